import { writeFile } from 'node:fs/promises'
import path from 'node:path'

import { digestHex, type Digest } from '../formats/digest.ts'
import type { RecordedBlob } from '../layer/record.ts'
import { digestOfFile } from '../workspace/oci-layout.ts'
import type { Workplace } from '../workspace/workplace.ts'

/** The blobs of a record that is being made, and where they lie. */
export interface CollectedBlobs {
  readonly files: Map<Digest, string>
  readonly blobs: Map<Digest, RecordedBlob>
}

export async function addFile(
  { files, blobs }: CollectedBlobs,
  file: string,
  kind: RecordedBlob['kind'],
): Promise<Digest> {
  const { digest, size } = await digestOfFile(file)
  if (!blobs.has(digest)) blobs.set(digest, { digest, size, kind })
  files.set(digest, file)
  return digest
}

/** The text of a tree, under the digest that it goes by. */
export async function addTreeText(
  { staging }: Workplace,
  { files, blobs }: CollectedBlobs,
  digest: Digest,
  text: Buffer,
): Promise<void> {
  const file = path.join(staging, `bytes-${digestHex(digest)}`)
  await writeFile(file, text)
  blobs.set(digest, { digest, size: text.length, kind: 'tree' })
  files.set(digest, file)
}
