import type { Import } from '../stackerfile/layer.ts'

/**
 * Is the import one with `dest`? Put and Lookup pass over it: no entry tells what it held, and stacker hits whatever it holds
 * (docs/stacker/build-cache.md#6.3, docs/stacker/restoring.md#33). Where that is believed, a stale copy ships.
 */
export function isUnwitnessed(item: Pick<Import, 'Dest'> | undefined): boolean {
  return item?.Dest !== undefined && item.Dest !== ''
}
