import { expect, onTestFinished, test } from 'vitest'
import { layerName, openProduct, told, writeFiles } from '../projects/product.ts'
import { playBuild } from './played-stacker.ts'

const files = {
  'base.tar': 'a base',
  'stacker.yaml': `
tools:
  from: {type: tar, url: base.tar}
  build_only: true
  imports: [tools.txt]
  run: make tools
objects:
  from: {type: built, tag: tools}
  build_only: true
  imports: [src]
  run: make objects
app:
  from: {type: built, tag: objects}
  imports: [stacker://tools/bin/tool]
  run: make app
side:
  from: {type: scratch}
  overlay_dirs: [{source: tree, dest: /}]
  imports: [{path: stacker://app/usr/bin/app, dest: /}]
`,
  'tools.txt': '1',
  'src/main.c': 'main',
  'src/empty/.keep': '',
  'tree/etc/conf': 'x',
}

test('a played build is skipped as a whole when it is run again, and the product agrees in place and elsewhere', async () => {
  const product = openProduct()
  onTestFinished(product.remove)
  const first = { directory: product.checkout(files), stackerfiles: ['stacker.yaml'] }
  expect((await product.cycle(first)).map(layerName)).toEqual([
    'tools: built',
    'objects: built',
    'app: built',
    'side: built',
  ])
  expect((await playBuild(first)).map(layerName)).toEqual([
    'tools: cached',
    'objects: cached',
    'app: cached',
    'side: cached',
  ])
  const hits = { tools: 'hit', objects: 'hit', app: 'hit', side: 'hit' }
  expect(told(await product.plan(first, ['--from', 'local']))).toEqual(hits)
  expect(told(await product.plan({ ...first, directory: product.checkout(files) }))).toEqual(hits)
})

test('what is restored elsewhere is skipped there', async () => {
  const product = openProduct()
  onTestFinished(product.remove)
  const first = { directory: product.checkout(files), stackerfiles: ['stacker.yaml'] }
  await product.cycle(first)
  const second = { ...first, directory: product.checkout(files) }
  expect((await product.cycle(second)).map(layerName)).toEqual([
    'tools: cached',
    'objects: cached',
    'app: cached',
    'side: cached',
  ])
  const third = { ...first, directory: product.checkout(files) }
  writeFiles(third.directory, { 'src/main.c': 'other' })
  expect(told(await product.plan(third))).toMatchObject({ tools: 'hit', objects: 'miss, import-changed src' })
  expect((await product.cycle(third)).map(layerName)).toEqual([
    'tools: cached',
    'objects: built',
    'app: built',
    // It takes from app with dest, which stacker would not look at again.
    'side: built',
  ])
})
