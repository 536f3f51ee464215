import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

import { FormatError, TroubleError } from '../errors.ts'
import { machineEnvironment } from '../formats/machine-environment.ts'
import { checkRoom, checkSize, type ExtractionLimits } from './extraction-limits.ts'
import { guardMembers, type Leaf } from './extraction-guard.ts'
import { runTool } from './extraction-tool.ts'
import type { IdCommand } from './id-space.ts'

const kinds: ReadonlyMap<string, Leaf> = new Map([
  ['-', 'file'],
  ['d', 'directory'],
  ['l', 'symlink'],
  ['c', 'character'],
  ['b', 'block'],
  ['p', 'fifo'],
  ['s', 'socket'],
])

/** `MODE UID/GID SIZE DATE TIME squashfs-root/NAME`, a device's numbers in place of the size (unsquashfs.c, print_filename). */
const listed =
  /^([-dlcbps])[-rwxsStT]{9} \d+\/\d+ +(?:(\d+)|-?\d+, *-?\d+) \d{4,}-\d\d-\d\d \d\d:\d\d squashfs-root(?:\/(.*))?$/

/**
 * Extracts a squashfs layer, which holds what an overlay directory holds: devices for whiteouts, xattrs of overlayfs. It is listed
 * first, since unsquashfs knows no limits, and older ones follow names with `..` and links that have a directory of the same name
 * beside them (CVE-2021-40153, CVE-2021-41072). A name with a line break in it is not understood, and the layer is refused.
 */
export async function extractSquashfs(
  blob: string,
  directory: string,
  ids: IdCommand,
  limits: ExtractionLimits,
): Promise<string | undefined> {
  const trouble = await checkListing(blob, directory, limits)
  if (trouble !== undefined) return trouble
  const args = ['-no-progress', '-quiet', '-force', '-xattrs', '-dest', directory, blob]
  return await runTool(ids, 'unsquashfs', args, undefined)
}

async function checkListing(blob: string, directory: string, limits: ExtractionLimits): Promise<string | undefined> {
  // Before 4.5 the listing itself begins with a few words, unless it is to be quiet.
  const child = spawn('unsquashfs', ['-quiet', '-lln', blob], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...machineEnvironment(), LC_ALL: 'C' },
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    if (complaint.length < 500) complaint += chunk.toString('utf8')
  })
  const ended = new Promise<string | undefined>((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ENOENT' ? 'unsquashfs is not installed' : String(error))
    })
    child.on('close', (code, signal) => {
      resolve(
        code === 0 ? undefined : `unsquashfs ended with ${String(code ?? signal)}: ${complaint.trim().slice(0, 500)}`,
      )
    })
  })
  try {
    const check = checkLines(limits)
    for await (const line of createInterface({ input: child.stdout.setEncoding('latin1') })) check.line(line)
    const trouble = await ended
    if (trouble !== undefined) return trouble
    await checkRoom(directory, limits, check.bytes())
    return undefined
  } catch (error) {
    child.kill('SIGKILL')
    await ended
    if (error instanceof FormatError || error instanceof TroubleError) return error.message
    throw error
  }
}

function checkLines(limits: ExtractionLimits) {
  const guard = guardMembers(new Map(), limits)
  const names = new Set<string>()
  let bytes = 0

  const once = (name: string): void => {
    if (names.has(name)) throw new FormatError('squashfs', `expected ${JSON.stringify(name)} once`)
    names.add(name)
  }
  const line = (text: string): void => {
    const [, letter = '', size = '0', name = ''] = listed.exec(text) ?? []
    const kind = kinds.get(letter)
    if (kind === undefined)
      throw new FormatError('squashfs', `expected a listing, not ${JSON.stringify(text.slice(0, 200))}`)
    if (kind === 'file') checkSize((bytes += Number(size)), limits)
    // Of a link its target is told, too; which of the arrows is not part of a name is not.
    if (kind === 'symlink') {
      for (let arrow = name.indexOf(' -> '); arrow >= 0; arrow = name.indexOf(' -> ', arrow + 1)) {
        const link = name.slice(0, arrow)
        once(link)
        guard({ kind, name: link, target: '', records: new Map() })
      }
      return
    }
    once(name)
    guard({ kind, name, target: '', records: new Map() })
  }
  return { line, bytes: () => bytes }
}
