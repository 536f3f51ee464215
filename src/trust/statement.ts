import { FormatError } from '../errors.ts'
import { optional } from '../formats/exact-object.ts'
import { decodeDigest, decodeObject, decodeOneOf, decodeString, parseJson, type Decoder } from '../formats/decode.ts'
import type { Digest } from '../formats/digest.ts'
import { decodeOrigin, type Origin } from './origin.ts'

/** A record as its key names it, and the digest of its bytes. Its blobs are named in those. */
export interface SealedRecord {
  readonly arch: string
  /** 16 hexadecimal digits of the layer name's SHA-256. */
  readonly layer: string
  readonly shape: string
  readonly facts: Digest
  readonly digest: Digest
}

/** A resolution: who writes one says what a base image is, and so which records are hits. */
export interface SealedResolution {
  /** 64 hexadecimal digits of the SHA-256 of the name that is resolved. */
  readonly resolution: string
  readonly digest: Digest
}

export type SealedDocument = SealedRecord | SealedResolution

/** What is signed: that the document of this key and these bytes was made by that run. */
export interface Statement {
  readonly document: SealedDocument
  readonly origin: Origin
}

/** Stands first in what is signed, so that a signature of one key or identity over anything else is none over a statement. */
const statementType = 'application/vnd.stack-cache.statement.v1+json'

/** A statement has a kilobyte. */
export const mostStatementBytes = 16 * 1024
const mostStatementValues = 100

/** The very bytes that are signed: one way to write each statement. */
export function encodeStatement({ document, origin }: Statement): Buffer {
  const { server, repository, repositoryId, workflow, ref, defaultBranch, sha, event, run, attempt } = origin
  return Buffer.from(
    JSON.stringify({
      type: statementType,
      ...encodeDocument(document),
      origin: { server, repository, repositoryId, workflow, ref, defaultBranch, sha, event, run, attempt },
    }),
  )
}

function encodeDocument(document: SealedDocument): object {
  if ('resolution' in document) {
    const { resolution, digest } = document
    return { resolution: { name: resolution, digest } }
  }
  const { arch, layer, shape, facts, digest } = document
  return { record: { arch, layer, shape, facts, digest } }
}

/** @throws FormatError for bytes that are no statement, or are not written as this release writes it. */
export function decodeStatement(bytes: Buffer): Statement {
  const where = 'statement'
  const member = decodeObject(parseJson(bytes, where, mostStatementBytes, mostStatementValues), where)
  member('type', decodeOneOf(statementType))
  const document = member('record', optional(decodeRecord)) ?? member('resolution', decodeResolution)
  const statement = { document, origin: member('origin', decodeOrigin) }
  if (!encodeStatement(statement).equals(bytes)) throw new FormatError(where, 'expected its members alone, in order')
  return statement
}

const decodeRecord: Decoder<SealedRecord> = (value, where) => {
  const member = decodeObject(value, where)
  return {
    arch: member('arch', decodeString),
    layer: member('layer', decodeString),
    shape: member('shape', decodeString),
    facts: member('facts', decodeDigest),
    digest: member('digest', decodeDigest),
  }
}

const decodeResolution: Decoder<SealedResolution> = (value, where) => {
  const member = decodeObject(value, where)
  return { resolution: member('name', decodeString), digest: member('digest', decodeDigest) }
}

export function isSameDocument(one: SealedDocument, other: SealedDocument): boolean {
  return JSON.stringify(encodeDocument(one)) === JSON.stringify(encodeDocument(other))
}
