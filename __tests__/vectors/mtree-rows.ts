import type { TreeChange } from '../../src/formats/mtree-compare.ts'
import type { GoMtreeVersion } from '../../src/formats/mtree-tree.ts'
import { fieldsOf, listOf, type Expect } from './harness.ts'

/** Holds the comparison against the row of every version of go-mtree. */
export function compareRows(
  rows: unknown,
  expect: Expect,
  compare: (version: GoMtreeVersion) => readonly TreeChange[],
): void {
  for (const item of listOf(rows, 'expected')) {
    const row = fieldsOf(item, 'row', ['versions'], ['diff', 'changed', 'error'])
    for (const version of listOf(row['versions'], 'versions') as GoMtreeVersion[]) {
      let found: readonly TreeChange[] | undefined
      try {
        found = compare(version)
      } catch {
        found = undefined
      }
      if (row['error'] !== undefined) expect(`${version} fails`, found, undefined)
      else expect(version, found?.map(recordedForm), listOf(row['diff'], 'diff').map(withPath))
    }
  }
}

function recordedForm({ path, type, keys }: TreeChange): unknown {
  return { path, type, ...(keys.length === 0 ? {} : { keys: keys.map((key) => ({ ...key })) }) }
}

function withPath(item: unknown): unknown {
  const { path_b64: encoded, path, ...rest } = item as Record<string, unknown>
  const bytes = encoded === undefined ? Buffer.from(path as string) : Buffer.from(encoded as string, 'base64')
  return { ...rest, path: bytes.toString('latin1') }
}
