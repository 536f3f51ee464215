import { breakOff } from '../build/break-off.ts'
import { untilInterrupted } from '../build/interruption.ts'
import { isWhole, runBuilds, type RestoredJob } from '../build/run-builds.ts'
import { UserError } from '../errors.ts'
import type { Job } from '../plan/build-jobs.ts'
import { publishedRuns } from '../plan/published-builds.ts'
import { builtNames, renderBuilt, type BuildTransfer, type StopSignal } from '../report/build-transfer.ts'
import { summariseBuild } from '../report/build-summary.ts'
import { showFrom } from '../report/document.ts'
import { publishedDigests } from '../report/publish-transfer.ts'
import type { UseCases } from '../use-cases.ts'
import { annotateMistakes, checkoutOf } from './annotations.ts'
import { runnerWatch } from './build-watch.ts'
import { builtOutputs } from './outputs.ts'
import type { BuildOutputs, Outputs } from './output-names.ts'
import { tellPublished } from './publish-step.ts'
import { runnerLog, withoutCommands } from './runner-log.ts'
import { tellSurprises, underName } from './save-step.ts'
import { surroundingsOf, trySummary, viewOf, type Step } from './step.ts'

/** As shells tell of a process that a signal ended. */
const exitCodes: Readonly<Record<StopSignal, number>> = { SIGINT: 130, SIGTERM: 143 }

/** What was planned and restored, with what the step sets of it. */
export interface RestoredJobs {
  readonly builds: readonly RestoredJob[]
  readonly outputs: Outputs
}

/**
 * The build door: restores by `restore`, runs stacker and saves. `tell` takes the outputs as they come to be known. A stacker that fails, and
 * a signal, fail the step.
 */
export async function buildNow(
  useCases: UseCases,
  step: Step,
  jobs: readonly Job[],
  { restore, tell }: { readonly restore: () => Promise<RestoredJobs>; readonly tell: (outputs: BuildOutputs) => void },
): Promise<void> {
  const interrupted = step.interruption?.() ?? new AbortController().signal
  const restored = await untilInterrupted(restore(), interrupted)
  if (restored.kind === 'interrupted') {
    await breakOff(
      jobs.map(({ options }) => options.directories),
      runnerLog(step.runner),
    )
    failInterrupted(step, interrupted.reason as StopSignal)
    return
  }
  const { builds, outputs } = restored.value
  tell({ ...outputs, built: '[]', published: '{}' })
  const running = { watch: runnerWatch(step.runner), interrupted }
  const transfers = await runBuilds(useCases, builds, surroundingsOf(step), running)
  const done = transfers.flatMap((transfer, index) => {
    const job = builds[index]?.job
    return job === undefined ? [] : [{ job, transfer }]
  })
  const built = builtOutputs(
    outputs,
    done.flatMap(({ job, transfer }) => builtNames(transfer, job.name)),
    transfers,
  )
  tell(built)
  for (const { job, transfer } of done) await tellBuilt(step, job, transfer)
  if (!isWhole(builds, transfers)) return
  const published = await publishedRuns(useCases, builds, surroundingsOf(step))
  if (published === undefined) return
  tell({ ...built, published: JSON.stringify(publishedDigests(published)) })
  await tellPublished(step, published, jobs)
}

async function tellBuilt(step: Step, { name, options }: Job, transfer: BuildTransfer): Promise<void> {
  const { runner, workspace } = step
  const { directories, summary } = options
  const style = { colour: false, show: showFrom(directories.working, directories.written) }
  runner.info(withoutCommands(underName(name, renderBuilt(transfer, style))))
  tellSurprises(runner, transfer.save)
  if (summary) await trySummary(step, () => summariseBuild(transfer, name, viewOf(step, directories)))
  const { failure, interrupted } = transfer
  if (failure !== undefined) {
    step.fail()
    annotateMistakes(runner, new UserError(failure), checkoutOf(directories, workspace))
  }
  if (interrupted !== undefined) failInterrupted(step, interrupted)
}

function failInterrupted({ runner, fail }: Step, signal: StopSignal): void {
  fail(exitCodes[signal])
  runner.error(`The job was broken off by ${signal}`)
}
