import { breakOff } from '../build/break-off.ts'
import { untilInterrupted } from '../build/interruption.ts'
import { isWhole, refuseOtherMachines, runBuilds } from '../build/run-builds.ts'
import { UserError } from '../errors.ts'
import { plannedBuild, restoredBuilds, spreadOf, type Job } from '../plan/build-jobs.ts'
import { publishedRuns, refuseJoin } from '../plan/published-builds.ts'
import { renderPublished } from '../report/publish-transfer.ts'
import { builtNames, describePassed, renderBuilt, type StopSignal } from '../report/build-transfer.ts'
import { documentBuilds } from '../report/builds-document.ts'
import { renderBuilds } from '../report/builds-table.ts'
import { visible, visibleJson } from '../report/escape.ts'
import type { TerminalStyle } from '../report/terminal-style.ts'
import type { Restored, Surroundings, UseCases } from '../use-cases.ts'
import type { UseCaseCommand } from './command-options.ts'
import type { Person } from './person.ts'
import { print } from './terminal.ts'
import { leaveSaved } from './terminal-handover.ts'

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const satisfies Record<StopSignal, number>

/**
 * Restores, runs stacker and saves. What stacker says goes to standard error as it comes, and the answer stands on standard output.
 * @throws UserError where stacker fails, at the layer's line.
 */
export async function buildJobs(
  { json }: Pick<UseCaseCommand, 'json'>,
  jobs: readonly Job[],
  { useCases, surroundings, style }: BuildSetting,
  person: Person,
): Promise<0 | 130 | 143> {
  refuseOtherMachines(jobs)
  refuseJoin(jobs)
  const { terminal } = person
  const interrupted = person.interruption?.() ?? new AbortController().signal
  const restored = await untilInterrupted(restoredBuilds(useCases, jobs, surroundings), interrupted)
  if (restored.kind === 'interrupted') {
    await breakOff(
      jobs.map(({ options }) => options.directories),
      surroundings.log,
    )
    return exitCodes[interrupted.reason as StopSignal]
  }
  const builds = jobs.flatMap((job, index) => withRestored(job, restored.value[index]))
  if (!json) print(terminal, renderBuilds(builds, style))
  const transfers = await runBuilds(useCases, builds, surroundings, { watch: watchAt(person), interrupted })
  const done = builds.flatMap((build, index) => {
    const transfer = transfers[index]
    return transfer === undefined ? [] : [{ ...build, transfer }]
  })
  for (const { job, restored: one } of done) leaveSaved(job, one.handover, person, surroundings.log)
  const publish = (): ReturnType<typeof publishedRuns> =>
    isWhole(builds, transfers) ? publishedRuns(useCases, builds, surroundings) : Promise.resolve(undefined)
  if (json) {
    const published = await publish()
    const built = done.flatMap(({ job, transfer }) => builtNames(transfer, job.name))
    const told = done.map(({ job, transfer: { failure, ...transfer } }) => ({ build: job.name, ...transfer, failure }))
    print(terminal, visibleJson({ ...documentBuilds(builds, spreadOf(jobs)), built, builds: told, published }, 2))
  } else {
    for (const { job, show, transfer } of done) {
      const text = renderBuilt(transfer, { ...style, show })
      print(terminal, job.name === '' ? text : `${visible(job.name)}\n${text}`)
    }
    const published = await publish()
    if (published !== undefined) print(terminal, renderPublished(published))
  }
  const signal = transfers.find((one) => one.interrupted !== undefined)?.interrupted
  if (signal !== undefined) return exitCodes[signal]
  const failures = transfers.flatMap(({ failure }) => failure ?? [])
  if (failures.length > 0) throw new UserError(failures)
  return 0
}

interface BuildSetting {
  readonly useCases: UseCases
  readonly surroundings: Surroundings
  readonly style: Omit<TerminalStyle, 'show'>
}

type RestoredOne = ReturnType<typeof plannedBuild> & {
  readonly job: Job
  readonly restored: Restored
  readonly transfer: Restored['transfer']
}

function withRestored(job: Job, restored: Restored | undefined): readonly RestoredOne[] {
  return restored === undefined
    ? []
    : [{ ...plannedBuild(job, restored.plan), job, restored, transfer: restored.transfer }]
}

/** The lines are a person's own build, as stacker would have shown them. */
function watchAt({ terminal }: Person): Parameters<typeof runBuilds>[3]['watch'] {
  return {
    begins: () => undefined,
    line: (text) => {
      terminal.err(`${text}\n`)
    },
    ends: (layer) => {
      terminal.err(`${describePassed(layer)}\n`)
    },
  }
}
