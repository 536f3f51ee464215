import { FormatError } from '../errors.ts'
import { whyOtherRun } from './certificate-claims.ts'
import { whyOutOfScope, type ScopedReader, type Witness } from './readers.ts'
import type { Annotations, Believed } from './seal.ts'
import { decodeSigned, type SignedStatement } from './signature.ts'
import { isSignedBy, type VerifyKey } from './signing-key.ts'
import { decodeStatement, isSameDocument, type SealedDocument } from './statement.ts'
import type { TrustedRoot } from './trusted-root.ts'

/** Whom a process believes. */
export interface Creed {
  readonly reader: ScopedReader
  /** By their ids. */
  readonly keys: readonly VerifyKey[]
  /** Sigstore's public instance where it is not given. */
  readonly root?: TrustedRoot
}

/** Whether the annotations prove that the document was made where this reader takes documents from. */
export async function judgeSeal(annotations: Annotations, document: SealedDocument, creed: Creed): Promise<Believed> {
  try {
    const signed = decodeSigned(annotations)
    if (signed === undefined) return refused('it is not signed')
    const statement = decodeStatement(signed.bytes)
    if (!isSameDocument(statement.document, document)) return refused('its signature is of something else')
    const proven = await prove(signed, creed)
    if (proven.kind === 'unproven') return refused(proven.why)
    const why =
      (proven.witness === 'certificate' ? whyOtherRun(proven.extensions, statement.origin) : undefined) ??
      whyOutOfScope(creed.reader, statement.origin, proven.witness)
    return why === undefined ? { kind: 'accepted' } : refused(why)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    return refused(`its signature does not hold (${error.message.slice(0, mostShown)})`)
  }
}

const mostShown = 200

type Proven =
  | { readonly kind: 'proven'; readonly witness: 'key' }
  | {
      readonly kind: 'proven'
      readonly witness: Extract<Witness, 'certificate'>
      readonly extensions: Parameters<typeof whyOtherRun>[0]
    }
  | { readonly kind: 'unproven'; readonly why: string }

/** @throws FormatError for a bundle that does not hold. */
async function prove({ bytes, proof }: SignedStatement, { keys, root }: Creed): Promise<Proven> {
  switch (proof.kind) {
    case 'key': {
      const key = keys.find(({ id }) => id === proof.id)
      if (key === undefined) return { kind: 'unproven', why: whyUnknownKey(proof.id, keys) }
      return isSignedBy(key, bytes, proof.signature)
        ? { kind: 'proven', witness: 'key' }
        : { kind: 'unproven', why: 'its signature does not hold' }
    }
    case 'bundle': {
      const { verifyBundle, publicRoot } = await import('./verify-bundle.ts')
      const extensions = verifyBundle(proof.text, bytes, root ?? publicRoot())
      return { kind: 'proven', witness: 'certificate', extensions }
    }
  }
}

function whyUnknownKey(id: string, keys: readonly VerifyKey[]): string {
  return keys.length === 0
    ? 'it is signed by a key, and there is no verify-key to believe it by'
    : `it is signed by the key ${id}, which verify-key does not list`
}

function refused(why: string): Believed {
  return { kind: 'refused', why }
}
