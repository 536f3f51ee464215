import { resolve } from 'node:path'

import { UserError } from '../errors.ts'
import { parseRepositoryName } from '../registry/repository-name.ts'
import type { OptionName } from './option-texts.ts'
import { epochSeconds, type EpochChoice } from '../release/epoch.ts'
import { layerTypes, type LayerType } from '../release/layer-type.ts'
import type { Options, StoreChoice, StoreList } from './options.ts'
import { storeName } from './store-name.ts'

export function parseWord<W extends string>(name: OptionName, text: string, words: readonly [W, ...W[]]): W {
  const found = words.find((candidate) => candidate === text)
  if (found === undefined) throw expected(name, words.map((candidate) => `"${candidate}"`).join(' or '), text)
  return found
}

function expected(name: OptionName, wanted: string, got: string): UserError {
  return new UserError(`${name}: expected ${wanted}, got ${JSON.stringify(got)}`)
}

/** The words of YAML 1.2's core schema, as `core.getBooleanInput` takes them. */
export function parseSwitch(name: OptionName, text: string | undefined, absent: boolean): boolean {
  if (text === undefined) return absent
  if (['true', 'True', 'TRUE'].includes(text)) return true
  if (['false', 'False', 'FALSE'].includes(text)) return false
  throw expected(name, '"true" or "false"', text)
}

/** Without `=` stacker ends with "invalid substition" (docs/stacker/stackerfile.md#2.1). */
export function parseSubstitution(text: string, index: number): string {
  // It is not shown: it may be the second line of a secret.
  if (!text.includes('=')) throw new UserError(`substitute: expected KEY=VALUE, and item ${index + 1} has no "="`)
  return text
}

export function parseLayerTypes(texts: readonly string[]): readonly LayerType[] {
  if (texts.length === 0) return ['tar']
  return [...new Set(texts.map((text) => parseWord('layer-type', text, layerTypes)))]
}

export function parseStackerVersion(text: string): Options['stackerVersion'] {
  if (text === 'auto') return { kind: 'auto' }
  const release = /^v?([0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.]+)?)$/.exec(text)?.[1]
  if (release === undefined) throw expected('stacker-version', '"auto" or a release as "v1.2.0"', text)
  return { kind: 'release', release: `v${release}` }
}

export function parseEpoch(text: string): EpochChoice {
  if (text === 'auto' || text === 'none') return { kind: text }
  const seconds = epochSeconds(text)
  if (seconds !== undefined) return { kind: 'seconds', seconds }
  throw expected('source-date-epoch', '"auto", "none" or seconds since 1970', text)
}

/** Octal as umask(1) prints it. YAML takes the zeros of a bare 0022 away. */
export function parseUmask(text: string): Options['umask'] {
  if (text === 'auto') return text
  if (/^0{0,3}[0-7]{1,3}$/.test(text)) return Number.parseInt(text, 8)
  throw expected('umask', '"auto" or octal digits as "022"', text)
}

/** As a shell takes it: what has a slash is a path. */
export function parseProgram(text: string, base: string): string {
  return text.includes('/') ? resolve(base, text) : text
}

export function parseStore(text: string, base: string): StoreChoice {
  if (text === 'github') return { kind: 'github' }
  const path = /^dir:(.+)$/s.exec(text)?.[1]
  if (path !== undefined) return { kind: 'directory', path: resolve(base, path) }
  if (text.startsWith('oci:')) {
    const parsed = parseRepositoryName(text.slice('oci:'.length))
    if (parsed.kind === 'repository') return { kind: 'registry', ...parsed.name }
    // A password may stand before an "@".
    const shown = text.includes('@') ? '' : `, got ${JSON.stringify(text)}`
    throw new UserError(`store: expected "oci:REGISTRY/REPOSITORY"${shown}: ${parsed.why}`)
  }
  throw expected('store', '"github", "dir:PATH" or "oci:REGISTRY/REPOSITORY"', text)
}

/** Stores that are read one after the other. */
export function parseStores(texts: readonly string[], base: string): StoreList {
  const [first, ...later] = texts.map((text) => parseStore(text, base))
  if (first === undefined) throw new UserError('store: expected at least one')
  const names = [first, ...later].map(storeName)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new UserError(`store: ${JSON.stringify(twice)} is given twice; leave one out`)
  return [first, ...later]
}

/**
 * Stands in cache keys, which may hold no comma and which some services fold to small letters (docs/stacker/platform.md#1.8), and
 * in file names.
 */
export function parseKeyPrefix(text: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)) {
    throw expected('key-prefix', 'at most 64 letters, digits, ".", "_" and "-"', text)
  }
  return text.toLowerCase()
}

/** Relative to the source of a bind, so a path that leaves it would leave out nothing, and stars alone all. */
export function parseExclude(globs: readonly string[], binds: string | undefined): readonly string[] {
  if (globs.length > 0 && binds !== 'content')
    throw new UserError('binds-exclude says what "binds: content" leaves out; give that, too')
  const wrong = globs.find((glob) => glob.startsWith('!') || glob.split('/').includes('..') || !/[^/.*]/.test(glob))
  if (wrong !== undefined) throw expected('binds-exclude', 'a glob inside the source of a bind, as "build/**"', wrong)
  return globs
}

export function parseMaxAge(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const days = /^[0-9]+(\.[0-9]+)?$/.test(text) ? Number(text) : 0
  if (!(days > 0)) throw expected('max-age', 'a number of days above 0', text)
  return days
}

/** A whole number from 1 to `most`; undefined where it is not given. */
export function parseCount(name: OptionName, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined
  const count = /^[0-9]{1,4}$/.test(text) ? Number(text) : 0
  if (count < 1 || count > most) throw expected(name, `a whole number from 1 to ${String(most)}`, text)
  return count
}

export function parsePatience(text: string): number {
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
