import { expect, test } from 'vitest'

import type { Build } from '../../src/builds/build.ts'
import { readBuilds } from '../../src/builds/builds.ts'

function read(text: string): readonly Build[] {
  return readBuilds(text, 'stack-cache.yaml')
}

function only(text: string): Build {
  const [build, ...others] = read(text)
  if (build === undefined || others.length > 0) throw new Error('not one build')
  return build
}

const namesOf = (text: string): readonly string[] => read(text).map(({ name }) => name)

test('a build that says nothing but its name leaves everything to the defaults of the inputs', () => {
  expect(only('builds:\n  - name: app\n')).toEqual({
    name: 'app',
    line: 2,
    column: 5,
    variants: new Map(),
    sources: { kind: 'files', lines: ['stacker.yaml'] },
    substitute: [],
    substituteFiles: [],
    layerTypes: undefined,
    verity: undefined,
    directories: { working: undefined, work: undefined, stacker: undefined, oci: undefined, roots: undefined },
    arch: undefined,
    epoch: undefined,
    runsOn: undefined,
    stackerVersion: undefined,
    binds: { kind: 'stacker' },
    refutable: [{ option: 'stackerfiles', text: 'stacker.yaml', at: 12 }],
  })
})

test('a build that says everything is read as it is written', () => {
  const text = `
builds:
  - name: app
    search-dir: images
    pattern: \\/stacker.yaml$
    substitute: {A: b}
    substitute-files: [values.yaml, more.yaml]
    layer-types: [squashfs, tar]
    no-verity: true
    working-directory: work
    work-dir: w
    stacker-dir: s
    oci-dir: o
    roots-dir: r
    arch: arm64
    source-date-epoch: 1700000000
    runs-on: [self-hosted, arm]
    stacker-version: v1.1.0
    binds: content
    binds-exclude: "**/bin"
`
  expect(only(text)).toEqual({
    name: 'app',
    line: 3,
    column: 5,
    variants: new Map(),
    sources: { kind: 'search', directory: 'images', pattern: '\\/stacker.yaml$' },
    substitute: ['A=b'],
    substituteFiles: ['values.yaml', 'more.yaml'],
    layerTypes: ['squashfs', 'tar'],
    verity: false,
    directories: { working: 'work', work: 'w', stacker: 's', oci: 'o', roots: 'r' },
    arch: 'arm64',
    epoch: '1700000000',
    runsOn: ['self-hosted', 'arm'],
    stackerVersion: 'v1.1.0',
    binds: { kind: 'content', exclude: ['**/bin'] },
    refutable: [{ option: 'working-directory', text: 'work', at: text.indexOf('work\n') }],
  })
})

test.each([
  ['1.10', '1.10'],
  ['0x1F', '0x1F'],
  ['007', '007'],
  ['1e3', '1e3'],
  ['True', 'True'],
  ['yes', 'yes'],
  ['2024-01-01', '2024-01-01'],
  ['"1.10 "', '1.10 '],
  ["'it''s'", "it's"],
  ['""', ''],
  ['a=b=c', 'a=b=c'],
  ['|\n        one\n          two\n', 'one\n  two\n'],
  ['|-\n        one\n        two\n', 'one\ntwo'],
  ['>-\n        one\n        two\n', 'one two'],
])('the value %j of a substitution is the text %j', (written, text) => {
  expect(only(`builds:\n  - name: a\n    substitute:\n      KEY: ${written}\n`).substitute).toEqual([`KEY=${text}`])
})

test.each([
  ['${variant.v}', 'x y'],
  ['a-${variant.v}-${variant.w}${variant.v}', 'a-x y-1.10x y'],
  ['${{KEY}} ${{variant.v}} ${{KEY:default}}', '${{KEY}} ${{variant.v}} ${{KEY:default}}'],
  ['$${variant.v} $${X}', '${variant.v} ${X}'],
  ['$${{KEY}} $$ $', '$${{KEY}} $$ $'],
  ['$$${variant.v}', '$${variant.v}'],
  ['${HOME} ${variants} $variant.v', '${HOME} ${variants} $variant.v'],
])('with its variants %j is %j', (written, text) => {
  const variants = 'variants: {v: ["x y"], w: [1.10]}'
  const build = only(`builds:\n  - name: a\n    ${variants}\n    substitute: {KEY: '${written}'}\n`)
  expect(build.substitute).toEqual([`KEY=${text}`])
})

test('variants are filled into texts, items of lists, values of maps and the name', () => {
  const text = `
builds:
  - name: app-\${variant.arch}
    variants: {arch: [arm64], verity: [false], type: [erofs]}
    stackerfiles: ["\${variant.arch}/*.yaml", common.yaml]
    substitute: {ARCH: "\${variant.arch}"}
    substitute-files: \${variant.arch}.yaml
    layer-types: ["\${variant.type}", tar]
    no-verity: \${variant.verity}
    oci-dir: oci-\${variant.arch}
    arch: \${variant.arch}
    runs-on: {group: "\${variant.arch}-runners", labels: [big, "\${variant.arch}"]}
`
  expect(only(text)).toMatchObject({
    name: 'app-arm64',
    variants: new Map([
      ['arch', 'arm64'],
      ['verity', 'false'],
      ['type', 'erofs'],
    ]),
    sources: { kind: 'files', lines: ['arm64/*.yaml', 'common.yaml'] },
    substitute: ['ARCH=arm64'],
    substituteFiles: ['arm64.yaml'],
    layerTypes: ['erofs', 'tar'],
    verity: true,
    directories: { oci: 'oci-arm64' },
    arch: 'arm64',
    runsOn: { group: 'arm64-runners', labels: ['big', 'arm64'] },
  })
})

test('a build replaces what defaults say, of substitute key by key', () => {
  const text = `
defaults:
  layer-types: [tar, squashfs]
  arch: arm64
  oci-dir: oci
  substitute: {A: default, B: default}
  variants: {v: [1, 2]}
builds:
  - name: a
  - name: b
    layer-types: tar
    arch: amd64
    substitute: {B: own, C: own}
    variants: {w: [3]}
`
  const read = readBuilds(text, 'stack-cache.yaml')
  const shown = read.map(({ name, layerTypes, arch, directories, substitute }) => [
    name,
    layerTypes?.join(),
    arch,
    directories.oci,
    substitute.join(),
  ])
  expect(shown).toEqual([
    ['a-1', 'tar,squashfs', 'arm64', 'oci', 'A=default,B=default'],
    ['a-2', 'tar,squashfs', 'arm64', 'oci', 'A=default,B=default'],
    ['b', 'tar', 'amd64', 'oci', 'A=default,B=own,C=own'],
  ])
})

test('a build that says in its own way which files it takes keeps nothing of the other way', () => {
  const sourcesOf = (defaults: string, own: string): unknown =>
    only(`defaults: {${defaults}}\nbuilds: [{name: a, ${own}}]\n`).sources
  expect(sourcesOf('search-dir: d, pattern: p', 'stackerfiles: x')).toEqual({ kind: 'files', lines: ['x'] })
  expect(sourcesOf('stackerfiles: x', 'search-dir: d')).toEqual({ kind: 'search', directory: 'd', pattern: undefined })
  expect(sourcesOf('search-dir: d, pattern: p', 'stacker-file-pattern: q')).toEqual({
    kind: 'search',
    directory: 'd',
    pattern: 'q',
  })
  expect(sourcesOf('stackerfiles: x', 'arch: amd64')).toEqual({ kind: 'files', lines: ['x'] })
})

test.each([
  ['without variants as it is', 'name: a', ['a']],
  ['each list that varies stands behind it', 'name: a, variants: {x: [1, 2], y: [b], z: [c, d]}', ['a-1-c', 'a-1-d', 'a-2-c', 'a-2-d']],
  ['but not one that it uses itself', 'name: "${variant.z}.a", variants: {x: [1, 2], z: [c, d]}', ['c.a-1', 'd.a-1', 'c.a-2', 'd.a-2']],
  ['what include adds does not, where the lists make the difference', 'name: a, variants: {x: [1, 2], include: [{x: 1, y: b}, {x: 2, y: c}]}', ['a-1', 'a-2']],
  ['and does where they do not', 'name: a, variants: {include: [{x: 1}, {x: 2}, {y: 3}]}', ['a-1', 'a-2', 'a-3']],
  ['a new combination of include has what it has', 'name: a, variants: {x: [1, 2], y: [b, c], exclude: [{x: 2}], include: [{x: 3}]}', ['a-1-b', 'a-1-c', 'a-3']],
  ['characters that a name may not have become a dash', 'name: a, variants: {image: ["ubuntu:24.04", "x/y z"]}', ['a-ubuntu-24.04', 'a-x-y-z']],
  ['also where the name uses them', 'name: "${variant.image}", variants: {image: ["ubuntu:24.04"]}', ['ubuntu-24.04']],
])('the name of a build: %s', (_, build, names) => {
  expect(namesOf(`builds: [{${build}}]\n`)).toEqual(names)
}) // prettier-ignore

test('an alias stands for what its anchor is at', () => {
  const text = 'defaults: {substitute: &s {A: 1}}\nbuilds: [{name: a}, {name: b, substitute: *s}]\n'
  expect(read(text).map(({ substitute }) => substitute)).toEqual([['A=1'], ['A=1']])
})

test('windows line ends and a byte order mark change nothing', () => {
  const build = only('\ufeffbuilds:\r\n  - name: a\r\n    substitute:\r\n      A: |\r\n        one\r\n        two\r\n')
  expect([build.line, build.column, build.substitute]).toEqual([2, 5, ['A=one\ntwo\n']])
})

test('every combination of a build has the place of its description', () => {
  const builds = read('builds:\n  - name: a\n  - variants: {x: [1, 2]}\n    name: b\n')
  expect(builds.map(({ name, line, column }) => [name, line, column])).toEqual([
    ['a', 2, 5],
    ['b-1', 3, 5],
    ['b-2', 3, 5],
  ])
})
