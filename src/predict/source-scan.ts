import { lstatSync, readdirSync, type Stats } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'

import { isTrouble } from '../errors.ts'
import type { ReadWatch } from '../formats/file-hash.ts'
import type { FileStatus, FileType, TreeSource } from '../formats/mtree-walk.ts'
import { startThread, type WorkerThread } from '../formats/worker-thread.ts'
import type { Release } from '../release/release.ts'
import type { Import } from '../stackerfile/layer.ts'
import type { OwnDirectories } from './own-directories.ts'
import {
  scanHere,
  scannerScript,
  takes,
  type ScannedDirectory,
  type ScannedShare,
  type Scanned,
  type ScanShare,
} from './scanner.ts'
import { stagedMode } from './staging-environment.ts'

/** Sources that threads look at while stackerfiles are still read. Whatever it does not know is looked at by who needs it. */
export interface SourceScan {
  /** Imports that will be asked for. */
  begin(imports: readonly Import[], release: Release): void
  /** When all that was begun is known. */
  finish(): Promise<void>
  /** A file, its hash by the permission bits that are asked for, or a directory. `place` is absolute. */
  find(place: string): ScannedSource | undefined
  close(): Promise<void>
}

export type ScannedSource =
  | { readonly type: 'file'; readonly mode: number; readonly hash: (bits: number) => `sha256:${string}` | undefined }
  | { readonly type: 'dir'; readonly mode: number; readonly source: TreeSource }

export interface SourceScanOptions {
  readonly workingDirectory: string
  readonly ownDirectories: OwnDirectories
  readonly watch?: ReadWatch | undefined
}

/** What is taken at a time. */
const placesOfShare = 64
const mostThreads = 4
/** Starting a thread takes as long as looking at so many small files. */
const costOfThread = 1024
/** Bytes that take as long as opening a file. */
const bytesOfFile = 24 * 1024
/** Files that a directory is taken to hold, of which nothing is known. */
const filesOfDirectory = 64

interface Wanted {
  readonly place: string
  readonly bits: number
}

interface Share extends ScanShare {
  readonly wanted: readonly Wanted[]
}

export function openSourceScan({ workingDirectory, ownDirectories, watch }: SourceScanOptions): SourceScan {
  const known = new Map<string, { readonly bits: number; scanned: Scanned }>()
  let waiting: Wanted[] = []
  const shares: Share[] = []
  /** What threads were given, and when they have answered. */
  const offers = new Map<Share, Promise<void>>()
  const takenHere = new Set<Share>()
  let threads: readonly WorkerThread<ScanShare, ScannedShare>[] | undefined
  let cost = 0
  let isClosed = false

  const keep = (share: Share, { found, bytes }: ScannedShare): void => {
    if (found === undefined) return
    watch?.(bytes)
    for (const [index, { place, bits }] of share.wanted.entries())
      known.set(place, { bits, scanned: found[index] ?? null })
  }
  const offer = async (share: Share, thread: WorkerThread<ScanShare, ScannedShare>): Promise<void> => {
    const { places, bits, taken } = share
    const answer = await thread.ask({ places, bits, taken })
    // Nobody waits any more for what a thread that was ended owes.
    if (answer === undefined && (isClosed || takenHere.has(share))) return
    keep(share, answer ?? scanHere(share))
  }
  const seal = (): void => {
    if (waiting.length === 0) return
    const share = shareOf(waiting)
    waiting = []
    const thread = threads?.[shares.length % threads.length]
    shares.push(share)
    if (thread !== undefined) offers.set(share, offer(share, thread))
  }
  const start = (): void => {
    const count = Math.min(mostThreads, availableParallelism()) - 1
    if (count < 1) return
    const script = scannerScript()
    threads = Array.from({ length: count }, () => startThread<ScanShare, ScannedShare>(script))
    for (const [index, share] of shares.entries()) {
      const thread = threads[index % count]
      if (thread !== undefined) offers.set(share, offer(share, thread))
    }
  }
  return {
    begin(imports, release) {
      for (const source of imports) {
        const wanted = wantedOf(source, workingDirectory, release)
        if (wanted === undefined || known.has(wanted.place) || ownDirectories.touches(wanted.place)) continue
        known.set(wanted.place, { bits: wanted.bits, scanned: null })
        waiting.push(wanted)
        if (threads === undefined) cost += costOf(wanted.place)
        if (waiting.length >= placesOfShare) seal()
      }
      if (threads === undefined && cost > costOfThread) start()
    },
    async finish() {
      // For a few files no thread is started, and nothing is known.
      if (threads === undefined) return
      seal()
      // From the end, since threads begin with the first.
      for (const share of shares.toReversed()) {
        if (!takes(share)) continue
        takenHere.add(share)
        keep(share, scanHere(share))
      }
      // A thread that has just been started has taken nothing, and would be waited for.
      await Promise.all([...offers].flatMap(([share, answered]) => (takenHere.has(share) ? [] : [answered])))
    },
    find(place) {
      const found = known.get(place)
      return found === undefined ? undefined : sourceOf(found.scanned, found.bits)
    },
    async close() {
      isClosed = true
      await Promise.all(threads?.map((thread) => thread.close()) ?? [])
    },
  }
}

/** A download, what another layer makes, and what stacker treats in a way of its own, is looked at by who knows it. */
function wantedOf(
  { Path: written, Hash: hash, Mode: mode }: Import,
  workingDirectory: string,
  release: Release,
): Wanted | undefined {
  if (hash !== '' || written.endsWith('/') || written.includes('://')) return undefined
  const bits = mode === undefined || mode === null ? -1 : stagedMode(0, mode, release)
  return bits > 0o777 ? undefined : { place: path.resolve(workingDirectory, written), bits }
}

/** In files that have to be opened. */
function costOf(place: string): number {
  try {
    const status: Stats | undefined = lstatSync(place, { throwIfNoEntry: false })
    if (status?.isDirectory() !== true) return 1 + (status?.size ?? 0) / bytesOfFile
    const entries = readdirSync(place, { withFileTypes: true })
    return entries.reduce((sum, entry) => sum + (entry.isDirectory() ? filesOfDirectory : 1), 1)
  } catch (error) {
    if (!isTrouble(error)) throw error
    return 1
  }
}

function shareOf(wanted: readonly Wanted[]): Share {
  return {
    wanted,
    places: wanted.map(({ place }) => byteName(place)),
    bits: wanted.map(({ bits }) => bits),
    taken: new Int32Array(new SharedArrayBuffer(4)),
  }
}

/** A byte in each character. */
function byteName(place: string): string {
  return /[^\0-\x7f]/.test(place) ? Buffer.from(place).toString('latin1') : place
}

function sourceOf(scanned: Scanned, wanted: number): ScannedSource | undefined {
  if (scanned === null) return undefined
  if (typeof scanned !== 'string') return { type: 'dir', mode: 0, source: sourceOfDirectory(scanned) }
  const mode = Number.parseInt(scanned, 8)
  const digits = scanned.slice(scanned.indexOf(' ') + 1)
  const hashed = wanted === -1 ? mode : wanted
  return { type: 'file', mode, hash: (bits) => (digits !== '' && bits === hashed ? `sha256:${digits}` : undefined) }
}

const types: Readonly<Record<string, FileType>> = { d: 'dir', f: 'file', l: 'link', p: 'fifo', s: 'socket' }

/** Owners, and modes of what is no file, are not known. */
function sourceOfDirectory(scanned: ScannedDirectory): TreeSource {
  const entries = new Map<string, { readonly status: FileStatus; readonly content: string }>([
    ['.', { status: { type: 'dir', mode: 0, uid: 0, gid: 0 }, content: '' }],
  ])
  const lists = new Map<string, string[]>([['.', []]])
  for (let at = 0; at < scanned.length; at += 3) {
    const [name = '', kind = '', content = ''] = scanned.slice(at, at + 3)
    const type = types[kind.charAt(0)] ?? 'file'
    const mode = type === 'file' ? Number.parseInt(kind.slice(1), 8) : 0
    entries.set(name, { status: { type, mode, uid: 0, gid: 0 }, content })
    const cut = name.lastIndexOf('/')
    lists.get(cut === -1 ? '.' : name.slice(0, cut))?.push(name.slice(cut + 1))
    if (type === 'dir') lists.set(name, [])
  }
  const entryOf = (name: string): { readonly status: FileStatus; readonly content: string } => {
    const entry = entries.get(name)
    if (entry === undefined) throw new TypeError(`the scan did not come upon ${name}`)
    return entry
  }
  return {
    status: (name) => entryOf(name).status,
    list: (name) => lists.get(name) ?? [],
    target: (name) => entryOf(name).content,
    sha256: (name) => entryOf(name).content,
    attributes: () => [],
  }
}
