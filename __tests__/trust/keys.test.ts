import { generateKeyPairSync, type KeyObject } from 'node:crypto'

import { expect, test } from 'vitest'

import { UserError } from '../../src/errors.ts'
import type { TrustChoice } from '../../src/trust/open-seal.ts'
import { parseSignKey, parseVerifyKeys, verifyKeyOf } from '../../src/trust/signing-key.ts'
import { claimsOf, mainClaims, openedSeal, pulled, record, signedBy, variablesOf } from './runs.ts'

const pair = (): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } => generateKeyPairSync('ed25519')
const noFile = (): never => {
  throw new Error('no file is asked for')
}
const mine = pair()
const others = pair()

const pem = (key: KeyObject): string =>
  key.export({ format: 'pem', type: key.type === 'private' ? 'pkcs8' : 'spki' }).toString()
const raw = (key: KeyObject): string => {
  const jwk = key.export({ format: 'jwk' })
  return Buffer.from((key.type === 'private' ? jwk.d : jwk.x) ?? '', 'base64url').toString('base64')
}

const holder: TrustChoice = { kind: 'scoped', signKey: mine.privateKey, verifyKeys: [], workflows: [] }
const believer = (...keys: readonly KeyObject[]): TrustChoice => ({
  kind: 'scoped',
  verifyKeys: parseVerifyKeys(keys.map(raw), noFile),
  workflows: [],
})

test('a private key is read as PEM and as its bytes in base64, and stands for the same public one', () => {
  const [asPem, asBytes] = [parseSignKey(pem(mine.privateKey)), parseSignKey(` ${raw(mine.privateKey)}\n`)]
  const [listed] = parseVerifyKeys([raw(mine.publicKey)], noFile)
  expect([verifyKeyOf(asPem).id, verifyKeyOf(asBytes).id]).toEqual([listed?.id, listed?.id])
})

test('public keys are read one a line, PEM over several lines between them', () => {
  const lines = [raw(others.publicKey), ...pem(mine.publicKey).split('\n'), raw(mine.publicKey)]
  const [first, second, third] = parseVerifyKeys(lines, noFile).map(({ id }) => id)
  expect(second).toBe(third)
  expect(first).not.toBe(second)
})

test.each([
  ['no key', 'c2VjcmV0'],
  ['a public key', pem(mine.publicKey)],
  [
    'a key of another kind',
    generateKeyPairSync('x25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  ],
  ['a cut PEM', pem(mine.privateKey).slice(0, 60)],
  ['a key in a text that goes on', `${raw(mine.privateKey)}x`],
])('%s is refused as sign-key, without being shown', (_, text) => {
  const read = (): unknown => parseSignKey(text)
  expect(read).toThrow(UserError)
  expect(read).toThrow(
    /^sign-key: expected a private ed25519 key, as PEM or as its 32 bytes in base64, or file:PATH of a file that holds it$/,
  )
})

test('what is no public key is refused by its number, a private one too, without being shown', () => {
  for (const text of ['x', pem(mine.privateKey), pem(generateKeyPairSync('ed448').publicKey)]) {
    const read = (): unknown => parseVerifyKeys([raw(mine.publicKey), ...text.split('\n')], noFile)
    expect(read).toThrow(UserError)
    expect(read).toThrow(/^verify-key: expected public ed25519 keys, .* and item 2 is none$/)
  }
})

test('in a run a record that the key has signed is believed within the scope, and no other', async () => {
  const signer = await openedSeal(variablesOf(mainClaims), holder)
  const annotations = await signedBy(signer)
  const reader = await openedSeal(variablesOf(claimsOf('refs/heads/topic')), believer(others.publicKey, mine.publicKey))
  expect(await reader.accept(annotations, record)).toEqual({ kind: 'accepted' })
  const pull = claimsOf('refs/pull/7/merge', 'pull_request')
  const ofPull = await signedBy(await openedSeal(variablesOf(pull, pulled('octo/images')), holder))
  expect(await reader.accept(ofPull, record)).toEqual({
    kind: 'refused',
    why: 'it was made for another ref, "refs/pull/7/merge"',
  })
})

test('a record of a key that is not listed, or of any where none is, is not believed', async () => {
  const annotations = await signedBy(await openedSeal({}, holder))
  const { id } = verifyKeyOf(mine.privateKey)
  const why = async (...keys: readonly KeyObject[]): Promise<unknown> =>
    await (await openedSeal({}, believer(...keys))).accept(annotations, record)
  expect(await why(others.publicKey)).toEqual({
    kind: 'refused',
    why: `it is signed by the key ${id}, which verify-key does not list`,
  })
  expect(await why()).toEqual({
    kind: 'refused',
    why: 'it is signed by a key, and there is no verify-key to believe it by',
  })
})

test('the signature of another key under the name of a listed one does not hold', async () => {
  const annotations = await signedBy(await openedSeal({}, { ...holder, signKey: others.privateKey }))
  const [from, to] = [others, mine].map(({ privateKey }) => verifyKeyOf(privateKey).id)
  const renamed = Object.fromEntries(
    Object.entries(annotations).map(([name, text]) => [name, text.replace(from ?? '', to ?? '')]),
  )
  expect(await (await openedSeal({}, believer(mine.publicKey))).accept(renamed, record)).toEqual({
    kind: 'refused',
    why: 'its signature does not hold',
  })
})

test('outside of runs the key says whom to believe: what it signed there, and for the default branch', async () => {
  const reader = await openedSeal({}, believer(mine.publicKey))
  const judged = async (environment: Readonly<Record<string, string>>): Promise<unknown> =>
    await reader.accept(await signedBy(await openedSeal(environment, holder)), record)
  expect(await judged({})).toEqual({ kind: 'accepted' })
  expect(await judged(variablesOf(mainClaims))).toEqual({ kind: 'accepted' })
  expect(await judged(variablesOf(claimsOf('refs/heads/topic')))).toEqual({
    kind: 'refused',
    why: 'it was made for "refs/heads/topic", which is not the default branch',
  })
})

test('a run does not believe what the same key has signed outside of any', async () => {
  const annotations = await signedBy(await openedSeal({}, holder))
  expect(await (await openedSeal(variablesOf(mainClaims), holder)).accept(annotations, record)).toEqual({
    kind: 'refused',
    why: 'it was made outside of a workflow run',
  })
})
