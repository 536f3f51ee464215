import path from 'node:path'

import { expect, test } from 'vitest'

import { changedMode } from '../../src/predict/changed-mode.ts'
import { project, stagedHash } from './base-project.ts'

test('a mode that changed alone is told by the two hashes', async () => {
  const directory = await project({ f: 'f' })
  const told = changedMode(path.join(directory, 'f'), stagedHash('f', '-rwxr-xr-x'), stagedHash('f', '-rw-r--r--'))
  expect(told).toEqual({ before: 0o755, after: 0o644 })
})

test('where the content changed too, or cannot be read, nothing is said of the mode', async () => {
  const directory = await project({ f: 'f' })
  const [before, after] = [stagedHash('other', '-rwxr-xr-x'), stagedHash('f', '-rw-r--r--')]
  expect(changedMode(path.join(directory, 'f'), before, after)).toBeUndefined()
  expect(changedMode(path.join(directory, 'f'), after, before)).toBeUndefined()
  expect(changedMode(path.join(directory, 'absent'), before, after)).toBeUndefined()
  expect(changedMode(directory, before, after)).toBeUndefined()
})
