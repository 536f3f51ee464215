import { expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { decodeRecord, encodeRecord, type LayerRecord } from '../../src/layer/record.ts'

const tree = Buffer.from('# tree\n')
const manifest = Buffer.from('{"config":{}}')
const record: LayerRecord = {
  release: 'v1.2.0',
  facts: {
    ...{ name: 'app', arch: 'amd64', shape: 'B', definition: '{}', epoch: null },
    ...{ base: { kind: 'known', base: '' }, imports: [], overlayDirs: [], layerTypes: ['tar'] },
  },
  entry: '{}',
  trees: new Map([[digestOf(tree), tree]]),
  documents: new Map([[digestOf(manifest), manifest]]),
  root: { metadata: Buffer.from([0xff, 0]), own: 'root', base: null, content: null, standsOn: null },
  blobs: [{ digest: digestOf('blob'), size: 4, kind: 'layer' }],
  contents: [],
  buildSeconds: 1.5,
  owner: 0,
  umask: 0o022,
  savedAt: 1_700_000_000,
}

/** The record as somebody else would write it. */
function changed(change: (text: string) => string): () => LayerRecord {
  return () => decodeRecord(Buffer.from(change(encodeRecord(record).toString('utf8'))))
}

test('a record comes back as it was written', () => {
  expect(decodeRecord(encodeRecord(record))).toEqual(record)
})

test('a document or tree that is not what its digest says is refused', () => {
  expect(changed((text) => text.replace('{\\"config\\":{}}', '{\\"config\\":[]}'))).toThrow('expected the document')
  expect(changed((text) => text.replace('# tree', '# true'))).toThrow('expected the text that its digest names')
})

test('what is no digest names no blob', () => {
  expect(changed((text) => text.replace(digestOf('blob'), 'sha256:../../etc/passwd'))).toThrow('blobs[0].digest')
  expect(changed((text) => text.replace('"size":4', '"size":4e300'))).toThrow('blobs[0].size')
})

test('what is too long, too deep, or of another format is refused before it is looked at', () => {
  expect(() => decodeRecord(Buffer.from('['.repeat(1_000)))).toThrow('at most 100 levels')
  expect(() => decodeRecord(Buffer.alloc(17 * 1024 * 1024, ' '))).toThrow('bytes')
  expect(changed((text) => text.replace(/"format":\d+/, '"format":1'))).toThrow('record.format')
})
