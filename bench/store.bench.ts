import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { startCacheServer, trafficOf, type CacheServer, type Traffic } from './cache-server.ts'
import { runChild, type Ran } from './child.ts'
import { ratios, spreadOf, type Bench } from './rounds.ts'
import { pretendToolchain } from '../__tests__/stacker/pretended-toolchain.ts'
import {
  changeLayer,
  layerName,
  pretendBuild,
  writeSources,
  type Filling,
} from '../__tests__/stacker/pretended-build.ts'

const MB = 1_000_000

/** What all blobs weigh together; the aims are for the whole gigabyte, less only tries the bench itself. */
const bytesInAll = Number(process.env['BENCH_STORE_MB'] ?? '1000') * MB
/** Any of `bytes`, `toolchain`, `time`, `requests`. */
const parts = (process.env['BENCH_STORE_PARTS'] ?? 'bytes toolchain time requests').split(' ')

interface Place {
  readonly work: string
  readonly bundle: string
  readonly server: CacheServer
  readonly bench: Bench
}

/**
 * Saving and restoring over the loopback cache service, by the action's doors as a runner starts them, next to `actions/cache` over
 * `.stacker`, `oci` and `roots`. Each side is a process of its own, and so is the service, which keeps its content on disk.
 */
export async function run(bench: Bench): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'stack-cache-bench-'))
  try {
    execFileSync(process.execPath, [
      fileURLToPath(new URL('../scripts/build.mjs', import.meta.url)),
      join(work, 'bundle'),
    ])
    const bundle = join(work, 'bundle', 'index.js')
    const server = await startCacheServer(join(work, 'service'))
    try {
      const place = { work, bundle, server, bench }
      if (parts.includes('bytes')) await benchBytes(place, bytesInAll)
      if (parts.includes('toolchain')) await benchToolchain(place, bytesInAll / 2)
      if (parts.includes('time')) {
        for (const filling of ['random', 'gzip'] as const) await benchTime(place, bytesInAll, filling)
      }
    } finally {
      await server.stop()
    }
    if (parts.includes('requests')) await benchRequests({ work, bundle, bench })
  } finally {
    await rm(work, { recursive: true })
  }
}

/** What one changed layer of twelve costs. */
async function benchBytes(place: Place, bytes: number): Promise<void> {
  const { work, server } = place
  const { print, aim } = place.bench
  const layers = 12
  const each = Math.floor(bytes / layers)
  const first = join(work, 'first')
  await writeSources(first, layers)
  await pretendBuild(first, each, 'random')
  await server.ask({ azure: false })
  const saved = await ours(place, 'save', first)
  const savedTraffic = await traffic(server)
  const theirSave = await theirs(place, 'save', first, 'whole-1')
  const theirSaveTraffic = await traffic(server)

  const second = join(work, 'second')
  await writeSources(second, layers)
  await changeLayer(second, layers)
  const planned = await ours(place, 'plan', second)
  const planTraffic = await traffic(server)
  await ours(place, 'restore', second)
  const restoreTraffic = await traffic(server)
  const [changed, ...more] = await pretendBuild(second, each, 'random')
  if (changed === undefined || more.length > 0) throw new Error(`${more.length + 1} layers were built, not one`)
  await ours(place, 'save', second)
  const saveTraffic = await traffic(server)
  const theirPlace = join(work, 'theirs')
  await mkdir(theirPlace)
  await theirs(place, 'restore', theirPlace, 'whole-2', 'whole-')
  const theirRestoreTraffic = await traffic(server)
  await theirs(place, 'save', second, 'whole-2')
  const theirChangedTraffic = await traffic(server)

  const most = 1.01 * changed.size + 64_000 + changed.treeText
  const up = saveTraffic.up
  print(`12 layers of ${megabytes(each)}, the last one changed`)
  print(row('', 'stack-cache', 'actions/cache'))
  print(row('first save, up', megabytes(savedTraffic.up), megabytes(theirSaveTraffic.up)))
  print(row('first save, seconds', saved.seconds.toFixed(1), theirSave.seconds.toFixed(1)))
  print(row('plan, down (kB a layer)', (planTraffic.down / layers / 1000).toFixed(1), 'has none'))
  print(row('plan, seconds', planned.seconds.toFixed(1), ''))
  print(row('restore, down', megabytes(restoreTraffic.down), megabytes(theirRestoreTraffic.down)))
  print(row('save after the change, up', megabytes(up), megabytes(theirChangedTraffic.up)))
  print(requestRow('first save', savedTraffic, theirSaveTraffic))
  print(requestRow('plan', planTraffic))
  print(requestRow('restore', restoreTraffic, theirRestoreTraffic))
  print(requestRow('save after the change', saveTraffic, theirChangedTraffic))
  aim(`save of the changed layer, bytes up over the ${Math.floor(most)} allowed`, [up / most], 1)
  aim('plan, kB down a layer', [planTraffic.down / layers / 1000], 20)
  await benchNeeded(place, { layers, each }, theirRestoreTraffic)
  for (const directory of [first, second, theirPlace]) await rm(directory, { recursive: true })
}

/** What `restore: needed` takes of the twelve, of which all are kept; the other side takes all or nothing. */
async function benchNeeded(
  place: Place,
  { layers, each }: { readonly layers: number; readonly each: number },
  theirRestore: Traffic,
): Promise<void> {
  const { work, server } = place
  const { print, aim } = place.bench
  const cycle = async (project: string): Promise<{ down: Traffic; up: Traffic; built: number }> => {
    await ours(place, 'restore', project, { RESTORE: 'needed' })
    const down = await traffic(server)
    const built = await pretendBuild(project, each, 'random')
    await ours(place, 'save', project)
    const found = { down, up: await traffic(server), built: built.length }
    await rm(project, { recursive: true })
    return found
  }
  const project = join(work, 'needed')
  await writeSources(project, layers)
  const same = await cycle(project)
  await writeSources(project, layers)
  await writeFile(join(project, 'conf', `${layerName(layers)}.conf`), 'setting = changed once more\n')
  const last = await cycle(project)
  if (same.built !== 0 || last.built !== 1)
    throw new Error(`${String(same.built)} and ${String(last.built)} layers were built, not none and one`)
  print(`12 layers of ${megabytes(each)}, restore: needed`)
  print(row('', 'stack-cache', 'actions/cache'))
  print(row('nothing changed, down', megabytes(same.down.down), megabytes(theirRestore.down)))
  print(row('last one changed, down', megabytes(last.down.down), megabytes(theirRestore.down)))
  print(row('last one changed, up', megabytes(last.up.up), ''))
  print(requestRow('nothing changed', same.down, theirRestore))
  print(requestRow('save, nothing changed', same.up))
  print(requestRow('last one changed', last.down, theirRestore))
  print(requestRow('save, last one changed', last.up))
  aim('needed, nothing changed, kB down a layer', [same.down.down / layers / 1000], 30)
  aim('needed, nothing changed, entries sent', [same.up.uploads], 0)
  aim(
    'needed, last one changed, down over its ancestors',
    [last.down.down / ((layers - 1) * each + layers * 30_000)],
    1,
  )
  aim('needed, last one changed, up over its own', [last.up.up / (1.01 * each + 64_000)], 1)
}

/** What build_only layers on a base image cost: their own files, never the image. */
async function benchToolchain(place: Place, base: number): Promise<void> {
  const { work, server } = place
  const { print, aim } = place.bench
  const project = join(work, 'toolchain')
  const own = Math.floor(base / 25)
  await pretendToolchain(project, base, own)
  await server.ask({ azure: false })
  await ours(place, 'save', project)
  const { up } = await traffic(server)
  // The upper one is needed by nobody, so nothing but its record is kept.
  const most = 1.05 * own + 64_000
  print(`a build_only layer of ${megabytes(own)}, with another on it, on a base image of ${megabytes(base)}`)
  print(row('save, up', megabytes(up), ''))
  // Nothing kept at all would be small, too.
  if (up < own) throw new Error(`only ${String(up)} bytes were kept`)
  aim(`save of a toolchain, bytes up over the ${Math.floor(most)} allowed`, [up / most], 1)
  await rm(project, { recursive: true })
}

/** Restoring twenty blobs. */
async function benchTime(place: Place, bytes: number, filling: Filling): Promise<void> {
  const { work, server } = place
  const { rounds, print, aim } = place.bench
  const layers = 20
  const built = join(work, `built-${filling}`)
  await writeSources(built, layers)
  await pretendBuild(built, Math.floor(bytes / layers), filling)
  await server.ask({ azure: false })
  await ours(place, 'save', built)
  await theirs(place, 'save', built, `time-${filling}`)
  const wanted = await blobsOf(built)

  for (const azure of [false, true]) {
    await server.ask({ azure })
    const our: Ran[] = []
    const their: Ran[] = []
    for (let round = 0; round <= rounds; round++) {
      const ourPlace = join(work, 'restored')
      await writeSources(ourPlace, layers)
      const ran = await ours(place, 'restore', ourPlace)
      await server.ask()
      const got = await blobsOf(ourPlace)
      if (got !== wanted) throw new Error(`restored was something else:\n${ran.output}\n${got}\nwanted\n${wanted}`)
      await rm(ourPlace, { recursive: true })
      const theirPlace = join(work, 'restored-theirs')
      await mkdir(theirPlace)
      const theirRan = await theirs(place, 'restore', theirPlace, `time-${filling}`)
      await server.ask()
      if ((await blobsOf(theirPlace)) !== wanted) throw new Error('the other side restored something else')
      await rm(theirPlace, { recursive: true })
      // The first round warms up.
      if (round === 0) continue
      our.push(ran)
      their.push(theirRan)
    }
    const path = azure ? 'Azure path' : 'plain path'
    const seconds = (ran: readonly Ran[]): number[] => ran.map((each) => each.seconds)
    const peak = Math.max(...our.map((ran) => ran.peak))
    const treePeak = Math.max(...our.map((ran) => ran.treePeak))
    print(`restore of ${megabytes(bytes)} in ${layers} blobs (${filling}), ${path}, ${rounds} rounds`)
    print(row('', 'stack-cache', 'actions/cache'))
    print(row('seconds, median (spread)', spread(seconds(our)), spread(seconds(their))))
    print(row('memory of the process, most', megabytes(peak), megabytes(Math.max(...their.map((ran) => ran.peak)))))
    print(
      row(
        'memory with its children, most',
        megabytes(treePeak),
        megabytes(Math.max(...their.map((ran) => ran.treePeak))),
      ),
    )
    aim(`restore (${filling}), ${path}, time over actions/cache`, ratios(seconds(our), seconds(their)), 1)
    aim(`restore (${filling}), ${path}, MB of memory with children`, [treePeak / MB], 300)
  }
  await rm(built, { recursive: true })
}

/** How often the service is asked, for small and for large projects; the latter under a limit as GitHub's, its minute cut to ten seconds. */
async function benchRequests({ work, bundle, bench }: Omit<Place, 'server'>): Promise<void> {
  const { print, aim } = bench
  for (const layers of [12, 200]) {
    const server = await startCacheServer(join(work, `service-${layers}`), { latency: 30 })
    try {
      const place = { work, bundle, server, bench }
      const first = join(work, 'many')
      const second = join(work, 'many-restored')
      await writeSources(first, layers)
      await writeSources(second, layers)
      await pretendBuild(first, 20_000, 'random')
      const count = async (verb: Verb, project: string): Promise<Ran & Traffic> => {
        const ran = await ours(place, verb, project)
        return { ...ran, ...(await traffic(server)) }
      }
      const steps = [
        ['plan, empty cache', await count('plan', second)],
        ['save', await count('save', first)],
        ['save again', await count('save', first)],
        ['plan, full cache', await count('plan', second)],
        ['restore', await count('restore', second)],
      ] as const
      print(
        `${layers} layers, 30 ms before each answer: questions, downloads, uploads (refused by the limit), kB down, seconds`,
      )
      for (const [what, { lookups, downloads, uploads, refused, down, seconds }] of steps) {
        print(
          `  ${what.padEnd(20)} ${[lookups, downloads, `${uploads} (${refused})`, Math.round(down / 1000), seconds.toFixed(1)].join(', ')}`,
        )
      }
      const [empty, , again, full, restored] = steps.map(([, run]) => run)
      if (!empty || !again || !full || !restored) throw new Error('a run is missing')
      // What explains a miss is asked in vain fifty times at most, and the index once.
      aim(
        `${layers} layers: plan over an empty cache, requests over one a layer`,
        [empty.lookups + empty.downloads - layers],
        100,
      )
      aim(`${layers} layers: plan over a full cache, requests`, [full.lookups + full.downloads], 3)
      if (layers === 200) {
        aim(`${layers} layers: plan over an empty cache, seconds`, [empty.seconds], 8)
        aim(`${layers} layers: plan over a full cache, seconds`, [full.seconds], 1)
      }
      aim(`${layers} layers: saving again, entries sent`, [again.uploads], 0)
      aim(`${layers} layers: layers that do not come back`, [layers - hits(restored.output)], 0)
      for (const directory of [first, second]) await rm(directory, { recursive: true })
    } finally {
      await server.stop()
    }
  }
}

type Verb = 'plan' | 'restore' | 'save'

async function ours(
  { bundle, server, work }: Place,
  verb: Verb,
  project: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const environment = await runnerEnvironment(server, work, project)
  const inputs = {
    DOOR: verb,
    STACKERFILES: 'stacker.yaml',
    'STACKER-VERSION': 'v1.2.0',
    'STACKER-USER': 'root',
    SUMMARY: 'false',
    ...more,
  }
  for (const [name, value] of Object.entries(inputs)) environment[`INPUT_${name}`] = value
  const ran = await runChild(bundle, [], { cwd: project, environment })
  if (/^::(warning|error)/m.test(ran.output)) throw new Error(`${verb}:\n${ran.output}`)
  return ran
}

function theirs(
  place: Place,
  verb: 'save' | 'restore',
  directory: string,
  key: string,
  restoreKey = key,
): Promise<Ran> {
  const file = fileURLToPath(new URL('./actions-cache.mjs', import.meta.url))
  return runnerEnvironment(place.server, place.work, directory).then((environment) =>
    runChild(file, [verb, key, restoreKey, '.stacker', 'oci', 'roots'], { cwd: directory, environment }),
  )
}

let runs = 0

async function runnerEnvironment(
  server: CacheServer,
  work: string,
  workspace: string,
): Promise<Record<string, string>> {
  // A job's own: in it restore leaves for save what it knows.
  const temporary = join(work, 'temp', basename(workspace))
  await mkdir(temporary, { recursive: true })
  const { environment } = await server.ask()
  return {
    ...environment,
    PATH: process.env['PATH'] ?? '',
    HOME: work,
    RUNNER_TEMP: temporary,
    GITHUB_WORKSPACE: workspace,
    GITHUB_RUN_ID: String(++runs),
    GITHUB_RUN_ATTEMPT: '1',
  }
}

async function traffic(server: CacheServer): Promise<Traffic> {
  return trafficOf((await server.ask()).requests)
}

function hits(output: string): number {
  return Number(/Restored (\d+) layer/.exec(output)?.[1])
}

/** Names and sizes; both sides verify or unpack content, so this only makes sure that the work was done. */
async function blobsOf(project: string): Promise<string> {
  const blobs = join(project, 'oci', 'blobs', 'sha256')
  const names = (await readdir(blobs)).sort()
  return (await Promise.all(names.map(async (name) => `${name} ${(await stat(join(blobs, name))).size}`))).join('\n')
}

function spread(seconds: readonly number[]): string {
  const { min, median, max } = spreadOf(seconds)
  return `${median.toFixed(2)} (${min.toFixed(2)}-${max.toFixed(2)})`
}

function megabytes(bytes: number): string {
  return `${(bytes / MB).toFixed(bytes < MB ? 3 : 1)} MB`
}

function row(what: string, our: string, their: string): string {
  return `  ${what.padEnd(32)} ${our.padStart(20)} ${their.padStart(20)}`
}

function requestRow(what: string, our: Traffic, their?: Traffic): string {
  const text = (found: Traffic | undefined): string =>
    found === undefined ? '' : `${found.lookups}, ${found.downloads}, ${found.uploads}`
  return row(`${what}: ask, get, put`, text(our), text(their))
}
