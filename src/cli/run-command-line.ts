import { resolve } from 'node:path'

import { UserError } from '../errors.ts'
import type { Plan } from '../layer/build-plan.ts'
import type { Log } from '../log.ts'
import { withUsual } from '../options/option-texts.ts'
import { plannedBuild, plannedBuilds, readJobs, restoredBuilds, spreadOf, type Job } from '../plan/build-jobs.ts'
import { idleRefresh } from '../plan/idle-refresh.ts'
import type { ComparedPlan } from '../report/against.ts'
import { documentBuilds } from '../report/builds-document.ts'
import { renderBuilds } from '../report/builds-table.ts'
import { visible, visibleJson } from '../report/escape.ts'
import { stopsOf } from '../report/stops.ts'
import type { TerminalStyle } from '../report/terminal-style.ts'
import { joinTransfers } from '../report/transfer.ts'
import type { StoreKeeper, Surroundings, UseCases } from '../use-cases.ts'
import { parseCommandLine } from './arguments.ts'
import type { Command } from './arguments.ts'
import { commandOptions, questionOf, type UseCaseCommand } from './command-options.ts'
import type { Person } from './person.ts'
import { problemLines } from './problem-lines.ts'
import { openProgressLine } from './progress-line.ts'
import { readyAnswer } from './ready-answer.ts'
import { namedStackerfiles } from './stackerfiles.ts'
import { print, terminalLog, wantsColour } from './terminal.ts'
import { leaveJob, recalledHere } from './terminal-handover.ts'
import type { PlannedHere } from './why-command.ts'

/**
 * 0 done, 1 the user's mistake, 2 wrong usage, 10 something to build (`plan --exit-code`, which ends with 1 where stacker will stop), 70 a
 * fault in us (EX_SOFTWARE), 130 and 143 a build that SIGINT or SIGTERM broke off.
 */
export type ExitCode = 0 | 1 | 2 | 10 | 70 | 130 | 143

/** Runs one command; `args` without the interpreter and the program. Never rejects. */
export async function runCommandLine(
  args: readonly string[],
  useCases: UseCases,
  keeper: StoreKeeper,
  caller: Person,
): Promise<ExitCode> {
  const { terminal, progress, clear } = openProgressLine(caller.terminal, caller.environment, caller.now)
  const person: Person = { ...caller, terminal, progress }
  const command = parseCommandLine(args)
  if (command.kind === 'wrong-usage') {
    const page = command.about === undefined ? '--help' : `${command.about} --help`
    terminal.err(`stack-cache: ${visible(command.message)}; see "stack-cache ${page}"\n`)
    return 2
  }
  try {
    return await runCommand(command, useCases, keeper, person)
  } catch (error) {
    if (error instanceof UserError) {
      for (const problem of error.problems) terminal.err(problemLines(problem, person.cwd))
      return 1
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    terminal.err(`This is a fault in stack-cache, please report it:\n${stack.split('\n').map(visible).join('\n')}\n`)
    return 70
  } finally {
    clear()
  }
}

async function runCommand(
  command: Command,
  useCases: UseCases,
  keeper: StoreKeeper,
  person: Person,
): Promise<ExitCode> {
  const { terminal, environment, now } = person
  switch (command.kind) {
    case 'help':
    case 'version':
    case 'completion':
      terminal.out(readyAnswer(command, person.version, terminal.outIsTerminal ? terminal.columns : undefined))
      return 0
    case 'store': {
      const { storeAction, storeSurroundings } = await import('./store-command.ts')
      const log = terminalLog(terminal, command.verbose)
      const surroundings = { ...storeSurroundings(command.texts, person), json: command.json, log, environment, now }
      print(terminal, await keeper.run(storeAction(command, person), surroundings))
      return 0
    }
    case 'complete': {
      const { completeImages } = await import('./complete-command.ts')
      return completeImages(command, useCases, person)
    }
    case 'build':
    case 'plan':
    case 'why':
    case 'restore':
    case 'save':
    case 'publish':
      return runUseCase(command, useCases, person)
  }
}

async function runUseCase(command: UseCaseCommand, useCases: UseCases, person: Person): Promise<ExitCode> {
  const { terminal, environment, now, progress } = person
  const log = terminalLog(terminal, command.verbose)
  const surroundings: Surroundings = { log, environment, now, progress }
  if (command.kind === 'save') {
    const { saveBuilds } = await import('./save-command.ts')
    await saveBuilds(command, useCases, surroundings, person)
    return 0
  }
  if (command.kind === 'publish') {
    const { publishImages } = await import('./publish-command.ts')
    await publishImages(command, useCases, surroundings, person)
    return 0
  }
  const jobs = await readJobs(
    questionOf(command, person),
    (texts) =>
      commandOptions(
        command.kind === 'build' ? withUsual(texts, 'restore', 'needed') : texts,
        person,
        namedStackerfiles,
      ),
    namedStackerfiles,
  )
  const style = styleOf(command, person)
  switch (command.kind) {
    case 'build': {
      const { buildJobs } = await import('./build-command.ts')
      return buildJobs(command, jobs, { useCases, surroundings, style }, person)
    }
    case 'plan': {
      const plans = await plansOf(jobs, useCases, surroundings, person)
      const document = documentBuilds(plans, spreadOf(jobs))
      const differences =
        command.against === undefined ? undefined : await differencesFrom(resolve(person.cwd, command.against))
      const shown = plans.map((planned) => ({ ...planned, transfer: undefined }))
      const only = command.only.length === 0 ? undefined : new Set(command.only)
      if (command.json) print(terminal, visibleJson(document, 2))
      else print(terminal, differences?.(document, style) ?? renderBuilds(shown, { ...style, only }))
      if (!command.exitCode) return 0
      if (tellStops(plans, person)) return 1
      return document.any ? 10 : 0
    }
    case 'why': {
      const plans = await plansOf(jobs, useCases, surroundings, person)
      const { explainLayers } = await import('./why-command.ts')
      print(terminal, await explainLayers(command.layer, plans, style, surroundings))
      return 0
    }
    case 'restore': {
      const restored = await restoredBuilds(useCases, jobs, surroundings)
      tellIdleRefresh(
        jobs,
        restored.map(({ plan }) => plan),
        log,
      )
      const done = jobs.flatMap((job, index) => {
        const one = restored[index]
        return one === undefined ? [] : [{ ...plannedBuild(job, one.plan), job, ...one }]
      })
      for (const { job, handover } of done) leaveJob(job, handover, person, log)
      const transfer = joinTransfers(done.map((one) => one.transfer))
      const document = documentBuilds(done, spreadOf(jobs))
      print(terminal, command.json ? visibleJson({ ...document, transfer }, 2) : renderBuilds(done, style))
      return 0
    }
  }
}

/** What tells how a plan differs from the one in that file. */
async function differencesFrom(
  file: string,
): Promise<(plan: ComparedPlan, style: Pick<TerminalStyle, 'colour'>) => string> {
  const { readComparedPlan } = await import('./compared-plan.ts')
  const { renderAgainst } = await import('../report/against.ts')
  const before = await readComparedPlan(file)
  return (plan, style) => renderAgainst(before, plan, style)
}

/** More would bury what the plan says. */
const mostStops = 10

/** What ends a plan with 1, though it could be made. Answers whether there is anything. */
function tellStops(plans: readonly PlannedHere[], { terminal, cwd }: Person): boolean {
  const stops = plans.flatMap(({ plan }) => stopsOf(plan))
  for (const stop of stops.slice(0, mostStops)) terminal.err(problemLines(stop, cwd))
  if (stops.length > mostStops) terminal.err(`and ${String(stops.length - mostStops)} more\n`)
  return stops.length > 0
}

/** A person who reads at a terminal has its width, and one screen. */
function styleOf({ colour }: UseCaseCommand, { terminal, environment }: Person): Omit<TerminalStyle, 'show'> {
  const { outIsTerminal, columns, rows } = terminal
  return { colour: wantsColour(terminal, environment, colour), ...(outIsTerminal ? { columns, rows } : {}) }
}

async function plansOf(
  jobs: readonly Job[],
  useCases: UseCases,
  surroundings: Surroundings,
  person: Person,
): Promise<readonly PlannedHere[]> {
  const plans = await plannedBuilds(useCases, jobs, surroundings)
  tellIdleRefresh(jobs, plans, surroundings.log)
  return jobs.flatMap((job, index) => {
    const plan = plans[index]
    if (plan === undefined) return []
    const { working } = job.options.directories
    return [{ ...plannedBuild(job, recalledHere(plan, job, surroundings.log, person)), working }]
  })
}

function tellIdleRefresh(jobs: readonly Job[], plans: readonly Plan[], log: Log): void {
  for (const sentence of idleRefresh(
    jobs.map(({ options }) => options),
    plans,
  ))
    log.warning(sentence)
}
