import { toSignedEntity, toTrustMaterial, Verifier, type TrustMaterial } from '@sigstore/verify'

import { FormatError } from '../errors.ts'
import { parseJson } from '../formats/decode.ts'
import type { CertificateExtension } from './certificate-claims.ts'
import { decodeBundle } from './bundle-text.ts'
import { decodeTrustedRoot, type TrustedRoot } from './trusted-root.ts'
import seeds from '@sigstore/tuf/seeds.json' with { type: 'json' }

/** Where Sigstore publishes the root of trust that this release brings along. */
const publicGood = 'https://tuf-repo-cdn.sigstore.dev'

const mostRootBytes = 1024 * 1024

/**
 * What of Sigstore's public instance is believed: the certificates and logs that were known when this release was made. No network is
 * asked, so a key that the instance has taken since is not known here: what was just signed by it is seen at once not to be believed.
 */
export function publicRoot(): TrustedRoot {
  const encoded = seeds[publicGood].targets['trusted_root.json']
  const where = 'trusted_root.json'
  return decodeTrustedRoot(parseJson(Buffer.from(encoded, 'base64'), where, mostRootBytes), where)
}

/**
 * What the certificate says by which the bytes were signed.
 * @throws FormatError where the text is no bundle, or anything in it does not hold.
 */
export function verifyBundle(text: string, bytes: Buffer, root: TrustedRoot): readonly CertificateExtension[] {
  const bundle = decodeBundle(text)
  try {
    const verifier = new Verifier(materialOf(root), { ctlogThreshold: 1, tlogThreshold: 1, timestampThreshold: 1 })
    return verifier.verify(toSignedEntity(bundle, bytes)).identity?.oids ?? []
  } catch (cause) {
    // It throws whatever its parsers come upon in foreign bytes.
    throw new FormatError('bundle', cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

const materials = new WeakMap<TrustedRoot, TrustMaterial>()

function materialOf(root: TrustedRoot): TrustMaterial {
  const known = materials.get(root) ?? toTrustMaterial(root)
  materials.set(root, known)
  return known
}
