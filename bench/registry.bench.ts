import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { layerName, pretendBuild, writeSources } from '../__tests__/stacker/pretended-build.ts'
import { runChild, type Ran } from './child.ts'
import { startCountingProxy } from './counting-proxy.ts'
import { startLocalRegistry } from './local-registry.ts'
import { ratios, spreadOf, type Bench } from './rounds.ts'

const MB = 1_000_000
const bytesInAll = Number(process.env['BENCH_STORE_MB'] ?? '1000') * MB
const layers = 20
const plannedLayers = 100
/** Milliseconds before each answer to a plan. */
const latency = 30

interface Place {
  readonly work: string
  readonly bundle: string
}

/**
 * Saving to a registry, restoring from it, and a plan over one that is far away, by the action's doors as a runner starts them, beside `skopeo copy` of the image that has the
 * same blobs. Each round has a registry of its own, so that nothing is there that somebody sent before.
 */
export async function run({ rounds, print, aim }: Bench): Promise<void> {
  if (spawnSync('which', ['skopeo']).status !== 0) {
    print('  NOT MEASURED: skopeo is not installed')
    return
  }
  const work = await mkdtemp(path.join(tmpdir(), 'stack-cache-bench-'))
  try {
    const build = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url))
    execFileSync(process.execPath, [build, path.join(work, 'bundle')])
    const place = { work, bundle: path.join(work, 'bundle', 'index.js') }
    const built = path.join(work, 'built')
    await writeSources(built, layers)
    await pretendBuild(built, Math.floor(bytesInAll / layers), 'random')
    const [saves, restores]: [Sides, Sides] = [newSides(), newSides()]
    for (let round = -1; round < rounds; round++) {
      const measured = await measureRound(place, built)
      if (measured === undefined) {
        print('  NOT MEASURED: docker-registry is not installed')
        return
      }
      // The first round warms up.
      if (round === -1) continue
      add(saves, measured.save)
      add(restores, measured.restore)
    }
    for (const [what, { ours, theirs }] of Object.entries({ save: saves, restore: restores })) {
      const seconds = (of: readonly { readonly seconds: number }[]): number[] => of.map((one) => one.seconds)
      const peak = Math.max(...ours.map(({ treePeak }) => treePeak)) / MB
      print(`  ${what} of ${String(bytesInAll / MB)} MB in ${String(layers)} blobs, ${String(rounds)} rounds`)
      print(`    stack-cache ${spread(seconds(ours))}, skopeo copy ${spread(seconds(theirs))}`)
      aim(`${what}, time over skopeo copy`, ratios(seconds(ours), seconds(theirs)), 1.1)
      aim(`${what}, MB of memory with children`, [peak], 200)
    }
    const plans = await measurePlans(place, rounds)
    if (plans === undefined) return
    print(`  plan of a chain of ${String(plannedLayers)} layers, answers after ${String(latency)} ms`)
    print(`    ${spread(plans.seconds)}`)
    aim(`plan of ${String(plannedLayers)} layers, seconds`, plans.seconds, 2)
    aim(`plan of ${String(plannedLayers)} layers, requests`, plans.requests, plannedLayers)
  } finally {
    await rm(work, { recursive: true })
  }
}

interface Plans {
  readonly seconds: readonly number[]
  readonly requests: readonly number[]
}

/** Plans of a chain that is saved whole. Undefined where there is no registry to be had. */
async function measurePlans(place: Place, rounds: number): Promise<Plans | undefined> {
  const data = path.join(place.work, 'planned-registry')
  await mkdir(data)
  const registry = await startLocalRegistry(data)
  if (registry === undefined) return undefined
  const far = await startCountingProxy(registry.port, latency)
  try {
    const chain = path.join(place.work, 'chain')
    await writeSources(chain, plannedLayers)
    await pretendBuild(chain, 2000, 'random')
    await ours(place, 'save', chain, `127.0.0.1:${String(registry.port)}`)
    const planned = path.join(place.work, 'planned')
    await writeSources(planned, plannedLayers)
    const all: { readonly seconds: number; readonly requests: number }[] = []
    for (let round = -1; round < rounds; round++) {
      far.taken()
      const { seconds, output } = await ours(place, 'plan', planned, far.host)
      if (!output.includes(`0 of ${String(plannedLayers)} layers will be built`)) throw new Error(output)
      if (round >= 0) all.push({ seconds, requests: far.taken().length })
    }
    return { seconds: all.map((one) => one.seconds), requests: all.map((one) => one.requests) }
  } finally {
    await far.stop()
    await registry.stop()
    await rm(data, { recursive: true })
  }
}

interface Sides {
  readonly ours: Ran[]
  readonly theirs: { readonly seconds: number }[]
}

const newSides = (): Sides => ({ ours: [], theirs: [] })

interface Pair {
  readonly ours: Ran
  readonly theirs: { readonly seconds: number }
}

function add(sides: Sides, { ours, theirs }: Pair): void {
  sides.ours.push(ours)
  sides.theirs.push(theirs)
}

/** Undefined where there is no registry to be had. */
async function measureRound(
  place: Place,
  built: string,
): Promise<{ readonly save: Pair; readonly restore: Pair } | undefined> {
  const data = path.join(place.work, 'registry')
  await mkdir(data)
  const registry = await startLocalRegistry(data)
  if (registry === undefined) return undefined
  try {
    const host = `127.0.0.1:${String(registry.port)}`
    const image = `docker://${host}/theirs:latest`
    const local = (project: string): string => `oci:${path.join(project, 'oci')}:${layerName(layers)}`
    const save = { ours: await ours(place, 'save', built, host), theirs: await skopeo(local(built), image) }
    const restored = path.join(place.work, 'restored')
    await writeSources(restored, layers)
    const ourRestore = await ours(place, 'restore', restored, host)
    if (!ourRestore.output.includes(`Restored ${String(layers)} layers`)) throw new Error(ourRestore.output)
    await rm(restored, { recursive: true })
    const copied = path.join(place.work, 'copied')
    await mkdir(copied)
    const theirRestore = await skopeo(image, local(copied))
    await rm(copied, { recursive: true })
    return { save, restore: { ours: ourRestore, theirs: theirRestore } }
  } finally {
    await registry.stop()
    await rm(data, { recursive: true })
  }
}

async function ours(
  { bundle, work }: Place,
  door: 'plan' | 'save' | 'restore',
  project: string,
  host: string,
): Promise<Ran> {
  const temporary = path.join(work, 'temp')
  await mkdir(temporary, { recursive: true })
  const inputs = {
    DOOR: door,
    STACKERFILES: 'stacker.yaml',
    'STACKER-VERSION': 'v1.2.0',
    'STACKER-USER': 'root',
    SUMMARY: 'false',
    STORE: `oci:${host}/cache`,
    TRUST: 'own',
  }
  const environment = {
    ...{ PATH: process.env['PATH'] ?? '', HOME: work, RUNNER_TEMP: temporary, GITHUB_WORKSPACE: project },
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value])),
  }
  const ran = await runChild(bundle, [], { cwd: project, environment })
  if (/^::(warning|error)/m.test(ran.output)) throw new Error(`${door}:\n${ran.output}`)
  return ran
}

async function skopeo(from: string, to: string): Promise<{ readonly seconds: number }> {
  const begun = performance.now()
  const child = spawn('skopeo', ['copy', '--src-tls-verify=false', '--dest-tls-verify=false', from, to], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`skopeo ended with ${String(code)}:\n${said}`)
  return { seconds: (performance.now() - begun) / 1000 }
}

function spread(seconds: readonly number[]): string {
  const { min, median, max } = spreadOf(seconds)
  return `${median.toFixed(2)} s (${min.toFixed(2)} to ${max.toFixed(2)})`
}
