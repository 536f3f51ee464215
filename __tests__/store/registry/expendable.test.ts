import { expect, test } from 'vitest'

import { digestOf, type Digest } from '../../../src/formats/digest.ts'
import { expendableRecords, type Weighed } from '../../../src/store/registry/expendable.ts'

const hour = 60 * 60 * 1000
const now = 1_700_000_000_000
const base = digestOf('base')

interface Row extends Weighed {
  readonly name: string
}

/** Of ten bytes, a thousand for each blob. */
function row(name: string, hours: number, ...blobs: readonly Digest[]): Row {
  return {
    name,
    written: now - hours * hour,
    bytes: 10,
    blobs: blobs.map((digest) => ({ digest, size: 1000 })),
  }
}

const old = row('old', 1000, base, digestOf('old'))
const middle = row('middle', 100, base, digestOf('middle'))
const young = row('young', 1, base, digestOf('young'))
const all = [young, old, middle]

test.each([
  ['nothing goes without a rule', {}, [], 4030],
  ['what is older than allowed goes', { unusedFor: 500 * hour }, ['old'], 3020],
  ['the oldest go until the rest is light enough', { bytes: 3100 }, ['old'], 3020],
  ['what is younger than a day stays, whatever the rule', { unusedFor: 0, bytes: 0 }, ['old', 'middle'], 2010],
  ['what is spared may be said', { bytes: 0, spare: 0 }, ['old', 'middle', 'young'], 0],
] as const)('%s', (_what, rule, names, kept) => {
  const found = expendableRecords(all, rule, now)
  expect(found.records.map(({ name }) => name)).toEqual(names)
  expect(found.kept).toBe(kept)
  expect(found.bytes + found.kept).toBe(4030)
})

test('a blob that a record names which stays is not among those that go', () => {
  const { blobs } = expendableRecords(all, { bytes: 0 }, now)
  expect(blobs).toEqual([digestOf('old'), digestOf('middle')])
  expect(expendableRecords(all, { bytes: 0, spare: 0 }, now).blobs).toContain(base)
})

test('a record of a time to come is the first to go, and not the last', () => {
  const future = row('future', -1000, digestOf('future'))
  const { records } = expendableRecords([...all, future], { bytes: 4100 }, now)
  expect(records.map(({ name }) => name)).toEqual(['future'])
})
