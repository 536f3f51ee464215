import { spawnSync } from 'node:child_process'
import path from 'node:path'

import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..', '..')

test('the picture in README is of the summary that the plan door writes over the example', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/picture.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})
