import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'

import { makeReadable } from '../../src/workspace/placing.ts'

let stored: string
let laid: string

beforeEach(() => {
  const place = fs.mkdtempSync(path.join(tmpdir(), 'placing-'))
  onTestFinished(() => {
    fs.rmSync(place, { recursive: true })
  })
  stored = path.join(place, 'stored')
  laid = path.join(place, 'laid')
  fs.writeFileSync(stored, 'content', { mode: 0o444 })
  fs.linkSync(stored, laid)
})

test('a second name of what a store has is left as it is where all may read it and the owner is right', async () => {
  const { uid, gid, ino } = fs.statSync(stored)
  for (const owner of [undefined, { uid, gid }]) {
    await makeReadable(laid, owner)
    expect(fs.statSync(laid)).toMatchObject({ ino, mode: 0o100444 })
  }
})

test('a copy takes its place where something about it would have to change, which does not reach the store', async () => {
  const isRoot = process.geteuid?.() === 0
  const { uid, gid, ino } = fs.statSync(stored)
  if (!isRoot) fs.chmodSync(stored, 0o400)
  const { mode } = fs.statSync(stored)
  const owner = isRoot ? { uid: 1001, gid: 1002 } : { uid, gid }
  await makeReadable(laid, owner)
  expect(fs.readFileSync(laid, 'utf8')).toBe('content')
  expect(fs.statSync(laid)).toMatchObject({ ...owner, mode: 0o100644 })
  expect(fs.statSync(stored)).toMatchObject({ uid, gid, ino, mode })
})
