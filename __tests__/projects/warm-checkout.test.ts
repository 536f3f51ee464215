// A laptop, a self-hosted runner: what stands on disk and is good is kept, whatever the store has.
import * as fs from 'node:fs'
import path from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { layerName, openProduct, told, writeFiles, type Asked, type Files, type Product } from './product.ts'
import { playBuild } from '../stacker/played-stacker.ts'

const tool = `
tool:
  from: {type: tar, url: base.tar}
  build_only: true
  imports: [tool.txt]
  run: make tool
`
const shapes: Readonly<Record<string, string>> = {
  'an image takes from a build_only layer': `${tool}
app: {from: {type: scratch}, imports: [stacker://tool/bin/tool], run: make app}
`,
  'an image takes from an image': `
base: {from: {type: tar, url: base.tar}, run: make base}
app: {from: {type: built, tag: base}, imports: [stacker://base/etc/conf], run: make app}
`,
  'a build_only layer takes from one, and an image from that': `${tool}
objects: {from: {type: tar, url: base.tar}, build_only: true, imports: [stacker://tool/bin/tool], run: make objects}
app: {from: {type: scratch}, imports: [stacker://objects/out], run: make app}
`,
  'a chain of build_only layers, files taken of each of them': `${tool}
deps: {from: {type: built, tag: tool}, build_only: true, run: make deps}
objects: {from: {type: built, tag: deps}, build_only: true, imports: [stacker://tool/bin/tool], run: make objects}
app: {from: {type: scratch}, imports: [stacker://objects/out, stacker://deps/list], run: make app}
kid: {from: {type: built, tag: app}, imports: [stacker://tool/bin/tool], run: make kid}
`,
  'a build_only layer that an image packed, and files are taken of': `${tool}
app: {from: {type: built, tag: tool}, run: make app}
side: {from: {type: scratch}, imports: [stacker://tool/bin/tool, stacker://app/bin/app], run: make side}
`,
}

function open(stackerfile: string): { product: Product; asked: Asked } {
  const product = openProduct()
  onTestFinished(product.remove)
  const files: Files = { 'base.tar': 'a base', 'tool.txt': 't', 'stacker.yaml': stackerfile }
  return { product, asked: { directory: product.checkout(files), stackerfiles: ['stacker.yaml'] } }
}

async function built(asked: Asked): Promise<string[]> {
  return (await playBuild(asked)).filter(({ did }) => did === 'built').map(layerName)
}

async function restore(product: Product, asked: Asked): Promise<void> {
  const { code, said } = await product.run('restore', asked)
  expect(code, said).toBe(0)
}

describe('restored from a store that has nothing, a checkout where all is cached keeps all', () => {
  test.each(Object.entries(shapes))('%s', async (_, stackerfile) => {
    const { product, asked } = open(stackerfile)
    await playBuild(asked)
    expect(await built(asked)).toEqual([])
    expect(new Set(Object.values(told(await product.plan(asked))))).toEqual(new Set(['hit']))
    for (let time = 0; time < 2; time++) {
      await restore(product, asked)
      expect(await built(asked)).toEqual([])
    }
  })
})

test('a layer whose producer changed is not kept, and neither is what stands on it', async () => {
  const { product, asked } = open(shapes['a chain of build_only layers, files taken of each of them'] ?? '')
  await playBuild(asked)
  writeFiles(asked.directory, { 'tool.txt': 'edited' })
  const planned = told(await product.plan(asked))
  expect(Object.keys(planned).filter((name) => planned[name] === 'hit')).toEqual([])
  await restore(product, asked)
  expect(await built(asked)).toEqual(Object.keys(planned).map((name) => `${name}: built`))
})

test('content that an import with dest brought in is witnessed by no entry', async () => {
  const { product, asked } = open(`${tool}
app: {from: {type: scratch}, imports: [{path: stacker://tool/bin/tool, dest: /bin/}], run: make app}
`)
  await playBuild(asked)
  expect(told(await product.plan(asked))).toEqual({ tool: 'hit', app: expect.stringMatching(/^miss/) as unknown })
})

test('what was laid down in place of a layer is kept for those who take just that, and is no base', async () => {
  const stackerfile = shapes['an image takes from a build_only layer'] ?? ''
  const { product, asked: small } = open(stackerfile)
  // Larger than what is laid down whole for nobody in particular.
  const elsewhere = { ...small, makes: (_: string, text: string) => text + '-'.repeat(2 * 1024 * 1024) }
  await product.cycle(elsewhere)
  const asked = {
    ...elsewhere,
    directory: product.checkout({ 'base.tar': 'a base', 'tool.txt': 't', 'stacker.yaml': stackerfile }),
  }
  await restore(product, asked)
  const metadata = path.join(asked.directory, 'roots', 'tool', 'overlay_metadata.json')
  expect(fs.readFileSync(metadata, 'utf8')).toBe('{}')
  fs.rmSync(path.join(product.home, '..', 'store'), { recursive: true })
  await restore(product, asked)
  expect(await built(asked)).toEqual([])
  for (const more of [
    'kid: {from: {type: built, tag: tool}, build_only: true, run: make kid}\n',
    'other: {from: {type: scratch}, imports: [stacker://tool/lib], run: make other}\n',
  ]) {
    writeFiles(asked.directory, { 'stacker.yaml': `${stackerfile}${more}` })
    expect(told(await product.plan(asked))).toMatchObject({
      tool: expect.stringMatching(/^miss, needed-by-rebuild/) as unknown,
    })
  }
})

describe('what was built here after the store was filled stays, with the very layers that it stands on or took from', () => {
  test.each(Object.entries(shapes))('%s', async (_, stackerfile) => {
    const { product, asked: elsewhere } = open(stackerfile)
    await product.cycle(elsewhere)
    const edited = stackerfile.replace(/run: (make (?:app|objects))/g, 'run: $1 anew')
    const files = { 'base.tar': 'a base', 'tool.txt': 't', 'stacker.yaml': edited }
    const asked = { ...elsewhere, directory: product.checkout(files) }
    await playBuild(asked)
    const planned = told(await product.plan(asked))
    await restore(product, asked)
    expect(await built(asked)).toEqual([])
    expect(new Set(Object.values(planned))).toEqual(new Set(['hit']))
  })
})

test('what the store has and cannot lay down is kept where it stands: an erofs layer that others stand on', async () => {
  const stackerfile = `
base: {from: {type: tar, url: base.tar}, run: make base}
kid: {from: {type: built, tag: base}, run: make kid}
`
  const { product, asked } = open(stackerfile)
  const erofs: Asked = { ...asked, layerTypes: ['erofs'] }
  await product.cycle(erofs)
  const elsewhere = product.checkout({ 'base.tar': 'a base', 'stacker.yaml': stackerfile })
  expect(told(await product.plan({ ...erofs, directory: elsewhere }))['base']).toBe('miss, needed-by-rebuild')
  // Where stacker packed a layer, its directory stands under the digest of what came out (pack.go).
  for (const name of ['base', 'kid']) {
    const metadata = fs.readFileSync(path.join(asked.directory, 'roots', name, 'overlay_metadata.json'), 'utf8')
    const { Manifests } = JSON.parse(metadata) as { Manifests: Record<string, { layers: { digest: string }[] }> }
    for (const { digest } of Object.values(Manifests).flatMap(({ layers }) => layers)) {
      const overlay = path.join(asked.directory, 'roots', digest.replace(':', '_'), 'overlay')
      fs.mkdirSync(overlay, { recursive: true })
      fs.writeFileSync(path.join(overlay, 'made'), '')
    }
  }
  await restore(product, erofs)
  expect(await built(erofs)).toEqual([])
})

test('what was kept as it stood is kept in the store as what others stand on', async () => {
  const { product, asked } = open(`
tool: {from: {type: tar, url: base.tar}, build_only: true, run: make tool}
deps: {from: {type: built, tag: tool}, build_only: true, run: make deps}
objects: {from: {type: built, tag: deps}, build_only: true, run: make objects}
`)
  await playBuild(asked)
  await product.cycle(asked)
  const elsewhere: Asked = { ...asked, directory: product.checkout(filesOf(asked)) }
  expect(told(await product.plan(elsewhere))).toEqual({ tool: 'hit', deps: 'hit', objects: 'hit' })
})

function filesOf({ directory }: Asked): Files {
  const names = ['base.tar', 'tool.txt', 'stacker.yaml']
  return Object.fromEntries(names.map((name) => [name, fs.readFileSync(path.join(directory, name), 'utf8')]))
}
