import { FormatError } from '../errors.ts'
import {
  decodeArray,
  decodeCount,
  decodeDigest,
  decodeObject,
  decodeOneOf,
  decodeString,
  nullOr,
  measureJson,
  parseJson,
  type Decoder,
} from '../formats/decode.ts'
import { digestOf, type Digest } from '../formats/digest.ts'
import { decodeDescriptor, type Descriptor } from '../formats/oci/descriptor.ts'
import { optional } from '../formats/exact-object.ts'
import { decodePackedTrees, encodePackedTrees, type PackedTrees } from './bind-tree.ts'
import type { OwnDiff } from './own-diff.ts'
import type { PortableBase, PortableContent, PortableFacts } from './portable.ts'

/** Format of a record; part of every key, so readers of another format never see it. */
export const recordFormat = 3

/** Records are kilobytes. */
export const mostRecordBytes = 2 * 1024 * 1024
const mostRecordValues = 100_000
/** Each blob of a record that is believed is asked for at the store. */
const mostBlobs = 4096

/** What is known about one built layer. Kilobytes; all that is large is a blob that it names. */
export interface LayerRecord {
  /** The tag of the release that built it. */
  readonly release: string
  readonly facts: PortableFacts
  /**
   * The cache entry as a build.cache of one entry, with portable paths and with the texts of directory trees replaced by the
   * digest of their bytes: to be re-rooted, never laid down as it is.
   */
  readonly entry: string
  /** Directory trees in the entry: the text's bytes, or null where they are a blob (`kind: 'tree'`) of that digest. */
  readonly trees: ReadonlyMap<Digest, Buffer | null>
  /** Manifests and configs, verbatim, by their digest. */
  readonly documents: ReadonlyMap<Digest, Buffer>
  /** Of a build_only layer, null where it was not there. */
  readonly root: RecordedRoot | null
  readonly blobs: readonly RecordedBlob[]
  /** What the layer took from others through `stacker://`. */
  readonly contents: readonly RecordedContent[]
  /** What was in the sources of its binds, as far as it is short: a plan then names the files that changed. */
  readonly bindTrees?: PackedTrees
  readonly buildSeconds: number | null
  /** Uid of build.cache when it was saved. */
  readonly owner: number
  /** Of the stacker that built it, as far as what it staged tells. */
  readonly umask: number | null
  /** Seconds since 1970. */
  readonly savedAt: number
}

/** The root of a build_only layer: what a child of it is built on. */
export interface RecordedRoot {
  /** stacker's roots/NAME/overlay_metadata.json, verbatim. */
  readonly metadata: Buffer
  /** Where its own diff was. In its `root`, it is a blob (`kind: 'packed'`) or was not kept. */
  readonly own: OwnDiff
  /**
   * The base image where it stands on one itself: stacker fetches it, so its layers are no blobs of the record
   * (docs/stacker/restoring.md#38).
   */
  readonly base: { readonly type: string; readonly layers: readonly Descriptor[] } | null
  /** Names its own diff; null where it was not kept. */
  readonly content: Digest | null
  /** `content` of the build_only layer that it was built on, null where there is none or it is not known. */
  readonly standsOn: Digest | null
}

export interface RecordedBlob {
  readonly digest: Digest
  readonly size: number
  readonly kind: 'layer' | 'tree' | 'content' | 'packed'
}

export interface RecordedContent {
  readonly producer: string
  readonly path: string
  readonly kind: 'file' | 'directory' | 'link'
  /** Permission bits of the file; of a directory, those are in the archive. */
  readonly mode: number
  /** The file, a tar of the directory's content, or where the link leads, as a text. */
  readonly blob: Digest
}

export function encodeRecord(record: LayerRecord): Buffer {
  const text = (bytes: Buffer): unknown => {
    const utf8 = bytes.toString('utf8')
    return Buffer.from(utf8).equals(bytes) ? utf8 : { base64: bytes.toString('base64') }
  }
  return Buffer.from(
    JSON.stringify({
      format: recordFormat,
      release: record.release,
      facts: record.facts,
      entry: record.entry,
      trees: [...record.trees].map(([digest, tree]) => ({ digest, bytes: tree && text(tree) })),
      documents: [...record.documents].map(([digest, bytes]) => ({ digest, bytes: text(bytes) })),
      root: record.root && { ...record.root, metadata: text(record.root.metadata) },
      blobs: record.blobs,
      contents: record.contents,
      ...(record.bindTrees && { bindTrees: encodePackedTrees(record.bindTrees) }),
      buildSeconds: record.buildSeconds,
      owner: record.owner,
      umask: record.umask,
      savedAt: record.savedAt,
    }),
  )
}

/** Why nobody would read a record of these bytes; undefined where that is not so. */
export function excessOfRecord(bytes: Uint8Array): string | undefined {
  if (bytes.length > mostRecordBytes)
    return `its record would have ${String(bytes.length)} bytes, and ${String(mostRecordBytes)} are read`
  return measureJson(bytes, mostRecordValues).values > mostRecordValues
    ? `its record would have more than the ${String(mostRecordValues)} values that are read`
    : undefined
}

/**
 * The JSON of a record, of whatever format.
 * @throws FormatError for what is none, or has more than a record may have.
 */
export function parseRecord(bytes: Uint8Array): unknown {
  return parseJson(bytes, 'record', mostRecordBytes, mostRecordValues)
}

/** @throws FormatError for bytes that are not a record of this format, or whose documents are not what their digests say. */
export function decodeRecord(bytes: Uint8Array): LayerRecord {
  const member = decodeObject(parseRecord(bytes), 'record')
  if (member('format', decodeCount) !== recordFormat)
    throw new FormatError('record.format', `expected ${String(recordFormat)}`)
  return {
    release: member('release', decodeString),
    facts: member('facts', decodeFacts),
    entry: member('entry', decodeString),
    trees: new Map(member('trees', decodeArray(decodeTree))),
    documents: new Map(member('documents', decodeArray(decodeDocument))),
    root: member('root', nullOr(decodeRoot)),
    blobs: member('blobs', decodeArray(decodeBlob, mostBlobs)),
    contents: member('contents', decodeArray(decodeContent, mostBlobs)),
    ...optionally(member('bindTrees', optional(decodePackedTrees))),
    buildSeconds: member('buildSeconds', nullOr(decodeSeconds)),
    owner: member('owner', decodeCount),
    umask: member('umask', nullOr(decodeUmask)),
    savedAt: member('savedAt', decodeSeconds),
  }
}

const decodeRoot: Decoder<RecordedRoot> = (value, where) => {
  const member = decodeObject(value, where)
  return {
    metadata: member('metadata', decodeBytes),
    own: member('own', decodeOneOf('packed', 'root', 'nothing')),
    base: member('base', nullOr(decodeBaseImage)),
    content: member('content', nullOr(decodeDigest)),
    standsOn: member('standsOn', nullOr(decodeDigest)),
  }
}

const decodeBaseImage: Decoder<NonNullable<RecordedRoot['base']>> = (value, where) => {
  const member = decodeObject(value, where)
  return { type: member('type', decodeString), layers: member('layers', decodeArray(decodeDescriptor, mostBlobs)) }
}

const decodeFacts: Decoder<PortableFacts> = (value, where) => {
  const member = decodeObject(value, where)
  return {
    name: member('name', decodeString),
    arch: member('arch', decodeString),
    shape: member('shape', decodeString),
    definition: member('definition', decodeString),
    base: member('base', decodeBase),
    epoch: member('epoch', nullOr(decodeString)),
    imports: member(
      'imports',
      decodeArray((value, where) => decodePortableContent(value, where)),
    ),
    overlayDirs: member(
      'overlayDirs',
      decodeArray((value, where) => decodePortableContent(value, where)),
    ),
    layerTypes: member('layerTypes', decodeArray(decodeString)),
    ...withBinds(member('binds', optional(decodeArray(decodeDigest)))),
  }
}

function withBinds(binds: readonly Digest[] | undefined): Pick<PortableFacts, 'binds'> {
  return binds === undefined ? {} : { binds }
}

function optionally(bindTrees: PackedTrees | undefined): Pick<LayerRecord, 'bindTrees'> {
  return bindTrees === undefined ? {} : { bindTrees }
}

const decodeBase: Decoder<PortableBase> = (value, where) => {
  const member = decodeObject(value, where)
  const kind = member('kind', decodeOneOf('known', 'layer', 'taken'))
  if (kind === 'known') return { kind, base: member('base', decodeString) }
  if (kind === 'taken') return { kind, layer: member('layer', decodeString), path: member('path', decodeString) }
  return { kind, identity: member('identity', decodeDigest), path: member('path', decodeString) }
}

export const decodePortableContent: Decoder<PortableContent> = (value, where) => {
  const member = decodeObject(value, where)
  const kind = member('kind', decodeOneOf('file', 'directory', 'produced', 'taken'))
  switch (kind) {
    case 'file':
      return { kind, hash: member('hash', decodeString) }
    case 'directory':
      return { kind, tree: member('tree', decodeDigest) }
    case 'produced':
      return { kind, identity: member('identity', decodeDigest), path: member('path', decodeString) }
    case 'taken':
      return { kind, producer: member('producer', decodeString), path: member('path', decodeString) }
  }
}

const decodeTree: Decoder<readonly [Digest, Buffer | null]> = (value, where) => {
  const member = decodeObject(value, where)
  const digest = member('digest', decodeDigest)
  const text = member('bytes', nullOr(decodeBytes))
  if (text !== null && digestOf(text) !== digest)
    throw new FormatError(where, 'expected the text that its digest names')
  return [digest, text]
}

const decodeBytes: Decoder<Buffer> = (value, where) => {
  if (typeof value === 'string') return Buffer.from(value)
  return Buffer.from(decodeObject(value, where)('base64', decodeString), 'base64')
}

const decodeDocument: Decoder<readonly [Digest, Buffer]> = (value, where) => {
  const member = decodeObject(value, where)
  const digest = member('digest', decodeDigest)
  const bytes = member('bytes', decodeBytes)
  if (digestOf(bytes) !== digest) throw new FormatError(where, 'expected the document that its digest names')
  return [digest, bytes]
}

const decodeBlob: Decoder<RecordedBlob> = (value, where) => {
  const member = decodeObject(value, where)
  return {
    digest: member('digest', decodeDigest),
    size: member('size', decodeCount),
    kind: member('kind', decodeOneOf('layer', 'tree', 'content', 'packed')),
  }
}

const decodeContent: Decoder<RecordedContent> = (value, where) => {
  const member = decodeObject(value, where)
  return {
    producer: member('producer', decodeString),
    path: member('path', decodeString),
    kind: member('kind', decodeOneOf('file', 'directory', 'link')),
    mode: member('mode', decodeCount),
    blob: member('blob', decodeDigest),
  }
}

const decodeUmask: Decoder<number> = (value, where) => {
  const umask = decodeCount(value, where)
  if (umask > 0o777) throw new FormatError(where, 'expected permission bits')
  return umask
}

/** Seconds since something, or in all. */
export const decodeSeconds: Decoder<number> = (value, where) => {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    throw new FormatError(where, 'expected seconds')
  return value
}
