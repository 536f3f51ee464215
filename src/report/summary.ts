import type { Problem } from '../errors.ts'
import { isRebuilt } from '../layer/build-plan.ts'
import type { LayerPlan, Plan } from '../layer/build-plan.ts'
import { markdownCode, markdownText } from './escape.ts'
import { counted, formatBytes, formatSeconds } from './figures.ts'
import { renderGraph } from './graph.ts'
import { describeReasons, toldOnce } from './reason.ts'
import type { Voice } from './reason.ts'
import { describeChange, describeDifference, describeImages, headline, timeLine } from './terminal-table.ts'
import { isFault, isSurprise, togetherNotSaved } from './transfer.ts'
import type { RestoreTransfer, SaveTransfer } from './transfer.ts'

/** GitHub silently drops a step's summary above 1 MiB (docs/stacker/platform.md#3.3). */
const mostBytes = 512 * 1024
const mostChanges = 20

const inMarkdown: Voice = { name: markdownCode, clause: markdownText }

type Show = (path: string) => string

/** The job summary of the main step, GitHub-flavoured Markdown of at most 512 KiB. */
export function summarisePlan(plan: Plan, transfer: RestoreTransfer | undefined, show: Show): string {
  const parts = [
    [`### stack-cache: ${headline(plan)}`],
    timeLine(plan),
    [...toldOnce(plan, inMarkdown)],
    transfer === undefined ? [] : restoreLines(transfer),
    [renderGraph(plan) ?? ''],
    ...layerTables(plan, show),
    changeDetails(plan),
    noticeLines(plan.notices, show),
  ]
  return fit(parts)
}

/** The job summary of the post step, or of the save door. */
export function summariseSave(transfer: SaveTransfer): string {
  const { saved, differences, bytesUp, seconds, store, skipped } = transfer
  const head =
    skipped === undefined
      ? `### stack-cache: ${counted(saved.length, 'layer')} saved`
      : `### stack-cache: nothing saved, ${markdownText(skipped)}`
  const surprises = differences.filter(isSurprise)
  return fit([
    [head],
    skipped === undefined
      ? [`${formatBytes(bytesUp)} sent to ${markdownCode(store)} in ${formatSeconds(seconds)}.`]
      : [],
    surprises.length === 0
      ? []
      : [
          '> [!WARNING]',
          `> The build did not do what the plan said.${surprises.some(isFault) ? ' Please report this with the plan document.' : ''}`,
          ...surprises.map((one) => `> - ${markdownCode(one.name)}: ${describeDifference(one)}`),
        ],
    saved.length === 0
      ? []
      : [
          '| saved layer | sent | built in |',
          '| --- | ---: | ---: |',
          ...saved.map(
            ({ name, bytes, seconds: built }) =>
              `| ${markdownCode(name)} | ${formatBytes(bytes)} | ${built === undefined ? '' : formatSeconds(built)} |`,
          ),
        ],
    reasonList('not saved', togetherNotSaved(transfer)),
  ])
}

function restoreLines(transfer: RestoreTransfer): readonly string[] {
  const { restored, notRestored, bytesDown, seconds, store, images = [] } = transfer
  return [
    `${counted(restored.length, 'layer')} restored from ${markdownCode(store)}: ${formatBytes(bytesDown)} in ${formatSeconds(seconds)}.`,
    ...(images.length === 0
      ? []
      : ['', `${describeImages(images)}: ${images.map(({ name }) => markdownCode(name)).join(', ')}.`]),
    ...(notRestored.length === 0 ? [] : ['', ...reasonList('not restored', alone(notRestored))]),
  ]
}

function alone(layers: RestoreTransfer['notRestored']): readonly Reasoned[] {
  return layers.map(({ name, why }) => ({ names: [name], why }))
}

type Reasoned = ReturnType<typeof togetherNotSaved>[number]

function reasonList(title: string, layers: readonly Reasoned[]): readonly string[] {
  if (layers.length === 0) return []
  return [
    `| ${title} | why |`,
    '| --- | --- |',
    ...layers.map(({ names, why }) => `| ${names.map(markdownCode).join(', ')} | ${markdownText(why)} |`),
  ]
}

/** Of a large plan the layers that will not be built are folded away: the rest is what one looks for. */
const mostUnfolded = 20

function layerTables(plan: Plan, show: Show): readonly (readonly string[])[] {
  const { layers } = plan
  const hits = layers.filter(({ verdict }) => !isRebuilt(verdict))
  if (layers.length <= mostUnfolded || hits.length === 0) return [layerTable(plan, layers, show)]
  return [
    layerTable(
      plan,
      layers.filter(({ verdict }) => isRebuilt(verdict)),
      show,
    ),
    [
      `<details><summary>${counted(hits.length, 'layer')} that will not be built</summary>`,
      '',
      ...layerTable(plan, hits, show),
      '',
      '</details>',
    ],
  ]
}

function layerTable(plan: Plan, layers: readonly LayerPlan[], show: Show): readonly string[] {
  if (layers.length === 0) return []
  return [
    '| layer | stackerfile | verdict | why |',
    '| --- | --- | --- | --- |',
    ...layers.map((layer) => {
      const { name, stackerfile, line } = layer.definition
      const why = describeReasons(plan, layer, inMarkdown).join('<br>')
      return `| ${markdownCode(name)} | ${markdownCode(`${show(stackerfile)}:${line}`)} | ${layer.verdict} | ${why} |`
    }),
  ]
}

/** Fields and files only: what a substitution put there may not be for everybody who can see the run. */
function changeDetails(plan: Plan): readonly string[] {
  const changed = plan.layers.filter((layer) => layer.reasons.some((reason) => (reason.changes ?? []).length > 0))
  if (changed.length === 0) return []
  return ['<details><summary>What changed</summary>', '', ...changed.flatMap(changesOf), '', '</details>']
}

function changesOf(layer: LayerPlan): readonly string[] {
  const changes = layer.reasons.flatMap((reason) =>
    (reason.changes ?? []).map((change) => ({ subject: reason.subject, change })),
  )
  return [
    `- ${markdownCode(layer.definition.name)}`,
    ...changes.slice(0, mostChanges).map(({ subject, change }) => {
      const inside = subject === '' || subject === change.path ? '' : ` in ${markdownCode(subject)}`
      return `  - ${markdownCode(describeChange(change, false))}${inside}`
    }),
    ...(changes.length > mostChanges ? [`  - and ${changes.length - mostChanges} more`] : []),
  ]
}

function noticeLines(notices: readonly Problem[], show: Show): readonly string[] {
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

/** Parts are kept whole lines at a time, in order, until the room is used up; a part that was begun is closed. */
function fit(parts: readonly (readonly string[])[]): string {
  const room = mostBytes - 1024
  const kept: string[] = []
  let bytes = 0
  let dropped = 0
  for (const part of parts) {
    const text = part.join('\n')
    if (text === '') continue
    const size = Buffer.byteLength(text) + 2
    if (bytes + size <= room) {
      kept.push(text)
      bytes += size
      continue
    }
    // A table may lose rows; a fence or an element must not lose its end.
    const head = part[0] ?? ''
    if (head.startsWith('|')) {
      const rows: string[] = []
      for (const row of part) {
        const more = Buffer.byteLength(row) + 1
        if (bytes + more > room) break
        rows.push(row)
        bytes += more
      }
      if (rows.length > 2) kept.push(rows.join('\n'))
      dropped += part.length - rows.length
    } else {
      dropped += part.length
    }
  }
  if (dropped > 0) kept.push(`${counted(dropped, 'more line')} did not fit here; the plan document has everything.`)
  return `${kept.join('\n\n')}\n`
}
