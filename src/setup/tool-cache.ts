import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

import { TroubleError } from '../errors.ts'
import { digestHex, type Digest } from '../formats/digest.ts'
import type { Arch } from '../builds/fields.ts'

/** One program of the runner's tool cache. */
export interface Tool {
  readonly version: string
  readonly arch: Arch
  readonly digest: Digest
}

const name = 'stacker'

/** Path of the program where the tool cache has it, whole and unchanged. */
export async function findTool(tool: Tool): Promise<string | undefined> {
  const { find } = await import('@actions/tool-cache')
  const directory = find(name, tool.version, placeOf(tool))
  if (directory === '') return undefined
  const program = join(directory, name)
  return (await hasDigest(program, tool.digest)) ? program : undefined
}

/**
 * Keeps a verified file, and makes a program of it: it bears its name only when it is whole, verified where it lies, and executable.
 * @returns its path.
 * @throws TroubleError when what was written is not what was given.
 */
export async function keepTool(tool: Tool, file: string): Promise<string> {
  const { cacheFile } = await import('@actions/tool-cache')
  const part = `${name}.part`
  const directory = await cacheFile(file, part, name, tool.version, placeOf(tool))
  if (!(await hasDigest(join(directory, part), tool.digest)))
    throw new TroubleError(`${directory} does not hold what was written there; nothing is installed`)
  await chmod(join(directory, part), 0o755)
  await rename(join(directory, part), join(directory, name))
  return join(directory, name)
}

/** Two builds of one version have places of their own: a job that runs one never sees it replaced by the other. */
function placeOf({ arch, digest }: Tool): string {
  return `${arch}-${digestHex(digest).slice(0, 16)}`
}

async function hasDigest(file: string, digest: Digest): Promise<boolean> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(file), hash)
  } catch {
    // Nothing that could be verified is there.
    return false
  }
  return hash.digest('hex') === digestHex(digest)
}
