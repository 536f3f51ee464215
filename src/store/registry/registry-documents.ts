import { FormatError } from '../../errors.ts'
import type { Digest } from '../../formats/digest.ts'
import { blobsOfArtifact, decodeArtifact, type Artifact } from '../artifact.ts'
import { asked, tell, type OpenRegistry } from './open-registry.ts'
import { generationTag } from './registry-tags.ts'

/** A document as a manifest of the repository has it. */
export interface FoundDocument {
  readonly bytes: Buffer
  readonly annotations: Artifact['annotations']
  readonly manifest: Buffer
  /** What the registry keeps together with it. */
  readonly blobs: readonly Digest[]
}

export type DocumentAnswer =
  | { readonly kind: 'found'; readonly document: FoundDocument }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly why: string }
  /** What stands there is no such document, which was told. */
  | { readonly kind: 'broken' }
  /** Nobody knows whether there is one. */
  | { readonly kind: 'unanswered'; readonly why: string }

export interface DocumentQuestion {
  /** For people. */
  readonly what: string
  readonly type: string
  readonly tag: string
  /** Bytes. */
  readonly most: number
  /** Why the document is not believed; undefined where it is. */
  readonly judge: (document: FoundDocument) => Promise<string | undefined>
}

/** Of so many documents of one tag, of which none is believed, the others are not looked at. */
const mostTried = 16

/** The newest document of a tag that is believed. `refused`: there are some, and none is. */
export async function newestDocument(store: OpenRegistry, question: DocumentQuestion): Promise<DocumentAnswer> {
  const why = store.state.outage ?? store.state.unreadable
  if (why !== undefined) return { kind: 'unanswered', why }
  const generations = await store.questions(0, () => store.generations.of(question.tag))
  let refused: DocumentAnswer = { kind: 'missing' }
  for (const generation of [...generations, 0].slice(0, mostTried)) {
    const answer = await documentUnder(store, question, generationTag(question.tag, generation))
    if (answer.kind === 'found' || answer.kind === 'unanswered') return answer
    if (answer.kind === 'refused' && refused.kind === 'missing') refused = answer
  }
  return refused
}

/** The document that stands under the very tag. What is no such document is told, and refused. */
export async function documentUnder(
  store: OpenRegistry,
  { what, type, most, judge }: DocumentQuestion,
  tag: string,
  repository = store.repository,
): Promise<DocumentAnswer> {
  const { questions, state } = store
  const answer = await questions(0, () => asked(store, what, () => repository.getManifest(tag)))
  switch (answer.kind) {
    case 'missing':
      return { kind: 'missing' }
    case 'denied':
      state.unreadable ??= answer.why
      return { kind: 'unanswered', why: answer.why }
    case 'failed':
      return { kind: 'unanswered', why: answer.why }
    case 'manifest': {
      const found = await readDocument(store, { type, most, what }, answer.bytes)
      if (found.kind !== 'found') return found
      const why = await judge(found.document)
      return why === undefined ? found : { kind: 'refused', why }
    }
  }
}

/** The document of a manifest, which has it itself, or names the blob. */
async function readDocument(
  store: OpenRegistry,
  { type, most, what }: Pick<DocumentQuestion, 'type' | 'most' | 'what'>,
  manifest: Buffer,
): Promise<DocumentAnswer> {
  try {
    const artifact = decodeArtifact(type, manifest)
    const blobs = blobsOfArtifact(manifest)
    if (artifact.size > most) throw new FormatError('manifest', `expected a document of at most ${String(most)} bytes`)
    const { annotations, document } = artifact
    if (document !== undefined) return { kind: 'found', document: { bytes: document, annotations, manifest, blobs } }
    const bytes = await fetchDocument(store, artifact, what)
    return bytes === undefined
      ? { kind: 'unanswered', why: 'its content could not be fetched' }
      : { kind: 'found', document: { bytes, annotations, manifest, blobs } }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    tell(store, `${what} is not used: ${error.message}`)
    return { kind: 'broken' }
  }
}

async function fetchDocument(
  store: OpenRegistry,
  { digest, size }: Artifact,
  what: string,
): Promise<Buffer | undefined> {
  const answer = await store.questions(0, () => asked(store, what, () => store.repository.readBlob({ digest, size })))
  return answer.kind === 'bytes' ? answer.bytes : undefined
}
