// stacker stages directories and downloads under its umask, and compares their modes (docs/stacker/staging.md#1.7): that of the
// build counts, not that of the step.
import path from 'node:path'

import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'

import { factsDigest } from '../../src/layer/portable.ts'
import { decodeRecord, encodeRecord, type LayerRecord } from '../../src/layer/record.ts'
import { hostArch } from '../../src/plan/host-arch.ts'
import { openDirectoryStore } from '../../src/store/directory/directory.ts'
import { playBuild } from '../stacker/played-stacker.ts'
import { openProduct, type Asked, type Files, type Product } from './product.ts'

const files = {
  'stacker.yaml': `app:
  from: {type: scratch}
  imports: [conf]
  run: cp -r /stacker/imports/conf /conf
plain:
  from: {type: scratch}
  imports: [file]
  run: cp /stacker/imports/file /file
`,
  'conf/a': 'a',
  file: 'f',
} satisfies Files

/** As git and editors have it: files of the sources are 0644. */
const usual = 0o022
beforeEach(() => {
  process.umask(usual)
})

function open(): Product {
  const product = openProduct()
  onTestFinished(product.remove)
  return product
}

/** Restore and save under `ours`, with a build under `theirs` between them; answers what stacker did. */
async function cycle(product: Product, asked: Asked, ours: number, theirs: number, more: readonly string[] = []) {
  process.umask(ours)
  const restored = await product.run('restore', asked, more)
  expect(restored.code, restored.said).toBe(0)
  process.umask(theirs)
  const built = await playBuild(asked)
  process.umask(ours)
  const saved = await product.run('save', asked, more)
  expect(saved.code, saved.said).toBe(0)
  return { restored, built, saved }
}

function asked(product: Product, given: Files = files): Asked {
  const before = process.umask(usual)
  try {
    return { directory: product.checkout(given), stackerfiles: ['stacker.yaml'] }
  } finally {
    process.umask(before)
  }
}

describe.each([
  [0o022, 0o077],
  [0o077, 0o022],
  [0o002, 0o022],
])('the step has umask %o and the build %o', (ours, theirs) => {
  test('what the plan calls a hit is what stacker keeps', async () => {
    const product = open()
    await cycle(product, asked(product), ours, theirs)
    const again = asked(product)
    process.umask(ours)
    expect((await product.plan(again)).hit).toEqual(['app', 'plain'])
    const { built } = await cycle(product, again, ours, theirs)
    expect(built.map(({ did }) => did)).toEqual(['cached', 'cached'])
  })

  test('a directory that stacker puts into the image without comparing it is kept from the first build on', async () => {
    const product = open()
    const dest = {
      ...files,
      'stacker.yaml': 'app:\n  from: {type: scratch}\n  imports: [{path: conf, dest: /conf}]\n',
    }
    const { saved } = await cycle(product, asked(product, dest), ours, theirs)
    expect(saved.out).toContain('Saved 1 layer ')
    process.umask(ours)
    expect((await product.plan(asked(product, dest))).hit).toEqual(['app'])
  })
})

test('the umask that is named is the one that counts', async () => {
  const product = open()
  await cycle(product, asked(product), 0o022, 0o022)
  const named = async (umask: string) => (await product.plan(asked(product), ['--umask', umask])).hit
  expect(await named('022')).toEqual(['app', 'plain'])
  // Neither directories (0755) nor downloads (0644) have the bits by which these differ.
  expect(await named('2')).toEqual(['app', 'plain'])
  expect(await named('077')).toEqual(['plain'])
})

test('where no newest record tells the umask, what depends on it is unknown and never a hit', async () => {
  const product = open()
  await cycle(product, asked(product), 0o022, 0o022)
  await keepChanged(product, (record) => ({ ...record, umask: null }))
  const { hit, layers } = await product.plan(asked(product))
  expect(hit).toEqual(['plain'])
  const app = layers.find(({ name }) => name === 'app')
  expect(app?.verdict).toBe('unknown')
  expect(app?.reasons).toMatchObject([{ code: 'import-unresolved', subject: 'conf' }])
  // What is known of it matches, so it is laid down and stacker decides.
  const { built } = await cycle(product, asked(product), 0o022, 0o022)
  expect(built.map(({ did }) => did)).toEqual(['cached', 'cached'])
})

test.each([
  ['older', -60],
  ['newer', 60],
])('a record that does not tell the umask hides no %s one that does', async (_, seconds) => {
  const product = open()
  const two = { ...files, 'stacker.yaml': files['stacker.yaml'].replace('[file]', '[file, conf]') }
  await cycle(product, asked(product, two), 0o022, 0o022)
  await keepChanged(product, (record) => ({ ...record, umask: null, savedAt: record.savedAt - seconds }), ['plain'])
  expect((await product.plan(asked(product, two))).hit).toContain('app')
})

test('the newest of the records tells the umask', async () => {
  const product = open()
  await cycle(product, asked(product), 0o022, 0o077)
  const changed = { ...files, 'conf/a': 'b' }
  const { built } = await cycle(product, asked(product, changed), 0o022, 0o022)
  expect(built.map(({ did }) => did)).toEqual(['built', 'cached'])
  expect((await product.plan(asked(product, changed))).hit).toEqual(['app', 'plain'])
})

/** Keeps changed records of the layers as the newest ones. */
async function keepChanged(
  product: Product,
  change: (record: LayerRecord) => LayerRecord,
  layers: readonly string[] = ['app', 'plain'],
): Promise<void> {
  const place = path.join(path.dirname(product.home), 'store')
  const log = { debug: () => undefined, info: () => undefined, warning: () => undefined }
  const store = openDirectoryStore({ path: place, keyPrefix: 'stack-cache', log, now: () => Date.now() + 60_000 })
  for (const layer of layers) {
    const found = await store.findOtherRecord({ arch: hostArch(), layer })
    if (found === undefined) throw new Error(`no record of ${layer}`)
    const record = decodeRecord(found.bytes)
    const { arch, shape } = record.facts
    const name = { arch, layer, shape, facts: factsDigest(record.facts) }
    expect(await store.writeRecord(name, encodeRecord(change(record)))).toMatchObject({ kind: 'written' })
  }
}
