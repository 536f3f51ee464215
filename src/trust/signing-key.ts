import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

import { UserError } from '../errors.ts'

/** A public key and the name by which a signature tells that it is its own. */
export interface VerifyKey {
  /** 16 hexadecimal digits of the SHA-256 of its SubjectPublicKeyInfo. */
  readonly id: string
  readonly key: KeyObject
}

/** What stands before the 32 bytes of an ed25519 key as a private and as a public one (RFC 8410). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

const keyBytes = 32

/**
 * A private ed25519 key: PEM, or its 32 bytes in base64.
 * @throws UserError for another text, without showing it.
 */
export function parseSignKey(text: string): KeyObject {
  const wrong =
    'sign-key: expected a private ed25519 key, as PEM or as its 32 bytes in base64, or file:PATH of a file that holds it'
  const raw = rawKey(text)
  const key = attempt(wrong, () =>
    raw === undefined
      ? createPrivateKey(pem(text, 'PRIVATE KEY', wrong))
      : createPrivateKey({ key: Buffer.concat([privatePrefix, raw]), format: 'der', type: 'pkcs8' }),
  )
  if (key.asymmetricKeyType !== 'ed25519') throw new UserError(wrong)
  return key
}

/**
 * Public ed25519 keys, one a line in base64, or PEM over several lines, or `file:PATH`, whose text `read` has and which names no further file.
 * @throws UserError that names the first item that is none.
 */
export function parseVerifyKeys(lines: readonly string[], read: (path: string) => string): readonly VerifyKey[] {
  return items(lines).flatMap((item, index) => {
    const path = pathOf(item)
    if (path === undefined) return [parseVerifyKey(item, `item ${String(index + 1)}`)]
    const found = items([read(path)])
    const file = `file ${JSON.stringify(path)}`
    if (found.length === 0) throw new UserError(`verify-key: ${file} holds no key`)
    return found.map((key, at) => parseVerifyKey(key, `item ${String(at + 1)} of ${file}`))
  })
}

function parseVerifyKey(text: string, shown: string): VerifyKey {
  const wrong = `verify-key: expected public ed25519 keys, as PEM or as their 32 bytes in base64, or file:PATH of a file that holds some, and ${shown} is none`
  const raw = rawKey(text)
  const key = attempt(wrong, () =>
    raw === undefined
      ? createPublicKey(pem(text, 'PUBLIC KEY', wrong))
      : createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' }),
  )
  if (key.asymmetricKeyType !== 'ed25519') throw new UserError(wrong)
  return named(key)
}

/** The path of `file:PATH`. */
export function pathOf(text: string): string | undefined {
  return text.startsWith('file:') ? text.slice('file:'.length) : undefined
}

/** The public half, by which what was just signed is verified. */
export function verifyKeyOf(signKey: KeyObject): VerifyKey {
  return named(createPublicKey(signKey))
}

export function signBytes(key: KeyObject, bytes: Uint8Array): Buffer {
  return sign(null, bytes, key)
}

export function isSignedBy({ key }: VerifyKey, bytes: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, bytes, key, signature)
}

function named(key: KeyObject): VerifyKey {
  const encoded = key.export({ format: 'der', type: 'spki' })
  return { id: createHash('sha256').update(encoded).digest('hex').slice(0, 16), key }
}

/** Joins the lines of each PEM block; every other line is an item of its own. */
function items(lines: readonly string[]): readonly string[] {
  const found: string[] = []
  let block: string[] | undefined
  for (const line of lines.flatMap((text) => text.split('\n')).map((text) => text.trim())) {
    if (line.startsWith('-----BEGIN ')) block = []
    if (block === undefined) {
      if (line !== '') found.push(line)
      continue
    }
    block.push(line)
    if (!line.startsWith('-----END ')) continue
    found.push(block.join('\n'))
    block = undefined
  }
  return block === undefined ? found : [...found, block.join('\n')]
}

function rawKey(text: string): Buffer | undefined {
  const base64 = text.trim()
  const bytes = Buffer.from(base64, 'base64')
  return bytes.length === keyBytes && bytes.toString('base64') === base64 ? bytes : undefined
}

/** Node takes certificates and private keys for public ones, too. */
function pem(text: string, kind: 'PRIVATE KEY' | 'PUBLIC KEY', wrong: string): string {
  if (!text.trim().startsWith(`-----BEGIN ${kind}-----`)) throw new UserError(wrong)
  return text
}

/** OpenSSL's words say nothing to whoever gave the key, and might show it. */
function attempt<T>(wrong: string, read: () => T): T {
  try {
    return read()
  } catch {
    throw new UserError(wrong)
  }
}
