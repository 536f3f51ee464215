import { expect, test } from 'vitest'

import { diffLines, type Hunk } from '../../src/report/line-diff.ts'

const text = (...lines: string[]): string => lines.map((line) => `${line}\n`).join('')

const cases: readonly {
  readonly name: string
  readonly before: string
  readonly after: string
  readonly hunks: readonly Hunk[]
}[] = [
  { name: 'equal texts have no hunk', before: text('a', 'b'), after: text('a', 'b'), hunks: [] },
  {
    name: 'a replaced line is one hunk',
    before: text('a', 'make', 'c'),
    after: text('a', 'make all', 'c'),
    hunks: [{ line: 2, removed: ['make'], added: ['make all'] }],
  },
  {
    name: 'an inserted line removes none',
    before: text('a', 'c'),
    after: text('a', 'b', 'c'),
    hunks: [{ line: 2, removed: [], added: ['b'] }],
  },
  {
    name: 'a deleted line adds none',
    before: text('a', 'b', 'c'),
    after: text('a', 'c'),
    hunks: [{ line: 2, removed: ['b'], added: [] }],
  },
  {
    name: 'changes that are apart are hunks of their own, by the lines of the new text',
    before: text('a', 'b', 'c', 'd', 'e'),
    after: text('x', 'a', 'c', 'd', 'f', 'e'),
    hunks: [
      { line: 1, removed: [], added: ['x'] },
      { line: 3, removed: ['b'], added: [] },
      { line: 5, removed: [], added: ['f'] },
    ],
  },
  {
    name: 'a text out of nothing is added',
    before: '',
    after: text('a'),
    hunks: [{ line: 1, removed: [], added: ['a'] }],
  },
]

test.each(cases)('$name', ({ before, after, hunks }) => {
  expect(diffLines(before, after)).toEqual(hunks)
})

test('hunks turn the old text into the new one, whatever they are', () => {
  const random = (
    (seed: number) => () =>
      (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  )(17)
  const some = (): string[] =>
    Array.from({ length: Math.floor(random() * 12) }, () => 'abc'.charAt(Math.floor(random() * 3)))
  for (let round = 0; round < 500; round++) {
    const [before, after] = [some(), some()]
    const patched = [...before]
    for (const { line, removed, added } of diffLines(text(...before), text(...after)) ?? []) {
      expect(patched.splice(line - 1, removed.length, ...added)).toEqual(removed)
    }
    expect(patched).toEqual(after)
  }
})

test('texts above 64 kB or 2,000 lines are not compared', () => {
  expect(diffLines('a', 'x'.repeat(64 * 1024 + 1))).toBeUndefined()
  expect(diffLines('\n'.repeat(2_001), 'a')).toBeUndefined()
  expect(diffLines('\n'.repeat(2_000), 'a')).toHaveLength(1)
})
