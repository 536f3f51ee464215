import { expect, test } from 'vitest'
import { FormatError } from '../../src/errors.ts'
import { digestOf } from '../../src/formats/digest.ts'
import {
  decodeEvidence,
  decodeResolution,
  encodeResolution,
  makeUrlResolution,
  strongEtag,
  type Resolution,
  type UrlEvidence,
} from '../../src/predict/resolution.ts'

const hex = 'a'.repeat(64)
const image: Resolution = {
  kind: 'docker',
  name: digestOf('n'),
  top: digestOf('t'),
  manifest: digestOf('m'),
  base: hex,
}
const url: Resolution = {
  kind: 'url',
  name: digestOf('n'),
  etag: '"e"',
  contentHash: hex,
  size: 3,
  stagedHash: digestOf('s'),
}

test.each([image, url, { ...url, etag: null }])('a resolution reads as it was written (%#)', (resolution) => {
  const bytes = encodeResolution(resolution)
  expect(decodeResolution(bytes, 'n')).toEqual(resolution)
  expect(decodeResolution(JSON.parse(bytes.toString()), 'n')).toEqual(resolution)
})

test('the answer to another name is refused', () => {
  expect(() => decodeResolution(encodeResolution(image), 'other')).toThrow(FormatError)
})

test.each([
  null,
  7,
  [],
  {},
  Buffer.from('{'),
  Buffer.alloc(70_000, ' '),
  { ...image, kind: 'other' },
  { ...image, base: 'x' },
  { ...image, base: `${hex}\n` },
  { ...image, top: hex },
  { ...url, etag: 'W/"weak"' },
  { ...url, size: -1 },
  { ...url, stagedHash: undefined },
])('what is no resolution is refused (%#)', (value) => {
  expect(() => decodeResolution(value, 'n')).toThrow(FormatError)
})

test('only strong ETags count', () => {
  expect(strongEtag('"abc"')).toBe('"abc"')
  expect([null, '', 'abc', '""', 'W/"abc"', '"a"b"', `"${'x'.repeat(5000)}"`].map(strongEtag)).toEqual(
    Array(7).fill(null),
  )
})

const content = { contentHash: hex, size: 3, stagedHash: digestOf('s') }
const seen: UrlEvidence = { kind: 'url', name: 'n', etag: '"e"', length: 3, checksum: null }

test('a download is remembered with its ETag when the server told its true length', () => {
  expect(makeUrlResolution(seen, seen, content)).toEqual({ ...url, name: digestOf('n') })
  expect(makeUrlResolution({ ...seen, length: 4 }, { ...seen, length: 4 }, content)).toMatchObject({ etag: null })
  expect(makeUrlResolution({ ...seen, length: null }, { ...seen, length: null }, content)).toMatchObject({ etag: null })
})

test.each([{ etag: '"f"' }, { length: 4 }, { checksum: hex }, { name: 'o' }])(
  'a download that changed during the build is not remembered (%j)',
  (change) => {
    expect(makeUrlResolution(seen, { ...seen, ...change }, content)).toBeUndefined()
  },
)

test('a server whose checksum is false is not remembered', () => {
  const lying = { ...seen, checksum: 'b'.repeat(64) }
  expect(makeUrlResolution(lying, lying, content)).toBeUndefined()
})

test.each([seen, { ...seen, etag: null, length: null, checksum: 'x' }])(
  'evidence reads as it was written (%#)',
  (evidence) => {
    expect(decodeEvidence(JSON.parse(JSON.stringify(evidence)), 'here')).toEqual(evidence)
  },
)

test('evidence of an image reads as it was written', () => {
  const evidence = { kind: 'docker', name: 'n', top: digestOf('t'), manifest: digestOf('m'), mediaType: '' }
  expect(decodeEvidence(JSON.parse(JSON.stringify(evidence)), 'here')).toEqual(evidence)
})

test.each([
  null,
  {},
  { ...seen, kind: 'x' },
  { ...seen, etag: 'W/"x"' },
  { ...seen, length: -1 },
  { kind: 'docker', name: 'n', top: hex },
])('what is no evidence is refused (%#)', (value) => {
  expect(() => decodeEvidence(value, 'here')).toThrow(FormatError)
})
