import { statSync } from 'node:fs'
import type { AttributesReader } from '../formats/extended-attributes.ts'
import { hashFile } from '../formats/file-hash.ts'
import { inUserNamespace } from '../formats/mtree-namespace.ts'
import { walkTree } from '../formats/mtree-walk.ts'
import type { ContentFact } from '../layer/facts.ts'

interface StagedBy {
  /** stacker ran as root, so its staging is read as root reads it; else as this process's user, who is root to it. */
  readonly rootUser: boolean
  readonly readAttributes: AttributesReader
}

/** One staged file or directory, as Put reads it (docs/stacker/build-cache.md#6.3; cache.go, Put). */
export function readStaged(file: string, { rootUser, readAttributes }: StagedBy): ContentFact {
  try {
    if (!statSync(file).isDirectory()) return { kind: 'file', hash: hashFile(file, { withMode: true }) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    if (code === undefined) throw error
    return { kind: 'unknown', code: 'import-unresolved', why: `its staged copy cannot be read (${code})` }
  }
  const walked = walkTree(file, { readAttributes, asRoot: rootUser })
  const unknown = (why: string): ContentFact => ({ kind: 'unknown', code: 'import-unresolved', why })
  if (walked.kind === 'bad-root') return unknown('its staged copy is a link to a directory')
  if (walked.kind !== 'tree') return unknown(walked.why)
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
  if (!rootUser && uid === 0) return unknown('which user ran stacker is not known')
  const tree = rootUser ? walked.tree : inUserNamespace(walked.tree, { uid, gid })
  return tree === undefined
    ? unknown("how its owners and attributes look from stacker's user namespace is not known")
    : { kind: 'directory', tree }
}
