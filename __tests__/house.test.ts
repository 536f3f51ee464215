import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'

import { expect, test } from 'vitest'

const src = resolve(import.meta.dirname, '..', 'src')

/**
 * Floors from top to bottom; rooms of one floor do not see each other. A room is a directory, or a file of src/ itself. What lies inside a
 * room (`store/github`) stands above it, on the same floor, in the order that is given here.
 */
const floors: readonly (readonly string[])[] = [
  ['index'],
  ['action', 'cli', 'compiled'],
  ['build'],
  ['restore', 'save', 'upkeep', 'setup', 'publish'],
  ['plan'],
  ['handover'],
  ['use-cases'],
  ['options', 'log'],
  [
    'report',
    'advice',
    'store/github',
    'store/directory',
    'store/registry',
    'store',
    'workspace/root',
    'workspace/lay-down',
    'workspace',
    'predict',
  ],
  ['trust'],
  ['registry'],
  ['layer'],
  ['stackerfile', 'builds'],
  ['yaml', 'release'],
  ['archive'],
  ['formats/oci', 'formats'],
  ['errors'],
]

/** Contracts that every room may speak of. */
const shared = ['errors', 'log']

/** Packages, each with the only place that may import it. */
const importers: ReadonlyMap<string, RegExp> = new Map([
  ['@actions/core', /^action\//],
  ['@actions/glob', /^action\//],
  ['@actions/cache', /^store\/github\//],
  ['@actions/tool-cache', /^setup\//],
  ['tinyglobby', /^cli\//],
  ['yaml', /^(?:yaml|builds)\//],
  ['@sigstore/bundle', /^trust\//],
  ['@sigstore/sign', /^trust\//],
  ['@sigstore/tuf/seeds.json', /^trust\//],
  ['@sigstore/verify', /^trust\//],
])

interface Import {
  readonly from: string
  readonly to: string
}

const imports: readonly Import[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => importsOf(file).map((to) => ({ from: file, to })))

function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8')
  const statements = /^(?:import|export)\s[^'"]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm
  return [...text.matchAll(statements)].map(([, from, bare, lazy]) => from ?? bare ?? lazy ?? '')
}

function roomOf(file: string): string {
  return file.includes('/') ? dirname(file) : file.replace(/\.ts$/, '')
}

const outer = (room: string): string => room.split('/')[0] ?? ''

function floorOf(room: string): number {
  return floors.findIndex((floor) => floor.includes(room))
}

/** Order inside a room: what stands further left in the list is higher. */
function isBelow(room: string, above: string): boolean {
  const floor = floors[floorOf(room)] ?? []
  return outer(room) === outer(above) && floor.indexOf(room) > floor.indexOf(above)
}

const inside = imports
  .filter(({ to }) => to.startsWith('.'))
  .map(({ from, to }) => ({ from, to: relative(src, resolve(src, from, '..', to)) }))

test('every room has its place in the house', () => {
  const rooms = new Set(inside.flatMap(({ from, to }) => [roomOf(from), roomOf(to)]))
  expect([...rooms].filter((room) => floorOf(room) === -1)).toEqual([])
})

test('no room looks up, or into its neighbour', () => {
  const wrong = inside.filter(({ from, to }) => {
    const [above, below] = [roomOf(from), roomOf(to)]
    if (above === below || shared.includes(below)) return false
    return floorOf(above) >= floorOf(below) && !isBelow(below, above)
  })
  expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
})

test('adapters of the store do not see each other', () => {
  const wrong = inside.filter(
    ({ from, to }) => /^store\/.*\//.test(from) && /^store\/.*\//.test(to) && roomOf(from) !== roomOf(to),
  )
  expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
})

test('no two files have one name', () => {
  const names = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const seen = names.map((file) => basename(file))
  expect(names.filter((file) => seen.indexOf(basename(file)) !== seen.lastIndexOf(basename(file)))).toEqual([])
})

test('each package has one importer', () => {
  const packages = imports.filter(({ to }) => !to.startsWith('.') && !to.startsWith('node:'))
  const wrong = packages.filter(({ from, to }) => importers.get(to)?.test(from) !== true)
  expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
})

test('the cache client, which is slow to load, is only imported when it is needed', () => {
  const eager = inside.filter(({ from, to }) => {
    const text = readFileSync(join(src, from), 'utf8')
    return to === 'store/github/github.ts' && /^import\s(?!type\b)[^'"]*from\s+'[^']*github\.ts'/m.test(text)
  })
  expect(eager.map(({ from }) => from)).toEqual([])
})
