import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { showFrom } from '../../src/report/document.ts'
import { inertMatrix } from '../../src/report/matrix.ts'
import { gatesOf } from './plan-document.ts'
import type { Gates } from '../../src/report/matrix.ts'
import type { MatrixRow } from '../../src/report/matrix-row.ts'
import { planOf } from './plans.ts'
import type { BuildSketch, Sketch } from './plans.ts'

function gates(layers: Record<string, Sketch>, builds?: readonly BuildSketch[]): Gates {
  return gatesOf(planOf(layers, builds), showFrom('/p'))
}

/** Of the one build that the inputs describe. */
function row(own: Pick<MatrixRow, 'name' | 'stackerfiles' | 'layers'>): MatrixRow {
  return { ...own, build: '', 'runs-on': 'ubuntu-latest', arch: 'amd64' }
}

describe('lists', () => {
  test('layers are listed in build order, and everything but a hit will be built', () => {
    const { rebuild, hit, any, count } = gates({
      a: { file: 's.yaml' },
      b: { file: 's.yaml', verdict: 'unknown' },
      c: { file: 's.yaml', verdict: 'always' },
      d: { file: 's.yaml', verdict: 'miss' },
      e: { file: 's.yaml', verdict: 'error' },
    })
    expect({ rebuild, hit, any, count }).toEqual({ rebuild: ['b', 'c', 'd', 'e'], hit: ['a'], any: true, count: 4 })
  })

  test('what is unchanged will be built if stacker is run, and is not stale', () => {
    const { rebuild, hit, any, stale, anyStale, matrix } = gates({
      a: { file: 's.yaml', verdict: 'unchanged' },
      b: { file: 's.yaml' },
    })
    expect({ rebuild, hit, any, stale, anyStale }).toEqual({
      ...{ rebuild: ['a'], hit: ['b'], any: true, stale: [], anyStale: false },
    })
    expect(matrix.include).toMatchObject([{ stackerfiles: 's.yaml', layers: ['a'] }])
    const more = gates({ a: { file: 's.yaml', verdict: 'unchanged' }, b: { file: 's.yaml', verdict: 'always' } })
    expect([more.stale, more.anyStale]).toEqual([['b'], true])
  })

  test('with nothing to build the matrix has one inert row', () => {
    const { any, count, matrix, stackerfiles, waves } = gates({ a: { file: 's.yaml' } })
    expect({ any, count, stackerfiles, waves }).toEqual({ any: false, count: 0, stackerfiles: [], waves: [] })
    expect(matrix).toEqual(inertMatrix)
    expect(matrix.include).toHaveLength(1)
    expect(matrix.include[0]?.stackerfiles).toBe('')
  })

  test('a stackerfile that could not be read with certainty is to be built, though no layer of it is known', () => {
    const plan = planOf({ a: { file: 's.yaml' } })
    const unread = { path: '/p/odd.yaml', prerequisites: [], unread: true }
    const { any, anyStale, count, stackerfiles, waves, matrix } = gatesOf(
      { ...plan, builds: [...plan.builds, { roots: ['/p/odd.yaml'], files: [unread] }] },
      showFrom('/p'),
    )
    expect({ any, anyStale, count, stackerfiles, waves }).toEqual({
      any: true,
      anyStale: true,
      count: 0,
      stackerfiles: ['odd.yaml'],
      waves: [['odd.yaml']],
    })
    expect(matrix.include).toEqual([row({ name: 'odd', stackerfiles: 'odd.yaml', layers: [] })])
  })

  test('a plan without layers is inert', () => {
    expect(gates({}, []).matrix).toEqual(inertMatrix)
  })
})

describe('matrix', () => {
  test('stackerfiles that share nothing get a row each', () => {
    const { matrix, waves } = gates({
      a: { file: 'one/stacker.yaml', verdict: 'miss' },
      b: { file: 'two/stacker.yaml', verdict: 'miss' },
      c: { file: 'three/stacker.yaml' },
    })
    expect(matrix.include).toEqual([
      row({ name: 'one', stackerfiles: 'one/stacker.yaml', layers: ['a'] }),
      row({ name: 'two', stackerfiles: 'two/stacker.yaml', layers: ['b'] }),
    ])
    expect(waves).toEqual([['one/stacker.yaml', 'two/stacker.yaml']])
  })

  test('two stackerfiles above one stale prerequisite share a row, though nobody asked for the prerequisite', () => {
    const { matrix, stackerfiles } = gates(
      {
        base: { file: 'base.yaml', verdict: 'miss' },
        a: { file: 'a.yaml', verdict: 'miss' },
        b: { file: 'b.yaml', verdict: 'miss' },
      },
      [
        { roots: ['a.yaml'], prerequisites: { 'a.yaml': ['base.yaml'] } },
        { roots: ['b.yaml'], prerequisites: { 'b.yaml': ['base.yaml'] } },
      ],
    )
    expect(stackerfiles).toEqual(['a.yaml', 'b.yaml'])
    expect(matrix.include).toEqual([
      row({ name: 'a and 1 more', stackerfiles: 'a.yaml\nb.yaml', layers: ['base', 'a', 'b'] }),
    ])
  })

  test('two stackerfiles above a prerequisite that is good get a row each', () => {
    const { matrix } = gates(
      { base: { file: 'base.yaml' }, a: { file: 'a.yaml', verdict: 'miss' }, b: { file: 'b.yaml', verdict: 'miss' } },
      [
        { roots: ['a.yaml'], prerequisites: { 'a.yaml': ['base.yaml'] } },
        { roots: ['b.yaml'], prerequisites: { 'b.yaml': ['base.yaml'] } },
      ],
    )
    expect(matrix.include.map((row) => row.stackerfiles)).toEqual(['a.yaml', 'b.yaml'])
  })

  test('a stale prerequisite that was asked for itself is built alone when what stands on it stays good', () => {
    const { stackerfiles, matrix } = gates({ base: { file: 'base.yaml', verdict: 'miss' }, a: { file: 'a.yaml' } }, [
      { roots: ['base.yaml'] },
      { roots: ['a.yaml'], prerequisites: { 'a.yaml': ['base.yaml'] } },
    ])
    expect(stackerfiles).toEqual(['base.yaml'])
    expect(matrix.include).toEqual([row({ name: 'base', stackerfiles: 'base.yaml', layers: ['base'] })])
  })

  test('a leg is given the stackerfile whose output it takes as an oci base, even when that has nothing to build', () => {
    const { stackerfiles, matrix } = gates({
      base: { file: 'base.yaml' },
      app: { file: 'app.yaml', verdict: 'miss', on: ['base'] },
    })
    expect(stackerfiles).toEqual(['app.yaml'])
    expect(matrix.include).toEqual([row({ name: 'app', stackerfiles: 'base.yaml\napp.yaml', layers: ['app'] })])
  })

  test('more than 256 groups share rows, and no layer is lost', () => {
    const layers = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `l${index}`,
        { file: `f${index}/stacker.yaml`, verdict: 'miss' as const },
      ]),
    )
    const { matrix } = gates(layers)
    expect(matrix.include).toHaveLength(256)
    expect(matrix.include.flatMap((row) => row.layers).sort()).toEqual(Object.keys(layers).sort())
    expect(new Set(matrix.include.map((row) => row.name)).size).toBe(256)
  })

  test('a path that a list of globs would take for a sign is written so that it is a path', () => {
    expect(gates({ a: { file: '!odd.yaml', verdict: 'miss' } }).stackerfiles).toEqual(['./!odd.yaml'])
  })

  test('one layer name in several stackerfiles leads to rows with different names', () => {
    const { matrix, rebuild } = gates({
      'build@a': { file: 'a/stacker.yaml', verdict: 'miss' },
      'build@b': { file: 'a.yaml', verdict: 'miss' },
    })
    expect(rebuild).toEqual(['build', 'build'])
    expect(matrix.include.map((row) => row.name)).toEqual(['a', 'a.yaml'])
  })
})

test('the files of a recursive-build are listed in the order in which they are built', () => {
  const { stackerfiles, matrix } = gates(
    {
      base: { file: 'z.yaml', verdict: 'miss' },
      app: { file: 'a.yaml', verdict: 'miss' },
      other: { file: 'm.yaml', verdict: 'miss' },
    },
    [{ roots: ['a.yaml', 'm.yaml', 'z.yaml'], prerequisites: { 'a.yaml': ['z.yaml'] } }],
  )
  expect(stackerfiles).toEqual(['z.yaml', 'a.yaml', 'm.yaml'])
  expect(matrix.include.map((row) => row.layers)).toEqual([['base', 'app'], ['other']])
})

describe('waves', () => {
  test('a stackerfile comes after all that it needs, through files that need no build too', () => {
    const prerequisites = { 'c.yaml': ['b.yaml'], 'b.yaml': ['a.yaml'] }
    const { waves } = gates(
      {
        a: { file: 'a.yaml', verdict: 'miss' },
        b: { file: 'b.yaml' },
        c: { file: 'c.yaml', verdict: 'miss' },
        d: { file: 'd.yaml', verdict: 'miss' },
      },
      ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml'].map((file) => ({ roots: [file], prerequisites })),
    )
    expect(waves).toEqual([['a.yaml', 'd.yaml'], ['c.yaml']])
  })

  test('a diamond has three waves', () => {
    const prerequisites = {
      'top.yaml': ['left.yaml', 'right.yaml'],
      'left.yaml': ['base.yaml'],
      'right.yaml': ['base.yaml'],
    }
    const files = ['base', 'left', 'right', 'top']
    const { waves, matrix } = gates(
      Object.fromEntries(files.map((name) => [name, { file: `${name}.yaml`, verdict: 'miss' as const }])),
      files.map((name) => ({ roots: [`${name}.yaml`], prerequisites })),
    )
    expect(waves).toEqual([['base.yaml'], ['left.yaml', 'right.yaml'], ['top.yaml']])
    expect(matrix.include).toHaveLength(1)
  })
})

test('whatever the project, no two rows build the same stale layer, every stale stackerfile has one row, and waves keep the order', () => {
  const file = fc.nat({ max: 7 })
  const layer = fc.record({ file, stale: fc.boolean(), on: fc.array(fc.nat({ max: 30 }), { maxLength: 2 }) })
  const edges = fc.array(fc.tuple(file, file), { maxLength: 10 })
  fc.assert(
    fc.property(
      fc.array(layer, { maxLength: 25 }),
      edges,
      fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      (sketches, pairs, given) => {
        const prerequisites: Record<string, string[]> = {}
        for (const [a, b] of pairs)
          if (a !== b) (prerequisites[`${Math.max(a, b)}.yaml`] ??= []).push(`${Math.min(a, b)}.yaml`)
        const builds = given.map((number) => ({ roots: [`${number}.yaml`], prerequisites }))
        const files = new Set(
          planOf({}, builds).builds.flatMap((build) => build.files.map(({ path }) => path.slice(3))),
        )
        const known = sketches.filter((one) => files.has(`${one.file}.yaml`)).sort((a, b) => a.file - b.file)
        const layers = Object.fromEntries(
          known.map((one, index): [string, Sketch] => [
            `l${index}`,
            {
              file: `${one.file}.yaml`,
              verdict: one.stale ? 'miss' : 'hit',
              on: one.on.filter((other) => other < index).map((other) => `l${other}`),
            },
          ]),
        )
        const { matrix, rebuild, stackerfiles, waves } = gates(layers, builds)
        const built = matrix.include.flatMap((row) => row.layers)
        expect(built.length).toBe(new Set(built).size)
        expect([...built].sort()).toEqual([...rebuild].sort())
        expect([...waves.flat()].sort()).toEqual([...stackerfiles].sort())
        for (const row of matrix.include) {
          const listed = row.stackerfiles === '' ? [] : row.stackerfiles.split('\n')
          // Prerequisites have the lower numbers, and the files are given in that order.
          expect(listed).toEqual([...listed].sort())
        }
        const rows = matrix.include.flatMap((row) => row.stackerfiles.split('\n'))
        for (const file of stackerfiles) expect([file, rows.filter((one) => one === file)]).toEqual([file, [file]])
        const waveOf = (file: string): number => waves.findIndex((wave) => wave.includes(file))
        const needs = (file: string): string[] => [
          ...(prerequisites[file] ?? []),
          ...Object.values(layers).flatMap((one) =>
            one.file === file ? (one.on ?? []).flatMap((name) => layers[name]?.file ?? []) : [],
          ),
        ]
        for (const after of stackerfiles) {
          const reached = new Set([after])
          for (const at of reached) for (const next of needs(at)) reached.add(next)
          for (const before of stackerfiles) {
            if (before !== after && reached.has(before)) {
              expect([before, after, waveOf(before) < waveOf(after)]).toEqual([before, after, true])
            }
          }
        }
      },
    ),
    { seed: 20_260_601, numRuns: 300 },
  )
})
