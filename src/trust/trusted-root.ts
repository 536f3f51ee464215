import type { toTrustMaterial } from '@sigstore/verify'

import { FormatError } from '../errors.ts'
import { decodeArray, decodeObject, decodeString, type Decoder } from '../formats/decode.ts'
import { optional } from '../formats/exact-object.ts'

/** Whose certificates and logs are believed. */
export type TrustedRoot = Parameters<typeof toTrustMaterial>[0]

type CertificateAuthority = TrustedRoot['certificateAuthorities'][number]
type Log = TrustedRoot['tlogs'][number]

/** A trusted_root.json of Sigstore (protobuf-specs, sigstore_trustroot.proto). @throws FormatError for anything else. */
export const decodeTrustedRoot: Decoder<TrustedRoot> = (value, where) => {
  const member = decodeObject(value, where)
  const authorities = decodeArray(decodeAuthority)
  const logs = decodeArray(decodeLog)
  return {
    mediaType: member('mediaType', decodeString),
    tlogs: [...member('tlogs', logs)],
    certificateAuthorities: [...member('certificateAuthorities', authorities)],
    ctlogs: [...member('ctlogs', logs)],
    timestampAuthorities: [...(member('timestampAuthorities', optional(authorities)) ?? [])],
  }
}

const decodeBytes: Decoder<Buffer> = (value, where) => Buffer.from(decodeString(value, where), 'base64')

const decodeDate: Decoder<Date> = (value, where) => {
  const date = new Date(decodeString(value, where))
  if (Number.isNaN(date.getTime())) throw new FormatError(where, 'expected a time')
  return date
}

const decodePeriod: Decoder<{ start: Date | undefined; end: Date | undefined }> = (value, where) => {
  const member = decodeObject(value, where)
  return { start: member('start', optional(decodeDate)), end: member('end', optional(decodeDate)) }
}

const decodeAuthority: Decoder<CertificateAuthority> = (value, where) => {
  const member = decodeObject(value, where)
  return {
    subject: undefined,
    uri: member('uri', decodeString),
    certChain: {
      certificates: [
        ...member('certChain', (chain, at) => decodeObject(chain, at)('certificates', decodeArray(decodeCertificate))),
      ],
    },
    validFor: member('validFor', optional(decodePeriod)),
    operator: '',
  }
}

const decodeCertificate: Decoder<{ rawBytes: Buffer }> = (value, where) => ({
  rawBytes: decodeObject(value, where)('rawBytes', decodeBytes),
})

/** Keys of the logs are SubjectPublicKeyInfo, whatever their kind; a log whose key is written as PKCS #1 is not known. */
const decodeLog: Decoder<Log> = (value, where) => {
  const member = decodeObject(value, where)
  const key = member('publicKey', (inner, at) => {
    const of = decodeObject(inner, at)
    if (!of('keyDetails', decodeString).startsWith('PKIX_ECDSA') && of('keyDetails', decodeString) !== 'PKIX_ED25519')
      throw new FormatError(at, 'expected an elliptic key')
    const validFor = of('validFor', optional(decodePeriod))
    return { rawBytes: of('rawBytes', decodeBytes), keyDetails: 0 as const, validFor }
  })
  const log = {
    baseUrl: member('baseUrl', decodeString),
    hashAlgorithm: 1 as const,
    publicKey: key,
    logId: { keyId: member('logId', (id, at) => decodeObject(id, at)('keyId', decodeBytes)) },
    checkpointKeyId: undefined,
    operator: '',
  }
  return log
}
