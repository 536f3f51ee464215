import { readJobs, isNothing, type Job } from '../plan/build-jobs.ts'
import { ofDisk, publishedBuilds } from '../plan/published-builds.ts'
import { publishedDigests, renderPublished, type PublishTransfer } from '../report/publish-transfer.ts'
import { summarisePublished } from '../report/publish-summary.ts'
import type { UseCases } from '../use-cases.ts'
import { expandStackerfiles } from './globs.ts'
import { readBuildsQuestion, readInputs } from './inputs.ts'
import { withoutCommands } from './runner-log.ts'
import { optionsOf, surroundingsOf, trySummary, type Step } from './step.ts'

/** The publish door: puts images where they are wanted. Answers the output `published`. */
export async function publishNow(useCases: UseCases, step: Step): Promise<string> {
  const { runner, environment } = step
  const question = readBuildsQuestion(runner, readInputs(runner, 'publish', environment), step.workspace)
  const given = await readJobs(question, (one) => optionsOf(ofDisk(one), step, expandStackerfiles), expandStackerfiles)
  const jobs = given.filter((job) => !isNothing(job))
  if (jobs.length === 0) {
    runner.info('No stackerfiles are given: there is nothing to publish.')
    return '{}'
  }
  const transfer = await publishedBuilds(useCases, jobs, surroundingsOf(step))
  await tellPublished(step, transfer, jobs)
  return JSON.stringify(publishedDigests(transfer))
}

export async function tellPublished(step: Step, transfer: PublishTransfer, jobs: readonly Job[]): Promise<void> {
  step.runner.info(withoutCommands(renderPublished(transfer)))
  if (jobs.some(({ options }) => options.summary)) await trySummary(step, () => summarisePublished(transfer))
}
