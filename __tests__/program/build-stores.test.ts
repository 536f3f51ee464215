// The build door over stores that are services, as processes: what comes down and goes up, by what changed.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { startCacheService } from '../platform/cache-service.ts'
import { writableRegistry } from '../registry/writable-registry.ts'
import { playBuild } from '../stacker/played-stacker.ts'
import { makesAnywhere, putStacker, runsIn, type Played } from '../stacker/stacker-program.ts'
import { openJob, runStep, type Done, type Job } from './job.ts'

const epoch = '1700000000'
const files = {
  'stacker.yaml': `base: {from: {type: tar, url: base.tar}, run: [make base]}
lib: {from: {type: built, tag: base}, imports: [lib.c], run: [make lib]}
app: {from: {type: built, tag: lib}, imports: [app.c], run: [make app]}
docs: {from: {type: built, tag: base}, imports: [docs.md], run: [make docs]}
`,
  'base.tar': 'a base',
  'lib.c': 'a library',
  'app.c': 'an application',
  'docs.md': 'words',
}

/** A service that is the store. */
interface Service {
  readonly given: Readonly<Record<string, string>>
  readonly environment: Readonly<Record<string, string>>
  /** Digests of the blobs that were fetched, and how many entries or blobs were sent, since it was asked last. */
  readonly moved: () => { readonly down: readonly string[]; readonly up: number }
}

async function actionsCache(): Promise<Service> {
  const service = await startCacheService()
  onTestFinished(() => service.stop())
  let heard = 0
  return {
    given: { store: 'github' },
    environment: service.environment,
    moved: () => {
      const made = service.requests.slice(heard)
      heard = service.requests.length
      const down = made.flatMap(({ method, key }) =>
        method === 'download'
          ? [...key.matchAll(/-blob-([0-9a-f]{64})-/g)].map(([, hex]) => `sha256:${hex ?? ''}`)
          : [],
      )
      return { down, up: made.filter(({ method }) => method === 'upload').length }
    },
  }
}

async function registryStore(): Promise<Service> {
  const registry = await writableRegistry()
  return {
    given: { store: `oci:${registry.host}/team/cache`, trust: 'own' },
    environment: {},
    moved: () => {
      const made = registry.requests.splice(0)
      const down = made.flatMap((request) => /^GET .*\/blobs\/(sha256:[0-9a-f]{64})$/.exec(request)?.[1] ?? [])
      return { down, up: made.filter((request) => /^(?:POST|PUT|PATCH) /.test(request)).length }
    },
  }
}

interface Built extends Done {
  readonly job: Job
  readonly runs: number
}

/** A job of its own, in a fresh checkout with these files in place of the usual ones. */
async function build(
  service: Service,
  changed: Readonly<Record<string, string>> = {},
  played: Omit<Played, 'log'> = {},
): Promise<Built> {
  const opened = openJob('work/shop/shop', service.environment)
  for (const [name, text] of Object.entries({ ...files, ...changed }))
    writeFileSync(path.join(opened.workspace, name), text)
  const log = path.join(opened.temporary, 'runs')
  const environment = {
    ...opened.environment,
    PATH: `${putStacker(opened.temporary)}:${opened.environment['PATH'] ?? ''}`,
    PLAYED: JSON.stringify({ ...played, log }),
    SOURCE_DATE_EPOCH: epoch,
  }
  const job = { ...opened, environment }
  const done = await runStep(job, 'build', { 'stacker-version': 'v1.2.0', 'stacker-user': 'root', ...service.given })
  expect(done, done.log).toMatchObject({ code: 0, annotations: [] })
  return { ...done, job, runs: runsIn(log).length }
}

type Image = Readonly<Record<'manifest' | 'config', string>> & { readonly layers: readonly string[] }

/** The images of a layout by their tags. */
function imagesIn(workspace: string): Readonly<Record<string, Image>> {
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(workspace, 'oci', name), 'utf8'))
  const { manifests } = read('index.json') as { manifests: { digest: string; annotations: Record<string, string> }[] }
  return Object.fromEntries(
    manifests.map(({ digest, annotations }) => {
      const { config, layers } = read(`blobs/${digest.replace(':', '/')}`) as {
        config: { digest: string }
        layers: { digest: string }[]
      }
      const image = { manifest: digest, config: config.digest, layers: layers.map((layer) => layer.digest) }
      return [annotations['org.opencontainers.image.ref.name'] ?? '', image] as const
    }),
  )
}

/** What a clean build of what lies in the checkout now makes. */
async function cleanImages({ workspace }: Job): Promise<Readonly<Record<string, Image>>> {
  const { workspace: elsewhere } = openJob('clean')
  mkdirSync(elsewhere, { recursive: true })
  for (const name of readdirSync(workspace))
    if (!['.stacker', 'oci', 'roots'].includes(name)) cpSync(path.join(workspace, name), path.join(elsewhere, name))
  await playBuild({ directory: elsewhere, stackerfiles: ['stacker.yaml'], epoch: BigInt(epoch), makes: makesAnywhere })
  return imagesIn(elsewhere)
}

const layersOf = (images: Readonly<Record<string, Image>>): ReadonlySet<string> =>
  new Set(Object.values(images).flatMap(({ layers }) => layers))

describe.each([
  ['the Actions cache', actionsCache],
  ['a registry', registryStore],
] as const)('over %s', (_, open) => {
  test('where nothing changed stacker is not run, no layer comes down, and nothing goes up', async () => {
    const service = await open()
    const first = await build(service)
    expect(first.outputs).toMatchObject({ built: JSON.stringify(['base', 'lib', 'app', 'docs']) })
    expect(imagesIn(first.job.workspace)).toEqual(await cleanImages(first.job))
    expect(service.moved().up).toBeGreaterThan(0)

    const again = await build(service)
    expect(again).toMatchObject({ runs: 0, outputs: { built: '[]', any: 'false' } })
    const images = imagesIn(again.job.workspace)
    expect(images).toEqual(imagesIn(first.job.workspace))
    const { down, up } = service.moved()
    const layers = layersOf(images)
    expect(down.filter((digest) => layers.has(digest))).toEqual([])
    expect(up).toBe(0)
  })

  test('after an edit the layers of what it stands on come down, no other, and what was built goes up', async () => {
    const service = await open()
    await build(service)
    service.moved()
    const edited = { 'app.c': 'another application' }
    const { job, runs, outputs } = await build(service, edited)
    expect({ runs, built: outputs['built'] }).toEqual({ runs: 1, built: '["app"]' })
    const images = imagesIn(job.workspace)
    expect(images).toEqual(await cleanImages(job))
    const { down, up } = service.moved()
    const layers = layersOf(images)
    expect(down.filter((digest) => layers.has(digest)).sort()).toEqual([...(images['lib']?.layers ?? [])].sort())
    expect(up).toBeGreaterThan(0)
    const lying = (digest: string): boolean =>
      existsSync(path.join(job.workspace, 'oci', 'blobs', digest.replace(':', '/')))
    expect(images['app']?.layers.every(lying)).toBe(true)
    expect(await build(service, edited)).toMatchObject({ runs: 0, outputs: { any: 'false' } })
  })

  test('a source that is edited after the plan is built by a second run, and saved', async () => {
    const service = await open()
    await build(service)
    const surprise = { 'app.c': 'edited behind the plan' }
    const { job, runs, log } = await build(service, { 'docs.md': 'other words' }, { edits: surprise })
    expect(runs, log).toBe(2)
    expect(imagesIn(job.workspace)).toEqual(await cleanImages(job))
    const next = await build(service, { 'docs.md': 'other words', ...surprise })
    expect(next).toMatchObject({ runs: 0, outputs: { any: 'false' } })
  })
})
