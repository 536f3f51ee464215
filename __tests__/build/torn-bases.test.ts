import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { removeTornBases } from '../../src/build/torn-bases.ts'

test.each([
  ['', false],
  ['{"schemaVersion":2,"manif', false],
  ['{"schemaVersion":2,"manifests":[]}', true],
])('a layout of bases with the index %j stays: %s', async (index, stays) => {
  const place = mkdtempSync(path.join(tmpdir(), 'bases-'))
  onTestFinished(() => {
    rmSync(place, { recursive: true })
  })
  const directories = { workingDirectory: place, stackerDir: place, ociDir: place, rootsDir: place }
  await removeTornBases(directories)
  const layout = path.join(place, 'layer-bases', 'oci')
  mkdirSync(layout, { recursive: true })
  writeFileSync(path.join(layout, 'index.json'), index)
  await removeTornBases(directories)
  expect(existsSync(layout)).toBe(stays)
})
