import { expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import type { StoredRecord } from '../../src/store/inventory.ts'
import { recordLines, recordTable } from '../../src/upkeep/stored-lines.ts'

const blob = (name: string, size: number): { readonly digest: ReturnType<typeof digestOf>; readonly size: number } => ({
  digest: digestOf(name),
  size,
})

function record(layer: string | undefined, ...blobs: readonly ReturnType<typeof blob>[]): StoredRecord {
  const bytes = blobs.reduce((sum, { size }) => sum + size, 0)
  return {
    key: 'k',
    id: digestOf(String(layer)),
    layer,
    written: Date.UTC(2026, 0, 2, 3, 4),
    used: undefined,
    blobs,
    bytes,
  }
}

test('records are listed with what is theirs alone, what they share, and the sum of all in which each blob counts once', () => {
  const shared = blob('base', 5_000)
  const lines = recordTable([record('app', shared, blob('app', 700)), record('web\u001b[2J', shared)]).split('\n')
  expect(lines.map((line) => line.replace(/^[0-9a-f]{12}/, 'ID'))).toEqual([
    'record        written (UTC)           own     shared  layer',
    'ID  2026-01-02 03:04      700 B     5.0 kB  app',
    'ID  2026-01-02 03:04        0 B     5.0 kB  web\\x1b[2J',
    '2 records of 2 layers: 5.7 kB in 2 blobs',
  ])
})

test('records are listed by the names of layers, and of one layer the newest first', () => {
  const [old, web] = [record('app'), record('web')]
  const lines = recordTable([web, old, { ...old, written: old.written + 60_000 }]).split('\n')
  expect(lines.slice(1, 4).map((line) => line.slice(14, 30) + line.slice(54))).toEqual([
    '2026-01-02 03:05app',
    '2026-01-02 03:04app',
    '2026-01-02 03:04web',
  ])
})

test('a record of another version is said to be unreadable', () => {
  expect(recordLines(record(undefined), Buffer.from('{}'))).toMatch(
    /^\(unreadable\) {2}sha256:[^]*cannot be read by this version$/,
  )
})
