import { hash } from 'node:crypto'

/** An OCI digest. Only SHA-256 is ever made or accepted: stacker and its libraries know no other. */
export type Digest = `sha256:${string}`

const sha256Digest = /^sha256:[0-9a-f]{64}$/

export function isDigest(value: unknown): value is Digest {
  return typeof value === 'string' && sha256Digest.test(value)
}

/** The 64 hexadecimal digits, which are also the blob's file name in an OCI layout. */
export function digestHex(digest: Digest): string {
  return digest.slice('sha256:'.length)
}

export function digestOf(bytes: Uint8Array | string): Digest {
  return `sha256:${hash('sha256', bytes, 'hex')}`
}
