import { formatBytes } from '../report/figures.ts'
import type { Store } from '../store/store.ts'
import type { Progress } from '../use-cases.ts'

/** The same store; `told` what is being fetched or sent, and what came to that before. */
export function watchedStore(store: Store, told: Progress): Store {
  let [down, up] = [0, 0]
  return {
    ...store,
    fetchBlob: async (digest, size, file, use) => {
      told(`fetching ${formatBytes(size)} from ${store.name}${after(down)}`)
      const isFetched = await store.fetchBlob(digest, size, file, use)
      if (isFetched) down += size
      told(`fetched ${formatBytes(down)} from ${store.name}`)
      return isFetched
    },
    writeBlob: async (digest, size, file, elsewhere) => {
      told(`sending ${formatBytes(size)} to ${store.name}${after(up)}`)
      const written = await store.writeBlob(digest, size, file, elsewhere)
      if (written.kind === 'written') up += written.bytes
      told(`sent ${formatBytes(up)} to ${store.name}`)
      return written
    },
  }
}

function after(bytes: number): string {
  return bytes === 0 ? '' : `, after ${formatBytes(bytes)}`
}
