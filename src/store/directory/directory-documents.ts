import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'

import { digestHex, digestOf, type Digest } from '../../formats/digest.ts'
import { mostRecordBytes } from '../../layer/record.ts'
import { isCode } from '../error-code.ts'
import {
  answeredRecord,
  answeredDocument,
  otherRecordQuestion,
  recordKey,
  recordQuestion,
  resolutionKey,
  resolutionQuestion,
} from '../keys.ts'
import type { FoundRecord, RecordName, Written } from '../store.ts'
import { readStored, writeWhole } from '../verified-file.ts'
import { seen } from './directory-blobs.ts'
import { messageOf } from '../full-disk.ts'
import { adoptIndexed } from './directory-adoption.ts'
import { keepAsArtifact } from './directory-index.ts'
import {
  nextStampedName,
  outdatableNames,
  recordDirectory,
  stampedNames,
  type StampedName,
} from './directory-layout.ts'
import { touch } from './last-use.ts'
import { isNearDisk } from './near-disk.ts'
import { namedBlobs } from '../named-blobs.ts'
import { prepare, reading, tell, writing, type OpenDirectory } from './open-directory.ts'

/** The newest record of exactly these facts. */
export async function findRecord(store: OpenDirectory, name: RecordName): Promise<FoundRecord | undefined> {
  const { paths, keyPrefix, index, log, now } = store
  const ask = (): Promise<FoundRecord | undefined> =>
    answer(store, name, `the record of ${name.layer}`, recordQuestion(keyPrefix, name))
  const found = await ask()
  if (found !== undefined) return found
  // It may have been copied here by another tool, which knows of the index alone.
  index.adoption ??= adoptIndexed(paths, now()).then(
    () => undefined,
    (error: unknown) => {
      log.debug(`${store.name}: what stands in the index alone is not used: ${messageOf(error)}`)
    },
  )
  await index.adoption
  return await ask()
}

/** The newest record of the layer, whatever its facts. */
export function findOtherRecord(
  store: OpenDirectory,
  name: Pick<RecordName, 'arch' | 'layer'>,
): Promise<FoundRecord | undefined> {
  return answer(store, name, `a record of ${name.layer}`, otherRecordQuestion(store.keyPrefix, name))
}

async function answer(
  store: OpenDirectory,
  name: Pick<RecordName, 'arch' | 'layer'>,
  what: string,
  question: string,
): Promise<FoundRecord | undefined> {
  const { keyPrefix, paths, unanswered } = store
  const layer = otherRecordQuestion(keyPrefix, name)
  unanswered.delete(layer)
  const directory = recordDirectory(layer)
  const bytes = await reading(
    store,
    what,
    () =>
      newest(store, join(paths.records, directory), ({ rest }) =>
        answeredRecord(keyPrefix, question, `${directory}-${rest}`),
      ),
    (why) => unanswered.set(layer, why),
  )
  return bytes && { bytes }
}

export function writeRecord(store: OpenDirectory, name: RecordName, bytes: Buffer): Promise<Written> {
  const { keyPrefix, paths, touched, index } = store
  return writing(store, `the record of ${name.layer}`, async () => {
    if (bytes.length > mostRecordBytes) return { kind: 'failed', why: `a record of ${bytes.length} bytes is too large` }
    await prepare(store)
    for (const { digest } of namedBlobs(bytes) ?? []) {
      if (!touched.has(digest) && (await seen(store, digest))) touched.add(digest)
    }
    await keepAsArtifact(paths, bytes, recordKey(keyPrefix, name, bytes))
    const target = join(paths.records, recordDirectory(otherRecordQuestion(keyPrefix, name)))
    index.isOld = true
    return writeDocument(store, target, recordKey(keyPrefix, name, bytes), bytes)
  })
}

export function findResolution(store: OpenDirectory, name: string): Promise<Buffer | undefined> {
  return reading(store, `the resolution of ${name}`, () => {
    const question = resolutionQuestion(store.keyPrefix, name)
    const directory = recordDirectory(question)
    return newest(store, join(store.paths.resolutions, directory), ({ rest }) =>
      answeredDocument(question, `${directory}-${rest}`),
    )
  })
}

export function writeResolution(store: OpenDirectory, name: string, bytes: Buffer): Promise<Written> {
  const { keyPrefix, paths } = store
  return writing(store, `the resolution of ${name}`, async () => {
    await prepare(store)
    const target = join(paths.resolutions, recordDirectory(resolutionQuestion(keyPrefix, name)))
    return writeDocument(store, target, resolutionKey(keyPrefix, name, bytes), bytes)
  })
}

/** The newest document whose bytes are what its name says; others are told of and taken away. */
async function newest(
  store: OpenDirectory,
  directory: string,
  idOf: (entry: StampedName) => Digest | undefined,
): Promise<Buffer | undefined> {
  const isNear = isNearDisk(store.path)
  for (const entry of await stampedNames(directory, isNear)) {
    const id = idOf(entry)
    if (id === undefined) continue
    const file = join(directory, entry.file)
    const bytes = await readStored(file, mostRecordBytes, isNear).catch((error: unknown) => {
      // Another process collected it since the listing.
      if (!isCode(error, 'ENOENT')) tell(store, `${file} could not be read`, error)
      return undefined
    })
    if (bytes === undefined) continue
    if (digestOf(bytes) === id) {
      await touch(store.paths, file, id)
      return bytes
    }
    store.log.warning(`${store.name}: ${file} is not what its name says and is removed`)
    await rm(file, { force: true }).catch(() => undefined)
  }
  return undefined
}

/** `directory` is named by the begin of the key. */
async function writeDocument(
  { paths, now }: OpenDirectory,
  directory: string,
  key: string,
  bytes: Buffer,
): Promise<Written> {
  const older = await outdatableNames(directory)
  const rest = key.slice(basename(directory).length + 1)
  const question = rest.slice(0, -digestHex(digestOf(bytes)).length)
  const rival = older.find((entry) => entry.rest.startsWith(question))
  if (rival?.rest === rest) {
    await touch(paths, join(directory, rival.file), digestOf(bytes))
    return { kind: 'exists' }
  }
  await writeWhole(join(directory, nextStampedName(older, now(), rest)), bytes, paths.drafts)
  return { kind: 'written', bytes: bytes.length }
}
