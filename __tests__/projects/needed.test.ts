// `restore: needed`: what nobody asks for is left out, and stacker, which fails where it asks after all, is played so.
import * as fs from 'node:fs'
import path from 'node:path'

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
