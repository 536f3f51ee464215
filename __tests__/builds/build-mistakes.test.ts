import { expect, test } from 'vitest'

import { mistakesOf, one } from './told.ts'
import type { MistakeRow } from './told.ts'

const keysAdvice =
  'known here: name, stackerfiles, search-dir, stacker-file-pattern, pattern, substitute, substitute-files, layer-types, no-verity, working-directory, work-dir, stacker-dir, oci-dir, roots-dir, arch, source-date-epoch, runs-on, stacker-version, binds, binds-exclude, variants'
const filesAdvice = 'write for example "stackerfiles: images/*/stacker.yaml"'
const oneWay = 'give stackerfiles for "stacker build -f", or search-dir for "stacker recursive-build"'

const rows: readonly MistakeRow[] = [
  ['a misspelt key', one('stackerfile: x'), 'f.yaml:3:5: unknown key "stackerfile"; did you mean "stackerfiles"?'],
  [
    'a key without its ending',
    one('layer_type: tar'),
    'f.yaml:3:5: unknown key "layer_type"; did you mean "layer-types"?',
  ],
  ['letters that are swapped in a key', one('acrh: amd64'), 'f.yaml:3:5: unknown key "acrh"; did you mean "arch"?'],
  ['a key that nothing is like', one('color: x'), `f.yaml:3:5: unknown key "color"; ${keysAdvice}`],
  [
    'a merge key',
    one('<<: {arch: amd64}'),
    'f.yaml:3:5: unknown key "<<"; YAML 1.2 has no merge keys: what is common to the builds stands in "defaults"',
  ],
  [
    'a key that stands twice',
    one('arch: amd64\narch: arm64'),
    'f.yaml:4:5: the key "arch" stands twice in this map; keep one of the two',
  ],
  ['a list as a key', one('? [a]\n: b'), 'f.yaml:3:7: a key has to be a text that is not empty; write KEY: VALUE'],
  [
    'an empty key',
    one('substitute: {"": x}'),
    'f.yaml:3:18: a key has to be a text that is not empty; write KEY: VALUE',
  ],
  [
    'stackerfiles and a search',
    one('stackerfiles: x\nsearch-dir: y\npattern: z'),
    `f.yaml:4:5: stackerfiles and search-dir exclude each other; ${oneWay}`,
    `f.yaml:5:5: stackerfiles and pattern exclude each other; ${oneWay}`,
  ],
  [
    'both names of the pattern',
    one('stacker-file-pattern: x\npattern: y'),
    'f.yaml:4:5: stacker-file-pattern and pattern exclude each other; pattern is the short name of stacker-file-pattern: give one of the two',
  ],
  [
    'an empty list',
    one('stackerfiles: []'),
    `f.yaml:3:19: stackerfiles: expected a text or a list of texts, got an empty list; ${filesAdvice}`,
  ],
  [
    'a map for a list',
    one('stackerfiles: {a: b}'),
    `f.yaml:3:19: stackerfiles: expected a text or a list of texts, got a map; ${filesAdvice}`,
  ],
  [
    'an item that is listed twice',
    one('stackerfiles: [a, b, a]'),
    'f.yaml:3:26: stackerfiles: "a" is listed twice; keep one of the two',
  ],
  [
    'a list in a list',
    one('stackerfiles: [[a]]'),
    `f.yaml:3:20: stackerfiles: expected texts in the list, got a list; ${filesAdvice}`,
  ],
  [
    'an empty path',
    one('stackerfiles: [""]'),
    `f.yaml:3:20: stackerfiles: expected a path on one line, got ""; ${filesAdvice}`,
  ],
  [
    'a path of two lines',
    one('working-directory: "a\\nb"'),
    'f.yaml:3:24: working-directory: expected a path on one line, got "a\\nb"; write for example "working-directory: images"',
  ],
  [
    'a list for a text',
    one('search-dir: [a, b]'),
    'f.yaml:3:17: search-dir: expected a text, got a list; write for example "search-dir: images"',
  ],
  [
    'substitutions as the input has them',
    one('substitute: [A=1]'),
    'f.yaml:3:17: substitute: expected a map, got a list; write for example "substitute: {KEY: VALUE}"',
  ],
  [
    'a substitution without value',
    one('substitute: {A: }'),
    'f.yaml:3:21: substitute: "A": expected a text, got nothing; write the value as a text, "" for an empty one',
  ],
  [
    'a substitution with a map',
    one('substitute: {A: {b: c}}'),
    'f.yaml:3:21: substitute: "A": expected a text, got a map; write the value as a text, "" for an empty one',
  ],
  [
    'a key of a substitution with "="',
    one('substitute: {A=B: c}'),
    'f.yaml:3:18: substitute: "A=B" cannot be a key; a key is one line without "="',
  ],
  [
    'a variant in a key',
    one('substitute: {"A${variant.x}": c}\nvariants: {x: [1]}'),
    'f.yaml:3:18: substitute: "A${variant.x}": variants are not filled into keys; use them in the value',
  ],
  [
    'a misspelt layer type',
    one('layer-types: [tar, squahsfs]'),
    'f.yaml:3:24: layer-types: expected "tar", "squashfs" or "erofs", got "squahsfs"; did you mean "squashfs"?',
  ],
  [
    'a layer type that stacker has not',
    one('layer-types: ext4'),
    'f.yaml:3:18: layer-types: expected "tar", "squashfs" or "erofs", got "ext4"; write for example "layer-types: [tar, squashfs]"',
  ],
  [
    'yes, which is no boolean in YAML 1.2',
    one('no-verity: yes'),
    'f.yaml:3:16: no-verity: expected "true" or "false", got "yes"; write for example "no-verity: true"',
  ],
  [
    'a colon that stacker refuses',
    one('roots-dir: a:b'),
    'f.yaml:3:16: roots-dir: expected a path without a colon, got "a:b"; write for example "roots-dir: roots"',
  ],
  [
    'an architecture by its other name',
    one('arch: aarch64'),
    'f.yaml:3:11: arch: expected "amd64" or "arm64", got "aarch64"; did you mean "arm64"?',
  ],
  [
    'an architecture without stacker',
    one('arch: s390x'),
    'f.yaml:3:11: arch: expected "amd64" or "arm64", got "s390x"; write for example "arch: arm64"',
  ],
  [
    'a misspelt architecture',
    one('arch: amd46'),
    'f.yaml:3:11: arch: expected "amd64" or "arm64", got "amd46"; did you mean "amd64"?',
  ],
  [
    'a date for an epoch',
    one('source-date-epoch: 2024-01-01'),
    'f.yaml:3:24: source-date-epoch: expected "auto", "none" or seconds since 1970, got "2024-01-01"; write for example "source-date-epoch: 1700000000"',
  ],
  [
    'an epoch beyond 64 bits',
    one('source-date-epoch: 9223372036854775808'),
    'f.yaml:3:24: source-date-epoch: expected "auto", "none" or seconds since 1970, got "9223372036854775808"; write for example "source-date-epoch: 1700000000"',
  ],
  [
    'half a release',
    one('stacker-version: 1.2'),
    'f.yaml:3:22: stacker-version: expected "auto" or a release as "v1.2.0", got "1.2"; write for example "stacker-version: v1.2.0"',
  ],
  [
    'a runner without anything',
    one('runs-on: {}'),
    'f.yaml:3:14: runs-on: the map is empty; give a group, labels, or both',
  ],
  [
    'a misspelt key of a runner',
    one('runs-on: {label: x}'),
    'f.yaml:3:15: runs-on: unknown key "label"; did you mean "labels"?',
  ],
  [
    'no label',
    one('runs-on: []'),
    'f.yaml:3:14: runs-on: expected a label, a list of labels, or a map of group and labels, got an empty list; write for example "runs-on: ubuntu-24.04"',
  ],
  [
    'a map of labels',
    one('runs-on: {labels: {}}'),
    'f.yaml:3:23: runs-on: expected a label or a list of labels, got an empty map; write for example "runs-on: ubuntu-24.04"',
  ],
  [
    'a word that binds has not',
    one('binds: contents'),
    'f.yaml:3:12: binds: expected "stacker" or "content", got "contents"; did you mean "content"?',
  ],
  [
    'globs without what they belong to',
    one('binds-exclude: "*"'),
    'f.yaml:3:5: binds-exclude has no use without "binds: content"; add "binds: content", or take it away',
  ],
]

test.each(rows)('%s', (_, text, ...mistakes) => {
  expect(mistakesOf(text)).toEqual(mistakes)
})
