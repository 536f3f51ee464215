import { FormatError } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { entryDigest, type Note } from '../handover/note.ts'
import { alwaysReasons, builtOnEveryRun } from '../layer/always-built.ts'
import { sameDefinition } from '../layer/definition.ts'
import { factsOfEntry, identityOf } from '../layer/entry-facts.ts'
import type { CacheEntry } from '../layer/entry.ts'
import type { PortableForm } from '../layer/foreseen.ts'
import type { PortableBase, PortableContent, PortableFacts } from '../layer/portable.ts'
import type { StackedLayer } from '../layer/stack.ts'
import type { Gathered } from '../plan/gather.ts'
import { portableForm } from '../plan/sources.ts'
import type { Release } from '../release/release.ts'
import type { BuildState } from '../workspace/build-state.ts'
import type { StackerDirectories } from '../workspace/directories.ts'
import { isBuilt, type BuiltLayer, type BuiltOrWhy, type NotBuilt } from './built-layer.ts'
import { overwrittenLayers } from './overwritten.ts'
import { isOutdated, wasCompared, type Producer, type Traces } from './traces.ts'
import { isSeen, noteOfLayer, type FindLayer, type Underneath } from './underneath.ts'
import { unwitnessedImports } from './unwitnessed.ts'
import { witnessedBase } from './witnessed-base.ts'

/** What a build left, and what was known before it. */
export interface BuildRemains {
  readonly gathered: Gathered
  /** The same sources with the umask that the note was made with. */
  readonly asBefore: Gathered
  /** Of build.cache, by name. */
  readonly entries: ReadonlyMap<string, CacheEntry>
  readonly note: Note | undefined
  /** What the build left beside build.cache. */
  readonly state: BuildState
  readonly directories: StackerDirectories
  /** Where the facts are to name all that the builds saw. */
  readonly bound?: BoundContents
  readonly writers?: ReadonlyMap<number, readonly number[]>
}

/** What the binds of a layer held, by its index, or why that is not known; undefined where its build sees what stacker compares. */
export type BoundContents = (index: number) => readonly Digest[] | string | undefined

/** Parents first: the facts of a layer name the identities of those below it. */
export function builtLayers(remains: BuildRemains): readonly BuiltOrWhy[] {
  const { sources, stack } = remains.gathered
  const { bound } = remains
  const everyRun = builtOnEveryRun(stack, sources.release, bound !== undefined)
  const result: BuiltOrWhy[] = []
  const built = (index: number | undefined): BuiltLayer | undefined => {
    const found = index === undefined ? undefined : result[index]
    return found && isBuilt(found) ? found : undefined
  }
  const unknowable = everyRun.map((every, index) => every || bound?.(index) !== undefined)
  const overwritten = overwrittenLayers({ sources, stack }, remains.directories.workingDirectory, unknowable, built)
  for (const [index, stacked] of stack.entries()) {
    const found = builtLayer(remains, index, stacked, { everyRun, overwritten, built })
    result.push('entry' in found ? found : { index, ...found })
  }
  return result
}

/** What is known of the layers below, by index. */
interface Below {
  readonly everyRun: readonly boolean[]
  readonly overwritten: FindLayer
  readonly built: (index: number | undefined) => BuiltLayer | undefined
}

function none(why?: string, isUnreached = false): Omit<NotBuilt, 'index'> {
  return { why, isUnreached }
}

function builtLayer(
  remains: BuildRemains,
  index: number,
  stacked: StackedLayer,
  { everyRun, overwritten, built }: Below,
): BuiltLayer | Omit<NotBuilt, 'index'> {
  const { gathered, asBefore, entries, note, directories, bound } = remains
  const { sources } = gathered
  const { release } = sources
  const { definition } = stacked.facts
  const entry = entries.get(definition.name)
  if (everyRun[index] === true && (bound !== undefined || !mayComeOutEqual(stacked, release))) return none()
  if (entry === undefined || !sameDefinition(entry.Layer, definition.layer, release)) {
    return none(undefined, entry === undefined || !stacked.sharesName)
  }
  const underneath: Underneath = {
    ...{ overwritten, note, release },
    below: (name) => built(stacked.below.get(name)),
    isBuiltOnEveryRun: (name) => everyRun[stacked.below.get(name) ?? -1] === true,
  }
  const base = witnessedBase(entry, stacked, underneath)
  if (typeof base === 'string') return none(base)
  const form = portableForm(definition, sources, directories.workingDirectory)
  const unwitnessed = unwitnessedImports(stacked, asBefore.stack[index] ?? stacked, form, underneath)
  if (typeof unwitnessed === 'string') return none(unwitnessed)
  const read = readFacts(entry, { form, base, unwitnessed, release })
  if (typeof read === 'string') return none(read)
  const binds = bound?.(index)
  if (typeof binds === 'string') return none(binds)
  const writers = (remains.writers?.get(index) ?? []).map((at) => built(at)?.identity)
  const known = writers.flatMap((one) => one ?? [])
  if (binds !== undefined && known.length < writers.length)
    return none('what wrote before it into what it binds is not known')
  const facts = binds === undefined ? read : { ...read, binds: [...binds, ...known] }
  const identity = identityOf(entry, facts)
  const state = entryState(remains, entry, { stacked, identity, underneath })
  return 'why' in state ? state : { index, stacked, form, entry, facts, identity, ...state }
}

/** Whether the entry is what restore laid down, and if so, whether it is good still. */
function entryState(
  { note, state, directories }: BuildRemains,
  entry: CacheEntry,
  {
    stacked,
    identity,
    underneath: { below, isBuiltOnEveryRun, release },
  }: Pick<BuiltLayer, 'stacked' | 'identity'> & { readonly underneath: Underneath },
): Pick<BuiltLayer, 'untouched' | 'stored' | 'fresh'> | Omit<NotBuilt, 'index'> {
  const { definition } = stacked.facts
  const traces: Traces = { state, directories, release }
  const noted = noteOfLayer(note, definition)
  // One that is built on every run tells nothing by the time of its build.
  const producer = (name: string): Producer | undefined =>
    isBuiltOnEveryRun(name) ? { entry, untouched: true } : below(name)
  const untouched = noted?.laid === entryDigest(entry, release)
  const isNamedSo = noted?.identity === identity
  if (untouched && !isNamedSo && !wasCompared(entry, stacked, producer, traces)) {
    return none('nothing shows that the build got to it: it stands as it was laid down', true)
  }
  if (!untouched && !stacked.sharesName && isOutdated(entry, stacked, producer, traces)) {
    return none('what it takes files from has been built again since', true)
  }
  return { untouched, stored: untouched && noted.stored && isNamedSo, fresh: !untouched && isSeen(note, definition) }
}

/**
 * An image that is built on every run hits never, but with SOURCE_DATE_EPOCH it may be the base of layers that do
 * (docs/stacker/restoring.md#42).
 */
function mayComeOutEqual({ facts }: StackedLayer, release: Release): boolean {
  const { definition, epoch } = facts
  return epoch !== null && !definition.layer.BuildOnly && alwaysReasons(definition, release).length > 0
}

function readFacts(
  entry: CacheEntry,
  from: {
    readonly form: PortableForm
    readonly base: PortableBase
    readonly unwitnessed: ReadonlyMap<number, PortableContent>
    readonly release: Release
  },
): PortableFacts | string {
  const { form, base, unwitnessed, release } = from
  try {
    const known = factsOfEntry(entry, {
      portable: form.layer,
      definition: form.definition,
      arch: form.arch,
      release,
      base,
      unwitnessed: (index) => unwitnessed.get(index),
    })
    return known.kind === 'facts' ? known.facts : known.why
  } catch (error) {
    if (error instanceof FormatError) return error.message
    throw error
  }
}
