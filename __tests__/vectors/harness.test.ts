import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawnSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runVectors } from './harness.ts'

const golden = fileURLToPath(new URL('./golden', import.meta.url))

describe('the recordings', async () => {
  test.each(await runVectors(golden))('$file agrees in every case', ({ differences, passed }) => {
    expect(differences).toEqual([])
    expect(passed).toBeGreaterThan(0)
  })
})

describe('the harness', () => {
  let directory = ''
  beforeEach(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'vectors '))
  })
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true })
  })

  /** A copy of one recording with something replaced in its text. */
  function altered(name: string, from: string, to: string): void {
    const text = readFileSync(path.join(golden, name), 'utf8')
    expect(text).toContain(from)
    writeFileSync(path.join(directory, name), text.replace(from, to))
  }

  test.each([
    ['schema.json', '"omitempty": true', '"omitempty": false'],
    ['hashstructure.json', '"sum": "14695981039346656037"', '"sum": "14695981039346656038"'],
    ['jsonenc.json', '"out": "\\"\\\\u0000\\""', '"out": "\\"\\\\u0001\\""'],
    ['cache_decode.json', '"discarded": true', '"ok": true, "hashes": {}'],
    ['cross_release.json', '{"l": "hit"}', '{"l": "miss"}'],
    ['layer_roundtrip.json', '"outcome": "MISS"', '"outcome": "hit"'],
  ])('sees one changed value in %s', async (name, from, to) => {
    altered(name, from, to)
    const [outcome] = await runVectors(directory)
    expect(outcome?.failed).toBeGreaterThan(0)
  })

  test('fails on a file that it does not know, on a field that it does not know, and on a directory without vectors', async () => {
    writeFileSync(path.join(directory, 'novel.json'), '{"cases": []}')
    expect((await runVectors(directory))[0]?.differences[0]).toContain('no kind reads novel.json')
    rmSync(path.join(directory, 'novel.json'))
    altered('jsonenc.json', '"cases":', '"novelties": [], "cases":')
    expect((await runVectors(directory))[0]?.differences[0]).toContain('unknown field novelties')
    altered('jsonenc.json', '"name": "byte-00"', '"name": "byte-00", "novelty": 1')
    expect((await runVectors(directory))[0]?.differences[0]).toContain('unknown field novelty')
  })

  test('makes the directories that only a link lies in', async () => {
    const project = {
      id: 'a link alone in its directory',
      files: { 'real/stacker.yaml': 'a:\n  from:\n    type: scratch\n' },
      links: { 'elsewhere/deep/stacker.yaml': '/srv/proj/real/stacker.yaml' },
      dir: '/srv/proj',
      roots: ['elsewhere/deep/stacker.yaml'],
      expect_v1_2_0: {
        possible_orders: [['/srv/proj/elsewhere/deep/stacker.yaml']],
        layer_order: { '/srv/proj/elsewhere/deep/stacker.yaml': ['a'] },
      },
    }
    writeFileSync(path.join(directory, 'stackerfile.json'), JSON.stringify({ meta: {}, vectors: [], multi: [project] }))
    expect(await runVectors(directory)).toMatchObject([{ passed: 1, differences: [] }])
  })

  test('as a program ends with its counts and with 1 after a difference', () => {
    const run = (): { status: number | null; last: string | undefined } => {
      const { status, stdout } = spawnSync(
        process.execPath,
        [fileURLToPath(new URL('./run.ts', import.meta.url)), directory],
        { encoding: 'utf8' },
      )
      return { status, last: stdout.trimEnd().split('\n').at(-1) }
    }
    cpSync(path.join(golden, 'schema.json'), path.join(directory, 'schema.json'))
    expect(run()).toEqual({ status: 0, last: '27 passed, 0 failed' })
    altered('schema.json', '"exported": true', '"exported": false')
    expect(run().status).toBe(1)
    rmSync(path.join(directory, 'schema.json'))
    mkdirSync(path.join(directory, 'empty'))
    expect(run()).toEqual({ status: 1, last: '0 passed, 1 failed' })
  })
})
