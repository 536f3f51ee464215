import { digestOf, type Digest } from '../../formats/digest.ts'
import { ociManifest } from '../../formats/oci/media-type.ts'
import { encodeArtifact } from '../artifact.ts'
import type { Written } from '../store.ts'
import { asked, notWritten, type OpenRegistry } from './open-registry.ts'
import { firstLacking, pushed } from './registry-blobs.ts'
import { documentUnder, type DocumentQuestion } from './registry-documents.ts'
import { generationTag, markTag } from './registry-tags.ts'

export interface NewDocument {
  readonly question: DocumentQuestion
  readonly bytes: Buffer
  readonly blobs: readonly { readonly digest: Digest; readonly size: number }[]
  readonly annotations: Readonly<Record<string, string>>
}

/** How often another leg may be faster with a generation: as many as a matrix has that build the same layer at once, and end with it. */
const mostRivals = 64
const markType = 'application/vnd.stack-cache.mark.v1+json'

/**
 * Puts a document under the first generation of its tag that is free: after all that it names was seen in the registry, which may take
 * manifests of what it does not have. Where the newest one has the same bytes, nothing is written.
 */
export function writeDocument(store: OpenRegistry, document: NewDocument): Promise<Written> {
  const { question } = document
  return store.oneByOne(question.tag, async () => {
    if (store.state.unwritable !== undefined) return { kind: 'denied', why: store.state.unwritable }
    const lacking = await firstLacking(
      store,
      document.blobs.map(({ digest }) => digest),
    )
    if (lacking !== undefined) return { kind: 'failed', why: `the registry does not have blob ${lacking}` }
    const generations = await store.generations.of(question.tag)
    const newest = generations[0] ?? 0
    const standing = await documentUnder(store, question, generationTag(question.tag, newest), store.writing)
    if (standing.kind === 'unanswered') return { kind: 'failed', why: standing.why }
    if (standing.kind === 'found' && standing.document.bytes.equals(document.bytes)) return { kind: 'exists' }
    const isFree = standing.kind === 'missing'
    return await putDocument(store, document, isFree ? newest : newest + 1, isFree)
  })
}

/** `isFree`: nothing stood under the first of these generations a moment ago. */
async function putDocument(
  store: OpenRegistry,
  document: NewDocument,
  first: number,
  isFree: boolean,
): Promise<Written> {
  const { question, bytes, blobs, annotations } = document
  const content = await pushed(store, { digest: digestOf(bytes), size: bytes.length, content: new Uint8Array(bytes) })
  if ('why' in content) return content
  const manifest = encodeArtifact(question.type, bytes, blobs, annotations)
  for (let generation = first; generation < first + mostRivals; generation += 1) {
    if (generation > 0) {
      const marked = await mark(store)
      if ('why' in marked) return marked
    }
    const tag = generationTag(question.tag, generation)
    if (!(isFree && generation === first) && (await isTaken(store, tag))) continue
    const put = await putManifest(store, question.what, tag, manifest)
    if (put.kind === 'put') {
      store.generations.wrote(question.tag, generation)
      return { kind: 'written', bytes: bytes.length }
    }
    if (put.kind !== 'refused') return notWritten(store, put)
    // Either somebody was faster, or nobody may write here.
    if (!(await isTaken(store, tag))) return notWritten(store, { kind: 'denied', why: put.why })
  }
  return { kind: 'failed', why: 'others wrote the same again and again' }
}

/** Puts the manifest under a tag, whatever stands there. */
export async function putManifest(
  store: OpenRegistry,
  what: string,
  tag: string,
  bytes: Buffer,
): ReturnType<OpenRegistry['writing']['putManifest']> {
  const manifest = { mediaType: ociManifest, bytes, digest: digestOf(bytes) }
  return await store.questions(0, () =>
    asked(store, `${what} could not be written`, () => store.writing.putManifest(tag, manifest)),
  )
}

async function isTaken({ questions, writing }: OpenRegistry, tag: string): Promise<boolean> {
  return (await questions(0, () => writing.headManifest(tag))).kind === 'digest'
}

/** Before the first document of a later generation, or nobody would look for it. */
async function mark(store: OpenRegistry): Promise<Written> {
  const { generations, keyPrefix } = store
  const tag = markTag(keyPrefix)
  if (await isTaken(store, tag)) return { kind: 'exists' }
  const bytes = Buffer.from('{}')
  const content = await pushed(store, { digest: digestOf(bytes), size: bytes.length, content: new Uint8Array(bytes) })
  if ('why' in content) return content
  const put = await putManifest(store, 'the mark of later records', tag, encodeArtifact(markType, bytes, [], {}))
  if (put.kind === 'put' || (put.kind === 'refused' && (await isTaken(store, tag)))) {
    generations.marked()
    return { kind: 'written', bytes: bytes.length }
  }
  return notWritten(store, { kind: put.kind === 'refused' ? 'denied' : put.kind, why: put.why })
}
