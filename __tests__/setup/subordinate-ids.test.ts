import { expect, test } from 'vitest'

import { freeSubordinateIds, hasSubordinateIds } from '../../src/setup/subordinate-ids.ts'

test('a user has ids by its name or by its number, and only where there are enough', () => {
  const text = 'root:100000:65536\n1001:165536:65536\nsmall:231072:1000\n'
  expect(hasSubordinateIds(text, ['runner', '1001'])).toBe(true)
  expect(hasSubordinateIds(text, ['root', '0'])).toBe(true)
  expect(hasSubordinateIds(text, ['small', '1002'])).toBe(false)
  expect(hasSubordinateIds('', ['runner', '1001'])).toBe(false)
})

test('free ids are behind all that is given away, and never hold the own one', () => {
  expect(freeSubordinateIds('', 1001)).toBe('100000-165535')
  expect(freeSubordinateIds('a:100000:65536\nb:165536:65536\n', 1001)).toBe('231072-296607')
  expect(freeSubordinateIds('', 120_000)).toBe('120001-185536')
  expect(freeSubordinateIds('a:1000:10\nnonsense\nb:x:1\n', 1001)).toBe('100000-165535')
})
