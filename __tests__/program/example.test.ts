// `npm run example`, for whoever tries the product for the first time.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, inject, onTestFinished, test } from 'vitest'

test('the example tells its story by the build door, and leaves nothing behind', () => {
  const place = mkdtempSync(path.join(tmpdir(), 'example-'))
  onTestFinished(() => {
    rmSync(place, { recursive: true })
  })
  const [home, temporary] = [path.join(place, 'home'), path.join(place, 'tmp')]
  for (const directory of [home, temporary]) mkdirSync(directory)
  const script = path.resolve(import.meta.dirname, '..', '..', 'example', 'play.mjs')
  const told = execFileSync(process.execPath, [script, path.join(inject('bundle'), 'index.js')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    // Without a stacker on PATH the recorded one stands for it.
    env: { PATH: '/nonexistent', HOME: home, TMPDIR: temporary },
  })
  expect(told).toContain('stacker built 4 layers')
  expect(told).toContain('Saved 4 layers')
  expect(told).toContain('Restored 2 layers')
  // The plan, and the restore that has the plan; `why` tells it in lines of its own.
  expect(told.match(/import `src` changed \(`lib\/store\.c`\)/g)).toHaveLength(2)
  expect([...readdirSync(home), ...readdirSync(temporary)]).toEqual([])
})
