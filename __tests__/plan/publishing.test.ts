import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import type { Plan } from '../../src/layer/build-plan.ts'
import { withUnpublished } from '../../src/plan/publishing.ts'
import type { Surroundings } from '../../src/use-cases.ts'
import { closedPort, ociManifestOf, registryDouble, type Double, type Guard } from '../registry/loopback.ts'
import { planOf, type Sketch } from '../report/plans.ts'

const file = 's.yaml'
const images = (name: string): Sketch => ({
  file,
  images: [{ tag: name, digest: digestOf(ociManifestOf(name).bytes) }],
})

interface Asked {
  readonly host: string
  readonly tags?: readonly string[]
  readonly home?: string
  readonly patience?: Surroundings['networkPatience']
}

/** Names of the layers to be published, and the warnings. */
async function askFor(
  plan: Plan,
  { host, tags = ['latest'], home = '/nonexistent', patience = { request: 30_000, total: 60_000 } }: Asked,
): Promise<{ publish: string[]; warnings: string[] }> {
  const warnings: string[] = []
  const log = { debug: () => undefined, info: () => undefined, warning: (text: string) => warnings.push(text) }
  const surroundings = { log, environment: { HOME: home }, now: () => 0, networkPatience: patience }
  const publishTo = { prefix: `${host}/team`, tags }
  const { layers } = await withUnpublished(plan, { publishTo }, surroundings)
  const publish = layers.flatMap((layer) => (layer.publish ? [layer.definition.name] : []))
  return { publish, warnings: warnings.map((text) => text.replaceAll(host, 'HOST')) }
}

const push = (registry: Double, name: string, tag = 'latest', content = name): unknown =>
  registry.push(`team/${name}`, tag, ociManifestOf(content))

test('what the registry has as it is need not be published, what it lacks or has otherwise must', async () => {
  const registry = await registryDouble()
  push(registry, 'same')
  push(registry, 'other', 'latest', 'of last week')
  const plan = planOf({ same: images('same'), other: images('other'), absent: images('absent') })
  expect(await askFor(plan, { host: registry.host })).toEqual({ publish: ['other', 'absent'], warnings: [] })
  expect(registry.requests.filter((request) => request !== 'GET /v2/').sort()).toEqual([
    'HEAD /v2/team/absent/manifests/latest',
    'HEAD /v2/team/other/manifests/latest',
    'HEAD /v2/team/same/manifests/latest',
  ])
})

test('of what is built anyway, of build_only layers and without a registry nobody is asked', async () => {
  const registry = await registryDouble()
  const plan = planOf({
    built: { ...images('built'), verdict: 'miss', publish: true },
    tools: { file, images: [] },
  })
  expect(await askFor(plan, { host: registry.host })).toEqual({ publish: ['built'], warnings: [] })
  expect(registry.requests).toEqual([])
  const silent = { debug: () => undefined, info: () => undefined, warning: () => undefined }
  const kept = planOf({ app: images('app') })
  expect(await withUnpublished(kept, {}, { log: silent, environment: {}, now: () => 0 })).toBe(kept)
})

test('every tag counts, and of every layer type its own', async () => {
  const registry = await registryDouble()
  const digest = digestOf(ociManifestOf('app').bytes)
  const app: Sketch = {
    file,
    images: [
      { tag: 'app', digest },
      { tag: 'app-squashfs', type: 'squashfs+true', digest },
    ],
  }
  const plan = planOf({ app })
  const asked = { host: registry.host, tags: ['v1', 'latest'] }
  for (const tag of ['v1', 'latest', 'v1-squashfs']) {
    push(registry, 'app', tag)
    expect((await askFor(plan, asked)).publish).toEqual(['app'])
  }
  push(registry, 'app', 'latest-squashfs')
  expect(await askFor(plan, asked)).toEqual({ publish: [], warnings: [] })
})

test('an image of which nobody knows the digest is published', async () => {
  const registry = await registryDouble()
  push(registry, 'app')
  const plan = planOf({ app: { file, images: [{ tag: 'app', digest: null }] } })
  expect((await askFor(plan, { host: registry.host })).publish).toEqual(['app'])
})

const noEntry: Guard = ({ url }, response) => {
  if (url === '/v2/') response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end()
  else response.writeHead(401).end()
  return true
}

test('a registry that wants other credentials makes all be published, and one warning', async () => {
  const registry = await registryDouble(noEntry)
  const plan = planOf({ app: images('app'), web: images('web'), more: images('more') })
  expect(await askFor(plan, { host: registry.host })).toEqual({
    publish: ['app', 'web', 'more'],
    warnings: ['publish lists "app" and 2 more without knowing what HOST/team has: the registry answered 401'],
  })
})

test('credentials are those of the machine', async () => {
  const basic = `Basic ${Buffer.from('ann:secret').toString('base64')}`
  const registry = await registryDouble((request, response) =>
    request.headers.authorization === basic ? false : noEntry(request, response),
  )
  push(registry, 'app')
  const home = mkdtempSync(path.join(tmpdir(), 'publishing-'))
  onTestFinished(() => {
    rmSync(home, { recursive: true })
  })
  mkdirSync(path.join(home, '.docker'))
  const auths = { [registry.host]: { auth: Buffer.from('ann:secret').toString('base64') } }
  writeFileSync(path.join(home, '.docker', 'config.json'), JSON.stringify({ auths }))
  const plan = planOf({ app: images('app') })
  expect(await askFor(plan, { host: registry.host, home })).toEqual({ publish: [], warnings: [] })
})

test('a registry that does not answer holds the plan up once, and makes all be published', async () => {
  let held = 0
  const registry = await registryDouble(({ method }) => {
    if (method !== 'HEAD') return false
    held += 1
    return true
  })
  const plan = planOf(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`l${index}`, images(`l${index}`)])))
  const patience = { request: 2000, total: 60_000 }
  const { publish, warnings } = await askFor(plan, { host: registry.host, patience })
  expect(publish).toHaveLength(40)
  expect(warnings).toEqual([
    'publish lists "l0" and 39 more without knowing what HOST/team has: no answer within the time limit',
  ])
  // No more than are asked at once.
  expect(held).toBe(8)
})

test('a registry that nobody reaches makes all be published', async () => {
  const host = await closedPort()
  const { publish, warnings } = await askFor(planOf({ app: images('app') }), { host })
  expect(publish).toEqual(['app'])
  expect(warnings).toEqual(['publish lists "app" without knowing what HOST/team has: connection failed (ECONNREFUSED)'])
})

test('a registry that tells no digest, and a name that no registry takes, do not keep the others from being asked', async () => {
  const registry = await registryDouble(({ url }, response) => {
    if (url !== '/v2/team/mute/manifests/latest') return false
    response.writeHead(200, { 'content-type': ociManifestOf('').mediaType }).end()
    return true
  })
  push(registry, 'app')
  const plan = planOf({ Upper: images('Upper'), mute: images('mute'), app: images('app') })
  expect(await askFor(plan, { host: registry.host })).toEqual({
    publish: ['Upper', 'mute'],
    warnings: [
      'publish lists "Upper" and 1 more without knowing what HOST/team has: invalid reference format: repository name must be lowercase',
    ],
  })
})
