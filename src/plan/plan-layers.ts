import { findBlindSpots } from '../advice/blind-spots.ts'
import { isStale, shownReason, type LayerPlan, type Plan, type Reason } from '../layer/build-plan.ts'
import { plannedImages } from '../layer/planned-images.ts'
import { dependencies } from '../layer/stack.ts'
import { baseSlot } from '../predict/base-slot.ts'
import { showWithout, withoutUserInfo, type Show } from '../stackerfile/shown-text.ts'
import type { ForeseenLayer, JudgingOptions } from './foresight.ts'
import { openModeChanges } from './mode-changes.ts'
import type { ReadSources } from './sources.ts'

/** What is told of the judged layers. */
export function planOf(layers: readonly ForeseenLayer[], sources: ReadSources, options: JudgingOptions): Plan {
  const show = showWithout(sources.project.substitutions)
  const reasonsOf = openModeChanges(options.directories.working)
  return {
    release: sources.release,
    layers: layers.map((layer) => layerPlan(layer, reasonsOf(layer), show, sources.layerTypes)),
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
        binds: options.binds,
      }),
    ],
  }
}

function layerPlan(
  { stacked, found, judgement }: ForeseenLayer,
  reasons: readonly Reason[],
  show: Show,
  layerTypes: readonly string[],
): LayerPlan {
  const { definition } = stacked.facts
  const held = [...definition.substitutions.values()].flat()
  return {
    definition,
    build: stacked.build,
    verdict: judgement.verdict,
    reasons: reasons.map((reason) =>
      shownReason(
        reason,
        (text) => show(text, held),
        (text) => heldValue(text, show),
      ),
    ),
    dependsOn: dependencies(stacked),
    bytes: (judgement.candidate ?? judgement.unchanged)?.record?.blobs.reduce((sum, { size }) => sum + size, 0) ?? 0,
    seconds: (found.candidate ?? judgement.unchanged)?.record?.buildSeconds ?? null,
    images: plannedImages(definition, (judgement.candidate ?? judgement.unchanged)?.entry, layerTypes),
    publish: isStale(judgement.verdict) && !definition.layer.BuildOnly,
  }
}

/** The name of a substitution, of any of the project, whose value is in the text. */
function heldValue(text: string, show: Show): string | undefined {
  const shown = show(text)
  return shown === withoutUserInfo(text) ? undefined : /\$\{\{([^}]*)\}\}/.exec(shown)?.[1]
}
