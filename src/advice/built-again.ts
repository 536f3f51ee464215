import { byCause, eachLayer, hasDest, type BlindSpot, type BlindSpotKind, type BlindSpotSources } from './blind-spot.ts'
import { changesWithCommits } from './commit-values.ts'
import { generatesBom } from '../layer/always-built.ts'
import { neededOfErofs } from '../layer/erofs.ts'
import type { LayerFacts } from '../layer/facts.ts'
import { imageInLayout } from '../layer/image-layout.ts'

export const neverEqual: BlindSpotKind = {
  find: (sources) => eachLayer(sources, ({ neverEqual }) => neverEqual),
  spreads: ({ facts }) => !leavesEqualEntry(facts),
  tell: ({ layers, subjects, written, spread }) => ({
    message: `${layers}: what stands in ${subjects} never equals its copy in build.cache, so stacker builds it on every run${spread}`,
    advice: withoutNeverEqual(written),
  }),
}

const otherCures: ReadonlyMap<string, string> = new Map([
  ['import', 'write imports instead of import'],
  ['bom', 'remove packages from bom, or name some'],
])

function withoutNeverEqual(directives: readonly string[]): string {
  const empty = directives.filter((directive) => !otherCures.has(directive))
  const cures = directives.flatMap((directive) => otherCures.get(directive) ?? [])
  if (empty.length > 0)
    cures.push(`remove ${empty.join(' and ')}, as nothing is in ${empty.length === 1 ? 'it' : 'them'}`)
  return cures.join('; ')
}

export const boms: BlindSpotKind = {
  find: (sources) => eachLayer(sources, ({ layer }) => (generatesBom(layer) ? ['bom'] : [])),
  spreads: ({ facts }) => !leavesEqualEntry(facts),
  tell: ({ layers, spread }) => ({
    message: `${layers}: this release of stacker builds a layer that generates a bom on every run${spread}`,
    advice: 'generate it in a last layer of its own, or build with v1.2.0, where bom does nothing',
  }),
}

const comparing = {
  stacker: 'give binds: content and gate the run of stacker on any-stale',
  content: 'gate the run of stacker on any-stale',
}

export const binds: BlindSpotKind = {
  find: (sources) => eachLayer(sources, ({ layer }) => ((layer.Binds ?? []).length > 0 ? ['binds'] : [])),
  // In place an equal entry of a build_only layer lets its children be, whatever the binds brought in
  // (docs/stacker/restoring.md#33).
  spreads: ({ facts }, { from }) => from === 'store' || !leavesEqualEntry(facts),
  tell: ({ layers, spread }, { binds: compared, from }) => ({
    message: `${layers}: stacker builds a layer with binds on every run${spread}, since it does not compare what they hold`,
    advice: ['import what is only read instead of binding it', ...(from === 'store' ? [comparing[compared]] : [])].join(
      ', or ',
    ),
  }),
}

export const unsetEpochs: BlindSpotKind = {
  find: findUnsetEpochs,
  tell: ({ layers, subjects }) => ({
    message: `${layers}: without SOURCE_DATE_EPOCH an image that is built again is another one even of equal content, as it holds the time of the build, so ${subjects} must be built again with it`,
    advice:
      'set SOURCE_DATE_EPOCH, to a number that stays: stacker then keeps what stands on an image that came out equal',
  }),
}

export const erofs: BlindSpotKind = {
  find: findErofs,
  spreads: () => true,
  tell: ({ layers, spread }) => ({
    message: `${layers}: stacker fails to extract again what it packed as erofs, so a layer that others stand on or take files from cannot be laid down and is built on every run${spread}`,
    advice: 'build as squashfs or tar instead',
  }),
}

export const volatileSubstitutions: BlindSpotKind = {
  find: findVolatileSubstitutions,
  spreads: () => true,
  tell: ({ layers, subjects, one, spread }) => ({
    message: `${layers}: the ${one ? 'substitution' : 'substitutions'} ${subjects} ${one ? 'seems' : 'seem'} to change with every commit, and each change builds again what holds it${spread}`,
    advice: 'give it a fixed value except for releases, or move it into a last layer of its own',
  }),
}

export const movingBases: BlindSpotKind = {
  find: findMovingBases,
  spreads: () => true,
  tell: ({ layers, subjects, one, spread }) => ({
    message: `${layers}: the ${one ? 'base' : 'bases'} ${subjects} may ${one ? 'become another image' : 'become other images'} at any time, which builds again what is made from ${one ? 'it' : 'them'}${spread}`,
    advice: 'name a version, or better a digest',
  }),
}

/**
 * A build_only layer has no manifest that changes, but its entry holds the date of each walk through a directory
 * (docs/stacker/staging.md#8.12).
 */
function leavesEqualEntry({ definition: { layer }, imports, overlayDirs }: LayerFacts): boolean {
  const compared = imports.filter((_, index) => !hasDest(layer.Imports?.[index]))
  return layer.BuildOnly && compared.every(({ kind }) => kind === 'file') && overlayDirs.length === 0
}

/**
 * Images that are built on every run and have children, and own images as `oci` bases: an equal manifest lets what stands on it hit
 * (docs/stacker/staging.md#8.13). A build_only layer has none.
 */
function findUnsetEpochs(sources: BlindSpotSources): BlindSpot[] {
  if (!sources.comparesEpoch) return []
  const children = new Map<number, string[]>()
  for (const { facts, base } of sources.layers) {
    const foot = base === undefined ? undefined : sources.layers[base]?.facts
    if (base === undefined || foot?.epoch !== null || foot.definition.layer.BuildOnly) continue
    const isOutput = facts.base.kind === 'produced' && facts.definition.layer.From.Type !== 'tar'
    const isBound = facts.base.kind === 'built' && (foot.definition.layer.Binds ?? []).length > 0
    if (isOutput || isBound) children.set(base, [...(children.get(base) ?? []), facts.definition.name])
  }
  return [...children].map(([index, subjects]) => ({ layers: [index], subjects }))
}

/** In place the directories are there. */
function findErofs({ layers, layerTypes, from }: BlindSpotSources): BlindSpot[] {
  const needed = from === 'local' ? [] : [...neededOfErofs(layers, layerTypes)]
  return needed.length === 0 ? [] : [{ layers: needed.sort((a, b) => a - b), subjects: [] }]
}

/** Those that change together and are held by the same layers have one cause. The value is looked at, and never shown. */
function findVolatileSubstitutions({ layers, substitutions }: BlindSpotSources): BlindSpot[] {
  const given = new Map<string, string>()
  for (const pair of substitutions) {
    // The places that stacker itself gives.
    if (pair.startsWith('STACKER_')) continue
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    // The first one of a name leaves no placeholder for the others.
    if (at > 0 && !given.has(name)) given.set(name, pair.slice(at + 1).trim())
  }
  return byCause(
    [...given]
      .filter(([name, value]) => changesWithCommits(name, value))
      .flatMap(([name, value]) => {
        const directives = new Set<string>()
        const holders = layers.flatMap(({ facts: { definition } }, index) => {
          const held = [...definition.substitutions].flatMap(([directive, names]) =>
            names.includes(name) ? [directive] : [],
          )
          if (value.length >= 7 && definition.name.includes(value)) held.push('the name')
          for (const directive of held) directives.add(directive)
          return held.length > 0 ? [index] : []
        })
        const subject = `${name} (in ${[...directives].join(', ')})`
        return holders.length === 0 ? [] : [{ cause: holders.join(), layers: holders, subjects: [subject] }]
      }),
  )
}

/** Tags that by their name are given to another image again and again. */
const movingTags = new Set([
  'latest',
  'edge',
  'rolling',
  'nightly',
  'devel',
  'dev',
  'main',
  'master',
  'unstable',
  'snapshot',
])

/** Docker bases without a tag, or with one that moves, that no digest holds. */
function findMovingBases(sources: BlindSpotSources): BlindSpot[] {
  return eachLayer(sources, ({ layer, written }) => {
    if (layer.From.Type !== 'docker' || imageInLayout(layer.From) || layer.From.Url.includes('@')) return []
    const tag = /:([^:/]*)$/.exec(layer.From.Url.replace(/^docker:\/\//, ''))?.[1]
    return tag === undefined || movingTags.has(tag) ? [written.From.Url] : []
  })
}
