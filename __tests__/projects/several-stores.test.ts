// A list of stores, as a person gives it: read in order, written to the first.
import { rmSync } from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import type { RestoreTransfer, SaveTransfer } from '../../src/report/transfer.ts'
import { listRecords, verifyStore } from '../../src/store/directory/inspect.ts'
import { layerName, openProduct, told, type Asked, type Product } from './product.ts'
import { playBuild } from '../stacker/played-stacker.ts'
import { writableRegistry } from '../registry/writable-registry.ts'

const files = {
  'stacker.yaml': [
    'tools: {from: {type: scratch}, build_only: true, run: make tools}',
    'base: {from: {type: scratch}, imports: [conf.txt], run: make base}',
    'app: {from: {type: built, tag: base}, imports: ["stacker://tools/bin"], run: make app}',
    '',
  ].join('\n'),
  'conf.txt': 'conf\n',
}

interface Setting {
  readonly its: Product
  readonly near: string
  readonly far: string
  /** A checkout whose command lines name the near store and the far one. */
  readonly asked: (change?: Readonly<Record<string, string>>) => Asked
}

/** The project was built and saved by somebody who uses the far store alone. */
async function setting(): Promise<Setting> {
  const its = openProduct()
  onTestFinished(its.remove)
  const [near, far] = ['near', 'far'].map((name) => path.join(its.store, '..', name))
  if (near === undefined || far === undefined) throw new Error('two stores')
  await its.cycle({ directory: its.checkout(files), stackerfiles: ['stacker.yaml'], store: 'far' })
  const asked = (change: Readonly<Record<string, string>> = {}): Asked => ({
    directory: its.checkout({ ...files, ...change }),
    stackerfiles: ['stacker.yaml'],
    store: 'near',
    options: ['--store', `dir:${far}`],
  })
  return { its, near, far, asked }
}

const allHit = { tools: 'hit', base: 'hit', app: 'hit' }

test('what somebody else saved further away is restored, and lies here for the next run', async () => {
  const { its, near, far, asked } = await setting()
  expect(told(await its.plan(asked()))).toEqual(allHit)
  expect(await listRecords(near)).toEqual([])

  const first = asked()
  const { transfer } = JSON.parse((await its.run('restore', first, ['--json'])).out) as { transfer: RestoreTransfer }
  expect(transfer).toMatchObject({ store: `dir:${near}, then dir:${far}`, notRestored: [] })
  expect((await playBuild(first)).map(layerName)).toEqual(['tools: cached', 'base: cached', 'app: cached'])
  const saved = JSON.parse((await its.run('save', first, ['--json'])).out) as SaveTransfer
  expect(saved).toMatchObject({ saved: [], notSaved: [], bytesUp: 0 })

  expect(await verifyStore(near)).toEqual([])
  rmSync(far, { recursive: true })
  expect(told(await its.plan(asked()))).toEqual(allHit)
})

test('what is new is saved in the first store alone, whole, though the second has what it stands on', async () => {
  const { its, near, far, asked } = await setting()
  const before = (await listRecords(far)).length
  const edited = { 'conf.txt': 'edited\n' }
  expect((await its.cycle(asked(edited))).map(layerName)).toEqual(['tools: cached', 'base: built', 'app: built'])
  expect(await listRecords(far)).toHaveLength(before)
  expect(await verifyStore(near)).toEqual([])
  rmSync(far, { recursive: true })
  expect(told(await its.plan(asked(edited)))).toMatchObject({ base: 'hit', app: 'hit' })
})

test('a list that names one store twice is a mistake', async () => {
  const { its, near } = await setting()
  const { code, said } = await its.run('plan', { directory: its.checkout(files), stackerfiles: [], store: 'near' }, [
    '--store',
    `dir:${near}/../near`,
  ])
  expect({ code, said }).toEqual({ code: 1, said: `store: "dir:${near}" is given twice; leave one out\n` })
})

test('a repository that comes second is read, and the directory before it keeps what it gave', async () => {
  const { host } = await writableRegistry()
  const { its, near, asked } = await setting()
  const far = `oci:${host}/team/cache`
  const build = (change: Readonly<Record<string, string>> = {}): Asked => ({
    ...asked(change),
    options: ['--store', far, '--trust', 'own'],
  })
  // Filled by somebody who names it first.
  const filler: Asked = {
    directory: its.checkout(files),
    stackerfiles: ['stacker.yaml'],
    stores: [far],
    options: ['--trust', 'own'],
  }
  await its.cycle(filler)
  expect(told(await its.plan(build()))).toEqual(allHit)
  expect(await listRecords(near)).toEqual([])
  expect((await its.cycle(build())).map(layerName)).toEqual(['tools: cached', 'base: cached', 'app: cached'])
  expect(await verifyStore(near)).toEqual([])
  expect(told(await its.plan({ ...build(), options: [] }))).toEqual(allHit)
})
