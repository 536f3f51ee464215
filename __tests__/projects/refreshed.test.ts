// Layers that are built again although their sources are the same: what is made of them then is new, and takes the place of the old.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

import { expect, onTestFinished, test } from 'vitest'
import { playBuild } from '../stacker/played-stacker.ts'
import { layerName, openProduct, told, writeFiles, type Asked, type Product } from './product.ts'

const files = {
  'base.tar': 'a base',
  'stacker.yaml': `
env:
  from: {type: tar, url: base.tar}
  build_only: true
  run: fetch
build:
  from: {type: built, tag: env}
  imports: [src.txt]
  run: make
`,
  'src.txt': 'source',
}

function open(): Product {
  const product = openProduct()
  onTestFinished(product.remove)
  return product
}

/** A new checkout in which env fetches that word. */
function checkout(product: Product, word: string, more: Partial<Asked> = {}, edited = {}): Asked {
  const directory = product.checkout({ ...files, ...edited })
  return {
    directory,
    stackerfiles: ['stacker.yaml'],
    makes: (layer, text) => (layer === 'env' ? text + word : text),
    ...more,
  }
}

/** What the layers of an image hold, bottom first. */
function imageOf({ directory }: Asked, tag: string): string[] {
  const read = (digest: string): Buffer =>
    readFileSync(path.join(directory, 'oci', 'blobs', 'sha256', digest.slice('sha256:'.length)))
  const index = JSON.parse(readFileSync(path.join(directory, 'oci', 'index.json'), 'utf8')) as {
    manifests: { digest: string; annotations: Record<string, string> }[]
  }
  const found = index.manifests.find(({ annotations }) => Object.values(annotations).includes(tag))
  const manifest = JSON.parse(read(found?.digest ?? '').toString('utf8')) as { layers: { digest: string }[] }
  return manifest.layers.map(({ digest }) => gunzipSync(read(digest)).toString('utf8'))
}

const built = ['env: built', 'build: built']
const cached = ['env: cached', 'build: cached']

test('a build_only layer that was to be fresh is kept as it came out then, and its successors stand on that', async () => {
  const product = open()
  expect((await product.cycle(checkout(product, 'first'))).map(layerName)).toEqual(built)
  expect((await product.cycle(checkout(product, 'unused'))).map(layerName)).toEqual(cached)
  const third = checkout(product, 'second')
  expect((await product.cycle(third, ['--refresh', 'env'])).map(layerName)).toEqual(built)

  const fourth = checkout(product, 'unused')
  expect((await product.cycle(fourth)).map(layerName)).toEqual(cached)
  expect(imageOf(fourth, 'build')).toEqual(imageOf(third, 'build'))
  const fifth = checkout(product, 'unused', {}, { 'src.txt': 'edited' })
  expect((await product.cycle(fifth)).map(layerName)).toEqual(['env: cached', 'build: built'])
  expect(imageOf(fifth, 'build')[0]).toContain('second')
})

test('a layer that is built again for its age is young again', async () => {
  const product = open()
  const day = 86_400_000
  const on = (days: number, word = 'unused'): Asked => checkout(product, word, { now: 1_700_000_000_000 + days * day })
  const aged = ['--max-age', '2']
  expect((await product.cycle(on(0, 'first'), aged)).map(layerName)).toEqual(built)
  expect(told(await product.plan(on(1), aged))).toEqual({ env: 'hit', build: 'hit' })
  const third = on(3, 'second')
  expect(told(await product.plan(third, aged))).toMatchObject({ env: 'miss, too-old' })
  expect((await product.cycle(third, aged)).map(layerName)).toEqual(built)
  expect(told(await product.plan(on(3.5), aged))).toEqual({ env: 'hit', build: 'hit' })
  const later = on(4)
  expect((await product.cycle(later)).map(layerName)).toEqual(cached)
  expect(imageOf(later, 'build')[0]).toContain('second')
})

test('what takes files from a layer that was to be fresh is kept anew, too, though its facts are the same', async () => {
  const product = open()
  const taking = {
    'stacker.yaml': `
env:
  from: {type: tar, url: base.tar}
  build_only: true
  run: fetch
tool:
  from: {type: tar, url: base.tar}
  build_only: true
  imports: [stacker://env/id]
  run: make
`,
  }
  const both = ['env: built', 'tool: built']
  expect((await product.cycle(checkout(product, 'first', {}, taking))).map(layerName)).toEqual(both)
  const second = checkout(product, 'second', {}, taking)
  expect((await product.cycle(second, ['--refresh', 'env'])).map(layerName)).toEqual(both)
  const third = checkout(product, 'unused', {}, taking)
  expect((await product.cycle(third)).map(layerName)).toEqual(['env: cached', 'tool: cached'])
  expect(readFileSync(path.join(third.directory, '.stacker/imports/tool/id'), 'utf8')).toContain('second')
})

test('where the build ended before it got to who stands on it, a fresh layer does not go into the store without them', async () => {
  const product = open()
  await product.cycle(checkout(product, 'first'))
  const second = checkout(product, 'second')
  await product.run('restore', second, ['--refresh', 'env'])
  const stop = (layer: string): void => {
    if (layer === 'env') throw new Error('the build failed')
  }
  await expect(playBuild({ ...second, after: stop })).rejects.toThrow('the build failed')
  expect((await product.run('save', second)).out).toContain('not saved  env')
  const third = checkout(product, 'unused', {}, { 'src.txt': 'source' })
  expect((await product.cycle(third)).map(layerName)).toEqual(cached)
  const fourth = checkout(product, 'unused')
  writeFiles(fourth.directory, { 'src.txt': 'edited' })
  await product.cycle(fourth)
  expect(imageOf(third, 'build')[0]).toContain('first')
  expect(imageOf(fourth, 'build')[0]).toContain('first')
})

test('a layer that came out the very same is kept again only where its age counts', async () => {
  const product = open()
  const alone = { 'stacker.yaml': 'one:\n  from: {type: tar, url: base.tar}\n  build_only: true\n' }
  const day = 86_400_000
  const again = async (days: number, ...more: string[]): Promise<string> => {
    const asked = checkout(product, '', { now: 1_700_000_000_000 + days * day }, alone)
    expect((await product.run('restore', asked, more)).code).toBe(0)
    expect((await playBuild(asked)).map(layerName)).toEqual(['one: built'])
    return (await product.run('save', asked)).out
  }
  expect(await again(0)).toContain('Saved 1 layer ')
  expect(await again(1, '--refresh', 'one')).toContain('Saved 0 layers')
  expect(await again(3, '--max-age', '2')).toContain('Saved 1 layer ')
  expect(
    told(await product.plan(checkout(product, '', { now: 1_700_000_000_000 + 4 * day }, alone), ['--max-age', '2'])),
  ).toEqual({ one: 'hit' })
})

test('what came from one store is kept in another one that is saved to', async () => {
  const product = open()
  await product.cycle(checkout(product, 'first'))
  const second = checkout(product, 'unused')
  await product.run('restore', second)
  expect((await playBuild(second)).map(layerName)).toEqual(cached)
  const elsewhere = { store: 'other' }
  expect((await product.run('save', { ...second, ...elsewhere })).out).toContain('Saved 2 layers')
  expect(told(await product.plan(checkout(product, 'unused', elsewhere)))).toEqual({ env: 'hit', build: 'hit' })
})
