// `binds: content`: what a layer binds is compared, though stacker does not, so that a plan can tell that nothing has changed.
import * as fs from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'
import type { PlanDocument } from '../../src/report/document.ts'
import { playBuild } from '../stacker/played-stacker.ts'
import { layerName, openProduct, told, writeFiles, type Asked, type Files, type Product } from './product.ts'

const files = {
  'base.tar': 'a base',
  'stacker.yaml': `
compile:
  from: {type: tar, url: base.tar}
  binds: [src -> /src]
  run: make
child:
  from: {type: built, tag: compile}
  run: echo child
taker:
  from: {type: tar, url: base.tar}
  imports: [stacker://compile/out]
  run: echo taker
plain:
  from: {type: tar, url: base.tar}
  run: echo plain
`,
  'src/main.c': 'int main;',
  'src/lib/lib.c': 'lib',
}

const content = ['--binds', 'content']
const names = ['compile', 'child', 'taker', 'plain']

function open(): Product {
  const product = openProduct()
  onTestFinished(product.remove)
  return product
}

/** What `compile` makes is made from what it binds. */
function checkout(product: Product, edited: Files = {}): Asked {
  const directory = product.checkout({ ...files, ...edited })
  const main = (): string => fs.readFileSync(path.join(directory, 'src/main.c'), 'utf8')
  return {
    directory,
    stackerfiles: ['stacker.yaml'],
    makes: (layer, text) => (layer === 'compile' ? `${text}with ${main()}\n` : text),
  }
}

function verdicts(document: PlanDocument): Record<string, string> {
  return Object.fromEntries(document.layers.map(({ name, verdict }) => [name, verdict]))
}

function reasonOf(document: PlanDocument, layer: string): string {
  return (
    document.layers
      .find(({ name }) => name === layer)
      ?.reasons.map(({ text, changes = [] }) => [text, ...changes.map((change) => change.path)].join(' | '))
      .join('; ') ?? ''
  )
}

/** Digests of the images in the output layout, by tag. */
function images({ directory }: Asked): Record<string, string> {
  const file = path.join(directory, 'oci/index.json')
  const { manifests } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
    manifests: { digest: string; annotations: Record<string, string> }[]
  }
  return Object.fromEntries(
    manifests.map(({ digest, annotations }) => [annotations['org.opencontainers.image.ref.name'] ?? '', digest]),
  )
}

/** What save says it did not keep. */
async function saved(product: Product, asked: Asked): Promise<string> {
  const { code, out, said } = await product.run('save', asked)
  expect(code, said).toBe(0)
  return out
}

async function restoreAndBuild(product: Product, asked: Asked, more: readonly string[] = content): Promise<void> {
  const { code, said } = await product.run('restore', asked, more)
  expect(code, said).toBe(0)
  await playBuild(asked)
}

test('where nothing changed nothing is stale, and the images are there as they were without stacker', async () => {
  const product = open()
  const first = checkout(product)
  await product.cycle(first, content)
  const second = checkout(product)
  const document = await product.plan(second, content)
  expect(verdicts(document)).toEqual({ compile: 'unchanged', child: 'unchanged', taker: 'unchanged', plain: 'hit' })
  expect(document).toMatchObject({ stale: [], anyStale: false, any: true, rebuild: ['compile', 'child', 'taker'] })
  expect(reasonOf(document, 'compile')).toContain(
    `content of src is what it was in the build of ${(images(first)['compile'] ?? '').slice(0, 19)}`,
  )
  await product.run('restore', second, content)
  expect(images(second)).toEqual(images(first))
})

test('stacker, if it is run all the same, builds what is unchanged, and what was built then is what is unchanged next', async () => {
  const product = open()
  await product.cycle(checkout(product), content)
  const second = checkout(product)
  const done = await product.cycle(second, content)
  expect(done.map(layerName)).toEqual(['compile: built', 'child: built', 'taker: cached', 'plain: cached'])
  const third = checkout(product)
  const document = await product.plan(third, content)
  expect(document.anyStale).toBe(false)
  await product.run('restore', third, content)
  expect(images(third)).toEqual(images(second))
})

test('an edit of a file in a bind is stale by that file, and so is what stands on it or takes from it', async () => {
  const product = open()
  await product.cycle(checkout(product), content)
  const document = await product.plan(checkout(product, { 'src/lib/lib.c': 'edited' }), content)
  expect(verdicts(document)).toEqual({ compile: 'always', child: 'miss', taker: 'unknown', plain: 'hit' })
  expect(document).toMatchObject({ stale: ['compile', 'child', 'taker'], anyStale: true })
  expect(reasonOf(document, 'compile')).toMatch(/binds.*content of src changed.*\| lib\/lib\.c$/)
})

test('what was built from other content since is not laid down for what is unchanged, whose own image comes back', async () => {
  const product = open()
  const first = checkout(product)
  await product.cycle(first, content)
  const between = checkout(product, { 'src/main.c': 'another' })
  await product.cycle(between, content)
  expect(images(between)['taker']).not.toBe(images(first)['taker'])
  const third = checkout(product)
  expect(await product.plan(third, content)).toMatchObject({ anyStale: false })
  await product.run('restore', third, content)
  expect(images(third)).toMatchObject({ compile: images(first)['compile'], taker: images(first)['taker'] })
  expect((await playBuild(third)).map(layerName)).toEqual([
    'compile: built',
    'child: built',
    'taker: built',
    'plain: cached',
  ])
})

const toolchain = `
tools:
  from: {type: tar, url: base.tar}
  build_only: true
  binds: [src -> /src]
  run: make tools
more:
  from: {type: built, tag: tools}
  build_only: true
  run: make more
app:
  from: {type: built, tag: more}
  run: make app
copy:
  from: {type: tar, url: base.tar}
  imports: [{path: stacker://tools/out, dest: /opt/}]
  run: make copy
`

test.each<[string, Partial<Asked>, readonly string[]]>([
  ['a tar', {}, content],
  ['two layer types', { layerTypes: ['tar', 'squashfs'] }, content],
  ['SOURCE_DATE_EPOCH', { epoch: 7n, environment: { SOURCE_DATE_EPOCH: '7' } }, content],
  ['stacker v1.0.0', { release: 'v1.0.0' }, content],
])(
  'a build_only layer with binds, and what stands on it or copies from it, is unchanged: %s',
  async (_, more, given) => {
    const product = open()
    const asked = (edited: Files = {}): Asked => ({
      ...checkout(product, { 'stacker.yaml': toolchain, ...edited }),
      ...more,
    })
    const first = asked()
    await product.cycle(first, given)
    const second = asked()
    expect(verdicts(await product.plan(second, given))).toEqual({
      tools: 'unchanged',
      more: 'unchanged',
      app: 'unchanged',
      copy: 'unchanged',
    })
    await product.run('restore', second, given)
    expect(images(second)).toEqual(images(first))
    const done = await playBuild(second)
    expect(done.filter(({ did }) => did === 'built').map(({ name }) => name)).toContain('tools')
    expect((await product.plan(asked({ 'src/main.c': 'edited' }), given)).stale).toEqual([
      'tools',
      'more',
      'app',
      'copy',
    ])
  },
)

test.each([
  ['a file that is new', { 'src/new.c': 'new' }, 'new.c'],
  ['a directory that is new', { 'src/more/a.c': 'a', 'src/more/b.c': 'b' }, 'more'],
])('%s is told by its name', async (_, edited, name) => {
  const product = open()
  await product.cycle(checkout(product), content)
  const document = await product.plan(checkout(product, edited), content)
  expect(document.anyStale).toBe(true)
  expect(reasonOf(document, 'compile')).toMatch(new RegExp(`\\| ${name}$`))
})

test('what the build writes into a bind is not kept as unchanged, and save names the glob that would help, which does', async () => {
  const product = open()
  const writing = (asked: Asked): Asked => ({
    ...asked,
    before: (layer) => {
      if (layer === 'compile') writeFiles(asked.directory, { 'src/build/main.o': `object ${String(Math.random())}` })
    },
  })
  const first = writing(checkout(product))
  await restoreAndBuild(product, first)
  const out = await saved(product, first)
  expect(out).toMatch(/not saved {2}compile: build in src, which it binds, changed .* binds-exclude: build$/m)
  expect(await product.plan(checkout(product), content)).toMatchObject({ stale: ['compile', 'child', 'taker'] })

  const excluding = [...content, '--binds-exclude', 'build']
  const second = writing(checkout(product))
  await restoreAndBuild(product, second, excluding)
  expect(await saved(product, second)).not.toContain('not saved')
  expect(await product.plan(checkout(product), excluding)).toMatchObject({ anyStale: false })
  expect(await product.plan(checkout(product, { 'src/build/main.o': 'another' }), excluding)).toMatchObject({
    anyStale: false,
  })
  expect(await product.plan(checkout(product), content)).toMatchObject({ anyStale: true })
})

test('with binds: stacker nothing is unchanged, also where builds are kept that would tell', async () => {
  const product = open()
  const before = open()
  await before.cycle(checkout(before))
  await product.cycle(checkout(product), content)
  const [document, asBefore] = [await product.plan(checkout(product)), await before.plan(checkout(before))]
  const places = (text: PlanDocument): string => JSON.stringify(told(text)).replaceAll(/\/[^" ]*\/checkouts\//g, '')
  expect(places(document)).toBe(places(asBefore))
  expect(verdicts(document)).toEqual({ compile: 'always', child: 'miss', taker: 'unknown', plain: 'hit' })
  expect(document.stale).toEqual(document.rebuild)
})

test('binds: content calls no layer a hit that is none without it', async () => {
  for (const edited of [{}, { 'src/main.c': 'edited' }, { 'base.tar': 'another' }]) {
    const product = open()
    await product.cycle(checkout(product), content)
    const asked = checkout(product, edited)
    expect((await product.plan(asked, content)).hit).toEqual((await product.plan(asked)).hit)
  }
})

test('a build that no restore saw before tells nothing of what was bound', async () => {
  const product = open()
  const first = checkout(product)
  await playBuild(first)
  await product.run('save', first)
  expect(await product.plan(checkout(product), content)).toMatchObject({ stale: ['compile', 'child', 'taker'] })
})

test('an image whose content is gone from the cache is stale', async () => {
  const product = open()
  await product.cycle(checkout(product), content)
  const blobs = path.join(product.store, 'blobs/sha256')
  for (const name of fs.readdirSync(blobs)) fs.rmSync(path.join(blobs, name))
  const second = checkout(product)
  await product.run('restore', second, content)
  const document = await product.plan(second, content)
  expect(document.stale).toEqual(names)
})

test('refresh and max-age build again what is unchanged', async () => {
  const product = open()
  await product.cycle(checkout(product), content)
  const refreshed = await product.plan(checkout(product), [...content, '--refresh', 'compile'])
  expect(refreshed.stale).toEqual(['compile', 'child', 'taker'])
  const late = { ...checkout(product), now: Date.now() + 10 * 86_400_000 }
  const aged = await product.plan(late, [...content, '--max-age', '2'])
  expect(aged.stale).toEqual(names)
})

test('other definitions, bases and epochs are stale as they would be missed', async () => {
  const product = open()
  await product.cycle(checkout(product), content)
  const other = { 'stacker.yaml': files['stacker.yaml'].replace('run: make', 'run: make all') }
  expect((await product.plan(checkout(product, other), content)).stale).toEqual(['compile', 'child', 'taker'])
  expect((await product.plan(checkout(product, { 'base.tar': 'other' }), content)).stale).toEqual(names)
  const epoch = { ...checkout(product), environment: { SOURCE_DATE_EPOCH: '7' } }
  expect((await product.plan(epoch, content)).stale).toEqual(names)
})

test('binds-exclude without binds: content, or a glob that leaves the bind, is refused by name', async () => {
  const product = open()
  const alone = await product.run('plan', checkout(product), ['--binds-exclude', 'build'])
  expect([alone.code, alone.said]).toEqual([1, expect.stringContaining('binds-exclude')])
  const outside = await product.run('plan', checkout(product), [...content, '--binds-exclude', '../x'])
  expect([outside.code, outside.said]).toEqual([1, expect.stringContaining('"../x"')])
})
