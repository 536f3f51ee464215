// What is not published: told, and nothing is left half done.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { writableRegistry } from '../registry/writable-registry.ts'
import { playBuild } from '../stacker/played-stacker.ts'
import type { Asked } from './product.ts'
import { asked, described, files, imagesIn, openShop, publish, refused, what } from './shop-images.ts'

test.each([403, 409])(
  'of an immutable tag (%i) is said which, and those that were moved are put back',
  async (status) => {
    const its = openShop()
    const isWeb = (url = ''): boolean => url.includes('/web/manifests/v1')
    const registry = await writableRegistry({
      guard: (request, response) => {
        if (request.method !== 'PUT' || !isWeb(request.url) || !registry.manifests.has('team/web v1')) return false
        response.writeHead(status).end()
        return true
      },
    })
    const first = asked(its)
    await its.cycle(first)
    await publish(its, first, registry.host, '--publish-tags', 'v1')
    const before = new Map(registry.manifests)

    const second = asked(its, { 'app.txt': 'edited\n', 'web.txt': 'edited\n' })
    await its.cycle(second)
    const said = await refused(its, second, registry.host, '--publish-tags', 'v1')
    expect(said).toBe(
      `HOST/team/web:v1 is another image there, and the registry does not let the tag be moved: the registry answered ${String(status)}; no tag was changed; the tag is immutable, or these credentials may not move it: give another one by publish-tags, or let the registry move it\n`,
    )
    for (const name of ['base', 'app', 'web'])
      expect(registry.manifests.get(`team/${name} v1`)).toEqual(before.get(`team/${name} v1`))
    // The same images under a tag that is free.
    expect(what(await publish(its, second, registry.host, '--publish-tags', 'v2'))).toEqual({
      ...{ base: 'tagged', app: 'tagged', web: 'tagged' },
    })
  },
)

test('an image that is not what its sources describe is not published, and one that is built on every run is', async () => {
  const its = openShop()
  const registry = await writableRegistry()
  const text = `${files['stacker.yaml']}bound: {from: {type: scratch}, binds: [src -> /src], run: make}\nchild: {from: {type: built, tag: bound}, imports: [app.txt]}\n`
  const build = asked(its, { 'stacker.yaml': text, 'src/a': 'a' })
  await its.cycle(build)
  expect(Object.keys(what(await publish(its, build, registry.host)))).toEqual(['base', 'app', 'web', 'bound', 'child'])
  writeFileSync(path.join(build.directory, 'web.txt'), 'edited since\n')
  const requests = registry.requests.length
  expect(await refused(its, build, registry.host)).toBe(
    'stacker.yaml:4: layer "web" is not published, since its image is not what its sources describe: import web.txt changed; build it first, with the same options\n',
  )
  expect(registry.requests).toHaveLength(requests)
})

test('what a layout lacks is fetched from the cache where the registry lacks it too, and else it is said', async () => {
  const its = openShop()
  const registry = await writableRegistry()
  await its.cycle(asked(its))
  const lean = async (): Promise<Asked> => {
    const one = asked(its)
    expect((await its.run('restore', one, ['--restore', 'needed'])).code).toBe(0)
    await playBuild(one)
    return one
  }
  const [first, second] = [await lean(), await lean()]
  expect(what(await publish(its, first, registry.host))).toEqual({ base: 'sent', app: 'sent', web: 'sent' })

  rmSync(its.store, { recursive: true })
  // The registry has what is lacking.
  expect(what(await publish(its, second, registry.host, '--publish-tags', 'v2'))).toEqual({
    ...{ base: 'tagged', app: 'tagged', web: 'tagged' },
  })
  const other = await writableRegistry()
  expect(await refused(its, second, other.host)).toMatch(
    /HOST\/team\/\w+ cannot be published: neither the registry nor DIR\/oci has sha256:\w+; nor has the cache: name by store /,
  )
  expect(other.requests.filter((request) => !/^(?:HEAD|GET)/.test(request))).toEqual([])
})

test('two images of one name are refused before a registry is asked', async () => {
  const its = openShop()
  const registry = await writableRegistry()
  const said = await refused(its, described(its), registry.host)
  expect(said).toContain(
    'HOST/team/base:latest would be two images, of one/base and of other/base; give "publish-index: part"',
  )
  expect(registry.requests).toEqual([])
})

test('a layout whose index leads elsewhere is not followed, and what is not its digest is not sent', async () => {
  const its = openShop()
  const registry = await writableRegistry()
  const build = asked(its)
  await its.cycle(build)
  const oci = path.join(build.directory, 'oci')
  const { app = '' } = imagesIn(build)
  const manifest = JSON.parse(readFileSync(path.join(oci, 'blobs/sha256', app.slice(7)), 'utf8')) as {
    layers: { digest: string; size: number }[]
  }
  const top = manifest.layers.at(-1)
  const blob = path.join(oci, 'blobs/sha256', top?.digest.slice(7) ?? '')
  rmSync(blob)
  writeFileSync(blob, 'x'.repeat(top?.size ?? 0))
  const said = await refused(its, build, registry.host)
  expect(said).toContain('the file is not the content that its digest names')
  expect([...registry.manifests.keys()]).toEqual([])
  rmSync(blob)
  mkdirSync(blob)
  expect(await refused(its, build, registry.host)).toContain('neither the registry nor DIR/oci has')
})
