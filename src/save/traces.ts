import { statSync } from 'node:fs'
import path from 'node:path'

import { isTrouble } from '../errors.ts'
import { readAttributes } from '../formats/extended-attributes.ts'
import { hashFile } from '../formats/file-hash.ts'
import { treeDigest } from '../formats/mtree-tree.ts'
import { treeDigestOfHash } from '../layer/entry-facts.ts'
import type { CacheEntry, ImportHash } from '../layer/entry.ts'
import type { StackedLayer } from '../layer/stack.ts'
import { isUnwitnessed } from '../layer/import-dest.ts'
import { baseSlot } from '../predict/base-slot.ts'
import type { Release } from '../release/release.ts'
import type { BuildState, StagedImport } from '../workspace/build-state.ts'
import type { StackerDirectories } from '../workspace/directories.ts'
import { isAltered } from '../workspace/staged-content.ts'
import { readStaged } from '../workspace/staged-facts.ts'

/** What a build left on disk. */
export interface Traces {
  readonly state: Pick<BuildState, 'buildCache' | 'roots' | 'imports'>
  readonly directories: StackerDirectories
  readonly release: Release
}

/** A layer from which another takes files. */
export interface Producer {
  readonly entry: CacheEntry
  /** Stands as it was laid down. */
  readonly untouched: boolean
}

/**
 * Whether stacker has found that what the layer of this entry takes from others is still what it took when it was built. It says so
 * nowhere, and a build may have ended before: but it stages before it looks an entry up (docs/stacker/staging.md#9.3), so what is
 * staged since a producer was built again, and is what the entry says, was compared and found equal. Imports with `dest` are never
 * compared.
 */
export function wasCompared(
  entry: CacheEntry,
  { facts }: StackedLayer,
  producer: (name: string) => Producer | undefined,
  traces: Traces,
): boolean {
  const { base, definition } = facts
  const since = (name: string): number | undefined => {
    const found = producer(name)
    if (found === undefined) return Infinity
    const root = traces.state.roots.get(found.entry.Name)
    return found.untouched ? undefined : (root?.scriptAt ?? root?.metadataAt ?? Infinity)
  }
  const importsAgree = facts.imports.every((fact, index) => {
    if (fact.kind !== 'produced') return true
    const begun = since(fact.producer)
    if (begun === undefined) return true
    const item = definition.layer.Imports?.[index]
    if (item === undefined || isUnwitnessed(item)) return false
    const staged = traces.state.imports.get(entry.Name)?.entries.get(path.posix.basename(item.Path))
    const recorded = entry.Imports?.get(item.Path)
    return staged !== undefined && staged.stagedAt >= begun && isStaged(recorded, staged.file, traces)
  })
  if (!importsAgree || base.kind !== 'produced' || definition.layer.From.Type !== 'tar') return importsAgree
  const begun = since(base.layer)
  return begun === undefined || isStagedBase(entry, begun, traces)
}

/**
 * Whether stacker has built a producer again since it finished the layer of this entry, which therefore is of an earlier one: a later
 * build ended before it, or while it was built.
 */
export function isOutdated(
  entry: CacheEntry,
  { facts }: StackedLayer,
  producer: (name: string) => Producer | undefined,
  traces: Traces,
): boolean {
  const { state } = traces
  const { base, definition } = facts
  const begun = state.roots.get(entry.Name)?.scriptAt ?? null
  const taken = facts.imports.flatMap((fact, index) =>
    fact.kind === 'produced' ? [{ from: fact.producer, index }] : [],
  )
  const others = [...taken, ...(base.kind === 'produced' ? [{ from: base.layer, index: -1 }] : [])]
  return others.some(({ from, index }) => {
    const found = producer(from)
    if (found === undefined || found.untouched) return false
    if (begun !== null && state.buildCache !== undefined && begun > state.buildCache.writtenAt) return true
    const item = definition.layer.Imports?.[index]
    const staged =
      item && !isUnwitnessed(item)
        ? state.imports.get(entry.Name)?.entries.get(path.posix.basename(item.Path))
        : undefined
    const producedAt = state.roots.get(found.entry.Name)?.scriptAt ?? null
    const lookedAt = begun ?? staged?.stagedAt ?? null
    if (producedAt !== null && lookedAt !== null && lookedAt < producedAt) return true
    return item !== undefined && staged !== undefined && isOther(entry.Imports?.get(item.Path), staged, traces)
  })
}

function isOther(recorded: ImportHash | undefined, staged: StagedImport, { state, release }: Traces): boolean {
  const { kind, file, mode } = staged
  return kind !== 'other' && isAltered(recorded, { kind, file, mode }, { release, owner: state.buildCache?.uid })
}

function isStaged(recorded: ImportHash | undefined, file: string, { state, release }: Traces): boolean {
  try {
    const fact = readStaged(file, { rootUser: state.buildCache?.uid === 0, readAttributes })
    if (fact.kind === 'file') return recorded?.Type === 0n && recorded.Hash === fact.hash
    if (fact.kind !== 'directory' || recorded?.Type !== 1n) return false
    return treeDigestOfHash(recorded.Hash, release) === treeDigest(fact.tree)
  } catch (error) {
    if (!isTrouble(error)) throw error
    return false
  }
}

function isStagedBase({ Base, Layer }: CacheEntry, begun: number, { directories }: Traces): boolean {
  const slot = baseSlot(Layer)
  if (slot === undefined) return false
  const file = path.join(directories.stackerDir, 'layer-bases', slot)
  try {
    return statSync(file).ctimeMs >= begun && hashFile(file, { withMode: true }) === Base
  } catch (error) {
    if (!isTrouble(error)) throw error
    return false
  }
}
