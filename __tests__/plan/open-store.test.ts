import { generateKeyPairSync } from 'node:crypto'

import { expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import type { StoreChoice } from '../../src/options/options.ts'
import { openStore } from '../../src/plan/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import type { TrustChoice } from '../../src/trust/open-seal.ts'
import { verifyKeyOf } from '../../src/trust/signing-key.ts'
import { writableRegistry } from '../registry/writable-registry.ts'
import { messages } from '../store/contract.ts'
import { claimsOf, mainClaims, variablesOf, type Variables } from '../trust/runs.ts'

const signKey = generateKeyPairSync('ed25519').privateKey
const signs: TrustChoice = { kind: 'scoped', signKey, verifyKeys: [], workflows: [] }
const believes: TrustChoice = { kind: 'scoped', verifyKeys: [verifyKeyOf(signKey)], workflows: [] }
const nothing: TrustChoice = { kind: 'scoped', verifyKeys: [], workflows: [] }

const name = { arch: 'amd64', layer: 'app', shape: 'v1.1.0', facts: digestOf('facts') }
const record = Buffer.from(JSON.stringify({ blobs: [] }))

test('a registry is opened with the seal of its run: by options, variables and event', async () => {
  const { host } = await writableRegistry()
  const choice: StoreChoice = { kind: 'registry', domain: host, path: 'team/cache' }
  const open = (trust: TrustChoice, environment: Variables): Promise<Store> =>
    openStore(
      choice,
      'stack-cache',
      { log: messages(), environment: { ...environment, HOME: '/nonexistent' }, now: Date.now },
      { patience: 60_000, trust },
    )
  const topic = variablesOf(claimsOf('refs/heads/topic'))
  expect(await (await open(signs, topic)).writeRecord(name, record)).toMatchObject({ kind: 'written' })
  const main = await open(believes, variablesOf(mainClaims))
  expect(await main.findRecord(name)).toBeUndefined()
  expect(main.refused(name)).toBe('it was made for another ref, "refs/heads/topic"')
  expect(main.writable).toMatchObject({ kind: 'no', why: expect.stringContaining('id-token: write') as string })

  const later = Buffer.from(JSON.stringify({ blobs: [], later: true }))
  await (await open(signs, variablesOf(mainClaims))).writeRecord(name, later)
  for (const environment of [variablesOf(mainClaims), topic, {}])
    expect((await (await open(believes, environment)).findRecord(name))?.bytes).toEqual(later)
  const stranger = await open(nothing, variablesOf(mainClaims))
  expect(await stranger.findRecord(name)).toBeUndefined()
  expect(stranger.refused(name)).toBe('it is signed by a key, and there is no verify-key to believe it by')
  expect((await (await open({ kind: 'own' }, {})).findRecord(name))?.bytes).toEqual(later)
})
