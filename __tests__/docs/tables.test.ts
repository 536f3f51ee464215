import { spawnSync } from 'node:child_process'
import path from 'node:path'

import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..', '..')

test('the tables of inputs and outputs are what the action files say', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/tables.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})
