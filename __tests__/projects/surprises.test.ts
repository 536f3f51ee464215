// What the build did against what the plan said: told after the build, also of layers that are not what the plan was made for.
import * as fs from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'
import { playBuild } from '../stacker/played-stacker.ts'
import { layerName, openProduct, writeFiles, type Asked, type Files, type Product } from './product.ts'

const files = {
  'base.tar': 'a base',
  'stacker.yaml': `
tools:
  from: {type: tar, url: base.tar}
  build_only: true
  run: make tools
app:
  from: {type: built, tag: tools}
  imports: [src.txt]
  run: make app \${{VERSION:1}}
docs:
  from: {type: tar, url: base.tar}
  imports: [docs.txt]
  run: make docs
`,
  'src.txt': 'source',
  'docs.txt': 'text',
}

function open(): Product {
  const product = openProduct()
  onTestFinished(product.remove)
  return product
}

function checkout(product: Product, edited: Files = {}): Asked {
  return { directory: product.checkout({ ...files, ...edited }), stackerfiles: ['stacker.yaml'] }
}

/** What save tells of differences, by layer. */
async function differences(product: Product, asked: Asked): Promise<Record<string, string>> {
  const { code, out, said } = await product.run('save', asked)
  expect(code, said).toBe(0)
  const told = [...out.matchAll(/^ {2}(?:differs|settled) {2}(.*?): (.*)$/gm)]
  return Object.fromEntries(told.map(([, name = '', text = '']) => [name, text]))
}

function stopAfter(name: string): (layer: string) => void {
  return (layer) => {
    if (layer === name) throw new Error('the build failed')
  }
}

const otherDefinition = 'was built with another definition: were the same options given to both?'

test('a layer that stacker built with other options than the plan was given is told of, whatever the plan said of it', async () => {
  const product = open()
  await product.cycle(checkout(product))
  const second = checkout(product, { 'docs.txt': 'edited' })
  await product.run('restore', second)
  await playBuild({ ...second, substitute: ['VERSION=2'] })
  expect(await differences(product, second)).toEqual({ app: `planned as hit, ${otherDefinition}` })

  const third = checkout(product, { 'src.txt': 'edited' })
  await product.run('restore', third)
  await playBuild({ ...third, substitute: ['VERSION=2'] })
  expect(await differences(product, third)).toEqual({ app: `planned as miss, ${otherDefinition}` })
})

test('a small layer that nobody was built on is whole for an edit after the restore that builds on it, or takes a file of it', async () => {
  const loose = { ...files, 'stacker.yaml': files['stacker.yaml'].replace('built, tag: tools', 'tar, url: base.tar') }
  const product = open()
  await product.cycle(checkout(product, loose))
  for (const edited of [files['stacker.yaml'], loose['stacker.yaml'].replace('src.txt', 'stacker://tools/tools.out')]) {
    const second = checkout(product, loose)
    await product.run('restore', second)
    writeFiles(second.directory, { 'stacker.yaml': edited })
    const built = await playBuild(second)
    expect(built.map(({ name, did }) => `${name}: ${did}`)).toEqual(['tools: cached', 'app: built', 'docs: cached'])
  }
})

test('a layer that was laid down and is gone after the build is told of, with build.cache or without', async () => {
  const product = open()
  await product.cycle(checkout(product))
  const second = checkout(product, { 'docs.txt': 'edited' })
  await product.run('restore', second)
  fs.rmSync(path.join(second.directory, 'roots'), { recursive: true })
  await expect(playBuild({ ...second, before: stopAfter('tools') })).rejects.toThrow('the build failed')
  // stacker writes what it has left only with the next layer that it finishes.
  expect(await differences(product, second)).toEqual({})
  await expect(playBuild({ ...second, after: stopAfter('tools') })).rejects.toThrow('the build failed')
  fs.rmSync(path.join(second.directory, 'oci/blobs'), { recursive: true })
  fs.mkdirSync(path.join(second.directory, 'oci/blobs/sha256'), { recursive: true })
  await product.run('restore', second)
  fs.rmSync(path.join(second.directory, '.stacker/build.cache'))
  expect(await differences(product, second)).toEqual({
    tools: 'planned as hit, is not in build.cache any more',
    app: 'planned as hit, is not in build.cache any more',
  })
})

test('a layer that the plan called stale and that stacker passed by is told of', async () => {
  const product = open()
  const dest = {
    'stacker.yaml': `
one:
  from: {type: tar, url: base.tar}
  imports: [{path: src.txt, dest: /src}]
  run: make one
two:
  from: {type: tar, url: base.tar}
  imports: [docs.txt]
  run: make two
`,
  }
  const first = checkout(product, dest)
  await product.cycle(first)
  writeFiles(first.directory, { 'src.txt': 'edited' })
  const none = ['--restore', 'none']
  await product.run('restore', first, none)
  expect((await playBuild(first)).map(layerName)).toEqual(['one: cached', 'two: cached'])
  // Nothing shows that it got so far.
  expect(await differences(product, first)).toEqual({})
  writeFiles(first.directory, { 'docs.txt': 'edited' })
  await product.run('restore', first, none)
  expect((await playBuild(first)).map(layerName)).toEqual(['one: cached', 'two: built'])
  expect(await differences(product, first)).toEqual({ one: 'planned as miss, was not built' })
})

test('a build that failed half-way, one that did what the plan said, and what is edited after it differ in nothing', async () => {
  const product = open()
  await product.cycle(checkout(product))
  const second = checkout(product, { 'src.txt': 'edited', 'docs.txt': 'edited' })
  await product.run('restore', second)
  await expect(playBuild({ ...second, after: stopAfter('app') })).rejects.toThrow('the build failed')
  expect(await differences(product, second)).toEqual({})
  await product.run('restore', second)
  await playBuild(second)
  const stackerfile = files['stacker.yaml'].replace('make app', 'make app again').replace('make tools', 'make no tools')
  writeFiles(second.directory, { 'stacker.yaml': stackerfile })
  expect(await differences(product, second)).toEqual({})
})

test('what was only planned and not restored is not said to differ', async () => {
  const product = open()
  await product.cycle(checkout(product))
  const second = checkout(product)
  await product.run('restore', second, ['--restore', 'none'])
  await playBuild(second)
  expect(await differences(product, second)).toEqual({})
})

test('a layer is not kept for an import with dest because no restore has looked, and that is what is said', async () => {
  const product = open()
  const dest = {
    'stacker.yaml': 'one:\n  from: {type: scratch}\n  imports: [{path: src.txt, dest: /src}]\n',
  }
  const asked = checkout(product, dest)
  await playBuild(asked)
  expect((await product.run('save', asked)).out).toContain(
    'not saved  one: stacker does not remember the content of import',
  )
  expect((await product.run('save', asked)).out).toContain('no restore has looked at the workspace before the build')
})
