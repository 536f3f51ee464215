import { join, resolve } from 'node:path'

import { UserError } from '../errors.ts'
import { handoverFile, readHandover, takeOver, writeHandover } from '../handover/handover.ts'
import type { Handover } from '../handover/handover.ts'
import { homeDirectory } from '../registry/home.ts'
import type { Log } from '../log.ts'
import { recalled, spentNote } from '../handover/note.ts'
import { givenDirectories } from '../options/option-directories.ts'
import type { OptionTexts } from '../options/option-texts.ts'
import { parseBytes } from '../options/option-words.ts'
import type { Options } from '../options/options.ts'
import { readOptions } from '../options/read-options.ts'
import type { ExpandStackerfiles } from '../options/read-options.ts'
import type { BuildsQuestion } from '../plan/asked-builds.ts'
import { buildsToSave, type BuildToSave } from '../plan/builds-to-save.ts'
import { plannedBuild, plannedBuilds, readJobs, restoredBuilds, spreadOf, type Job } from '../plan/build-jobs.ts'
import { documentBuilds } from '../report/builds-document.ts'
import { renderBuilds } from '../report/builds-table.ts'
import type { PlannedBuild } from '../report/planned-build.ts'
import { showFrom } from '../report/document.ts'
import { inBackticks } from '../report/reason.ts'
import { renderSave } from '../report/terminal-table.ts'
import { joinTransfers, type SaveTransfer } from '../report/transfer.ts'
import { explainLayer, findLayers } from '../report/why.ts'
import { visible, visibleJson } from '../report/escape.ts'
import type { LayerPlan, Plan } from '../layer/build-plan.ts'
import type { Json, StoreKeeper, Surroundings, UseCases } from '../use-cases.ts'
import { parseCommandLine } from './arguments.ts'
import type { Command } from './arguments.ts'
import { buildOf, nameOfCheckout, whyForeign } from './foreign-handover.ts'
import { helpPage } from './help.ts'
import { namedStackerfiles } from './stackerfiles.ts'
import { terminalLog, wantsColour } from './terminal.ts'
import type { Terminal } from './terminal.ts'

export interface Person {
  readonly terminal: Terminal
  readonly environment: Readonly<Record<string, string | undefined>>
  /** As Go's os.Getwd has it: a stacker that is run here takes it for that. */
  readonly cwd: string
  readonly now: () => number
  /** The program's version. */
  readonly version: string
}

/** 0 done, 1 the user's mistake, 2 wrong usage, 10 something to build (`plan --exit-code`), 70 a fault in us (EX_SOFTWARE). */
export type ExitCode = 0 | 1 | 2 | 10 | 70

/** Runs one command; `args` without the interpreter and the program. Never rejects. */
export async function runCommandLine(
  args: readonly string[],
  useCases: UseCases,
  keeper: StoreKeeper,
  person: Person,
): Promise<ExitCode> {
  const { terminal } = person
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
      for (const problem of error.problems) {
        const file = problem.place === undefined ? '' : showFrom(person.cwd)(problem.place.file)
        const where = problem.place === undefined ? [] : [file, problem.place.line, problem.place.column]
        const place = where.filter((part) => part !== undefined).join(':')
        const advice = problem.advice === undefined ? '' : `; ${problem.advice}`
        terminal.err(`${visible(`${place === '' ? '' : `${place}: `}${problem.message}${advice}`)}\n`)
        if (problem.excerpt !== undefined) terminal.err(`${problem.excerpt.split('\n').map(visible).join('\n')}\n`)
      }
      return 1
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    terminal.err(`This is a fault in stack-cache, please report it:\n${stack.split('\n').map(visible).join('\n')}\n`)
    return 70
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
      terminal.out(helpPage(command.about))
      return 0
    case 'version':
      terminal.out(`stack-cache ${person.version}\n`)
      return 0
    case 'store': {
      const log = terminalLog(terminal, command.verbose)
      const style = { json: command.json, colour: wantsColour(terminal, environment), log, now }
      print(terminal, await keeper.run(command.action, storeOf(command.texts, person), style))
      return 0
    }
    case 'plan':
    case 'why':
    case 'restore':
    case 'save':
      return runUseCase(command, useCases, person)
  }
}

type UseCaseCommand = Extract<Command, { kind: 'plan' | 'why' | 'restore' | 'save' }>

async function runUseCase(command: UseCaseCommand, useCases: UseCases, person: Person): Promise<ExitCode> {
  const { terminal, environment, now } = person
  const log = terminalLog(terminal, command.verbose)
  const surroundings: Surroundings = { log, environment, now }
  if (command.kind === 'save') return saveNow(command, useCases, surroundings, person)
  const jobs = await readJobs(
    questionOf(command, person),
    (texts) => optionsOf(texts, person, namedStackerfiles),
    namedStackerfiles,
  )
  const colour = wantsColour(terminal, environment)
  switch (command.kind) {
    case 'plan': {
      const plans = await plansOf(jobs, useCases, surroundings, person)
      const document = documentBuilds(plans, spreadOf(jobs))
      const shown = plans.map((planned) => ({ ...planned, transfer: undefined }))
      print(terminal, command.json ? visibleJson(document, 2) : renderBuilds(shown, { colour }))
      return command.exitCode && document.any ? 10 : 0
    }
    case 'why': {
      const plans = await plansOf(jobs, useCases, surroundings, person)
      const found = plans.flatMap(({ name, plan, show }) =>
        findLayers(plan, command.layer).map((layer) => {
          const told = explainLayer(plan, layer, { colour, show })
          return name === '' ? told : `${visible(name)}:\n${told}`
        }),
      )
      if (found.length === 0)
        throw noSuchLayer(
          plans.flatMap(({ plan }) => plan.layers),
          command.layer,
        )
      print(terminal, found.join('\n'))
      return 0
    }
    case 'restore': {
      const restored = await restoredBuilds(useCases, jobs, surroundings)
      const done = jobs.flatMap((job, index) => {
        const one = restored[index]
        return one === undefined ? [] : [{ ...plannedBuild(job, one.plan), job, ...one }]
      })
      for (const { job, handover } of done) leaveJob(job, handover, person, log)
      const transfer = joinTransfers(done.map((one) => one.transfer))
      const document = documentBuilds(done, spreadOf(jobs))
      print(terminal, command.json ? visibleJson({ ...document, transfer }, 2) : renderBuilds(done, { colour }))
      return 0
    }
  }
}

function questionOf({ texts, builds }: UseCaseCommand, { cwd }: Person): BuildsQuestion {
  return { texts, inline: undefined, ...builds, cwd }
}

async function plansOf(
  jobs: readonly Job[],
  useCases: UseCases,
  surroundings: Surroundings,
  person: Person,
): Promise<readonly PlannedBuild[]> {
  const plans = await plannedBuilds(useCases, jobs, surroundings)
  return jobs.flatMap((job, index) => {
    const plan = plans[index]
    return plan === undefined ? [] : [plannedBuild(job, recalledHere(plan, job, surroundings.log, person))]
  })
}

function leaveJob(job: Job, note: Json, person: Person, log: Log): void {
  const { sources, directories } = job.options
  const checkout = nameOfCheckout(directories.working)
  const left = {
    texts: textsForSave(job.texts, job.options),
    ...(sources.kind === 'files' ? { files: sources.files } : {}),
    note,
    ...(checkout === undefined ? {} : { checkout }),
  }
  leaveForSave(left, job, person, log)
}

/** What the directories of the options were relative to is forgotten. */
function textsForSave(given: OptionTexts, { directories, store }: Options): OptionTexts {
  const texts = new Map([...given, ['working-directory', [directories.working]]] as const)
  return given.has('store') && store.kind === 'directory' ? texts.set('store', [`dir:${store.path}`]) : texts
}

/** In place, of what the last restore left out the reasons are those that it found. */
function recalledHere(plan: Plan, { options, name }: Job, log: Log, person: Person): Plan {
  if (options.from !== 'local') return plan
  try {
    return recalled(plan, readHandover(fileForSave(options.directories.stacker, name, person))?.note)
  } catch (error) {
    log.debug(`what the last restore left is not used: ${String(error)}`)
    return plan
  }
}

async function saveNow(
  command: UseCaseCommand,
  useCases: UseCases,
  surroundings: Surroundings,
  person: Person,
): Promise<ExitCode> {
  const { terminal, environment } = person
  const colour = wantsColour(terminal, environment)
  const transfers: SaveTransfer[] = []
  const builds = await buildsToSave(questionOf(command, person), (texts, name) =>
    takeForSave(givenDirectories(texts, person.cwd, person.cwd).stacker, name, person, surroundings.log),
  )
  for (const build of builds) {
    const { options, handover } = await optionsOfSave(build, command.texts, person, surroundings.log)
    const transfer = await useCases.save(options, surroundings, handover?.note)
    const { stacker, working, written } = options.directories
    if (handover?.note !== undefined) {
      const spent = { ...handover, note: spentNote(handover.note), usedFor: buildOf(stacker) }
      leaveForSave(spent, { name: build.build.name, options }, person, surroundings.log)
    }
    transfers.push(transfer)
    if (command.json) continue
    const told = renderSave(transfer, { colour, show: showFrom(working, written) })
    print(terminal, build.build.name === '' ? told : `${visible(build.build.name)}\n${told}`)
  }
  if (command.json) print(terminal, visibleJson(transfers.length === 1 ? transfers[0] : transfers, 2))
  return 0
}

/** With what the restore left, where that is of this checkout and build. */
async function optionsOfSave(
  { build, handover }: BuildToSave,
  given: OptionTexts,
  person: Person,
  log: Log,
): Promise<{ readonly options: Options; readonly handover: Handover | undefined }> {
  if (handover === undefined) return { options: await optionsOf(build.texts, person, namedStackerfiles), handover }
  // A row names stackerfiles of several builds: of one of the builds file its restore knows which.
  const own = build.name === '' ? given : new Map([...given].filter(([option]) => option !== 'stackerfiles'))
  const { texts, files } = takeOver(handover, own)
  let why: string | undefined
  try {
    // As that stacker saw it, be it through a link.
    const seen = handover.texts.get('working-directory')?.at(-1) ?? person.cwd
    const options = await optionsOf(texts, person, files ? () => Promise.resolve(files) : namedStackerfiles, seen)
    why = await whyForeign(handover, options, { cwd: person.cwd, seen })
    if (why === undefined) return { options, handover }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    why = error.message
  }
  const options = await optionsOf(build.texts, person, namedStackerfiles)
  log.warning(
    `what a restore left here is not used: ${why}; save goes by its own options, and nothing is known of before the build`,
  )
  return { options, handover: undefined }
}

async function optionsOf(
  texts: OptionTexts,
  person: Person,
  expand: ExpandStackerfiles,
  seen = person.cwd,
): Promise<Options> {
  const options = await readOptions(texts, {
    cwd: person.cwd,
    seen,
    defaultStore: texts.has('store') ? '' : `dir:${join(cacheDirectory(person), 'store')}`,
    expand,
  })
  if (options.store.kind === 'github' && person.environment['ACTIONS_RUNTIME_TOKEN'] === undefined) {
    throw new UserError('store: "github" is only there for an action on a runner; use "dir:PATH"')
  }
  return options
}

function storeOf(
  texts: OptionTexts,
  person: Person,
): { path: string; keyPrefix: string; budget?: number; maxAge?: number } {
  const given = texts.get('store')?.at(-1)
  const path = given === undefined ? join(cacheDirectory(person), 'store') : /^dir:(.+)$/s.exec(given)?.[1]
  if (path === undefined)
    throw new UserError(`store: only "dir:PATH" can be looked after here, got ${JSON.stringify(given)}`)
  const working = resolve(person.cwd, texts.get('working-directory')?.at(-1) ?? '.')
  const budget = texts.get('budget')?.at(-1)
  const maxAge = texts.get('max-age')?.at(-1)
  if (maxAge !== undefined && !(Number(maxAge) > 0)) {
    throw new UserError(`max-age: expected a number of days above 0, got ${JSON.stringify(maxAge)}`)
  }
  return {
    path: resolve(working, path),
    keyPrefix: texts.get('key-prefix')?.at(-1) ?? 'stack-cache',
    ...(budget === undefined ? {} : { budget: parseBytes('budget', budget) }),
    ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
  }
}

/** XDG Base Directory Specification: a relative XDG_CACHE_HOME is to be ignored. */
function cacheDirectory({ environment }: Person): string {
  const given = environment['XDG_CACHE_HOME'] ?? ''
  if (given.startsWith('/')) return join(given, 'stack-cache')
  const home = homeDirectory(environment)
  if (home === undefined)
    throw new UserError('store: there is no home directory to keep one in; set HOME, or XDG_CACHE_HOME')
  return join(home, '.cache', 'stack-cache')
}

function fileForSave(stackerDirectory: string, build: string, person: Person): string {
  return handoverFile(join(cacheDirectory(person), 'handover'), stackerDirectory, build)
}

function leaveForSave(
  handover: Handover,
  { name, options }: Pick<Job, 'name' | 'options'>,
  person: Person,
  log: Log,
): void {
  try {
    writeHandover(fileForSave(options.directories.stacker, name, person), handover)
  } catch (error) {
    log.warning(
      `${error instanceof Error ? error.message : String(error)}; a save that follows will not know what was restored`,
    )
  }
}

function takeForSave(stackerDirectory: string, build: string, person: Person, log: Log): Handover | undefined {
  try {
    return readHandover(fileForSave(stackerDirectory, build, person))
  } catch (error) {
    log.warning(`${error instanceof Error ? error.message : String(error)}; what the last restore left cannot be used`)
    return undefined
  }
}

function noSuchLayer(layers: readonly LayerPlan[], name: string): UserError {
  const names = [...new Set(layers.map((layer) => layer.definition.name))].slice(0, 20).map(inBackticks.name)
  return new UserError({
    message: `there is no layer ${inBackticks.name(name)} in the given stackerfiles`,
    advice: names.length === 0 ? 'they have no layers' : `they have ${names.join(', ')}`,
  })
}

function print(terminal: Terminal, text: string): void {
  terminal.out(text.endsWith('\n') ? text : `${text}\n`)
}
