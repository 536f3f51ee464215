import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

import { expect, test } from 'vitest'

const src = resolve(import.meta.dirname, '..', 'src')

/** The use cases, one below the other, and the contracts that all above the rooms share; other files of src/ itself are their parts. */
const named = ['index', 'restore', 'save', 'plan', 'use-cases', 'options', 'errors', 'log']
const parts = readdirSync(src, { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => entry.name.replace(/\.ts$/, ''))
  .filter((name) => !named.includes(name))

/** Rooms from top to bottom; those of one storey do not see each other. A room is a directory of src/, or a file in src/ itself. */
const storeys: readonly (readonly string[])[] = [
  ['index'],
  ['action', 'cli'],
  ['restore', 'save'],
  ['plan'],
  parts,
  ['use-cases'],
  ['options'],
  ['report', 'store', 'workspace', 'predict'],
  ['registry'],
  ['layer'],
  ['stackerfile'],
  ['release'],
  ['formats'],
  ['errors', 'log'],
]

/** Packages, each with the only place that may import it. */
const importers: ReadonlyMap<string, RegExp> = new Map([
  ['@actions/core', /^action\//],
  ['@actions/glob', /^action\//],
  ['@actions/cache', /^store\/github\.ts$/],
  ['yaml', /^stackerfile\//],
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
  return file.includes('/') ? (file.split('/')[0] ?? '') : file.replace(/\.ts$/, '')
}

function storeyOf(room: string): number {
  return storeys.findIndex((storey) => storey.includes(room))
}

const inside = imports
  .filter(({ to }) => to.startsWith('.'))
  .map(({ from, to }) => ({ from, to: relative(src, resolve(src, from, '..', to)) }))

test('every room has its place in the house', () => {
  const rooms = new Set(inside.flatMap(({ from, to }) => [roomOf(from), roomOf(to)]))
  expect([...rooms].filter((room) => storeyOf(room) === -1)).toEqual([])
})

test('no room looks up, or into its neighbour', () => {
  const wrong = inside.filter(({ from, to }) => {
    const [above, below] = [roomOf(from), roomOf(to)]
    return above !== below && storeyOf(above) >= storeyOf(below) && !isShared(above, below)
  })
  expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
})

/** The parts of the use cases are one text in several files; they may also speak of what `plan` answers. */
function isShared(above: string, below: string): boolean {
  return parts.includes(above) && (parts.includes(below) || below === 'plan')
}

test('each package has one importer', () => {
  const packages = imports.filter(({ to }) => !to.startsWith('.') && !to.startsWith('node:'))
  const wrong = packages.filter(({ from, to }) => importers.get(to)?.test(from) !== true)
  expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
})

test('the cache client, which is slow to load, is only imported when it is needed', () => {
  const eager = inside.filter(({ from, to }) => {
    const text = readFileSync(join(src, from), 'utf8')
    return to === 'store/github.ts' && /^import\s(?!type\b)[^'"]*from\s+'[^']*github\.ts'/m.test(text)
  })
  expect(eager.map(({ from }) => from)).toEqual([])
})
