import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { UserError } from '../../src/errors.ts'
import type { OptionName } from '../../src/options/option-texts.ts'
import { readTrust } from '../../src/options/trust-option.ts'
import { verifyKeyOf } from '../../src/trust/signing-key.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const secret = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
const open = publicKey.export({ format: 'pem', type: 'spki' }).toString()

const read = (given: Partial<Record<OptionName, readonly string[]>>, base = '/'): ReturnType<typeof readTrust> =>
  readTrust(new Map(Object.entries(given) as [OptionName, readonly string[]][]), base)

function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'keys-'))
  onTestFinished(() => {
    rmSync(made, { recursive: true, force: true })
  })
  return made
}

test('unless told otherwise a store that others write is believed by signatures', () => {
  expect(read({})).toEqual({ kind: 'scoped', verifyKeys: [], workflows: [] })
})

test('keys and workflows are read', () => {
  const trust = read({
    'sign-key': [secret],
    'verify-key': open.trim().split('\n'),
    'trust-workflows': ['nightly.yml', '.github/workflows/b.yaml'],
  })
  if (trust.kind !== 'scoped' || trust.signKey === undefined) throw new Error('expected keys')
  expect(trust.verifyKeys.map(({ id }) => id)).toEqual([verifyKeyOf(trust.signKey).id])
  expect(trust.workflows).toEqual(['nightly.yml', '.github/workflows/b.yaml'])
})

test('a sign-key may be in a file, relative to the working directory', () => {
  const base = directory()
  writeFileSync(join(base, 'key.pem'), secret, { mode: 0o600 })
  const trust = read({ 'sign-key': ['file:key.pem'] }, base)
  expect(trust.kind === 'scoped' && trust.signKey?.asymmetricKeyType).toBe('ed25519')
})

test('a file that is none, or too long, is named and its content is not', () => {
  const base = directory()
  mkdirSync(join(base, 'directory'))
  writeFileSync(join(base, 'long'), 'secret'.repeat(10_000))
  writeFileSync(join(base, 'other'), 'my secret words')
  const told = ['missing', 'directory', 'long', 'other'].map((name) => {
    try {
      read({ 'sign-key': [`file:${name}`] }, base)
      return 'nothing'
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return error.message
    }
  })
  expect(told).toEqual([
    expect.stringMatching(/^sign-key: ".*missing" cannot be read: /),
    expect.stringMatching(/^sign-key: ".*directory" is not a regular file/),
    expect.stringMatching(/^sign-key: ".*long" is not a regular file of at most 16384 bytes$/),
    'sign-key: expected a private ed25519 key, as PEM or as its 32 bytes in base64, or file:PATH of a file that holds it',
  ])
})

test.each([
  [{ trust: ['all'] }, 'trust: expected "scoped" or "own", got "all"'],
  [{ trust: ['own'], 'sign-key': [secret] }, 'trust: with "own" every record is believed and none is signed'],
  [{ trust: ['own'], 'verify-key': [open] }, 'trust: with "own" every record is believed'],
  [{ 'sign-key': ['c2VjcmV0'] }, 'sign-key: expected a private ed25519 key'],
  [{ 'verify-key': ['c2VjcmV0'] }, 'verify-key: expected public ed25519 keys'],
  [{ 'trust-workflows': ['build'] }, 'trust-workflows: expected files of workflows as "build.yml"'],
  [{ 'trust-workflows': ['a.yml@refs/heads/main'] }, 'trust-workflows: expected files of workflows'],
] as const)('%j is refused by name', (given, message) => {
  expect(() => read(given)).toThrow(message)
  expect(() => read(given)).not.toThrow(/c2VjcmV0|PRIVATE/)
})
