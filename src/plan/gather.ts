import { resolve } from 'node:path'

import { overlap } from '../layer/bind-mounts.ts'
import type { BindFact, LayerFacts } from '../layer/facts.ts'
import { imageInLayout, mayBeImageOf } from '../layer/image-layout.ts'
import type { Layer } from '../stackerfile/layer.ts'
import type { RecordSource } from '../layer/candidate.ts'
import { stackLayers, type StackedLayer } from '../layer/stack.ts'
import { predictFacts, type PredictionEnvironment } from '../predict/foreseen-facts.ts'
import type { Evidence } from '../predict/resolution.ts'
import { openSourceScan, type SourceScan } from '../predict/source-scan.ts'
import type { Store } from '../store/store.ts'
import type { Surroundings } from '../use-cases.ts'
import { hashedBytes, ownDirectoriesOf, predictionEnvironment, type PredictionOptions } from './prediction.ts'
import { readSources, type ReadSources, type SourceOptions } from './sources.ts'

/** The stackerfiles with the facts of their layers. */
export interface Gathered {
  readonly sources: ReadSources
  readonly stack: readonly StackedLayer[]
  /** Names that builds before this one hold in its stacker-dir: stacker comes upon those first. */
  readonly held: ReadonlySet<string>
  /** Parallel to `stack`: what registries and servers said. */
  readonly evidence: readonly (readonly Evidence[])[]
}

export interface GatherOptions extends SourceOptions, PredictionOptions {
  /** Layers of builds that come before this one in its stacker-dir: see `stackLayers`. */
  readonly earlier?: readonly StackedLayer[]
}

/** Reads the stackerfiles and predicts the facts of their layers. Asks registries and http servers, nothing of the cache but its age. */
export async function gather(
  options: GatherOptions,
  surroundings: Surroundings,
  records: RecordSource,
  store: Store | undefined,
): Promise<Gathered> {
  const ownDirectories = ownDirectoriesOf(options)
  const scan = openSourceScan({
    workingDirectory: options.directories.working,
    ownDirectories,
    watch: hashedBytes(surroundings.progress),
  })
  try {
    const sources = await readAndScan(options, surroundings, records, scan)
    const { staging, ...others } = predictionEnvironment(options, surroundings, sources, store)
    return await predictLayers(sources, options, surroundings, {
      ...others,
      staging: { ...staging, ownDirectories, scan },
    })
  } finally {
    await scan.close()
  }
}

async function predictLayers(
  sources: ReadSources,
  options: GatherOptions,
  { progress }: Surroundings,
  environment: PredictionEnvironment,
): Promise<Gathered> {
  const predicted = await Promise.all(
    sources.layers.map(async ({ definition, build }, index) => {
      progress?.(`reading layer ${String(index + 1)} of ${String(sources.layers.length)}: ${definition.name}`)
      return { ...(await predictFacts(definition, environment)), build }
    }),
  )
  const held = new Set(options.earlier?.map(({ facts }) => facts.definition.name))
  return {
    sources,
    stack: stackLayers(
      sources.project,
      predicted.map((one) => ({ ...one, facts: awaiting(one.facts, held, options) })),
      options.earlier,
    ),
    held,
    evidence: predicted.map(({ evidence }) => evidence),
  }
}

/** What stackerfiles import is looked at while further ones are read. */
async function readAndScan(
  options: GatherOptions,
  surroundings: Surroundings,
  records: RecordSource,
  scan: SourceScan,
): Promise<ReadSources> {
  const sources = await readSources(
    options,
    surroundings,
    (arch, layer) => records.newestRecord(arch, layer),
    (release, layers) => {
      for (const { layer } of layers) scan.begin(layer.Imports ?? [], release)
    },
  )
  await scan.finish()
  return sources
}

/** The image that an earlier build writes into the output layout is not there yet, or is to be another one: stacker reads it when it gets there. */
function awaiting(
  read: LayerFacts,
  held: ReadonlySet<string>,
  { directories: { working, oci }, earlier = [] }: GatherOptions,
): LayerFacts {
  const facts = withoutWritten(read, earlier, working)
  const image = imageInLayout(facts.definition.layer.From)
  if (image === undefined || held.size === 0 || facts.base.kind !== 'known') return facts
  if (resolve(working, image.directory) !== oci || ![...held].some((name) => mayBeImageOf(image.name, name)))
    return facts
  return { ...facts, base: { kind: 'unknown', why: 'a build before this one writes it' } }
}

/** What a build before this one may write into a bind is not what lies there now. */
function withoutWritten(facts: LayerFacts, earlier: readonly StackedLayer[], working: string): LayerFacts {
  const { binds, definition } = facts
  if (binds === undefined || earlier.length === 0) return facts
  const placesOf = (layer: Layer): string[] => (layer.Binds ?? []).map(({ Source: source }) => resolve(working, source))
  const written = earlier.flatMap(({ facts: other }) =>
    (other.definition.layer.Run ?? []).length > 0 ? placesOf(other.definition.layer) : [],
  )
  const own = placesOf(definition.layer)
  const seen = binds.map((fact, index): BindFact => {
    const place = own[index]
    return place !== undefined && written.some((other) => overlap(place, other))
      ? { kind: 'unknown', why: 'a build before this one may write there' }
      : fact
  })
  return { ...facts, binds: seen }
}
