import type { AttributesReader } from '../formats/extended-attributes.ts'
import type { ReadWatch } from '../formats/file-hash.ts'
import { chmodBits } from '../formats/go-file-mode.ts'
import type { ContentFact } from '../layer/facts.ts'
import type { Release } from '../release/release.ts'
import type { Import } from '../stackerfile/layer.ts'
import type { OwnDirectories } from './own-directories.ts'
import type { SourceScan } from './source-scan.ts'

/** What decides how stacker will stage a source, besides the source. */
export interface StagingEnvironment {
  readonly release: Release
  /** Absolute; where stacker is run. */
  readonly workingDirectory: string
  /** As stacker will have it; undefined where it is not known. */
  readonly umask: number | undefined
  /** stacker runs as root; else it maps its own user to root in a user namespace. */
  readonly rootUser: boolean
  readonly download: (source: Import) => Promise<ContentFact>
  readonly readAttributes: AttributesReader
  readonly ownDirectories: OwnDirectories
  /** Told as sources are hashed, which is synchronous. */
  readonly watch?: ReadWatch | undefined
  /** What was looked at before. */
  readonly scan?: Pick<SourceScan, 'find'> | undefined
}

export type UnknownFact = Extract<ContentFact, { readonly kind: 'unknown' }>

export function unresolved(why: string): UnknownFact {
  return { kind: 'unknown', code: 'import-unresolved', why }
}

export function broken(why: string): ContentFact {
  return { kind: 'broken', why }
}

/** What does not exist yet may be made by an earlier step or layer. */
export const generated: UnknownFact = {
  kind: 'unknown',
  code: 'generated-source',
  why: 'it does not exist before the build',
}

/**
 * Permission bits of a staged file: `mode:` or the source's own, less what chown takes away (docs/stacker/staging.md#4.2; FileCopy,
 * chown(2)).
 */
export function stagedMode(sourceMode: number, mode: bigint | null | undefined, release: Release): number {
  const bits = mode === null || mode === undefined ? sourceMode & 0o7777 : chmodBits(mode)
  if (!release.rules.stagingChowns) return bits
  return bits & ~0o4000 & ((bits & 0o010) === 0 ? ~0 : ~0o2000)
}
