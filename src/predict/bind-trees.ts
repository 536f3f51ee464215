import { lstatSync, readdirSync, readlinkSync, realpathSync, type Dirent } from 'node:fs'
import path from 'node:path'

import { TroubleError } from '../errors.ts'
import { pathGlobs } from '../formats/path-glob.ts'
import { bindTreeOf, type BindEntry } from '../layer/bind-tree.ts'
import type { BindFact } from '../layer/facts.ts'
import { hashHere, openHashThreads, type HashedFile } from './hash-threads.ts'

/** What is in the sources of binds. Each is looked at once in a run. */
export interface BindTrees {
  /** `source` is absolute. */
  treeOf(source: string): Promise<BindFact>
}

/** A repository is never compared: each commit changes it. At any depth, as submodules have it, and a file of a worktree. */
const alwaysExcluded = '**/.git'

/**
 * `exclude` are globs relative to the source; `own` are stacker's directories, absolute, and those of the cache: every run changes
 * them, or what stands beside them by our name.
 */
export function openBindTrees({
  exclude,
  own,
  progress,
}: {
  readonly exclude: readonly string[]
  readonly own: readonly string[]
  readonly progress?: ((text: string) => void) | undefined
}): BindTrees {
  const isExcluded = pathGlobs([alwaysExcluded, ...exclude])
  const places = new Set(own.flatMap((place) => [path.resolve(place), realPlace(place)]))
  const looking = { places: [...places], isExcluded, exclude, progress }
  const known = new Map<string, Promise<BindFact>>()
  return {
    treeOf(source) {
      const place = path.resolve(source)
      let fact = known.get(place)
      if (fact === undefined) {
        fact = readTree(place, looking)
        known.set(place, fact)
      }
      return fact
    },
  }
}

interface Looking {
  readonly places: readonly string[]
  readonly isExcluded: (name: string) => boolean
  readonly exclude: readonly string[]
  readonly progress: ((text: string) => void) | undefined
}

/** stacker would go on for long as well. */
const mostEntries = 500_000

/** Milliseconds: starting threads takes as long as hashing thousands of small files, so they are started for what takes longer. */
const mostAlone = 500
/** Files that are hashed at once. */
const share = 256

async function readTree(source: string, looking: Looking): Promise<BindFact> {
  try {
    const root = realpathSync(source)
    if (looking.places.some((place) => root === place || root.startsWith(`${place}/`)))
      return { kind: 'unknown', why: "it lies in stacker's own directories, which every build changes" }
    const status = lstatSync(root)
    if (!status.isDirectory() && !status.isFile())
      return { kind: 'unknown', why: 'it is neither a directory nor a file' }
    const walk = status.isFile() ? { files: [''], others: [] } : walkBelow(root, status.dev, looking)
    const prefix = Buffer.from(root).toString('latin1')
    const hashes = await hashAll(
      walk.files.map((name) => (name === '' ? prefix : `${prefix}/${name}`)),
      looking.progress,
    )
    const files = walk.files.map((name, index) => fileEntry(name, hashes[index] ?? '!'))
    return { kind: 'tree', tree: bindTreeOf([...walk.others, ...files], looking.exclude) }
  } catch (error) {
    if (error instanceof TroubleError) return { kind: 'unknown', why: error.message }
    const { code, syscall } = error as NodeJS.ErrnoException
    if (code === undefined || syscall === undefined) throw error
    return { kind: 'unknown', why: code === 'ENOENT' ? 'it is not there' : `it cannot be read (${code})` }
  }
}

interface Walk {
  readonly files: readonly string[]
  readonly others: readonly BindEntry[]
}

/** Names are relative to the root and hold a byte in each character. */
function walkBelow(root: string, device: number, { places, isExcluded }: Looking): Walk {
  const own = places.map((place) => path.relative(root, place))
  const isOwn = (name: string): boolean =>
    own.includes(name) || (name.includes('.stack-cache') && own.some((one) => name.startsWith(`${one}.stack-cache`)))
  const files: string[] = []
  const others: BindEntry[] = []
  const prefix = Buffer.from(`${root === '/' ? '' : root}/`).toString('latin1')
  const real = (name: string): Buffer => Buffer.from(name === '' ? prefix : prefix + name, 'latin1')
  const waiting = ['']
  for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
    const status = lstatSync(real(directory))
    if (status.dev !== device) throw new TroubleError(`${shown(directory)} in it is another file system`)
    others.push({ path: directory, type: 'dir', mode: status.mode & 0o7777 })
    const listed = readdirSync(real(directory), { withFileTypes: true, encoding: 'latin1' })
    for (const entry of listed) {
      const name = directory === '' ? entry.name : `${directory}/${entry.name}`
      const text = shown(name)
      if (isExcluded(text) || isOwn(text)) continue
      const type = typeOf(entry, () => lstatSync(real(name)))
      if (type === 'dir') waiting.push(name)
      else if (type === 'file') files.push(name)
      else if (type === 'link')
        others.push({ path: name, type, target: readlinkSync(real(name), { encoding: 'latin1' }) })
      else throw new TroubleError(`${text} in it is a pipe, a socket or a device`)
    }
    if (files.length + others.length > mostEntries)
      throw new TroubleError(`it holds more than ${String(mostEntries)} files`)
  }
  return { files, others }
}

type Kinds = Pick<Dirent, 'isDirectory' | 'isFile' | 'isSymbolicLink'>

function typeOf(entry: Kinds, look: () => Kinds): BindEntry['type'] | undefined {
  for (const kinds of [entry, look]) {
    const seen = typeof kinds === 'function' ? kinds() : kinds
    if (seen.isDirectory()) return 'dir'
    if (seen.isFile()) return 'file'
    if (seen.isSymbolicLink()) return 'link'
  }
  return undefined
}

function shown(name: string): string {
  return /[^\0-\x7f]/.test(name) ? Buffer.from(name, 'latin1').toString('utf8') : name
}

function fileEntry(name: string, hashed: HashedFile): BindEntry {
  if (hashed.startsWith('!'))
    throw new TroubleError(`${name === '' ? 'it' : shown(name)} cannot be read (${hashed.slice(1)})`)
  const blank = hashed.indexOf(' ')
  return { path: name, type: 'file', mode: Number.parseInt(hashed, 8), sha256: hashed.slice(blank + 1) }
}

async function hashAll(files: readonly string[], progress: Looking['progress']): Promise<readonly HashedFile[]> {
  let done = 0
  const count = (answer: readonly HashedFile[]): readonly HashedFile[] => {
    done += answer.length
    progress?.(`hashed ${String(done)} of ${String(files.length)} files that binds hold`)
    return answer
  }
  const hashed: HashedFile[] = []
  const begun = performance.now()
  let from = 0
  for (; from < files.length && performance.now() - begun < mostAlone; from += share)
    hashed.push(...count(hashHere(files.slice(from, from + share))))
  if (from >= files.length) return hashed
  const threads = openHashThreads()
  try {
    const rest: Promise<readonly HashedFile[]>[] = []
    for (; from < files.length; from += share) rest.push(threads.hash(files.slice(from, from + share)).then(count))
    return [...hashed, ...(await Promise.all(rest)).flat()]
  } finally {
    await threads.close()
  }
}

/** Free of links as far as it exists. */
function realPlace(place: string): string {
  try {
    return realpathSync(place)
  } catch {
    const parent = path.dirname(place)
    return parent === place ? place : path.join(realPlace(parent), path.basename(place))
  }
}
