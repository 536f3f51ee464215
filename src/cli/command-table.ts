import { listOptions, singleOptions, switchOptions } from '../options/option-texts.ts'
import type { OptionName } from '../options/option-texts.ts'

export type CommandName =
  'build' | 'plan' | 'restore' | 'save' | 'complete' | 'publish' | 'why' | 'store' | 'completion'

export const commands: readonly CommandName[] = [
  'build',
  'plan',
  'restore',
  'save',
  'complete',
  'publish',
  'why',
  'store',
  'completion',
]

/** What only the document of a plan has. */
const ofPlans = ['stages', 'legs', 'publish-to', 'publish-tags'] as const

/** What a save does not judge by. */
const ofJudging = ['bases', 'binds', 'binds-exclude', 'refresh', 'max-age'] as const

/** What only publishing goes by. */
const ofPublishing = ['publish', 'publish-index', 'publish-stackerfiles'] as const

/** Options that a command would ignore are refused, as inputs are left out of a door's action.yml. */
export const optionsOfCommand: Readonly<Record<CommandName, readonly OptionName[]>> = {
  build: without('from', 'arch', 'complete', 'summary'),
  plan: without('stacker', 'restore', 'save', 'complete', 'budget', 'summary', 'sign-key', ...ofPublishing),
  restore: without('from', 'stacker', 'save', 'complete', 'budget', 'summary', 'sign-key', ...ofPublishing),
  save: without('from', 'stacker', 'restore', 'complete', ...ofJudging, 'summary', ...ofPlans, ...ofPublishing),
  complete: ['working-directory', 'work-dir', 'stacker-dir', 'oci-dir', 'roots-dir', 'store', 'key-prefix', 'patience'],
  publish: without(
    'stacker',
    'restore',
    'save',
    'complete',
    'budget',
    'refresh',
    'max-age',
    'summary',
    'stages',
    'legs',
    'sign-key',
  ),
  why: without('stacker', 'restore', 'save', 'complete', 'budget', 'summary', 'sign-key', ...ofPlans, ...ofPublishing),
  store: [
    'store',
    'key-prefix',
    'working-directory',
    'budget',
    'max-age',
    'patience',
    'trust',
    'sign-key',
    'verify-key',
    'trust-workflows',
  ],
  completion: [],
}

function without(...names: readonly OptionName[]): readonly OptionName[] {
  return [...listOptions, ...singleOptions, ...switchOptions].filter((name) => !names.includes(name))
}

export const switches: Readonly<Record<CommandName, readonly string[]>> = {
  build: ['json', 'verbose', 'help'],
  plan: ['json', 'exit-code', 'verbose', 'help'],
  restore: ['json', 'verbose', 'help'],
  save: ['json', 'verbose', 'help'],
  complete: ['json', 'verbose', 'help'],
  publish: ['json', 'verbose', 'help'],
  why: ['verbose', 'help'],
  store: ['json', 'dry-run', 'verbose', 'help'],
  completion: ['help'],
}

/** Options with a value that only a person gives. */
export const ofPeople: Readonly<Record<CommandName, readonly string[]>> = {
  build: ['build', 'builds-file', 'color'],
  plan: ['build', 'builds-file', 'color', 'only', 'against'],
  restore: ['build', 'builds-file', 'color'],
  save: ['build', 'builds-file', 'color'],
  complete: ['color'],
  publish: ['build', 'builds-file', 'color'],
  why: ['build', 'builds-file', 'color'],
  store: ['color', 'layer'],
  completion: [],
}

/** All options of a command by their names, for completions. */
export function optionNames(name: CommandName): readonly string[] {
  return [...optionsOfCommand[name], ...ofPeople[name], ...switches[name]]
}

export function isSwitch(name: OptionName): boolean {
  return switchOptions.some((option) => option === name)
}

export function isList(name: OptionName): boolean {
  return listOptions.some((option) => option === name)
}
