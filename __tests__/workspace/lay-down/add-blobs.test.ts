import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'

import { digestHex, digestOf } from '../../../src/formats/digest.ts'
import { addBlobsHere } from '../../../src/workspace/lay-down/add-blobs.ts'

let place: string
const digest = digestOf('content')
const blobs = (): string => path.join(place, 'oci/blobs/sha256')

beforeEach(() => {
  place = fs.mkdtempSync(path.join(tmpdir(), 'add-blobs-'))
  onTestFinished(() => {
    fs.rmSync(place, { recursive: true })
  })
  fs.mkdirSync(blobs(), { recursive: true })
  fs.mkdirSync(path.join(place, 'staging'))
  for (const name of ['staging/blob', 'elsewhere']) fs.writeFileSync(path.join(place, name), 'content', { mode: 0o600 })
})

async function add(name: string, size = 'content'.length): Promise<void> {
  const directories = {
    workingDirectory: place,
    stackerDir: path.join(place, '.stacker'),
    ociDir: path.join(place, 'oci'),
    rootsDir: path.join(place, 'roots'),
  }
  const staging = path.join(place, 'staging')
  await addBlobsHere(directories, staging, new Map([[digest, { size, file: path.join(staging, name) }]]))
}

test('a staged blob appears in the layout in place of a damaged one, for all to read, and belongs to whom the layout belongs to', async () => {
  const target = path.join(blobs(), digestHex(digest))
  fs.writeFileSync(target, 'damaged')
  const isRoot = process.geteuid?.() === 0
  if (isRoot) fs.chownSync(blobs(), 1001, 1002)
  await add('blob')
  expect(fs.readFileSync(target, 'utf8')).toBe('content')
  const { mode, uid, gid } = fs.statSync(target)
  expect(mode & 0o777).toBe(0o644)
  const of = fs.statSync(blobs())
  expect([uid, gid]).toEqual(isRoot ? [1001, 1002] : [of.uid, of.gid])
})

test.each([
  ['../elsewhere', undefined],
  ['', undefined],
  ['blob', 1],
])('what is not staged (%s), or of another size, does not appear', async (name, size) => {
  await expect(add(name, size)).rejects.toThrow('is not staged')
  expect(fs.readdirSync(blobs())).toEqual([])
})
