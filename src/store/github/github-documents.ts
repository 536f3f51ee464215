import { writeFile } from 'node:fs/promises'

import type { Digest } from '../../formats/digest.ts'
import { mostRecordBytes } from '../../layer/record.ts'
import {
  answeredRecord,
  answeredDocument,
  layerTag,
  otherRecordQuestion,
  recordKey,
  recordQuestion,
  resolutionKey,
  resolutionQuestion,
  resolutionTag,
} from '../keys.ts'
import type { AnsweredDocument } from '../learnt.ts'
import type { IndexedRecord, OpenIndex } from '../record-index.ts'
import type { FoundRecord, RecordName, Written } from '../store.ts'
import { packDocument, takeDocument } from './entry-content.ts'
import { indexOf } from './github-index.ts'
import { secondsNow, tell, valueOf, write, type OpenGithub, type StoredEntry } from './open-github.ts'

/** Records and resolutions are kilobytes; long texts of trees are blobs. */
const usualDocument = 256 * 1024

/** The newest record of exactly these facts: of the index what a job saw not long ago, else what the service has. */
export async function findRecord(
  store: OpenGithub,
  name: RecordName,
  seldom: boolean,
): Promise<FoundRecord | undefined> {
  const question = recordQuestion(store.keyPrefix, name)
  const layer = otherRecordQuestion(store.keyPrefix, name)
  const isAsked = store.answers.has(question)
  const known = recalled(store, question)
  if (known) return known
  const hinted = await hintOf(store, name.arch, (index) => index.exact(question, secondsNow(store)))
  if (hinted !== undefined && !isAsked) return hinted
  // What was not there for the step before is in the index by now, if a save of this job has sent it. Of a layer without any record
  // there is none of these facts.
  if (!isAsked && (known === null || recalled(store, layer) === null)) return undefined
  const ofLayer = await hintOf(store, name.arch, (index) =>
    index.whole ? index.newest(layer, secondsNow(store)) : undefined,
  )
  if (seldom && ofLayer !== undefined) return undefined
  return await newestRecord(store, name, `the record of ${name.layer}`, question)
}

/** The newest record of the layer, whatever its facts. */
export async function findOtherRecord(
  store: OpenGithub,
  name: Pick<RecordName, 'arch' | 'layer'>,
): Promise<FoundRecord | undefined> {
  const question = otherRecordQuestion(store.keyPrefix, name)
  const known = recalled(store, question)
  if (known !== undefined) return known ?? undefined
  const hinted = await hintOf(store, name.arch, (index) => index.newest(question, secondsNow(store)))
  if (hinted === undefined || store.answers.has(question))
    return await newestRecord(store, name, `a record of ${name.layer}`, question)
  // An index says it, which is no news for the next one.
  store.answers.set(question, { ...hinted, seen: null })
  return hinted
}

/** What the step before learnt, unless this one has asked since. */
function recalled({ earlier, answers }: OpenGithub, question: string): AnsweredDocument | null | undefined {
  return answers.has(question) ? undefined : earlier?.answers.get(question)
}

async function hintOf(
  store: OpenGithub,
  arch: string,
  find: (index: OpenIndex) => IndexedRecord | undefined,
): Promise<IndexedRecord | undefined> {
  const read = await indexOf(store, arch)
  return read.kind === 'read' ? find(read.open) : undefined
}

async function newestRecord(
  store: OpenGithub,
  name: Pick<RecordName, 'arch' | 'layer'>,
  what: string,
  question: string,
): Promise<FoundRecord | undefined> {
  const { keyPrefix, unanswered } = store
  const layer = otherRecordQuestion(keyPrefix, name)
  unanswered.delete(layer)
  return await newest(
    store,
    {
      what,
      path: `records/${layerTag(name.layer)}`,
      question,
      idOf: (key) => answeredRecord(keyPrefix, question, key),
    },
    (why) => unanswered.set(layer, why),
  )
}

/** Its key is that of its bytes, so nobody has another one under it: to look first would be in vain. */
export async function writeRecord(store: OpenGithub, name: RecordName, bytes: Buffer): Promise<Written> {
  const key = recordKey(store.keyPrefix, name, bytes)
  const entry = { path: `records/${layerTag(name.layer)}`, key, waits: true, isNew: true }
  const written = await writeDocument(store, entry, bytes)
  if (written.kind === 'written' || written.kind === 'exists') {
    store.answers.set(recordQuestion(store.keyPrefix, name), { key, bytes, seen: secondsNow(store) })
    store.wrote.isNews = true
  }
  return written
}

export async function findResolution(store: OpenGithub, name: string): Promise<Buffer | undefined> {
  const question = resolutionQuestion(store.keyPrefix, name)
  const known = recalled(store, question)
  if (known !== undefined) return known?.bytes
  const found = await newest(store, {
    what: `the resolution of ${name}`,
    path: `resolutions/${resolutionTag(name)}`,
    question,
    idOf: (key) => answeredDocument(question, key),
  })
  return found?.bytes
}

/**
 * A reservation that a killed job left behind blocks this content for ever (docs/stacker/platform.md#2.1); a resolution is not
 * worth waiting for it.
 */
export function writeResolution(store: OpenGithub, name: string, bytes: Buffer): Promise<Written> {
  const key = resolutionKey(store.keyPrefix, name, bytes)
  return writeDocument(store, { path: `resolutions/${resolutionTag(name)}`, key, waits: false, isNew: false }, bytes)
}

interface DocumentQuestion {
  readonly what: string
  readonly path: string
  readonly question: string
  /** Which document the key names, if it is an answer at all. */
  readonly idOf: (key: string) => Digest | undefined
}

/** The document of the newest entry that answers; the next step is told, also where there is none. */
async function newest(
  store: OpenGithub,
  { what, path, question, idOf }: DocumentQuestion,
  failed: (why: string) => void = () => undefined,
): Promise<AnsweredDocument | undefined> {
  const { client, answers } = store
  const asked = await client.read({ path, question, usual: usualDocument }, async (key, entry) => {
    const id = idOf(key)
    const bytes = id === undefined ? undefined : await takeDocument(entry, id, mostRecordBytes)
    return bytes === undefined ? undefined : { key, bytes, seen: secondsNow(store) }
  })
  const found = valueOf(store, what, asked)
  if ('why' in asked && asked.kind !== 'broken') failed(asked.why)
  else if (asked.kind === 'miss' && client.lost() !== undefined) failed(client.lost() ?? '')
  else if (asked.kind === 'miss') answers.set(question, null)
  if (asked.kind === 'found' && found === undefined) tell(store, `${what} is not what its key says and is not used`)
  if (found !== undefined) answers.set(question, found)
  return found
}

async function writeDocument(store: OpenGithub, entry: Omit<StoredEntry, 'size'>, bytes: Buffer): Promise<Written> {
  const { path, key } = entry
  const size = bytes.length
  if (size > mostRecordBytes) return { kind: 'failed', why: `${size} bytes are too many` }
  const seen = async (): Promise<boolean> => {
    const asked = await store.client.look(path, key)
    return asked.kind === 'found' && asked.key === key
  }
  return await write(store, { ...entry, size }, seen, async (target) => {
    await writeFile(target, packDocument(bytes), { flag: 'wx', mode: 0o600 })
    return undefined
  })
}
