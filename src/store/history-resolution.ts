import type { HistoryName, Store } from './store.ts'

/** The history of runs in a store that has no better place for it than a resolution of its own, of which the newest counts. */
export function historyResolution({
  findResolution,
  writeResolution,
}: Pick<Store, 'findResolution' | 'writeResolution'>): Pick<Store, 'findHistory' | 'writeHistory'> {
  return {
    findHistory: (name) => findResolution(resolutionOf(name)),
    writeHistory: async (name, bytes) => {
      await writeResolution(resolutionOf(name), bytes)
    },
  }
}

function resolutionOf({ arch, ref }: HistoryName): string {
  return `history ${arch} ${ref}`
}
