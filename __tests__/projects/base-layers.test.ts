// Toolchains on base images, with a release that does not extract their layers again: restore fetches them from where stacker would.
import * as fs from 'node:fs'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

import { describe, expect, onTestFinished, test } from 'vitest'

import { digestHex, digestOf, type Digest } from '../../src/formats/digest.ts'
import { openRights } from '../../src/workspace/root/capabilities.ts'
import { registryDouble } from '../registry/loopback.ts'
import { archive, member } from '../archive/tar-archive.ts'
import { playBuild } from '../stacker/played-stacker.ts'
import { openProduct, told, writeFiles, type Asked, type Product } from './product.ts'

const { extractTar } = await openRights().capabilities(undefined)
if (extractTar !== true) console.warn(`\n*** base images that are extracted again: ${extractTar} ***\n`)

const blob = gzipSync(archive([member('of-the-base'), 'base\n']))
const digest = digestOf(blob)
const layers = [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest, size: blob.length }]
const mediaType = 'application/vnd.oci.image.manifest.v1+json'
const config = { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digestOf('{}'), size: 2 }
const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, config, layers }))
const hits = { tool: 'hit', kid: 'hit', out: 'hit' }

const stackerfile = (from: string): string => `
tool:
  from: ${from}
  build_only: true
  run: make tool
kid:
  from: {type: built, tag: tool}
  build_only: true
  run: make kid
out:
  from: {type: scratch}
  import: [stacker://kid/made]
  run: make out
`

/** Built and saved, its base in a layout or a registry; `again` is another checkout. */
async function built(
  { checkout, cycle }: Product,
  from: string,
  more: Partial<Asked> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<Asked> {
  const of = (): Asked => ({
    directory: checkout({ ...files, 'stacker.yaml': stackerfile(from) }),
    stackerfiles: ['stacker.yaml'],
    release: 'v0.40.5',
    pull: () => Promise.resolve(digestHex(digestOf(manifest))),
    ...more,
  })
  const first = of()
  await cycle({
    ...first,
    after: (layer) => {
      if (layer === 'out') return
      // As stacker's Unpack begins the root of a layer on a base image (docs/stacker/restoring.md#44).
      const file = path.join(first.directory, 'roots', layer, 'overlay_metadata.json')
      const metadata = JSON.parse(fs.readFileSync(file, 'utf8')) as object
      fs.writeFileSync(file, JSON.stringify({ ...metadata, Manifests: { 'tar+false': { layers } } }))
      const bases = path.join(first.directory, '.stacker', 'layer-bases', 'oci', 'blobs', 'sha256')
      fs.mkdirSync(bases, { recursive: true })
      fs.writeFileSync(path.join(bases, digestHex(digest)), blob)
    },
  })
  return of()
}

function product(): Product {
  const opened = openProduct()
  onTestFinished(opened.remove)
  return opened
}

const inLayout = (layout: string, of: Digest): string => path.join(layout, 'blobs', 'sha256', digestHex(of))

/** Where the base's layer is after a restore. */
function placesOf({ directory }: Asked): Record<string, boolean> {
  const at = (...names: string[]): string => path.join(directory, ...names)
  return {
    extracted: fs.existsSync(at('roots', `sha256_${digestHex(digest)}`, 'overlay', 'of-the-base')),
    bases: fs.existsSync(inLayout(at('.stacker', 'layer-bases', 'oci'), digest)),
    output: fs.existsSync(inLayout(at('oci'), digest)),
    tool: fs.existsSync(at('roots', 'tool')),
    out: fs.existsSync(at('.stacker', 'build.cache')) && entriesOf(at('.stacker', 'build.cache')).includes('out'),
  }
}

function entriesOf(file: string): string[] {
  return Object.keys((JSON.parse(fs.readFileSync(file, 'utf8')) as { cache: object }).cache)
}

const whole = { extracted: true, bases: true, output: false, tool: true, out: true }

describe.skipIf(extractTar !== true)('a build_only layer that others stand on', () => {
  test('gets the layers of its base image from the registry, and the cache never has them', async () => {
    const registry = await registryDouble(({ url }, response) => {
      const isBlob = url === `/v2/img/blobs/${digest}`
      if (isBlob) response.end(blob)
      return isBlob
    })
    registry.push('img', 'v1', { mediaType, bytes: manifest })
    const its = product()
    const again = await built(its, `{type: docker, url: 'docker://${registry.host}/img:v1', insecure: true}`)
    registry.requests.length = 0
    expect(told(await its.plan(again))).toEqual(hits)
    expect(registry.requests.join()).not.toContain('/blobs/')

    expect(await its.run('restore', again)).toMatchObject({ code: 0 })
    expect(placesOf(again)).toEqual(whole)
    expect(registry.requests.filter((asked) => asked.includes('/blobs/'))).toHaveLength(1)
    const kept = fs.readdirSync(path.join(its.home, '..', 'store'), { recursive: true, encoding: 'utf8' })
    expect(kept.filter((file) => file.includes(digestHex(digest)))).toEqual([])

    expect(await playBuild(again)).toMatchObject([{ did: 'cached' }, { did: 'cached' }, { did: 'cached' }])
    expect(await its.run('restore', again)).toMatchObject({ code: 0 })
    expect(registry.requests.filter((asked) => asked.includes('/blobs/'))).toHaveLength(1)
  })

  test('needs no base image of a release that extracts it itself', async () => {
    const registry = await registryDouble()
    registry.push('img', 'v1', { mediaType, bytes: manifest })
    const its = product()
    const from = `{type: docker, url: 'docker://${registry.host}/img:v1', insecure: true}`
    const again = await built(its, from, { release: 'v1.0.0' })
    expect(await its.run('restore', again)).toMatchObject({ code: 0 })
    expect(placesOf(again)).toMatchObject({ extracted: false, bases: false, tool: true })
    expect(registry.requests.join()).not.toContain('/blobs/')
  })

  test.each<[string, (response: ServerResponse) => void, string, Partial<Asked>]>([
    ['sends something else', (response) => response.end(Buffer.alloc(blob.length)), 'is not the blob', {}],
    ['does not have it', (response) => response.writeHead(404).end(), 'answered 404', {}],
    ['never sends it', () => undefined, 'within the time limit', { patience: { request: 4_000, total: 60_000 } }],
  ])('is built again where the registry %s, and the rest is laid down', async (_, answer, why, more) => {
    const registry = await registryDouble(({ url }, response) => {
      const isBlob = url === `/v2/img/blobs/${digest}`
      if (isBlob) answer(response)
      return isBlob
    })
    registry.push('img', 'v1', { mediaType, bytes: manifest })
    const its = product()
    const again = await built(its, `{type: docker, url: 'docker://${registry.host}/img:v1', insecure: true}`, more)
    const { code, said } = await its.run('restore', again)
    expect(code).toBe(0)
    expect(said).toContain(why)
    expect(placesOf(again)).toMatchObject({ extracted: false, bases: false, output: false, tool: false })
    expect(registry.requests.filter((asked) => asked.includes('/blobs/'))).toHaveLength(1)
  })

  test.each([
    ['an oci base', "{type: oci, url: 'lay:v1'}"],
    ['a docker base', "{type: docker, url: 'oci:lay:v1'}"],
  ])('gets them from the layout that %s is in, which stays as it is', async (_, from) => {
    const its = product()
    const image = {
      mediaType,
      digest: digestOf(manifest),
      size: manifest.length,
      annotations: { 'org.opencontainers.image.ref.name': 'v1' },
    }
    const lay = { 'lay/index.json': JSON.stringify({ schemaVersion: 2, manifests: [image] }) }
    const again = await built(its, from, {}, withManifest(lay))
    const layout = path.join(again.directory, 'lay')
    const { code, said } = await its.run('restore', again)
    expect(code).toBe(0)
    expect(said).toContain('ENOENT')
    expect(placesOf(again)).toMatchObject({ extracted: false, tool: false })

    fs.writeFileSync(inLayout(layout, digest), blob, { mode: 0o600 })
    const before = fs.statSync(inLayout(layout, digest))
    expect(await its.run('restore', again)).toMatchObject({ code: 0 })
    expect(placesOf(again)).toEqual(whole)
    expect(fs.statSync(inLayout(layout, digest))).toMatchObject({ mode: before.mode, ino: before.ino, nlink: 1 })
  })

  test('takes what lies among the base images of stacker only where it is whole', async () => {
    const registry = await registryDouble(({ url }, response) => {
      const isBlob = url === `/v2/img/blobs/${digest}`
      if (isBlob) response.end(blob)
      return isBlob
    })
    registry.push('img', 'v1', { mediaType, bytes: manifest })
    const its = product()
    const again = await built(its, `{type: docker, url: 'docker://${registry.host}/img:v1', insecure: true}`)
    const bases = path.join(again.directory, '.stacker', 'layer-bases', 'oci')
    writeFiles(bases, { 'oci-layout': '{"imageLayoutVersion":"1.0.0"}' })
    writeFiles(bases, { 'index.json': '{"schemaVersion":2,"manifests":[]}' })
    writeFiles(bases, { [`blobs/sha256/${digestHex(digest)}`]: 'x'.repeat(blob.length) })
    expect(await its.run('restore', again)).toMatchObject({ code: 0 })
    expect(placesOf(again)).toEqual(whole)
    expect(digestOf(fs.readFileSync(inLayout(bases, digest)))).toBe(digest)
  })
})

/** The manifest among the files of a layout in `lay`. */
function withManifest(files: Readonly<Record<string, string>>): Record<string, string> {
  return { ...files, [`lay/blobs/sha256/${digestHex(digestOf(manifest))}`]: manifest.toString('utf8') }
}
