import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

import type { Log } from '../../src/log.ts'
import { layDown } from '../../src/workspace/root/by-root.ts'
import { encodeLayDownRequest } from '../../src/workspace/lay-down/lay-down-request.ts'
import { closeStaging, openStaging } from '../../src/workspace/staging-directory.ts'
import { checkLaidDown } from '../scenarios/checker.ts'
import { directoriesIn, readStates, requestFor } from './recorded-states.ts'

const log: Log = { debug: () => undefined, info: () => undefined, warning: () => undefined }
const checks = { extractsOnDemand: true, uid: process.geteuid?.() ?? 0 }
const child = path.join(import.meta.dirname, 'killed-child.ts')
const states = readStates('v1.2.0')

function stateOf(id: string) {
  const state = states[id]
  if (state === undefined) throw new Error(`no state ${id}`)
  return state
}

test.each([
  ['a fresh workspace', undefined, 'nochange'],
  ['the state of another build', 'import-edit', 'nochange'],
  ['packed build_only layers', 'bochain-first-edit', 'bochain-nochange'],
])(
  'killed at any file operation over %s, the old state or the new one stands, or none',
  async (_over, before, after) => {
    const template = fs.mkdtempSync(path.join(os.tmpdir(), 'killed-'))
    const project = path.join(template, 'project')
    const seen = new Set<string>()
    const failures: string[] = []
    for (let operation = 1; ; operation += 5) {
      fs.rmSync(project, { recursive: true, force: true })
      fs.mkdirSync(project)
      const names = [before, after].filter((id) => id !== undefined)
      if (before !== undefined) {
        const { request } = requestFor(stateOf(before), project, { extractsOnDemand: true })
        expect((await layDown(request, log)).kind).toBe('laid-down')
        await closeStaging(request.staging, log)
      }
      const { request } = requestFor(stateOf(after), project, { extractsOnDemand: true })
      const file = path.join(template, 'request.json')
      fs.writeFileSync(file, JSON.stringify(encodeLayDownRequest(request)))
      const cache = path.join(project, '.stacker', 'build.cache')
      const old = fs.existsSync(cache) ? fs.readFileSync(cache) : undefined

      const ended = spawnSync(process.execPath, [child, file, String(operation)], { encoding: 'utf8' })
      const killed = ended.signal === 'SIGKILL'
      if (!killed) expect(ended.stderr).toBe('')
      const now = fs.existsSync(cache) ? fs.readFileSync(cache) : undefined
      const state =
        now === undefined ? 'none' : request.buildCache?.equals(now) ? 'new' : old?.equals(now) ? 'old' : 'half'
      seen.add(state)
      const foreignRoots = names.flatMap((id) =>
        requestFor(stateOf(id), path.join(template, 'other'), { extractsOnDemand: true }).request.layers.map(
          ({ name }) => name,
        ),
      )
      for (const problem of checkLaidDown(directoriesIn(project), { ...checks, foreignRoots, afterKill: killed })) {
        failures.push(`${String(operation)} (${state}): ${problem}`)
      }
      // The next run finds its way whatever was left.
      if (killed && operation % 3 === 0) {
        await openStaging(directoriesIn(project))
        const again = requestFor(stateOf(after), project, { extractsOnDemand: true }).request
        expect((await layDown(again, log)).kind).toBe('laid-down')
        await closeStaging(again.staging, log)
        failures.push(...checkLaidDown(directoriesIn(project), { ...checks, foreignRoots }))
      }
      if (!killed) break
    }
    fs.rmSync(template, { recursive: true, force: true })
    expect(failures).toEqual([])
    expect(seen).not.toContain('half')
    expect(seen).toContain('new')
  },
  300_000,
)
