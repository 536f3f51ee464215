import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { refuseOtherMachines } from '../build/run-builds.ts'
import type { Handover } from '../handover/handover.ts'
import { withoutSecrets, withUsual } from '../options/option-texts.ts'
import {
  archOf,
  isNothing,
  plannedBuild,
  plannedBuilds,
  readJobs,
  restoredBuilds,
  spreadOf,
  type Job,
} from '../plan/build-jobs.ts'
import { idleRefresh } from '../plan/idle-refresh.ts'
import { recallHistory } from '../plan/kept-history.ts'
import { findLastChanges } from '../plan/last-changes.ts'
import { refuseJoin } from '../plan/published-builds.ts'
import { stackerScript } from '../plan/stacker-script.ts'
import { documentBuilds } from '../report/builds-document.ts'
import { hasWork, renderBuilds, type DoneBuild } from '../report/builds-table.ts'
import { summariseBuilds } from '../report/builds-summary.ts'
import { showFrom } from '../report/document.ts'
import { visibleJson } from '../report/escape.ts'
import type { History } from '../report/history.ts'
import { inertRow } from '../report/matrix-row.ts'
import { runsOnOf } from '../report/planned-build.ts'
import { joinTransfers } from '../report/transfer.ts'
import type { Restored, Surroundings, UseCases } from '../use-cases.ts'
import { annotatePlan, checkoutOf } from './annotations.ts'
import { buildNow, type RestoredJobs } from './build-step.ts'
import { expandStackerfiles } from './globs.ts'
import { readDoor, type Door } from './door.ts'
import { readBuildsQuestion, readInputs } from './inputs.ts'
import { fitOutputs, outputNotices, planOutputs, setOutputs, unknownBuilds, unknownOutputs } from './outputs.ts'
import type { BuildOutputs, Outputs } from './output-names.ts'
import { withoutCommands } from './runner-log.ts'
import { publishNow } from './publish-step.ts'
import { runPost, saveNow } from './save-step.ts'
import { sourceLink } from './source-link.ts'
import { runSetup, setupDoor } from './setup-step.ts'
import { fail, optionsOf, secondsSince, surroundingsOf, tellFailure, tryQuietly, trySummary } from './step.ts'
import type { Shown, Step } from './step.ts'
import { leaveForPost, leaveForSave, temporaryDirectory } from './step-handover.ts'

/** Runs main or post step. Trouble ends up in the step's result, never in a rejection. */
export async function runAction(useCases: UseCases, step: Step): Promise<void> {
  if (step.post) {
    await runPost(useCases, step)
  } else if (step.runner.getInput('door') === setupDoor) {
    await runSetup(step)
  } else {
    await runMain(useCases, step)
  }
}

async function runMain(useCases: UseCases, step: Step): Promise<void> {
  const { runner } = step
  let outputs: Partial<BuildOutputs> = unknownOutputs(undefined)
  let shown: Shown = { working: step.workspace }
  try {
    const door = readDoor(runner)
    if (door === 'save') {
      outputs = { stats: outputs.stats ?? '' }
      outputs = await saveNow(useCases, step)
      return
    }
    if (door === 'publish') {
      outputs = { published: '{}' }
      outputs = { published: await publishNow(useCases, step) }
      return
    }
    if (door === 'build') outputs = { ...outputs, ...nothingBuilt }
    const inputs = readInputs(runner, door, step.environment)
    const texts = door === 'build' ? withUsual(inputs, 'restore', 'needed') : inputs
    const question = readBuildsQuestion(runner, texts, step.workspace)
    const given = await readJobs(question, (one) => optionsOf(one, step, expandStackerfiles), expandStackerfiles)
    const jobs = given.filter((job) => !isNothing(job))
    shown = shownBy(step, given)
    if (jobs.length === 0) {
      outputs = { ...outputs, ...unknownOutputs([]) }
      runner.info('No stackerfiles are given: there is nothing to do.')
      return
    }
    outputs = { ...outputs, ...notPlanned(jobs) }
    if (door !== 'build') {
      outputs = (await planOrRestore(useCases, step, door, jobs)).outputs
      return
    }
    refuseOtherMachines(jobs)
    refuseJoin(jobs)
    await buildNow(useCases, step, jobs, {
      restore: () => planOrRestore(useCases, step, door, jobs),
      tell: (told) => {
        outputs = told
      },
    })
  } catch (error) {
    fail(step, error, shown)
    if (wantsSummary(runner)) await tellFailure(step, error, shown)
  } finally {
    setOutputs(runner, outputs)
  }
}

/** As it was given, since the other inputs may be what is wrong. */
function wantsSummary(runner: Step['runner']): boolean {
  return runner.getInput('summary').trim().toLowerCase() !== 'false'
}

const nothingBuilt = { built: '[]', published: '{}' } as const

type PlanningDoor = Exclude<Door, 'save' | 'publish'>

async function planOrRestore(
  useCases: UseCases,
  step: Step,
  door: PlanningDoor,
  jobs: readonly Job[],
): Promise<RestoredJobs> {
  const { runner } = step
  const begun = step.now()
  const link = sourceLink(step.environment, checkoutOf({ working: step.workspace }, step.workspace))
  const surroundings = { ...surroundingsOf(step), ...(door === 'plan' ? { sharedStores: new Map() } : {}) }
  const done = (await planned(useCases, surroundings, door, jobs)).map((build) =>
    link === undefined ? build : { ...build, link },
  )
  runner.info(withoutCommands(renderBuilds(done, { colour: false })))
  for (const { job, plan } of done) annotatePlan(runner, plan, checkoutOf(job.options.directories, step.workspace))
  for (const sentence of idleRefresh(
    jobs.map(({ options }) => options),
    done.map(({ plan }) => plan),
  ))
    runner.warning(sentence)
  if (door === 'main' || door === 'restore') handOver(step, door, done)
  const [first] = done
  if (first?.job.options.summary === true) {
    const told = door === 'plan' ? await withLastChanges(done, surroundings) : done
    const history = door === 'plan' ? await historyOf(first.job, done, surroundings) : undefined
    await trySummary(step, () => summariseBuilds(told, { isLeg: door !== 'plan', history }))
  }
  const document = documentBuilds(done, spreadOf(jobs))
  const transfers = done.flatMap(({ transfer }) => transfer ?? [])
  const whole = planOutputs(
    document,
    { planFile: writePlanFile(step, document), script: door === 'plan' ? '' : writeScript(step, jobs) },
    joinTransfers(transfers),
    secondsSince(step, begun),
  )
  const { outputs, left } = fitOutputs(whole, document)
  for (const notice of outputNotices(
    outputs,
    jobs.flatMap(({ options }) => options.substitute),
    left,
  ))
    runner.notice(notice)
  return { outputs, builds: done.flatMap(({ job, restored }) => (restored === undefined ? [] : [{ job, restored }])) }
}

/** Each build with its plan, and what was restored of it. */
async function planned(
  useCases: UseCases,
  surroundings: Surroundings,
  door: PlanningDoor,
  jobs: readonly Job[],
): Promise<readonly DoneJob[]> {
  if (door === 'plan') {
    const plans = await plannedBuilds(useCases, jobs, surroundings)
    return jobs.flatMap((job, index) => {
      const plan = plans[index]
      return plan === undefined ? [] : [{ ...plannedBuild(job, plan), job, transfer: undefined, restored: undefined }]
    })
  }
  const restored = await restoredBuilds(useCases, jobs, surroundings)
  return jobs.flatMap((job, index) => {
    const one = restored[index]
    return one === undefined ? [] : [{ ...plannedBuild(job, one.plan), job, transfer: one.transfer, restored: one }]
  })
}

function historyOf(
  { options }: Job,
  done: readonly DoneJob[],
  surroundings: Surroundings,
): Promise<History | undefined> {
  return recallHistory(
    options,
    done.map(({ plan, job }) => ({ plan, arch: archOf(job) })),
    surroundings,
  )
}

/** Who changed what, for the first builds that are told of. */
async function withLastChanges(builds: readonly DoneJob[], surroundings: Surroundings): Promise<readonly DoneBuild[]> {
  const told = new Map<DoneJob, DoneBuild>()
  for (const build of builds.filter(hasWork).slice(0, mostAsked)) {
    const { working } = build.job.options.directories
    told.set(build, { ...build, lastChanges: await findLastChanges(build.plan.layers, working, surroundings) })
  }
  return builds.map((build) => told.get(build) ?? build)
}

const mostAsked = 5

function handOver(step: Step, door: 'main' | 'restore', done: readonly DoneJob[]): void {
  const { runner, environment } = step
  const builds = done.map(({ job: { name, options, texts }, restored }) => {
    const { sources, directories } = options
    const files = sources.kind === 'files' ? { files: sources.files } : {}
    const handover: Handover = { texts: withoutSecrets(texts), ...files, note: restored?.handover }
    return { name, stacker: directories.stacker, handover }
  })
  tryQuietly(runner, 'the save that follows will not know what was restored', () => {
    if (door === 'main') leaveForPost(runner, environment, builds)
    else for (const { name, stacker, handover } of builds) leaveForSave(environment, stacker, name, handover)
  })
}

/** What a step did of one build. */
interface DoneJob extends DoneBuild {
  readonly job: Job
  /** Undefined where it was only planned. */
  readonly restored: Restored | undefined
}

/** Paths of mistakes are seen from the working directory where there is one. */
function shownBy(step: Step, jobs: readonly Job[]): Shown {
  const [first, ...others] = jobs
  return first === undefined || others.length > 0 ? { working: step.workspace } : first.options.directories
}

/** What a step that fails leaves: all is to be built. */
function notPlanned(jobs: readonly Job[]): Outputs {
  const [only, ...others] = jobs
  if (only !== undefined && others.length === 0 && only.name === '') return unknownOutputs(givenFiles(only))
  return unknownBuilds(
    jobs.map((job) => ({
      ...inertRow,
      name: job.name,
      build: job.name,
      stackerfiles: (givenFiles(job) ?? []).join('\n'),
      'runs-on': runsOnOf({ runsOn: job.runsOn, arch: archOf(job) }),
      arch: archOf(job),
    })),
  )
}

/** Paths of the stackerfiles, as far as they are known before a search. */
function givenFiles({ options: { sources, directories } }: Job): readonly string[] | undefined {
  return sources.kind === 'files' ? sources.files.map(showFrom(directories.working, directories.written)) : undefined
}

/** How stacker is to be told what was planned; only its owner may read it, since it holds values of substitutions. */
function writeScript(step: Step, jobs: readonly Job[]): string {
  const file = join(temporaryDirectory(step.environment), `stack-cache-stacker-${randomUUID()}.sh`)
  const written = tryQuietly(step.runner, 'there is no script that runs stacker', () => {
    writeFileSync(
      file,
      stackerScript(
        jobs.map(({ options }) => options),
        step.environment['SOURCE_DATE_EPOCH'],
      ),
      { flag: 'wx', mode: 0o700 },
    )
    return true
  })
  return written === true ? file : ''
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
