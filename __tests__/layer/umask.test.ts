import { expect, test } from 'vitest'

import { formatTree } from '../formats/mtree-text.ts'
import type { CacheEntry } from '../../src/layer/entry.ts'
import { umaskOfEntry } from '../../src/layer/umask.ts'
import { newestRelease } from '../../src/release/releases.ts'
import type { Import, Layer } from '../../src/stackerfile/layer.ts'

function entry(path: string, mode: string, change: Partial<Import> = {}): CacheEntry {
  const keywords = ['type=dir', 'uid=0', 'gid=0', `mode=${mode}`]
  const text = formatTree({ entries: [{ path: '.', keywords }] })
  const imports = [{ Path: path, ...change } as Import]
  return {
    Manifests: null,
    Imports: new Map([[path, { Type: 1n, Hash: Buffer.from(text, 'latin1').toString('base64') }]]),
    OverlayDirs: null,
    Name: 'app',
    Layer: { Imports: imports } as unknown as Layer,
    Base: '',
  }
}

test('an entry tells under what umask its local directories were staged', () => {
  expect(umaskOfEntry(entry('/p/src', '0755'), newestRelease)).toBe(0o022)
  expect(umaskOfEntry(entry('/p/src', '0700'), newestRelease)).toBe(0o077)
})

test('what is taken from a layer, or staged with dest, tells nothing of it', () => {
  expect(umaskOfEntry(entry('stacker://maker/dir', '0700'), newestRelease)).toBeUndefined()
  expect(umaskOfEntry(entry('/p/src', '0700', { Dest: '/x' }), newestRelease)).toBeUndefined()
  expect(umaskOfEntry({ ...entry('/p/src', '0700'), Imports: null }, newestRelease)).toBeUndefined()
})
