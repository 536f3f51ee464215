import { expect, onTestFinished, test } from 'vitest'

import { openProduct, told, type Asked, type Files, type Product } from './product.ts'

function product(): Product {
  const opened = openProduct()
  onTestFinished(opened.remove)
  return opened
}

const files: Files = {
  'base.tar': 'base',
  'a.c': 'a',
  'stacker.yaml': `
base:
  from: {type: tar, url: base.tar}
  imports: [a.c]
  run: make
app:
  from: {type: built, tag: base}
  run: strip
`,
}
const edited: Files = { ...files, 'a.c': 'edited' }
const tar = ['tar'] as const
const both = ['tar', 'squashfs'] as const

function asked(its: Product, project: Files, layerTypes: Asked['layerTypes'] & object): Asked {
  return { directory: its.checkout(project), stackerfiles: ['stacker.yaml'], layerTypes }
}

test.each([
  ['both types, then another state of one', both, tar],
  ['both types, then another state of both', both, both],
])('an earlier state that was built with %s, is a hit for a subset of its types', async (_, types, later) => {
  const its = product()
  await its.cycle(asked(its, files, types))
  await its.cycle(asked(its, edited, later))
  for (const again of [tar, ['squashfs'], both] as const) {
    const back = asked(its, files, again)
    expect([again, told(await its.plan(back))]).toEqual([again, { base: 'hit', app: 'hit' }])
    expect((await its.cycle(back)).map(({ did }) => did)).toEqual(['cached', 'cached'])
  }
})

test('a type that was never built is a miss, whatever there is of others', async () => {
  const its = product()
  await its.cycle(asked(its, files, tar))
  await its.cycle(asked(its, edited, both))
  expect(told(await its.plan(asked(its, files, both)))['base']).toMatch(/^miss/)
})

test('with dm-verity data or without it is another type', async () => {
  const its = product()
  await its.cycle(asked(its, files, both))
  await its.cycle(asked(its, edited, tar))
  const without = { ...asked(its, files, ['squashfs']), options: ['--no-verity'] }
  expect(told(await its.plan(without))['base']).toMatch(/^miss/)
})
