import * as crypto from 'node:crypto'
import * as fs from 'node:fs'

export interface ScanShare {
  /** They hold a byte in each character. */
  readonly places: readonly string[]
  /** Permission bits by which a file is hashed; -1 for its own. */
  readonly bits: readonly number[]
  /** Shared memory: 0 until somebody takes the share, and then 1. */
  readonly taken: Int32Array
}

export interface ScannedShare {
  /** Undefined where somebody else took the share. */
  readonly found: readonly Scanned[] | undefined
  /** That were hashed. */
  readonly bytes: number
}

/** Null where it is neither a regular file nor a directory, or could not be read. */
export type Scanned = ScannedFile | ScannedDirectory | null

/**
 * `MODE HEX`: permission bits in octal, and stacker's hash by the bits that were asked for (docs/stacker/mtree.md#6.1); no hash where a bit
 * above them is set.
 */
export type ScannedFile = string

/**
 * Three texts for each entry but the directory itself, parents first: its path; its kind and, of a file, its permission bits in octal; and
 * the SHA-256 of a file, or where a link leads. They hold a byte in each character.
 */
export type ScannedDirectory = readonly string[]

/** Is the share left to whom this asks? */
export function takes({ taken }: Pick<ScanShare, 'taken'>): boolean {
  return Atomics.compareExchange(taken, 0, 0, 1) === 0
}

/** A script for a thread that scans the shares which it is the first to take. */
export function scannerScript(): string {
  return `const { parentPort } = require('node:worker_threads')
    const takes = ${takes.toString()}
    const scan = (${scanner.toString()})(require('node:fs'), require('node:crypto'))
    parentPort.on('message', (share) => parentPort.postMessage(takes(share) ? scan(share) : { bytes: 0 }))`
}

let here: ((share: ScanShare) => ScannedShare) | undefined

/** The same in this thread. */
export function scanHere(share: ScanShare): ScannedShare {
  here ??= scanner(fs, crypto)
  return here(share)
}

/** Its text is sent to the threads, so it uses nothing but its arguments. */
function scanner(
  files: Pick<
    typeof fs,
    'openSync' | 'fstatSync' | 'lstatSync' | 'readSync' | 'closeSync' | 'readdirSync' | 'readlinkSync' | 'constants'
  >,
  digests: Pick<typeof crypto, 'createHash' | 'hash'>,
): (share: ScanShare) => ScannedShare {
  const most = 1024 * 1024
  // The text of a mode fits behind.
  const buffer = Buffer.allocUnsafeSlow(most + 16)
  let bytes = 0

  const real = (name: string): string | Buffer => (/[^\0-\x7f]/.test(name) ? Buffer.from(name, 'latin1') : name)

  /** As Go prints the mode of a regular file. */
  const textOf = (bits: number): string => {
    let text = '-'
    for (let at = 8; at >= 0; at--) text += (bits >> at) & 1 ? 'xwr'.charAt(at % 3) : '-'
    return text
  }
  const texts: string[] = []

  const sha256 = (file: number, behind: string): string => {
    let length = 0
    while (length < most) {
      const count = files.readSync(file, buffer, length, most - length, null)
      bytes += count
      length += count
      if (count === 0) {
        const end = length + buffer.write(behind, length, 'latin1')
        return digests.hash('sha256', buffer.subarray(0, end), 'hex')
      }
    }
    const content = digests.createHash('sha256')
    while (length > 0) {
      content.update(buffer.subarray(0, length))
      length = files.readSync(file, buffer, 0, most, null)
      bytes += length
    }
    return content.update(behind, 'latin1').digest('hex')
  }

  /** `bits` undefined: of the content alone. Throws as the calls do, also for what is no regular file. */
  const hashFile = (place: string | Buffer, bits: number | undefined): string => {
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = files.constants
    const file = files.openSync(place, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    try {
      const { mode } = files.fstatSync(file)
      if ((mode & 0o170000) !== 0o100000) throw new Error('no regular file')
      const named = bits === undefined || bits >= 0 ? bits : mode & 0o7777
      const own = (mode & 0o7777).toString(8)
      if (named === undefined) return `${own} ${sha256(file, '')}`
      if (named > 0o777) return `${own} `
      return `${own} ${sha256(file, (texts[named] ??= textOf(named)))}`
    } finally {
      files.closeSync(file)
    }
  }

  const kindOf = (entry: Pick<fs.Dirent, 'isDirectory' | 'isFile' | 'isSymbolicLink'> & fs.Dirent): string =>
    entry.isDirectory()
      ? 'd'
      : entry.isFile()
        ? 'f'
        : entry.isSymbolicLink()
          ? 'l'
          : entry.isFIFO()
            ? 'p'
            : entry.isSocket()
              ? 's'
              : '?'

  const scanDirectory = (root: string): string[] => {
    const found: string[] = []
    const waiting = ['']
    // It grows on the way.
    for (const at of waiting) {
      const directory = at === '' ? root : `${root}/${at}`
      for (const entry of files.readdirSync(real(directory), { withFileTypes: true, encoding: 'latin1' })) {
        const path = at === '' ? entry.name : `${at}/${entry.name}`
        const place = real(`${root}/${path}`)
        const kind = kindOf(entry)
        if (kind === 'd') {
          waiting.push(path)
          found.push(path, kind, '')
        } else if (kind === 'l') found.push(path, kind, files.readlinkSync(place, { encoding: 'latin1' }))
        else if (kind === 'f') {
          const hashed = hashFile(place, undefined)
          const blank = hashed.indexOf(' ')
          found.push(path, kind + hashed.slice(0, blank), hashed.slice(blank + 1))
        } else if (kind === '?') throw new Error('a device, or of a kind that is not told')
        else found.push(path, kind, '')
      }
    }
    return found
  }

  const scanOne = (name: string, bits: number): Scanned => {
    try {
      const place = real(name)
      const status = files.lstatSync(place)
      if (status.isDirectory()) return scanDirectory(name)
      return status.isFile() ? hashFile(place, bits) : null
    } catch {
      // Whoever asked looks at it himself, and says why.
      return null
    }
  }

  return ({ places, bits }) => {
    bytes = 0
    const found = places.map((place, index) => scanOne(place, bits[index] ?? -1))
    return { found, bytes }
  }
}
