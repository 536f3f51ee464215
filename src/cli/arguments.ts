import { parseArgs } from 'node:util'

import { didYouMean, nearWord } from '../formats/near-word.ts'
import type { Verdict } from '../layer/build-plan.ts'
import type { OptionName } from '../options/option-texts.ts'
import {
  commands,
  isList,
  isSwitch,
  ofPeople,
  optionNames,
  optionsOfCommand,
  switches,
  type CommandName,
} from './command-table.ts'
import { takesLists, withFurtherFiles } from './further-files.ts'
import { idleOption, storeQuestion, type StoreQuestion } from './store-question.ts'
import type { ColourWhen } from './terminal.ts'

/** A command line that makes sense so far; the options' values are not looked at yet. */
export type Command =
  | { readonly kind: 'help'; readonly about?: CommandName }
  | { readonly kind: 'version' }
  | (Common & {
      readonly kind: 'plan'
      readonly exitCode: boolean
      /** Verdicts whose layers are shown; all where there are none. */
      readonly only: readonly Verdict[]
      /** File of the plan document that this plan is compared with. */
      readonly against: string | undefined
    })
  | (Common & { readonly kind: 'build' | 'restore' | 'save' | 'publish' })
  | (Common & { readonly kind: 'complete' })
  | (Common & { readonly kind: 'why'; readonly layer: string })
  | (Common & { readonly kind: 'store'; readonly question: StoreQuestion })
  | { readonly kind: 'completion'; readonly shell: Shell }

interface Common {
  readonly texts: ReadonlyMap<OptionName, readonly string[]>
  /** Builds of a builds file; all of it where none is named. */
  readonly builds: { readonly file: string | undefined; readonly names: readonly string[] }
  readonly json: boolean
  readonly verbose: boolean
  readonly colour: ColourWhen
}

const shells = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof shells)[number]

const verdicts: readonly Verdict[] = ['hit', 'unchanged', 'miss', 'always', 'unknown', 'error']

/** The command line itself is wrong: exit code 2, not the user's project. */
export interface WrongUsage {
  readonly kind: 'wrong-usage'
  readonly message: string
  readonly about?: CommandName
}

/** `args` without the interpreter and the program. */
export function parseCommandLine(args: readonly string[]): Command | WrongUsage {
  const [first, ...rest] = args
  if (first === undefined || first === '--help' || first === '-h') return { kind: 'help' }
  if (first === '--version') return { kind: 'version' }
  if (first === 'help') {
    const about = commands.find((name) => name === rest[0])
    return { kind: 'help', ...(about === undefined ? {} : { about }) }
  }
  const name = commands.find((candidate) => candidate === first)
  if (name === undefined) {
    const near = nearWord(first, commands)
    const advice = near === undefined ? '' : `; did you mean ${JSON.stringify(near)}?`
    return { kind: 'wrong-usage', message: `there is no command ${JSON.stringify(first)}${advice}` }
  }
  let parsed: ReturnType<typeof parseOf>
  try {
    parsed = parseOf(name, rest)
  } catch (error) {
    return { kind: 'wrong-usage', message: usageMessage(error, name), about: name }
  }
  return commandOf(name, parsed.values, parsed.positionals)
}

function parseOf(
  name: CommandName,
  args: readonly string[],
): { values: Readonly<Record<string, unknown>>; positionals: readonly string[] } {
  const options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean; short?: string }> = {}
  for (const option of optionsOfCommand[name]) {
    options[option] = isSwitch(option)
      ? { type: 'boolean' }
      : { type: 'string', multiple: true, ...(option === 'stackerfiles' ? { short: 'f' } : {}) }
  }
  for (const option of ofPeople[name]) options[option] = { type: 'string', multiple: true }
  for (const option of switches[name])
    options[option] = { type: 'boolean', ...(option === 'help' ? { short: 'h' } : {}) }
  const parsed = parseArgs({ args: [...args], options, strict: true, allowPositionals: true, tokens: true })
  return takesLists(name) ? withFurtherFiles(parsed) : parsed
}

function commandOf(
  name: CommandName,
  values: Readonly<Record<string, unknown>>,
  positionals: readonly string[],
): Command | WrongUsage {
  const wrong = (message: string): WrongUsage => ({ kind: 'wrong-usage', message, about: name })
  if (values['help'] === true) return { kind: 'help', about: name }
  const texts = new Map<OptionName, readonly string[]>()
  for (const option of optionsOfCommand[name]) {
    const value = values[option]
    if (value === true) texts.set(option, ['true'])
    if (!Array.isArray(value)) continue
    const items = textsOf(value)
    if (!isList(option) && items.length > 1) return wrong(`--${option} is given ${items.length} times`)
    texts.set(option, items)
  }
  const [names, files, colours, against] = ['build', 'builds-file', 'color', 'against'].map((option) =>
    textsOf(values[option]),
  )
  if ((files?.length ?? 0) > 1) return wrong(`--builds-file is given ${String(files?.length)} times`)
  const builds = { file: files?.[0], names: names ?? [] }
  const colour = (['auto', 'always', 'never'] as const).find((when) => when === (colours?.at(-1) ?? 'auto'))
  if (colour === undefined) return wrong('--color takes auto, always or never')
  const common = { texts, builds, colour, json: values['json'] === true, verbose: values['verbose'] === true }
  switch (name) {
    case 'why': {
      const [layer, ...more] = positionals
      if (layer === undefined || more.length > 0) return wrong('why takes the name of one layer')
      return { kind: 'why', ...common, layer }
    }
    case 'store': {
      const question = storeQuestion(positionals, values['dry-run'] === true, textsOf(values['layer']))
      if (question === undefined) return wrong('store takes list, show LAYER, verify, gc or copy FROM TO')
      const idle = idleOption(question, values)
      return idle === undefined ? { kind: 'store', ...common, question } : wrong(idle)
    }
    case 'build':
    case 'plan':
    case 'restore':
    case 'complete':
    case 'publish':
    case 'save': {
      const [extra] = positionals
      if (extra !== undefined)
        return wrong(
          `${name} takes no argument ${JSON.stringify(extra)}${name === 'complete' ? '' : '; stackerfiles are given by -f'}`,
        )
      if (name !== 'plan') return { kind: name, ...common }
      const words = textsOf(values['only']).flatMap((text) => text.split(','))
      const only = verdicts.filter((verdict) => words.includes(verdict))
      const unknown = words.find((word) => !only.some((verdict) => verdict === word))
      if (unknown !== undefined)
        return wrong(`--only: ${didYouMean(unknown, verdicts, `it takes ${verdicts.join(', ')}`)}`)
      return { kind: name, ...common, exitCode: values['exit-code'] === true, only, against: against?.at(-1) }
    }
    case 'completion': {
      const shell = shells.find((one) => one === positionals[0])
      if (shell === undefined || positionals.length > 1) return wrong(`completion takes ${shells.join(', ')}`)
      return { kind: name, shell }
    }
  }
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** The first sentence of what util.parseArgs says, whose others are about its own positionals. */
function usageMessage(error: unknown, name: CommandName): string {
  const message = error instanceof Error ? error.message : String(error)
  const first = (message.split('. To specify')[0] ?? message).split('\n')[0] ?? message
  // A key in PEM begins with dashes, too.
  const [, dashed] = /^Option '(-{1,2}[\w-]+)[^']*' argument is ambiguous/.exec(first) ?? []
  if (dashed !== undefined) return `${dashed}: a value that begins with a dash is given as --OPTION=VALUE`
  const [, option] = /^Unknown option '--([^']+)'/.exec(first) ?? []
  const near = option === undefined ? undefined : nearWord(option, optionNames(name))
  return near === undefined ? first : `${first}; did you mean --${near}?`
}
