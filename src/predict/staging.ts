import { realpathSync } from 'node:fs'
import path from 'node:path'
import type { AttributesReader } from '../formats/extended-attributes.ts'
import { chmodBits } from '../formats/go-file-mode.ts'
import type { ContentFact } from '../layer/facts.ts'
import type { Release } from '../release/release.ts'
import type { Import } from '../stackerfile/layer.ts'

/** What decides how stacker will stage a source, besides the source. */
export interface StagingEnvironment {
  readonly release: Release
  /** Absolute; where stacker is run. */
  readonly workingDirectory: string
  /** As stacker will have it. */
  readonly umask: number
  /** stacker runs as root; else it maps its own user to root in a user namespace. */
  readonly rootUser: boolean
  readonly download: (source: Import) => Promise<ContentFact>
  readonly readAttributes: AttributesReader
  /** stacker's own directories, absolute, `.stacker` first; by default those below the working directory. */
  readonly ownDirectories?: readonly string[]
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

/** Permission bits of a staged file: `mode:` or the source's own, less what chown takes away (FileCopy, chown(2)). */
export function stagedMode(sourceMode: number, mode: bigint | null | undefined, release: Release): number {
  const bits = mode === null || mode === undefined ? sourceMode & 0o7777 : chmodBits(mode)
  if (!release.rules.stagingChowns) return bits
  return bits & ~0o4000 & ((bits & 0o010) === 0 ? ~0 : ~0o2000)
}

/** A directory that holds stacker's own state is another one at every run: what is read now is not what stacker will see. */
export function holdsOwnState(source: string, environment: StagingEnvironment): boolean {
  const places = [path.resolve(source), realPlace(source)]
  return ownDirectories(environment)
    .flatMap((directory) => [directory, realPlace(directory)])
    .some((own) => places.some((place) => inside(own, place) || inside(place, own)))
}

export function ownDirectories({ workingDirectory, ownDirectories: own }: StagingEnvironment): readonly string[] {
  return own ?? ['.stacker', 'oci', 'roots'].map((name) => path.join(workingDirectory, name))
}

/** Free of links as far as it exists. */
function realPlace(place: string): string {
  const absolute = path.resolve(place)
  try {
    return realpathSync(absolute)
  } catch {
    const parent = path.dirname(absolute)
    return parent === absolute ? absolute : path.join(realPlace(parent), path.basename(absolute))
  }
}

function inside(child: string, parent: string): boolean {
  const relative = path.relative(parent, child)
  return relative === '' || (relative !== '..' && !relative.startsWith('../') && !path.isAbsolute(relative))
}
