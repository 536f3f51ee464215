import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { UserError } from '../errors.ts'
import { givenDirectories } from '../options/option-directories.ts'
import { readOptions } from '../options/read-options.ts'
import type { OptionName, OptionTexts } from '../options/option-texts.ts'
import type { Directories, Options } from '../options/options.ts'
import { planDocument, showFrom } from '../report/document.ts'
import { visibleJson } from '../report/escape.ts'
import { summarisePlan, summariseSave } from '../report/summary.ts'
import { renderPlan, renderRestore, renderSave } from '../report/terminal-table.ts'
import { isFault, isSurprise } from '../report/transfer.ts'
import type { SaveTransfer } from '../report/transfer.ts'
import { takeOver } from '../handover/handover.ts'
import type { Handover } from '../handover/handover.ts'
import { spentNote } from '../handover/note.ts'
import { hostArch } from '../plan/host-arch.ts'
import type { Restored, Surroundings, UseCases } from '../use-cases.ts'
import { annotateMistakes, annotatePlan, checkoutOf } from './annotations.ts'
import { expandStackerfiles } from './globs.ts'
import { leaveForPost, leaveForSave, takeInPost, takeInSave, temporaryDirectory } from './step-handover.ts'
import { readDoor, type Door } from './door.ts'
import { readInputs } from './inputs.ts'
import { runnerLog, withoutCommands } from './runner-log.ts'
import { fitOutputs, outputNotices, planOutputs, saveOutputs, setOutputs, unknownOutputs } from './outputs.ts'
import type { Outputs } from './output-names.ts'
import type { Environment, Runner } from './runner.ts'

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
  /** Lets the step fail, without a word of its own. */
  readonly fail: () => void
}

/** Runs main or post step. Trouble ends up in the step's result, never in a rejection. */
export async function runAction(useCases: UseCases, step: Step): Promise<void> {
  if (step.post) {
    await runPost(useCases, step)
  } else {
    await runMain(useCases, step)
  }
}

async function runMain(useCases: UseCases, step: Step): Promise<void> {
  const { runner } = step
  let outputs: Partial<Outputs> = unknownOutputs(undefined)
  let shown: Shown = { working: step.workspace }
  try {
    const door = readDoor(runner)
    if (door === 'save') {
      outputs = { stats: outputs.stats ?? '' }
      outputs = await saveNow(useCases, step)
      return
    }
    const texts = readInputs(runner, door, step.environment)
    const options = await optionsOf(texts, step, expandStackerfiles)
    shown = options.directories
    if (isNothing(options)) {
      outputs = unknownOutputs([])
      runner.info('No stackerfiles are given: there is nothing to do.')
      return
    }
    outputs = unknownOutputs(givenFiles(options))
    outputs = await planOrRestore(useCases, step, door, { options, texts })
  } catch (error) {
    fail(step, error, shown)
  } finally {
    setOutputs(runner, outputs)
  }
}

async function planOrRestore(
  useCases: UseCases,
  step: Step,
  door: Exclude<Door, 'save'>,
  { options, texts }: { readonly options: Options; readonly texts: OptionTexts },
): Promise<Outputs> {
  const { runner, environment, workspace } = step
  const surroundings = surroundingsOf(step)
  const begun = step.now()
  const { working, written } = options.directories
  const show = showFrom(working, written)
  const style = { colour: false, show }
  const done: Pick<Restored, 'plan'> & Partial<Restored> =
    door === 'plan'
      ? { plan: await useCases.plan(options, surroundings) }
      : await useCases.restore(options, surroundings)
  const { plan, transfer } = done
  runner.info(withoutCommands(renderPlan(plan, style)))
  if (transfer !== undefined) runner.info(withoutCommands(renderRestore(transfer, style)))
  annotatePlan(runner, plan, checkoutOf(options.directories, workspace))
  if (door !== 'plan') {
    const handover: Handover = {
      texts,
      ...(options.sources.kind === 'files' ? { files: options.sources.files } : {}),
      note: done.handover,
    }
    tryQuietly(runner, 'the save that follows will not know what was restored', () => {
      if (door === 'main') leaveForPost(runner, environment, handover)
      else leaveForSave(environment, options.directories.stacker, handover)
    })
  }
  if (options.summary) await trySummary(step, () => summarisePlan(plan, transfer, show))
  const document = planDocument(plan, working, written, hostArch())
  const whole = planOutputs(document, writePlanFile(step, document), transfer, secondsSince(step, begun))
  const { outputs, left } = fitOutputs(whole, document)
  for (const notice of outputNotices(outputs, options.substitute, left)) runner.notice(notice)
  return outputs
}

/** The save door: inputs that are left out are those of the restore step of this job, if there was one. */
async function saveNow(useCases: UseCases, step: Step): Promise<Partial<Outputs>> {
  const { runner, environment } = step
  const given = readInputs(runner, 'save', environment)
  const handover = tryQuietly(runner, 'what the restore step left cannot be used', () =>
    takeInSave(environment, givenDirectories(given, step.workspace).stacker),
  )
  const { texts, files } = takeOver(handover, given)
  const options = await optionsOf(texts, step, files === undefined ? expandStackerfiles : () => Promise.resolve(files))
  const transfer = await save(useCases, step, options, handover)
  if (handover?.note !== undefined) {
    const spent = { ...handover, note: spentNote(handover.note) }
    tryQuietly(runner, 'a further save will not know what was restored', () => {
      leaveForSave(environment, options.directories.stacker, spent)
    })
  }
  return saveOutputs(transfer)
}

/** Never fails the job: the build is done, and what is not saved is built again next time. */
async function runPost(useCases: UseCases, step: Step): Promise<void> {
  const { runner } = step
  try {
    const handover = takeInPost(runner)
    if (handover === undefined) {
      runner.info('Nothing is saved: the main step ended before it knew what to build.')
      return
    }
    const { texts, files } = takeOver(handover, new Map())
    const expand = files === undefined ? expandStackerfiles : (): Promise<readonly string[]> => Promise.resolve(files)
    const options = await optionsOf(texts, step, expand)
    if (isNothing(options)) return
    await save(useCases, step, options, handover)
  } catch (error) {
    runner.warning(`Nothing more is saved; the job goes on. ${error instanceof Error ? error.message : String(error)}`)
    if (error instanceof Error && !(error instanceof UserError)) runner.info(withoutCommands(error.stack ?? ''))
  }
}

async function save(
  useCases: UseCases,
  step: Step,
  options: Options,
  handover: Handover | undefined,
): Promise<SaveTransfer> {
  const { runner } = step
  const surroundings = surroundingsOf(step)
  const transfer = await useCases.save(options, surroundings, handover?.note)
  const style = { colour: false, show: showFrom(options.directories.working, options.directories.written) }
  runner.info(withoutCommands(renderSave(transfer, style)))
  const surprises = transfer.differences.filter(isSurprise)
  if (surprises.length > 0) {
    runner.warning(
      `The build did not do what the plan said, for ${surprises.map(({ name }) => name).join(', ')}. ${surprises.some(isFault) ? 'Please report this with the plan document.' : 'stacker has built another definition: were the same options given to both?'}`,
    )
  }
  if (options.summary) await trySummary(step, () => summariseSave(transfer))
  return transfer
}

function surroundingsOf({ runner, environment, now, patience }: Step): Surroundings {
  return { log: runnerLog(runner), environment, now, ...(patience && { patience }) }
}

async function optionsOf(
  texts: ReadonlyMap<OptionName, readonly string[]>,
  step: Step,
  expand: (lines: readonly string[], directories: Directories) => Promise<readonly string[]>,
): Promise<Options> {
  return readOptions(texts, { cwd: step.workspace, defaultStore: 'github', expand })
}

type Shown = Pick<Directories, 'working' | 'written'>

function isNothing({ sources }: Pick<Options, 'sources'>): boolean {
  return sources.kind === 'files' && sources.files.length === 0
}

function givenFiles({ sources, directories }: Pick<Options, 'sources' | 'directories'>): readonly string[] | undefined {
  return sources.kind === 'files' ? sources.files.map(showFrom(directories.working, directories.written)) : undefined
}

/** An empty path when it cannot be written: the other outputs say the same in short. */
function writePlanFile(step: Step, document: unknown): string {
  const file = join(temporaryDirectory(step.environment), `stack-cache-plan-${randomUUID()}.json`)
  const written = tryQuietly(step.runner, 'the plan document is missing', () => {
    writeFileSync(file, `${visibleJson(document, 2)}\n`, { flag: 'wx' })
    return true
  })
  return written === true ? file : ''
}

async function trySummary(step: Step, render: () => string): Promise<void> {
  try {
    await step.writeSummary(render())
  } catch (error) {
    step.runner.warning(`There is no job summary: ${String(error)}`)
  }
}

/** For what the step can do without: a warning with the consequence, and on it goes. */
function tryQuietly<T>(runner: Runner, consequence: string, attempt: () => T): T | undefined {
  try {
    return attempt()
  } catch (error) {
    if (error instanceof UserError) throw error
    runner.warning(`${error instanceof Error ? error.message : String(error)}; ${consequence}`)
    return undefined
  }
}

function fail(step: Step, error: unknown, shown: Shown): void {
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

function secondsSince(step: Step, begun: number): number {
  return Math.max(0, step.now() - begun) / 1000
}
