import { statSync } from 'node:fs'
import path from 'node:path'
import type { AttributesReader } from '../formats/extended-attributes.ts'
import { hashFile } from '../formats/file-hash.ts'
import { inUserNamespace } from '../formats/mtree-namespace.ts'
import { walkTree } from '../formats/mtree-walk.ts'
import type { ContentFact } from '../layer/facts.ts'
import type { Import, Layer } from '../stackerfile/layer.ts'

export interface StagedPlace extends StagedBy {
  /** Absolute. */
  readonly stackerDir: string
  readonly layerName: string
}

export interface StagedBy {
  /** stacker ran as root, so its staging is read as root reads it; else as this process's user, who is root to it. */
  readonly rootUser: boolean
  readonly readAttributes: AttributesReader
}

/**
 * What the build staged for every import, read as Put reads it (docs/stacker/build-cache.md#6.3; cache.go, Put). An import with
 * `dest` leaves nothing behind and is undefined; one from another layer is named by its producer, whose content was staged.
 */
export function stagedImports(layer: Layer, place: StagedPlace): readonly (ContentFact | undefined)[] {
  return (layer.Imports ?? []).map((source) => {
    const produced = /^stacker:\/\/([^/]*)(\/.*)?$/s.exec(source.Path)
    if (produced) return { kind: 'produced', producer: produced[1] ?? '', path: produced[2] ?? '' }
    if (source.Dest !== undefined && source.Dest !== '') return undefined
    return readStaged(stagedPath(source, place), place)
  })
}

function stagedPath(source: Import, { stackerDir, layerName }: StagedPlace): string {
  return path.join(stackerDir, 'imports', layerName, path.posix.basename(source.Path))
}

/** One staged file or directory. */
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
