import { FormatError } from '../errors.ts'
import type { Annotations } from './seal.ts'
import { mostStatementBytes } from './statement.ts'

/** Annotations of a signed record (docs/format.md): the statement, and either a bundle of Sigstore or the signature of a key. */
const statementName = 'vnd.stack-cache.statement'
const bundleName = 'vnd.stack-cache.bundle'
const keyName = 'vnd.stack-cache.signature'

/** A statement's very bytes, and what proves them. */
export interface SignedStatement {
  readonly bytes: Buffer
  readonly proof:
    | { readonly kind: 'bundle'; readonly text: string }
    | { readonly kind: 'key'; readonly id: string; readonly signature: Buffer }
}

export function encodeSigned({ bytes, proof }: SignedStatement): Annotations {
  const statement = bytes.toString('utf8')
  switch (proof.kind) {
    case 'bundle':
      return { [statementName]: statement, [bundleName]: proof.text }
    case 'key':
      return { [statementName]: statement, [keyName]: `ed25519:${proof.id}:${proof.signature.toString('base64')}` }
  }
}

/**
 * Undefined where the annotations hold none of it.
 * @throws FormatError where they hold a part, or both proofs, or one that is not written as above.
 */
export function decodeSigned(annotations: Annotations): SignedStatement | undefined {
  const [statement, bundle, key] = [statementName, bundleName, keyName].map((name) =>
    Object.hasOwn(annotations, name) ? annotations[name] : undefined,
  )
  if (statement === undefined && bundle === undefined && key === undefined) return undefined
  if (Object.keys(annotations).length !== 2) throw wrong('two annotations')
  if (statement === undefined || statement.length > mostStatementBytes) throw wrong('a statement')
  const bytes = Buffer.from(statement)
  // A lone surrogate has no bytes of its own.
  if (bytes.toString('utf8') !== statement) throw wrong('a statement of Unicode text')
  if (bundle !== undefined && key === undefined) return { bytes, proof: { kind: 'bundle', text: bundle } }
  if (key !== undefined && bundle === undefined) return { bytes, proof: decodeKeyProof(key) }
  throw wrong('either a bundle or a signature')
}

function decodeKeyProof(text: string): SignedStatement['proof'] {
  const [, id, base64] = /^ed25519:([0-9a-f]{16}):([A-Za-z0-9+/]{86}==)$/.exec(text) ?? []
  const signature = Buffer.from(base64 ?? '', 'base64')
  if (id === undefined || signature.toString('base64') !== base64) throw wrong('a signature of an ed25519 key')
  return { kind: 'key', id, signature }
}

function wrong(wanted: string): FormatError {
  return new FormatError('signature', `expected ${wanted}`)
}
