import { FormatError } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import type { Tree } from '../formats/mtree-tree.ts'
import { builtOnEveryRun } from '../layer/always-built.ts'
import { findBlindSpots } from '../advice/blind-spots.ts'
import { boundSources } from '../layer/bound-sources.ts'
import { boundLayers, findCollisions, reusedDownloads } from '../layer/collision.ts'
import { differencesOf } from '../layer/differences.ts'
import { foresee, type Foreseen, type PortableForm } from '../layer/judge.ts'
import { judge, type Found, type Judgement, type Witness } from '../layer/judgement.ts'
import { shownReason, type LayerPlan, type Plan, type Reason } from '../layer/build-plan.ts'
import type { Provision } from '../layer/provision.ts'
import type { Capabilities } from '../layer/provision-request.ts'
import { findDependants, imageManifests, provideJudged } from '../layer/provisions.ts'
import { dependencies, stackLayers, type StackedLayer } from '../layer/stack.ts'
import { openModeChanges } from './mode-changes.ts'
import type { Options } from '../options.ts'
import { baseSlot } from '../predict/base.ts'
import { predictFacts } from '../predict/foreseen-facts.ts'
import type { Evidence } from '../predict/resolution.ts'
import { predictionEnvironment } from './prediction.ts'
import { portableForm, readSources, type ReadSources } from './sources.ts'
import { showWithout, type Show } from '../stackerfile/shown-text.ts'
import type { Store } from '../store/store.ts'
import { openWitness } from './witness.ts'
import type { Surroundings } from '../use-cases.ts'
import { findCapabilities, whyNotLaidDown } from '../workspace/root/capabilities.ts'
import { ownerOf } from '../workspace/directories.ts'

/** The stackerfiles with the facts of their layers. */
export interface Gathered {
  readonly sources: ReadSources
  readonly stack: readonly StackedLayer[]
  /** Parallel to `stack`: what registries and servers said. */
  readonly evidence: readonly (readonly Evidence[])[]
}

/** The plan with all that it was judged by; restore lays down from it. */
export interface Foresight extends Gathered {
  readonly plan: Plan
  /** Parallel to `plan.layers`. */
  readonly layers: readonly ForeseenLayer[]
}

export interface ForeseenLayer {
  readonly stacked: StackedLayer
  readonly form: PortableForm
  readonly foreseen: Foreseen
  readonly found: Found
  readonly judgement: Judgement
  /** How the candidate is laid down; undefined where there is none. */
  readonly provision: Provision | undefined
}

/** Says what `stacker build` would build, and why. Changes nothing. */
export async function plan(options: Options, surroundings: Surroundings): Promise<Plan> {
  const { witness, store } = await openWitness(options, surroundings, 'asked')
  const gathered = await gather(options, surroundings, witness, store)
  return (await judgeProject(gathered, options, witness)).plan
}

/** Reads the stackerfiles and predicts the facts of their layers. Asks registries and http servers, nothing of the cache but its age. */
export async function gather(
  options: Options,
  surroundings: Surroundings,
  witness: Witness,
  store: Store | undefined,
): Promise<Gathered> {
  const sources = await readSources(options, surroundings, (arch, layer) => witness.newestRecord(arch, layer))
  const environment = predictionEnvironment(options, surroundings, sources, store)
  const predicted = await Promise.all(
    sources.layers.map(async ({ definition, build }) => ({ ...(await predictFacts(definition, environment)), build })),
  )
  return {
    sources,
    stack: stackLayers(sources.project, predicted),
    evidence: predicted.map(({ evidence }) => evidence),
  }
}

/**
 * Judges until nothing has to be left out any more: a hit whose content cannot be laid down for those that stand on it is built
 * after all, which changes what the layers above it stand on. Each round leaves out at least one layer more, so it ends.
 * `leftOut` are layers that are known to be impossible, with why.
 */
export async function judgeProject(
  gathered: Gathered,
  options: Options,
  witness: Witness,
  leftOut: ReadonlyMap<number, string> = new Map(),
): Promise<Foresight> {
  const { sources, stack } = gathered
  let capabilities: Promise<Capabilities> | undefined
  const impossible = new Map(leftOut)
  const refused = options.from === 'store' ? await whyNotLaidDown(ownerOf(sources.rootUser)) : undefined
  const asked = refused === undefined ? witness : withoutRights(witness, refused)
  for (;;) {
    const judged = await judgeRound(stack, sources, options, asked, impossible)
    if (witness.settle?.() === false) continue
    const layers =
      options.from === 'store' && judged.some(({ judgement }) => judgement.candidate)
        ? provide(judged, sources, await (capabilities ??= findCapabilities(ownerOf(sources.rootUser))))
        : judged.map((layer) => ({ ...layer, provision: layer.judgement.candidate && keep }))
    let keepsMore = false
    for (const { provision, judgement, stacked } of layers) {
      if (provision?.kind !== 'left-out' || judgement.candidate?.record === undefined) continue
      if (witness.keepHere?.(stacked.facts.definition.name) === true) keepsMore = true
    }
    // Others may have been left out for these.
    if (keepsMore) {
      witness.settle?.()
      continue
    }
    const before = impossible.size
    for (const [index, { provision }] of layers.entries()) {
      if (provision?.kind === 'left-out') impossible.set(index, provision.why)
    }
    if (impossible.size === before) return { ...gathered, layers, plan: planOf(layers, sources, options) }
  }
}

/** The same where nothing can be laid down of what the store has. */
function withoutRights(witness: Witness, why: string): Witness {
  return {
    ...witness,
    async find(stacked, foreseen, release) {
      const found = await witness.find(stacked, foreseen, release)
      if (found.candidate?.record === undefined) return found
      return { ...found, objections: [...found.objections, { code: 'root-needed', subject: '', detail: why }] }
    },
  }
}

function planOf(layers: readonly ForeseenLayer[], sources: ReadSources, options: Options): Plan {
  const show = showWithout(sources.project.substitutions)
  const reasonsOf = openModeChanges(options.directories.working)
  return {
    release: sources.release,
    layers: layers.map((layer) => layerPlan(layer, reasonsOf(layer), show)),
    builds: sources.project.builds.map(({ roots, files }) => ({
      roots,
      files: files.map(({ path, prerequisites, unsure }) => ({ path, prerequisites, unread: unsure.length > 0 })),
    })),
    notices: [
      ...sources.notices,
      ...findBlindSpots({
        layers: layers.map(({ stacked }) => stacked),
        substitutions: sources.project.substitutions,
        maxAge: options.maxAge,
        comparesEpoch: sources.release.rules.comparesEpoch,
        hashesProduced: sources.release.rules.hashesProduced,
        layerTypes: sources.layerTypes,
        baseSlot,
        from: options.from,
      }),
    ],
  }
}

async function judgeRound(
  stack: readonly StackedLayer[],
  sources: ReadSources,
  options: Options,
  witness: Witness,
  leftOut: ReadonlyMap<number, string>,
): Promise<readonly ForeseenLayer[]> {
  const collisions = findCollisions(stack, ({ facts }) => baseSlot(facts.definition.layer))
  const reused = reusedDownloads(stack, ({ facts }) => baseSlot(facts.definition.layer))
  const bound = boundLayers(stack)
  const everyRun = builtOnEveryRun(stack, sources.release)
  const written = boundSources(stack, { workingDirectory: options.directories.working, from: options.from })
  const judging: Promise<ForeseenLayer>[] = []
  for (const [index, stacked] of stack.entries()) {
    const below = dependencies(stacked).flatMap((at) => judging[at] ?? [])
    judging.push(
      (async () => {
        await Promise.all(below)
        const standing = await standings(stacked, judging)
        const form = portableForm(stacked.facts.definition, sources, options.directories.working)
        const foreseen = foresee(stacked.facts, form, {
          standing: (name) => standing.get(name),
          isBuiltOnEveryRun: (name) => everyRun[stacked.below.get(name) ?? -1] === true,
        })
        const found = await witness.find(stacked, foreseen, sources.release)
        const judgement = judge({
          stacked,
          foreseen,
          found: sources.releaseKnown
            ? found
            : { candidate: undefined, objections: [unknownRelease(sources)], present: new Set() },
          release: sources.release,
          doubtedRelease: sources.releaseDoubt && (sources.releaseDoubt.named ?? sources.release.tag),
          leftOut: leftOut.get(index),
          collision: collisions.get(index) ?? reused.get(index),
          umask: sources.umask,
          // In place the verdict is what stacker will do, its stale hits over binds included (docs/stacker/restoring.md#33).
          boundBelow: options.from === 'store' && bound[index] === true,
          bound: written.get(index) ?? [],
          differences: differencesOf(sources.release, treesOf(stacked, form, found), (directive) =>
            stacked.facts.definition.substitutions.get(directive)?.join(', '),
          ),
        })
        return { stacked, form, foreseen, found, judgement, provision: undefined }
      })(),
    )
  }
  return Promise.all(judging)
}

async function standings(
  stacked: StackedLayer,
  judging: readonly Promise<ForeseenLayer>[],
): Promise<ReadonlyMap<string, Judgement['standing']>> {
  const result = new Map<string, Judgement['standing']>()
  for (const [name, index] of stacked.below) {
    const below = await judging[index]
    if (below) result.set(name, below.judgement.standing)
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

/** Parents first: what is laid down of a layer is composed of what is laid down below it. */
function provide(
  layers: readonly ForeseenLayer[],
  { release, layerTypes }: ReadSources,
  capabilities: Capabilities,
): readonly ForeseenLayer[] {
  const dependants = findDependants(layers)
  const { extractsOnDemand } = release.rules
  const inImages = blobsOfImages(layers, layerTypes)
  const provided: (Provision | undefined)[] = []
  for (const [index, layer] of layers.entries()) {
    const { base, facts } = layer.stacked
    const below = base === undefined || facts.base.kind !== 'built' ? undefined : layers[base]
    const environment = {
      below: below && {
        buildOnly: below.stacked.facts.definition.layer.BuildOnly,
        provision: base === undefined ? undefined : provided[base],
      },
      extractsOnDemand,
      layerTypes,
      capabilities,
      isAtHand: (blob: Digest) => inImages.has(blob),
    }
    provided.push(provideJudged(index, layer, dependants, environment))
  }
  return layers.map((layer, index) => ({ ...layer, provision: provided[index] }))
}

/** What images that are laid down bring along. */
function blobsOfImages(layers: readonly ForeseenLayer[], layerTypes: readonly string[]): ReadonlySet<Digest> {
  const blobs = new Set<Digest>()
  for (const { judgement } of layers) {
    const { candidate } = judgement
    if (candidate?.record === undefined) continue
    for (const { layers: ofImage } of orNone(() => imageManifests(candidate, layerTypes)).values())
      for (const { digest } of ofImage) blobs.add(digest)
  }
  return blobs
}

function orNone<K, V>(read: () => ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  try {
    return read()
  } catch (error) {
    if (error instanceof FormatError) return new Map()
    throw error
  }
}

const keep: Provision = { kind: 'keep', root: undefined, rewritten: false }

function layerPlan({ stacked, judgement }: ForeseenLayer, reasons: readonly Reason[], show: Show): LayerPlan {
  const { definition } = stacked.facts
  const held = [...definition.substitutions.values()].flat()
  return {
    definition,
    build: stacked.build,
    verdict: judgement.verdict,
    reasons: reasons.map((reason) => shownReason(reason, (text) => show(text, held))),
    dependsOn: dependencies(stacked),
    bytes: judgement.candidate?.record?.blobs.reduce((sum, { size }) => sum + size, 0) ?? 0,
  }
}
