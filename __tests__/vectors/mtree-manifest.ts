import { createHash } from 'node:crypto'
import type { FileType, TreeSource } from '../../src/formats/mtree-walk.ts'
import { listOf } from './harness.ts'

type Entry = Readonly<Record<string, unknown>>

/** The recorded manifest of a tree as a file system to walk. */
export function manifestSource(manifest: unknown): TreeSource {
  const entries = new Map<string, Entry>()
  for (const item of listOf(manifest, 'manifest')) {
    const entry = item as Entry
    entries.set(bytesOf(entry, 'path').toString('latin1'), entry)
  }
  const find = (path: string): Entry => {
    const entry = entries.get(path)
    if (entry === undefined) throw new Error(`no ${path}`)
    return entry['type'] === 'hardlink' ? find(bytesOf(entry, 'to').toString('latin1')) : entry
  }
  return {
    status(path) {
      const entry = find(path)
      const type = (entry['type'] === 'symlink' ? 'link' : entry['type']) as FileType
      const mode = type === 'link' ? 0o777 : parseInt(entry['mode'] as string, 8)
      return { type, mode, uid: entry['uid'] as number, gid: entry['gid'] as number }
    },
    list: (path) =>
      [...entries.keys()].flatMap((name) => {
        const slash = name.lastIndexOf('/')
        return name !== '.' && (slash < 0 ? '.' : name.slice(0, slash)) === path ? [name.slice(slash + 1)] : []
      }),
    target: (path) => bytesOf(find(path), 'target').toString('latin1'),
    sha256: (path) =>
      createHash('sha256')
        .update(contentOf(find(path)))
        .digest('hex'),
    attributes: (path) =>
      ((find(path)['xattrs'] ?? []) as Entry[]).map((attribute) => ({
        name: bytesOf(attribute, 'name').toString('latin1'),
        value: bytesOf(attribute, 'value'),
      })),
  }
}

/** Content is given as text, base64, or a generator: see the page of the vectors. */
export function contentOf(entry: Entry): Buffer {
  if (entry['lcg'] === undefined) return bytesOf(entry, 'content')
  const bytes = Buffer.alloc(entry['size'] as number)
  let state = entry['lcg'] as number
  for (let at = 0; at < bytes.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

function bytesOf(entry: Entry, key: string): Buffer {
  const encoded = entry[`${key}_b64`]
  return encoded === undefined ? Buffer.from((entry[key] ?? '') as string) : Buffer.from(encoded as string, 'base64')
}
