import { digestHex } from '../formats/digest.ts'
import { manifestDigests } from '../layer/entry-facts.ts'
import { entryHash } from '../layer/entry-hash.ts'
import type { CacheEntry } from '../layer/entry.ts'
import type { PortableBase } from '../layer/portable.ts'
import type { StackedLayer } from '../layer/stack.ts'
import { isSeen, unseen, type Underneath } from './underneath.ts'

/** The layer that the entry's Base stands for; a text where the entry is stale, none where there is nothing to tell. */
export function witnessedBase(
  entry: CacheEntry,
  stacked: StackedLayer,
  { below, overwritten, isBuiltOnEveryRun, note, release }: Underneath,
): PortableBase | string {
  const { facts } = stacked
  const { base } = facts
  switch (base.kind) {
    case 'built': {
      const parent = below(base.layer) ?? (stacked.base === undefined ? undefined : overwritten(stacked.base))
      if (parent === undefined) return `the layer ${base.layer} below it is not kept`
      if (String(entryHash(parent.entry, release)) !== entry.Base) return `it was built on an earlier ${base.layer}`
      return { kind: 'layer', identity: parent.identity, path: '' }
    }
    case 'produced': {
      const image = entry.Layer.From.Type !== 'tar'
      if (!image && isBuiltOnEveryRun(base.layer)) return { kind: 'taken', layer: base.layer, path: base.path }
      const parent = below(base.layer)
      if (parent === undefined) return `the layer ${base.layer}, of which its base is taken, is not kept`
      if (image && !manifestDigests(parent.entry).some((digest) => digestHex(digest) === entry.Base)) {
        return `it was built on an earlier ${base.layer}`
      }
      if (!image && !isSeen(note, facts.definition)) return unseen(base.layer)
      return { kind: 'layer', identity: parent.identity, path: base.path }
    }
    case 'known':
    case 'unknown':
    case 'broken':
      return { kind: 'known', base: entry.Base }
  }
}
