import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { gatesOfBuilds } from '../../src/report/matrix.ts'
import type { Stage } from '../../src/report/matrix.ts'
import type { PlannedBuild } from '../../src/report/planned-build.ts'
import { buildOf, folderOf } from './planned-builds.ts'
import type { BuildSketch, Sketch } from './plans.ts'

type Prerequisites = Readonly<Record<string, readonly string[]>>

/** One stale layer per stackerfile `NAME.yaml`, all of them asked for, but for those that `own` says otherwise of. */
function stagesOf(
  needs: Readonly<Record<string, readonly string[]>>,
  count: number,
  own: { readonly sketches?: Readonly<Record<string, Partial<Sketch>>>; readonly unasked?: readonly string[] } = {},
): readonly Stage[] {
  const names = Object.keys(needs)
  const layers = Object.fromEntries(
    names.map((name): [string, Sketch] => [
      name,
      { file: `${name}.yaml`, verdict: 'miss', on: needs[name] ?? [], ...own.sketches?.[name] },
    ]),
  )
  const prerequisites: Prerequisites = Object.fromEntries(
    names.map((name) => [`${name}.yaml`, (needs[name] ?? []).map((other) => `${other}.yaml`)]),
  )
  const builds = names
    .filter((name) => own.unasked?.includes(name) !== true)
    .map((name): BuildSketch => ({ roots: [`${name}.yaml`], prerequisites }))
  return gatesOfBuilds([buildOf('', layers, builds)], { stages: count }).stages
}

/** By stage and row, what it builds. */
const built = (stages: readonly Stage[]): readonly (readonly string[])[] =>
  stages.map(({ any, matrix }) => (any ? matrix.include.map(({ layers }) => layers.join(' ')) : []))

describe('stages', () => {
  test('twenty images on one stale base are one row, and then twenty that restore it', () => {
    const images = Array.from({ length: 20 }, (_, index) => `image-${index}`)
    const { layers, builds } = folderOf({ images, base: 'base', stale: ['base', ...images] })
    const { matrix, stages } = gatesOfBuilds([buildOf('', layers, builds)], { stages: 2 })
    expect(matrix.include).toHaveLength(1)
    expect(built(stages)).toEqual([['base'], images])
    expect(stages[0]?.matrix.include[0]).toMatchObject({
      name: 'images/base',
      stackerfiles: 'images/base/stacker.yaml',
    })
    expect(stages[1]?.matrix.include[0]).toMatchObject({
      name: 'images/image-0',
      stackerfiles: 'images/base/stacker.yaml\nimages/image-0/stacker.yaml',
    })
  })

  test('a chain that no other row needs is one row of the first stage', () => {
    expect(built(stagesOf({ a: [], b: ['a'], c: ['b'] }, 3))).toEqual([['a b c'], [], []])
  })

  test('what only one row needs is built in it, and that row waits for what it shares', () => {
    const needs = { base: [], left: ['base'], tools: [], right: ['base', 'tools'] }
    expect(built(stagesOf(needs, 2))).toEqual([['base'], ['left', 'tools right']])
  })

  test('a diamond below one image is one row', () => {
    expect(built(stagesOf({ base: [], left: ['base'], right: ['base'], top: ['left', 'right'] }, 3))).toEqual([
      ['base left right top'],
      [],
      [],
    ])
  })

  const deep = { os: [], go: ['os'], rust: ['os'], a: ['go'], b: ['go'], c: ['rust'], d: ['rust'] }

  test('deeper sharing goes into further stages', () => {
    expect(built(stagesOf(deep, 3))).toEqual([['os'], ['go', 'rust'], ['a', 'b', 'c', 'd']])
    expect(built(stagesOf(deep, 5)).slice(3)).toEqual([[], []])
  })

  test('the last stage takes the rest, joined where it shares anything', () => {
    expect(built(stagesOf(deep, 2))).toEqual([['os'], ['go a b', 'rust c d']])
    expect(built(stagesOf(deep, 1))).toEqual([['os go rust a b c d']])
  })

  test('a shared prerequisite that nobody asked for is built by its own path', () => {
    const stages = stagesOf({ base: [], a: ['base'], b: ['base'] }, 2, { unasked: ['base'] })
    expect(built(stages)).toEqual([['base'], ['a', 'b']])
    expect(stages.map(({ matrix }) => matrix.include.map(({ stackerfiles }) => stackerfiles))).toEqual([
      ['base.yaml'],
      ['a.yaml', 'b.yaml'],
    ])
  })

  test('what needs no build has no row where its prerequisite is built for others', () => {
    const needs = { base: [], a: ['base'], b: ['base'], good: ['base'] }
    const own = { unasked: ['base'], sketches: { good: { verdict: 'hit' } } } as const
    expect(built(stagesOf(needs, 2, own))).toEqual([['base'], ['a', 'b']])
  })

  test('prerequisites of a prerequisite are shared through files that need no build', () => {
    const needs = { base: [], middle: ['base'], a: ['middle'], b: ['middle'] }
    expect(built(stagesOf(needs, 2, { sketches: { middle: { verdict: 'hit' } } }))).toEqual([['base'], ['a', 'b']])
  })

  test.each<Partial<Sketch>>([
    { verdict: 'always', reasons: [{ code: 'binds', subject: '' }] },
    { verdict: 'miss', reasons: [{ code: 'refresh-requested', subject: '' }] },
  ])('a shared layer that a later job would build again keeps all that needs it in one row: %j', (sketch) => {
    const needs = { os: [], base: ['os'], a: ['base'], b: ['base'], c: ['os'], d: [] }
    expect(built(stagesOf(needs, 2, { sketches: { base: sketch } }))).toEqual([
      ['os', 'd'],
      ['base a b', 'c'],
    ])
    // What stands on it is built again, too.
    expect(built(stagesOf(needs, 3, { sketches: { os: sketch } }))).toEqual([['os base a b c', 'd'], [], []])
  })

  test('a shared stackerfile that could not be read stays with all that need it', () => {
    const build = buildOf('', { a: { file: 'a.yaml', verdict: 'miss' }, b: { file: 'b.yaml', verdict: 'miss' } }, [
      { roots: ['a.yaml'], prerequisites: { 'a.yaml': ['odd.yaml'] } },
      { roots: ['b.yaml'], prerequisites: { 'b.yaml': ['odd.yaml'] } },
    ])
    const builds = build.plan.builds.map(({ roots, files }) => ({
      roots,
      files: files.map((file) => (file.path === '/p/odd.yaml' ? { ...file, unread: true } : file)),
    }))
    const { stages } = gatesOfBuilds([{ ...build, plan: { ...build.plan, builds } }], { stages: 2 })
    expect(built(stages)).toEqual([['a b'], []])
  })

  test('files that need each other in a circle stay together', () => {
    const layers: Record<string, Sketch> = {
      a: { file: 'a.yaml', verdict: 'miss' },
      b: { file: 'b.yaml', verdict: 'miss', on: ['a'] },
      c: { file: 'a.yaml', verdict: 'miss', on: ['b'] },
      d: { file: 'd.yaml', verdict: 'miss', on: ['c'] },
      e: { file: 'e.yaml', verdict: 'miss', on: ['b'] },
    }
    expect(built(gatesOfBuilds([buildOf('', layers)], { stages: 2 }).stages)).toEqual([['a b c'], ['d', 'e']])
  })
})

interface Model {
  readonly builds: readonly PlannedBuild[]
  readonly prerequisites: Prerequisites
  /** By `BUILD/LAYER`: what a job that builds its stackerfile has to do for it. */
  readonly stale: ReadonlyMap<
    string,
    { readonly build: string; readonly file: string; readonly spent: boolean; readonly on: readonly string[] }
  >
}

const file = fc.nat({ max: 7 })
const sketched = fc.record({
  file,
  verdict: fc.constantFrom('hit', 'miss', 'miss', 'unknown', 'always'),
  on: fc.array(fc.nat({ max: 20 }), { maxLength: 2 }),
  seconds: fc.option(fc.nat({ max: 900 })),
})
const build = fc.record({
  sketches: fc.array(sketched, { maxLength: 20 }),
  given: fc.uniqueArray(file, { minLength: 1 }),
  alone: fc.boolean(),
})

const model = fc
  .record({
    edges: fc.array(fc.tuple(file, file), { maxLength: 12 }),
    builds: fc.array(build, { minLength: 1, maxLength: 4 }),
  })
  .map(({ edges, builds }): Model => {
    const prerequisites: Record<string, string[]> = {}
    for (const [a, b] of edges)
      if (a !== b) (prerequisites[`${Math.max(a, b)}.yaml`] ??= []).push(`${Math.min(a, b)}.yaml`)
    const stale = new Map<string, { build: string; file: string; spent: boolean; on: readonly string[] }>()
    const planned = builds.map(({ sketches, given, alone }, number) => {
      const name = `b${number}`
      const reached = new Set(given.map((one) => `${one}.yaml`))
      for (const at of reached) for (const next of prerequisites[at] ?? []) reached.add(next)
      const known = sketches.filter((one) => reached.has(`${one.file}.yaml`)).sort((a, b) => a.file - b.file)
      const spent: boolean[] = []
      const layers = Object.fromEntries(
        known.map((one, index): [string, Sketch] => {
          const on = one.on.filter((other) => other < index)
          spent.push(one.verdict === 'always' || on.some((other) => spent[other] === true))
          const path = `${one.file}.yaml`
          if (one.verdict !== 'hit') {
            stale.set(`${name}/l${index}`, {
              build: name,
              file: path,
              spent: spent[index] === true,
              on: on.map((other) => `${name}/l${other}`),
            })
          }
          return [
            `l${index}`,
            { file: path, verdict: one.verdict, on: on.map((other) => `l${other}`), seconds: one.seconds },
          ]
        }),
      )
      const roots = given.map((one): BuildSketch => ({ roots: [`${one}.yaml`], prerequisites }))
      return buildOf(name, layers, roots, alone ? {} : { stackerDir: '/p/.stacker' })
    })
    return { builds: planned, prerequisites, stale }
  })

/** What the builds of a row make when they are given its stackerfiles, after `done` was saved. */
function workOf(
  { builds, prerequisites, stale }: Model,
  row: { readonly build: string; readonly stackerfiles: string },
  done: ReadonlySet<string>,
): readonly string[] {
  return row.build.split('\n').flatMap((name) => {
    const known = builds.find((one) => one.name === name)?.plan.builds.flatMap(({ files }) => files) ?? []
    const reached = new Set(
      row.stackerfiles.split('\n').filter((path) => known.some((one) => one.path === `/p/${path}`)),
    )
    for (const at of reached) for (const next of prerequisites[at] ?? []) reached.add(next)
    return [...stale].flatMap(([layer, of]) =>
      of.build === name && reached.has(of.file) && !done.has(layer) ? [layer] : [],
    )
  })
}

test('whatever the builds, rows of all stages build each stale layer once, after all that it needs', () => {
  const spread = fc.record({
    stages: fc.integer({ min: 1, max: 4 }),
    legs: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  })
  fc.assert(
    fc.property(model, spread, (project, { stages, legs }) => {
      const gates = gatesOfBuilds(project.builds, { stages, ...(legs === undefined ? {} : { legs }) })
      expect(gates.stages).toHaveLength(stages)
      const check = (rounds: readonly Stage[]): void => {
        const done = new Set<string>()
        for (const { any, matrix } of rounds) {
          if (!any) {
            expect(matrix.include.map(({ stackerfiles }) => stackerfiles)).toEqual([''])
            continue
          }
          const kept = new Set([...done].filter((layer) => project.stale.get(layer)?.spent === false))
          for (const row of matrix.include) {
            // Nothing but its own: what it needs is there, and nobody else builds what it builds.
            expect([row.name, ...workOf(project, row, kept)].sort()).toEqual([row.name, ...row.layers].sort())
          }
          for (const { layers } of matrix.include) {
            const missing = layers
              .flatMap((layer) => project.stale.get(layer)?.on ?? [])
              .filter((other) => {
                return project.stale.has(other) && !layers.includes(other) && !kept.has(other)
              })
            expect(missing).toEqual([])
          }
          const layers = matrix.include.flatMap((row) => row.layers)
          expect(layers.filter((layer) => done.has(layer))).toEqual([])
          expect(new Set(layers).size).toBe(layers.length)
          for (const layer of layers) done.add(layer)
        }
        expect([...done].sort()).toEqual([...project.stale.keys()].sort())
      }
      check(gates.stages)
      check([{ any: gates.any, matrix: gates.matrix }])
      expect([...gates.rebuild].sort()).toEqual([...project.stale.keys()].sort())
      const names = gates.stages.flatMap(({ any, matrix }) => (any ? matrix.include.map(({ name }) => name) : []))
      expect(new Set(names).size).toBe(names.length)
    }),
    { seed: 20_261_127, numRuns: 600 },
  )
})
