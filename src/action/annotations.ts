import { realpathSync } from 'node:fs'
import { relative, resolve } from 'node:path'

import { formatProblem } from '../errors.ts'
import type { Place, Problem, UserError } from '../errors.ts'
import type { Plan } from '../layer/build-plan.ts'
import { inBackticks } from '../report/reason.ts'
import { whyAllRefused } from '../report/refusals.ts'
import { stopsOf } from '../report/stops.ts'
import { withoutCommands } from './runner-log.ts'
import type { Annotation, Runner } from './runner.ts'

/** GitHub keeps ten annotations of each kind from one step (docs/stacker/platform.md#3.4). */
const mostAnnotations = 10

/** Where relative paths start, and what annotations are relative to. */
export interface Checkout {
  readonly working: string
  /** The same as it was written, where that leads through a link. */
  readonly written?: string
  readonly workspace: string
  /** The workspace free of links. */
  readonly physical: string
}

/** The checkout of a job in `workspace`. */
export function checkoutOf({ working, written }: Pick<Checkout, 'working' | 'written'>, workspace: string): Checkout {
  return { working, ...(written === undefined ? {} : { written }), workspace, physical: physicalOf(workspace) }
}

function physicalOf(workspace: string): string {
  try {
    return realpathSync(workspace)
  } catch {
    // It is not there, which is told already.
    return workspace
  }
}

/**
 * Shows the mistakes, each once, at its place if it has one. The log shows only the text of an annotation, so the place stands there
 * as well.
 */
export function annotateMistakes(runner: Runner, error: UserError, checkout: Checkout): void {
  for (const problem of error.problems) {
    const { place, excerpt } = problem
    const text = formatProblem({ ...problem, ...placed(place, checkout) })
    runner.error(text, place === undefined ? {} : annotation(place, checkout))
    if (excerpt !== undefined) runner.info(withoutCommands(excerpt))
  }
}

/** Notices of the plan, and a warning for each layer at which stacker will stop, on the lines that they are about. */
export function annotatePlan(runner: Runner, plan: Plan, checkout: Checkout): void {
  const refused = whyAllRefused(plan, inBackticks)
  if (refused !== undefined) runner.warning(refused)
  annotateAll(runner, stopsOf(plan), checkout, (message, properties) => {
    runner.warning(message, properties)
  })
  annotateAll(runner, plan.notices, checkout, (message, properties) => {
    runner.notice(message, properties)
  })
}

function annotateAll(
  runner: Runner,
  problems: readonly Problem[],
  checkout: Checkout,
  annotate: (message: string, properties: Annotation) => void,
): void {
  for (const problem of problems.slice(0, mostAnnotations)) {
    annotate(withAdvice(problem), problem.place === undefined ? {} : annotation(problem.place, checkout))
  }
  for (const problem of problems.slice(mostAnnotations)) {
    runner.info(withoutCommands(formatProblem({ ...problem, ...placed(problem.place, checkout) })))
  }
}

function withAdvice({ message, advice }: Problem): string {
  return advice === undefined ? message : `${message}; ${advice}`
}

function placed(place: Place | undefined, checkout: Checkout): { place?: Place } {
  return place === undefined ? {} : { place: { ...place, file: shownFile(place.file, checkout) } }
}

function annotation(place: Place, checkout: Checkout): Annotation {
  return {
    file: shownFile(place.file, checkout),
    ...(place.line === undefined ? {} : { startLine: place.line }),
    ...(place.column === undefined ? {} : { startColumn: place.column }),
  }
}

/** GitHub finds a file by its path from the root of the repository (docs/stacker/platform.md#3.4). */
export function shownFile(file: string, { working, written = working, workspace, physical }: Checkout): string {
  const place = resolve(working, file)
  const inside = (directory: string): boolean => place.startsWith(`${directory}/`)
  if (inside(working)) return relative(workspace, resolve(written, relative(working, place)))
  return relative(inside(physical) ? physical : workspace, place)
}
