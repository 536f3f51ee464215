import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { FormatError } from '../src/errors.ts'
import { readAttributes, type AttributesRead } from '../src/formats/extended-attributes.ts'
import { compareTrees } from '../src/formats/mtree-compare.ts'
import { parseTree } from '../src/formats/mtree-parse.ts'
import { formatTree } from '../__tests__/formats/mtree-text.ts'
import { treeDigest, type Tree } from '../src/formats/mtree-tree.ts'
import { walkTree } from '../src/formats/mtree-walk.ts'
import { decoded, isRefusal, type Comparison } from './comparison.ts'
import { changesOf } from './spec.ts'
import { treePair, type ManifestEntry } from './tree-manifest.ts'

interface Pair {
  readonly old: readonly ManifestEntry[]
  readonly new: readonly ManifestEntry[]
}

const batch = 100

/**
 * Real directories, made and walked by the Go side and then walked by ours: the texts, and the stored text of the first against a
 * walk of the second.
 */
export const tree: Comparison<Pair> = {
  group: 'mtree',
  kind: 'tree',
  unit: 'pairs of trees',
  cases: 1500,
  share: 0.02,
  batch,
  generate: (random) => treePair(random, { isRoot: process.getuid?.() === 0 }),
  question: (one) => ({ dir: directoryFor(one), old: one.old, new: one.new }),
  judge(one, theirs) {
    const directory = directories.get(one)
    if (directory === undefined) throw new Error('not asked')
    try {
      // Some file systems and users cannot have such trees.
      if (isRefusal(theirs)) return { outcome: 'not made' }
      const answer = theirs as { old: unknown; new: unknown; diff: unknown }
      const stored = decoded(answer.old).toString('latin1')
      const [before, after] = [walked(path.join(directory, 'old')), walked(path.join(directory, 'new'))]
      const changes = changesBetween(stored, after)
      const ours = { old: formatTree(before), new: formatTree(after), ...changes }
      const expected = { old: bodyOf(stored), new: bodyOf(decoded(answer.new).toString('latin1')), diff: answer.diff }
      const sameDiff =
        isRefusal(ours.diff) && isRefusal(expected.diff)
          ? true
          : JSON.stringify(ours.diff) === JSON.stringify(expected.diff)
      const unchanged = Array.isArray(expected.diff) && expected.diff.length === 0
      if (ours.old !== expected.old || ours.new !== expected.new || !sameDiff) {
        return { outcome: 'different', difference: { ours, theirs: expected } }
      }
      // Records are named by the digest. It may tell apart too much only below a directory with a newline in its name, of which
      // the parsed text shows more than the walk.
      const tooMuch = unchanged && !ours.sameDigest && !one.old.some(({ path }) => decoded(path).includes('\n'))
      if (!isRefusal(expected.diff) && (tooMuch || (ours.sameDigest && !unchanged))) {
        return { outcome: 'digest differs', difference: { ours, theirs: expected } }
      }
      return { outcome: isRefusal(expected.diff) ? 'refused' : unchanged ? 'unchanged' : 'changed' }
    } finally {
      rmSync(directory, { recursive: true, force: true })
      directories.delete(one)
    }
  },
  *smaller(one) {
    const paths = one.old.length + one.new.length
    for (let index = 0; index < paths; index += 1) {
      const side = index < one.old.length ? one.old : one.new
      const gone = side[index < one.old.length ? index : index - one.old.length]
      if (gone === undefined || gone.path === '.') continue
      yield { old: without(one.old, gone), new: without(one.new, gone) }
    }
    for (const side of ['old', 'new'] as const) {
      for (const [index, entry] of one[side].entries()) {
        for (const plain of plainer(entry)) yield { ...one, [side]: one[side].toSpliced(index, 1, plain) }
      }
    }
  },
  vector: (one, theirs) => ({
    cases: {
      name: 'found',
      old_tree: one.old,
      new_tree: one.new,
      expected: [{ versions: ['0.5.4'], ...(theirs as object) }],
    },
  }),
}

function changesBetween(stored: string, fresh: Tree): { diff: unknown; sameDigest: boolean } {
  try {
    const before = parseTree(stored, '0.5.4')
    return {
      diff: changesOf(compareTrees(before, fresh, '0.5.4')),
      sameDigest: treeDigest(before) === treeDigest(fresh),
    }
  } catch (error) {
    if (error instanceof FormatError) return { diff: { error: error.message }, sameDigest: false }
    throw error
  }
}

/** The header names the host and the date; the body begins at the first empty line. */
function bodyOf(text: string): string {
  return text.slice(text.indexOf('\n\n') + 1)
}

const directories = new WeakMap<Pair, string>()
let scratch: string | undefined
let asked = 0

/** A directory of its own for each question, together with those of its batch. */
function directoryFor(one: Pair): string {
  if (scratch === undefined) {
    const made = mkdtempSync(path.join(os.tmpdir(), 'conformance-trees-'))
    process.on('exit', () => {
      rmSync(made, { recursive: true, force: true })
    })
    scratch = made
  }
  const directory = path.join(scratch, String(Math.floor(asked / batch)), String(asked))
  asked += 1
  directories.set(one, directory)
  return directory
}

let looked: { readonly at: string; readonly asked: number; readonly read: AttributesRead } | undefined

/** One process that reads attributes serves a batch; one for each tree would take most of the time. */
function walked(root: string): Tree {
  const group = path.dirname(path.dirname(root))
  const number = Number(path.basename(path.dirname(root)))
  // What was asked after the look is not in it: so it is while a difference is shrunk, question by question.
  if (looked?.at !== group || number >= looked.asked) looked = { at: group, asked, read: readAttributes(group) }
  const { read } = looked
  const result = walkTree(root, { readAttributes: () => below(read, path.relative(group, root)) })
  if (result.kind !== 'tree') throw new Error(`our walk: ${JSON.stringify(result)}`)
  return result.tree
}

function below(read: AttributesRead, prefix: string): AttributesRead {
  if (read.kind === 'unseen') return read
  const attributes = new Map(
    [...read.attributes].flatMap(([name, found]) => {
      if (name === prefix) return [['.', found] as const]
      return name.startsWith(`${prefix}/`) ? [[name.slice(prefix.length + 1), found] as const] : []
    }),
  )
  return { kind: 'read', attributes }
}

function without(entries: readonly ManifestEntry[], gone: ManifestEntry): ManifestEntry[] {
  const path = decoded(gone.path)
  const inside = Buffer.concat([path, Buffer.from('/')])
  return entries.filter((entry) => {
    const own = decoded(entry.path)
    return !own.equals(path) && !own.subarray(0, inside.length).equals(inside)
  })
}

function* plainer(entry: ManifestEntry): Iterable<ManifestEntry> {
  if (entry.xattrs !== undefined) {
    for (const [index] of entry.xattrs.entries()) yield { ...entry, xattrs: entry.xattrs.toSpliced(index, 1) }
  }
  if (entry.uid !== 0 || entry.gid !== 0) yield { ...entry, uid: 0, gid: 0 }
  if (entry.mode !== '0755') yield { ...entry, mode: '0755' }
  if (entry.type === 'file' && entry.content !== '') yield { ...entry, content: '' }
}
