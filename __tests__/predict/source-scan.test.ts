import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'

import { expect, test } from 'vitest'

import { hashFile } from '../../src/formats/file-hash.ts'
import { directorySource, walkSource } from '../../src/formats/mtree-walk.ts'
import { openOwnDirectories } from '../../src/predict/own-directories.ts'
import { openSourceScan, type SourceScan } from '../../src/predict/source-scan.ts'
import { newestRelease } from '../../src/release/releases.ts'
import type { Import } from '../../src/stackerfile/layer.ts'
import { project } from './base-project.ts'

const hasThreads = availableParallelism() > 1

function scanOf(directory: string, watch?: (bytes: number) => void): SourceScan {
  const ownDirectories = openOwnDirectories([`${directory}/.stacker`, `${directory}/oci`, `${directory}/roots`])
  return openSourceScan({ workingDirectory: directory, ownDirectories, watch })
}

function imports(...paths: readonly string[]): readonly Import[] {
  return paths.map((one) => ({ Path: one, Hash: '', Dest: '' }))
}

/** Threads are started for what takes them a while. */
function large(directory: string): string {
  writeFileSync(path.join(directory, 'large'), '')
  truncateSync(path.join(directory, 'large'), 32 * 1024 * 1024)
  return 'large'
}

const oddTree = async (): Promise<string> => {
  const directory = await project({
    'tree/empty': '',
    'tree/deep/er/f': 'f',
    'tree/deep/g': 'g',
    'tree/späße/ü': 'ü',
    'tree/sort/b': 'b',
    'tree/sort.a': 'a',
    'tree/long': 'x'.repeat(3 * 1024 * 1024 + 5),
  })
  writeFileSync(Buffer.concat([Buffer.from(`${directory}/tree/`), Buffer.from([0xff, 0xfe])]), 'no text')
  chmodSync(path.join(directory, 'tree/long'), 0o4751)
  mkdirSync(path.join(directory, 'tree/none'))
  symlinkSync('deep/g', path.join(directory, 'tree/link'))
  symlinkSync('.', path.join(directory, 'tree/deep/round'))
  execFileSync('mkfifo', [path.join(directory, 'tree/fifo')])
  return directory
}

test.runIf(hasThreads)('a directory that threads looked at is what a walk finds, whatever is in it', async () => {
  const directory = await oddTree()
  const scan = scanOf(directory)
  scan.begin(imports('tree', large(directory)), newestRelease)
  await scan.finish()
  await scan.close()
  const place = path.join(directory, 'tree')
  const found = scan.find(place)
  if (found?.type !== 'dir') throw new Error('there is no directory')
  const walked = walkSource(directorySource(place, { kind: 'read', attributes: new Map() }))
  const scanned = walkSource(found.source)
  // Owners, and modes of what is no file, are not looked at: stacker makes directories and links anew.
  const told = (keywords: readonly string[]): readonly string[] =>
    keywords.filter((one) => !/^[ug]id=/.test(one) && (keywords.includes('type=file') || !one.startsWith('mode=')))
  expect(scanned.entries.map((entry) => [entry.path, told(entry.keywords)])).toEqual(
    walked.entries.map((entry) => [entry.path, told(entry.keywords)]),
  )
  expect(walked.entries).toHaveLength(17)
})

test.runIf(hasThreads)('a file that threads looked at has the hash that it has', async () => {
  const directory = await project({ f: 'f', ü: 'ü', long: 'x'.repeat(2 * 1024 * 1024) })
  chmodSync(path.join(directory, 'f'), 0o751)
  const read: number[] = []
  const scan = scanOf(directory, (bytes) => read.push(bytes))
  scan.begin(imports('f', 'ü', 'long', large(directory)), newestRelease)
  await scan.finish()
  await scan.close()
  for (const name of ['f', 'ü', 'long', 'large']) {
    const found = scan.find(path.join(directory, name))
    if (found?.type !== 'file') throw new Error(`there is no ${name}`)
    expect(found.hash(found.mode)).toBe(hashFile(path.join(directory, name), { withMode: true }))
    expect(found.hash(0o100)).toBeUndefined()
  }
  expect(read.reduce((sum, bytes) => sum + bytes, 0)).toBe(34 * 1024 * 1024 + 3)
})

test.runIf(hasThreads)('what is no file, cannot be read or is not there is left to who asks for it', async () => {
  const directory = await project({ 'secret/f': 'f' })
  execFileSync('mkfifo', [path.join(directory, 'fifo')])
  symlinkSync('/etc/passwd', path.join(directory, 'link'))
  const scan = scanOf(directory)
  scan.begin(imports('fifo', 'link', 'absent', 'https://host/f', 'stacker://a/f', large(directory)), newestRelease)
  await scan.finish()
  await scan.close()
  for (const name of ['fifo', 'link', 'absent']) expect(scan.find(path.join(directory, name))).toBeUndefined()
})

test.runIf(hasThreads)("stacker's own directories, and what holds them, are not looked into", async () => {
  const directory = await project({ 'roots/f': 'f', 'd/f': 'f' })
  const scan = scanOf(directory)
  scan.begin(imports('roots', 'roots/f', '.', 'd', large(directory)), newestRelease)
  await scan.finish()
  await scan.close()
  for (const name of ['roots', 'roots/f', '.']) expect(scan.find(path.join(directory, name))).toBeUndefined()
  expect(scan.find(path.join(directory, 'd'))?.type).toBe('dir')
})

test.runIf(hasThreads)('threads that are gone leave the work to this one', async () => {
  const directory = await project({ f: 'f' })
  const scan = scanOf(directory)
  scan.begin(imports('f', large(directory)), newestRelease)
  await scan.close()
  await scan.finish()
  expect(scan.find(path.join(directory, 'f'))?.type).toBe('file')
})

test.runIf(hasThreads)('a thread that has taken nothing yet is not waited for', async () => {
  const directory = await project({ f: 'f' })
  const scan = scanOf(directory)
  scan.begin(imports('f', large(directory)), newestRelease)
  let hasTurned = false
  const turned = new Promise<void>((resolve) => {
    setImmediate(() => {
      hasTurned = true
      resolve()
    })
  })
  await scan.finish()
  expect(hasTurned).toBe(false)
  expect(scan.find(path.join(directory, 'f'))?.type).toBe('file')
  await turned
  await scan.close()
})

test('for a few files no thread is started, and nothing is known before it is asked for', async () => {
  const directory = await project({ f: 'f' })
  const scan = scanOf(directory)
  scan.begin(imports('f'), newestRelease)
  await scan.finish()
  expect(existsSync(path.join(directory, 'f'))).toBe(true)
  expect(scan.find(path.join(directory, 'f'))).toBeUndefined()
  await scan.close()
})

test.runIf(hasThreads)('a scan that is given up looks at nothing more', async () => {
  const directory = await project({})
  // More than a thread is given at once.
  const names = Array.from({ length: 1100 }, (_, index) => `large-${String(index)}`)
  for (const name of names) {
    writeFileSync(path.join(directory, name), '')
    truncateSync(path.join(directory, name), 1024 * 1024)
  }
  let seen = 0
  const scan = scanOf(directory, (bytes) => (seen += bytes))
  scan.begin(imports(...names), newestRelease)
  await scan.close()
  expect(seen).toBe(0)
})
