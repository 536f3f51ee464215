import { spawn, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { Log } from '../../src/log.ts'
import { layDown } from '../../src/workspace/root/by-root.ts'
import { encodeLayDownRequest } from '../../src/workspace/lay-down/lay-down-request.ts'
import { stagingPath } from '../../src/workspace/directories.ts'
import { closeStaging, openStaging } from '../../src/workspace/staging-directory.ts'
import { checkLaidDown } from '../scenarios/checker.ts'
import { directoriesIn, readStates, requestFor } from './recorded-states.ts'

const log: Log = { debug: () => undefined, info: () => undefined, warning: () => undefined }
const unsquashfs = spawnSync('sh', ['-c', 'command -v unsquashfs']).stdout.toString().trim()
const state = readStates('v0.40.5')['types-squashfs-nochange']
const isRoot = process.geteuid?.() === 0
const runs = isRoot && unsquashfs !== ''
if (!runs) console.warn('SKIPPED: what outlives a killed run is tested as root with unsquashfs only')

let place: string
let outlives: number | undefined
beforeEach(() => {
  place = fs.mkdtempSync(path.join(os.tmpdir(), 'outliving-'))
  outlives = undefined
})
afterEach(() => {
  if (outlives !== undefined) process.kill(outlives, 'SIGKILL')
  fs.rmSync(place, { recursive: true, force: true })
})

function request(project: string) {
  if (state === undefined) throw new Error('nothing is recorded')
  return requestFor(state, project, { extractsOnDemand: false }).request
}

function filesBelow(directory: string): readonly string[] {
  return fs.readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()
}

test.skipIf(!runs)('a tool that outlives a killed run reaches nothing of the next one', async () => {
  const project = path.join(place, 'project')
  const [pid, count] = [path.join(place, 'pid'), path.join(place, 'count')]
  const bin = path.join(place, 'bin')
  fs.mkdirSync(bin)
  // It makes files at the place that it was given, and tells how often it has tried.
  const endless = `#!/bin/sh
case " $* " in *" -lln "*) exec ${unsquashfs} "$@" ;; esac
while [ "$1" != -dest ]; do shift; done
echo $$ > '${pid}.new' && mv '${pid}.new' '${pid}'
while :; do n=$((n + 1)); echo > "$2/wrong$n"; echo $n > '${count}'; done 2>/dev/null
`
  fs.writeFileSync(path.join(bin, 'unsquashfs'), endless, { mode: 0o755 })
  fs.mkdirSync(project)
  const file = path.join(place, 'request.json')
  fs.writeFileSync(file, JSON.stringify(encodeLayDownRequest(request(project))))
  const child = path.join(import.meta.dirname, 'killed-child.ts')
  const killed = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, file, '0'], {
    env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    stdio: 'ignore',
  })
  await vi.waitFor(
    () => {
      outlives = Number(fs.readFileSync(pid, 'utf8'))
    },
    { timeout: 60_000 },
  )
  const dead = new Promise((resolve) => killed.once('exit', resolve))
  killed.kill('SIGKILL')
  await dead
  const tries = (): number => Number(fs.readFileSync(count, 'utf8'))
  const moreTries = async (): Promise<void> => {
    const before = tries()
    await vi.waitFor(
      () => {
        expect(tries()).toBeGreaterThan(before + 10)
      },
      { timeout: 60_000 },
    )
  }
  await moreTries()
  expect(filesBelow(stagingPath(directoriesIn(project))).some((name) => name.includes('wrong'))).toBe(true)

  const staging = await openStaging(directoriesIn(project))
  await moreTries()
  expect(filesBelow(staging)).toEqual([])
  const again = request(project)
  expect((await layDown(again, log)).kind).toBe('laid-down')
  await moreTries()
  await closeStaging(staging, log)
  await moreTries()
  expect(filesBelow(project).filter((name) => name.includes('wrong') || name.includes('stack-cache'))).toEqual([])
  expect(checkLaidDown(directoriesIn(project), { extractsOnDemand: false, uid: 0 })).toEqual([])
})
