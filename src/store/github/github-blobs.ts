import { link, rename } from 'node:fs/promises'

import { digestHex, type Digest } from '../../formats/digest.ts'
import { isCode } from '../error-code.ts'
import { answersBlob, blobKey, blobQuestion } from '../keys.ts'
import { contentInThreads } from '../hashing-threads.ts'
import type { BlobFile, Written } from '../store.ts'
import { copyHashed, draftName, type Content } from '../verified-file.ts'
import { packBlob, takeBlob } from './entry-content.ts'
import { mayHave, wasSeenLately } from './github-index.ts'
import { secondsNow, tell, valueOf, write, type OpenGithub } from './open-github.ts'

/** `lately`: an index's word is enough. */
export async function hasBlobs(
  store: OpenGithub,
  digests: readonly Digest[],
  when: 'now' | 'lately',
): Promise<ReadonlySet<Digest>> {
  const wanted = [...new Set(digests)]
  const found = await Promise.all(
    wanted.map(async (digest) => (when === 'lately' && wasSeenLately(store, digest)) || (await hasBlob(store, digest))),
  )
  return new Set(wanted.filter((_, index) => found[index]))
}

/** Puts the blob at `file`, verified; false where it cannot be had. */
export async function fetchBlob(store: OpenGithub, digest: Digest, size: number, file: string): Promise<boolean> {
  const { client, keyPrefix, seen, gone, doubt } = store
  const question = blobQuestion(keyPrefix, digest)
  const asked = await client.read({ path: blobEntry(digest), question, usual: size }, async (key, entry) => {
    const draft = `${file}.${draftName()}`
    if (!answersBlob(question, key) || !(await takeBlob(entry, { digest, size }, draft))) return false
    await rename(draft, file)
    return true
  })
  const good = valueOf(store, `blob ${digest}`, asked) ?? false
  if (asked.kind === 'found' && !good) tell(store, `blob ${digest} is not what its digest says and is not used`)
  if (good) seen.set(digest, secondsNow(store))
  else {
    doubt.isDoubted = true
    seen.delete(digest)
    if (asked.kind === 'miss' && client.lost() === undefined) gone.set(digest, secondsNow(store))
  }
  return good
}

/** Keeps what `file` holds, or makes, under its digest and size. */
export async function writeBlob(store: OpenGithub, digest: Digest, size: number, file: BlobFile): Promise<Written> {
  const { keyPrefix, run } = store
  const written = await write(
    store,
    {
      path: blobEntry(digest),
      key: blobKey(keyPrefix, digest, run),
      size,
      waits: true,
      isNew: !mayHave(store, digest) && !isKnown(store, digest),
    },
    () => hasBlob(store, digest),
    async (target) => await stageBlob(typeof file === 'string' ? file : await file(), { digest, size }, target),
  )
  if (written.kind === 'written') store.seen.set(digest, secondsNow(store))
  return written
}

async function hasBlob(store: OpenGithub, digest: Digest): Promise<boolean> {
  const { asking } = store
  if (isKnown(store, digest)) return true
  const asked = asking.get(digest) ?? askForBlob(store, digest).finally(() => asking.delete(digest))
  asking.set(digest, asked)
  return await asked
}

function isKnown({ seen, gone, earlier }: OpenGithub, digest: Digest): boolean {
  return seen.has(digest) || (earlier?.blobs.has(digest) === true && !gone.has(digest))
}

async function askForBlob(store: OpenGithub, digest: Digest): Promise<boolean> {
  const question = blobQuestion(store.keyPrefix, digest)
  const asked = await store.client.look(blobEntry(digest), question)
  valueOf(store, `blob ${digest}`, asked)
  if (asked.kind === 'found' && answersBlob(question, asked.key)) {
    store.seen.set(digest, secondsNow(store))
    return true
  }
  if (asked.kind === 'miss' && store.client.lost() === undefined) store.gone.set(digest, secondsNow(store))
  return false
}

function blobEntry(digest: Digest): string {
  return `blobs/${digestHex(digest)}`
}

/** Answers why it is not there. */
async function stageBlob(file: string, { digest, size }: Content, target: string): Promise<string | undefined> {
  const content = await placed(file, target, size)
  if (content.digest !== digest || content.size !== size) return `the file is not the content that ${digest} names`
  await packBlob(target, size)
  return undefined
}

/** Gives the file a second name, or copies it where it can have none, and says what it holds. */
async function placed(file: string, target: string, size: number): Promise<Content> {
  try {
    await link(file, target)
  } catch (error) {
    if (isCode(error, 'ENOENT')) throw error
    return await copyHashed(file, target, size)
  }
  return await contentInThreads(target, size)
}
