import { describe, expect, test } from 'vitest'

import { gatesOfBuilds } from '../../src/report/matrix.ts'
import type { Spread } from '../../src/report/matrix.ts'
import type { PlannedBuild } from '../../src/report/planned-build.ts'
import { buildOf } from './planned-builds.ts'
import type { Sketch } from './plans.ts'

/** A build with a stale layer in a stackerfile of its own for each of the times. */
function timed(build: string, seconds: Readonly<Record<string, number | null | undefined>>): PlannedBuild {
  const layers = Object.entries(seconds).map(([name, expected]): [string, Sketch] => [
    name,
    { file: `${name}.yaml`, verdict: 'miss', ...(expected === undefined ? {} : { seconds: expected }) },
  ])
  return buildOf(build, Object.fromEntries(layers))
}

const layersOf = (builds: readonly PlannedBuild[], spread: Partial<Spread> = {}): readonly (readonly string[])[] =>
  gatesOfBuilds(builds, { stages: 1, ...spread }).matrix.include.map(({ layers }) => layers)

describe('the order of rows', () => {
  test('the longest come first, equal ones as the stackerfiles do', () => {
    expect(layersOf([timed('', { a: 5, b: 60, c: 60, d: 600 })])).toEqual([['d'], ['b'], ['c'], ['a']])
  })

  test('a layer of which no time is known counts as the others do on average', () => {
    expect(layersOf([timed('', { short: 10, new: null, long: 50, newer: undefined })])).toEqual([
      ['long'],
      ['new'],
      ['newer'],
      ['short'],
    ])
  })

  test('where no time is known rows stay in the order of their stackerfiles', () => {
    expect(layersOf([timed('', { z: null, a: undefined, m: null })])).toEqual([['z'], ['a'], ['m']])
  })

  test('layers of a row add up, and rows of all builds are ordered together', () => {
    const one = buildOf('one', {
      a: { file: 'x.yaml', verdict: 'miss', seconds: 20 },
      b: { file: 'x.yaml', verdict: 'miss', seconds: 25 },
      good: { file: 'x.yaml', seconds: 1000 },
    })
    expect(layersOf([timed('first', { c: 30, d: 50 }), one])).toEqual([['first/d'], ['one/a', 'one/b'], ['first/c']])
  })
})

describe('a number of legs', () => {
  test('the longest goes first to where there is least so far', () => {
    const layers = layersOf([timed('', { a: 7, b: 5, c: 4, d: 4, e: 3, f: 1 })], { legs: 2 })
    expect(layers).toEqual([
      ['a', 'd', 'f'],
      ['b', 'c', 'e'],
    ])
  })

  test('where no time is known layers count', () => {
    const many = buildOf('', {
      a: { file: 'a.yaml', verdict: 'miss' },
      b: { file: 'b.yaml', verdict: 'miss' },
      c1: { file: 'c.yaml', verdict: 'miss' },
      c2: { file: 'c.yaml', verdict: 'miss' },
    })
    expect(layersOf([many], { legs: 2 })).toEqual([
      ['c1', 'c2'],
      ['a', 'b'],
    ])
  })

  test('rows of different builds are not put together, and the build with most to do has most legs', () => {
    const builds = [timed('small', { a: 5, b: 5, c: 5 }), timed('large', { a: 50, b: 50, c: 50, d: 50 })]
    expect(layersOf(builds, { legs: 4 })).toEqual([
      ['large/a', 'large/d'],
      ['large/b'],
      ['large/c'],
      ['small/a', 'small/b', 'small/c'],
    ])
    expect(layersOf(builds, { legs: 1 })).toHaveLength(2)
    expect(layersOf(builds, { legs: 50 })).toHaveLength(7)
  })

  test('each stage is balanced by itself, and a row is called after its first stackerfile', () => {
    const images = ['a', 'b', 'c', 'd', 'e']
    const layers = Object.fromEntries(
      ['base', ...images].map((name): [string, Sketch] => [
        name,
        { file: `${name}.yaml`, verdict: 'miss', seconds: 9 },
      ]),
    )
    const build = buildOf(
      '',
      layers,
      images.map((name) => ({ roots: [`${name}.yaml`], prerequisites: { [`${name}.yaml`]: ['base.yaml'] } })),
    )
    const { stages } = gatesOfBuilds([build], { stages: 2, legs: 2 })
    expect(stages.map(({ matrix }) => matrix.include.map(({ name, stackerfiles }) => [name, stackerfiles]))).toEqual([
      [['base', 'base.yaml']],
      [
        ['a and 2 more', 'a.yaml\nc.yaml\ne.yaml'],
        ['b and 1 more', 'b.yaml\nd.yaml'],
      ],
    ])
  })

  test.each([0, -1, 2.5])('%d legs are refused', (legs) => {
    expect(() => gatesOfBuilds([], { stages: 1, legs })).toThrow(RangeError)
  })
})
