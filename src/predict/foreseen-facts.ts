import path from 'node:path'

import type { BaseFact, LayerFacts } from '../layer/facts.ts'
import type { LayerDefinition } from '../stackerfile/stackerfile.ts'
import { predictBase, type BaseEnvironment } from './base.ts'
import type { BindTrees } from './bind-trees.ts'
import { observeDownload } from './download.ts'
import { predictImports } from './foreseen-imports.ts'
import type { StagingEnvironment } from './staging-environment.ts'
import { predictOverlayDirs } from './overlay-dirs.ts'
import type { Evidence } from './resolution.ts'
import { predictStagedDownload } from './staged-download.ts'

export interface PredictionEnvironment {
  readonly staging: Omit<StagingEnvironment, 'download'>
  readonly base: BaseEnvironment
  /** `.stacker/imports` where the staging of an earlier build is still there; undefined on a fresh runner. */
  readonly stagedImports: string | undefined
  /** As stacker will see it; null where it is unset or the release does not compare it. */
  readonly epoch: bigint | null
  /** Where what binds hold is looked at. */
  readonly binds?: BindTrees | undefined
}

export interface PredictedFacts {
  readonly facts: LayerFacts
  /** What registries and servers said; to be heard again after the build before the layer is believed to be made of it. */
  readonly evidence: readonly Evidence[]
}

/** What stacker will observe of the layer in the coming build, computed from the sources. May ask registries and http servers. */
export async function predictFacts(
  definition: LayerDefinition,
  environment: PredictionEnvironment,
): Promise<PredictedFacts> {
  if (definition.unsure.length > 0) return { facts: unreadFacts(definition, environment.epoch), evidence: [] }
  const { layer } = definition
  const evidence: Evidence[] = []
  const staging: StagingEnvironment = {
    ...environment.staging,
    download: async (source) => {
      const staged =
        environment.stagedImports === undefined
          ? undefined
          : await predictStagedDownload(
              source,
              path.join(environment.stagedImports, definition.name),
              environment.base.download.downloads,
            )
      if (staged !== undefined) return staged
      const observed = await observeDownload(source, environment.base.download)
      if (observed.evidence) evidence.push(observed.evidence)
      return observed.fact
    },
  }
  const { binds } = environment
  const [base, imports, overlayDirs, bound] = await Promise.all([
    predictBase(layer, environment.base),
    predictImports(layer, staging),
    predictOverlayDirs(layer, staging),
    binds && Promise.all((layer.Binds ?? []).map(({ Source: source }) => binds.treeOf(source))),
  ])
  if (base.evidence) evidence.push(base.evidence)
  const facts = { definition, base: base.fact, epoch: environment.epoch, imports, overlayDirs }
  return { facts: { ...facts, ...(bound && { binds: bound }) }, evidence }
}

/** A definition that the reader is not sure of says nothing about what stacker will fetch. */
function unreadFacts(definition: LayerDefinition, epoch: bigint | null): LayerFacts {
  const base: BaseFact = { kind: 'unknown', why: 'the stackerfile could not be read with certainty' }
  const unknown = { kind: 'unknown', code: 'import-unresolved', why: base.why } as const
  return {
    definition,
    base,
    epoch,
    imports: (definition.layer.Imports ?? []).map(() => unknown),
    overlayDirs: (definition.layer.OverlayDirs ?? []).map(() => unknown),
  }
}
