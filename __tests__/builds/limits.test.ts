import { expect, test } from 'vitest'

import { buildNamed, readBuilds } from '../../src/builds/builds.ts'
import { UserError } from '../../src/errors.ts'
import { aliasBomb, hostileTexts } from '../stackerfile/hostile-texts.ts'
import { mistakesOf, one, problemsOf } from './told.ts'

const variantsAdvice = 'write for example "variants: {arch: [amd64, arm64]}"'

test('all mistakes of a file are told at once, in its order, with the line and a caret', () => {
  const text =
    'builds:\n  - name: a\n    arch: x64\n  - name: b\n    stackerfile: x\n    variants: {c: []}\ncolour: x\n'
  expect(mistakesOf(text)).toEqual([
    'f.yaml:3:11: arch: expected "amd64" or "arm64", got "x64"; did you mean "amd64"?',
    'f.yaml:5:5: unknown key "stackerfile"; did you mean "stackerfiles"?',
    `f.yaml:6:19: variants: c: expected a list of texts, got an empty list; ${variantsAdvice}`,
    'f.yaml:7:1: unknown key "colour"; known here: version, defaults, builds',
  ])
  expect(problemsOf(text)[0]).toMatchObject({ place: { line: 3, column: 11 }, excerpt: '    arch: x64\n          ^' })
})

test('a mistake in defaults is told once, however many builds take it over', () => {
  const text = 'defaults: {arch: x64, oci-dir: "${variant.d}", variants: {a: [x, y]}}\nbuilds: [{name: a}, {name: b}]\n'
  expect(mistakesOf(text)).toEqual([
    'f.yaml:1:18: arch: expected "amd64" or "arm64", got "x64"; did you mean "amd64"?',
    'f.yaml:1:32: there is no variant "d" in build "a"; did you mean "a"?',
    'f.yaml:1:32: there is no variant "d" in build "b"; did you mean "a"?',
  ])
})

test('of a value of substitute nothing is told', () => {
  const problems = problemsOf('builds: [{name: a, substitute: {TOKEN: "hunter2\\0", OTHER: [hunter2]}}]\n')
  expect(problems.map(({ message }) => message)).toEqual([
    'substitute: "TOKEN": expected a text without NUL',
    'substitute: "OTHER": expected a text, got a list',
  ])
})

test('more than a hundred mistakes are counted no further', () => {
  const told = mistakesOf(`builds:\n${'  - {name: a, x: y}\n'.repeat(200)}`)
  expect([told.length, told.at(-1)]).toEqual([101, 'f.yaml: there are more mistakes than the 100 above'])
})

const repeated = (item: (number: number) => string): string =>
  Array.from({ length: 5000 }, (_, index) => item(index)).join(', ')
const numbers = (count: number): string => Array.from({ length: count }, (_, index) => index).join(', ')

const limits: readonly (readonly [what: string, text: string, mistake: string])[] = [
  [
    'a file above 1 MiB',
    `# ${'x'.repeat(1 << 20)}`,
    'f.yaml:1:1: the builds file is larger than 1 MiB; use variants and defaults instead of repetition',
  ],
  [
    'lists whose product would fill the memory',
    one(`variants: {${['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}: [${numbers(1000)}]`).join(', ')}}`),
    'f.yaml:3:15: variants: the lists make more than 10000 builds; use fewer or shorter lists',
  ],
  [
    'builds that are too many together',
    `defaults: {variants: {a: [${numbers(100)}], b: [${numbers(100)}]}}\nbuilds: [{name: a}, {name: b}]\n`,
    'f.yaml:2:21: with this build there are more than 10000; use fewer or shorter lists of variants',
  ],
  [
    'items of exclude for too many combinations',
    one(`variants: {a: [${numbers(10_000)}], exclude: [${'{a: x}, '.repeat(2500)}]}`),
    'f.yaml:3:15: variants: too many items for so many combinations; use fewer items of include and exclude',
  ],
  [
    'texts that variants make too long',
    one(`substitute: {A: "\${variant.a}${'x'.repeat(100_000)}"}\nvariants: {a: [${numbers(1000)}]}`),
    'f.yaml:3:21: the builds with all their variants are more than can be read; use fewer variants',
  ],
  [
    'many builds on large defaults',
    `defaults: {substitute: {${repeated((n) => `K${n}: v`)}}}\nbuilds: [${repeated((n) => `{name: a${n}, substitute: {L: v}}`)}]\n`,
    'f.yaml:1:30492: the builds with all their variants are more than can be read; use fewer variants',
  ],
  [
    'aliases of aliases',
    aliasBomb(),
    'f.yaml:6:7: with its aliases this is larger than can be read; use variants and defaults instead',
  ],
  [
    'lists in lists',
    `builds: ${'['.repeat(1000)}`,
    'f.yaml:1:72: this is nested too deeply; a builds file needs few levels',
  ],
]

test.each(limits)('%s: this is told before it costs anything', (_, text, mistake) => {
  expect(mistakesOf(text)).toEqual([mistake])
})

test.each(hostileTexts)('a megabyte of $name is told as a mistake', ({ text }) => {
  expect(problemsOf(text).length).toBeGreaterThan(0)
})

test('ten thousand builds are read', () => {
  const text = `builds:\n  - name: a\n    variants: {a: [${numbers(100)}], b: [${numbers(100)}]}\n`
  expect(readBuilds(text, 'f.yaml').at(-1)?.name).toBe('a-99-99')
})

test('a build that is asked for by another name is told the near one, those of its variants, or all', () => {
  const builds = readBuilds('builds: [{name: web}, {name: app, variants: {arch: [amd64, arm64]}}]\n', 'f.yaml')
  const asked = (name: string): string => {
    try {
      return buildNamed(builds, name).name
    } catch (error) {
      if (error instanceof UserError) return error.message
      throw error
    }
  }
  expect(['web', 'wbe', 'app', 'database'].map(asked)).toEqual([
    'web',
    'there is no build "wbe"; did you mean "web"?',
    'there is no build "app"; there are: app-amd64, app-arm64',
    'there is no build "database"; there are: web, app-amd64, app-arm64',
  ])
})
