import { brotliCompressSync } from 'node:zlib'

import { describe, expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import {
  layerOfRecordKey,
  otherRecordQuestion,
  questionOfRecordKey,
  recordKey,
  recordQuestion,
} from '../../src/store/keys.ts'
import {
  decodeIndex,
  emptyIndex,
  encodeIndex,
  mergedIndex,
  mostPackedIndex,
  openIndex,
  type IndexedRecord,
  type RecordIndex,
  type Seen,
} from '../../src/store/record-index.ts'
import { nameOf, recordOf } from './contract.ts'

const hour = 3600
const now = 1_800_000_000

function indexed(layer: string, facts: string, seen = now, bytes = recordOf(`${layer} ${facts}`)): IndexedRecord {
  return { key: recordKey('p', nameOf(layer, facts), bytes), seen, bytes }
}

function indexOf(records: readonly IndexedRecord[], blobs: RecordIndex['blobs'] = new Map()): RecordIndex {
  return { ...emptyIndex, records, blobs }
}

/** Bytes that no packing makes smaller. */
function noise(seed: number, length: number): Buffer {
  const parts: string[] = []
  for (let at = 0; parts.length * 64 < length; at++) parts.push(digestOf(`${seed} ${at}`).slice(7))
  return Buffer.from(parts.join(''))
}

test('an index comes back as it was written', () => {
  const index = {
    ...indexOf([indexed('app', 'f'), indexed('base', 'f', now - 5)], new Map([[digestOf('x'), now]])),
    histories: new Map([['refs/heads/main', Buffer.from('{}')]]),
  }
  expect(decodeIndex(encodeIndex(index))).toEqual(index)
})

test('the questions that a key answers are those that are asked', () => {
  const name = nameOf('app', 'f')
  const key = recordKey('a-b-3', name, recordOf('x'))
  expect(questionOfRecordKey(key)).toBe(recordQuestion('a-b-3', name))
  expect(layerOfRecordKey(key)).toBe(otherRecordQuestion('a-b-3', name))
})

test.each([
  ['that nobody packed', Buffer.from('{}')],
  ['without a line', brotliCompressSync('{}')],
  ['of another format', brotliCompressSync('{"format":1,"whole":true,"records":[],"blobs":[],"histories":[]}\n')],
  [
    'that lacks bytes of a record',
    brotliCompressSync('{"format":2,"whole":true,"records":[["k",1,9]],"blobs":[],"histories":[]}\nshort'),
  ],
  [
    'of a negative length',
    brotliCompressSync('{"format":2,"whole":true,"records":[["k",1,-1]],"blobs":[],"histories":[]}\n'),
  ],
  [
    'with a blob of no digest',
    brotliCompressSync('{"format":2,"whole":true,"records":[],"blobs":[["../x",1]],"histories":[]}\n'),
  ],
  ['that unpacks to more than one may', brotliCompressSync(Buffer.alloc(65 * 1024 * 1024))],
])('an index %s is refused', (_, bytes) => {
  expect(() => decodeIndex(bytes)).toThrow('index')
})

describe('what is believed', () => {
  test('is no record whose bytes are not what its key says', () => {
    const good = indexed('app', 'f')
    const index = openIndex(indexOf([{ ...good, bytes: recordOf('of somebody else') }]))
    expect(index.exact(questionOfRecordKey(good.key), now)).toBeUndefined()
    expect(index.newest(layerOfRecordKey(good.key), now)).toBeUndefined()
  })

  test.each([
    ['two days', now - 48 * hour, true],
    ['more', now - 48 * hour - 1, false],
    ['a clock that is ahead by minutes', now + 599, true],
    ['a clock that is ahead by days', now + 24 * hour, false],
  ])('ends with its time: %s', (_, seen, isBelieved) => {
    const record = indexed('app', 'f', seen)
    const index = openIndex(indexOf([record], new Map([[digestOf('x'), seen]])))
    expect(index.exact(questionOfRecordKey(record.key), now) !== undefined).toBe(isBelieved)
    expect(index.hasSeen(digestOf('x'), now)).toBe(isBelieved)
  })
})

describe('what a job adds', () => {
  const nothing = { records: [], blobs: new Map(), gone: new Map(), histories: new Map<string, Buffer>() }

  test('is nothing where an index of the last day says it', () => {
    const record = indexed('app', 'f', now - 23 * hour)
    const blobs = new Map([[digestOf('x'), now - 23 * hour]])
    const seen = { ...nothing, records: [{ ...record, seen: now }], blobs: new Map([[digestOf('x'), now]]) }
    expect(mergedIndex(indexOf([record], blobs), seen, now)).toBeUndefined()
    expect(mergedIndex(indexOf([record], blobs), seen, now + 2 * hour)?.records[0]?.seen).toBe(now)
  })

  test('takes the place of an older record of the same facts, and of no newer one', () => {
    const old = indexed('app', 'f', now - 10, recordOf('old'))
    const renewed = indexed('app', 'f', now - 5, recordOf('new'))
    expect(mergedIndex(indexOf([old]), { ...nothing, records: [renewed] }, now)?.records).toEqual([renewed])
    expect(mergedIndex(indexOf([renewed]), { ...nothing, records: [old] }, now)).toBeUndefined()
  })

  test('takes away what is gone, unless somebody has seen it since', () => {
    const blob = digestOf('x')
    const gone = { ...nothing, gone: new Map([[blob, now - 10]]) }
    expect(mergedIndex(indexOf([], new Map([[blob, now - 20]])), gone, now)?.blobs.size).toBe(0)
    expect(mergedIndex(indexOf([], new Map([[blob, now - 5]])), gone, now)).toBeUndefined()
    expect(mergedIndex(emptyIndex, gone, now)).toBeUndefined()
  })

  test('is what it tells of a branch, beside what others told of theirs', () => {
    const [mine, theirs, newer] = ['mine', 'theirs', 'newer'].map((text) => Buffer.from(text))
    const before = {
      ...emptyIndex,
      histories: new Map([
        ['a', mine],
        ['b', theirs],
      ]),
    } as RecordIndex
    const tell = (bytes: Buffer | undefined) => ({ ...nothing, histories: new Map([['a', bytes]]) }) as Seen
    expect([...(mergedIndex(before, tell(newer), now)?.histories ?? [])]).toEqual([
      ['b', theirs],
      ['a', newer],
    ])
    expect(mergedIndex(before, tell(mine), now)).toBeUndefined()
  })

  test('leaves out what nobody has seen for a week', () => {
    const old = indexed('old', 'f', now - 8 * 24 * hour)
    const merged = mergedIndex(indexOf([old]), { ...nothing, records: [indexed('app', 'f')] }, now)
    expect(merged?.records.map(({ key }) => key)).toEqual([indexed('app', 'f').key])
  })
})

test('an index has room for 2 MiB: the oldest records of a layer fall out first, and it says so', () => {
  const records = Array.from({ length: 12 }, (_, at) => {
    const layer = at < 2 ? `only-${String(at)}` : 'many'
    return indexed(layer, `f${String(at)}`, now - (at < 2 ? 1000 : at), noise(at, 700_000))
  })
  const bytes = encodeIndex(indexOf(records))
  expect(bytes.length).toBeLessThanOrEqual(mostPackedIndex)
  const kept = decodeIndex(bytes)
  expect(kept.whole).toBe(false)
  const names = kept.records.map(({ key }) => records.findIndex((record) => record.key === key))
  expect(names.length).toBeGreaterThan(3)
  expect([...names].sort((a, b) => a - b)).toEqual(names.map((_, at) => at))
})
