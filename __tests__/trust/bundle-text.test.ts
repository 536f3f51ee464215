// What Sigstore's verifier passes over, each in a bundle that holds but for it.
import { X509Certificate } from 'node:crypto'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Annotations, Seal } from '../../src/trust/seal.ts'
import { mainClaims, record, sealOf, signedBy } from './runs.ts'
import { startSigstore, type Instance } from './sigstore.ts'

let instance: Instance
let seal: Seal
let annotations: Annotations
beforeAll(async () => {
  instance = await startSigstore()
  seal = await sealOf(instance, mainClaims)
  annotations = await signedBy(seal)
})
afterAll(() => instance.close())

const name = 'vnd.stack-cache.bundle'

interface Bundle {
  mediaType: string
  verificationMaterial: {
    x509CertificateChain: { certificates: { rawBytes: string }[] }
    tlogEntries: [
      {
        logIndex: string
        integratedTime: string
        inclusionPromise?: object
        inclusionProof: { rootHash: string; treeSize: string; checkpoint: { envelope: string } }
      },
    ]
    timestampVerificationData: object
  }
  messageSignature: { messageDigest: { algorithm: string; digest: string }; signature: string }
}

const entryOf = (bundle: Bundle): Bundle['verificationMaterial']['tlogEntries'][0] =>
  bundle.verificationMaterial.tlogEntries[0]

async function judged(text: string): Promise<string> {
  const answer = await seal.accept({ ...annotations, [name]: text }, record)
  return answer.kind === 'accepted' ? 'accepted' : answer.why
}

const refused = 'its signature does not hold'

const alterations: readonly (readonly [string, (bundle: Bundle) => void])[] = [
  ['an older kind', (bundle) => (bundle.mediaType = 'application/vnd.dev.sigstore.bundle+json;version=0.1')],
  ['a member that it does not know', (bundle) => Object.assign(bundle, { note: 'x' })],
  ['a member deeper inside', (bundle) => Object.assign(entryOf(bundle), { note: 'x' })],
  [
    'the root beside its checkpoint',
    (bundle) => (entryOf(bundle).inclusionProof.rootHash = Buffer.alloc(32, 1).toString('base64')),
  ],
  ['the size beside its checkpoint', (bundle) => (entryOf(bundle).inclusionProof.treeSize = '2')],
  ['a number with a blank', (bundle) => (entryOf(bundle).logIndex += ' ')],
  ['a number in another spelling', (bundle) => (entryOf(bundle).logIndex = `0${entryOf(bundle).logIndex}`)],
  ['a time in another spelling', (bundle) => (entryOf(bundle).integratedTime += '.0')],
  [
    'a second certificate',
    ({ verificationMaterial: { x509CertificateChain: chain } }) => chain.certificates.push(...chain.certificates),
  ],
  [
    'a further signature of the checkpoint',
    (bundle) => (entryOf(bundle).inclusionProof.checkpoint.envelope += '\u2014 other AAAAAAAA\n'),
  ],
  [
    'text before the signature of the checkpoint',
    ({ verificationMaterial: { tlogEntries } }) => {
      const { checkpoint } = tlogEntries[0].inclusionProof
      checkpoint.envelope = checkpoint.envelope.replace('\n\n', '\n\nx')
    },
  ],
  [
    'other bits behind the end of base64',
    ({ verificationMaterial: { tlogEntries } }) => {
      const { checkpoint } = tlogEntries[0].inclusionProof
      checkpoint.envelope = checkpoint.envelope.replace(/.(=*)\n$/, (end, padding: string) =>
        padding === '' ? `${end.trimEnd()}A\n` : `${String.fromCharCode(end.charCodeAt(0) + 1)}${padding}\n`,
      )
    },
  ],
  [
    'base64 without its end',
    ({ messageSignature: { messageDigest } }) => (messageDigest.digest = messageDigest.digest.replace(/=$/, '')),
  ],
  [
    'another name of the hash',
    ({ messageSignature }) => (messageSignature.messageDigest.algorithm = 'HASH_ALGORITHM_UNSPECIFIED'),
  ],
  ['no promise of the log', (bundle) => delete entryOf(bundle).inclusionPromise],
  [
    'timestamps besides',
    ({ verificationMaterial }) => (verificationMaterial.timestampVerificationData = { rfc3161Timestamps: [] }),
  ],
]

test.each(alterations)('a bundle with %s is not believed', async (_, alter) => {
  const original = annotations[name] ?? ''
  expect(await judged(original)).toBe('accepted')
  const bundle = JSON.parse(original) as Bundle
  alter(bundle)
  expect(JSON.stringify(bundle)).not.toBe(original)
  expect(await judged(JSON.stringify(bundle))).toContain(refused)
})

/** Of an ECDSA signature (r, s) over P-256 the other one, (r, n - s), holds for the same bytes. `der` ends with it, in a BIT STRING. */
function otherSignature(der: Buffer): Buffer {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const at = der.lastIndexOf(Buffer.from([0x02]), der.length - 33)
  const s = BigInt(`0x${der.subarray(at + 2).toString('hex')}`)
  const digits = (order - s).toString(16)
  const hex = digits.padStart(digits.length + (digits.length % 2), '0')
  const other = Buffer.from(hex.replace(/^(?=[89a-f])/, '00'), 'hex')
  const altered = Buffer.concat([der.subarray(0, at), Buffer.from([0x02, other.length]), other])
  const longer = altered.length - der.length
  // The lengths of what holds it: the certificate, the BIT STRING, the pair.
  altered.writeUInt16BE(altered.readUInt16BE(2) + longer, 2)
  const pair = altered.lastIndexOf(Buffer.from([0x30]), at - 33)
  altered[pair + 1] = (altered[pair + 1] ?? 0) + longer
  altered[pair - 2] = (altered[pair - 2] ?? 0) + longer
  return altered
}

test('a certificate with the other signature that holds for it is not the one of the entry', async () => {
  const bundle = JSON.parse(annotations[name] ?? '') as Bundle
  const [certificate] = bundle.verificationMaterial.x509CertificateChain.certificates
  if (certificate === undefined) throw new Error('expected a certificate')
  const [before, altered] = [certificate.rawBytes, otherSignature(Buffer.from(certificate.rawBytes, 'base64'))]
  const [root] = instance.sigstore.root.certificateAuthorities[0]?.certChain?.certificates ?? []
  expect(new X509Certificate(altered).verify(new X509Certificate(root?.rawBytes ?? '').publicKey)).toBe(true)
  certificate.rawBytes = altered.toString('base64')
  expect(certificate.rawBytes).not.toBe(before)
  expect(await judged(JSON.stringify(bundle))).toContain('expected the certificate that its entry names')
})

test('a bundle that is written otherwise is not believed', async () => {
  const original = annotations[name] ?? ''
  const { mediaType, ...rest } = JSON.parse(original) as Bundle
  for (const text of [
    JSON.stringify({ mediaType, ...rest }, null, 1),
    JSON.stringify({ ...rest, mediaType }),
    `${original}\n`,
    original.replace('{', '{"mediaType":"x",'),
  ])
    expect(await judged(text)).toContain(refused)
})

test('a bundle or statement beyond its bound is not read', async () => {
  expect(await judged(`"${'x'.repeat(70_000)}"`)).toContain('expected at most 65536 bytes')
  const statement = { ...annotations, 'vnd.stack-cache.statement': 'x'.repeat(20_000) }
  expect(await seal.accept(statement, record)).toMatchObject({
    kind: 'refused',
    why: expect.stringContaining('expected a statement') as string,
  })
})
