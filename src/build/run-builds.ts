import { UserError } from '../errors.ts'
import { archOf, restoredBuilds, type Job } from '../plan/build-jobs.ts'
import { namingBuild } from '../plan/build-mistakes.ts'
import { hostArch } from '../plan/host-arch.ts'
import type { BuildTransfer } from '../report/build-transfer.ts'
import type { BuildToRun, BuildWatch, Restored, Surroundings, UseCases } from '../use-cases.ts'

/** @throws UserError for builds that this machine's stacker does not do. */
export function refuseOtherMachines(jobs: readonly Job[]): void {
  const others = jobs.filter((job) => archOf(job) !== hostArch())
  if (others.length === 0) return
  throw new UserError(
    others.map((job) => ({
      message: `build ${JSON.stringify(job.name)} is for ${archOf(job)}, and this machine is ${hostArch()}`,
      advice: 'build it on such a machine, and name the builds of this one by build',
    })),
  )
}

export interface RestoredJob {
  readonly job: Job
  readonly restored: Restored
}

/** Has every build come to its end? Then its images can be published. */
export function isWhole(builds: readonly unknown[], transfers: readonly BuildTransfer[]): boolean {
  return (
    transfers.length === builds.length &&
    transfers.every(({ failure, interrupted }) => failure === undefined && interrupted === undefined)
  )
}

/** Builds one after the other, until one fails or all is broken off; of the others there is no transfer. */
export async function runBuilds(
  useCases: Pick<UseCases, 'build' | 'restore' | 'restoreBuilds'>,
  builds: readonly RestoredJob[],
  surroundings: Surroundings,
  { watch, interrupted }: Pick<BuildToRun, 'watch' | 'interrupted'>,
): Promise<readonly BuildTransfer[]> {
  const done: BuildTransfer[] = []
  for (const [index, { job, restored }] of builds.entries()) {
    const { stacker } = job.options.directories
    const follows = builds.slice(index + 1).some((later) => later.job.options.directories.stacker === stacker)
    const complete = (): Promise<Restored> => restoreWhole(useCases, builds.slice(0, index + 1), surroundings)
    const transfer = await useCases
      .build(job.options, surroundings, { restored, complete, watch: watchOf(job, watch), interrupted, follows })
      .catch((error: unknown) => {
        throw namingBuild(error, job.name)
      })
    done.push(transfer)
    if (transfer.failure !== undefined || transfer.interrupted !== undefined) break
  }
  return done
}

/** Two builds may have layers of one name. */
function watchOf({ name: build }: Job, { begins, line, ends }: BuildWatch): BuildWatch {
  const named = (layer: string): string => (build === '' ? layer : `${build}/${layer}`)
  return {
    begins: (layer) => {
      begins(named(layer))
    },
    line,
    ends: (layer) => {
      ends({ ...layer, name: named(layer.name) })
    },
  }
}

/** The last of the builds; those before it in the same stacker-dir with it, since their layers stay. */
async function restoreWhole(
  useCases: Pick<UseCases, 'restore' | 'restoreBuilds'>,
  builds: readonly RestoredJob[],
  surroundings: Surroundings,
): Promise<Restored> {
  const last = builds.at(-1)?.job
  const jobs = builds
    .map(({ job }) => job)
    .filter(({ options }) => options.directories.stacker === last?.options.directories.stacker)
    .map((job): Job => ({ ...job, options: { ...job.options, restore: 'all' } }))
  const restored = (await restoredBuilds(useCases, jobs, surroundings)).at(-1)
  if (restored === undefined) throw new RangeError('no build')
  return restored
}
