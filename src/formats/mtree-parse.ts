import { posix } from 'node:path'
import { FormatError } from '../errors.ts'
import { splitKeyword, type GoMtreeVersion, type Tree, type TreeEntry } from './mtree-tree.ts'
import { unvis } from './mtree-vis.ts'

/** bufio.Scanner gives up on a line of this many bytes, its newline not counted (docs/stacker/mtree.md#3.1). */
const longestLine = 65_536

interface Directory {
  readonly path: string
  readonly parent: Directory | undefined
}

/**
 * ParseSpec, and the path of every entry as Compare computes it (parse.go, entry.go).
 * @param text bytes, or a string that holds bytes (latin1).
 * @throws FormatError for a line of 64 KiB, for a name that Unvis refuses, and for a line that is only a backslash before an empty
 * one: stacker's Lookup fails on all three (docs/stacker/mtree.md#1.6).
 */
export function parseTree(text: Uint8Array | string, version: GoMtreeVersion): Tree {
  const lines = linesOf(typeof text === 'string' ? text : Buffer.from(text).toString('latin1'))
  const entries: TreeEntry[] = []
  let current: Directory | undefined
  let set: readonly string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    let line = lines[at] ?? ''
    if (/^[ \t]*#/.test(line) || line === '') continue
    const special = line.startsWith('/')
    let fields = fieldsOf(line)
    if (!special) {
      const [first] = fields
      if (first === undefined) continue
      if (first === '..') {
        current = current?.parent
        continue
      }
    }
    while (line.endsWith('\\')) {
      at += 1
      line = line.slice(0, -1) + (lines[at] ?? '')
      fields = fieldsOf(line)
    }
    const [name, ...own] = fields
    if (name === undefined) throw new FormatError('mtree', 'a name after a joined line, where go-mtree panics')
    if (special) {
      if (name === '/set') set = own
      else if (name === '/unset') set = []
      continue
    }
    const placed = place(name, own, current, version)
    current = placed.current
    entries.push({ path: placed.path, keywords: merge(set, own) })
  }
  return { entries }
}

/**
 * Up to 0.5.3 the name is cleaned before it is asked for a `/`, and an entry with one may become the current directory
 * (docs/stacker/mtree.md#3.3).
 */
function place(
  name: string,
  own: readonly string[],
  current: Directory | undefined,
  version: GoMtreeVersion,
): { readonly path: string; readonly current: Directory | undefined } {
  const types = own.filter((text) => text.startsWith('type=')).map(splitKeyword)
  const old = version === '0.4.4' || version === '0.5.0' || version === '0.5.2' || version === '0.5.3'
  const directory = old ? types.some(([, value]) => value === 'dir') : types.at(-1)?.[1] === 'dir'
  if (plainName.test(name)) {
    const path = current === undefined ? name : below(current.path, name)
    return { path, current: directory ? { path, parent: current } : current }
  }
  const cleaned = posix.normalize(name).replace(/(?<=[^])\/$/, '')
  const full = (old ? cleaned : name).includes('/')
  const decoded = cleanPath(unvis(cleaned, version === '0.7.0' ? '0.7.0' : '0.6.0'))
  const path = full || current === undefined ? decoded : cleanPath(posix.join(current.path, decoded))
  const becomes = directory && (old || !full)
  return { path, current: becomes ? { path, parent: full && !old ? undefined : current } : current }
}

/** Most names: neither cleaning nor Unvis changes them. */
const plainName = /^[\w-][\w.-]*$/

/** `directory` is clean. */
function below(directory: string, name: string): string {
  if (directory === '' || directory === '.') return name
  return directory.endsWith('/') ? directory + name : `${directory}/${name}`
}

/** CleanPath (entry.go): a relative path that never leaves the root. An absolute one stays absolute. */
function cleanPath(path: string): string {
  if (path === '') return ''
  if (path.startsWith('/')) return posix.normalize(path).replace(/(?<=[^])\/$/, '')
  return posix.normalize(`/${path}`).slice(1).replace(/\/$/, '') || '.'
}

/** An entry's own keywords override those of `/set` (keywords.go, MergeKeyValSet). */
function merge(set: readonly string[], own: readonly string[]): readonly string[] {
  if (set.length === 0) return own
  const ofSet = set.map(keywordOf)
  const ofOwn = own.map(keywordOf)
  return [
    ...set.map((text, index) => own[ofOwn.lastIndexOf(ofSet[index] ?? '')] ?? text),
    ...own.filter((_, index) => !ofSet.includes(ofOwn[index] ?? '')),
  ]
}

function keywordOf(text: string): string {
  return text.slice(0, Math.max(0, text.indexOf('=')))
}

/** bufio.ScanLines: LF ends a line, one CR before it goes with it, what follows the last LF is a line unless empty. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line) => {
    if (line.length >= longestLine) throw new FormatError('mtree', 'bufio.Scanner: token too long')
    return line.endsWith('\r') ? line.slice(0, -1) : line
  })
}

/** strings.Fields over the bytes of UTF-8 (docs/stacker/mtree.md#3.2): unicode.IsSpace, which has U+0085 and not U+FEFF. */
function fieldsOf(line: string): readonly string[] {
  if (!/[^ -~]/.test(line)) return line.split(' ').filter((field) => field !== '')
  return line
    .split(/(?:[\t-\r ]|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80)+/)
    .filter((field) => field !== '')
}
