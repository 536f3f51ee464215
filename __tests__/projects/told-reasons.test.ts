// What people are told of small projects: the words must be true, and each cause told once.

import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { openProduct, told, type Asked, type Files, type Product } from './product.ts'

function product(): Product {
  const opened = openProduct()
  onTestFinished(opened.remove)
  return opened
}

const asked = { stackerfiles: ['stacker.yaml'] } satisfies Partial<Asked>

async function saved(its: Product, files: Files, more: Partial<Asked> = {}): Promise<void> {
  await its.cycle({ ...asked, ...more, directory: its.checkout(files) })
}

test('two bases of one file name are told as such, with what to do', async () => {
  const its = product()
  const directory = its.checkout({
    'stacker.yaml': `
a:
  from: {type: tar, url: a/rootfs.tar}
b:
  from: {type: tar, url: b/rootfs.tar}
on-a:
  from: {type: built, tag: a}
`,
    'a/rootfs.tar': 'one root',
    'b/rootfs.tar': 'another root',
  })
  const { out } = await its.run('plan', { ...asked, directory })
  expect(out).toContain(
    '`a/rootfs.tar` and another base of the build are kept under one name: b/rootfs.tar, the base of b, is fetched in between and takes its place as rootfs.tar; rename one of the two',
  )
  expect(out).not.toContain('two layers')
})

describe('files with dest of a producer that is built again', () => {
  const files: Files = {
    'stacker.yaml': `
maker:
  from: {type: tar, url: root.tar}
  build_only: true
  imports: [source]
  run: make
taker:
  from: {type: tar, url: root.tar}
  imports:
    - {path: stacker://maker/a, dest: /a}
    - {path: stacker://maker/b, dest: /b}
    - stacker://maker/c
`,
    'root.tar': 'a root',
    source: 'one',
  }

  test('are no changed imports: the producer is the reason, once, and the layer is built', async () => {
    const its = product()
    await saved(its, files)
    const build: Asked = { ...asked, directory: its.checkout({ ...files, source: 'two' }) }
    const document = await its.plan(build)
    expect(document.layers[1]).toMatchObject({
      verdict: 'miss',
      reasons: [
        {
          code: 'producer-rebuilt',
          subject: 'maker',
          text: 'maker, which it takes files from, will be rebuilt: stacker itself does not compare imports with dest',
        },
      ],
    })
    const { out } = await its.run('plan', build)
    expect(out.split('which it takes files from')).toHaveLength(2)
    expect((await its.cycle(build)).map(({ did }) => did)).toEqual(['built', 'built'])
  })
})

test('a good layer that cannot be laid down is told why, and not that another one needs it', async () => {
  const its = product()
  const files: Files = {
    'stacker.yaml': `
base:
  from: {type: tar, url: root.tar}
  build_only: true
  run: make
top:
  from: {type: built, tag: base}
  build_only: true
  run: make
`,
    'root.tar': 'a root',
  }
  await saved(its, files)
  // Two build_only layers that no image holds: all blobs are what was in their roots.
  const blobs = path.join(its.store, 'blobs', 'sha256')
  for (const name of readdirSync(blobs)) rmSync(path.join(blobs, name))
  const document = await its.plan({ ...asked, directory: its.checkout(files) })
  expect(told(document)['base']).toBe('miss, needed-by-rebuild')
  expect(document.layers[0]?.reasons[0]?.text).toBe(
    'it is good, but it cannot be laid down: no image holds its content',
  )
})

describe('what is worth knowing', () => {
  const files: Files = {
    'stacker.yaml': `
image:
  from: {type: tar, url: root.tar}
  binds: [src]
  run: make
top:
  from: {type: built, tag: image}
`,
    'root.tar': 'a root',
    'src/main.c': 'main',
  }
  const notices = async (more: Partial<Asked>): Promise<string[]> => {
    const its = product()
    const document = await its.plan({ ...asked, ...more, directory: its.checkout(files) })
    return document.notices.map(({ text }) => text)
  }

  test('is that an epoch would keep what stands on an image, unless one is set', async () => {
    expect(await notices({})).toContainEqual(expect.stringMatching(/SOURCE_DATE_EPOCH .* so top must be built again/))
    expect((await notices({ options: ['--source-date-epoch', '1000'] })).join()).not.toContain('EPOCH')
  })

  test('is that nothing stands on a layer of erofs', async () => {
    const erofs = (await notices({ options: ['--layer-type', 'erofs'] })).filter((text) => text.includes('erofs'))
    expect(erofs).toEqual([expect.stringMatching(/^layer image: .* and with it top$/)])
    expect((await notices({})).join()).not.toContain('erofs')
  })
})

describe('the plan in place after a restore', () => {
  const files: Files = {
    'stacker.yaml': `
base:
  from: {type: tar, url: root.tar}
  imports: [src]
app:
  from: {type: built, tag: base}
  run: make
other:
  from: {type: tar, url: root.tar}
`,
    'root.tar': 'a root',
    'src/main.c': 'main',
  }

  test('gives the reasons of the plan before it, though the layer has no entry to compare with', async () => {
    const its = product()
    await saved(its, files)
    const build: Asked = { ...asked, directory: its.checkout({ ...files, 'src/main.c': 'changed' }) }
    const { out: before } = await its.run('plan', build)
    expect(before).toContain('import `src` changed (`main.c`)')
    await its.run('restore', build)
    const { out } = await its.run('plan', build, ['--from', 'local'])
    expect(out.split('\n').slice(0, 4)).toEqual([
      '2 of 3 layers will be built by stacker v1.2.0.',
      '  miss  base   stacker.yaml:2  no build of it is in `build.cache`: restore laid none down, since import src changed (main.c)',
      '  miss  app    stacker.yaml:5  base `base` will be rebuilt',
      '  hit   other  stacker.yaml:8',
    ])
    const { out: why } = await its.run('why', { ...build }, ['app', '--from', 'local'])
    expect(why).toContain('since import src changed')
    await its.cycle(build)
    expect((await its.plan(build, ['--from', 'local'])).any).toBe(false)
  })

  test('says of a layer that nobody restored only where it was looked for', async () => {
    const its = product()
    const { out } = await its.run('plan', { ...asked, directory: its.checkout(files) }, ['--from', 'local'])
    expect(out).toContain('other  stacker.yaml:8  no build of it is in `build.cache`\n')
    expect(out).not.toContain('restore')
  })
})
