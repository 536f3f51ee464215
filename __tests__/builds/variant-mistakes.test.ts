import { expect, test } from 'vitest'

import { mistakesOf, one } from './told.ts'
import type { MistakeRow } from './told.ts'

const variantsAdvice = 'write for example "variants: {arch: [amd64, arm64]}"'
const placeholderAdvice = 'write ${variant.NAME} with the name of a variant, or $${ for a literal ${'

const rows: readonly MistakeRow[] = [
  [
    'a list of variants',
    one('variants: [a]'),
    `f.yaml:3:15: variants: expected a map of lists, got a list; ${variantsAdvice}`,
  ],
  [
    'no variants',
    one('variants: {}'),
    `f.yaml:3:15: variants: expected a map of lists, got an empty map; ${variantsAdvice}`,
  ],
  [
    'a variant without list',
    one('variants: {a: x}'),
    `f.yaml:3:19: variants: a: expected a list of texts, got a text; ${variantsAdvice}`,
  ],
  [
    'a list as value of a variant',
    one('variants: {a: [[x]]}'),
    `f.yaml:3:20: variants: a: expected a text, got a list; ${variantsAdvice}`,
  ],
  [
    'a value that is listed twice',
    one('variants: {a: [x, y, "x"]}'),
    'f.yaml:3:26: variants: a: "x" is listed twice; keep one of the two',
  ],
  [
    'a name that no variant can have',
    one('variants: {"a b": [x]}'),
    'f.yaml:3:16: variants: "a b" cannot be a name; begin with a letter or "_" and go on with letters, digits, "_" and "-"',
  ],
  [
    'a map for include',
    one('variants: {a: [x], include: {a: x}}'),
    'f.yaml:3:33: variants: include: expected a list of maps, got a map; write for example "include: [{arch: arm64}]"',
  ],
  [
    'a text in include',
    one('variants: {a: [x], include: [x]}'),
    'f.yaml:3:34: variants: include: expected a map of texts, got a text; write for example "include: [{arch: arm64}]"',
  ],
  [
    'a list in an item of include',
    one('variants: {a: [x], include: [{b: [c]}]}'),
    `f.yaml:3:38: variants: b: expected a text, got a list; ${variantsAdvice}`,
  ],
  [
    'exclude of what is no list',
    one('variants: {arch: [x, y], exclude: [{arc: x}]}'),
    'f.yaml:3:41: variants: exclude: there is no list "arc"; did you mean "arch"?',
  ],
  [
    'exclude without lists',
    one('variants: {exclude: [{a: x}]}'),
    'f.yaml:3:27: variants: exclude: there is no list "a"; there is nothing to exclude from',
  ],
  [
    'exclude of everything',
    one('variants: {a: [x], exclude: [{a: x}]}'),
    'f.yaml:3:15: variants: exclude leaves no combination; exclude less, or leave the build out',
  ],
  [
    'a variant in a variant',
    one('variants: {a: ["${variant.b}"], b: [x]}'),
    'f.yaml:3:20: variants: a: variants are not filled into variants; write the value itself',
  ],
  [
    'a misspelt variant',
    one('arch: ${variant.arhc}\nvariants: {arch: [amd64]}'),
    'f.yaml:3:11: there is no variant "arhc" in build "a"; did you mean "arch"?',
  ],
  [
    'a variant that nothing is like',
    one('arch: ${variant.cpu}\nvariants: {arch: [amd64], os: [x]}'),
    'f.yaml:3:11: there is no variant "cpu" in build "a"; it has: arch, os',
  ],
  [
    'a variant in a build without any',
    one('arch: ${variant.arch}'),
    'f.yaml:3:11: there is no variant "arch": build "a" has no variants; give it as "variants: {arch: [VALUE]}", or write $${ for a literal ${',
  ],
  [
    'a variant that this combination lacks',
    one('oci-dir: ${variant.d}\nvariants: {a: [x, y], include: [{a: x, d: o}]}'),
    'f.yaml:3:14: variant "d" has no value for {a: "y"}; give it a value there by an item of include, or do not use it in build "a"',
  ],
  [
    'variants for variant',
    one('oci-dir: ${variants.a}\nvariants: {a: [x]}'),
    `f.yaml:3:14: "\${variants.a}" is no placeholder; ${placeholderAdvice}`,
  ],
  [
    'a placeholder without name',
    one('oci-dir: ${variant.}'),
    `f.yaml:3:14: "\${variant.}" is no placeholder; ${placeholderAdvice}`,
  ],
  [
    'a placeholder without end',
    one('oci-dir: ${variant.a'),
    `f.yaml:3:14: "\${variant." is no placeholder; ${placeholderAdvice}`,
  ],
  [
    'a text that one of its variants makes wrong',
    one('arch: ${variant.a}\nvariants: {a: [amd64, x64]}'),
    'f.yaml:3:11: arch: expected "amd64" or "arm64", got "x64"; did you mean "amd64"?',
  ],
  [
    'two builds that get one name',
    one('variants: {a: [x y, x-y]}'),
    'f.yaml:2:11: two builds are called "a-x-y": {a: "x y"} and {a: "x-y"}; use variants in "name" that make the difference',
  ],
  [
    'a name that gets too long',
    one(`variants: {a: [${'x'.repeat(99)}, y]}`),
    'f.yaml:2:11: name: expected at most 100 letters, digits, ".", "_" and "-", got "a-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..."; write a shorter name that uses the variants itself, as in "name: app-${variant.arch}"',
  ],
  [
    'a default with a variant that only one build has',
    'defaults:\n  oci-dir: ${variant.d}\nbuilds:\n  - name: a\n  - name: b\n    variants: {d: [o]}\n',
    'f.yaml:2:12: there is no variant "d": build "a" has no variants; give it as "variants: {d: [VALUE]}", or write $${ for a literal ${',
  ],
]

test.each(rows)('%s', (_, text, ...mistakes) => {
  expect(mistakesOf(text)).toEqual(mistakes)
})
