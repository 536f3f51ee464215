import { readdirSync, readFileSync } from 'node:fs'
import { matchesGlob, resolve } from 'node:path'

import { expect, test } from 'vitest'

import { suites, type Suite } from './suites.ts'

const root = resolve(import.meta.dirname, '..')
const sources = readdirSync(root)
  .filter((name) => !['.git', 'node_modules'].includes(name))
  .flatMap((name) => readBelow(name))
  .filter((file) => file.endsWith('.ts'))
const tests = sources.filter((file) => /\.(test|spec)\.\w+$/.test(file))

function readBelow(name: string): string[] {
  try {
    return readdirSync(resolve(root, name), { recursive: true, encoding: 'utf8' }).map((file) => `${name}/${file}`)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return []
    throw error
  }
}

const holds = ({ include, exclude }: Suite, file: string): boolean =>
  include.some((glob) => matchesGlob(file, glob)) && !exclude.some((glob) => matchesGlob(file, glob))

const suitesOf = (file: string): string[] =>
  Object.values(suites).flatMap((suite) => (holds(suite, file) ? suite.name : []))

test('each test file is in exactly one suite', () => {
  const amiss = tests.map((file) => ({ file, suites: suitesOf(file) })).filter(({ suites }) => suites.length !== 1)
  expect(amiss).toEqual([])
})

test('each suite has tests', () => {
  const filled = new Set(tests.flatMap(suitesOf))
  expect(Object.keys(suites).filter((name) => !filled.has(name))).toEqual([])
})

/** The files that are imported by that one, by paths from the root, itself included. */
function importedBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(resolve(root, file), 'utf8')
  for (const [, to = ''] of text.matchAll(/^(?:import|export)\s[^'"]*?\bfrom\s+'(\.[^']+\.ts)'/gm))
    importedBy(resolve('/', file, '..', to).slice(1), seen)
  return seen
}

test('what fast tests share has no hooks: their modules are loaded once, so only the first file would get them', () => {
  const shared = tests.filter((file) => suitesOf(file).includes('fast')).flatMap((file) => [...importedBy(file)])
  const hooked = [...new Set(shared)]
    .filter((file) => !file.endsWith('.test.ts'))
    .filter((file) => /^(?:before|after)(?:Each|All)\(/m.test(readFileSync(resolve(root, file), 'utf8')))
  expect(hooked).toEqual([])
})
