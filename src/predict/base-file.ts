import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readlink, stat } from 'node:fs/promises'
import path from 'node:path'
import type { BaseFact } from '../layer/facts.ts'
import type { Release } from '../release/release.ts'

/**
 * Base of a local tarball: HashFile of the copy that stacker makes in `.stacker/layer-bases` (importFile, FileCopy). `file` is
 * absolute; nothing is staged yet.
 */
export async function predictFileBase(file: string, release: Release): Promise<BaseFact> {
  try {
    const source = await lstat(file)
    if (source.isSymbolicLink()) return await predictLinkBase(await readlink(file))
    if (!source.isFile())
      return { kind: 'broken', why: `couldn't copy ${path.basename(file)} for hashing: it is no file` }
    return { kind: 'known', base: await hashContent(file, stagedMode(source.mode, release)) }
  } catch (error) {
    return { kind: 'unknown', why: describe(error) }
  }
}

/** A link is staged as it is and read through from `.stacker/layer-bases`, so only an absolute one leads where it led before. */
async function predictLinkBase(target: string): Promise<BaseFact> {
  if (!path.isAbsolute(target))
    return { kind: 'unknown', why: 'it is a relative link, which leads elsewhere once staged' }
  const file = await stat(target)
  if (!file.isFile()) return { kind: 'broken', why: "couldn't copy it for hashing: the link leads to no file" }
  return { kind: 'known', base: await hashContent(target, file.mode) }
}

/** chown clears setuid, and setgid of what the group may execute. */
function stagedMode(mode: number, release: Release): number {
  if (!release.rules.stagingChowns) return mode
  return mode & ~0o4000 & ((mode & 0o010) === 0 ? ~0 : ~0o2000)
}

async function hashContent(file: string, mode: number): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer)
  return `sha256:${hash.update(goModeText(mode)).digest('hex')}`
}

function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
  return code === 'ENOENT' ? 'it does not exist before the build' : `it cannot be read (${code})`
}

/** fs.FileMode.String() of a regular file, from its Unix mode. */
export function goModeText(mode: number): string {
  const special = `${mode & 0o4000 ? 'u' : ''}${mode & 0o2000 ? 'g' : ''}${mode & 0o1000 ? 't' : ''}`
  const permissions = Array.from('rwxrwxrwx', (letter, index) => (mode & (0o400 >> index) ? letter : '-'))
  return `${special === '' ? '-' : special}${permissions.join('')}`
}
