import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { readAttributes } from '../../src/formats/extended-attributes.ts'
import { hashFile } from '../../src/formats/file-hash.ts'
import { formatTree } from '../formats/mtree-text.ts'
import { walkTree } from '../../src/formats/mtree-walk.ts'
import type { ImportHash } from '../../src/layer/entry.ts'
import { newestRelease } from '../../src/release/releases.ts'
import { isAltered } from '../../src/workspace/staged-content.ts'

function place(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'staged-'))
  onTestFinished(() => {
    rmSync(directory, { recursive: true, force: true })
  })
  return directory
}

const owner = process.getuid?.() ?? 0
const build = { release: newestRelease, owner }

test('a staged file is the one its entry is of until its content or mode changes', () => {
  const file = path.join(place(), 'tool')
  writeFileSync(file, 'built', { mode: 0o755 })
  const recorded: ImportHash = { Type: 0n, Hash: hashFile(file, { withMode: true }) }
  const altered = (mode = 0o755): boolean => isAltered(recorded, { kind: 'file', file, mode }, build)
  expect(altered()).toBe(false)
  utimesSync(file, 1, 1)
  expect(altered()).toBe(false)
  expect(altered(0o644)).toBe(true)
  writeFileSync(file, 'edited')
  expect(altered()).toBe(true)
})

test.runIf(owner === 0)('a staged directory is the one its entry is of until something in it changes', () => {
  const file = path.join(place(), 'share')
  mkdirSync(path.join(file, 'doc'), { recursive: true })
  writeFileSync(path.join(file, 'doc', 'a'), 'built')
  const walked = walkTree(file, { readAttributes, asRoot: true })
  if (walked.kind !== 'tree') throw new Error(walked.kind)
  const text = Buffer.from(formatTree(walked.tree), 'latin1')
  const recorded: ImportHash = { Type: 1n, Hash: text.toString('base64') }
  const altered = (by = build): boolean => isAltered(recorded, { kind: 'directory', file, mode: 0o755 }, by)
  expect(altered()).toBe(false)
  utimesSync(path.join(file, 'doc'), 1, 1)
  expect(altered()).toBe(false)
  chmodSync(path.join(file, 'doc', 'a'), 0o600)
  expect(altered()).toBe(true)
  // How it looked to a user who was root in a namespace is not known.
  expect(altered({ ...build, owner: 1001 })).toBe(false)
})

test('a staged link is the one its entry is of as long as what it leads to is', () => {
  const directory = place()
  const file = path.join(directory, 'link')
  writeFileSync(path.join(directory, 'real'), 'built', { mode: 0o644 })
  symlinkSync('real', file)
  const recorded: ImportHash = { Type: 0n, Hash: hashFile(file, { withMode: true }) }
  const altered = (): boolean => isAltered(recorded, { kind: 'link', file, mode: 0o777 }, build)
  expect(altered()).toBe(false)
  writeFileSync(path.join(directory, 'real'), 'edited')
  expect(altered()).toBe(true)
  rmSync(path.join(directory, 'real'))
  expect(altered()).toBe(true)
})

test('what the entry does not know, or knows as another kind, is altered', () => {
  const file = path.join(place(), 'tool')
  writeFileSync(file, 'built', { mode: 0o644 })
  expect(isAltered(undefined, { kind: 'file', file, mode: 0o644 }, build)).toBe(true)
  expect(isAltered({ Type: 1n, Hash: '' }, { kind: 'file', file, mode: 0o644 }, build)).toBe(true)
})
