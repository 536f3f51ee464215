import type { RecordSource } from '../layer/candidate.ts'
import { stackLayers, type StackedLayer } from '../layer/stack.ts'
import { predictFacts } from '../predict/foreseen-facts.ts'
import type { Evidence } from '../predict/resolution.ts'
import type { Store } from '../store/store.ts'
import type { Surroundings } from '../use-cases.ts'
import { predictionEnvironment, type PredictionOptions } from './prediction.ts'
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
  const sources = await readSources(options, surroundings, (arch, layer) => records.newestRecord(arch, layer))
  const environment = predictionEnvironment(options, surroundings, sources, store)
  const predicted = await Promise.all(
    sources.layers.map(async ({ definition, build }) => ({ ...(await predictFacts(definition, environment)), build })),
  )
  return {
    sources,
    stack: stackLayers(sources.project, predicted, options.earlier),
    held: new Set(options.earlier?.map(({ facts }) => facts.definition.name)),
    evidence: predicted.map(({ evidence }) => evidence),
  }
}
