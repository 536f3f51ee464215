import { createHash } from 'node:crypto'

import { digestHex, digestOf, isDigest, type Digest } from '../formats/digest.ts'
import { recordFormat } from '../layer/record.ts'
import type { RecordName } from './store.ts'

/**
 * Every key ends with a part of fixed length: GitHub matches even the exact key as a prefix, so without one `...-d6` would fetch
 * `...-d64` (docs/stacker/platform.md#1.2). What comes back is parsed against the question, and refused when it answers another
 * one.
 */

/** Format of an index of records; part of its key, so readers of another format never see it. */
export const indexFormat = 2

/** A record's key, taken apart. `id` is the digest of the record's bytes. */
export interface RecordKey {
  readonly format: number
  readonly arch: string
  /** 16 hexadecimal digits of the layer name's SHA-256. */
  readonly layer: string
  readonly shape: string
  readonly facts: Digest
  readonly id: Digest
}

/** 16 hexadecimal digits that stand for a layer's name, which may hold anything. */
export function layerTag(layer: string): string {
  return createHash('sha256').update(layer).digest('hex').slice(0, 16)
}

/** The first question: the records of exactly these facts. */
export function recordQuestion(prefix: string, name: RecordName): string {
  return `${otherRecordQuestion(prefix, name)}${name.shape}-${digestHex(name.facts)}-`
}

/** The second question, asked only after a miss: every record of the layer of that name. */
export function otherRecordQuestion(prefix: string, name: Pick<RecordName, 'arch' | 'layer'>): string {
  return `${prefix}-${recordFormat}-${name.arch}-${layerTag(name.layer)}-`
}

export function recordKey(prefix: string, name: RecordName, bytes: Uint8Array): string {
  return recordQuestion(prefix, name) + digestHex(digestOf(bytes))
}

const recordRest = /^-([0-9]+)-([A-Za-z0-9_.]+)-([0-9a-f]{16})-([A-Za-z0-9_.]+)-([0-9a-f]{64})-([0-9a-f]{64})$/

/** The key's parts, or undefined when it is not a record's key under this prefix. */
export function parseRecordKey(prefix: string, key: string): RecordKey | undefined {
  if (!key.startsWith(prefix)) return undefined
  const [, format, arch, layer, shape, facts, id] = recordRest.exec(key.slice(prefix.length)) ?? []
  if (format === undefined || arch === undefined || layer === undefined) return undefined
  if (shape === undefined || facts === undefined || id === undefined) return undefined
  return { format: Number(format), arch, layer, shape, facts: `sha256:${facts}`, id: `sha256:${id}` }
}

/** The question about its facts that a record's key answers. */
export function questionOfRecordKey(key: string): string {
  return key.slice(0, -idLength)
}

/** The question about its layer that a record's key answers. */
export function layerOfRecordKey(key: string): string {
  const shaped = key.slice(0, -(idLength + 1 + idLength + 1))
  return shaped.slice(0, shaped.lastIndexOf('-') + 1)
}

const idLength = 64

/** The id of the record that a returned key names, or undefined when the key is no answer to the question. */
export function answeredRecord(prefix: string, question: string, key: string): Digest | undefined {
  return key.startsWith(question) ? parseRecordKey(prefix, key)?.id : undefined
}

export function blobQuestion(prefix: string, digest: Digest): string {
  return `${prefix}-blob-${digestHex(digest)}-`
}

/** `run`: legs of one run collide on purpose, and a reservation that a killed job left behind dies with its run. */
export function blobKey(prefix: string, digest: Digest, run: string): string {
  return blobQuestion(prefix, digest) + run
}

export function answersBlob(question: string, key: string): boolean {
  return key.startsWith(question) && /^[0-9]+-[0-9]+$/.test(key.slice(question.length))
}

/** Run id and attempt. Off a runner, or where they are not numbers, one run that all share. */
export function runTag(environment: Readonly<Record<string, string | undefined>>): string {
  const number = (text: string | undefined, otherwise: string): string =>
    text !== undefined && /^[0-9]{1,20}$/.test(text) ? text : otherwise
  return `${number(environment['GITHUB_RUN_ID'], '0')}-${number(environment['GITHUB_RUN_ATTEMPT'], '1')}`
}

/** 64 hexadecimal digits that stand for what a resolution resolves. */
export function resolutionTag(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}

export function resolutionQuestion(prefix: string, name: string): string {
  return `${prefix}-resolution-${resolutionTag(name)}-`
}

export function resolutionKey(prefix: string, name: string, bytes: Uint8Array): string {
  return resolutionQuestion(prefix, name) + digestHex(digestOf(bytes))
}

/** The id of the document that a returned key names: of a resolution, or of an index. */
export function answeredDocument(question: string, key: string): Digest | undefined {
  if (!key.startsWith(question)) return undefined
  const id = `sha256:${key.slice(question.length)}`
  return isDigest(id) ? id : undefined
}

/** An index of records is of one architecture, since a job is. */
export function indexQuestion(prefix: string, arch: string): string {
  return `${prefix}-index-${indexFormat}-${arch}-`
}

export function indexKey(prefix: string, arch: string, bytes: Uint8Array): string {
  return indexQuestion(prefix, arch) + digestHex(digestOf(bytes))
}
