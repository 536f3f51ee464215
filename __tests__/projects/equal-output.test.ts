// A layer that is built again from other sources, and whose files come out as they were: stacker keeps those that take them.
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'
import { playBuild } from '../stacker/played-stacker.ts'
import { layerName, openProduct, told, writeFiles, type Asked, type Files, type Product } from './product.ts'

const files = {
  'base.tar': 'a base',
  'stacker.yaml': `
prod:
  from: {type: tar, url: base.tar}
  build_only: true
  imports: [prod.txt]
  run: make prod
cons:
  from: {type: tar, url: base.tar}
  imports: [stacker://prod/out]
  run: make cons
child:
  from: {type: built, tag: cons}
  run: make child
`,
  'prod.txt': 'source',
}

const equal: Files = { 'prod.txt': 'source with a comment' }

function open(): Product {
  const product = openProduct()
  onTestFinished(product.remove)
  return product
}

/** A new checkout in which prod makes the same of whatever it is made from, or what is given. */
function checkout(product: Product, edited: Files = {}, made = 'the same\n'): Asked {
  const directory = product.checkout({ ...files, ...edited })
  return { directory, stackerfiles: ['stacker.yaml'], makes: (layer, text) => (layer === 'prod' ? made : text) }
}

const hits = { prod: 'hit', cons: 'hit', child: 'hit' }

test('what stacker kept over a producer with an equal output is kept under its new facts: nothing changed, nothing is built', async () => {
  const product = open()
  await product.cycle(checkout(product))
  const second = checkout(product, equal)
  expect(told(await product.plan(second))).toEqual({
    prod: 'miss, import-changed prod.txt',
    cons: 'unknown, producer-rebuilt prod',
    child: 'unknown, base-unresolved cons',
  })
  expect((await product.cycle(second)).map(layerName)).toEqual(['prod: built', 'cons: cached', 'child: cached'])
  const third = checkout(product, equal)
  expect(told(await product.plan(third))).toEqual(hits)
  expect((await product.cycle(third)).map(layerName)).toEqual(['prod: cached', 'cons: cached', 'child: cached'])
  // And the earlier state is there as before.
  expect(told(await product.plan(checkout(product)))).toEqual(hits)
})

test('nothing is sent again of what was kept under a new name but what tells of it', async () => {
  const product = open()
  const first = checkout(product)
  await product.cycle(first)
  const second = checkout(product, equal)
  await product.run('restore', second)
  await playBuild(second)
  const { out } = await product.run('save', second, ['--json'])
  const saved = (JSON.parse(out) as { saved: { name: string; bytes: number }[] }).saved
  expect(saved.map(({ name }) => name)).toEqual(['prod', 'cons', 'child'])
  for (const { bytes } of saved) expect(bytes).toBeLessThan(6000)
})

test('a build that ended before it got to the importer does not vouch for it', async () => {
  const product = open()
  await product.cycle(checkout(product))
  const second = checkout(product, equal, 'another\n')
  await product.run('restore', second)
  const stop = (): void => {
    throw new Error('the build failed')
  }
  await expect(playBuild({ ...second, after: stop })).rejects.toThrow('the build failed')
  expect((await product.run('save', second)).out).toContain('not saved  cons: nothing shows that the build got to it')
  const third = checkout(product, equal, 'another\n')
  expect((await product.cycle(third)).map(layerName)).toContain('cons: built')
})

test('nor does one that ended where the importer is to be built again, nor a later build for what was staged in an earlier one', async () => {
  const product = open()
  await product.cycle(checkout(product))
  const stop = (at: string) => (layer: string) => {
    if (layer === at) throw new Error('the build failed')
  }

  // Its files are staged, and are others.
  const second = checkout(product, equal, 'another\n')
  await product.run('restore', second)
  await expect(playBuild({ ...second, before: stop('cons') })).rejects.toThrow('the build failed')
  expect((await product.run('save', second)).out).toContain('not saved  cons: nothing shows')

  // Staged by a build before the one that made another producer.
  const third = checkout(product)
  await product.run('restore', third)
  await playBuild(third)
  await new Promise((resolve) => setTimeout(resolve, 20))
  writeFiles(third.directory, equal)
  const other = { ...third, makes: (layer: string, text: string) => (layer === 'prod' ? 'another\n' : text) }
  await expect(playBuild({ ...other, after: stop('prod') })).rejects.toThrow('the build failed')
  expect((await product.run('save', third)).out).toContain('not saved  cons: nothing shows')
})

test.each([
  ['before it got to the importer', 'prod', ''],
  ['while the importer was built', 'cons', ''],
  ['while an importer with dest was built', 'cons', '/out'],
])('a later build that ended %s leaves it of an earlier producer, and it is not kept', async (_, at, dest) => {
  const product = open()
  const sources = {
    'stacker.yaml': files['stacker.yaml'].replace(
      'stacker://prod/out',
      `{path: stacker://prod/out${dest && `, dest: ${dest}`}}`,
    ),
  }
  const first = checkout(product, sources, 'one\n')
  await product.run('restore', first)
  await playBuild(first)
  await new Promise((resolve) => setTimeout(resolve, 20))
  writeFiles(first.directory, equal)
  const stop = (layer: string): void => {
    if (layer === at) throw new Error('the build failed')
  }
  const makes = (layer: string, text: string): string => (layer === 'prod' ? 'another\n' : text)
  // stacker would not look at what is taken with dest: something else has it built again.
  if (dest !== '')
    writeFiles(first.directory, { 'stacker.yaml': sources['stacker.yaml'].replace('make cons', 'make it') })
  await expect(playBuild({ ...first, makes, [at === 'prod' ? 'after' : 'before']: stop })).rejects.toThrow()
  writeFiles(first.directory, sources)
  expect((await product.run('save', first)).out).toContain('not saved  cons: what it takes files from has been built')
  const second = checkout(product, { ...sources, ...equal }, 'another\n')
  expect(told(await product.plan(second))['cons']).toMatch(/^miss/)
})

test('an importer with dest is not vouched for over a producer that changed since the restore: stacker does not compare it', async () => {
  const product = open()
  const dest = {
    'stacker.yaml': files['stacker.yaml'].replace('stacker://prod/out', '{path: stacker://prod/out, dest: /out}'),
  }
  await product.cycle(checkout(product, dest))
  const second = checkout(product, dest, 'another\n')
  await product.run('restore', second)
  writeFiles(second.directory, equal)
  expect((await playBuild(second)).map(layerName)).toEqual(['prod: built', 'cons: cached', 'child: cached'])
  await product.run('save', second)
  const third = checkout(product, { ...dest, ...equal }, 'another\n')
  expect(told(await product.plan(third))).toMatchObject({
    prod: 'hit',
    cons: 'miss, import-changed stacker://prod/out',
  })
})

test('what a tar base is taken from may come out equal, too', async () => {
  const product = open()
  const tar = {
    'stacker.yaml': `
prod:
  from: {type: tar, url: base.tar}
  imports: [prod.txt]
  run: make prod
cons:
  from: {type: tar, url: 'stacker://prod/root.tar'}
  run: make cons
`,
  }
  await product.cycle(checkout(product, tar))
  const second = checkout(product, { ...tar, ...equal })
  expect((await product.cycle(second)).map(layerName)).toEqual(['prod: built', 'cons: cached'])
  expect(told(await product.plan(checkout(product, { ...tar, ...equal })))).toEqual({ prod: 'hit', cons: 'hit' })

  const third = checkout(product, { ...tar, 'prod.txt': 'third' })
  await product.run('restore', third)
  const file = path.join(third.directory, '.stacker/layer-bases/root.tar')
  await playBuild(third)
  rmSync(file, { force: true })
  writeFileSync(file, 'another')
  expect((await product.run('save', third)).out).toContain('not saved  cons: nothing shows')
})
