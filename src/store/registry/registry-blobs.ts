import { rename, rm, stat } from 'node:fs/promises'

import { isTrouble } from '../../errors.ts'
import type { Digest } from '../../formats/digest.ts'
import type { LocalBlob } from '../../registry/blob-upload.ts'
import type { Repository } from '../../registry/repository.ts'
import { messageOf } from '../full-disk.ts'
import type { BlobFile, Written } from '../store.ts'
import { draftName } from '../verified-file.ts'
import { asked, notWritten, tell, type OpenRegistry } from './open-registry.ts'

/** Blobs that a manifest names which was accepted are there with it; the others are looked at. */
export async function hasBlobs(store: OpenRegistry, digests: readonly Digest[]): Promise<ReadonlySet<Digest>> {
  const wanted = [...new Set(digests)]
  const found = await Promise.all(
    wanted.map(async (digest) => store.named.has(digest) || (await isSeen(store, digest))),
  )
  return new Set(wanted.filter((_, index) => found[index]))
}

/** Whether this process sent the blob, or the registry shows it. */
async function isSeen(store: OpenRegistry, digest: Digest): Promise<boolean> {
  return (await lookFor(store, digest)).kind === 'present'
}

/** The first of the blobs that the registry does not show to who writes. */
export async function firstLacking(store: OpenRegistry, digests: readonly Digest[]): Promise<Digest | undefined> {
  const found = await Promise.all(digests.map((digest) => lookFor(store, digest, store.writing)))
  return digests.find((_, index) => found[index]?.kind !== 'present')
}

type Look = Awaited<ReturnType<Repository['hasBlob']>>

async function lookFor(store: OpenRegistry, digest: Digest, repository = store.repository): Promise<Look> {
  const { questions, seen } = store
  if (seen.has(digest)) return { kind: 'present' }
  const answer = await questions(0, () => asked(store, `blob ${digest}`, () => repository.hasBlob(digest)))
  if (answer.kind === 'present') seen.add(digest)
  return answer
}

/** Puts the blob at `file`, verified; false where it cannot be had. */
export async function fetchBlob(store: OpenRegistry, digest: Digest, size: number, file: string): Promise<boolean> {
  const { repository, contents, named, seen } = store
  const draft = `${file}.${draftName()}`
  const answer = await contents(size, () =>
    asked(store, `blob ${digest}`, () => repository.fetchBlob({ digest, size }, draft)),
  )
  if (answer.kind !== 'fetched') {
    named.delete(digest)
    seen.delete(digest)
    return false
  }
  try {
    await rename(draft, file)
    return true
  } catch (error) {
    if (!isTrouble(error)) throw error
    tell(store, `blob ${digest}: ${messageOf(error)}`)
    await rm(draft, { force: true })
    return false
  }
}

/** A blob that is to be kept, and where else it may be (`Store.writeBlob`). */
interface KeptBlob {
  readonly digest: Digest
  readonly size: number
  readonly file: BlobFile
  readonly elsewhere: string | undefined
}

/** Keeps what `file` holds, or makes, under its digest and size. */
export function writeBlob(store: OpenRegistry, blob: KeptBlob): Promise<Written> {
  const { digest, size } = blob
  return store.oneByOne(digest, async () => {
    if (store.state.unwritable !== undefined) return { kind: 'denied', why: store.state.unwritable }
    const found = await lookFor(store, digest, store.writing)
    if (found.kind === 'present') return { kind: 'exists' }
    if (found.kind !== 'missing') return notWritten(store, found)
    return await store.contents(size, () => send(store, blob))
  })
}

async function send(store: OpenRegistry, { digest, size, file, elsewhere }: KeptBlob): Promise<Written> {
  let content: string
  try {
    content = typeof file === 'string' ? file : await file()
    const found = await stat(content)
    if (found.size !== size) return { kind: 'failed', why: `the file is not the content that ${digest} names` }
  } catch (error) {
    if (!isTrouble(error)) throw error
    return { kind: 'failed', why: messageOf(error) }
  }
  return await pushed(store, { digest, size, content }, besides(store, elsewhere))
}

/** The repository of that image, where it is one of this registry (`oci:HOST/...`). */
function besides({ name }: OpenRegistry, elsewhere: string | undefined): string | undefined {
  const [host = ''] = name.slice('oci:'.length).split('/', 1)
  return elsewhere?.startsWith(`${host}/`) === true ? elsewhere.slice(host.length + 1) : undefined
}

/** Sends the blob, or has the registry take it from that repository. */
export async function pushed(store: OpenRegistry, blob: LocalBlob, from?: string): Promise<Written> {
  const { writing, seen } = store
  const answer = await asked(store, `blob ${blob.digest} could not be written`, () => writing.pushBlob(blob, from))
  if ('why' in answer) return notWritten(store, answer)
  seen.add(blob.digest)
  return answer.kind === 'mounted' ? { kind: 'exists' } : { kind: 'written', bytes: blob.size }
}
