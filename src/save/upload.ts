import type { Captured } from './capture-request.ts'
import { digestHex, type Digest } from '../formats/digest.ts'
import { encodeRecord, excessOfRecord, type RecordedBlob } from '../layer/record.ts'
import { limitInFlight } from '../store/in-flight.ts'
import { recordNameOf } from '../store/record-name.ts'
import type { Store, Written } from '../store/store.ts'
import { readableFile } from '../workspace/root/by-root.ts'
import type { Workplace } from '../workspace/workplace.ts'

/** How many layers are on their way at once; the store has limits of its own for what goes on over the network. */
const layersInFlight = 8

/** Sends a layer: the blobs that the store lacks, then the record. Answers the bytes sent, or why the layer is not kept. */
export type Upload = (captured: Captured) => Promise<number | string>

/** Layers may be sent side by side. `place` is where their blobs lie, and where unreadable ones are copied to. */
export function openUpload(store: Store, place: Workplace): Upload {
  const inFlight = limitInFlight(layersInFlight, Infinity)
  const sent = new Map<Digest, Promise<Written>>()

  /** Each blob once: a record names the blobs of all layers below it, too. Who comes first is who sent it. */
  async function send({ digest, size }: RecordedBlob, file: string): Promise<Written> {
    const before = sent.get(digest)
    if (before !== undefined) {
      const written = await before
      return written.kind === 'written' ? { kind: 'exists' } : written
    }
    const upload = store.writeBlob(digest, size, () => readableFile(place, file, `blob-${digestHex(digest)}`))
    sent.set(digest, upload)
    return await upload
  }

  return ({ record, files }) =>
    inFlight(0, async () => {
      const bytes = encodeRecord(record)
      const excess = excessOfRecord(bytes)
      if (excess !== undefined) return excess
      const blobs = await Promise.all(record.blobs.map((blob) => send(blob, files.get(blob.digest) ?? '')))
      const refused = blobs.find(isRefused)
      if (refused !== undefined) return refused.why
      const written = await store.writeRecord(recordNameOf(record), bytes)
      if (isRefused(written)) return written.why
      return [...blobs, written].reduce((sum, each) => sum + (each.kind === 'written' ? each.bytes : 0), 0)
    })
}

function isRefused(written: Written): written is Extract<Written, { readonly why: string }> {
  return 'why' in written
}
