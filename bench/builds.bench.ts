// One plan of many builds, each with options of its own, that all are in a `dir:` store; against no more than what it cannot do without:
// hashing the imports, parsing the YAML once a build, and reading and hashing the records.
import { hash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parse } from 'yaml'

import { newestRelease } from '../src/release/releases.ts'
import { layDownBuild } from '../__tests__/stacker/laid-build.ts'
import { runCommand, type PreparedProject } from './command.ts'
import { inTurn, milliseconds, ratios, type Bench } from './rounds.ts'
import { writeProject } from './stackerfiles.ts'

const folders = 40
const layers = 10
const distributions = ['alpine', 'debian', 'ubuntu'] as const
const machines = ['amd64', 'arm64'] as const
const builds = folders * distributions.length * machines.length
/** Wanted of two cores; it takes no more of one. */
const seconds = 4
const mostOfLeast = 12

export async function run({ rounds, print, aim }: Bench): Promise<void> {
  const place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'stack-cache-bench-')))
  try {
    const project = await preparedProject(place)
    const records = recordsIn(path.join(place, 'full', 'records'))
    if (records.length !== builds * layers) throw new Error(`the store has ${records.length} records`)
    const used: Record<'plan' | 'least', number[]> = { plan: [], least: [] }
    const times = await inTurn(rounds, {
      plan: async () => {
        used.plan.push(await processorSeconds(() => planned(project)))
      },
      least: async () => {
        used.least.push(
          await processorSeconds(() => {
            readAndParse(project, records)
          }),
        )
      },
    })
    print(`  ${builds} builds of ${layers} layers: ${milliseconds(times.plan)}, the least ${milliseconds(times.least)}`)
    // The first round warms up.
    const [plan, least] = [used.plan.slice(1), used.least.slice(1)]
    aim('processor seconds of the plan / of the least', ratios(plan, least), mostOfLeast)
    aim(
      `processor seconds of the plan / ${String(seconds)}`,
      plan.map((one) => one / seconds),
      1,
    )
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

async function processorSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}

/** Folders for each distribution and machine, all built once, with a store that holds all of it. */
async function preparedProject(directory: string): Promise<PreparedProject> {
  const { stackerfiles, imported } = writeProject(directory, {
    stackerfiles: folders,
    layers,
    imports: 3,
    bytes: 10_000,
  })
  const project = { directory, stackerfiles, imported }
  for (const distribution of distributions) {
    for (const arch of machines) {
      const substitutions = [`MODE=${distribution}`]
      const given = stackerfiles.flatMap((file) => ['-f', path.relative(directory, file)])
      const options = [...given, '--substitute', `MODE=${distribution}`, '--arch', arch, '--store', 'dir:full']
      await runCommand(directory, ['restore', ...options])
      await layDownBuild(directory, stackerfiles, newestRelease, { arch, substitutions })
      await runCommand(directory, ['save', ...options])
      for (const name of ['.stacker', 'oci', 'roots'])
        rmSync(path.join(directory, name), { recursive: true, force: true })
    }
  }
  writeFileSync(path.join(directory, 'stack-cache.yaml'), description(stackerfiles.map((file) => path.dirname(file))))
  return project
}

function description(directories: readonly string[]): string {
  return `builds:
  - name: \${variant.folder}-\${variant.distro}-\${variant.arch}
    stackerfiles: \${variant.folder}/stacker.yaml
    arch: \${variant.arch}
    substitute: { MODE: "\${variant.distro}" }
    variants:
      folder: [${directories.map((one) => path.basename(one)).join(', ')}]
      distro: [${distributions.join(', ')}]
      arch: [${machines.join(', ')}]
`
}

async function planned({ directory }: PreparedProject): Promise<void> {
  const document = JSON.parse(await runCommand(directory, ['plan', '--json', '--store', 'dir:full'])) as {
    readonly count: number
    readonly layers: readonly unknown[]
  }
  const got = document.layers.length
  // Some folders have another one's layers too.
  if (got < builds * layers || document.count > 0) throw new Error(`${document.count} of ${got} layers would be built`)
}

function recordsIn(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

function readAndParse({ stackerfiles, imported }: PreparedProject, records: readonly string[]): void {
  for (const file of imported) hash('sha256', readFileSync(file), 'hex')
  const texts = stackerfiles.map((file) => readFileSync(file, 'utf8'))
  for (let build = 0; build < builds; build++) parse(texts[build % texts.length] ?? '')
  for (const record of records) {
    const bytes = readFileSync(record)
    hash('sha256', bytes, 'hex')
    JSON.parse(bytes.toString('utf8'))
  }
}
