import { expect, test } from 'vitest'

import { page } from './page.ts'

const decisions = page('decisions.md').split(/^## /m).slice(1)

test('decisions are numbered in order, and no number is left out', () => {
  const numbers = decisions.map((text) => Number(/^(\d+)\. /.exec(text)?.[1]))
  expect(numbers).toEqual(decisions.map((_, index) => index + 1))
})

test('every decision says from which day on it stands', () => {
  const undated = decisions.filter((text) => !/^[^\n]+\n\n\d{4}-\d{2}-\d{2}\.(?: Considered: [^]+?\.)?\n/.test(text))
  expect(undated.map((text) => text.split('\n', 1)[0])).toEqual([])
})
