import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { FormatError } from '../errors.ts'
import { parseJson } from '../formats/decode.ts'
import type { OptionName, OptionTexts } from '../options/option-texts.ts'
import type { Json } from '../use-cases.ts'

/** What restore leaves for save, in one file: the options as they were given, and what the use case noted. */
export interface Handover {
  /** Option texts by name. */
  readonly texts: ReadonlyMap<string, readonly string[]>
  /** The stackerfiles that the globs stood for then: a build may write more that match. Absent for `search-dir`. */
  readonly files?: readonly string[]
  /** `undefined` when nothing was restored by that step. */
  readonly note: Json | undefined
  /** At a terminal, where it lies about for ever: the checkout that it is of, and the build that a save has used it for. */
  readonly checkout?: string
  readonly usedFor?: string
}

const format = 1
/** Notes grow with the layers, by some kilobytes each. */
const mostBytes = 512 * 1024 * 1024
/** And by some dozens of values. */
const mostValues = 10_000_000

/**
 * The file by which steps of one job, or commands of one person, find each other: the stacker-dir is what they share, and the name of the
 * build where a builds file describes it.
 */
export function handoverFile(directory: string, stackerDirectory: string, build = ''): string {
  const shared = build === '' ? stackerDirectory : `${stackerDirectory}\0${build}`
  const hash = createHash('sha256').update(shared).digest('hex').slice(0, 16)
  return join(directory, `stack-cache-handover-${hash}.json`)
}

/** Written by rename, readable only for its owner. Answers the sha256 of its bytes. */
export function writeHandover(file: string, handover: Handover): string {
  const bytes = JSON.stringify({
    format,
    texts: [...handover.texts],
    ...(handover.files === undefined ? {} : { files: handover.files }),
    ...(handover.note === undefined ? {} : { note: handover.note }),
    ...(handover.checkout === undefined ? {} : { checkout: handover.checkout }),
    ...(handover.usedFor === undefined ? {} : { usedFor: handover.usedFor }),
  })
  mkdirSync(join(file, '..'), { recursive: true })
  for (let again = mostTries; ; again--) {
    try {
      writeByRename(file, bytes)
      return sha256(bytes)
    } catch (error) {
      // Another process writes the same one.
      const code = (error as NodeJS.ErrnoException).code
      if (again <= 1 || (code !== 'EEXIST' && code !== 'ENOENT')) throw error
    }
  }
}

const mostTries = 8

/** The draft has one name, so that what a killed step left goes with the next one. */
function writeByRename(file: string, bytes: string): void {
  const unfinished = `${file}.draft`
  rmSync(unfinished, { force: true })
  try {
    writeFileSync(unfinished, bytes, { mode: 0o600, flag: 'wx' })
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/**
 * Undefined when there is no such file.
 * @throws FormatError when it is not ours, or (with `digest`) not the one that was written.
 */
export function readHandover(file: string, digest?: string): Handover | undefined {
  const stat = lstatSync(file, { throwIfNoEntry: false })
  if (stat === undefined) return undefined
  if (!stat.isFile() || stat.size > mostBytes) throw new FormatError(file, 'expected a regular file of at most 512 MiB')
  const bytes = readFileSync(file)
  if (digest !== undefined && sha256(bytes) !== digest)
    throw new FormatError(file, 'expected what the first step wrote')
  return decodeHandover(parseJson(bytes, file, mostBytes, mostValues), file)
}

const sourceOptions = ['stackerfiles', 'search-dir', 'stacker-file-pattern'] as const

/**
 * The texts of a later save: what was given there, else what was given to the restore. Options that say which stackerfiles exclude
 * each other, so they are taken over together or not at all; `files` are then the stackerfiles of the restore.
 */
export function takeOver(
  handover: Handover | undefined,
  given: OptionTexts,
): { readonly texts: OptionTexts; readonly files: readonly string[] | undefined } {
  if (handover === undefined) return { texts: given, files: undefined }
  // A name that this version does not know is never asked for.
  const texts = new Map([...(handover.texts as ReadonlyMap<OptionName, readonly string[]>), ...given])
  if (!sourceOptions.some((name) => given.has(name))) return { texts, files: handover.files }
  for (const name of sourceOptions) if (!given.has(name)) texts.delete(name)
  return { texts, files: undefined }
}

function decodeHandover(value: unknown, where: string): Handover {
  const wrong = (wanted: string): FormatError => new FormatError(where, `expected ${wanted}`)
  if (typeof value !== 'object' || value === null) throw wrong('an object')
  const members = new Map<string, unknown>(Object.entries(value))
  if (members.get('format') !== format) throw wrong(`format ${format}`)
  const texts = members.get('texts')
  if (!Array.isArray(texts)) throw wrong('texts')
  const files = members.get('files')
  if (files !== undefined && !isTexts(files)) throw wrong('files to be a list of texts')
  const [checkout, usedFor] = [members.get('checkout'), members.get('usedFor')]
  const pairs = texts.map((pair: unknown): [string, readonly string[]] => {
    if (!Array.isArray(pair)) throw wrong('texts to be pairs')
    const [name, items] = pair as unknown[]
    if (typeof name !== 'string' || !isTexts(items)) throw wrong('texts to be lists of texts by name')
    return [name, items]
  })
  return {
    texts: new Map(pairs),
    ...(files === undefined ? {} : { files }),
    // Anything that JSON.parse answers is Json.
    note: members.get('note') as Json | undefined,
    ...(typeof checkout === 'string' ? { checkout } : {}),
    ...(typeof usedFor === 'string' ? { usedFor } : {}),
  }
}

/** No option, path or name holds a NUL, which Node refuses as a fault of the caller. */
function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && !item.includes('\0'))
}

function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}
