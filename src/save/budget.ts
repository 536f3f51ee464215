import type { Digest } from '../formats/digest.ts'
import { encodeRecord } from '../layer/record.ts'
import type { BuiltLayer } from './built-layer.ts'
import type { Captured } from './capture-request.ts'
import { notedOf, type CapturedLayer, type SaveRequest } from './save-request.ts'

/**
 * What fits, records and blobs: live records of this branch, those that were restored first, since they are paid for, under
 * whatever name; of the new ones those that save the most build seconds for each byte.
 */
export function withinBudget(
  captured: readonly CapturedLayer[],
  { note, options }: SaveRequest,
): ReadonlySet<CapturedLayer> {
  const restored = note?.layers.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0
  const weight = ({ record }: Captured): number => encodeRecord(record).length
  const worth = (item: Captured): number =>
    (item.record.buildSeconds ?? 1) / (1 + sizeOf(item.record.blobs) + weight(item))
  const isPaid = (layer: BuiltLayer): boolean => note !== undefined && (notedOf(note, layer)?.bytes ?? 0) > 0
  const seen = new Set<Digest>()
  const fits = new Set<CapturedLayer>()
  let left = options.budget - restored
  for (const item of [...captured].sort((a, b) => worth(b) - worth(a))) {
    if (item.layer.untouched && isPaid(item.layer)) {
      fits.add(item)
      continue
    }
    const fresh = item.record.blobs.filter(({ digest }) => !seen.has(digest))
    const bytes = sizeOf(fresh) + weight(item)
    if (bytes > left) continue
    left -= bytes
    for (const { digest } of fresh) seen.add(digest)
    fits.add(item)
  }
  return fits
}

function sizeOf(blobs: readonly { readonly size: number }[]): number {
  return blobs.reduce((sum, { size }) => sum + size, 0)
}
