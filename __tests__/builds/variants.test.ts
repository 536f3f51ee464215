import fc from 'fast-check'
import { expect, test } from 'vitest'

import { combinationsOf, productOf } from '../../src/builds/variants.ts'
import type { Values, Variants } from '../../src/builds/variants.ts'

type Row = Readonly<Record<string, string>>

interface Described {
  readonly lists?: Readonly<Record<string, readonly string[]>>
  readonly exclude?: readonly Row[]
  readonly include?: readonly Row[]
}

function variants({ lists = {}, exclude = [], include = [] }: Described): Variants {
  const values = (row: Row): Values => new Map(Object.entries(row))
  return { lists: new Map(Object.entries(lists)), exclude: exclude.map(values), include: include.map(values) }
}

function expand(described: Described): Row[] {
  return combinationsOf(variants(described)).map((values) => Object.fromEntries(values))
}

/** The examples of GitHub's documentation of a matrix, with other words and the same shape. */
const rows: readonly (Described & { readonly name: string; readonly expected: readonly Row[] })[] = [
  {
    name: 'the first list varies slowest',
    lists: { release: ['1', '2', '3'], distro: ['alpine', 'debian'] },
    expected: ['1', '2', '3'].flatMap((release) => ['alpine', 'debian'].map((distro) => ({ release, distro }))),
  },
  {
    name: 'an item of include adds to what it does not change, later ones write over earlier ones, and the rest is new',
    lists: { distro: ['alpine', 'debian'], arch: ['amd64', 'arm64'] },
    include: [
      { size: 'small' },
      { size: 'large', arch: 'amd64' },
      { distro: 'alpine', libc: 'musl' },
      { distro: 'void' },
      { distro: 'void', arch: 'amd64' },
    ],
    expected: [
      { distro: 'alpine', arch: 'amd64', size: 'large', libc: 'musl' },
      { distro: 'alpine', arch: 'arm64', size: 'small', libc: 'musl' },
      { distro: 'debian', arch: 'amd64', size: 'large' },
      { distro: 'debian', arch: 'arm64', size: 'small' },
      { distro: 'void' },
      { distro: 'void', arch: 'amd64' },
    ],
  },
  {
    name: 'include gives one combination a further value',
    lists: { distro: ['debian', 'alpine'], go: ['20', '22', '24'] },
    include: [{ distro: 'debian', go: '24', race: 'on' }],
    expected: [
      { distro: 'debian', go: '20' },
      { distro: 'debian', go: '22' },
      { distro: 'debian', go: '24', race: 'on' },
      { distro: 'alpine', go: '20' },
      { distro: 'alpine', go: '22' },
      { distro: 'alpine', go: '24' },
    ],
  },
  {
    name: 'include adds a combination that the lists do not make',
    lists: { distro: ['debian', 'alpine'], go: ['22', '24'] },
    include: [{ distro: 'debian', go: '19' }],
    expected: [
      { distro: 'debian', go: '22' },
      { distro: 'debian', go: '24' },
      { distro: 'alpine', go: '22' },
      { distro: 'alpine', go: '24' },
      { distro: 'debian', go: '19' },
    ],
  },
  {
    name: 'include without lists makes all combinations',
    include: [
      { site: 'live', zone: 'a' },
      { site: 'test', zone: 'b' },
    ],
    expected: [
      { site: 'live', zone: 'a' },
      { site: 'test', zone: 'b' },
    ],
  },
  {
    name: 'an item of exclude takes away every combination that has its values',
    lists: { distro: ['alpine', 'debian'], go: ['12', '14', '16'], mode: ['test', 'live'] },
    exclude: [
      { distro: 'alpine', go: '12', mode: 'live' },
      { distro: 'debian', go: '16' },
    ],
    expected: [
      { distro: 'alpine', go: '12', mode: 'test' },
      { distro: 'alpine', go: '14', mode: 'test' },
      { distro: 'alpine', go: '14', mode: 'live' },
      { distro: 'alpine', go: '16', mode: 'test' },
      { distro: 'alpine', go: '16', mode: 'live' },
      { distro: 'debian', go: '12', mode: 'test' },
      { distro: 'debian', go: '12', mode: 'live' },
      { distro: 'debian', go: '14', mode: 'test' },
      { distro: 'debian', go: '14', mode: 'live' },
    ],
  },
  {
    name: 'include comes after exclude, so that it brings back what was excluded',
    lists: { distro: ['alpine', 'debian'], go: ['22', '24'] },
    exclude: [{ distro: 'alpine' }],
    include: [{ distro: 'alpine', go: '24' }],
    expected: [
      { distro: 'debian', go: '22' },
      { distro: 'debian', go: '24' },
      { distro: 'alpine', go: '24' },
    ],
  },
  {
    name: 'a value is its text: 1.10 is not 1.1',
    lists: { go: ['1.10', '1.1'] },
    exclude: [{ go: '1.1' }],
    expected: [{ go: '1.10' }],
  },
]

test.each(rows)('$name', ({ expected, ...described }) => {
  expect(expand(described)).toEqual(expected)
})

const names = ['a', 'b', 'c'] as const
const value = fc.constantFrom('1', '2', '3')
const lists = fc.dictionary(fc.constantFrom(...names), fc.uniqueArray(value, { minLength: 1, maxLength: 3 }))
const item = fc.dictionary(fc.constantFrom(...names, 'd', 'e'), value, { minKeys: 1 })

/** All values of an item that are of the lists are those of the combination, which is a row of the plain product. */
const matches = (row: Row, combination: Row): boolean =>
  Object.entries(row).every(([name, text]) => combination[name] === text)

test('there are as many combinations as the product has, less the excluded ones, and the new ones of include', () => {
  fc.assert(
    fc.property(
      lists,
      fc.array(item, { maxLength: 5 }),
      fc.array(item, { maxLength: 5 }),
      (given, excluded, include) => {
        const exclude = excluded.filter((row) => Object.keys(row).every((name) => Object.hasOwn(given, name)))
        const product = expand({ lists: given })
        expect(product.length).toBe(productOf(variants({ lists: given })))
        const left = product.filter((combination) => !exclude.some((row) => matches(row, combination)))
        const isNew = (row: Row): boolean => {
          const ofLists = Object.fromEntries(Object.entries(row).filter(([name]) => Object.hasOwn(given, name)))
          return !left.some((combination) => matches(ofLists, combination))
        }
        const combinations = expand({ lists: given, exclude, include })
        expect(combinations.length).toBe(left.length + include.filter(isNew).length)
        // No combination of the lists lost or changed one of its values.
        expect(left.every((row, index) => matches(row, combinations[index] ?? {}))).toBe(true)
      },
    ),
    { seed: 20_261_127, numRuns: 2000 },
  )
})
