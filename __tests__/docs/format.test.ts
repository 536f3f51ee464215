import { expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { decodeNote, noteFormat } from '../../src/handover/note.ts'
import { readHandover } from '../../src/handover/handover.ts'
import { factsDigest } from '../../src/layer/portable.ts'
import { candidateOfRecord } from '../../src/layer/recorded.ts'
import { decodeRecord, encodeRecord, mostRecordBytes, recordFormat } from '../../src/layer/record.ts'
import { decodeResolution, dockerResolutionName } from '../../src/predict/resolution.ts'
import { storePaths } from '../../src/store/directory/directory-layout.ts'
import { mostPackedIndex } from '../../src/store/record-index.ts'
import { blobKey, indexFormat, parseRecordKey, recordKey, resolutionKey } from '../../src/store/keys.ts'
import { decodeStatement, encodeStatement } from '../../src/trust/statement.ts'
import { blobFile } from '../store/contract.ts'
import { exampleOf, page } from './page.ts'

const text = page('format.md')
const prefix = 'stack-cache'

/** As a program writes the example, without the blanks that it has for people. */
function compact(name: string): Buffer {
  return Buffer.from(JSON.stringify(JSON.parse(exampleOf(text, name))))
}

test('the record of the page is one that is read, believed, and written again to the byte', () => {
  const bytes = compact('record')
  const record = decodeRecord(bytes)
  expect(encodeRecord(record)).toEqual(bytes)
  const candidate = candidateOfRecord(record)
  expect(candidate.entry.Name).toBe('app')
  // The tree of the page has the tree digest that the facts name: the algorithm is not only described.
  expect([...candidate.trees.keys()]).toEqual(
    record.facts.imports.flatMap((fact) => ('tree' in fact ? [fact.tree] : [])),
  )
})

test('the key of the page is that of its record', () => {
  const bytes = compact('record')
  const { facts } = decodeRecord(bytes)
  const name = { arch: facts.arch, layer: facts.name, shape: facts.shape, facts: factsDigest(facts) }
  const key = exampleOf(text, 'key')
  expect(recordKey(prefix, name, bytes)).toBe(key)
  expect(parseRecordKey(prefix, key)?.id).toBe(digestOf(bytes))
})

test('the facts digest is the one over the text that the page describes', () => {
  const { facts } = decodeRecord(compact('record'))
  const list = (value: object): unknown[] => Object.values(value) as unknown[]
  const described = [
    'stack-cache facts 1',
    ...[facts.name, facts.arch, facts.shape, facts.definition, list(facts.base), facts.epoch],
    ...[facts.imports.map(list), facts.overlayDirs.map(list), facts.layerTypes],
  ]
  expect(digestOf(JSON.stringify(described))).toBe(factsDigest(facts))
})

test('the statement of the page is one that is read, and written again to the byte', () => {
  const bytes = compact('statement')
  expect(encodeStatement(decodeStatement(bytes))).toEqual(bytes)
})

test('the key of a blob is that of the blob that the record names', () => {
  const [blob] = decodeRecord(compact('record')).blobs
  expect(blob && blobKey(prefix, blob.digest, '17654321-1')).toBe(exampleOf(text, 'blob key'))
})

test('the resolution of the page answers its name, under its key', () => {
  const name = dockerResolutionName('docker.io/library/alpine:3.20', 'linux/amd64', 'v1.2.0')
  expect(text).toContain(`The answer to \`${name}\``)
  expect(decodeResolution(compact('resolution'), name).kind).toBe('docker')
  expect(resolutionKey(prefix, name, compact('resolution'))).toBe(exampleOf(text, 'resolution key'))
})

test('the hand-over of the page is read, with its note', async () => {
  const { file } = await blobFile(compact('handover'))
  const handover = readHandover(file)
  expect(handover?.texts.get('stackerfiles')).toEqual(['stacker.yaml'])
  expect(decodeNote(handover?.note).layers.map(({ name }) => name)).toEqual(['app'])
})

test('formats and limits are those of the code', () => {
  expect(text).toContain(`| \`format\`       | \`${String(recordFormat)}\``)
  expect(text).toContain(`The note has \`format\` (\`${String(noteFormat)}\`)`)
  expect(text.replace(/(\d) (?=\d)/g, '$1')).toContain(`(${String(mostRecordBytes)} bytes)`)
  expect(text.replace(/(\d) (?=\d)/g, '$1')).toContain(`at most 2 MiB (${String(mostPackedIndex)} bytes)`)
  expect(text).toContain(`\`PREFIX-index-${String(indexFormat)}-ARCH-ID\``)
})

test('every member of the examples is described', () => {
  const handover = JSON.parse(exampleOf(text, 'handover')) as { note: { layers: object[] } }
  const record = JSON.parse(exampleOf(text, 'record')) as { facts: object }
  const members = [record, record.facts, handover, handover.note, ...handover.note.layers].flatMap((value) =>
    Object.keys(value),
  )
  expect(members.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})

test('every place of a directory store is on the page', () => {
  const tree = /## The store `dir:PATH`\n\n```\n([^]*?)```/.exec(text)?.[1] ?? ''
  const missing = Object.values<string>({ ...storePaths('') }).filter((place) => place !== '' && !tree.includes(place))
  expect(missing).toEqual([])
})
