import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { arches, buildFields, defaultFields } from '../../src/builds/fields.ts'
import { layerTypes } from '../../src/release/layer-type.ts'
import { one, problemsOf } from './told.ts'

const file = resolve(import.meta.dirname, '..', '..', 'docs', 'schema', 'stack-cache.schema.json')
const schema: unknown = JSON.parse(readFileSync(file, 'utf8'))
const validate = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).compile(asSchema(schema))

function asSchema(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new TypeError('the schema is no object')
  return { ...value }
}

/** What stands in the schema at `path`. */
function inSchema(...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => asSchema(value)[key], schema)
}

const good: readonly string[] = [
  'builds: [{name: a}]',
  'version: 1\nbuilds: [{name: a}]',
  'version: "1"\nbuilds: [{name: a}]',
  'defaults: {}\nbuilds: [{name: 1.10}, {name: true}, {name: A_b-c.d}]',
  'defaults: {variants: {x: [1]}, arch: arm64}\nbuilds: [{name: "a-${variant.x}"}]',
  one('stackerfiles: stacker.yaml'),
  one('stackerfiles: [a.yaml, "b/*.yaml"]'),
  one('search-dir: images\npattern: stacker.yaml$'),
  one('stacker-file-pattern: x'),
  one('substitute: {}'),
  one('substitute:\n  A: |\n    two\n    lines'),
  one('substitute-files: v.yaml\nlayer-types: tar'),
  one('layer-types: [erofs, squashfs]\nno-verity: true'),
  one('no-verity: "false"'),
  one('no-verity: TRUE'),
  one('no-verity: ${variant.v}\nlayer-types: ["${variant.t}"]\nvariants: {v: [true, false], t: [tar, squashfs]}'),
  one('working-directory: images\nwork-dir: w\nstacker-dir: s\noci-dir: o\nroots-dir: r'),
  one('arch: amd64\nsource-date-epoch: 1700000000\nstacker-version: v1.1.0-rc2'),
  one('source-date-epoch: none\nstacker-version: auto'),
  one('source-date-epoch: "-1"\nstacker-version: 1.2.0'),
  one('runs-on: ubuntu-24.04'),
  one('runs-on: [self-hosted, 4]'),
  one('runs-on: {group: big}'),
  one('runs-on: {group: big, labels: [x64, gpu]}'),
  one('runs-on: {labels: x64}'),
  one('binds: content\nbinds-exclude: ["**/bin"]'),
  one('binds: stacker'),
  one('variants: {a: [1, 2], exclude: [{a: 1}], include: [{b: x}]}'),
  one('variants: {include: [{a: 1}, {a: 2}]}'),
]

const bad: readonly string[] = [
  '',
  'builds:',
  'builds: []',
  'builds: {}',
  'builds: [a]',
  '- name: a',
  'text',
  'version: 2\nbuilds: [{name: a}]',
  'build: []\nbuilds: [{name: a}]',
  'defaults: []\nbuilds: [{name: a}]',
  'defaults:\nbuilds: [{name: a}]',
  'defaults: {name: x}\nbuilds: [{name: a}]',
  'defaults: {stackerfiles: x, search-dir: y}\nbuilds: [{name: a}]',
  'defaults: {arch: x}\nbuilds: [{name: a, arch: amd64}]',
  'builds: [{stackerfiles: x}]',
  'builds: [{name: }]',
  'builds: [{name: a b}]',
  'builds: [{name: "a ${variant.x}", variants: {x: [1]}}]',
  'builds: [{name: ""}]',
  `builds: [{name: ${'a'.repeat(101)}}]`,
  one('stackerfile: x'),
  one('stackerfiles: []'),
  one('stackerfiles: [x, x]'),
  one('stackerfiles: {a: b}'),
  one('stackerfiles: [[a]]'),
  one('stackerfiles: [""]'),
  one('stackerfiles: "a\\nb"'),
  one('stackerfiles:'),
  one('stackerfiles: x\nsearch-dir: y'),
  one('stackerfiles: x\npattern: y'),
  one('stackerfiles: x\nstacker-file-pattern: y'),
  one('stacker-file-pattern: x\npattern: y'),
  one('search-dir: [a]'),
  one('substitute: [A=1]'),
  one('substitute: {A: }'),
  one('substitute: {A: [1]}'),
  one('substitute: {A=B: 1}'),
  one('layer-types: zip'),
  one('layer-types: []'),
  one('layer-types: [tar, tar]'),
  one('no-verity: 1'),
  one('no-verity: yes'),
  one('no-verity: [true]'),
  one('working-directory: " "'),
  one('roots-dir: a:b'),
  one('arch: x86_64'),
  one('arch: [amd64]'),
  one('source-date-epoch: yesterday'),
  one('source-date-epoch: 1.5'),
  one('runs-on: []'),
  one('runs-on: {}'),
  one('runs-on: {label: x}'),
  one('runs-on: {labels: []}'),
  one('runs-on: {group: [a]}'),
  one('stacker-version: 1.2'),
  one('stacker-version: latest'),
  one('binds: everything'),
  one('binds: content\nbinds-exclude: []'),
  one('variants: {}'),
  one('variants: [a]'),
  one('variants: {a: x}'),
  one('variants: {a: []}'),
  one('variants: {a: [[1]]}'),
  one('variants: {a: [{b: 1}]}'),
  one('variants: {1a: [1]}'),
  one('variants: {a: [1], include: {a: 1}}'),
  one('variants: {a: [1], include: [{}]}'),
  one('variants: {a: [1], exclude: []}'),
  one('variants: {a: [1], include: [{b: }]}'),
]

/** What no schema can say, so that only the reader refuses it. */
const beyondSchema: readonly string[] = [
  'builds: [{name: a}, {name: a}]',
  one('arch: ${variant.arch}'),
  one('arch: ${variant.arch}\nvariants: {arch: [x86]}'),
  one('stackerfiles: ${variants.x}\nvariants: {x: [1]}'),
  one('source-date-epoch: 9999999999999999999'),
  one('binds-exclude: x'),
  one('variants: {a: [1, 1]}'),
  one('variants: {a: [1], exclude: [{b: 1}]}'),
  one('variants: {a: [1], exclude: [{a: 1}]}'),
  one('variants: {a: ["${variant.a}"]}'),
  one('variants: {a: [x y, x-y]}'),
]

test.each(good)('schema and reader both take %j', (text) => {
  expect([validate(parse(text)), validate.errors]).toEqual([true, null])
  expect(problemsOf(text)).toEqual([])
})

test.each(bad)('schema and reader both refuse %j', (text) => {
  expect([validate(parse(text)), problemsOf(text).length === 0]).toEqual([false, false])
})

test.each(beyondSchema)('only the reader refuses %j', (text) => {
  expect([validate(parse(text)), problemsOf(text).length === 0]).toEqual([true, false])
})

test('the schema has the keys and the words of the reader, each key with a description', () => {
  const keysAt = (...path: readonly (string | number)[]): string[] => Object.keys(asSchema(inSchema(...path)))
  expect(keysAt('properties', 'builds', 'items', 'properties')).toEqual(buildFields)
  expect(keysAt('properties', 'defaults', 'properties')).toEqual(defaultFields)
  expect(inSchema('definitions', 'layer-types', 'anyOf', 0, 'anyOf', 0, 'enum')).toEqual(layerTypes)
  expect(inSchema('definitions', 'arch', 'anyOf', 0, 'enum')).toEqual(arches)
  for (const name of buildFields) expect(inSchema('definitions', name, 'description')).toMatch(/\.$/)
})
