// Reading stackerfiles: time that grows with what is read, and hostile megabytes that cost no more than a second.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { hostileTexts } from '../__tests__/stackerfile/hostile-texts.ts'
import { newestRelease } from '../src/release/releases.ts'
import { loadProject } from '../src/stackerfile/load.ts'
import { inTurn, milliseconds, ratios, type Bench } from './rounds.ts'
import { writeProject } from './stackerfiles.ts'

const small = { stackerfiles: 100, layers: 5, imports: 3, bytes: 1 }
const large = { ...small, stackerfiles: 1000 }

export async function run({ rounds, print, aim }: Bench): Promise<void> {
  const place = mkdtempSync(path.join(os.tmpdir(), 'stack-cache-bench-'))
  try {
    const load = (name: string, size: typeof small): (() => Promise<unknown>) => {
      const directory = path.join(place, name)
      const { stackerfiles } = writeProject(directory, size)
      return () => loadAll(directory, stackerfiles)
    }
    const times = await inTurn(rounds, { small: load('small', small), large: load('large', large) })
    print(`  500 layers ${milliseconds(times.small)}, 5,000 layers ${milliseconds(times.large)}`)
    aim('5,000 layers / 500 layers', ratios(times.large, times.small), 11)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
  for (const { name } of hostileTexts) {
    const read = Array.from({ length: rounds }, () => readAlone(name))
    aim(
      `a megabyte of ${name}, in processor seconds`,
      read.map(({ seconds }) => seconds),
      1,
    )
    aim(
      `a megabyte of ${name}, in units of 200 MB beside the program`,
      read.map(({ bytes }) => bytes / 200_000_000),
      1,
    )
  }
}

async function loadAll(directory: string, stackerfiles: readonly string[]): Promise<unknown> {
  return loadProject({
    builds: stackerfiles.map((file) => ({ roots: [file] })),
    release: newestRelease,
    substitutions: ['MODE=debug'],
    directories: {
      rootsDir: path.join(directory, 'roots'),
      stackerDir: path.join(directory, '.stacker'),
      ociDir: path.join(directory, 'oci'),
      workDir: undefined,
    },
    host: { os: 'linux', arch: 'amd64' },
    workingDirectory: directory,
  })
}

/** In a process of its own: what one text costs must not hide behind what another one left. */
function readAlone(name: string): { readonly seconds: number; readonly bytes: number } {
  const script = path.join(import.meta.dirname, 'read-hostile.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, name], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as { seconds: number; bytes: number }
}
