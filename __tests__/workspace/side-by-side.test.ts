import { setImmediate } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { sideBySide } from '../../src/workspace/side-by-side.ts'

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

test('some are worked on at once, never more than a few, and the answers stand in the order of the items', async () => {
  let [now, most] = [0, 0]
  const answers = await sideBySide(numbers(50), async (item) => {
    most = Math.max(most, ++now)
    // The later the sooner.
    for (let turn = item; turn < 50; turn++) await setImmediate()
    now--
    return item * 2
  })
  expect(answers).toEqual(numbers(50).map((item) => item * 2))
  expect(most).toBe(8)
  expect(await sideBySide([], () => Promise.reject(new Error('nobody')))).toEqual([])
})

test('after an error nothing is begun, and it is thrown when what was begun has ended', async () => {
  const [begun, ended]: [number[], number[]] = [[], []]
  const work = sideBySide(numbers(50), async (item) => {
    begun.push(item)
    if (item === 3) throw new Error('of three')
    for (let turn = 0; turn < 10; turn++) await setImmediate()
    ended.push(item)
    if (item === 5) throw new Error('of five, later')
  })
  await expect(work).rejects.toThrow('of three')
  expect(begun).toEqual(numbers(8))
  expect(ended).toEqual([0, 1, 2, 4, 5, 6, 7])
})
