import type { OptionTexts } from '../options/option-texts.ts'
import type { Options } from '../options/options.ts'
import type { PublishTransfer } from '../report/publish-transfer.ts'
import type { Surroundings, UseCases } from '../use-cases.ts'
import { archOf, plannedBuilds, type Job } from './build-jobs.ts'

/** Images on disk are meant where nothing else is said. */
export function ofDisk(texts: OptionTexts): OptionTexts {
  return texts.has('from') ? texts : new Map([...texts, ['from', ['local']]])
}

/** Publishes what was built before, of all builds together: what is there is judged first, by what the options say it is to be judged by. */
export async function publishedBuilds(
  useCases: Pick<UseCases, 'plan' | 'planBuilds' | 'publish'>,
  jobs: readonly Job[],
  surroundings: Surroundings,
): Promise<PublishTransfer> {
  const asked = jobs.map((job) => ({ ...job, options: judgingAlone(job.options) }))
  const plans = await plannedBuilds(useCases, asked, surroundings)
  const builds = jobs.flatMap((job, index) => {
    const plan = plans[index]
    return plan === undefined ? [] : [{ name: job.name, options: job.options, plan, arch: archOf(job), isBuilt: false }]
  })
  return await useCases.publish(builds, surroundings)
}

/** The registry of the images is asked when they are published. Of parts that are joined the names alone count. */
function judgingAlone(options: Options): Options {
  const judging = { ...options, publishTo: undefined }
  return options.publishIndex === 'join' ? { ...judging, bases: 'recorded', from: 'local' } : judging
}
