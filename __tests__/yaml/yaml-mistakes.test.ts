import { expect, test } from 'vitest'

import { formatProblem } from '../../src/errors.ts'
import { parse } from '../stackerfile/project.ts'

// Each was put to yaml.v2, which refuses it.
test.each([
  ['an open bracket', 'a:\n  run: [x, y\n', 3, 1, 'close the bracket with ]'],
  ['an open brace', 'a:\n  from: {type: tar\n', 3, 1, 'close the bracket with }'],
  ['a bracket that is open over lines', 'a:\n  from: [\n  run: x\n', 4, 1, 'close the bracket with ]'],
  ['an open quote', "a:\n  run: 'x\n", 3, 1, 'close the quote'],
  ['a tab', 'a:\n\tfrom: x\n', 2, 1, 'indent with blanks, not with tabs'],
  ['keys that do not stand below each other', 'a:\n  from:\n    type: tar\n   url: x\n', 4, 1, 'alike'],
  ['a text that leaves its block', 'a:\n  run: |\n    x\n   y\n', 4, 1, 'alike'],
  ['a value with a colon', 'a:\n  run: echo: x: y\n', 2, 8, 'quote a value'],
  ['a key without a colon', 'a:\n  run: x\n  from\n', 3, 3, 'write a colon behind the key'],
  ['an item among keys', 'a:\n  run: x\n  - y\n', 3, 1, 'do not mix items'],
  ['a list beside its key', 'a:\n  run: - x\n', 2, 8, 'on a line of its own'],
  ['a missing comma', 'a:\n  cmd: ["x" "y"]\n', 2, 13, 'separate the items by commas'],
  ['a reserved character', 'a:\n  run: @x\n', 2, 8, 'quote the value'],
  ['a text on the line of its sign', 'a:\n  run: |x\n    y\n', 2, 9, 'begin the text on the next line'],
  ['an anchor that is nowhere', 'a:\n  run: *x\n', 2, 8, 'correct the YAML at this place'],
])('%s is a mistake with a place and a cure', (_, text, line, column, cure) => {
  const parsed = parse(text)
  expect(parsed.kind).toBe('refused')
  const [problem] = parsed.kind === 'refused' ? parsed.problems : []
  expect(problem?.place).toMatchObject({ line, column })
  expect(problem && formatProblem(problem)).toContain(cure)
})

// Go reads these, or was seen to read their like.
test.each([
  ['a line of a flow list that is not indented', 'a:\n  from: {type: scratch}\n  cmd: [x,\nz]\n', 'read'],
  [
    'layers that begin further left than the first',
    ' a: {from: {type: scratch}}\nb: {from: {type: scratch}}\n',
    'unsure',
  ],
  ['an anchor in place of a key', 'l:\n  &_from: {type: scratch}\n  imports: [{path: a}]\n', 'unsure'],
  ['something behind a list', '[]]\n', 'unsure'],
])('%s is not called a mistake', (_, text, kind) => {
  expect(parse(text).kind).toBe(kind)
})
