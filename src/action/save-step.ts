import { givenDirectories } from '../options/option-directories.ts'
import { withoutSecrets } from '../options/option-texts.ts'
import type { OptionTexts } from '../options/option-texts.ts'
import type { Options } from '../options/options.ts'
import { UserError } from '../errors.ts'
import { takeOver } from '../handover/handover.ts'
import type { Handover } from '../handover/handover.ts'
import { spentNote } from '../handover/note.ts'
import { buildsToSave, givenFor } from '../plan/builds-to-save.ts'
import { isNothing, withOptions } from '../plan/build-jobs.ts'
import { showFrom } from '../report/document.ts'
import { isComplete, renderCompleted } from '../report/completed.ts'
import { visible } from '../report/escape.ts'
import { summariseSave } from '../report/save-summary.ts'
import { renderSave } from '../report/terminal-table.ts'
import { isFault, isSurprise, joinSaves } from '../report/transfer.ts'
import type { SaveTransfer } from '../report/transfer.ts'
import type { UseCases } from '../use-cases.ts'
import { expandStackerfiles } from './globs.ts'
import { readBuildsQuestion, readInputs } from './inputs.ts'
import { saveOutputs } from './outputs.ts'
import type { Outputs } from './output-names.ts'
import type { Runner } from './runner.ts'
import { withoutCommands } from './runner-log.ts'
import { optionsOf, surroundingsOf, tryQuietly, trySummary } from './step.ts'
import type { Step } from './step.ts'
import { leaveForSave, takeInPost, takeInSave, type LeftBuild } from './step-handover.ts'

/** The save door: inputs that are left out are those of the restore step of this job, if there was one. */
export async function saveNow(useCases: UseCases, step: Step): Promise<Partial<Outputs>> {
  const { runner, environment } = step
  const question = readBuildsQuestion(runner, readInputs(runner, 'save', environment), step.workspace)
  const left = await buildsToSave(question, (texts, name) =>
    tryQuietly(runner, 'what the restore step left cannot be used', () =>
      takeInSave(environment, givenDirectories(texts, step.workspace).stacker, name),
    ),
  )
  const transfers: SaveTransfer[] = []
  for (const { build, handover } of left) {
    const [job] = await withOptions([build], (texts) =>
      optionsToSave(texts, givenFor(build, question.texts), handover, step),
    )
    if (job === undefined) continue
    transfers.push(await save(useCases, step, job, handover))
    if (job.options.complete) await completeImages(useCases, step, job.options)
    if (handover?.note === undefined) continue
    const spent = { ...handover, note: spentNote(handover.note) }
    tryQuietly(runner, 'a further save will not know what was restored', () => {
      leaveForSave(environment, job.options.directories.stacker, job.name, spent)
    })
  }
  return saveOutputs(joinSaves(transfers))
}

async function optionsToSave(
  texts: OptionTexts,
  given: OptionTexts,
  handover: Handover | undefined,
  step: Step,
): Promise<Options> {
  if (handover === undefined) return await optionsOf(texts, step, expandStackerfiles)
  const taken = takeOver(handover, given)
  const { files } = taken
  return await optionsOf(taken.texts, step, files === undefined ? expandStackerfiles : () => Promise.resolve(files))
}

/** Never fails the job: the build is done, and what is not saved is built again next time. */
export async function runPost(useCases: UseCases, step: Step): Promise<void> {
  const { runner } = step
  try {
    const builds = takeInPost(runner)
    if (builds === undefined) {
      runner.info('Nothing is saved: the main step ended before it knew what to build.')
      return
    }
    for (const build of builds) await saveInPost(useCases, step, build)
  } catch (error) {
    tellTrouble(step, error)
  }
}

/** The trouble of one build is no other's. */
async function saveInPost(useCases: UseCases, step: Step, { name, handover }: LeftBuild): Promise<void> {
  try {
    const options = await optionsToSave(new Map(), secretInputs(step), handover, step)
    if (!isNothing({ options })) await save(useCases, step, { options, name }, handover)
  } catch (error) {
    tellTrouble(step, error)
  }
}

/** The runner hands the inputs of the main step over again, so that no file has to keep what is secret. */
function secretInputs({ runner, environment }: Step): OptionTexts {
  const given = readInputs(runner, 'main', environment)
  const open = withoutSecrets(given)
  return new Map([...given].filter(([name]) => !open.has(name)))
}

function tellTrouble({ runner }: Step, error: unknown): void {
  runner.warning(`Nothing more is saved; the job goes on. ${error instanceof Error ? error.message : String(error)}`)
  if (error instanceof Error && !(error instanceof UserError)) runner.info(withoutCommands(error.stack ?? ''))
}

/** The cache never fails a build: what images lack is a warning, and whoever copies them out will see. */
async function completeImages(useCases: UseCases, step: Step, options: Options): Promise<void> {
  const completed = await useCases.complete(options, surroundingsOf(step))
  const told = withoutCommands(renderCompleted(completed))
  if (isComplete(completed)) step.runner.info(told)
  else step.runner.warning(told)
}

async function save(
  useCases: UseCases,
  step: Step,
  { options, name }: { readonly options: Options; readonly name: string },
  handover: Handover | undefined,
): Promise<SaveTransfer> {
  const { runner } = step
  const surroundings = surroundingsOf(step)
  const transfer = await useCases.save(options, surroundings, handover?.note)
  const style = { colour: false, show: showFrom(options.directories.working, options.directories.written) }
  runner.info(withoutCommands(underName(name, renderSave(transfer, style))))
  tellSurprises(runner, transfer)
  if (options.summary) await trySummary(step, () => summariseSave(transfer, name))
  return transfer
}

/** What is told of a build, below its name where it has one. */
export function underName(build: string, told: string): string {
  return build === '' ? told : `${visible(build)}\n${told}`
}

/** Where the build did not do what the plan said. */
export function tellSurprises(
  runner: Pick<Runner, 'warning'>,
  { differences }: Pick<SaveTransfer, 'differences'>,
): void {
  const surprises = differences.filter(isSurprise)
  if (surprises.length > 0) {
    runner.warning(
      `The build did not do what the plan said, for ${surprises.map(({ name }) => name).join(', ')}. ${surprises.some(isFault) ? 'Please report this with the plan document.' : 'stacker has built another definition: were the same options given to both?'}`,
    )
  }
}
