// What `npm run fuzz` has found, tried again: each file of fuzz/found/ is one case.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { caseOf, type Case } from '../../fuzz/cases.ts'
import { openSandbox, type Sandbox, type Verb } from '../../fuzz/sandbox.ts'

const directory = path.resolve(import.meta.dirname, '..', '..', 'fuzz', 'found')

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await openSandbox()
})
afterAll(() => {
  sandbox.remove()
})

const verbs: readonly Verb[] = ['plan', 'restore']

test('the sandbox finds nothing wrong with what nobody touched', async () => {
  for (const target of sandbox.targets)
    for (const verb of verbs) expect(await sandbox.attempt(target, target.bytes, verb)).toBeUndefined()
})

test('cases of one seed and number are the same, and hostile ones fail nothing', async () => {
  expect(caseOf(sandbox, 1, 2)).toEqual(caseOf(sandbox, 1, 2))
  for (let number = 0; number < 25; number += 1) {
    const one = caseOf(sandbox, 12, number)
    expect(await sandbox.attempt(one, one.bytes, one.verb)).toBeUndefined()
  }
})

test('a record whose root names a layer that its blobs do not list is not laid down, and the restore ends', async () => {
  const target = sandbox.targets.find(({ kind, name }) => kind === 'record' && name === 'tool')
  if (target === undefined) throw new Error('no record of tool')
  const record = JSON.parse(target.bytes.toString()) as { root: { metadata: string; content: string } }
  const { metadata, content } = record.root
  record.root.metadata = metadata.replaceAll(
    content,
    content.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
  )
  expect(record.root.metadata).not.toBe(metadata)
  for (const verb of verbs)
    expect(await sandbox.attempt(target, Buffer.from(JSON.stringify(record)), verb)).toBeUndefined()
})

test.each(readdirSync(directory).filter((name) => name.endsWith('.json')))('%s stays mended', async (name) => {
  const found = JSON.parse(readFileSync(path.join(directory, name), 'utf8')) as Omit<Case, 'bytes'> & { bytes: string }
  for (const verb of verbs)
    expect(await sandbox.attempt(found, Buffer.from(found.bytes, 'base64'), verb)).toBeUndefined()
})
