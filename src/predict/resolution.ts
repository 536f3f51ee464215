import { FormatError } from '../errors.ts'
import {
  decodeCount,
  decodeDigest,
  decodeObject,
  decodeOneOf,
  decodeString,
  nullOr,
  parseJson,
} from '../formats/decode.ts'
import { digestHex, digestOf, isDigest, type Digest } from '../formats/digest.ts'
import { ociManifest } from '../formats/oci/media-type.ts'
import { withoutUserInfo } from '../stackerfile/shown-text.ts'

/** What a docker reference last resolved to, and the Base that stacker made of it. */
export interface DockerResolution {
  readonly kind: 'docker'
  /** Digest of the name it answers. */
  readonly name: Digest
  /** What the reference names: an index, or the manifest itself. */
  readonly top: Digest
  /** The manifest of the platform, as the registry has it. */
  readonly manifest: Digest
  /** Text of Base: another digest than `manifest` where stacker converts. */
  readonly base: string
}

/** What a URL last delivered, and how to recognise that it still would. */
export interface UrlResolution {
  readonly kind: 'url'
  readonly name: Digest
  /** A strong ETag; null where there is none, or where the server's length did not agree with the content. */
  readonly etag: string | null
  /** 64 hex digits. */
  readonly contentHash: string
  readonly size: number
  /** stacker's HashFile with the mode that is part of the name. */
  readonly stagedHash: Digest
}

export type Resolution = DockerResolution | UrlResolution

/** What was seen at the registry: to be equal before and after a build for the build's Base to belong to it. */
export interface DockerEvidence {
  readonly kind: 'docker'
  /** The resolution's name in the store. */
  readonly name: string
  readonly top: Digest
  readonly manifest: Digest
  readonly mediaType: string
}

/** What a server said about a URL by HEAD. Last-Modified is left out: a file may change twice in its second. */
export interface UrlEvidence {
  readonly kind: 'url'
  readonly name: string
  readonly etag: string | null
  readonly length: number | null
  /** X-Checksum-Sha256 as sent, null without one. */
  readonly checksum: string | null
}

export type Evidence = DockerEvidence | UrlEvidence

const mostBytes = 1 << 16
const mostText = 4096

/** The release belongs to the name because it decides which instance is taken and what a converted manifest looks like. */
export function dockerResolutionName(reference: string, platform: string, release: string): string {
  return `docker ${reference} ${platform} ${release}`
}

/**
 * `mode` is Go's text of the staged file's mode: HashFile of other modes cannot be computed from a hash. The name is left in files and
 * becomes a key, so user and password are no part of it; what they open is known by its validators.
 */
export function urlResolutionName(url: string, mode: string): string {
  return `url ${mode} ${withoutUserInfo(url)}`
}

export function encodeResolution(resolution: Resolution): Buffer {
  return Buffer.from(JSON.stringify(resolution))
}

/**
 * Reads what a store gave as the answer to `name`: bytes, or their JSON value. Throws a FormatError for anything that is not a
 * resolution of exactly that name.
 */
export function decodeResolution(value: unknown, name: string): Resolution {
  const where = 'resolution'
  const member = decodeObject(value instanceof Uint8Array ? parseJson(value, where, mostBytes) : value, where)
  const kind = member('kind', decodeOneOf('docker', 'url'))
  const named = member('name', decodeDigest)
  if (named !== digestOf(name)) throw new FormatError(where, 'expected the answer to the name that was asked')
  switch (kind) {
    case 'docker':
      return {
        kind,
        name: named,
        top: member('top', decodeDigest),
        manifest: member('manifest', decodeDigest),
        base: member('base', decodeHex),
      }
    case 'url':
      return {
        kind,
        name: named,
        etag: member('etag', nullOr(decodeEtag)),
        contentHash: member('contentHash', decodeHex),
        size: member('size', decodeCount),
        stagedHash: member('stagedHash', decodeDigest),
      }
  }
}

/** Reads evidence that an earlier step of the job left. Throws a FormatError. */
export function decodeEvidence(value: unknown, where: string): Evidence {
  const member = decodeObject(value, where)
  const kind = member('kind', decodeOneOf('docker', 'url'))
  const name = member('name', decodeString)
  switch (kind) {
    case 'docker':
      return {
        kind,
        name,
        top: member('top', decodeDigest),
        manifest: member('manifest', decodeDigest),
        mediaType: member('mediaType', decodeString),
      }
    case 'url':
      return {
        kind,
        name,
        etag: member('etag', nullOr(decodeEtag)),
        length: member('length', nullOr(decodeCount)),
        checksum: member('checksum', nullOr(decodeString)),
      }
  }
}

function decodeHex(value: unknown, where: string): string {
  const text = decodeString(value, where)
  if (!isDigest(`sha256:${text}`)) throw new FormatError(where, 'expected 64 hexadecimal digits')
  return text
}

function decodeEtag(value: unknown, where: string): string {
  const text = decodeString(value, where)
  if (strongEtag(text) === null) throw new FormatError(where, 'expected a strong ETag')
  return text
}

/** The ETag if it is a strong one (RFC 9110, 8.8.3). A weak one promises no equal bytes. */
export function strongEtag(header: string | null): string | null {
  return header !== null && header.length <= mostText && /^"[\x21\x23-\x7e\x80-\xff]+"$/.test(header) ? header : null
}

/**
 * The resolution to write after a build, or undefined when what was seen before and after does not prove that `base` belongs to it.
 * An OCI manifest is copied verbatim, so its Base must be its digest; if it is not, stacker saw another image
 * (docs/stacker/staging.md#8.8).
 */
export function makeDockerResolution(
  before: DockerEvidence,
  after: DockerEvidence,
  base: string,
): DockerResolution | undefined {
  const same = before.name === after.name && before.top === after.top && before.manifest === after.manifest
  if (!same || !isDigest(`sha256:${base}`)) return undefined
  if (after.mediaType === ociManifest && base !== digestHex(after.manifest)) return undefined
  const { name, top, manifest } = after
  return { kind: 'docker', name: digestOf(name), top, manifest, base }
}

/** The same for a download; `content` is what stacker staged. A server that tells a false checksum or length is not believed about the rest. */
export function makeUrlResolution(
  before: UrlEvidence,
  after: UrlEvidence,
  content: { readonly contentHash: string; readonly size: number; readonly stagedHash: Digest },
): UrlResolution | undefined {
  const same =
    before.name === after.name &&
    before.etag === after.etag &&
    before.length === after.length &&
    before.checksum === after.checksum
  if (!same || (after.checksum !== null && after.checksum !== content.contentHash)) return undefined
  const etag = after.length === content.size ? after.etag : null
  return { kind: 'url', name: digestOf(after.name), etag, ...content }
}
