import type * as Zlib from 'node:zlib'

import { decodeArray, decodeDigest, decodeObject, decodeString, type Decoder } from '../formats/decode.ts'
import { digestOf, type Digest } from '../formats/digest.ts'
import { globOf } from '../formats/path-glob.ts'
import type { Change } from './build-plan.ts'

/** What a build sees in a bind: names, types, contents, modes and targets of links; no times, no owners. */
export interface BindTree {
  /** Of the text. */
  readonly digest: Digest
  /** A line for each thing, and one for each glob by which others were left out: a tree says nothing without them. */
  readonly text: Buffer
}

/** Path and target hold a byte in each character; the path of the bind itself is empty. */
export type BindEntry =
  | { readonly path: string; readonly type: 'file'; readonly mode: number; readonly sha256: string }
  | { readonly path: string; readonly type: 'dir'; readonly mode: number }
  | { readonly path: string; readonly type: 'link'; readonly target: string }

/** The text is the same for the same entries and globs in whatever order. */
export function bindTreeOf(entries: readonly BindEntry[], excluded: readonly string[]): BindTree {
  const globs = [...new Set(excluded)].sort().map((glob) => `without ${escape(Buffer.from(glob).toString('latin1'))}`)
  // A blank is less than what paths hold here, so lines are in the order of their paths.
  const lines = entries.map((entry) => `/${escape(entry.path)} ${describe(entry)}`).sort()
  const text = Buffer.from([...globs, ...lines, ''].join('\n'), 'latin1')
  return { digest: digestOf(text), text }
}

function describe(entry: BindEntry): string {
  switch (entry.type) {
    case 'file':
      return `file ${octal(entry.mode)} ${entry.sha256}`
    case 'dir':
      return `dir ${octal(entry.mode)}`
    case 'link':
      return `link ${escape(entry.target)}`
  }
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0')
}

function escape(bytes: string): string {
  return bytes.replace(/[\0-\x20%\x7f]/g, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

function readable(escaped: string): string {
  const bytes = escaped.replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** Few builds bind what is looked into. */
const zlib = (): typeof Zlib => process.getBuiltinModule('node:zlib')

const mostTextBytes = 64 * 1024 * 1024

/** Texts of trees, packed for JSON, by the digest of each. */
export type PackedTrees = ReadonlyMap<Digest, string>

export function packBindTree({ text }: BindTree): string {
  return zlib().deflateSync(text).toString('base64')
}

/** Undefined where it is not there, unfolds to more than a tree may have, or is not what its digest says. */
export function unpackBindTree(trees: PackedTrees, digest: Digest): BindTree | undefined {
  const packed = trees.get(digest)
  if (packed === undefined) return undefined
  try {
    const text = zlib().inflateSync(Buffer.from(packed, 'base64'), { maxOutputLength: mostTextBytes })
    return digestOf(text) === digest ? { digest, text } : undefined
  } catch {
    return undefined
  }
}

export const decodePackedTrees: Decoder<PackedTrees> = (value, where) =>
  new Map(decodeArray((item, at) => decodePackedTree(item, at), mostTrees)(value, where))

const mostTrees = 1000

const decodePackedTree: Decoder<readonly [Digest, string]> = (value, where) => {
  const member = decodeObject(value, where)
  return [member('digest', decodeDigest), member('packed', decodeString)]
}

export function encodePackedTrees(trees: PackedTrees): { readonly digest: Digest; readonly packed: string }[] {
  return [...trees].map(([digest, packed]) => ({ digest, packed }))
}

interface Lines {
  readonly globs: readonly string[]
  /** What each path is, by the escaped path; in the order of the text. */
  readonly entries: ReadonlyMap<string, string>
}

const lineForm = /^\/([^ ]*) (file [0-7]{4} [0-9a-f]{64}|dir [0-7]{4}|link [^ ]*)$/

/** Lines of another form are none: who writes records may write anything. */
function readLines({ text }: BindTree): Lines {
  const globs: string[] = []
  const entries = new Map<string, string>()
  for (const line of text.toString('latin1').split('\n').slice(0, -1)) {
    const [, path, what] = lineForm.exec(line) ?? []
    if (what !== undefined && path !== undefined) entries.set(path, what)
    else if (line.startsWith('without ')) globs.push(line.slice('without '.length))
  }
  return { globs, entries }
}

/** Not the name of a file that has it: other globs leave other files out. */
const globsOption = 'option binds-exclude'

/** More are counted by nobody. */
const mostChanges = 1000

/** What changed from one tree to the other, in order of the paths. A directory that is new or gone stands for all in it. */
export function compareBindTrees(before: BindTree, after: BindTree): Change[] {
  if (before.digest === after.digest) return []
  const [old, fresh] = [readLines(before), readLines(after)]
  const changes: Change[] = []
  const [then, now] = [old, fresh].map(({ globs }) => globs.map(readable).join(', ') || 'nothing')
  if (then !== now && then !== undefined && now !== undefined)
    changes.push({ path: globsOption, before: then, after: now })
  const paths = [...new Set([...old.entries.keys(), ...fresh.entries.keys()])].sort()
  const whole = new Set<string>()
  for (const path of paths) {
    if (changes.length >= mostChanges) break
    const [was, is] = [old.entries.get(path), fresh.entries.get(path)]
    if (was === is) continue
    const isAlone = was === undefined || is === undefined
    if (isAlone && (was ?? is)?.startsWith('dir ') === true) whole.add(path)
    if (path !== '' && whole.has(directoryOf(path))) continue
    changes.push({ path: readable(path) || '.', ...values(was, is) })
  }
  return changes
}

function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

function values(was: string | undefined, is: string | undefined): { readonly before: string; readonly after: string } {
  if (was === undefined || is === undefined)
    return { before: was === undefined ? 'absent' : 'present', after: is === undefined ? 'absent' : 'present' }
  const [[type, mode, content], [nowType, nowMode, nowContent]] = [was.split(' '), is.split(' ')]
  if (type !== nowType) return { before: type ?? '', after: nowType ?? '' }
  if (type === 'link') return { before: `link ${readable(mode ?? '')}`, after: `link ${readable(nowMode ?? '')}` }
  if (content === nowContent) return { before: `mode ${mode ?? ''}`, after: `mode ${nowMode ?? ''}` }
  return { before: `content ${(content ?? '').slice(0, 12)}`, after: `content ${(nowContent ?? '').slice(0, 12)}` }
}

/** So many globs are a help. */
const mostGlobs = 5
/** So many files in one directory are likely to become more. */
const fewInOne = 3

/** Globs for `binds-exclude` that would leave out what changed, the fewest first that a person would write. */
export function excludingGlobs(changes: readonly Change[]): string[] {
  const paths = changes.flatMap(({ path }) => (path === globsOption || path === '.' ? [] : [path]))
  const inOne = new Map<string, string[]>()
  for (const path of paths) {
    const directory = directoryOf(path)
    inOne.set(directory, [...(inOne.get(directory) ?? []), path])
  }
  const globs = [...inOne].flatMap(([directory, files]) =>
    files.length < fewInOne ? files.map(globOf) : [...new Set(files.map((file) => siblings(directory, file)))],
  )
  return globs.length <= mostGlobs
    ? globs
    : [...new Set(globs.map((glob) => glob.split('/')[0] ?? glob))].slice(0, mostGlobs)
}

function siblings(directory: string, file: string): string {
  const extension = /[^/](\.[^./]+)$/.exec(file)?.[1]
  if (extension === undefined) return globOf(file)
  return `${directory === '' ? '' : `${globOf(directory)}/`}*${globOf(extension)}`
}
