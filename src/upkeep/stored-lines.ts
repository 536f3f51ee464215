import { parseRecord } from '../layer/record.ts'
import { visible } from '../report/escape.ts'
import { formatBytes } from '../report/figures.ts'
import type { StoredRecord } from '../store/inventory.ts'

/** For programs. */
export function recordJson(record: StoredRecord): Readonly<Record<string, unknown>> {
  const { key, id, layer, written, used, bytes } = record
  return {
    layer: layer ?? null,
    key,
    id,
    written: new Date(written).toISOString(),
    used: used === undefined ? null : new Date(used).toISOString(),
    bytes,
  }
}

/** For people. */
export function recordLine({ id, layer, written, bytes }: StoredRecord): string {
  const when = new Date(written).toISOString().slice(0, 16).replace('T', ' ')
  return `${id.slice('sha256:'.length, 'sha256:'.length + 12)}  ${when}  ${formatBytes(bytes).padStart(9)}  ${visible(layer ?? '(unreadable)')}`
}

/** What the record says; null where it is none. */
export function recordValue(bytes: Buffer): unknown {
  try {
    return parseRecord(bytes)
  } catch {
    return null
  }
}

export function recordLines(bytes: Buffer): string {
  return JSON.stringify(recordValue(bytes), undefined, 2).split('\n').map(visible).join('\n')
}
