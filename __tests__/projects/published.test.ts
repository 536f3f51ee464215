// Images of a played stacker, published: to Debian's registry where it is installed, and to one in memory.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { hostArch } from '../../src/plan/host-arch.ts'
import { countingProxy, type CountingProxy } from '../registry/counting-proxy.ts'
import { ociManifestOf } from '../registry/loopback.ts'
import { missingRegistry, realRegistries } from '../registry/real-registries.ts'
import { writableRegistry } from '../registry/writable-registry.ts'
import { asked, counts, described, imagesIn, openShop, publish, refused, what } from './shop-images.ts'

const missing = missingRegistry('docker-registry')
if (missing !== undefined) console.warn(missing)
const noSkopeo = missingRegistry('skopeo')
if (noSkopeo !== undefined) console.warn(noSkopeo)

/** Asks the registry itself: while it waits, no server of this process answers. */
function digestBySkopeo(host: string, name: string): string {
  const options = ['inspect', '--tls-verify=false', '--raw', `docker://${host}/team/${name}`]
  return digestOf(execFileSync('skopeo', options))
}

describe.skipIf(missing !== undefined)('at docker-registry', () => {
  const start = async (
    kind = 'open to all',
  ): Promise<{ host: string; proxy: CountingProxy; environment: Record<string, string> }> => {
    const found = realRegistries.find(({ name }) => name.includes(`docker-registry`) && name.includes(kind))
    if (found === undefined) throw new RangeError(kind)
    const { host, variables } = await found.start()
    return { host, proxy: await countingProxy(host), environment: { ...variables } }
  }

  test('what changed is sent, what did not costs one question for each tag, and a further tag the manifest alone', async () => {
    const its = openShop()
    const { host, proxy } = await start()
    const first = asked(its)
    await its.cycle(first)
    const images = imagesIn(first)

    const all = await publish(its, first, proxy.host)
    expect(what(all)).toEqual({ base: 'sent', app: 'sent', web: 'sent' })
    expect(all.published).toEqual(
      Object.fromEntries(Object.entries(images).map(([name, digest]) => [`${proxy.host}/team/${name}:latest`, digest])),
    )
    const sent = counts(proxy.requests)
    // By digest, and by tag.
    expect(sent['PUT manifests']).toBe(6)
    if (noSkopeo === undefined)
      for (const [name, digest] of Object.entries(images)) expect(digestBySkopeo(host, name)).toBe(digest)

    proxy.requests.splice(0)
    const again = await publish(its, first, proxy.host)
    expect(what(again)).toEqual({ base: 'stands', app: 'stands', web: 'stands' })
    expect(again.published).toEqual(all.published)
    expect(counts(proxy.requests)).toEqual({ 'HEAD manifests': 3 })

    const tagged = await publish(its, first, proxy.host, '--publish-tags', 'v1')
    expect(what(tagged)).toEqual({ base: 'tagged', app: 'tagged', web: 'tagged' })
    expect(counts(proxy.requests)).toEqual({ 'HEAD manifests': 6, 'PUT manifests': 3 })

    const second = asked(its, { 'web.txt': 'edited\n' })
    await its.cycle(second)
    const changed = await publish(its, second, proxy.host)
    expect(what(changed)).toEqual({ base: 'stands', app: 'stands', web: 'sent' })
    const puts = proxy.requests.filter((request) => request.startsWith('PUT') && request.includes('/blobs/'))
    // The config and the one layer that is new.
    expect(puts).toHaveLength(2)
  })

  test('wrong credentials are told, and who logs in, before anything is sent', async () => {
    const its = openShop()
    const { proxy, environment } = await start('Basic')
    const build = asked(its, {}, { environment })
    await its.cycle(build)
    // docker login was for the registry behind.
    const auth = (password: string): void => {
      const auths = { [proxy.host]: { auth: Buffer.from(`ann:${password}`).toString('base64') } }
      writeFileSync(path.join(environment['DOCKER_CONFIG'] ?? '', 'config.json'), JSON.stringify({ auths }))
    }
    auth('wrong')
    const said = await refused(its, build, proxy.host)
    expect(said).toMatch(
      /^HOST\/team\/\w+: sha256:\w+ cannot be sent: the registry answered 401; log in by "docker login HOST"/,
    )
    expect(proxy.requests.filter((request) => /^(?:PUT|PATCH)/.test(request))).toEqual([])
    auth('s3cret')
    expect(what(await publish(its, build, proxy.host))).toEqual({ base: 'sent', app: 'sent', web: 'sent' })
  })

  test('a registry that stops half way leaves no tag, and the next time gets what it lacks', async () => {
    const its = openShop()
    const { proxy } = await start()
    const build = asked(its, {}, { patience: { request: 2_000, total: 1_000 } })
    await its.cycle(build)
    let manifests = 0
    proxy.guard = (request, response) => {
      if (request.method === 'PUT' && (request.url ?? '').includes('/manifests/')) manifests += 1
      if (manifests < 2) return false
      response.destroy()
      return true
    }
    const said = await refused(its, build, proxy.host)
    expect(said).toMatch(
      /^HOST\/team\/\w+: the image is not taken: connection failed.*; see whether HOST is well, and publish again/,
    )
    expect(
      proxy.requests.filter((request) => request.endsWith('/manifests/latest') && request.startsWith('PUT')),
    ).toEqual([])
    proxy.guard = () => false
    proxy.requests.splice(0)
    const { images } = await publish(its, build, proxy.host)
    expect(images.map(({ did }) => did)).toContain('tagged')
    expect(counts(proxy.requests)['POST blobs/uploads']).toBeUndefined()
  })
})

test('a blob of several images is sent once, and mounted for the others', async () => {
  const its = openShop()
  const registry = await writableRegistry()
  const build = asked(its)
  await its.cycle(build)
  await publish(its, build, registry.host)
  const blobs = [...registry.blobs.keys()].map((key) => key.split(' ')[1])
  const uploads = registry.requests.filter((request) => /^PUT .*\/blobs\/uploads\//.test(request))
  expect(uploads).toHaveLength(new Set(blobs).size)
  expect(blobs.length).toBeGreaterThan(uploads.length)
})

test('layer types have tags of their own, build_only layers and layers of prerequisites are not published', async () => {
  const its = openShop()
  const registry = await writableRegistry()
  const build = asked(
    its,
    {
      'base.yaml': 'ground: {from: {type: scratch}, imports: [base.txt]}\n',
      'stacker.yaml':
        'config: {prerequisites: [base.yaml]}\napp: {from: {type: built, tag: ground}, imports: [app.txt]}\n',
    },
    { layerTypes: ['tar', 'squashfs'] },
  )
  await its.cycle(build)
  const images = imagesIn(build)
  expect(Object.keys(images).sort()).toEqual(['app', 'app-squashfs', 'ground', 'ground-squashfs'])
  const { published } = await publish(its, build, registry.host, '--publish-tags', 'v1')
  expect(published).toEqual({
    [`${registry.host}/team/app:v1`]: images['app'],
    [`${registry.host}/team/app:v1-squashfs`]: images['app-squashfs'],
  })
})

test('of a row of a matrix, which names prerequisites as well, the images that were asked for are published', async () => {
  const its = openShop()
  const registry = await writableRegistry()
  const row = asked(
    its,
    {
      'base.yaml': 'ground: {from: {type: scratch}, imports: [base.txt]}\n',
      'app/stacker.yaml':
        'config: {prerequisites: [../base.yaml]}\napp: {from: {type: built, tag: ground}, imports: [app.txt]}\n',
      'app/app.txt': 'app\n',
    },
    { stackerfiles: ['base.yaml', 'app/stacker.yaml'] },
  )
  await its.cycle(row)
  const images = imagesIn(row)
  const { published } = await publish(its, row, registry.host, '--publish-stackerfiles', '*/stacker.yaml')
  expect(published).toEqual({ [`${registry.host}/team/app:latest`]: images['app'] })
  const shared = await publish(
    its,
    { ...row, stackerfiles: ['base.yaml'] },
    registry.host,
    '--publish-stackerfiles',
    '*/stacker.yaml',
  )
  expect(shared.published).toEqual({})
  const all = await publish(its, row, registry.host)
  expect(Object.values(all.published)).toEqual([images['ground'], images['app']])
})

test('without images on disk those of hits are tagged, by what the store has of them', async () => {
  const its = openShop()
  const registry = await writableRegistry()
  const first = asked(its)
  await its.cycle(first)
  await publish(its, first, registry.host)
  const images = imagesIn(first)
  const elsewhere = asked(its, { 'web.txt': 'edited\n' })
  const published = await publish(its, elsewhere, registry.host, '--publish-tags', 'v2', '--from', 'store')
  expect(what(published)).toEqual({ base: 'tagged', app: 'tagged', web: 'left' })
  expect(published.published).toEqual({
    [`${registry.host}/team/base:v2`]: images['base'],
    [`${registry.host}/team/app:v2`]: images['app'],
  })
})

test('with "publish: changed" what the registry has gets no further tag', async () => {
  const its = openShop()
  const registry = await writableRegistry()
  const first = asked(its)
  await its.cycle(first)
  await publish(its, first, registry.host, '--publish', 'changed')
  const second = asked(its, { 'web.txt': 'edited\n' })
  await its.cycle(second)
  const published = await publish(its, second, registry.host, '--publish', 'changed', '--publish-tags', 'v2')
  expect(what(published)).toEqual({ base: 'left', app: 'left', web: 'sent' })
  expect(Object.keys(published.published)).toEqual([`${registry.host}/team/web:v2`])
})

test('parts of several architectures are joined into an index, and a part that is missing is named', async () => {
  const its = openShop()
  const registry = await writableRegistry()
  const build = described(its)
  const here = hostArch()
  const there = here === 'amd64' ? 'arm64' : 'amd64'
  const one = asked(its)
  await its.cycle(one)
  await publish(its, one, registry.host, '--publish-index', 'part')
  // What a machine of the other kind publishes.
  for (const name of ['base', 'app', 'web'])
    registry.manifests.set(`team/${name} latest-${there}`, ociManifestOf(`${name} there`))
  const digests = { [here]: imagesIn(one)['app'], [there]: digestOf(ociManifestOf('app there').bytes) }
  const { published } = await publish(its, build, registry.host, '--publish-index', 'join')
  const index = registry.manifests.get('team/app latest')
  expect(index?.mediaType).toBe('application/vnd.oci.image.index.v1+json')
  const { manifests } = JSON.parse(index?.bytes.toString() ?? '') as {
    manifests: { digest: string; platform: unknown }[]
  }
  expect(manifests.map(({ digest, platform }) => ({ digest, platform }))).toEqual([
    { digest: digests['amd64'], platform: { architecture: 'amd64', os: 'linux' } },
    { digest: digests['arm64'], platform: { architecture: 'arm64', os: 'linux' } },
  ])
  expect(Object.keys(published)).toHaveLength(3)
  expect(await refused(its, build, registry.host, '--publish-index', 'join', '--publish-tags', 'v9')).toMatch(
    /^HOST\/team\/\w+:v9-(\w+), the part for \1, is not an image there; publish it by "publish-index: part" where \1 is built/,
  )
})
