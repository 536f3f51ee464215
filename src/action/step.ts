import { resolve } from 'node:path'

import type { OptionTexts } from '../options/option-texts.ts'
import type { GivenDirectories, Options } from '../options/options.ts'
import { readOptions } from '../options/read-options.ts'
import type { ExpandStackerfiles } from '../options/read-options.ts'
import { UserError } from '../errors.ts'
import type { Surroundings } from '../use-cases.ts'
import { summariseFailure } from '../report/failure-summary.ts'
import type { SourceView } from '../report/source-view.ts'
import { annotateMistakes, checkoutOf, shownFile } from './annotations.ts'
import type { Environment, Runner } from './runner.ts'
import { sourceLink } from './source-link.ts'
import { runnerLog, withoutCommands } from './runner-log.ts'

/** One step on a runner. `workspace` is what `working-directory` is relative to. */
export interface Step {
  /** The post step of the main door. */
  readonly post: boolean
  readonly runner: Runner
  readonly environment: Environment
  readonly workspace: string
  readonly now: () => number
  readonly writeSummary: (markdown: string) => Promise<void>
  /** See `Surroundings`. */
  readonly patience?: Surroundings['patience']
  /** Lets the step fail, without a word of its own; with 1 where no code is given. */
  readonly fail: (code?: number) => void
  /** Lets milliseconds pass before something is tried again; real ones where it is not given. */
  readonly wait?: (milliseconds: number) => Promise<unknown>
  /** From now on signals end nothing by themselves: it is aborted with the first of them as its reason. */
  readonly interruption?: () => AbortSignal
}

export function surroundingsOf({ runner, environment, now, patience }: Step): Surroundings {
  return { log: runnerLog(runner), environment, now, ...(patience && { patience }) }
}

export async function optionsOf(texts: OptionTexts, step: Step, expand: ExpandStackerfiles): Promise<Options> {
  return readOptions(texts, { cwd: step.workspace, defaultStore: 'github', expand })
}

export type Shown = Pick<GivenDirectories, 'working' | 'written'>

export async function trySummary(step: Step, render: () => string): Promise<void> {
  try {
    await step.writeSummary(render())
  } catch (error) {
    step.runner.warning(`There is no job summary: ${String(error)}`)
  }
}

/** For what the step can do without: a warning with the consequence, and on it goes. */
export function tryQuietly<T>(runner: Runner, consequence: string, attempt: () => T): T | undefined {
  try {
    return attempt()
  } catch (error) {
    if (error instanceof UserError) throw error
    runner.warning(`${error instanceof Error ? error.message : String(error)}; ${consequence}`)
    return undefined
  }
}

export function fail(step: Step, error: unknown, shown: Shown): void {
  const { runner, workspace } = step
  step.fail()
  if (error instanceof UserError) {
    annotateMistakes(runner, error, checkoutOf(shown, workspace))
    return
  }
  const [message, stack] = error instanceof Error ? [error.message, error.stack ?? ''] : [String(error), '']
  runner.info(withoutCommands(stack))
  runner.error(`This is a fault in stack-cache, please report it: ${message}`)
}

/** The mistakes once more, where people look first; a fault of ours has no summary. */
export async function tellFailure(step: Step, error: unknown, shown: Shown): Promise<void> {
  if (!(error instanceof UserError)) return
  await trySummary(step, () => summariseFailure(error.problems, viewOf(step, shown)))
}

/** How places in stackerfiles stand in a summary. */
export function viewOf({ environment, workspace }: Pick<Step, 'environment' | 'workspace'>, shown: Shown): SourceView {
  const checkout = checkoutOf(shown, workspace)
  const link = sourceLink(environment, checkout)
  return {
    show: (file) => shownFile(file, checkout),
    link: (file, line) => link?.(resolve(shown.working, file), line),
  }
}

export function secondsSince(step: Step, begun: number): number {
  return Math.max(0, step.now() - begun) / 1000
}
