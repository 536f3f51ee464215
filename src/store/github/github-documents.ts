import { readFile, writeFile } from 'node:fs/promises'

import type { Digest } from '../../formats/digest.ts'
import { mostRecordBytes } from '../../layer/record.ts'
import {
  answeredRecord,
  answeredResolution,
  layerTag,
  otherRecordQuestion,
  recordKey,
  recordQuestion,
  resolutionKey,
  resolutionQuestion,
  resolutionTag,
} from '../keys.ts'
import type { FoundRecord, RecordName, Written } from '../store.ts'
import { tell, valueOf, write, type OpenGithub, type StoredEntry } from './open-github.ts'

/** Records and resolutions are kilobytes; long texts of trees are blobs. */
const documentExtent = { usual: 256 * 1024, most: mostRecordBytes }

/** The newest record of exactly these facts. */
export function findRecord(store: OpenGithub, name: RecordName): Promise<FoundRecord | undefined> {
  return answer(store, name, `the record of ${name.layer}`, recordQuestion(store.keyPrefix, name))
}

/** The newest record of the layer, whatever its facts. */
export function findOtherRecord(
  store: OpenGithub,
  name: Pick<RecordName, 'arch' | 'layer'>,
): Promise<FoundRecord | undefined> {
  return answer(store, name, `a record of ${name.layer}`, otherRecordQuestion(store.keyPrefix, name))
}

async function answer(
  store: OpenGithub,
  name: Pick<RecordName, 'arch' | 'layer'>,
  what: string,
  question: string,
): Promise<FoundRecord | undefined> {
  const { keyPrefix, unanswered } = store
  const layer = otherRecordQuestion(keyPrefix, name)
  unanswered.delete(layer)
  const bytes = await newest(
    store,
    {
      what,
      path: `records/${layerTag(name.layer)}`,
      question,
      idOf: (key) => answeredRecord(keyPrefix, question, key),
    },
    (why) => unanswered.set(layer, why),
  )
  return bytes && { bytes }
}

export function writeRecord(store: OpenGithub, name: RecordName, bytes: Buffer): Promise<Written> {
  const key = recordKey(store.keyPrefix, name, bytes)
  return writeDocument(store, { path: `records/${layerTag(name.layer)}`, key, waits: true }, bytes)
}

export function findResolution(store: OpenGithub, name: string): Promise<Buffer | undefined> {
  const question = resolutionQuestion(store.keyPrefix, name)
  return newest(store, {
    what: `the resolution of ${name}`,
    path: `resolutions/${resolutionTag(name)}`,
    question,
    idOf: (key) => answeredResolution(question, key),
  })
}

/**
 * A reservation that a killed job left behind blocks this content for ever (docs/stacker/platform.md#2.1); a resolution is not
 * worth waiting for it.
 */
export function writeResolution(store: OpenGithub, name: string, bytes: Buffer): Promise<Written> {
  const key = resolutionKey(store.keyPrefix, name, bytes)
  return writeDocument(store, { path: `resolutions/${resolutionTag(name)}`, key, waits: false }, bytes)
}

interface DocumentQuestion {
  readonly what: string
  readonly path: string
  readonly question: string
  /** Which document the key names, if it is an answer at all. */
  readonly idOf: (key: string) => Digest | undefined
}

/** The document of the newest entry that answers. */
async function newest(
  store: OpenGithub,
  { what, path, question, idOf }: DocumentQuestion,
  failed: (why: string) => void = () => undefined,
): Promise<Buffer | undefined> {
  const { client } = store
  const asked = await client.read({ path, question, ...documentExtent }, (key, file, { digest }) =>
    digest === idOf(key) ? readFile(file) : Promise.resolve(undefined),
  )
  const bytes = valueOf(store, what, asked)
  if ('why' in asked && asked.kind !== 'broken') failed(asked.why)
  else if (asked.kind === 'miss' && client.lost() !== undefined) failed(client.lost() ?? '')
  if (asked.kind === 'found' && bytes === undefined) tell(store, `${what} is not what its key says and is not used`)
  return bytes
}

async function writeDocument(store: OpenGithub, entry: Omit<StoredEntry, 'size'>, bytes: Buffer): Promise<Written> {
  const { path, key } = entry
  const size = bytes.length
  if (size > documentExtent.most) return { kind: 'failed', why: `${size} bytes are too many` }
  const seen = async (): Promise<boolean> => {
    const asked = await store.client.look(path, key)
    return asked.kind === 'found' && asked.key === key
  }
  return await write(store, { ...entry, size }, seen, async (target) => {
    await writeFile(target, bytes, { flag: 'wx', mode: 0o600 })
    return undefined
  })
}
