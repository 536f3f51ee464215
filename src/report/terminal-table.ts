import type { Problem } from '../errors.ts'
import { isRebuilt } from '../layer/build-plan.ts'
import type { Plan } from '../layer/build-plan.ts'
import { buildTimes, tellTimes } from './build-time.ts'
import { visible } from './escape.ts'
import { counted, formatBytes, formatSeconds } from './figures.ts'
import { tellHistory } from './history.ts'
import { planTable } from './plan-table.ts'
import { inBackticks, toldOnce } from './reason.ts'
import { whyAllRefused } from './refusals.ts'
import { paint, type TerminalStyle } from './terminal-style.ts'
import { isSurprise, togetherNotSaved } from './transfer.ts'
import type { PlanDifference, RestoreTransfer, SaveTransfer } from './transfer.ts'
import { wrap } from './wrap.ts'

/** `3 of 5 layers will be built by stacker v1.2.0`. */
function headline(plan: Plan): string {
  const { layers } = plan
  const by = `will be built by stacker ${rulesOf(plan).told}`
  const unread = new Set(
    plan.builds.flatMap(({ files }) => files.filter((file) => file.unread).map(({ path }) => path)),
  )
  const unknown = `all layers of ${counted(unread.size, 'stackerfile')} that could not be read`
  if (layers.length === 0) return unread.size === 0 ? 'There are no layers to build' : `${capital(unknown)} ${by}`
  const rebuilt = layers.filter(({ verdict }) => isRebuilt(verdict)).length
  const unchanged = layers.filter(({ verdict }) => verdict === 'unchanged').length
  const stops = layers.some(({ verdict }) => verdict === 'error')
  return [
    `${rebuilt} of ${counted(layers.length, 'layer')}`,
    ...(unread.size === 0 ? [] : [`, and ${unknown},`]),
    ` ${by}`,
    ...(stops ? [`, which will stop at ${rebuilt === 1 ? 'it' : 'one of them'}`] : []),
    ...(unchanged === 0
      ? []
      : [
          `; ${String(unchanged)} of them only if it is run at all: nothing that ${unchanged === 1 ? 'its build sees' : 'their builds see'} has changed`,
        ]),
  ].join('')
}

/** What building takes and what it would take more, where that is known, and stacker gets that far. */
function timeLine({ layers, builds }: Plan): readonly string[] {
  if (layers.some(({ verdict }) => verdict === 'error')) return []
  const unread = builds.some(({ files }) => files.some((file) => file.unread))
  const told = tellTimes(buildTimes(layers), unread)
  return told === undefined ? [] : [`${capital(told)}.`]
}

/**
 * Which stacker will build, and by whose rules it is planned. That the release is not known is one trouble of the whole plan, so it is told
 * here and not at each layer.
 */
export function rulesOf({ release, layers }: Plan): { readonly isKnown: boolean; readonly told: string } {
  const unknown = layers
    .flatMap(({ verdict, reasons }) => (isRebuilt(verdict) ? reasons : []))
    .find(({ code }) => code === 'release-unknown')
  if (unknown === undefined) return { isKnown: true, told: release.tag }
  const { subject, detail } = unknown
  if (detail === undefined) {
    const which = subject === release.tag ? 'of a release that is not known' : visible(subject)
    return { isKnown: false, told: `${which}; its rules are taken to be those of ${release.tag}` }
  }
  return { isKnown: false, told: `${subject === '' ? 'of this release' : visible(subject)}: ${detail}` }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** The plan as an aligned table, one line per layer and one more for each further reason, below the answer and above what is worth saying. */
export function renderPlan(plan: Plan, style: TerminalStyle): string {
  const refused = whyAllRefused(plan, inBackticks)
  const once = [...(refused === undefined ? [] : [refused]), ...toldOnce(plan, inBackticks)].map(visible)
  const head = [`${headline(plan)}.`, ...timeLine(plan), ...once].flatMap((line) =>
    style.columns === undefined ? [line] : wrap(line, style.columns),
  )
  return [...head, ...planTable(plan, style), ...renderNotices(plan.notices, style)].join('\n')
}

const noteIndent = ' '.repeat(8)

function renderNotices(notices: readonly Problem[], style: TerminalStyle): readonly string[] {
  return notices.map(({ message, place, advice }) => {
    const where = place === undefined ? '' : `${[style.show(place.file), place.line].filter(Boolean).join(':')}: `
    const told = visible(`${where}${message}${advice === undefined ? '' : `; ${advice}`}`)
    const lines = style.columns === undefined ? [told] : wrap(told, style.columns - noteIndent.length)
    return `  ${paint('note', 34, style)}  ${lines.join(`\n${noteIndent}`)}`
  })
}

export function renderRestore(transfer: RestoreTransfer, style: TerminalStyle): string {
  const { restored, notRestored, bytesDown, bytesLeftOut = 0, seconds, store } = transfer
  const left = bytesLeftOut === 0 ? '' : `, ${formatBytes(bytesLeftOut)} left out`
  const content = restored.reduce((sum, layer) => sum + layer.bytes, 0)
  const images = transfer.images ?? []
  return [
    `Restored ${counted(restored.length, 'layer')} (${formatBytes(content)}) from ${visible(store)}: ${formatBytes(bytesDown)} down${left} in ${formatSeconds(seconds)}.`,
    ...(images.length === 0
      ? []
      : [`  ${describeImages(images)}: ${images.map(({ name }) => visible(name)).join(', ')}`]),
    ...notRestored.map(
      (layer) => `  ${paint('not restored', 33, style)}  ${visible(layer.name)}: ${visible(layer.why)}`,
    ),
  ].join('\n')
}

/** That they are there for whoever publishes them, and not for stacker. */
export function describeImages(images: NonNullable<RestoreTransfer['images']>): string {
  return `${counted(images.length, 'image')} of unchanged layers laid down as ${images.length === 1 ? 'it was' : 'they were'}`
}

export function renderSave(transfer: SaveTransfer, style: TerminalStyle): string {
  const { saved, differences, bytesUp, seconds, store, skipped, history } = transfer
  const past = history && tellHistory(history)
  const done =
    skipped === undefined
      ? `Saved ${counted(saved.length, 'layer')} to ${visible(store)}: ${formatBytes(bytesUp)} up in ${formatSeconds(seconds)}.`
      : `Saved nothing to ${visible(store)}: ${visible(skipped)}.`
  return [
    done,
    ...saved.map((layer) => `  ${paint('saved', 32, style)}  ${visible(layer.name)}  ${formatBytes(layer.bytes)}`),
    ...togetherNotSaved(transfer).map(
      ({ names, why }) => `  ${paint('not saved', 33, style)}  ${names.map(visible).join(', ')}: ${visible(why)}`,
    ),
    ...differences.map((difference) => {
      const word = isSurprise(difference) ? paint('differs', 31, style) : 'settled'
      return `  ${word}  ${visible(difference.name)}: ${describeDifference(difference)}`
    }),
    ...(past === undefined ? [] : [`This branch: ${past}.`]),
  ].join('\n')
}

/** What the plan said against what the build did. */
export function describeDifference({ predicted, rebuilt, found }: PlanDifference): string {
  switch (found) {
    case 'gone':
      return `planned as ${predicted}, is not in build.cache any more`
    case 'other-definition':
      return `planned as ${predicted}, was built with another definition: were the same options given to both?`
    case undefined:
  }
  return `planned as ${predicted}, ${rebuilt ? 'was built' : 'was not built'}`
}
