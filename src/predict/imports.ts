import path from 'node:path'
import type { ContentFact } from '../layer/facts.ts'
import type { Import, Layer } from '../stackerfile/layer.ts'
import { predictLocalImport } from './import.ts'
import { unresolved, type StagingEnvironment } from './staging.ts'

export type { StagingEnvironment } from './staging.ts'

/**
 * What Put and Lookup will find for every import of the layer, in order. Imports with `dest` are not compared by stacker: their
 * facts are what it forgets.
 */
export async function predictImports(layer: Layer, environment: StagingEnvironment): Promise<readonly ContentFact[]> {
  const imports = layer.Imports ?? []
  const facts = await Promise.all(imports.map((source) => predictImport(source, environment)))
  return imports.map((source, index) => {
    const fact = facts[index] ?? unresolved('it was not looked at')
    const name = stagedName(source)
    if (name === undefined || fact.kind === 'broken') return fact
    const sharing = facts.filter((_, other) => {
      const candidate = imports[other]
      return candidate !== undefined && stagedName(candidate) === name
    })
    return sharing.length === 1 ? fact : lastStaged(sharing)
  })
}

async function predictImport(source: Import, environment: StagingEnvironment): Promise<ContentFact> {
  const { Path: written } = source
  if (/^https?:\/\//.test(written)) return environment.download(source)
  const produced = /^stacker:\/\/([^/]*)(\/.*)?$/s.exec(written)
  if (produced) return { kind: 'produced', producer: produced[1] ?? '', path: produced[2] ?? '' }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(written)) return { kind: 'broken', why: `unsupported url scheme ${written}` }
  return predictLocalImport(source, environment)
}

/** Where an import is staged, in the directory that all of the layer share; imports with `dest` have one each. */
function stagedName(source: Import): string | undefined {
  return source.Dest === undefined || source.Dest === '' ? path.posix.basename(source.Path) : undefined
}

/** Of files with one base name the last one stands for all. Anything else depends on what was there before. */
function lastStaged(facts: readonly ContentFact[]): ContentFact {
  const last = facts.at(-1)
  if (last !== undefined && facts.every(({ kind }) => kind === 'file')) return last
  return unresolved('other imports of the layer have the same base name')
}
