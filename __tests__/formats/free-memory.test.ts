import { expect, test } from 'vitest'

import { freeMemory } from '../../src/formats/free-memory.ts'

const canFree = 'transfer' in ArrayBuffer.prototype

test('memory that holds nothing else is given back, once', () => {
  const bytes = new Uint8Array(1000).fill(1)
  freeMemory(bytes)
  freeMemory(bytes)
  expect(bytes.length).toBe(canFree ? 0 : 1000)
})

test('memory that others use is left', () => {
  const all = new Uint8Array(1000).fill(1)
  freeMemory(all.subarray(0, 500))
  expect(all).toEqual(new Uint8Array(1000).fill(1))
})
