import { entrySchema, type Layout } from './entry-schema.ts'
import type { Release, Rules } from './release.ts'

/**
 * One row: the last of some tags that are equal in every file that matters, the others, and what is new in it
 * (docs/stacker/build-cache.md#1.2).
 */
interface Row {
  readonly tag: string
  /** Tags that differ from `tag` in nothing that is remembered or built, older ones. */
  readonly equal?: readonly string[]
  readonly cacheVersion?: number
  readonly goJson?: Release['goJson']
  /**
   * As linked: `replace` lines in stacker's go.mod pin another one than it requires (v1.1.4 to v1.2.0;
   * docs/stacker/build-cache.md#1.3).
   */
  readonly goMtree?: Release['goMtree']
  readonly layout?: Partial<Layout>
}

/** All releases, oldest first. What a row leaves out is as in the row before it. */
const table: readonly Row[] = [
  { tag: 'v0.16.0' },
  { tag: 'v0.17.0' },
  { tag: 'v0.18.0' },
  { tag: 'v0.19.0', layout: { verity: true } },
  { tag: 'v0.20.1', equal: ['v0.19.1', 'v0.20.0'] },
  { tag: 'v0.21.2', equal: ['v0.21.0', 'v0.21.1'], layout: { annotations: true } },
  { tag: 'v0.22.0', layout: { platform: true } },
  // Mounts roots with userxattr from here on; remembers the same.
  { tag: 'v0.22.1' },
  { tag: 'v0.30.1', goMtree: '0.5.2' },
  {
    tag: 'v0.40.1',
    equal: ['v0.40.1-rc1', 'v0.40.1-rc2', 'v0.40.1-rc3', 'v0.40.1-rc4'],
    layout: { importDest: true },
  },
  { tag: 'v0.40.4', equal: ['v0.40.2', 'v0.40.3'], goMtree: '0.5.3' },
  { tag: 'v0.40.5', layout: { descriptorData: true } },
  // Branched off before v0.40.4: older image-spec and go-mtree.
  { tag: 'v1.0.0-rc1', goMtree: '0.5.2', layout: { descriptorData: false, json: 'snake', binds: 'arrow' } },
  { tag: 'v1.0.0-rc2', layout: { descriptorData: true } },
  { tag: 'v1.0.0-rc3' },
  // Has a work-dir from here on; remembers the same.
  { tag: 'v1.0.0-rc4' },
  { tag: 'v1.0.0-rc5', goMtree: '0.5.3', layout: { bom: 'plain' } },
  { tag: 'v1.0.0-rc6', layout: { binds: 'either' } },
  { tag: 'v1.0.0-rc8', equal: ['v1.0.0-rc7'] },
  { tag: 'v1.0.0-rc9', cacheVersion: 13, layout: { legacyImport: 'unexported-flag' } },
  { tag: 'v1.0.0-rc11', equal: ['v1.0.0-rc10'] },
  { tag: 'v1.0.0-rc12', layout: { bom: 'namespace' } },
  { tag: 'v1.0.0-rc13', cacheVersion: 14, layout: { legacyImport: 'flag' } },
  // Hashes other imports than before; remembers the same.
  { tag: 'v1.0.0-rc14' },
  // Packs whiteouts with the layers below in view; remembers the same.
  { tag: 'v1.0.0-rc15' },
  { tag: 'v1.0.0', equal: ['v1.0.0-rc16'] },
  { tag: 'v1.1.0-rc1', goJson: 'go1.23', layout: { mediaTypeAlways: true } },
  { tag: 'v1.1.0-rc2', goMtree: '0.5.4' },
  // Asks registries for the layer's platform from here on, as v1.1.0 and v1.1.1 ask http servers otherwise; all remember the same.
  { tag: 'v1.1.0-rc3' },
  { tag: 'v1.1.0' },
  { tag: 'v1.1.3', equal: ['v1.1.1', 'v1.1.2'] },
  { tag: 'v1.1.6', equal: ['v1.1.4', 'v1.1.5'], goMtree: '0.6.0' },
  { tag: 'v1.2.0', cacheVersion: 16, goMtree: '0.5.4', layout: { bomFlag: true, epoch: true } },
]

/** Rules by the row that a release belongs to. */
function rulesOf(row: number): Rules {
  const from = (tag: string): boolean => row >= rowOf(tag)
  const until = (tag: string): boolean => row <= rowOf(tag)
  return {
    comparesEpoch: from('v1.2.0'),
    stagingChowns: from('v0.40.1'),
    hashesSources: from('v1.0.0-rc14'),
    hashesProduced: until('v1.0.0-rc13'),
    trailingSlash: from('v1.0.0-rc8'),
    omitsEmpty: from('v1.0.0-rc1'),
    bomAlwaysMisses: from('v1.0.0-rc5') && until('v1.1.6'),
    scratchBase: from('v0.40.1'),
    extractsOnDemand: from('v1.0.0-rc6'),
    layerTypes: from('v1.1.0-rc1') ? ['tar', 'squashfs', 'erofs'] : ['tar', 'squashfs'],
    verity: from('v0.19.0'),
    layerPlatform: from('v1.1.0-rc3'),
    sendsUrlUser: until('v1.1.0-rc3'),
    userXattr: from('v0.22.1'),
  }
}

function rowOf(tag: string): number {
  const row = table.findIndex((candidate) => candidate.tag === tag)
  if (row < 0) throw new RangeError(`${tag} names no row`)
  return row
}

const oldest: Layout = {
  json: 'names',
  verity: false,
  annotations: false,
  platform: false,
  importDest: false,
  descriptorData: false,
  mediaTypeAlways: false,
  binds: 'object',
  bom: 'none',
  legacyImport: 'none',
  bomFlag: false,
  epoch: false,
}

function buildReleases(): readonly Release[] {
  const built: Release[] = []
  let [layout, entry] = [oldest, entrySchema(oldest)]
  let cacheVersion = 12
  let goJson: Release['goJson'] = 'go1.19'
  let goMtree: Release['goMtree'] = '0.5.0'
  for (const [place, row] of table.entries()) {
    if (row.layout !== undefined) {
      layout = { ...layout, ...row.layout }
      entry = entrySchema(layout)
    }
    cacheVersion = row.cacheVersion ?? cacheVersion
    goJson = row.goJson ?? goJson
    goMtree = row.goMtree ?? goMtree
    const shared = {
      cacheVersion,
      shape: row.tag.replaceAll('.', 'x').replace('-', ''),
      entry,
      goJson,
      goMtree,
      rules: rulesOf(place),
    }
    for (const tag of [...(row.equal ?? []), row.tag]) built.push({ tag, ...shared })
  }
  return built
}

/** Every release of stacker from v0.16.0 to v1.2.0. */
export const releases: readonly Release[] = buildReleases()

const byTag = new Map(releases.map((release) => [release.tag, release]))

/** The release of a git tag, with or without the leading `v`. Anything else, `v1.2.0-dirty` too, is none. */
export function findRelease(tag: string): Release | undefined {
  return byTag.get(tag.startsWith('v') ? tag : `v${tag}`)
}

/**
 * The newest known release of the minor version that the tag is a later patch release of: what stands in for it until its rules are
 * known. Undefined for any other tag.
 */
export function earlierPatch(tag: string): Release | undefined {
  const asked = patchOf(tag)
  if (asked === undefined) return undefined
  const patches = releases.flatMap((release) => {
    const known = patchOf(release.tag)
    return known?.minor === asked.minor && known.patch < asked.patch ? [{ release, patch: known.patch }] : []
  })
  return patches.sort((a, b) => b.patch - a.patch)[0]?.release
}

function patchOf(tag: string): { readonly minor: string; readonly patch: number } | undefined {
  const [, minor, patch] = /^v?([0-9]+\.[0-9]+)\.([0-9]{1,6})$/.exec(tag) ?? []
  return minor === undefined ? undefined : { minor, patch: Number(patch) }
}

const newest = byTag.get('v1.2.0')
if (newest === undefined) throw new RangeError('the table has no newest release')

/** The release whose rules stand in where the release is not known; every hit is then doubtful. */
export const newestRelease: Release = newest
