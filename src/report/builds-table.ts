import { isRebuilt } from '../layer/build-plan.ts'
import { buildTimes, tellTimes } from './build-time.ts'
import { visible } from './escape.ts'
import { counted } from './figures.ts'
import type { PlannedBuild } from './planned-build.ts'
import type { SourceView } from './source-view.ts'
import { paint, type TerminalStyle } from './terminal-style.ts'
import { renderPlan, renderRestore } from './terminal-table.ts'
import type { RestoreTransfer } from './transfer.ts'

/** A build with its plan, and what was restored of it. */
export interface DoneBuild extends PlannedBuild, Pick<SourceView, 'lastChanges'> {
  readonly transfer: RestoreTransfer | undefined
}

/** One build as its plan is shown alone; of several those with nothing to build in a line each, below a count of all. A single one of a builds file is named. */
export function renderBuilds(builds: readonly DoneBuild[], style: Omit<TerminalStyle, 'show'>): string {
  const [only, ...others] = builds
  if (only !== undefined && others.length === 0)
    return only.name === '' ? renderBuild(only, style) : renderNamed(only, style).trimStart()
  return [`${buildsHeadline(builds)}.`, ...builds.map((build) => renderNamed(build, style))].join('\n')
}

/** `12 of 480 layers will be built, in 3 of 240 builds: about 40 s to build`. */
export function buildsHeadline(builds: readonly PlannedBuild[]): string {
  const layers = builds.flatMap(({ plan }) => plan.layers)
  const rebuilt = layers.filter(({ verdict }) => isRebuilt(verdict)).length
  const work = `${String(builds.filter(hasWork).length)} of ${counted(builds.length, 'build')}`
  const times = tellTimes(buildTimes(layers))
  const told = times === undefined ? '' : `: ${times}`
  return `${rebuilt} of ${counted(layers.length, 'layer')} will be built, in ${work}${told}`
}

/** Something is to be built, or a stackerfile could not be read. */
export function hasWork({ plan }: PlannedBuild): boolean {
  return (
    plan.layers.some(({ verdict }) => isRebuilt(verdict)) ||
    plan.builds.some(({ files }) => files.some(({ unread }) => unread))
  )
}

function renderNamed(build: DoneBuild, style: Omit<TerminalStyle, 'show'>): string {
  const name = paint(visible(build.name), 1, style)
  if (hasWork(build) || build.transfer !== undefined) return `\n${name}\n${renderBuild(build, style)}`
  return `  ${name}: nothing to build (${counted(build.plan.layers.length, 'layer')})`
}

function renderBuild({ plan, show, transfer }: DoneBuild, style: Omit<TerminalStyle, 'show'>): string {
  const shown = { ...style, show }
  return [renderPlan(plan, shown), ...(transfer === undefined ? [] : [renderRestore(transfer, shown)])].join('\n')
}
