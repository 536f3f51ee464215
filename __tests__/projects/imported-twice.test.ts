import * as fs from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { openProduct, told, writeFiles } from './product.ts'

const files = {
  'base.tar': 'base',
  'same.txt': 'same',
  'stacker.yaml': `
one:
  from:
    type: tar
    url: base.tar
  imports:
    - path: same.txt
      mode: 0755
      dest: /x
    - same.txt
  run: cp /stacker/imports/same.txt /y
`,
}

test('one path that is imported with dest and another mode, and without, changes only when its content does', async () => {
  const product = openProduct()
  try {
    const first = { directory: product.checkout(files), stackerfiles: ['stacker.yaml'] }
    await product.cycle(first)
    expect(told(await product.plan(first, ['--from', 'local']))).toEqual({ one: 'hit' })

    const elsewhere = { directory: product.checkout(files), stackerfiles: ['stacker.yaml'] }
    expect(told(await product.plan(elsewhere))).toEqual({ one: 'hit' })
    expect(await product.cycle(elsewhere)).toMatchObject([{ name: 'one', did: 'cached' }])

    writeFiles(elsewhere.directory, { 'same.txt': 'other' })
    expect(told(await product.plan(elsewhere))).toEqual({
      one: 'miss, import-changed same.txt, import-changed same.txt',
    })
    fs.chmodSync(path.join(first.directory, 'same.txt'), 0o700)
    expect(told(await product.plan(first))).toEqual({ one: 'miss, import-changed same.txt' })
  } finally {
    product.remove()
  }
})
