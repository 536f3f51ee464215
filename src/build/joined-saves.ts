import { layerKey } from '../layer/stack.ts'
import type { SaveTransfer } from '../report/transfer.ts'

/**
 * Several saves of one build as one: what any of them saved, and of the rest what the last one says. A later one meets again what an earlier
 * one has sent. There is at least one.
 */
export function joinedSaves(saves: readonly SaveTransfer[]): SaveTransfer {
  const [first, ...others] = saves
  const last = others.at(-1)
  if (first === undefined) throw new RangeError('no save')
  if (last === undefined) return first
  const saved = new Map(saves.flatMap((one) => one.saved.map((layer) => [layerKey(layer), layer] as const)))
  const sum = (of: (save: SaveTransfer) => number): number => saves.reduce((all, one) => all + of(one), 0)
  const { skipped, ...whole } = last
  return {
    ...whole,
    ...(skipped === undefined || saved.size > 0 ? {} : { skipped }),
    store: first.store,
    saved: [...saved.values()],
    notSaved: last.notSaved.filter((layer) => !saved.has(layerKey(layer))),
    bytesDown: sum(({ bytesDown }) => bytesDown),
    bytesUp: sum(({ bytesUp }) => bytesUp),
    seconds: sum(({ seconds }) => seconds),
  }
}
