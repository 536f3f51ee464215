import { expect, onTestFinished, test } from 'vitest'

import { playBuild, type PlayedLayer } from '../stacker/played-stacker.ts'
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

test('of one name with one definition every holder is the first one to stacker, and to the plan', async () => {
  const its = product()
  const project = files('make', 'make')
  const first: Asked = { directory: its.checkout(project), ...both }
  expect(did(await its.cycle(first))).toEqual(['build built', 'a built', 'build cached', 'b built'])
  const asked: Asked = { directory: its.checkout(project), ...both }
  expect((await its.plan(asked)).rebuild).toEqual([])
  expect(did(await its.cycle(asked))).toEqual(['build cached', 'a cached', 'build cached', 'b cached'])

  const edited: Asked = { directory: its.checkout({ ...project, ...files('make', 'make', 'edited') }), ...both }
  expect((await its.plan(edited)).rebuild).toEqual(['b'])
  expect(did(await its.cycle(edited))).toEqual(['build cached', 'a cached', 'build cached', 'b built'])
})

test('a holder whose parent is another layer than that of the holder before it shares no more than the name', async () => {
  const its = product()
  const onIt = `
tool:
  from: {type: built, tag: build}
  build_only: true
  run: make tool
`
  const of = (run: string): string => files(run, '')['a.yaml']?.replace(/\na:[^]*$/, onIt) ?? ''
  const project: Files = { 'base.tar': 'base', 'a.yaml': of('a'), 'b.yaml': of('b') }
  await its.cycle({ directory: its.checkout(project), ...both })
  const asked: Asked = { directory: its.checkout(project), ...both }
  expect(told(await its.plan(asked))['tool in b.yaml']).toMatch(/^miss, shared-name tool/)
  expect(did(await its.cycle(asked))).toContain('tool built')
})

test('a holder that is the same as the one before it shares the name with the first one all the same', async () => {
  const its = product()
  const project: Files = {
    ...files('make', 'other'),
    'c.yaml': files('other', '')['a.yaml']?.replaceAll('\na:', '\nc:') ?? '',
  }
  const three = { stackerfiles: ['a.yaml', 'b.yaml', 'c.yaml'] }
  for (const stackerfile of three.stackerfiles)
    await its.cycle({ directory: its.checkout(project), stackerfiles: [stackerfile] })
  const asked: Asked = { directory: its.checkout(project), ...three }
  expect(told(await its.plan(asked))).toMatchObject({
    'build in a.yaml': 'hit',
    'build in b.yaml': 'miss, shared-name build',
    'build in c.yaml': 'miss, shared-name build',
  })
  expect(did(await its.cycle(asked)).filter((what) => what.startsWith('build'))).toEqual([
    'build cached',
    'build built',
    'build cached',
  ])
})
