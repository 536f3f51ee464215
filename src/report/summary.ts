import type { Problem } from '../errors.ts'
import { isRebuilt } from '../layer/build-plan.ts'
import type { Plan } from '../layer/build-plan.ts'
import { isStop } from '../layer/verdict.ts'
import { answer } from './answer.ts'
import { markdownCode, markdownText } from './escape.ts'
import { counted, formatBytes, formatSeconds } from './figures.ts'
import { fit } from './fit.ts'
import { renderGraph } from './graph.ts'
import { layerTable } from './layer-table.ts'
import { describeReason, reasonsOf, toldOnce } from './reason.ts'
import type { Voice } from './reason.ts'
import { whyAllRefused } from './refusals.ts'
import { reasonTable } from './reason-table.ts'
import type { SourceView } from './source-view.ts'
import { describeImages, rulesOf } from './terminal-table.ts'
import type { RestoreTransfer } from './transfer.ts'
import { whatChanged } from './what-changed.ts'

/** GitHub silently drops a step's summary above 1 MiB (docs/stacker/platform.md#3.3). */
const mostBytes = 512 * 1024
const mostStops = 10

const inMarkdown: Voice = { name: markdownCode, clause: markdownText }

/**
 * The job summary of the main step, GitHub-flavoured Markdown of at most 512 KiB: the answer, what is wrong, what was restored, the layers,
 * and below them what one may look up.
 */
export function summarisePlan(plan: Plan, transfer: RestoreTransfer | undefined, view: SummaryView): string {
  const { title = '### stack-cache', isFolded = false } = view
  const details = [
    ...layerTables(plan, view),
    [renderGraph(plan) ?? ''],
    whatChanged(plan, view),
    noticeLines(plan.notices, view),
    rulesOf(plan).isKnown ? [`<sub>By the rules of stacker ${markdownText(plan.release.tag)}.</sub>`] : [],
  ]
  return fit(
    [
      [`${title}: ${answer(plan, transfer)}`],
      ...alerts(plan, view),
      transfer === undefined ? [] : restoreLines(transfer),
      ...(isFolded
        ? [[`<details><summary>${counted(plan.layers.length, 'layer')}</summary>`], ...details, ['</details>']]
        : details),
    ],
    mostBytes,
  )
}

export interface SummaryView extends SourceView {
  /** Markdown: a heading, and whose plan it is where it is one of several. */
  readonly title?: string
  /** What is below the answer is folded away: the whole story stands in the summary of another job. */
  readonly isFolded?: boolean
}

/** What is wrong stands on top. */
function alerts(plan: Plan, { show }: SourceView): readonly (readonly string[])[] {
  const stops = plan.layers.flatMap((layer) => {
    const { name, stackerfile, line } = layer.definition
    const why = layer.verdict === 'error' ? reasonsOf(layer).filter(isStop) : []
    return why.map(
      (reason) =>
        `${markdownCode(name)} (${markdownCode(`${show(stackerfile)}:${String(line)}`)}): ${describeReason(reason, inMarkdown)}`,
    )
  })
  const rules = rulesOf(plan)
  const refused = whyAllRefused(plan, inMarkdown)
  const warnings = [
    ...(refused === undefined ? [] : [refused]),
    ...toldOnce(plan, inMarkdown),
    ...(rules.isKnown ? [] : [`stacker ${markdownText(rules.told)}.`]),
  ]
  const told = stops.slice(0, mostStops)
  return [
    stops.length === 0
      ? []
      : [
          '> [!CAUTION]',
          '> **stacker will stop here:**',
          ...told.map((stop) => `> - ${stop}`),
          ...(stops.length > told.length ? [`> - and ${String(stops.length - told.length)} more`] : []),
        ],
    ...warnings.map((warning) => ['> [!WARNING]', `> ${warning}`]),
  ]
}

function restoreLines(transfer: RestoreTransfer): readonly string[] {
  const { restored, notRestored, bytesDown, bytesLeftOut = 0, seconds, store, images = [] } = transfer
  const left = bytesLeftOut === 0 ? '' : `, ${formatBytes(bytesLeftOut)} left out until it is needed`
  return [
    `${counted(restored.length, 'layer')} restored from ${markdownCode(store)}: ${formatBytes(bytesDown)} in ${formatSeconds(seconds)}${left}.`,
    ...(images.length === 0
      ? []
      : ['', `${describeImages(images)}: ${images.map(({ name }) => markdownCode(name)).join(', ')}.`]),
    ...(notRestored.length === 0
      ? []
      : [
          '',
          ...reasonTable(
            'not restored',
            notRestored.map(({ name, why }) => ({ names: [name], why })),
          ),
        ]),
  ]
}

/** Of a large plan the layers that will not be built are folded away: the rest is what one looks for. */
const mostUnfolded = 20

function layerTables(plan: Plan, view: SourceView): readonly (readonly string[])[] {
  const { layers } = plan
  const hits = layers.filter(({ verdict }) => !isRebuilt(verdict))
  if (layers.length <= mostUnfolded || hits.length === 0) return [layerTable(plan, layers, view)]
  return [
    layerTable(
      plan,
      layers.filter(({ verdict }) => isRebuilt(verdict)),
      view,
    ),
    [
      `<details><summary>${counted(hits.length, 'layer')} that will not be built</summary>`,
      '',
      ...layerTable(plan, hits, view),
      '',
      '</details>',
    ],
  ]
}

function noticeLines(notices: readonly Problem[], { show }: SourceView): readonly string[] {
  if (notices.length === 0) return []
  return [
    '<details><summary>Worth knowing</summary>',
    '',
    ...notices.map(({ message, place, advice }) => {
      const where =
        place === undefined ? '' : `${markdownCode([show(place.file), place.line].filter(Boolean).join(':'))} `
      return `- ${where}${markdownText(advice === undefined ? message : `${message}; ${advice}`)}`
    }),
    '',
    '</details>',
  ]
}
