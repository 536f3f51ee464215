import { expect, test } from 'vitest'

import { mistakesOf } from './told.ts'
import type { MistakeRow } from './told.ts'

const listAdvice = 'write a list of builds, as in "builds: [{name: app, stackerfiles: stacker.yaml}]"'
const versionAdvice = 'write 1, or use a release of stack-cache that reads this version'
const indentAdvice = 'indent all keys of a map and all items of a list alike, and close each quote and bracket'

const rows: readonly MistakeRow[] = [
  [
    'an empty file',
    '',
    'f.yaml:1:1: expected a map with the key "builds", got nothing; write "builds:" above the list of builds',
  ],
  [
    'a file with nothing but a comment',
    '# none\n',
    'f.yaml:1:1: expected a map with the key "builds", got nothing; write "builds:" above the list of builds',
  ],
  [
    'a list on top',
    '- name: a\n',
    'f.yaml:1:1: expected a map with the key "builds", got a list; write "builds:" above the list of builds',
  ],
  [
    'a text',
    'builds',
    'f.yaml:1:1: expected a map with the key "builds", got a text; write "builds:" above the list of builds',
  ],
  ['a file without builds', 'version: 1\n', `f.yaml:1:1: the key "builds" is missing; ${listAdvice}`],
  [
    'builds that are no list',
    'builds: {name: a}\n',
    `f.yaml:1:9: builds: expected a list of builds, got a map; ${listAdvice}`,
  ],
  [
    'no build in the list',
    'builds: []\n',
    `f.yaml:1:9: builds: expected a list of builds, got an empty list; ${listAdvice}`,
  ],
  ['nothing behind builds', 'builds:\n', `f.yaml:1:8: builds: expected a list of builds, got nothing; ${listAdvice}`],
  [
    'items that describe nothing',
    'builds:\n  - a\n  - [b]\n',
    `f.yaml:2:5: builds: expected a map that describes a build, got a text; ${listAdvice}`,
    `f.yaml:3:5: builds: expected a map that describes a build, got a list; ${listAdvice}`,
  ],
  [
    'a misspelt key on top',
    'build: []\nbuilds: [{name: a}]\n',
    'f.yaml:1:1: unknown key "build"; did you mean "builds"?',
  ],
  [
    'another version',
    'version: 2\nbuilds: [{name: a}]\n',
    `f.yaml:1:10: version: expected 1, got "2"; ${versionAdvice}`,
  ],
  [
    'a list of versions',
    'version: [1]\nbuilds: [{name: a}]\n',
    `f.yaml:1:10: version: expected 1, got a list; ${versionAdvice}`,
  ],
  [
    'defaults that are a list',
    'defaults: [a]\nbuilds: [{name: a}]\n',
    'f.yaml:1:11: defaults: expected a map, got a list; write there what is common to the builds',
  ],
  [
    'a name in defaults',
    'defaults: {name: x}\nbuilds: [{name: a}]\n',
    'f.yaml:1:12: unknown key "name"; each build has a name of its own',
  ],
  [
    'a build without name',
    'builds:\n  - stackerfiles: a\n',
    'f.yaml:2:5: this build has no name; give it one: "name: app"',
  ],
  [
    'nothing for a name',
    'builds:\n  - name:\n',
    'f.yaml:2:10: name: expected a text, got nothing; write for example "name: app"',
  ],
  [
    'a name with a blank',
    'builds:\n  - name: my app\n',
    'f.yaml:2:11: name: expected at most 100 letters, digits, ".", "_" and "-", got "my app"; write for example "name: app"',
  ],
  [
    'one name for two builds',
    'builds:\n  - name: a\n  - name: b\n  - name: a\n',
    'f.yaml:4:11: two builds have the name "a", the first on line 2; give each build a name of its own',
  ],
  [
    'a bracket that is not closed',
    'builds: [{name: a}\n',
    `f.yaml:2:1: this is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]; ${indentAdvice}`,
  ],
  [
    'a quote that is not closed',
    'builds: [{name: "a}]\n',
    `f.yaml:2:1: this is not YAML: Missing closing "quote; ${indentAdvice}`,
  ],
  [
    'a tab',
    'builds:\n\t- name: a\n',
    'f.yaml:2:1: this is not YAML: Tabs are not allowed as indentation; indent with blanks, not with tabs',
  ],
  [
    'a colon in a value',
    'builds:\n  - name: a: b\n',
    `f.yaml:2:11: this is not YAML: Nested mappings are not allowed in compact mappings; ${indentAdvice}`,
  ],
  [
    'a key beside its map',
    'builds:\n  - name: a\n   arch: amd64\n',
    `f.yaml:3:1: this is not YAML: Sequence item without - indicator; ${indentAdvice}`,
  ],
  [
    'a tag',
    'builds: [{name: !x a}]\n',
    'f.yaml:1:17: this is not YAML: Unresolved tag: !x; leave out the tag; quote a value that begins with "!"',
  ],
  [
    'an alias of nothing',
    'builds: [{name: *x}]\n',
    'f.yaml:1:17: there is no anchor "x" before; quote a value that begins with "*", or write what the alias stands for',
  ],
  [
    'an alias of itself',
    'builds: &b [*b]\n',
    'f.yaml:1:13: the alias "b" stands inside itself; quote a value that begins with "*", or write what the alias stands for',
  ],
  [
    'a second document',
    'builds: [{name: a}]\n---\nbuilds: []\n',
    'f.yaml:2:1: a second document begins here; a builds file is one document: take the line away',
  ],
  [
    'a control character',
    'builds: [{name: a\u0007}]\n',
    'f.yaml:1:18: the character U+0007 may not stand in YAML; take it away',
  ],
]

test.each(rows)('%s', (_, text, ...mistakes) => {
  expect(mistakesOf(text)).toEqual(mistakes)
})
