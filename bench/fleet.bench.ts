// What a fleet asks of one registry: counted for one project against a real registry, and multiplied.
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { layDownBuild } from '../__tests__/stacker/laid-build.ts'
import { ociManifest } from '../src/formats/oci/media-type.ts'
import { runBuild } from '../src/build/run-build.ts'
import { runCommandLine } from '../src/cli/run-command-line.ts'
import { hostArch } from '../src/plan/host-arch.ts'
import { planBuilds } from '../src/plan/plan-builds.ts'
import { plan } from '../src/plan/plan.ts'
import { newestRelease } from '../src/release/releases.ts'
import { complete } from '../src/restore/complete.ts'
import { publish } from '../src/publish/publish.ts'
import { restoreBuilds } from '../src/restore/restore-builds.ts'
import { restore } from '../src/restore/restore.ts'
import { save } from '../src/save/save.ts'
import { startCountingProxy, type Counted, type CountingProxy } from './counting-proxy.ts'
import { startLocalRegistry } from './local-registry.ts'
import type { Bench } from './rounds.ts'
import { writeProject } from './stackerfiles.ts'

/** One leg of a fleet: so many layers in two chains, each with a blob of its own. */
const layers = 20
const size = { stackerfiles: 2, layers: layers / 2, imports: 1, bytes: 1_000 }

interface Fleet {
  readonly repositories: number
  readonly legs: number
  /** Of all blobs together. */
  readonly bytes: number
}

const fleet: Fleet = { repositories: 1_000, legs: 50, bytes: 10e12 }

/** What happens to a fleet in an hour, in legs. `share`: of the layers of such a leg that are built. */
interface Hour {
  readonly name: string
  readonly pushes: number
  /** Of the legs of a push those that have work, and so restore and save. */
  readonly working: number
  readonly share: number
}

const hours: readonly Hour[] = [
  { name: 'a quiet hour: one push a repository, 2 legs have work', pushes: 1_000, working: 2, share: 0.1 },
  { name: 'a busy hour: five pushes a repository, 5 legs have work', pushes: 5_000, working: 5, share: 0.1 },
  { name: 'a base image moved: all legs of all repositories in an hour', pushes: 1_000, working: 50, share: 1 },
]

export async function run({ print, aim }: Bench): Promise<void> {
  const place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'stack-cache-bench-')))
  try {
    const registry = await startLocalRegistry(place)
    if (registry === undefined) {
      print('  NOT MEASURED: docker-registry is not installed')
      return
    }
    const proxy = await startCountingProxy(registry.port)
    try {
      const counted = await countAll(place, proxy)
      for (const [what, requests] of Object.entries(counted)) print(`  ${what}: ${summaryOf(requests)}`)
      const beyond = (requests: readonly Counted[], each: number): number => requests.length - each * layers
      aim('requests of a plan where all is found, beyond one a layer', [beyond(counted['plan, all found'], 1)], 10)
      aim(
        'requests of a restore where all is found, beyond two a layer',
        [beyond(counted['restore, all found'], 2)],
        10,
      )
      aim('uploads of a save with nothing new', [counted['save, nothing new'].filter(isUpload).length], 0)
      print(`  this registry on this machine: ${(await answersOf(registry.port)).toFixed(0)} manifests a second`)
      for (const hour of hours) print(`  ${hour.name}: ${loadOf(hour, counted)}`)
    } finally {
      await proxy.stop()
      await registry.stop()
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

type Case =
  | 'plan, nothing known'
  | 'save, all new'
  | 'plan, all found'
  | 'plan, one layer changed'
  | 'restore, all found'
  | 'save, nothing new'
  | 'save, one layer new'

async function countAll(place: string, proxy: CountingProxy): Promise<Readonly<Record<Case, readonly Counted[]>>> {
  const stored = ['--store', `oci:${proxy.host}/cache`, '--trust', 'own']
  const counting = async (work: () => Promise<unknown>): Promise<readonly Counted[]> => {
    proxy.taken()
    await work()
    return proxy.taken()
  }
  const first = project(path.join(place, 'first'))
  const coldPlan = await counting(() => command(first, ['plan', ...stored]))
  await command(first, ['restore', ...stored])
  await build(first)
  const firstSave = await counting(() => command(first, ['save', ...stored]))

  const second = project(path.join(place, 'second'))
  const foundPlan = await counting(() => command(second, ['plan', ...stored]))
  const restored = await counting(() => command(second, ['restore', ...stored]))
  const idleSave = await counting(() => command(second, ['save', ...stored]))

  const third = project(path.join(place, 'third'))
  const last = third.imported.at(-1) ?? ''
  writeFileSync(last, `${readFileSync(last, 'utf8')}edited\n`)
  const changedPlan = await counting(() => command(third, ['plan', ...stored]))
  await command(third, ['restore', ...stored])
  await build(third)
  const oneSave = await counting(() => command(third, ['save', ...stored]))
  return {
    'plan, nothing known': coldPlan,
    'save, all new': firstSave,
    'plan, all found': foundPlan,
    'plan, one layer changed': changedPlan,
    'restore, all found': restored,
    'save, nothing new': idleSave,
    'save, one layer new': oneSave,
  }
}

interface Project {
  readonly directory: string
  readonly stackerfiles: readonly string[]
  readonly imported: readonly string[]
}

function project(directory: string): Project {
  return { directory, ...writeProject(directory, size) }
}

async function build({ directory, stackerfiles }: Project): Promise<void> {
  await layDownBuild(directory, stackerfiles, newestRelease, { arch: hostArch() })
}

async function command({ directory, stackerfiles }: Project, args: readonly string[]): Promise<void> {
  let said = ''
  const [verb = '', ...options] = args
  const given = stackerfiles.flatMap((file) => ['-f', path.relative(directory, file)])
  const code = await runCommandLine(
    [verb, '--stacker-version', newestRelease.tag, '--stacker-user', 'root', ...given, ...options],
    { plan, planBuilds, restore, restoreBuilds, complete, save, build: runBuild, publish },
    { run: () => Promise.resolve('') },
    {
      terminal: {
        out: () => undefined,
        err: (text) => (said += text),
        outIsTerminal: false,
        errIsTerminal: false,
      },
      environment: {
        PATH: process.env['PATH'],
        HOME: directory,
        XDG_CACHE_HOME: path.join(directory, 'cache'),
      },
      cwd: directory,
      now: Date.now,
      version: '0',
    },
  )
  if (code !== 0 || said !== '') throw new Error(`${verb} ended with ${String(code)}: ${said}`)
}

function isUpload({ kind }: Counted): boolean {
  return /^(?:POST|PATCH|PUT) /.test(kind)
}

/** How many questions for a record a second the registry answers to sixteen that ask at once. */
async function answersOf(port: number): Promise<number> {
  const at = `http://127.0.0.1:${String(port)}/v2/cache`
  const { tags } = (await (await fetch(`${at}/tags/list`)).json()) as { readonly tags: readonly string[] }
  const begun = performance.now()
  let answered = 0
  const ask = async (): Promise<void> => {
    while (performance.now() - begun < 2_000) {
      const tag = tags[answered % tags.length] ?? ''
      await (await fetch(`${at}/manifests/${tag}`, { headers: { accept: ociManifest } })).arrayBuffer()
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: 16 }, ask))
  return answered / ((performance.now() - begun) / 1000)
}

/** `24 requests (20 GET manifest, 4 HEAD blob), 21.3 kB up, 80.0 kB down`. */
function summaryOf(requests: readonly Counted[]): string {
  const kinds = new Map<string, number>()
  for (const { kind, status } of requests) {
    const name = status >= 400 && status !== 404 ? `${kind} ${String(status)}` : kind
    kinds.set(name, (kinds.get(name) ?? 0) + 1)
  }
  const list = [...kinds].sort().map(([kind, count]) => `${String(count)} ${kind}`)
  return `${String(requests.length)} requests (${list.join(', ')}), ${kilobytes(sumOf(requests, 'up'))} up, ${kilobytes(sumOf(requests, 'down'))} down`
}

function sumOf(requests: readonly Counted[], side: 'up' | 'down'): number {
  return requests.reduce((sum, request) => sum + request[side], 0)
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}

/** What a layer's blob weighs when the fleet's blobs are spread evenly over its layers. */
const bytesOfLayer = fleet.bytes / (fleet.repositories * fleet.legs * layers)

/** Per second at the registry: requests, and bytes of layers. A push plans all of its legs in one job. */
function loadOf({ pushes, working, share }: Hour, counted: Readonly<Record<Case, readonly Counted[]>>): string {
  const plans = pushes * fleet.legs * counted['plan, all found'].length
  const workers = pushes * working
  const restores = workers * counted['restore, all found'].length * (1 - share)
  const saves = workers * counted['save, all new'].length * share
  const fetched = workers * layers * (1 - share) * bytesOfLayer
  const sent = workers * layers * share * bytesOfLayer
  const perSecond = (value: number): string => (value / 3600).toFixed(0)
  const rate = (bytes: number): string => `${(bytes / 3600 / 1e6).toFixed(0)} MB/s`
  return [
    `${perSecond(plans)} requests/s of plans`,
    `${perSecond(restores)} of restores`,
    `${perSecond(saves)} of saves`,
    `${rate(fetched)} down`,
    `${rate(sent)} up`,
  ].join(', ')
}
