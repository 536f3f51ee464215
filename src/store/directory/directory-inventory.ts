import { mostRecordBytes } from '../../layer/record.ts'
import { isCode } from '../error-code.ts'
import type { Inventory } from '../inventory.ts'
import { readStored } from '../verified-file.ts'
import { collectGarbage } from './collect.ts'
import { listRecords, verifyStore } from './inspect.ts'

/** `path` is absolute. */
export function directoryInventory(path: string): Inventory {
  // Records of one key have the same bytes, be there several of them.
  const files = new Map<string, string>()
  return {
    async records() {
      const records = await listRecords(path)
      for (const { key, file } of records) files.set(key, file)
      return records
    },
    async read({ key }) {
      const file = files.get(key)
      try {
        return file === undefined ? undefined : await readStored(file, mostRecordBytes)
      } catch (error) {
        if (isCode(error, 'ENOENT')) return undefined
        throw error
      }
    },
    verify: () => verifyStore(path),
    collect: (rule, now) => collectGarbage(path, rule, now),
  }
}
