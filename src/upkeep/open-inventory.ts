import { UserError } from '../errors.ts'
import type { StoreChoice } from '../options/options.ts'
import { storeName } from '../options/store-name.ts'
import { storeRepository } from '../plan/store-repository.ts'
import { directoryInventory } from '../store/directory/directory-inventory.ts'
import type { Inventory } from '../store/inventory.ts'
import { registryInventory } from '../store/registry/registry-inventory.ts'
import type { UpkeepSurroundings } from '../use-cases.ts'
import { withWaitingRecords } from './waiting-records.ts'

/** @throws UserError for a store that cannot be looked into. */
export function openInventory(choice: StoreChoice, surroundings: UpkeepSurroundings): Inventory {
  switch (choice.kind) {
    case 'directory':
      return withWaitingRecords(directoryInventory(choice.path), choice.path, surroundings.now)
    case 'registry': {
      const { repository } = storeRepository(choice, surroundings, surroundings.patience)
      return registryInventory({ repository, name: storeName(choice), log: surroundings.log })
    }
    case 'github':
      throw new UserError(
        'store: GitHub\'s cache is not looked after here; "gh cache list" shows it, and "gh cache delete" removes from it',
      )
  }
}
