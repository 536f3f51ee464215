import { expect, test } from 'vitest'

import { decodeTrustedRoot } from '../../src/trust/trusted-root.ts'
import { publicRoot } from '../../src/trust/verify-bundle.ts'

const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex')

test("the release brings along the certificates and logs of Sigstore's public instance", () => {
  const { certificateAuthorities, tlogs, ctlogs } = publicRoot()
  expect(certificateAuthorities.map(({ uri }) => uri)).toContain('https://fulcio.sigstore.dev')
  expect(certificateAuthorities.every(({ certChain }) => (certChain?.certificates.length ?? 0) > 0)).toBe(true)
  // The log that has been there since the beginning: the SHA-256 of its key.
  expect(tlogs.map(({ baseUrl, logId }) => `${baseUrl} ${hex(logId?.keyId)}`)).toContain(
    'https://rekor.sigstore.dev c0d23d6ad406973f9559f3ba2d1ca01f84147d8ffc5b8445c224f98b9591801d',
  )
  expect(ctlogs.map(({ baseUrl }) => baseUrl)).toContain('https://ctfe.sigstore.dev/2022')
  // A log that has ended is not believed for what it signs afterwards.
  const ended = ctlogs.find(({ baseUrl }) => baseUrl === 'https://ctfe.sigstore.dev/test')?.publicKey?.validFor
  expect(ended?.end?.getUTCFullYear()).toBe(2022)
})

test('a root of another kind is refused', () => {
  const log = { baseUrl: 'x', publicKey: { rawBytes: '', keyDetails: 'PKCS1_RSA_PKCS1V5' }, logId: { keyId: '' } }
  const root = { mediaType: 'x', certificateAuthorities: [], ctlogs: [], tlogs: [log] }
  expect(() => decodeTrustedRoot(root, 'root')).toThrow('root.tlogs[0].publicKey: expected an elliptic key')
  expect(() => decodeTrustedRoot({}, 'root')).toThrow('root.mediaType: expected a string')
  const dated = { ...log, publicKey: { rawBytes: '', keyDetails: 'PKIX_ED25519', validFor: { start: 'soon' } } }
  expect(() => decodeTrustedRoot({ ...root, tlogs: [dated] }, 'root')).toThrow('expected a time')
})
