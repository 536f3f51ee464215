import type { Captured } from './capture-request.ts'
import { digestHex, type Digest } from '../formats/digest.ts'
import { encodeRecord, excessOfRecord, type RecordedBlob } from '../layer/record.ts'
import { limitInFlight } from '../store/in-flight.ts'
import { recordNameOf } from '../store/record-name.ts'
import { publishedReference, type PublishTarget } from '../registry/publish-target.ts'
import type { Store, Written } from '../store/store.ts'
import { readableFile } from '../workspace/root/by-root.ts'
import type { Workplace } from '../workspace/workplace.ts'

/** How many layers are on their way at once; the store has limits of its own for what goes on over the network. */
const layersInFlight = 8

/** Sends a layer: the blobs that the store lacks, then the record. Answers the bytes sent, or why the layer is not kept. */
export type Upload = (captured: Captured) => Promise<number | string>

/**
 * Layers may be sent side by side. `place` is where their blobs lie, and where unreadable ones are copied to; `published`: where their images
 * may be already.
 */
export function openUpload(store: Store, place: Workplace, published?: PublishTarget): Upload {
  const inFlight = limitInFlight(layersInFlight, Infinity)
  const sent = new Map<Digest, Promise<Written>>()

  /** Each blob once: a record names the blobs of all layers below it, too. Who comes first is who sent it. */
  async function send({ digest, size }: RecordedBlob, file: string, elsewhere: string | undefined): Promise<Written> {
    const before = sent.get(digest)
    if (before !== undefined) {
      const written = await before
      return written.kind === 'written' ? { kind: 'exists' } : written
    }
    const read = (): Promise<string> => readableFile(place, file, `blob-${digestHex(digest)}`)
    const upload = store.writeBlob(digest, size, read, elsewhere)
    sent.set(digest, upload)
    return await upload
  }

  return ({ record, files }) =>
    inFlight(0, async () => {
      const bytes = encodeRecord(record)
      const excess = excessOfRecord(bytes)
      if (excess !== undefined) return excess
      const name = recordNameOf(record)
      const elsewhere = published && repositoryOfImage(published, name.layer)
      const blobs = await Promise.all(record.blobs.map((blob) => send(blob, files.get(blob.digest) ?? '', elsewhere)))
      const refused = blobs.find(isRefused)
      if (refused !== undefined) return refused.why
      const written = await store.writeRecord(name, bytes)
      if (isRefused(written)) return written.why
      return [...blobs, written].reduce((sum, each) => sum + (each.kind === 'written' ? each.bytes : 0), 0)
    })
}

/** `HOST/PATH`; undefined where the layer's name can be no image's. */
function repositoryOfImage(target: PublishTarget, layer: string): string | undefined {
  const found = publishedReference(target, layer, 'latest')
  return found.kind === 'reference' ? `${found.reference.domain}/${found.reference.path}` : undefined
}

function isRefused(written: Written): written is Extract<Written, { readonly why: string }> {
  return 'why' in written
}
