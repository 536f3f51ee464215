import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { Log } from '../../../src/log.ts'
import { layDown } from '../../../src/workspace/root/by-root.ts'
import { closeStaging } from '../../../src/workspace/staging-directory.ts'
import { checkLaidDown } from '../../scenarios/checker.ts'
import { directoriesIn, readStates, requestFor } from '../recorded-states.ts'

const said: string[] = []
const log: Log = { debug: () => undefined, info: () => undefined, warning: (message) => said.push(message) }
const uid = process.geteuid?.() ?? 0

const missingTool = spawnSync('unsquashfs', ['-version']).error === undefined ? undefined : 'unsquashfs'

let place: string
beforeEach(() => {
  said.length = 0
  place = fs.mkdtempSync(path.join(os.tmpdir(), 'lay-down-'))
})
afterEach(() => {
  fs.rmSync(place, { recursive: true, force: true })
})

describe.each([
  ['v1.2.0', true],
  ['v1.1.6', true],
  ['v1.0.0', true],
  ['v0.40.5', false],
  ['v0.22.1', false],
])('every state that %s left', (release, extractsOnDemand) => {
  test('is laid down so that the checklist holds', async () => {
    const failures: string[] = []
    let laid = 0
    let refused = 0
    for (const [id, state] of Object.entries(readStates(release))) {
      const project = path.join(place, id)
      const { request } = requestFor(state, project, { extractsOnDemand })
      const result = await layDown(request, log)
      await closeStaging(request.staging, log)
      if (result.kind === 'laid-down') laid++
      else if (result.why.endsWith(`${missingTool} is not installed`)) refused++
      else failures.push(`${id}: ${result.why}`)
      for (const problem of checkLaidDown(directoriesIn(project), { extractsOnDemand, uid }))
        failures.push(`${id}: ${problem}`)
      fs.rmSync(project, { recursive: true, force: true })
    }
    expect(failures).toEqual([])
    expect(laid).toBeGreaterThan(150)
    // Only squashfs layers need a program to be extracted, and only of releases that do not extract them on demand.
    expect(refused > 0).toBe(!extractsOnDemand && missingTool !== undefined)
  })
})
