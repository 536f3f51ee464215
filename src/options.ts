import { realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { UserError } from './errors.ts'

export type LayerTypeWord = 'tar' | 'squashfs' | 'erofs'

/** What was asked for, complete and checked; the runner's inputs and the command line both become this. */
export interface Options {
  readonly sources: Sources
  readonly directories: Directories
  /** `KEY=VALUE` in the given order; a value may hold line breaks. */
  readonly substitute: readonly string[]
  /** Absolute path. */
  readonly substituteFile?: string
  /** Without repetition, in the given order. */
  readonly layerTypes: readonly LayerTypeWord[]
  /** Ask for dm-verity data in squashfs and erofs layers, stacker's default. */
  readonly verity: boolean
  /** `release` is a git tag as `v1.2.0`; it need not be in the table. */
  readonly stackerVersion: { readonly kind: 'auto' } | { readonly kind: 'release'; readonly release: string }
  readonly stackerUser: 'auto' | 'root' | 'runner'
  readonly epoch: EpochChoice
  /** As stacker will have it; `auto`: as the newest build had it. */
  readonly umask: 'auto' | number
  readonly store: StoreChoice
  readonly keyPrefix: string
  readonly bases: 'check' | 'recorded'
  /** Layer names, or globs of `*` and `?` over them. */
  readonly refresh: readonly string[]
  /** Days. */
  readonly maxAge?: number
  readonly restore: 'all' | 'none'
  readonly save: 'auto' | 'always' | 'never'
  /** Milliseconds that the cache may hold up a step, in all. */
  readonly patience: number
  /** Bytes. */
  readonly budget: number
  readonly summary: boolean
  /** What the verdicts are taken from: the store's records, or the build.cache that is on disk. */
  readonly from: 'store' | 'local'
}

/** Which stackerfiles: one `stacker build -f` each, or one `stacker recursive-build`. */
export type Sources =
  /** Absolute paths in the given order, each once. None: nothing to do. */
  | { readonly kind: 'files'; readonly files: readonly string[] }
  /** `directory` as written: stacker matches `pattern` against the path that it walked, which starts with it. */
  | { readonly kind: 'search'; readonly directory: string; readonly pattern: string }

export interface Directories {
  /** Where stacker is run, as stacker sees it: free of links. This and the following are absolute. */
  readonly working: string
  /** The same as people wrote it, where that leads through a link. */
  readonly written?: string
  readonly stacker: string
  readonly oci: string
  readonly roots: string
  /** `--work-dir` as written, empty when not given: STACKER_WORK_DIR is this very text (docs/stacker/staging.md#1.2). */
  readonly workDirOption: string
}

/** `auto`: what this process sees, unless stacker runs through sudo, which drops it. */
export type EpochChoice =
  { readonly kind: 'auto' } | { readonly kind: 'none' } | { readonly kind: 'seconds'; readonly seconds: bigint }

/** A registry is no choice yet: it is refused where the option is read. */
export type StoreChoice =
  | { readonly kind: 'github' }
  /** Absolute path. */
  | { readonly kind: 'directory'; readonly path: string }

/** Options as texts, by the inputs' names: a list has an item each, everything else has one. What is absent is not in the map. */
export type OptionTexts = ReadonlyMap<OptionName, readonly string[]>

export const listOptions = ['stackerfiles', 'substitute', 'layer-type', 'refresh'] as const
export const switchOptions = ['no-verity', 'summary'] as const
export const singleOptions = [
  'search-dir',
  'stacker-file-pattern',
  'substitute-file',
  'working-directory',
  'work-dir',
  'stacker-dir',
  'oci-dir',
  'roots-dir',
  'stacker-version',
  'stacker-user',
  'source-date-epoch',
  'umask',
  'store',
  'key-prefix',
  'bases',
  'max-age',
  'restore',
  'save',
  'patience',
  'budget',
  'from',
] as const

export type OptionName = (typeof listOptions)[number] | (typeof switchOptions)[number] | (typeof singleOptions)[number]

/** Lists the files that the lines of `stackerfiles` stand for. */
export type ExpandStackerfiles = (lines: readonly string[], directories: Directories) => Promise<readonly string[]>

/**
 * Turns texts into options. `cwd` is what `working-directory` is relative to, and `seen` the name of a directory by which a stacker that
 * is started there sees it, where that is not the physical one; `defaultStore` stands for a `store` that was not given.
 * @throws UserError that names every option that is wrong, what was expected and what was given.
 */
export async function readOptions(
  texts: OptionTexts,
  surroundings: {
    readonly cwd: string
    readonly seen?: string
    readonly defaultStore: string
    readonly expand: ExpandStackerfiles
  },
): Promise<Options> {
  const problems: string[] = []
  const attempt = <T>(read: () => T, instead: T): T => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      problems.push(error.message)
      return instead
    }
  }
  const one = (name: OptionName): string | undefined => texts.get(name)?.at(-1)
  const word = <W extends string>(name: OptionName, words: readonly [W, ...W[]]): W =>
    attempt(() => parseWord(name, one(name) ?? words[0], words), words[0])
  const flag = (name: OptionName, absent: boolean): boolean =>
    attempt(() => parseSwitch(name, one(name), absent), absent)

  const directories = attempt(() => readDirectories(one, surroundings.cwd, surroundings.seen), undefined)
  const substituteFile = one('substitute-file')
  const maxAge = attempt(() => parseMaxAge(one('max-age')), undefined)
  const base = directories?.working ?? surroundings.cwd
  const written = directories?.written ?? base
  const wanted = attempt(() => readSources(texts, one), undefined)
  const options = {
    substitute: attempt(() => (texts.get('substitute') ?? []).map(parseSubstitution), []),
    ...(substituteFile === undefined ? {} : { substituteFile: resolve(base, substituteFile) }),
    layerTypes: attempt(() => parseLayerTypes(texts.get('layer-type') ?? []), []),
    verity: !flag('no-verity', false),
    stackerVersion: attempt(() => parseStackerVersion(one('stacker-version') ?? 'auto'), { kind: 'auto' as const }),
    stackerUser: word('stacker-user', ['auto', 'root', 'runner']),
    epoch: attempt(() => parseEpoch(one('source-date-epoch') ?? 'auto'), { kind: 'auto' as const }),
    umask: attempt(() => parseUmask(one('umask') ?? 'auto'), 'auto' as const),
    store: attempt(() => parseStore(one('store') ?? surroundings.defaultStore, written), { kind: 'github' as const }),
    keyPrefix: attempt(() => parseKeyPrefix(one('key-prefix') ?? 'stack-cache'), ''),
    bases: word('bases', ['check', 'recorded']),
    refresh: texts.get('refresh') ?? [],
    ...(maxAge === undefined ? {} : { maxAge }),
    restore: word('restore', ['all', 'none']),
    save: word('save', ['auto', 'always', 'never']),
    patience: attempt(() => parsePatience(one('patience') ?? '60'), 0),
    budget: attempt(() => parseBytes('budget', one('budget') ?? '8 GB'), 0),
    summary: flag('summary', true),
    from: word('from', ['store', 'local']),
  }
  if (directories === undefined || wanted === undefined || problems.length > 0) {
    throw new UserError(problems.map((message) => ({ message })))
  }
  const sources: Sources =
    wanted.kind === 'search' ? wanted : { kind: 'files', files: await surroundings.expand(wanted.lines, directories) }
  return { ...options, sources, directories }
}

type WrittenSources =
  Extract<Sources, { kind: 'search' }> | { readonly kind: 'lines'; readonly lines: readonly string[] }

/** Defaults of `recursive-build -d` and `-p` (docs/stacker/stackerfile.md#9.1; cmd/stacker/recursive-build.go). */
function readSources(texts: OptionTexts, one: (name: OptionName) => string | undefined): WrittenSources {
  const lines = texts.get('stackerfiles')
  const directory = one('search-dir')
  const pattern = one('stacker-file-pattern')
  if (directory === undefined && pattern === undefined) return { kind: 'lines', lines: lines ?? ['stacker.yaml'] }
  if (lines !== undefined) {
    const other = directory === undefined ? 'stacker-file-pattern' : 'search-dir'
    throw new UserError(
      `stackerfiles and ${other} exclude each other: give stackerfiles for "stacker build -f", or ${other} for "stacker recursive-build"`,
    )
  }
  return { kind: 'search', directory: directory ?? '.', pattern: pattern ?? '\\/stacker.yaml$' }
}

/** The directories that the options name, without looking at the other options. */
export function givenDirectories(texts: OptionTexts, cwd: string, seen?: string): Directories {
  return readDirectories((name) => texts.get(name)?.at(-1), cwd, seen)
}

/**
 * stacker's main.go (docs/stacker/staging.md#1.1): without `--work-dir` each directory is relative to the current one; with it,
 * those that were not given lie below it, and those that were given do not. What is relative begins at Go's os.Getwd: PWD where
 * that names the directory, which a shell that was started in it sets to the physical one. A build.cache with other paths than
 * those is one that hits nothing.
 */
function readDirectories(
  one: (name: OptionName) => string | undefined,
  cwd: string,
  seen: string | undefined,
): Directories {
  const written = resolve(cwd, one('working-directory') ?? '.')
  if (!statSync(written, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError(
      `working-directory: "${written}" is not a directory; give the directory in which stacker is run`,
    )
  }
  const working = seen !== undefined && resolve(seen) === written ? written : realpathSync(written)
  const workDirOption = one('work-dir') ?? ''
  const place = (name: 'stacker-dir' | 'oci-dir' | 'roots-dir', usual: string): string =>
    resolve(working, one(name) ?? join(workDirOption, usual))
  const roots = place('roots-dir', 'roots')
  // Overlayfs separates its lower directories by colons, so stacker refuses such a name (docs/stacker/stackerfile.md#9.7;
  // validateRootsDirName).
  if (roots.includes(':')) {
    throw new UserError(`roots-dir: "${roots}" contains a colon, which stacker refuses; choose another directory`)
  }
  return {
    working,
    ...(written === working ? {} : { written }),
    stacker: place('stacker-dir', '.stacker'),
    oci: place('oci-dir', 'oci'),
    roots,
    workDirOption,
  }
}

function parseWord<W extends string>(name: OptionName, text: string, words: readonly [W, ...W[]]): W {
  const found = words.find((candidate) => candidate === text)
  if (found === undefined) throw expected(name, words.map((candidate) => `"${candidate}"`).join(' or '), text)
  return found
}

function expected(name: OptionName, wanted: string, got: string): UserError {
  return new UserError(`${name}: expected ${wanted}, got ${JSON.stringify(got)}`)
}

/** The words of YAML 1.2's core schema, as `core.getBooleanInput` takes them. */
function parseSwitch(name: OptionName, text: string | undefined, absent: boolean): boolean {
  if (text === undefined) return absent
  if (['true', 'True', 'TRUE'].includes(text)) return true
  if (['false', 'False', 'FALSE'].includes(text)) return false
  throw expected(name, '"true" or "false"', text)
}

/** Without `=` stacker ends with "invalid substition" (docs/stacker/stackerfile.md#2.1). */
function parseSubstitution(text: string, index: number): string {
  // It is not shown: it may be the second line of a secret.
  if (!text.includes('=')) throw new UserError(`substitute: expected KEY=VALUE, and item ${index + 1} has no "="`)
  return text
}

function parseLayerTypes(texts: readonly string[]): readonly LayerTypeWord[] {
  if (texts.length === 0) return ['tar']
  return [...new Set(texts.map((text) => parseWord<LayerTypeWord>('layer-type', text, ['tar', 'squashfs', 'erofs'])))]
}

function parseStackerVersion(text: string): Options['stackerVersion'] {
  if (text === 'auto') return { kind: 'auto' }
  const release = /^v?([0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.]+)?)$/.exec(text)?.[1]
  if (release === undefined) throw expected('stacker-version', '"auto" or a release as "v1.2.0"', text)
  return { kind: 'release', release: `v${release}` }
}

const int64 = 2n ** 63n

/** stacker reads SOURCE_DATE_EPOCH by Go's ParseInt(_, 10, 64), which takes a sign (docs/stacker/staging.md#1.4). */
function parseEpoch(text: string): EpochChoice {
  if (text === 'auto' || text === 'none') return { kind: text }
  if (/^[+-]?[0-9]{1,19}$/.test(text)) {
    const seconds = BigInt(text.replace(/^\+/, ''))
    if (seconds >= -int64 && seconds < int64) return { kind: 'seconds', seconds }
  }
  throw expected('source-date-epoch', '"auto", "none" or seconds since 1970', text)
}

/** Octal as umask(1) prints it. YAML takes the zeros of a bare 0022 away. */
function parseUmask(text: string): Options['umask'] {
  if (text === 'auto') return text
  if (/^0{0,3}[0-7]{1,3}$/.test(text)) return Number.parseInt(text, 8)
  throw expected('umask', '"auto" or octal digits as "022"', text)
}

function parseStore(text: string, base: string): StoreChoice {
  if (text === 'github') return { kind: 'github' }
  const path = /^dir:(.+)$/s.exec(text)?.[1]
  if (path !== undefined) return { kind: 'directory', path: resolve(base, path) }
  if (text.startsWith('oci:')) {
    throw new UserError(`store: "${text}": a registry as store is not supported yet; use "github" or "dir:PATH"`)
  }
  throw expected('store', '"github" or "dir:PATH"', text)
}

/**
 * Stands in cache keys, which may hold no comma and which some services fold to small letters (docs/stacker/platform.md#1.8), and
 * in file names.
 */
function parseKeyPrefix(text: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)) {
    throw expected('key-prefix', 'at most 64 letters, digits, ".", "_" and "-"', text)
  }
  return text.toLowerCase()
}

function parseMaxAge(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const days = /^[0-9]+(\.[0-9]+)?$/.test(text) ? Number(text) : 0
  if (!(days > 0)) throw expected('max-age', 'a number of days above 0', text)
  return days
}

function parsePatience(text: string): number {
  const seconds = /^[0-9]{1,6}(\.[0-9]+)?$/.test(text) ? Number(text) : 0
  if (!(seconds > 0)) throw expected('patience', 'a number of seconds above 0', text)
  return seconds * 1000
}

const units: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['b', 1],
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
  ['tb', 1e12],
  ['kib', 2 ** 10],
  ['mib', 2 ** 20],
  ['gib', 2 ** 30],
  ['tib', 2 ** 40],
])

/** `8 GB`, `512MiB`, `1.5 gb`, or bytes without a unit. */
export function parseBytes(name: OptionName, text: string): number {
  const [, digits, unit] = /^([0-9]+(?:\.[0-9]+)?)\s*([A-Za-z]*)$/.exec(text) ?? []
  const factor = unit === undefined ? undefined : units.get(unit.toLowerCase())
  const bytes = Math.floor(Number(digits) * (factor ?? NaN))
  if (!Number.isSafeInteger(bytes)) throw expected(name, 'a size as "8 GB" or "512 MiB"', text)
  return bytes
}
