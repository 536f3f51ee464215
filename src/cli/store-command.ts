import { join, resolve } from 'node:path'

import { UserError } from '../errors.ts'
import type { OptionTexts } from '../options/option-texts.ts'
import { parseBytes, parseKeyPrefix, parseMaxAge, parsePatience, parseStore } from '../options/option-words.ts'
import type { StoreChoice } from '../options/options.ts'
import { readTrust } from '../options/trust-option.ts'
import type { TrustChoice } from '../trust/open-seal.ts'
import type { StoreAction } from '../use-cases.ts'
import type { Command } from './arguments.ts'
import { cacheDirectory } from './cache-directory.ts'
import type { Person } from './person.ts'

export type StoreCommand = Extract<Command, { kind: 'store' }>

/** @throws UserError for values that make no sense. */
export function storeAction({ question, texts }: StoreCommand, person: Person): StoreAction {
  const store = (text: string): StoreChoice => {
    const choice = parseStore(text, resolve(person.cwd, texts.get('working-directory')?.at(-1) ?? '.'))
    if (choice.kind === 'github')
      throw new UserError(`store: "github" cannot be looked after here; use "dir:PATH" or "oci:REGISTRY/REPOSITORY"`)
    return choice
  }
  const named = (): StoreChoice => {
    const [only, ...others] = texts.get('store') ?? [`dir:${join(cacheDirectory(person), 'store')}`]
    if (only === undefined || others.length > 0) throw new UserError('store: one is looked after at a time; name one')
    return store(only)
  }
  switch (question.kind) {
    case 'list':
    case 'verify':
      return { kind: question.kind, store: named() }
    case 'show':
      return { ...question, store: named() }
    case 'gc':
      return { ...question, store: named(), ...limitsOf(texts) }
    case 'copy':
      return { ...question, from: store(question.from), to: store(question.to) }
  }
}

/** What all actions go by. */
export function storeSurroundings(
  texts: OptionTexts,
  { cwd }: Pick<Person, 'cwd'>,
): { readonly keyPrefix: string; readonly patience: number; readonly trust: TrustChoice } {
  return {
    trust: readTrust(texts, resolve(cwd, texts.get('working-directory')?.at(-1) ?? '.')),
    keyPrefix: parseKeyPrefix(texts.get('key-prefix')?.at(-1) ?? 'stack-cache'),
    patience: parsePatience(texts.get('patience')?.at(-1) ?? '60'),
  }
}

function limitsOf(texts: OptionTexts): { readonly budget?: number; readonly maxAge?: number } {
  const budget = texts.get('budget')?.at(-1)
  const maxAge = parseMaxAge(texts.get('max-age')?.at(-1))
  return {
    ...(budget === undefined ? {} : { budget: parseBytes('budget', budget) }),
    ...(maxAge === undefined ? {} : { maxAge }),
  }
}
