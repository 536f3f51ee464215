import path from 'node:path'
import type { ContentFact } from '../layer/facts.ts'
import type { Import, Layer } from '../stackerfile/layer.ts'
import { stackerUrl } from '../stackerfile/dockerish-url.ts'
import { plainFile, predictLocalImport } from './import.ts'
import { stagedMode, unresolved, type StagingEnvironment } from './staging-environment.ts'

/**
 * What Put and Lookup will find for every import of the layer, in order. Imports with `dest` are not compared by stacker: their
 * facts are what it forgets (docs/stacker/build-cache.md#6.3).
 */
export async function predictImports(layer: Layer, environment: StagingEnvironment): Promise<readonly ContentFact[]> {
  const imports = layer.Imports ?? []
  const staged = imports.filter((source) => stagedName(source) !== undefined)
  const facts = await Promise.all(imports.map((source) => predictImport(source, staged, environment)))
  const namesakes = new Map<string | undefined, number[]>()
  for (const [index, source] of imports.entries()) {
    const name = stagedName(source)
    const sharing = namesakes.get(name)
    if (sharing === undefined) namesakes.set(name, [index])
    else sharing.push(index)
  }
  return imports.map((source, index) => {
    const fact = facts[index] ?? unresolved('it was not looked at')
    const name = stagedName(source)
    if (name === undefined || fact.kind === 'broken') return fact
    // Such a directory is emptied of what other imports have staged.
    if (name === '' || name === '.' || name === '..') return unresolved('its base name is no name')
    const sharing = namesakes.get(name) ?? []
    if (sharing.length === 1) return fact
    const sources = sharing.map((at) => ({ source: imports[at] ?? source, fact: facts[at] ?? fact }))
    if (stageTheSame(sources)) return fact
    return lastStaged(sources, environment) ?? unresolved('other imports of the layer have the same base name')
  })
}

async function predictImport(
  source: Import,
  staged: readonly Import[],
  environment: StagingEnvironment,
): Promise<ContentFact> {
  const { Path: written } = source
  if (/^https?:\/\//.test(written)) return environment.download(source)
  const taken = stackerUrl(written)
  if (taken) return { kind: 'produced', producer: taken.layer, path: taken.path }
  if (hasScheme(written)) return { kind: 'broken', why: `unsupported url scheme ${written}` }
  return predictLocalImport(source, environment, staged)
}

/** NewDockerishUrl: what stands before the first `://`, whatever it is. */
function hasScheme(written: string): boolean {
  return written.indexOf('://') > 0
}

/**
 * Where an import is staged, in the directory that all of the layer share (docs/stacker/staging.md#4.6); imports with `dest` have
 * one each (docs/stacker/staging.md#7.2).
 */
function stagedName(source: Import): string | undefined {
  return source.Dest === undefined || source.Dest === '' ? path.posix.basename(source.Path) : undefined
}

/**
 * One path of one producer, listed again: the second copy finds what the first has staged, and changes nothing
 * (docs/stacker/staging.md#4.7; import.go, importFile).
 */
function stageTheSame(sources: readonly { readonly source: Import; readonly fact: ContentFact }[]): boolean {
  return sources.every(
    ({ source, fact }) =>
      fact.kind === 'produced' &&
      source.Path === sources[0]?.source.Path &&
      (source.Mode ?? undefined) === undefined &&
      source.Uid === sources[0].source.Uid &&
      source.Gid === sources[0].source.Gid,
  )
}

/**
 * Of several plain files with one base name the last one stands for all: it replaces the staged one unless that has its content and
 * mode (docs/stacker/staging.md#4.6; import.go, filesDiffer), which a `mode:` of its own would have changed. A link is "not
 * supported" over a file, a download is taken for staged, and what comes from another layer is merged.
 */
function lastStaged(
  sources: readonly { readonly source: Import; readonly fact: ContentFact }[],
  environment: StagingEnvironment,
): ContentFact | undefined {
  let staged: { readonly sha256: string; readonly mode: number; readonly fact: ContentFact } | undefined
  for (const { source, fact } of sources) {
    const plain = hasScheme(source.Path) ? undefined : plainFile(source, environment)
    if (plain === undefined || fact.kind !== 'file') return undefined
    if (staged?.sha256 === plain.sha256 && staged.mode === plain.mode) continue
    staged = { sha256: plain.sha256, mode: stagedMode(plain.mode, source.Mode, environment.release), fact }
  }
  return staged?.fact
}
