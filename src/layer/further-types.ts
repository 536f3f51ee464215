import type { Release } from '../release/release.ts'
import { layerTypeKey } from '../release/layer-type.ts'

/**
 * Every list of layer types, as facts hold them, that holds those asked for and others: an image of more types serves who asks for
 * some of them (docs/stacker/restoring.md#29). Fewest first. Whether further types have dm-verity data is told by those that are
 * `known`, where one of them can have it; else they have it, which is stacker's default.
 */
export function furtherTypes(
  asked: readonly string[],
  known: readonly string[],
  release: Release,
): readonly (readonly string[])[] {
  const verity = [...asked, ...known].find((key) => !key.startsWith('tar'))?.endsWith('+false') !== true
  const others = release.rules.layerTypes
    .filter((type) => !asked.some((key) => key.replace(/\+.*$/, '') === type))
    .map((type) => layerTypeKey(type, verity, release))
  let lists: readonly (readonly string[])[] = [[]]
  for (const key of others) lists = [...lists, ...lists.map((list) => [...list, key])]
  return lists
    .filter((list) => list.length > 0)
    .sort((a, b) => a.length - b.length)
    .map((list) => [...asked, ...list].sort())
}
