// The build door beside the three steps that it takes the place of: restore, stacker, save. stacker is played, and does the same at both sides.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { layerName, writeSources } from '../__tests__/stacker/pretended-build.ts'
import { hostArch } from '../src/plan/host-arch.ts'
import { milliseconds, ratios, type Bench } from './rounds.ts'

const bundle = path.resolve(import.meta.dirname, '..', 'dist', 'index.js')
const player = path.resolve(import.meta.dirname, '..', '__tests__', 'act', 'stacker.ts')
const layers = 12

type Side = 'door' | 'steps'

export async function run({ rounds, print, aim }: Bench): Promise<void> {
  const place = realpathSync(mkdtempSync(path.join(tmpdir(), 'stack-cache-bench-')))
  try {
    const stacker = path.join(place, 'stacker')
    const script = `#!/bin/sh\nexec '${process.execPath}' --disable-warning=ExperimentalWarning '${player}' "$@"\n`
    writeFileSync(stacker, script, { mode: 0o755 })
    const steps: Readonly<Record<Side, (project: string) => void>> = {
      door: (project) => {
        step(place, 'build', project, { STACKER: stacker })
      },
      steps: (project) => {
        step(place, 'restore', project)
        start(stacker, ['build', '-f', 'stacker.yaml'], project, environmentOf(place, project))
        step(place, 'save', project)
      },
    }
    for (const changed of [0, 1]) {
      const times: Record<Side, number[]> = { door: [], steps: [] }
      for (let round = -1; round < rounds; round++) {
        for (const side of ['door', 'steps'] as const) {
          // Of each side and round a store of its own, which holds a build of the same sources.
          rmSync(path.join(place, 'store'), { recursive: true, force: true })
          steps[side](await checkout(place, false))
          const project = await checkout(place, changed > 0)
          const begun = performance.now()
          steps[side](project)
          if (round >= 0) times[side].push(performance.now() - begun)
        }
      }
      const what = changed === 0 ? 'nothing changed' : 'the last layer changed'
      print(`  ${String(layers)} layers, ${what}: door ${milliseconds(times.door)}, steps ${milliseconds(times.steps)}`)
      aim(`the door over restore, stacker and save, ${what}`, ratios(times.door, times.steps), 1)
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

async function checkout(place: string, isChanged: boolean): Promise<string> {
  const project = path.join(place, 'work', 'project')
  rmSync(path.join(place, 'work'), { recursive: true, force: true })
  mkdirSync(path.join(place, 'work', 'temp'), { recursive: true })
  await writeSources(project, layers)
  if (isChanged) writeFileSync(path.join(project, 'conf', `${layerName(layers)}.conf`), 'setting = changed\n')
  return project
}

function environmentOf(place: string, project: string): Record<string, string> {
  return {
    ...{ PATH: process.env['PATH'] ?? '', HOME: place, RUNNER_TEMP: path.join(place, 'work', 'temp') },
    ...{ GITHUB_WORKSPACE: project, PLAYED_ARCH: hostArch() },
  }
}

/** A step of the action, as a runner starts it. */
function step(place: string, door: string, project: string, more: Readonly<Record<string, string>> = {}): void {
  const inputs = {
    ...{ DOOR: door, STACKERFILES: 'stacker.yaml', 'STACKER-VERSION': 'v1.2.0', 'STACKER-USER': 'runner' },
    ...{ SUMMARY: 'false', STORE: `dir:${path.join(place, 'store')}`, ...more },
  }
  const given = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value]))
  start(process.execPath, [bundle], project, { ...environmentOf(place, project), ...given })
}

function start(program: string, args: readonly string[], cwd: string, env: Record<string, string>): void {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${String(status)}:\n${stdout}${stderr}`)
}
