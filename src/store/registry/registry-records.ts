import { digestOf } from '../../formats/digest.ts'
import { mostRecordBytes } from '../../layer/record.ts'
import { encodeArtifact, keyAnnotation, recordType, resolutionType } from '../artifact.ts'
import {
  layerTag,
  otherRecordQuestion,
  parseRecordKey,
  questionOfRecordKey,
  recordKey,
  recordQuestion,
  resolutionTag,
  type RecordKey,
} from '../keys.ts'
import { namedBlobs } from '../named-blobs.ts'
import type { FoundRecord, RecordName, Written } from '../store.ts'
import type { SealedRecord, SealedResolution } from '../../trust/statement.ts'
import type { OpenRegistry } from './open-registry.ts'
import {
  documentUnder,
  newestDocument,
  type DocumentAnswer,
  type DocumentQuestion,
  type FoundDocument,
} from './registry-documents.ts'
import { layerRecordTag, recordTag, resolutionTagOf } from './registry-tags.ts'
import { putManifest, writeDocument } from './registry-writing.ts'

const mostResolutionBytes = 64 * 1024

/** The newest record of exactly these facts that is believed. */
export async function findRecord(store: OpenRegistry, name: RecordName): Promise<FoundRecord | undefined> {
  const known = await newestIfExact(store, name)
  return answered(store, name, known ?? (await newestDocument(store, recordQuestionOf(store, name))))
}

/** What stands as the layer's newest record, where that was asked for and is the only one of exactly these facts. */
async function newestIfExact(store: OpenRegistry, name: RecordName): Promise<DocumentAnswer | undefined> {
  const { newest, keyPrefix, generations, questions } = store
  const answer = await newest.get(otherRecordQuestion(keyPrefix, name))
  if (answer?.kind !== 'found') return undefined
  const key = answer.document.annotations[keyAnnotation] ?? ''
  if (questionOfRecordKey(key) !== recordQuestion(keyPrefix, name)) return undefined
  const later = await questions(0, () => generations.of(recordTag(keyPrefix, name)))
  return later.length === 0 ? answer : undefined
}

/** Asks for the newest records of these layers at once. */
export function foretell(store: OpenRegistry, names: readonly Pick<RecordName, 'arch' | 'layer'>[]): void {
  // Whoever needs the answer hears what went wrong.
  for (const name of names) newestOfLayer(store, name).catch(() => undefined)
}

/** The newest record of the layer, whatever its facts, as far as the registry lets its tag move. */
export async function findOtherRecord(
  store: OpenRegistry,
  name: Pick<RecordName, 'arch' | 'layer'>,
): Promise<FoundRecord | undefined> {
  return answered(store, { arch: name.arch, layer: name.layer }, await newestOfLayer(store, name))
}

/** Asked once. */
function newestOfLayer(store: OpenRegistry, name: Pick<RecordName, 'arch' | 'layer'>): Promise<DocumentAnswer> {
  const { newest, keyPrefix } = store
  const layer = otherRecordQuestion(keyPrefix, name)
  const answer = newest.get(layer) ?? askForNewest(store, name)
  newest.set(layer, answer)
  return answer
}

async function askForNewest(store: OpenRegistry, name: Pick<RecordName, 'arch' | 'layer'>): Promise<DocumentAnswer> {
  const { keyPrefix, state } = store
  const why = state.outage ?? state.unreadable
  if (why !== undefined) return { kind: 'unanswered', why }
  const question: DocumentQuestion = {
    what: `a record of ${name.layer}`,
    type: recordType,
    tag: layerRecordTag(keyPrefix, name),
    most: mostRecordBytes,
    async judge(document) {
      const key = keyOf(store, name, document.annotations)
      if (key?.id !== digestOf(document.bytes)) return 'its key is not that of a record of this layer'
      return await whyNotBelieved(store, document, { ...key, digest: key.id }, document.annotations[keyAnnotation])
    },
  }
  return await documentUnder(store, question, question.tag)
}

function keyOf(
  { keyPrefix }: OpenRegistry,
  name: Pick<RecordName, 'arch' | 'layer'>,
  annotations: FoundDocument['annotations'],
): RecordKey | undefined {
  const key = annotations[keyAnnotation] ?? ''
  return key.startsWith(otherRecordQuestion(keyPrefix, name)) ? parseRecordKey(keyPrefix, key) : undefined
}

function recordQuestionOf(store: OpenRegistry, name: RecordName): DocumentQuestion {
  return {
    what: `the record of ${name.layer}`,
    type: recordType,
    tag: recordTag(store.keyPrefix, name),
    most: mostRecordBytes,
    judge: (document) =>
      whyNotBelieved(
        store,
        document,
        sealedRecord(name, document.bytes),
        recordKey(store.keyPrefix, name, document.bytes),
      ),
  }
}

function sealedRecord({ arch, layer, shape, facts }: RecordName, bytes: Buffer): SealedRecord {
  return { arch, layer: layerTag(layer), shape, facts, digest: digestOf(bytes) }
}

/**
 * A seal binds the record. The rest of its manifest must be what such a record makes, so that nothing stands there which nobody signed: what
 * it names the registry keeps.
 */
async function whyNotBelieved(
  { seal }: OpenRegistry,
  { bytes, annotations, manifest }: FoundDocument,
  record: SealedRecord,
  key: string | undefined,
): Promise<string | undefined> {
  const { [keyAnnotation]: named, ...sealed } = annotations
  const isPlain = Object.keys(annotations).length === 0
  const made = encodeArtifact(recordType, bytes, namedBlobs(bytes) ?? [], annotations)
  if ((!isPlain && named !== key) || !made.equals(manifest)) return 'its manifest is not the one that its record makes'
  return whyRefused(await seal.accept(sealed, record))
}

function whyRefused(judged: Awaited<ReturnType<OpenRegistry['seal']['accept']>>): string | undefined {
  return judged.kind === 'refused' ? judged.why : undefined
}

/** What was asked, of these facts or of the layer. */
export function askedQuestion(prefix: string, name: RecordName | Pick<RecordName, 'arch' | 'layer'>): string {
  return 'facts' in name ? recordQuestion(prefix, name) : otherRecordQuestion(prefix, name)
}

function answered(
  store: OpenRegistry,
  name: RecordName | Pick<RecordName, 'arch' | 'layer'>,
  answer: DocumentAnswer,
): FoundRecord | undefined {
  const { unanswered, refused, named, keyPrefix } = store
  const layer = otherRecordQuestion(keyPrefix, name)
  unanswered.delete(layer)
  refused.delete(askedQuestion(keyPrefix, name))
  switch (answer.kind) {
    case 'found':
      for (const digest of answer.document.blobs) named.add(digest)
      return { bytes: answer.document.bytes }
    case 'missing':
    case 'broken':
      return undefined
    case 'refused':
      refused.set(askedQuestion(keyPrefix, name), answer.why)
      return undefined
    case 'unanswered':
      unanswered.set(layer, answer.why)
      return undefined
  }
}

export async function writeRecord(store: OpenRegistry, name: RecordName, bytes: Buffer): Promise<Written> {
  const { keyPrefix, seal } = store
  if (bytes.length > mostRecordBytes) return { kind: 'failed', why: `a record of ${bytes.length} bytes is too large` }
  const signed = await seal.sign(sealedRecord(name, bytes))
  if (signed.kind === 'unsigned') return { kind: 'failed', why: signed.why }
  const document = {
    question: recordQuestionOf(store, name),
    bytes,
    blobs: namedBlobs(bytes) ?? [],
    annotations: { ...signed.annotations, [keyAnnotation]: recordKey(keyPrefix, name, bytes) },
  }
  const written = await writeDocument(store, document)
  store.newest.delete(otherRecordQuestion(keyPrefix, name))
  if (written.kind === 'written') await showAsNewest(store, name, document)
  return written
}

/** For the reasons of a miss. A registry may let no tag move: then the first record of a layer stays the one that is shown. */
async function showAsNewest(
  store: OpenRegistry,
  name: RecordName,
  { bytes, blobs, annotations }: Pick<Parameters<typeof writeDocument>[1], 'bytes' | 'blobs' | 'annotations'>,
): Promise<void> {
  const { state, keyPrefix } = store
  if (state.isFixed) return
  const manifest = encodeArtifact(recordType, bytes, blobs, annotations)
  const put = await putManifest(store, `a record of ${name.layer}`, layerRecordTag(keyPrefix, name), manifest)
  if (put.kind === 'refused') state.isFixed = true
}

export async function findResolution(store: OpenRegistry, name: string): Promise<Buffer | undefined> {
  const answer = await newestDocument(store, resolutionQuestionOf(store, name))
  return answer.kind === 'found' ? answer.document.bytes : undefined
}

export async function writeResolution(store: OpenRegistry, name: string, bytes: Buffer): Promise<Written> {
  if (bytes.length > mostResolutionBytes) return { kind: 'failed', why: `${bytes.length} bytes are too many` }
  const signed = await store.seal.sign(sealedResolution(name, bytes))
  if (signed.kind === 'unsigned') return { kind: 'failed', why: signed.why }
  const { annotations } = signed
  return await writeDocument(store, { question: resolutionQuestionOf(store, name), bytes, blobs: [], annotations })
}

/** Whoever says what a base image became says which records are hits. */
function resolutionQuestionOf({ keyPrefix, seal }: OpenRegistry, name: string): DocumentQuestion {
  return {
    what: `the resolution of ${name}`,
    type: resolutionType,
    tag: resolutionTagOf(keyPrefix, name),
    most: mostResolutionBytes,
    judge: async ({ bytes, annotations }) => whyRefused(await seal.accept(annotations, sealedResolution(name, bytes))),
  }
}

function sealedResolution(name: string, bytes: Buffer): SealedResolution {
  return { resolution: resolutionTag(name), digest: digestOf(bytes) }
}
