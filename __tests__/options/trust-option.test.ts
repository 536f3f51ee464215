import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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

test('verify-keys may be in files, several in one, beside others', () => {
  const base = directory()
  const [first, second, third] = [publicKey, ...['a', 'b'].map(() => generateKeyPairSync('ed25519').publicKey)].map(
    (key) => key.export({ format: 'pem', type: 'spki' }).toString(),
  )
  writeFileSync(join(base, 'keys.pem'), `${first ?? ''}\n${second ?? ''}`)
  const trust = read({ 'verify-key': ['file:keys.pem', ...(third ?? '').trim().split('\n')] }, base)
  expect(trust.kind === 'scoped' && new Set(trust.verifyKeys.map(({ id }) => id)).size).toBe(3)
})

test('what is wrong in a file of verify-keys is told with the file and its item, and not shown', () => {
  const base = directory()
  writeFileSync(join(base, 'mixed'), `${open}file:mixed\n`)
  writeFileSync(join(base, 'private'), secret)
  writeFileSync(join(base, 'empty'), '\n')
  const wanted = 'verify-key: expected public ed25519 keys, as PEM or as their 32 bytes in base64, or file:PATH'
  const readFile = (name: string) => (): unknown => read({ 'verify-key': [`file:${name}`] }, base)
  expect(readFile('mixed')).toThrow(`${wanted} of a file that holds some, and item 2 of file "mixed" is none`)
  expect(readFile('private')).toThrow('and item 1 of file "private" is none')
  expect(readFile('private')).not.toThrow(/PRIVATE/)
  expect(readFile('empty')).toThrow('verify-key: file "empty" holds no key')
})

test.each(['sign-key', 'verify-key'] as const)(
  'a file that is none, or too long, is named and its content is not: %s',
  (name) => {
    const base = directory()
    mkdirSync(join(base, 'directory'))
    writeFileSync(join(base, 'long'), 'secret'.repeat(10_000))
    writeFileSync(join(base, 'other'), 'my secret words')
    symlinkSync(join(base, 'other'), join(base, 'link'))
    const told = ['missing', 'directory', 'long', 'link', 'other'].map((file) => {
      try {
        read({ [name]: [`file:${file}`] }, base)
        return 'nothing'
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        return error.message
      }
    })
    expect(told).toEqual([
      expect.stringMatching(`^${name}: ".*missing" cannot be read: `),
      expect.stringMatching(`^${name}: ".*directory" is not a regular file`),
      expect.stringMatching(`^${name}: ".*long" is not a regular file of at most 16384 bytes$`),
      expect.stringMatching(`^${name}: ".*link" is not a regular file`),
      expect.stringMatching(
        `^${name}: expected (a private|public) ed25519 keys?, .* or file:PATH of a file that holds (it$|some)`,
      ),
    ])
  },
)

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
