// Our side and theirs over a cache service: the action's doors as a runner starts them, and `actions/cache`.
import { mkdir, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { trafficOf, type CacheServer, type Traffic } from './cache-server.ts'
import { runChild, type Ran } from './child.ts'
import { spreadOf, type Bench } from './rounds.ts'

export const MB = 1_000_000

export interface Place {
  readonly work: string
  readonly bundle: string
  readonly server: CacheServer
  readonly bench: Bench
}

export type Verb = 'plan' | 'restore' | 'save'

export async function ours(
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

export function theirs(
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

export async function traffic(server: CacheServer): Promise<Traffic> {
  return trafficOf((await server.ask()).requests)
}

/** Names and sizes; both sides verify or unpack content, so this only makes sure that the work was done. */
export async function blobsOf(project: string): Promise<string> {
  const blobs = join(project, 'oci', 'blobs', 'sha256')
  const names = (await readdir(blobs)).sort()
  return (await Promise.all(names.map(async (name) => `${name} ${(await stat(join(blobs, name))).size}`))).join('\n')
}

export function spread(seconds: readonly number[]): string {
  const { min, median, max } = spreadOf(seconds)
  return `${median.toFixed(2)} (${min.toFixed(2)}-${max.toFixed(2)})`
}

export function megabytes(bytes: number): string {
  return `${(bytes / MB).toFixed(bytes < MB ? 3 : 1)} MB`
}

export function row(what: string, our: string, their: string): string {
  return `  ${what.padEnd(32)} ${our.padStart(20)} ${their.padStart(20)}`
}

export function requestRow(what: string, our: Traffic, their?: Traffic): string {
  const text = (found: Traffic | undefined): string =>
    found === undefined ? '' : `${found.lookups}, ${found.downloads}, ${found.uploads}`
  return row(`${what}: ask, get, put`, text(our), text(their))
}
