// A plan of a large project, against no more than what it cannot do without: reading and hashing the imports, and parsing the YAML.
import { hash } from 'node:crypto'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parse } from 'yaml'

import { newestRelease } from '../src/release/releases.ts'
import { hostArch } from '../src/plan/host-arch.ts'
import { layDownBuild } from '../__tests__/stacker/laid-build.ts'
import { runCommand, type PreparedProject } from './command.ts'
import { inTurn, milliseconds, ratios, type Bench } from './rounds.ts'
import { writeProject } from './stackerfiles.ts'

const small = { stackerfiles: 20, layers: 5, imports: 10, bytes: 10_000 }
const large = { ...small, stackerfiles: 200 }
const started = 200

export async function run({ rounds, print, aim }: Bench): Promise<void> {
  const place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'stack-cache-bench-')))
  try {
    const projects = {
      small: await preparedProject(path.join(place, 'small'), small),
      large: await preparedProject(path.join(place, 'large'), large),
    }
    // A fresh runner: nothing of the build is in the workspace.
    const fresh = ['--stacker-dir', 'fresh/.stacker', '--oci-dir', 'fresh/oci', '--roots-dir', 'fresh/roots']
    for (const [how, hits, more] of [
      ['with nothing in the store', false, ['--store', 'dir:empty', ...fresh]],
      ['with everything in the store', true, ['--store', 'dir:full', ...fresh]],
      ['of build.cache on disk', true, ['--from', 'local']],
    ] as const) {
      const times = await inTurn(rounds, {
        small: () => planned(projects.small, more, hits),
        large: () => planned(projects.large, more, hits),
        least: () => {
          readAndParse(projects.large)
        },
      })
      print(`  ${how}: 1,000 layers ${milliseconds(times.large)}, the least ${milliseconds(times.least)}`)
      aim(
        `${how}: plan / (1.5 times the least + ${String(started)} ms)`,
        ratios(
          times.large,
          times.least.map((least) => 1.5 * least + started),
        ),
        1,
      )
      aim(`${how}: 1,000 layers / 100 layers`, ratios(times.large, times.small), 11)
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Built once, with a store that holds all of it; the state stays on disk. */
async function preparedProject(directory: string, size: typeof small): Promise<PreparedProject> {
  const { stackerfiles, imported } = writeProject(directory, size)
  const project = { directory, stackerfiles, imported }
  await command(project, ['restore', '--store', 'dir:full'])
  await layDownBuild(directory, stackerfiles, newestRelease, { arch: hostArch() })
  await command(project, ['save', '--store', 'dir:full'])
  return project
}

async function planned(project: PreparedProject, more: readonly string[], hits: boolean): Promise<void> {
  const document = JSON.parse(await command(project, ['plan', '--json', ...more])) as {
    readonly count: number
    readonly layers: readonly unknown[]
  }
  const expected = hits ? 0 : document.layers.length
  if (document.count !== expected) throw new Error(`${document.count} layers would be built, not ${expected}`)
}

function command(
  { directory, stackerfiles }: PreparedProject,
  [verb = '', ...options]: readonly string[],
): Promise<string> {
  const given = stackerfiles.flatMap((file) => ['-f', path.relative(directory, file)])
  return runCommand(directory, [verb, ...given, ...options])
}

function readAndParse({ stackerfiles, imported }: PreparedProject): void {
  for (const file of imported) hash('sha256', readFileSync(file), 'hex')
  for (const file of stackerfiles) parse(readFileSync(file, 'utf8'))
}
