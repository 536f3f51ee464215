// A plan over the Actions cache whose service answers after 30 ms: of a chain that is in it, and of many layers that are not. The bundle in
// dist/ as a process. Saving the chain takes two minutes, since uploads are paced.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { newestRelease } from '../src/release/releases.ts'
import { pretendBuild, writeSources } from '../__tests__/stacker/pretended-build.ts'
import { startCacheServer, trafficOf, type CacheServer } from './cache-server.ts'
import { inTurn, milliseconds, type Bench } from './rounds.ts'
import { writeProject } from './stackerfiles.ts'

const program = path.resolve(import.meta.dirname, '..', 'dist', 'index.js')
const latency = 30
const layers = 200
const many = { stackerfiles: 30, layers: 100, imports: 1, bytes: 1000 }

export async function run({ rounds, print, aim }: Bench): Promise<void> {
  const place = mkdtempSync(path.join(os.tmpdir(), 'stack-cache-bench-'))
  const server = await startCacheServer(path.join(place, 'service'), { latency })
  try {
    await cold(path.join(place, 'many'), server, { print, aim })
    await warm(place, server, { rounds, print, aim })
  } finally {
    await server.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

/** Once: it takes half a minute. */
async function cold(project: string, server: CacheServer, { print, aim }: Pick<Bench, 'print' | 'aim'>): Promise<void> {
  const { stackerfiles } = writeProject(project, many)
  const files = stackerfiles.map((file) => path.relative(project, file))
  const door = await doorOf(server, project, files)
  const begun = performance.now()
  door('plan')
  const took = performance.now() - begun
  const { lookups, downloads } = trafficOf((await server.ask()).requests)
  const asked = lookups + downloads
  print(`  3,000 layers, cold: ${milliseconds([took])}, ${String(asked)} requests`)
  aim('3,000 layers, cold, in minutes', [took / 60_000], 1)
  aim('3,000 layers, cold, requests / 3,100', [asked / 3100], 1)
}

async function warm(place: string, server: CacheServer, { rounds, print, aim }: Bench): Promise<void> {
  const [built, fresh] = [path.join(place, 'built'), path.join(place, 'fresh')]
  for (const project of [built, fresh]) {
    mkdirSync(project)
    await writeSources(project, layers)
  }
  await pretendBuild(built, 2000, 'random')
  const save = await doorOf(server, built, ['stacker.yaml'])
  save('save')
  const plan = await doorOf(server, fresh, ['stacker.yaml'])
  plan('plan')
  const { lookups, downloads } = trafficOf((await server.ask()).requests)
  const times = await inTurn(rounds, {
    plan: () => {
      plan('plan')
    },
  })
  print(`  200 layers, warm: ${milliseconds(times.plan)}, ${String(lookups + downloads)} requests`)
  aim(
    '200 layers, warm, in seconds',
    times.plan.map((took) => took / 1000),
    1,
  )
  aim('200 layers, warm, requests / 3', [(lookups + downloads) / 3], 1)
}

/** Runs a door of the action in that project. Each is a job of its own. */
async function doorOf(
  server: CacheServer,
  project: string,
  stackerfiles: readonly string[],
): Promise<(door: string) => void> {
  const { environment } = await server.ask({ azure: false })
  let job = 0
  return (door) => {
    const temporary = path.join(project, '..', `temp-${path.basename(project)}-${String(++job)}`)
    mkdirSync(temporary)
    const { status, stdout } = spawnSync(process.execPath, [program], {
      cwd: project,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...environment,
        PATH: process.env['PATH'],
        HOME: project,
        RUNNER_TEMP: temporary,
        GITHUB_WORKSPACE: project,
        GITHUB_RUN_ID: String(job),
        GITHUB_RUN_ATTEMPT: '1',
        INPUT_DOOR: door,
        INPUT_STACKERFILES: stackerfiles.join('\n'),
        'INPUT_STACKER-VERSION': newestRelease.tag,
        'INPUT_STACKER-USER': 'root',
        INPUT_SUMMARY: 'false',
      },
    })
    if (status !== 0) throw new Error(`${door}: ${stdout.slice(-2000)}`)
  }
}
