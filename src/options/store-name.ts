import type { StoreChoice, StoreList } from './options.ts'

/** As a user writes it. */
export function storeName(store: StoreChoice): string {
  switch (store.kind) {
    case 'github':
      return 'github'
    case 'directory':
      return `dir:${store.path}`
    case 'registry':
      return `oci:${store.domain}/${store.path}`
  }
}

/** What several stores are called together, in the order in which they are read. */
export function storeNames(stores: StoreList): string {
  return stores.map(storeName).join(', then ')
}
