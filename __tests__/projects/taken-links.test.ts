import * as fs from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { playBuild } from '../stacker/played-stacker.ts'
import { openProduct, told, writeFiles, type Asked, type Files, type Product } from './product.ts'

function product(): Product {
  const opened = openProduct()
  onTestFinished(opened.remove)
  return opened
}

/** A toolchain that nobody packs makes links to `target`, and an image takes files and links of it. */
const project = (target: string): Files => ({
  'base.tar': 'base',
  'main.c': 'main',
  'stacker.yaml': `
tools:
  from: {type: tar, url: base.tar}
  build_only: true
  run: |
    make install
    ln -s libz.so.1 /lib/libz.so
    ln -s ${target} /lib/zone
app:
  from: {type: tar, url: base.tar}
  imports: [stacker://tools/lib/libz.so, stacker://tools/lib/libz.so.1, stacker://tools/lib/zone, main.c]
  run: make
`,
})

const at = (directory: string): Asked => ({ directory, stackerfiles: ['stacker.yaml'] })

test('links that are taken of a layer stand in for it, and what takes them is built again without it', async () => {
  const its = product()
  const files = project('libz.so')
  await its.cycle(at(its.checkout(files)))
  const elsewhere = its.checkout(files)
  expect(told(await its.plan(at(elsewhere)))).toEqual({ tools: 'hit', app: 'hit' })
  expect((await its.cycle(at(elsewhere))).map(({ did }) => did)).toEqual(['cached', 'cached'])
  const tree = (name: string): string => path.join(elsewhere, 'roots', 'tools', 'overlay', 'lib', name)
  expect(fs.readlinkSync(tree('libz.so'))).toBe('libz.so.1')
  expect(fs.readlinkSync(tree('zone'))).toBe('libz.so')

  const edited = its.checkout({ ...files, 'main.c': 'edited' })
  expect(told(await its.plan(at(edited)))).toEqual({ tools: 'hit', app: 'miss, import-changed main.c' })
  expect((await its.cycle(at(edited))).map(({ did }) => did)).toEqual(['cached', 'built'])
})

test("a layer that took a link out of what it imports is not kept: what stacker compares there is the machine's", async () => {
  const its = product()
  const machine = path.join(its.home, 'zone')
  writeFiles(its.home, { zone: 'here' })
  const files = project(machine)
  const first = at(its.checkout(files))
  await its.run('restore', first)
  await playBuild(first)
  const { out, said } = await its.run('save', first)
  expect(out + said).toContain(`stacker://tools/lib/zone is a link to ${machine}`)
  const elsewhere = at(its.checkout(files))
  expect(told(await its.plan(elsewhere))['app']).toMatch(/not-cached/)
  writeFiles(its.home, { zone: 'there' })
  expect((await its.cycle(elsewhere)).map(({ did }) => did)).toContain('built')
})
