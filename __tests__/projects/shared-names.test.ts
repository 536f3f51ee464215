import { expect, onTestFinished, test } from 'vitest'

import { playBuild, type PlayedLayer } from './played-stacker.ts'
import { openProduct, told, writeFiles, type Asked, type Files, type Product } from './product.ts'

function product(): Product {
  const opened = openProduct()
  onTestFinished(opened.remove)
  return opened
}

const both = { stackerfiles: ['a.yaml', 'b.yaml'] }

/** Two stackerfiles that each have a layer `build`, of these runs. */
function files(a: string, b: string, child = 'strip'): Files {
  return {
    'base.tar': 'base',
    'a.c': 'a',
    'b.c': 'b',
    'a.yaml': `
build:
  from: {type: tar, url: base.tar}
  build_only: true
  run: ${a}
a:
  from: {type: built, tag: build}
  imports: [a.c]
  run: strip
`,
    'b.yaml': `
build:
  from: {type: tar, url: base.tar}
  build_only: true
  run: ${b}
b:
  from: {type: built, tag: build}
  imports: [b.c]
  run: ${child}
`,
  }
}

const did = (done: readonly PlayedLayer[]): readonly string[] => done.map(({ name, did }) => `${name} ${did}`)

test('of one name in two builds of one place the first holder is a hit once it was kept, again and again', async () => {
  const its = product()
  const project = files('make a', 'make b')
  const first = its.checkout(project)
  for (const stackerfile of both.stackerfiles) await its.cycle({ directory: first, stackerfiles: [stackerfile] })
  for (const directory of [first, its.checkout(project), its.checkout(project)]) {
    const asked: Asked = { directory, ...both }
    expect(told(await its.plan(asked))).toEqual({
      'build in a.yaml': 'hit',
      a: 'hit',
      'build in b.yaml': 'miss, shared-name build',
      b: 'hit',
    })
    expect(did(await its.cycle(asked))).toEqual(['build cached', 'a cached', 'build built', 'b cached'])
  }
})

test('images on layers of one name are kept and hit where both are always built in one place, as in place', async () => {
  const its = product()
  const project = files('make a', 'make b')
  const first: Asked = { directory: its.checkout(project), ...both }
  await its.cycle(first)
  const inPlace = ['build built', 'a cached', 'build built', 'b cached']
  expect(did(await playBuild(first))).toEqual(inPlace)
  for (const directory of [its.checkout(project), its.checkout(project)]) {
    const asked: Asked = { directory, ...both }
    const verdicts = told(await its.plan(asked))
    expect([verdicts['a'], verdicts['b']]).toEqual(['hit', 'hit'])
    expect(did(await its.cycle(asked))).toEqual(inPlace)
  }
  const edited: Asked = { directory: its.checkout({ ...project, ...files('make a', 'make other') }), ...both }
  expect(told(await its.plan(edited))).toMatchObject({ a: 'hit', b: expect.stringMatching(/^miss/) as string })
  expect(did(await its.cycle(edited))).toEqual(['build built', 'a cached', 'build built', 'b built'])
})

test('what stands on the second holder of a name finds it whole where it is the first one to stacker', async () => {
  const its = product()
  const project = { ...files('make', 'make'), 'a.yaml': files('make', '')['a.yaml']?.replace(/\na:[^]*$/, '\n') ?? '' }
  await its.cycle({ directory: its.checkout(project), ...both })
  const asked: Asked = { directory: its.checkout(project), ...both }
  expect((await its.run('restore', asked)).code).toBe(0)
  writeFiles(asked.directory, { 'b.c': 'edited' })
  expect(did(await playBuild(asked)).at(-1)).toBe('b built')
})
