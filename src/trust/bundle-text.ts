import { bundleFromJSON, bundleToJSON, type Bundle } from '@sigstore/bundle'

import { FormatError } from '../errors.ts'
import { decodeArray, decodeObject, decodeOneOf, decodeString, parseJson, type Decoder } from '../formats/decode.ts'
import { exactly, optional } from '../formats/exact-object.ts'

/** One has ten kilobytes: the certificate stands in it twice. */
const mostBundleBytes = 64 * 1024
const mostBundleValues = 1000

/** The kind that the library writes for a signature over bytes. */
const mediaType = 'application/vnd.dev.sigstore.bundle+json;version=0.2'

const where = 'bundle'

export function encodeBundle(bundle: Bundle): string {
  return JSON.stringify(bundleToJSON(bundle))
}

/**
 * A bundle as this release writes it: a signature over bytes, with its certificate, in one entry of a log of the first kind, which
 * promises it and proves it. Every part of the text is bound by a signature that is verified, or derived from such a part, so but for the second value of each ECDSA signature no other
 * text stands for the same. What else a bundle may have Sigstore's verifier would pass over (docs/stacker/platform.md#6.3).
 * @throws FormatError for any other text.
 */
export function decodeBundle(text: string): Bundle {
  const json = parseJson(Buffer.from(text), where, mostBundleBytes, mostBundleValues)
  const { certificate } = decodeShape(json, where)
  const bundle = bundleFromJSON(json)
  if (encodeBundle(bundle) !== text) throw wrong('its members alone, in order')
  const [entry] = bundle.verificationMaterial.tlogEntries
  if (entry === undefined) throw wrong('an entry of a log')
  if (!certificateOfEntry(entry.canonicalizedBody).equals(Buffer.from(certificate, 'base64')))
    throw wrong('the certificate that its entry names')
  return bundle
}

function wrong(wanted: string): FormatError {
  return new FormatError(where, `expected ${wanted}`)
}

const decodeWhole: Decoder<string> = (value, at) => {
  const text = decodeString(value, at)
  // Sigstore's verifier reads it by Number and BigInt, which take 5.0, 0x5 and blanks.
  if (!/^[1-9][0-9]{0,17}$/.test(text)) throw new FormatError(at, 'expected a whole number')
  return text
}

const decodeCheckpoint: Decoder<string> = (value, at) => {
  const text = decodeString(value, at)
  // The verifier passes over all that is no line of a signature, and over further signatures behind one that holds.
  const [, signature] =
    /^[^\n]+\n[0-9]+\n[A-Za-z0-9+/]+=*\n(?:[^\n]+\n)*\n\u2014 \S+ ([A-Za-z0-9+/]+=*)\n$/.exec(text) ?? []
  if (signature === undefined || Buffer.from(signature, 'base64').toString('base64') !== signature)
    throw new FormatError(at, 'expected a checkpoint of one signature')
  return text
}

const decodeProof: Decoder<unknown> = (value, at) => {
  // What is 0 or empty is not written, as Protobuf has it.
  exactly({
    logIndex: optional(decodeWhole),
    rootHash: decodeString,
    treeSize: decodeWhole,
    hashes: optional(decodeArray(decodeString, 64)),
    checkpoint: exactly({ envelope: decodeCheckpoint }),
  })(value, at)
  const member = decodeObject(value, at)
  const [, size, root] = member('checkpoint', (inner, there) =>
    decodeObject(inner, there)('envelope', decodeString),
  ).split('\n')
  // What is verified is what the checkpoint says of the tree.
  if (member('treeSize', decodeString) !== size || member('rootHash', decodeString) !== root)
    throw new FormatError(at, 'expected the tree of its checkpoint')
  return value
}

const decodeEntry = exactly({
  logIndex: optional(decodeWhole),
  logId: exactly({ keyId: decodeString }),
  kindVersion: exactly({ kind: decodeOneOf('hashedrekord'), version: decodeOneOf('0.0.1') }),
  integratedTime: decodeWhole,
  inclusionPromise: exactly({ signedEntryTimestamp: decodeString }),
  inclusionProof: decodeProof,
  canonicalizedBody: decodeString,
})

/** The one of who signed; those above it are the reader's to know. */
const decodeCertificates: Decoder<string> = (value, at) => {
  const [certificate] = decodeArray(exactly({ rawBytes: decodeString }), 1)(value, at)
  if (certificate === undefined) throw new FormatError(at, 'expected one certificate')
  return decodeObject(certificate, at)('rawBytes', decodeString)
}

const decodeMaterial: Decoder<string> = (value, at) => {
  exactly({
    x509CertificateChain: exactly({ certificates: decodeCertificates }),
    tlogEntries: (entries, there) => {
      if (decodeArray(decodeEntry, 1)(entries, there).length !== 1) throw new FormatError(there, 'expected one entry')
    },
    timestampVerificationData: exactly({}),
  })(value, at)
  return decodeObject(value, at)('x509CertificateChain', decodeObject)('certificates', decodeCertificates)
}

function decodeShape(json: unknown, at: string): { readonly certificate: string } {
  exactly({
    mediaType: decodeOneOf(mediaType),
    verificationMaterial: decodeMaterial,
    messageSignature: exactly({
      messageDigest: exactly({ algorithm: decodeOneOf('SHA2_256'), digest: decodeString }),
      signature: decodeString,
    }),
  })(json, at)
  return { certificate: decodeObject(json, at)('verificationMaterial', decodeMaterial) }
}

/** The log keeps the certificate as PEM, in base64, beside the signature and the digest, which the verifier compares. */
function certificateOfEntry(body: Buffer): Buffer {
  const at = 'entry'
  const spec = decodeObject(parseJson(body, at, mostBundleBytes, mostBundleValues), at)('spec', decodeObject)
  const pem = spec('signature', decodeObject)('publicKey', decodeObject)('content', decodeString)
  const lines = Buffer.from(pem, 'base64').toString('latin1').trim().split('\n')
  return Buffer.from(lines.slice(1, -1).join(''), 'base64')
}
