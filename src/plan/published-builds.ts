import { UserError } from '../errors.ts'
import type { Plan } from '../layer/build-plan.ts'
import type { OptionTexts } from '../options/option-texts.ts'
import type { Options } from '../options/options.ts'
import type { PublishTransfer } from '../report/publish-transfer.ts'
import type { BuildToPublish, Surroundings, UseCases } from '../use-cases.ts'
import { archOf, plannedBuilds, type Job } from './build-jobs.ts'

/** Images on disk are meant where nothing else is said. */
export function ofDisk(texts: OptionTexts): OptionTexts {
  return texts.has('from') ? texts : new Map([...texts, ['from', ['local']]])
}

/** Publishes what was built before, of all builds together: what is there is judged first, by what the options say it is to be judged by. */
export async function publishedBuilds(
  useCases: Pick<UseCases, 'plan' | 'planBuilds' | 'publish' | 'complete'>,
  jobs: readonly Job[],
  surroundings: Surroundings,
): Promise<PublishTransfer> {
  const asked = jobs.map((job) => ({ ...job, options: judgingAlone(job.options) }))
  const plans = await plannedBuilds(useCases, asked, surroundings)
  const builds = jobs.flatMap((job, index) => {
    const plan = plans[index]
    return plan === undefined ? [] : [toPublish(job, { plan, isBuilt: false }, useCases, surroundings)]
  })
  return await useCases.publish(builds, surroundings)
}

/** Publishes what stacker has just built, and what it found as it is; undefined where nobody says where to. */
export async function publishedRuns(
  useCases: Pick<UseCases, 'publish' | 'complete'>,
  runs: readonly { readonly job: Job; readonly restored: { readonly plan: Plan } }[],
  surroundings: Surroundings,
): Promise<PublishTransfer | undefined> {
  if (runs.every(({ job }) => job.options.publishTo === undefined)) return undefined
  const builds = runs.map(({ job, restored: { plan } }) =>
    toPublish(job, { plan, isBuilt: true }, useCases, surroundings),
  )
  return await useCases.publish(builds, surroundings)
}

/** @throws UserError where parts are to be joined by who makes one of them. */
export function refuseJoin(jobs: readonly Job[]): void {
  if (jobs.every(({ options }) => options.publishIndex !== 'join')) return
  throw new UserError(
    'publish-index: a build publishes its part; "join" belongs to a publish after the builds of all architectures',
  )
}

function toPublish(
  job: Job,
  judged: Pick<BuildToPublish, 'plan' | 'isBuilt'>,
  useCases: Pick<UseCases, 'complete'>,
  surroundings: Surroundings,
): BuildToPublish {
  const { name, options } = job
  const complete = (): Promise<unknown> => useCases.complete(options, surroundings)
  return { name, options, arch: archOf(job), complete, ...judged }
}

/** The registry of the images is asked when they are published. Of parts that are joined the names alone count. */
function judgingAlone(options: Options): Options {
  const judging = { ...options, publishTo: undefined }
  return options.publishIndex === 'join' ? { ...judging, bases: 'recorded', from: 'local' } : judging
}
