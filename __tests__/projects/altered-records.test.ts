// Records that somebody who can write the cache has changed, under the keys that fit them.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { digestHex, digestOf } from '../../src/formats/digest.ts'
import { listRecords } from '../../src/store/directory/inspect.ts'
import { openProduct, told } from './product.ts'

type Json = Record<string, unknown>

/** What the plan says of a layer with two imports, one with `dest`, after its record was changed. */
async function plannedAfter(change: (record: Json) => Json): Promise<{ app: string | undefined; said: string }> {
  const its = openProduct()
  onTestFinished(its.remove)
  const files = {
    'stacker.yaml': 'app:\n  from: {type: scratch}\n  imports: [conf, dir]\n  run: make\n',
    conf: 'conf\n',
    'dir/file': 'file\n',
  }
  const asked = { directory: its.checkout(files), stackerfiles: ['stacker.yaml'] }
  await its.cycle(asked)
  const [record] = await listRecords(path.join(its.home, '..', 'store'))
  if (record === undefined) throw new Error('no record')
  const bytes = Buffer.from(JSON.stringify(change(JSON.parse(readFileSync(record.file, 'utf8')) as Json)))
  rmSync(record.file)
  writeFileSync(record.file.slice(0, -64) + digestHex(digestOf(bytes)), bytes)
  const again = { ...asked, directory: its.checkout(files) }
  const { said } = await its.run('plan', again)
  return { app: told(await its.plan(again))['app'], said }
}

/** The entry says another hash of the imported file than the facts do. */
function otherHash(record: Json): Json {
  const { imports } = record['facts'] as { imports: { hash?: string }[] }
  const hash = imports.find((fact) => fact.hash !== undefined)?.hash ?? ''
  const entry = (record['entry'] as string).replaceAll(hash, digestOf('x'))
  if (hash === '' || entry === record['entry']) throw new Error('there is nothing to change in the entry')
  return { ...record, entry }
}

test('a record that nobody changed is a hit', async () => {
  expect(await plannedAfter((record) => record)).toEqual({ app: 'hit', said: '' })
})

test('a record whose entry has another hash of an import than its facts is none', async () => {
  const { app, said } = await plannedAfter(otherHash)
  expect(app).toBe('miss, not-cached')
  expect(said).toContain('expected what the facts of the record say')
})

test('a record that holds other facts than its key names is none', async () => {
  const { app, said } = await plannedAfter((record) => ({
    ...record,
    facts: { ...(record['facts'] as Json), epoch: '7' },
  }))
  expect(app).toBe('miss, epoch-changed')
  expect(said).toContain('is not what its key says')
})

test('a record that names blobs which are not there is no hit', async () => {
  const { app } = await plannedAfter((record) => ({
    ...record,
    blobs: [{ digest: digestOf('nowhere'), size: 7, kind: 'layer' }],
  }))
  expect(app).toMatch(/^miss, content-missing/)
})
