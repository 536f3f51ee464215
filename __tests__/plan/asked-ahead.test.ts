import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'

import { expect, onTestFinished, test } from 'vitest'

import type { Options } from '../../src/options/options.ts'
import { plan } from '../../src/plan/plan.ts'
import type { OpenedStores } from '../../src/store/opened-stores.ts'
import type { Store } from '../../src/store/store.ts'
import { localOptions } from './judged-sources.ts'

/** A store without anything, which takes its time; what it was asked for, and by how many at once. */
function coldStore() {
  const asked: string[] = []
  let [now, most] = [0, 0]
  const nothing = async (question: string): Promise<undefined> => {
    asked.push(question)
    now += 1
    most = Math.max(most, now)
    for (let turn = 0; turn < 5; turn++) await setImmediate()
    now -= 1
  }
  const store: Store = {
    name: 'cold',
    writable: { kind: 'yes' },
    findRecord: ({ layer }) => nothing(`these facts of ${layer}`),
    findOtherRecord: ({ layer }) => nothing(layer),
    unanswered: () => undefined,
    refused: () => undefined,
    outage: () => undefined,
    writeRecord: () => Promise.resolve({ kind: 'exists' }),
    hasBlobs: () => Promise.resolve(new Set()),
    fetchBlob: () => Promise.resolve(false),
    writeBlob: () => Promise.resolve({ kind: 'exists' }),
    findResolution: () => Promise.resolve(undefined),
    writeResolution: () => Promise.resolve({ kind: 'exists' }),
    findHistory: () => Promise.resolve(undefined),
    writeHistory: () => Promise.resolve(),
    finish: () => Promise.resolve(),
  }
  return { store, asked, most: () => most }
}

async function planCold(stackerfile: string) {
  const directory = mkdtempSync(path.join(tmpdir(), 'asked-ahead-'))
  onTestFinished(() => {
    rmSync(directory, { recursive: true })
  })
  writeFileSync(path.join(directory, 'stacker.yaml'), stackerfile)
  const at = (name: string): string => path.join(directory, name)
  const options: Options = {
    ...localOptions,
    from: 'store',
    sources: { kind: 'files', files: [at('stacker.yaml')] },
    directories: {
      working: directory,
      stacker: at('.stacker'),
      oci: at('oci'),
      roots: at('roots'),
      workDirOption: '',
    },
    stackerVersion: { kind: 'release', release: 'v1.2.0' },
    stackerUser: 'root',
    umask: 0o022,
  }
  const cold = coldStore()
  const opened: OpenedStores = {
    store: cold.store,
    outages: () => [],
    learnt: () => Promise.resolve(undefined),
  }
  const log = { debug: () => undefined, info: () => undefined, warning: () => undefined }
  const name = JSON.stringify([options.store, options.keyPrefix, options.trust.kind])
  const planned = await plan(options, {
    log,
    environment: {},
    now: () => 0,
    sharedStores: new Map([[name, Promise.resolve(opened)]]),
  })
  return { ...cold, verdicts: planned.layers.map(({ verdict }) => verdict) }
}

const built = (name: string, on: string): string => `${name}: {from: {type: built, tag: ${on}}, run: "true"}\n`
const bottom = 'l0: {from: {type: scratch}, run: "true"}\n'

test('what explains the layers of a chain is asked for at once, and each is asked for once', async () => {
  const chain = Array.from({ length: 20 }, (_, index) => built(`l${String(index + 1)}`, `l${String(index)}`))
  const { asked, most, verdicts } = await planCold(bottom + chain.join(''))
  expect(verdicts).toEqual(Array.from({ length: 21 }, () => 'miss'))
  expect(most()).toBe(20)
  expect(asked).toEqual([
    'these facts of l0',
    'l0',
    ...Array.from({ length: 20 }, (_, index) => `l${String(index + 1)}`),
  ])
})

test('of layers that may be hits nothing is asked ahead but of their facts', async () => {
  const { asked } = await planCold(`${bottom}alone: {from: {type: scratch}, run: "false"}\n`)
  expect(asked.toSorted()).toEqual(['alone', 'l0', 'these facts of alone', 'these facts of l0'])
})
