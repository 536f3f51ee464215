import { expect, test } from 'vitest'

import { measureJson, parseJson } from '../../src/formats/decode.ts'
import { excessOfRecord } from '../../src/layer/record.ts'

test.each([
  ['1', 1],
  ['[]', 1],
  ['{ }', 1],
  ['[1]', 2],
  ['[[],[],[]]', 4],
  ['{"a,[{":"b,]","c":[1,2]}', 5],
  [' [ "\\"," , {} ] ', 3],
])('%s has %d values', (text, values) => {
  expect(measureJson(Buffer.from(text), Infinity).values).toBe(values)
  expect(() => parseJson(Buffer.from(text), 'x', 100, values)).not.toThrow()
  expect(() => parseJson(Buffer.from(text), 'x', 100, values - 1)).toThrow('values')
})

test('a record that nobody would read is named as such', () => {
  expect(excessOfRecord(Buffer.from(JSON.stringify({ a: Array(99_000).fill(1) })))).toBeUndefined()
  expect(excessOfRecord(Buffer.from(JSON.stringify({ a: Array(100_000).fill(1) })))).toContain('100000 values')
  expect(excessOfRecord(Buffer.alloc(2 * 1024 * 1024 + 1))).toContain('2097153 bytes')
})
