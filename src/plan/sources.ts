import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'

import { isTrouble, UserError, type Problem } from '../errors.ts'
import { definitionText } from '../layer/definition.ts'
import type { PortableForm } from '../layer/foreseen.ts'
import { portableLayer } from '../layer/portable.ts'
import type { LayerRecord } from '../layer/record.ts'
import { listLayers } from '../layer/stack.ts'
import { dependsOnUmask } from '../layer/umask.ts'
import { treeDigest } from '../formats/mtree-tree.ts'
import type { Options } from '../options/options.ts'
import { epochOf } from '../release/epoch.ts'
import { layerTypeKey } from '../release/layer-type.ts'
import { earlierPatch, findRelease, newestRelease } from '../release/releases.ts'
import type { Release } from '../release/release.ts'
import { findStackerfiles } from '../stackerfile/find.ts'
import { loadProject } from '../stackerfile/load.ts'
import type { LayerDefinition, Project } from '../stackerfile/stackerfile.ts'
import type { Surroundings } from '../use-cases.ts'
import { leftUmask } from '../workspace/build-state.ts'
import { directoriesOf } from '../workspace/directories.ts'
import { askedRelease, releaseNotices, type ReleaseDoubt } from './asked-release.ts'
import { hostArch } from './host-arch.ts'

/** The options by which stackerfiles are read. */
export type SourceOptions = Pick<
  Options,
  | 'sources'
  | 'directories'
  | 'substitute'
  | 'substituteFile'
  | 'stacker'
  | 'stackerVersion'
  | 'arch'
  | 'stackerUser'
  | 'epoch'
  | 'umask'
  | 'layerTypes'
  | 'verity'
  | 'from'
> & {
  /** What an earlier step of the job foresaw, null where it could not; where nothing is staged the cache is then not asked. */
  readonly foreseenUmask?: number | null
}

/** The stackerfiles as stacker will read them, and under which rules. */
export interface ReadSources {
  readonly release: Release
  /** What is not known of the release that will build, so that hits are only probable; undefined where it is certain. */
  readonly releaseDoubt: ReleaseDoubt | undefined
  /** The named release is not in the table: nothing may be restored. */
  readonly releaseKnown: boolean
  /** The release that was named, or found on this machine. */
  readonly askedRelease: string | undefined
  /** stacker runs as root, directly or through sudo. */
  readonly rootUser: boolean
  readonly epoch: bigint | null
  /** As stacker will have it; undefined where it cannot be known. */
  readonly umask: number | undefined
  readonly arch: 'amd64' | 'arm64'
  readonly project: Project
  readonly layers: readonly { readonly definition: LayerDefinition; readonly build: number }[]
  readonly layerTypes: readonly string[]
  readonly notices: readonly Problem[]
}

/**
 * Reads the stackerfiles of the options. `newestRecord` answers the newest record of a layer: it says by which release, and run by
 * whom, the cache was filled, where neither the options nor a stacker on the PATH do. `onRead` is told of layers as soon as they are read,
 * and may be told of them again, by another release.
 * @throws UserError for what stacker would refuse.
 */
export async function readSources(
  options: SourceOptions,
  surroundings: Surroundings,
  newestRecord: (arch: string, layer: string) => Promise<LayerRecord | undefined>,
  onRead?: (release: Release, layers: readonly LayerDefinition[]) => void,
): Promise<ReadSources> {
  const arch = options.arch ?? hostArch()
  const builds = await buildsOf(options, surroundings)
  const read = (release: Release): Promise<Project> =>
    loadProject({
      builds,
      release,
      substitutions: options.substitute,
      ...(options.substituteFile === undefined ? {} : { substituteFile: options.substituteFile }),
      directories: { ...directoriesOf(options.directories), workDir: options.directories.workDirOption },
      host: { os: 'linux', arch },
      workingDirectory: options.directories.working,
      ...(onRead && { onRead: onRead.bind(undefined, release) }),
    })
  const asking = askedRelease(options, surroundings)
  // While stacker says which it is, since most have the newest.
  const early = options.stackerVersion.kind === 'auto' && isSmall(builds) ? read(newestRelease) : undefined
  early?.catch(() => undefined)
  const asked = await asking
  const known = asked === undefined ? undefined : findRelease(asked)
  const given = known ?? (asked === undefined ? undefined : earlierPatch(asked))
  let project = await (given === undefined || given === newestRelease ? (early ?? read(newestRelease)) : read(given))
  const owner = buildCacheOwner(options.directories)
  const record =
    given && (options.stackerUser !== 'auto' || owner !== undefined)
      ? undefined
      : await anyRecord(project, arch, newestRecord)
  const recorded = record && findRelease(record.release)
  const release = given ?? (asked === undefined ? recorded : undefined) ?? newestRelease
  if (release !== (given ?? newestRelease)) project = await read(release)

  const uid = process.getuid?.() ?? 0
  // `runner` is who runs this step, and in a container that is often root.
  const rootUser =
    options.stackerUser === 'auto' ? (owner ?? record?.owner ?? uid) === 0 : options.stackerUser === 'root' || uid === 0
  const throughSudo = rootUser && uid !== 0
  return {
    release,
    releaseDoubt: known !== undefined || (asked === undefined && recorded !== undefined) ? undefined : { named: asked },
    askedRelease: asked,
    releaseKnown: asked === undefined || given !== undefined,
    rootUser,
    epoch: epochOf(options.epoch, release, { seen: surroundings.environment['SOURCE_DATE_EPOCH'], throughSudo }),
    umask: await umaskOf(options, { project, throughSudo, record }, (layer) => newestRecord(arch, layer)),
    arch,
    project,
    layers: listLayers(project),
    layerTypes: layerTypesOf(options, release),
    notices: [...releaseNotices(release, asked, { known, given, recorded }), ...project.notices],
  }
}

/** The parts of a definition that name it in the store, and how its facts become portable. */
export function portableForm(
  definition: LayerDefinition,
  sources: ReadSources,
  workingDirectory: string,
): PortableForm {
  const layer = portableLayer(definition, workingDirectory)
  return {
    layer,
    definition: definitionText(layer, sources.release),
    arch: sources.arch,
    shape: sources.release.shape,
    layerTypes: [...sources.layerTypes].sort(),
    treeDigest: ({ tree }) => treeDigest(tree),
  }
}

/** So many layers are asked by what umask they were built. */
const askedForUmask = 4

/**
 * What stacker has staged tells: here, else the newest record, of those asked, that says how its layer was staged: of layers that were saved
 * together some may tell it and some not. Where nothing was built yet nothing can hit, and this process's own is as good as any.
 */
async function umaskOf(
  options: Pick<SourceOptions, 'umask' | 'directories' | 'from' | 'foreseenUmask'>,
  known: { readonly project: Project; readonly throughSudo: boolean; readonly record: LayerRecord | undefined },
  newestRecord: (layer: string) => Promise<LayerRecord | undefined>,
): Promise<number | undefined> {
  if (options.umask !== 'auto') return options.umask
  const layers = listLayers(known.project)
  const names = new Set(layers.map(({ definition }) => definition.name))
  const left = await leftUmask(directoriesOf(options.directories), names)
  if (left !== undefined) return left
  if (options.foreseenUmask !== undefined) return options.foreseenUmask ?? undefined
  const stagers = layers.filter(({ definition }) => dependsOnUmask(definition.layer))
  const asked =
    options.from === 'local'
      ? []
      : await Promise.all(stagers.slice(0, askedForUmask).map(({ definition }) => newestRecord(definition.name)))
  const records = [known.record, ...asked]
    .filter((record) => record !== undefined)
    .sort((a, b) => b.savedAt - a.savedAt)
  if (records.length > 0) return records.find(({ umask }) => umask !== null)?.umask ?? undefined
  // sudo never widens the umask of who calls it, and adds 022 (sudoers, umask).
  return known.throughSudo ? ownUmask() | 0o022 : ownUmask()
}

/** proc(5). Node can only tell the umask by setting it twice, which other threads would see. */
function ownUmask(): number {
  const digits = /^Umask:\s*([0-7]+)$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1]
  return digits === undefined ? 0o022 : Number.parseInt(digits, 8)
}

async function buildsOf(
  { sources, directories }: Pick<Options, 'sources' | 'directories'>,
  surroundings: Surroundings,
): Promise<readonly { roots: readonly string[] }[]> {
  if (sources.kind === 'files') return sources.files.map((file) => ({ roots: [file] }))
  const found = await findStackerfiles(sources.directory, sources.pattern, directories.working)
  for (const notice of found.notices) surroundings.log.warning(notice.message)
  return found.files.length === 0 ? [] : [{ roots: found.files }]
}

/** Bytes of stackerfiles that are read in the time in which stacker says its release. */
const mostReadEarly = 64 * 1024

function isSmall(builds: readonly { readonly roots: readonly string[] }[]): boolean {
  try {
    const sizes = builds.flatMap(({ roots }) => roots.map((file) => statSync(file).size))
    return sizes.reduce((sum, size) => sum + size, 0) <= mostReadEarly
  } catch (error) {
    // Who reads them tells.
    if (!isTrouble(error)) throw error
    return false
  }
}

async function anyRecord(
  project: Project,
  arch: string,
  newestRecord: (arch: string, layer: string) => Promise<LayerRecord | undefined>,
): Promise<LayerRecord | undefined> {
  // One layer's record is as good as another's; a few are asked, since the first ones may be new.
  for (const { definition } of listLayers(project).slice(0, 4)) {
    const record = await newestRecord(arch, definition.name)
    if (record !== undefined) return record
  }
  return undefined
}

/** Undefined also where another user's directory does not let us look. */
function buildCacheOwner({ stacker }: Options['directories']): number | undefined {
  try {
    return statSync(path.join(stacker, 'build.cache'), { throwIfNoEntry: false })?.uid
  } catch (error) {
    if (!isTrouble(error)) throw error
    return undefined
  }
}

/**
 * Keys of the requested types. tar never has verity data; erofs and verity are refused where the release does not know them
 * (docs/stacker/staging.md#1.5).
 */
function layerTypesOf(options: Pick<Options, 'layerTypes' | 'verity'>, release: Release): readonly string[] {
  const unknown = options.layerTypes.find((type) => !release.rules.layerTypes.includes(type))
  if (unknown !== undefined) {
    throw new UserError(
      `layer-type: stacker ${release.tag} cannot write ${unknown}; it knows ${release.rules.layerTypes.join(', ')}`,
    )
  }
  return options.layerTypes.map((type) => layerTypeKey(type, options.verity && type !== 'tar', release))
}
