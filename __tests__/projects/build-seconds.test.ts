// What building took is kept of every layer, of those that were restored too, and told when the next one is planned.
import { readFileSync, utimesSync } from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import type { RestoreTransfer } from '../../src/report/transfer.ts'
import { listRecords } from '../../src/store/directory/inspect.ts'
import { playBuild } from '../stacker/played-stacker.ts'
import { openProduct, type Asked } from './product.ts'

const files = {
  'stacker.yaml': [
    'tools: {from: {type: scratch}, build_only: true, run: make tools}',
    'conf: {from: {type: scratch}, imports: [conf.txt]}',
    'files: {from: {type: scratch}, build_only: true, imports: [conf.txt]}',
    'app: {from: {type: built, tag: tools}, run: make app}',
    'last: {from: {type: built, tag: files}, build_only: true}',
    '',
  ].join('\n'),
  'conf.txt': 'conf\n',
}

/** When the builds of the layers began, and when the images were written, in seconds after some day. */
const begun = { tools: 0, conf: 40, files: 50, app: 61, last: 300 }
const written = { conf: 48, app: 290 }
const day = 1_700_000_000

/** The builder is done in no time: its traces are given other times. */
function setTimes({ directory }: Asked): void {
  const at = (...names: string[]): string => path.join(directory, ...names)
  const set = (file: string, seconds: number): void => {
    utimesSync(file, day + seconds, day + seconds)
  }
  for (const [name, seconds] of Object.entries(begun)) set(at('roots', name, 'rootfs'), seconds)
  const index = JSON.parse(readFileSync(at('oci', 'index.json'), 'utf8')) as {
    manifests: { digest: string; annotations: Record<string, string> }[]
  }
  for (const { digest, annotations } of index.manifests) {
    const seconds = Object.entries(written).find(([name]) => Object.values(annotations).includes(name))?.[1] ?? NaN
    set(at('oci', 'blobs', 'sha256', digest.replace('sha256:', '')), seconds)
  }
  set(at('.stacker', 'build.cache'), 307)
}

async function secondsIn(store: string): Promise<Readonly<Record<string, unknown>>> {
  const records = (await listRecords(store)).map(
    ({ file }) => JSON.parse(readFileSync(file, 'utf8')) as { facts: { name: string }; buildSeconds: unknown },
  )
  return Object.fromEntries(records.map(({ facts, buildSeconds }) => [facts.name, buildSeconds]))
}

const taken = { tools: 40, conf: 8, files: 11, app: 229, last: 7 }

test('what each layer took is recorded, with run or without, and stays known of what was restored', async () => {
  const its = openProduct()
  onTestFinished(its.remove)
  const asked = (): Asked => ({ directory: its.checkout(files), stackerfiles: ['stacker.yaml'] })
  const first = asked()
  expect((await its.run('restore', first)).code).toBe(0)
  await playBuild(first)
  setTimes(first)
  expect((await its.run('save', first)).said).toBe('')
  expect(await secondsIn(its.store)).toEqual(taken)

  const changed = await its.plan({ ...first, directory: its.checkout({ ...files, 'conf.txt': 'changed\n' }) })
  expect(Object.fromEntries(changed.layers.map(({ name, seconds }) => [name, seconds]))).toEqual(taken)
  expect(changed.seconds).toEqual({ rebuild: { seconds: 26, unknown: 0 }, hit: { seconds: 269, unknown: 0 } })
  const more = { ...files, 'stacker.yaml': `${files['stacker.yaml']}more: {from: {type: scratch}, run: make}\n` }
  const { out } = await its.run('plan', { ...first, directory: its.checkout(more) })
  expect(out).toContain('\nAbout 5 min kept.\n')

  // Nothing is built, and all of it is kept in another store.
  const second = asked()
  const restored = JSON.parse((await its.run('restore', second, ['--json'])).out) as { transfer: RestoreTransfer }
  expect(Object.fromEntries(restored.transfer.restored.map(({ name, seconds }) => [name, seconds]))).toEqual(taken)
  expect((await playBuild(second)).map(({ did }) => did)).not.toContain('built')
  expect((await its.run('save', { ...second, store: 'other' })).said).toBe('')
  expect(await secondsIn(path.join(its.store, '..', 'other'))).toEqual(taken)
})
