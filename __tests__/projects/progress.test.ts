import { onTestFinished, expect, test } from 'vitest'

import { openProduct, type Product } from './product.ts'

const stackerfile = `app:
  from:
    type: scratch
  imports:
    - big.bin
    - many
`

function product(): Product {
  const opened = openProduct()
  onTestFinished(opened.remove)
  return opened
}

test('how far hashing is comes while one large file is read, and adds up over all files', async () => {
  const { checkout, plan } = product()
  const mebibyte = 'x'.repeat(1024 * 1024)
  const files = { 'big.bin': mebibyte.repeat(4), 'many/a': mebibyte, 'many/b': mebibyte }
  const directory = checkout({ 'stacker.yaml': stackerfile, ...files })
  const told: string[] = []
  await plan({ directory, stackerfiles: ['stacker.yaml'], progress: (text) => told.push(text) })
  expect(told[0]).toBe('reading layer 1 of 1: app')
  expect([...new Set(told.slice(1))]).toEqual([
    'hashed 1.0 MB of files',
    'hashed 2.1 MB of files',
    'hashed 3.1 MB of files',
    'hashed 4.2 MB of files',
    'hashed 5.2 MB of files',
    'hashed 6.3 MB of files',
  ])
})

test('what is being fetched and sent is told before it is done', async () => {
  const { checkout, cycle, run } = product()
  const files = { 'stacker.yaml': stackerfile, 'big.bin': '1', 'many/a': '2' }
  const told: string[] = []
  const asked = {
    directory: checkout(files),
    stackerfiles: ['stacker.yaml'],
    progress: (text: string) => told.push(text),
  }
  await cycle(asked)
  expect(told.find((text) => text.startsWith('sending'))).toMatch(/^sending \d+ B to dir:[^,]+$/)
  told.length = 0
  await run('restore', { ...asked, directory: checkout(files) })
  expect(told.find((text) => text.startsWith('fetching'))).toMatch(/^fetching \d+ B from dir:[^,]+$/)
})
