import { builtOnEveryRun } from '../layer/always-built.ts'
import { unpackBindTree, type BindTree } from '../layer/bind-tree.ts'
import { certainRebuilds } from '../layer/certain-rebuilds.ts'
import { bindMountDoubts, bindWriters } from '../layer/bind-mounts.ts'
import type { Reason } from '../layer/build-plan.ts'
import { findCollisions, layersWithBinds, reusedDownloads } from '../layer/collision.ts'
import { differencesOf } from '../layer/differences.ts'
import { foresee, type PortableForm } from '../layer/foreseen.ts'
import type { Found, RecordSource } from '../layer/candidate.ts'
import { judge, type Judgement, type JudgementRequest } from '../layer/judge.ts'
import { foreseeSeen, hasBinds, seesBinds, settle } from '../layer/seen.ts'
import { dependencies, type StackedLayer } from '../layer/stack.ts'
import { isWholeImage } from '../layer/whole-image.ts'
import type { Standing } from '../layer/standing.ts'
import { baseSlot } from '../predict/base-slot.ts'
import type { Digest } from '../formats/digest.ts'
import type { Tree } from '../formats/mtree-tree.ts'
import type { ForeseenLayer, JudgingOptions } from './foresight.ts'
import type { Gathered } from './gather.ts'
import { portableForm, type ReadSources } from './sources.ts'

/** Judges each layer once, parents first. `leftOut` are those that cannot be laid down, with why. */
export async function judgeRound(
  gathered: Gathered,
  options: JudgingOptions,
  records: RecordSource,
  leftOut: ReadonlyMap<number, string>,
): Promise<readonly ForeseenLayer[]> {
  const { stack } = gathered
  const round = openRound(gathered, options, records)
  const judging: Promise<ForeseenLayer>[] = []
  for (const [index, stacked] of stack.entries()) {
    judging.push(judgeLayer({ index, stacked, judging, leftOut: leftOut.get(index) }, round))
  }
  return Promise.all(judging)
}

/** What the layers are judged by, the same for all. */
interface Round {
  readonly stack: readonly StackedLayer[]
  readonly sources: ReadSources
  readonly options: JudgingOptions
  readonly records: RecordSource
  readonly everyRun: readonly boolean[]
  readonly everyRunSeen: readonly boolean[]
  readonly written: ReadonlyMap<number, readonly Reason[]>
  readonly writers: ReadonlyMap<number, readonly number[]>
  readonly withBinds: readonly boolean[]
  readonly seeing: readonly boolean[]
  readonly collision: (index: number) => Reason | undefined
  readonly rebuiltWith: readonly (readonly number[])[]
  /** Layers whose newest record has been asked for before it was their turn. */
  readonly askedAhead: Set<number>
}

function openRound({ stack, sources }: Gathered, options: JudgingOptions, records: RecordSource): Round {
  const { release } = sources
  const slot = ({ facts }: StackedLayer): string | undefined => baseSlot(facts.definition.layer)
  const [collisions, reused] = [findCollisions(stack, slot), reusedDownloads(stack, slot)]
  const written = bindMountDoubts(stack, { workingDirectory: options.directories.working, from: options.from })
  const everyRun = builtOnEveryRun(stack, release)
  return {
    stack,
    sources,
    options,
    records,
    everyRun,
    everyRunSeen: builtOnEveryRun(stack, release, true),
    written,
    writers: bindWriters(stack, options.directories.working, written),
    withBinds: layersWithBinds(stack),
    seeing: records.findSeen === undefined ? [] : seesBinds(stack, written),
    collision: (index) => collisions.get(index) ?? reused.get(index),
    rebuiltWith: certainRebuilds(stack, everyRun),
    askedAhead: new Set(),
  }
}

interface LayerAt {
  readonly index: number
  readonly stacked: StackedLayer
  /** All layers, those before it at least. */
  readonly judging: readonly Promise<ForeseenLayer>[]
  readonly leftOut: string | undefined
}

async function judgeLayer(at: LayerAt, round: Round): Promise<ForeseenLayer> {
  const { index, stacked, judging } = at
  const { sources, options, everyRun, records } = round
  await Promise.all(dependencies(stacked).flatMap((below) => judging[below] ?? []))
  const standing = await standings(stacked, judging, ({ judgement }) => judgement.standing)
  const form = portableForm(stacked.facts.definition, sources, options.directories.working)
  const foreseen = foresee(stacked.facts, form, {
    standing: (name) => standing.get(name),
    isBuiltOnEveryRun: (name) => everyRun[stacked.below.get(name) ?? -1] === true,
  })
  const found = await records.find(stacked, foreseen, sources.release)
  const first = judge({
    ...requestOf(at, round, { form, foreseen, found }),
    leftOut: at.leftOut,
    // In place the verdict is what stacker will do, its stale hits over binds included (docs/stacker/restoring.md#33).
    bindsBelow: options.from === 'store' && round.withBinds[index] === true,
    bindDoubts: round.written.get(index) ?? [],
  })
  const seen = await judgeSeen(at, round, form)
  const judgement = seen === undefined ? first : settle(first, seen, stacked)
  if (first.standing.kind === 'rebuilt') askAhead(index, form.arch, round)
  return { stacked, form, foreseen, found, judgement, seen, provision: undefined }
}

/**
 * Of a layer that is built because of one below it the newest record is asked for, to explain it. In a chain each question would wait for
 * the answer to the one before: 200 of them took 7 s over a service that answers in 30 ms.
 */
function askAhead(index: number, arch: string, { stack, rebuiltWith, askedAhead, records }: Round): void {
  const waiting = [index]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const above of rebuiltWith[at] ?? []) {
      const name = stack[above]?.facts.definition.name
      if (name === undefined || askedAhead.has(above)) continue
      askedAhead.add(above)
      waiting.push(above)
      // Whoever needs the answer hears what went wrong.
      records.newestRecord(arch, name).catch(() => undefined)
    }
  }
}

/** The same by all that the build sees, those below being judged so, too. Undefined where that is what stacker compares. */
async function judgeSeen(at: LayerAt, round: Round, form: PortableForm): Promise<Judgement | undefined> {
  const { index, stacked, judging } = at
  const { sources, seeing, everyRunSeen, records, written } = round
  if (records.findSeen === undefined || seeing[index] !== true || stacked.facts.definition.unsure.length > 0)
    return undefined
  const standing = await standings(stacked, judging, ({ judgement, seen }) => (seen ?? judgement).standing)
  const foreseen = foreseeSeen(
    stacked,
    form,
    {
      standing: (name) => standing.get(name),
      isBuiltOnEveryRun: (name) => everyRunSeen[stacked.below.get(name) ?? -1] === true,
    },
    await Promise.all(
      (round.writers.get(index) ?? []).map(async (at) => {
        const writer = await judging[at]
        return [writer?.stacked.facts.definition.name ?? '', writer?.seen?.standing] as const
      }),
    ),
  )
  const kept = await records.findSeen(stacked, foreseen, sources.release)
  // What cannot come back is not there, whatever its facts.
  const isLost = kept.candidate !== undefined && !isWholeImage(kept.candidate, sources.layerTypes)
  const found = isLost ? { ...kept, objections: [...kept.objections, imageLost] } : kept
  const doubts = written.get(index) ?? []
  return judge({
    ...requestOf(at, round, { form, foreseen, found }),
    leftOut: undefined,
    bindsBelow: true,
    // What layers wrote that are as they were is what lies there, or the facts differ.
    bindDoubts: doubts.length === 0 || (await allUnchanged(judging.slice(0, index))) ? [] : doubts,
    comparesBinds: true,
  })
}

const imageLost: Reason = { code: 'content-missing', subject: '', detail: 'its record does not hold its image' }

async function allUnchanged(before: readonly Promise<ForeseenLayer>[]): Promise<boolean> {
  const binders = (await Promise.all(before)).filter(({ stacked }) => hasBinds(stacked))
  return binders.every(({ seen }) => seen?.standing.kind === 'good')
}

type Looked = Pick<ForeseenLayer, 'form' | 'foreseen' | 'found'>

function requestOf(
  { index, stacked }: LayerAt,
  { sources, collision }: Round,
  { form, foreseen, found }: Looked,
): Omit<JudgementRequest, 'leftOut' | 'bindsBelow' | 'bindDoubts'> {
  const none: Found = { candidate: undefined, objections: [unknownRelease(sources)], present: new Set() }
  return {
    stacked,
    foreseen,
    found: sources.releaseKnown ? found : none,
    release: sources.release,
    doubtedRelease: sources.releaseDoubt && (sources.releaseDoubt.named ?? sources.release.tag),
    collision: collision(index),
    umask: sources.umask,
    differences: differencesOf(
      sources.release,
      treesOf(stacked, form, found),
      (directive) => stacked.facts.definition.substitutions.get(directive)?.join(', '),
      (digest) => bindTreeOf(stacked, found, digest),
    ),
  }
}

async function standings(
  stacked: StackedLayer,
  judging: readonly Promise<ForeseenLayer>[],
  standingOf: (layer: ForeseenLayer) => Standing,
): Promise<ReadonlyMap<string, Standing>> {
  const result = new Map<string, Standing>()
  for (const [name, index] of stacked.below) {
    const below = await judging[index]
    if (below) result.set(name, standingOf(below))
  }
  return result
}

function unknownRelease({ askedRelease }: ReadSources): Reason {
  return { code: 'release-unknown', subject: askedRelease ?? '', detail: 'its rules are not in the table' }
}

/** Trees that can be compared file by file: those of the sources, and those that the record carries itself. */
function treesOf(stacked: StackedLayer, form: PortableForm, found: Found): ReadonlyMap<Digest, Tree> {
  const trees = new Map<Digest, Tree>()
  for (const fact of [...stacked.facts.imports, ...stacked.facts.overlayDirs]) {
    if (fact.kind === 'directory') trees.set(form.treeDigest(fact), fact.tree)
  }
  for (const [digest, tree] of found.candidate?.trees ?? []) trees.set(digest, tree)
  return trees
}

function bindTreeOf({ facts }: StackedLayer, found: Found, digest: Digest): BindTree | undefined {
  for (const fact of facts.binds ?? []) if (fact.kind === 'tree' && fact.tree.digest === digest) return fact.tree
  return unpackBindTree(found.candidate?.record?.bindTrees ?? new Map(), digest)
}
