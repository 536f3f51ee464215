// `restore: needed`: what nobody asks for is left out, and stacker, which fails where it asks after all, is played so.
import { execFile, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

import { expect, onTestFinished, test } from 'vitest'
import type { RestoreTransfer } from '../../src/report/transfer.ts'
import { playBuild } from '../stacker/played-stacker.ts'
import { layerName, openProduct, told, writeFiles, type Asked, type Files, type Product } from './product.ts'

const files = {
  'base.tar': 'a base',
  'stacker.yaml': `
ground:
  from: {type: tar, url: base.tar}
  imports: [ground.txt]
  run: make ground
tools:
  from: {type: built, tag: ground}
  build_only: true
  imports: [tools.txt]
  run: make tools
app:
  from: {type: built, tag: tools}
  imports: [app.txt]
  run: make app
maker:
  from: {type: tar, url: base.tar}
  run: make it
taker:
  from: {type: tar, url: base.tar}
  imports: [stacker://maker/out]
  run: make with it
`,
  'ground.txt': 'ground',
  'tools.txt': 'tools',
  'app.txt': 'app',
}

const needed = ['--restore', 'needed']

function open(): Product {
  const product = openProduct()
  onTestFinished(product.remove)
  return product
}

function checkout(product: Product, edited: Files = {}, stackerfiles = ['stacker.yaml']): Asked {
  return { directory: product.checkout({ ...files, ...edited }), stackerfiles }
}

interface Index {
  readonly manifests: readonly { readonly digest: string; readonly annotations: Readonly<Record<string, string>> }[]
}

const refName = 'org.opencontainers.image.ref.name'

const blob = (directory: string, digest: string): string =>
  path.join(directory, 'oci/blobs/sha256', digest.slice('sha256:'.length))

/** How many layers each image of the layout lacks. */
function lacking({ directory }: Asked): Record<string, number> {
  const index = JSON.parse(fs.readFileSync(path.join(directory, 'oci/index.json'), 'utf8')) as Index
  const ofLayers = index.manifests.filter(({ annotations }) => !(annotations[refName] ?? '').startsWith('stack-cache-'))
  return Object.fromEntries(
    ofLayers.map(({ digest, annotations }) => {
      const manifest = JSON.parse(fs.readFileSync(blob(directory, digest), 'utf8')) as {
        readonly config: { readonly digest: string }
        readonly layers: readonly { readonly digest: string }[]
      }
      expect(fs.existsSync(blob(directory, manifest.config.digest))).toBe(true)
      const absent = manifest.layers.filter((layer) => !fs.existsSync(blob(directory, layer.digest)))
      return [annotations[refName] ?? '', absent.length]
    }),
  )
}

async function transferOf(product: Product, asked: Asked, more: readonly string[]): Promise<RestoreTransfer> {
  const { code, out, said } = await product.run('restore', asked, [...more, '--json'])
  expect(code, said).toBe(0)
  return (JSON.parse(out) as { readonly transfer: RestoreTransfer }).transfer
}

async function played(asked: Asked): Promise<string[]> {
  return (await playBuild(asked)).map(layerName)
}

const cached = ['ground: cached', 'tools: cached', 'app: cached', 'maker: cached', 'taker: cached']

test('of a hit that nobody asks for its documents are laid down alone, stacker skips it, and save needs no more', async () => {
  const product = open()
  await product.cycle(checkout(product))
  const second = checkout(product)
  const { restored, bytesDown, bytesLeftOut = 0 } = await transferOf(product, second, needed)
  expect(restored.map(({ name }) => name)).toEqual(['ground', 'tools', 'app', 'maker', 'taker'])
  expect(lacking(second)).toEqual({ ground: 1, app: 3, maker: 0, taker: 1 })
  expect(fs.readdirSync(path.join(second.directory, 'roots/tools'))).toEqual([])
  expect(fs.existsSync(path.join(second.directory, 'roots/ground'))).toBe(false)
  const whole = await transferOf(product, checkout(product), [])
  expect(bytesDown + bytesLeftOut).toBe(whole.bytesDown)
  expect(bytesLeftOut).toBeGreaterThan(0)
  expect(whole.bytesLeftOut).toBeUndefined()
  expect(await played(second)).toEqual(cached)
  const { code, out, said } = await product.run('save', second)
  expect([code, said]).toEqual([0, ''])
  expect(out).toContain('Saved 0 layers')
})

test('what is built finds what it is built on, down to the image below a build_only layer, and is kept', async () => {
  const product = open()
  await product.cycle(checkout(product))
  const second = checkout(product, { 'app.txt': 'edited' })
  await product.run('restore', second, needed)
  expect(lacking(second)).toEqual({ ground: 0, maker: 0, taker: 1 })
  expect(await played(second)).toEqual([...cached.slice(0, 2), 'app: built', ...cached.slice(3)])
  expect(lacking(second)).toEqual({ ground: 0, app: 0, maker: 0, taker: 1 })
  expect((await product.run('save', second)).out).toContain('Saved 1 layer ')
  const third = checkout(product, { 'app.txt': 'edited' })
  await product.run('restore', third)
  expect(lacking(third)).toEqual({ ground: 0, app: 0, maker: 0, taker: 0 })
  expect(await played(third)).toEqual(cached)
})

test.each([
  ['app.txt', /no such file or directory, open .*tools.overlay_metadata.json/],
  ['tools.txt', /no such file or directory, open .*ground.overlay_metadata.json/],
])('an edit of %s after the restore ends the build, and after another restore it is right', async (file, words) => {
  const product = open()
  await product.cycle(checkout(product))
  const second = checkout(product)
  await product.run('restore', second, needed)
  writeFiles(second.directory, { [file]: 'edited' })
  await expect(playBuild(second)).rejects.toThrow(words)
  const verdicts = told(await product.plan(second))
  expect((await product.run('restore', second)).code).toBe(0)
  expect(await played(second)).toEqual(
    Object.entries(verdicts).map(([name, verdict]) => `${name}: ${verdict === 'hit' ? 'cached' : 'built'}`),
  )
  expect(Object.values(lacking(second))).toEqual([0, 0, 0, 0])
})

test('an edit of the layer at the bottom after the restore builds it and all that is on it: nothing of the left out is asked for', async () => {
  const product = open()
  await product.cycle(checkout(product))
  const second = checkout(product)
  await product.run('restore', second, needed)
  writeFiles(second.directory, { 'ground.txt': 'edited' })
  expect(await played(second)).toEqual(['ground: built', 'tools: built', 'app: built', ...cached.slice(3)])
})

test('where the state of such a restore stays, the next one leaves out the same, and fetches what is needed by then', async () => {
  const product = open()
  const first = checkout(product)
  await product.cycle(first)
  const second = checkout(product)
  await product.cycle(second, needed)
  await product.cycle(second, needed)
  expect(lacking(second)).toEqual({ ground: 1, app: 3, maker: 0, taker: 1 })
  writeFiles(second.directory, { 'app.txt': 'edited' })
  expect((await product.cycle(second, needed)).map(layerName)).toContain('app: built')
  // What was built here stays as it is.
  expect(lacking(second)).toEqual({ ground: 0, app: 0, maker: 0, taker: 1 })
  writeFiles(second.directory, { 'app.txt': 'app' })
  expect((await product.cycle(second, needed)).map(layerName)).toEqual(cached)
  // And what is whole here is left out of nothing.
  await product.run('restore', first, needed)
  expect(lacking(first)).toEqual({ ground: 0, app: 0, maker: 0, taker: 0 })
})

test('what an earlier restore laid down whole for its build is not taken away by one for another stackerfile', async () => {
  const product = open()
  const other = {
    'other.yaml': `
config: {prerequisites: [stacker.yaml]}
other:
  from: {type: built, tag: ground}
  imports: [other.txt]
  run: make other
`,
    'other.txt': 'other',
  }
  await product.cycle(checkout(product, other, ['other.yaml']))
  const second = checkout(product, { ...other, 'app.txt': 'edited' }, ['stacker.yaml'])
  await product.run('restore', second, needed)
  const third = { ...second, stackerfiles: ['other.yaml'] }
  await product.run('restore', third, needed)
  expect(await played(third)).toEqual([...cached.slice(0, 2), 'app: built', ...cached.slice(3), 'other: cached'])
})

test('a hit whose blobs the store has lost is none, though they would have been left out', async () => {
  const product = open()
  const first = checkout(product)
  await product.cycle(first)
  const index = JSON.parse(fs.readFileSync(path.join(first.directory, 'oci/index.json'), 'utf8')) as Index
  const taker = index.manifests.find(({ annotations }) => Object.values(annotations).includes('taker'))
  const manifest = JSON.parse(fs.readFileSync(blob(first.directory, taker?.digest ?? ''), 'utf8')) as {
    readonly layers: readonly { readonly digest: string }[]
  }
  const [layer] = manifest.layers
  fs.rmSync(path.join(product.store, 'blobs/sha256', layer?.digest.slice('sha256:'.length) ?? ''))
  const second = checkout(product)
  expect(told(await product.plan(second))).toMatchObject({ maker: 'hit', taker: 'miss, content-missing' })
  const { restored } = await transferOf(product, second, needed)
  expect(restored.map(({ name }) => name)).toEqual(['ground', 'tools', 'app', 'maker'])
  expect(await played(second)).toEqual([...cached.slice(0, 4), 'taker: built'])
})

/** Copies every image of the layout, as whoever publishes them does; answers those that cannot be. */
async function notCopied({ directory }: Asked): Promise<string[]> {
  const index = JSON.parse(fs.readFileSync(path.join(directory, 'oci/index.json'), 'utf8')) as Index
  const failed: string[] = []
  for (const { annotations } of index.manifests) {
    const tag = annotations[refName] ?? ''
    const words = ['copy', '--insecure-policy', `oci:${directory}/oci:${tag}`, `dir:${directory}/copied-${tag}`]
    await promisify(execFile)('skopeo', words).catch(() => failed.push(tag))
  }
  return failed
}

const hasSkopeo = spawnSync('skopeo', ['--version']).status === 0
if (!hasSkopeo) console.log('skipped: images are not copied out by skopeo, which is not installed here')

test.skipIf(!hasSkopeo)('every image can be copied out once the layout is completed, and not before', async () => {
  const product = open()
  await product.cycle(checkout(product))
  const second = checkout(product)
  await product.run('restore', second, needed)
  expect(await played(second)).toEqual(cached)
  expect(await notCopied(second)).toEqual(['ground', 'app', 'taker'])
  const { code, out, said } = await product.run('complete', second)
  expect([code, said]).toEqual([0, ''])
  expect(out).toMatch(/^Completed 4 of 4 images: 4 layers brought, .* down in .*\.\n$/)
  expect(await notCopied(second)).toEqual([])
  expect(await played(second)).toEqual(cached)
})

test('completing brings what is missing or damaged in the layout, of images that were built here too, and then nothing more', async () => {
  const product = open()
  const first = checkout(product)
  await product.cycle(first)
  const blobs = path.join(first.directory, 'oci/blobs/sha256')
  const [small, ...others] = fs
    .readdirSync(blobs)
    .filter((name) => fs.existsSync(path.join(product.store, 'blobs/sha256', name)))
  fs.writeFileSync(path.join(blobs, small ?? ''), 'damaged')
  for (const name of others) fs.rmSync(path.join(blobs, name))
  const { out } = await product.run('complete', first)
  expect(out).toContain(`Completed 4 of 4 images: ${String(others.length + 1)} layers brought`)
  expect(lacking(first)).toEqual({ ground: 0, app: 0, maker: 0, taker: 0 })
  expect(fs.readFileSync(path.join(blobs, small ?? ''))).toEqual(
    fs.readFileSync(path.join(product.store, 'blobs/sha256', small ?? '')),
  )
  expect((await product.run('complete', first)).out).toContain('Completed 4 of 4 images: 0 layers brought, 0 B down')
})

test('what the cache lacks is named with its images, the others are completed, and the command ends with 1', async () => {
  const product = open()
  await product.cycle(checkout(product))
  const second = checkout(product)
  await product.run('restore', second, needed)
  const before = new Set(fs.readdirSync(path.join(second.directory, 'oci/blobs/sha256')))
  const index = JSON.parse(fs.readFileSync(path.join(second.directory, 'oci/index.json'), 'utf8')) as Index
  const ground = index.manifests.find(({ annotations }) => annotations[refName] === 'ground')
  const [lost] = (
    JSON.parse(fs.readFileSync(blob(second.directory, ground?.digest ?? ''), 'utf8')) as {
      readonly layers: readonly { readonly digest: string }[]
    }
  ).layers
  fs.rmSync(path.join(product.store, 'blobs/sha256', lost?.digest.slice('sha256:'.length) ?? ''))
  const { code, out } = await product.run('complete', second)
  expect(code).toBe(1)
  expect(out).toContain('Completed 2 of 4 images: 3 layers brought')
  for (const name of ['ground', 'app'])
    expect(out).toContain(`incomplete  ${name}: ${lost?.digest ?? ''} cannot be had`)
  expect(out).toContain('restore with "restore: all", then build')
  expect(lacking(second)).toEqual({ ground: 1, app: 1, maker: 0, taker: 0 })
  expect(fs.readdirSync(path.join(second.directory, 'oci/blobs/sha256')).length).toBe(before.size + 3)
})

test('without a layout there is nothing to complete', async () => {
  const product = open()
  const { code, out } = await product.run('complete', checkout(product))
  expect([code, out]).toEqual([0, expect.stringContaining('Completed 0 of 0 images')])
})
