import { resolve } from 'node:path'

import { hostArch } from './host-arch.ts'
import { askBuilds, type AskedBuild, type BuildsQuestion } from './asked-builds.ts'
import { UserError } from '../errors.ts'
import type { OptionTexts } from '../options/option-texts.ts'
import type { Options } from '../options/options.ts'
import type { ExpandStackerfiles } from '../options/read-options.ts'
import type { Plan } from '../layer/build-plan.ts'
import { imageInLayout } from '../layer/image-layout.ts'
import { optionMistakes } from './build-mistakes.ts'
import { narrowedJobs } from './narrowed-jobs.ts'
import { showFrom } from '../report/document.ts'
import type { PlannedBuild } from '../report/planned-build.ts'
import type { Restored, Surroundings, UseCases } from '../use-cases.ts'

/** One build that the step works on, with its options read. */
export interface Job extends AskedBuild {
  readonly options: Options
}

/** @throws UserError for mistakes in the builds file, and in the options of all builds at once. */
export async function readJobs(
  question: BuildsQuestion,
  read: (texts: OptionTexts) => Promise<Options>,
  expand: ExpandStackerfiles,
): Promise<readonly Job[]> {
  return await narrowedJobs(await withOptions(await askBuilds(question), read), expand)
}

export async function withOptions(
  asked: readonly AskedBuild[],
  read: (texts: OptionTexts, build: AskedBuild) => Promise<Options>,
): Promise<readonly Job[]> {
  const mistakes: UserError['problems'][number][] = []
  const jobs: Job[] = []
  for (const build of asked) {
    try {
      jobs.push({ ...build, options: await read(build.texts, build) })
    } catch (error) {
      const named = optionMistakes(error, build)
      if (!(named instanceof UserError)) throw named
      mistakes.push(...named.problems)
    }
  }
  if (mistakes.length > 0) throw new UserError(mistakes)
  return jobs
}

/** A job with its plan, as reports take it. */
export function plannedBuild(job: Job, plan: Plan): PlannedBuild {
  const { name, options, runsOn, variants } = job
  const { working, written } = options.directories
  return {
    name,
    plan,
    show: showFrom(working, written),
    runsOn,
    arch: archOf(job),
    stackerDir: placeOf(job),
    variant: Object.fromEntries(variants),
    onImages: imagesBelow(plan, options.directories),
  }
}

function imagesBelow({ layers }: Plan, { working, oci }: Options['directories']): ReadonlyMap<number, string> {
  return new Map(
    layers.flatMap(({ definition: { layer } }, index): [number, string][] => {
      const image = imageInLayout(layer.From)
      return image !== undefined && resolve(working, image.directory) === oci ? [[index, image.name]] : []
    }),
  )
}

/** Go's name of the architecture that it is built on. */
export function archOf({ options }: Pick<Job, 'options'>): string {
  return options.arch ?? hostArch()
}

/** Builds that do not name their stacker-dir are each on a machine of its own. */
function placeOf({ name, options, sharesDirectory }: Job): string {
  return sharesDirectory ? options.directories.stacker : `${options.directories.stacker}\0${name}`
}

export function isNothing({ options }: Pick<Job, 'options'>): boolean {
  return options.sources.kind === 'files' && options.sources.files.length === 0
}

/** The plans of all, in order. */
export async function plannedBuilds(
  useCases: Pick<UseCases, 'plan' | 'planBuilds'>,
  jobs: readonly Job[],
  surroundings: Surroundings,
): Promise<readonly Plan[]> {
  const [only, ...others] = jobs
  if (only !== undefined && others.length === 0) return [await useCases.plan(only.options, surroundings)]
  return await useCases.planBuilds(
    jobs.map((job) => ({ ...job, place: placeOf(job) })),
    surroundings,
  )
}

/** What was restored of each, in order. */
export async function restoredBuilds(
  useCases: Pick<UseCases, 'restore' | 'restoreBuilds'>,
  jobs: readonly Job[],
  surroundings: Surroundings,
): Promise<readonly Restored[]> {
  const [only, ...others] = jobs
  if (only !== undefined && others.length === 0) return [await useCases.restore(only.options, surroundings)]
  return await useCases.restoreBuilds(
    jobs.map((job) => ({ ...job, place: job.options.directories.stacker })),
    surroundings,
  )
}

/** The matrices that were asked for: what is given for all builds. */
export function spreadOf([job]: readonly Job[]): { readonly stages: number; readonly legs?: number } {
  const { stages = 1, legs } = job?.options ?? {}
  return { stages, ...(legs === undefined ? {} : { legs }) }
}
