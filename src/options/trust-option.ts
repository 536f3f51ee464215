import { constants, lstatSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { isTrouble, UserError } from '../errors.ts'
import type { TrustChoice } from '../trust/open-seal.ts'
import type { OptionTexts } from './option-texts.ts'
import { parseWord } from './option-words.ts'
import { parseSignKey, parseVerifyKeys, pathOf } from '../trust/signing-key.ts'

/**
 * Whose records are believed. `base` is what `file:PATH` of a key is relative to.
 * @throws UserError that never shows a key.
 */
export function readTrust(texts: OptionTexts, base: string): TrustChoice {
  const [signKey, verifyKeys, workflows] = [
    texts.get('sign-key')?.at(-1),
    texts.get('verify-key') ?? [],
    texts.get('trust-workflows') ?? [],
  ]
  switch (parseWord('trust', texts.get('trust')?.at(-1) ?? 'scoped', ['scoped', 'own'])) {
    case 'own':
      if (signKey !== undefined || verifyKeys.length > 0 || workflows.length > 0)
        throw new UserError(
          'trust: with "own" every record is believed and none is signed; leave sign-key, verify-key and trust-workflows out',
        )
      return { kind: 'own' }
    case 'scoped':
      return {
        kind: 'scoped',
        ...(signKey === undefined ? {} : { signKey: parseSignKey(signKeyText(signKey, base)) }),
        verifyKeys: parseVerifyKeys(verifyKeys, (path) => keyFile('verify-key', path, base)),
        workflows: workflows.map(parseWorkflow),
      }
  }
}

/** A list of processes shows the arguments of a command, so that a key there is better in a file. */
function signKeyText(text: string, base: string): string {
  const path = pathOf(text)
  return path === undefined ? text : keyFile('sign-key', path, base)
}

function keyFile(name: 'sign-key' | 'verify-key', path: string, base: string): string {
  const file = resolve(base, path)
  try {
    const found = lstatSync(file)
    if (found.isFile() && found.size <= mostKeyBytes)
      return readFileSync(file, { encoding: 'utf8', flag: constants.O_RDONLY | constants.O_NOFOLLOW })
  } catch (error) {
    if (!isTrouble(error)) throw error
    throw new UserError(`${name}: "${file}" cannot be read: ${error.message}`, { cause: error })
  }
  throw new UserError(`${name}: "${file}" is not a regular file of at most ${String(mostKeyBytes)} bytes`)
}

const mostKeyBytes = 16 * 1024

function parseWorkflow(name: string): string {
  if (/\.ya?ml$/.test(name) && !name.includes('@')) return name
  throw new UserError(
    `trust-workflows: expected files of workflows as "build.yml" or ".github/workflows/build.yml", got ${JSON.stringify(name)}`,
  )
}
