import { layerTag } from '../store/keys.ts'
import type { StoredRecord } from '../store/inventory.ts'

/** Is `wanted` the record's layer, key or id? An id may be shortened to 6 digits or more. */
export function isWanted({ key, id, layer }: StoredRecord, wanted: string): boolean {
  const shortened = /^[0-9a-f]{6,64}$/.test(wanted) && id.startsWith(`sha256:${wanted}`)
  return key === wanted || id === wanted || layer === wanted || shortened || key.includes(`-${layerTag(wanted)}-`)
}
