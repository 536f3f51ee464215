import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { encodeBuildCache, openBuildCache } from '../../src/layer/build-cache.ts'
import { pruneBuildCache } from '../../src/layer/pruning.ts'
import { isPlainName } from '../../src/formats/plain-path.ts'
import { zeroDescriptor, type CacheEntry } from '../../src/layer/entry.ts'
import { entryHash } from '../../src/layer/entry-hash.ts'
import { newestRelease } from '../../src/release/releases.ts'
import { recordedCaches, type RecordedCache } from './recorded-caches.ts'

const caches = recordedCaches()

function entriesOf({ id, bytes, release }: RecordedCache): Map<string, CacheEntry> {
  const cache = openBuildCache(bytes, release)
  if (cache.kind !== 'opened')
    throw new Error(`${id} is ${cache.kind}${cache.kind === 'broken' ? `: ${cache.why}` : ''}`)
  return cache.entries
}

function anyEntry(): CacheEntry {
  const [entry] = caches
    .filter(({ release }) => release === newestRelease)
    .flatMap((cache) => [...entriesOf(cache).values()])
  if (entry === undefined) throw new Error('nothing was recorded')
  return entry
}

describe('caches that real stacker wrote', () => {
  test('are written back byte for byte', () => {
    expect(caches.length).toBeGreaterThan(100)
    for (const cache of caches) {
      expect(encodeBuildCache(entriesOf(cache), cache.release).equals(cache.bytes), cache.id).toBe(true)
    }
  })

  test('name the hash of the base entry as the base of every layer built on another', () => {
    let children = 0
    for (const cache of caches) {
      const entries = entriesOf(cache)
      for (const { Layer, Base, Name } of entries.values()) {
        const base = entries.get(Layer.From.Tag)
        if (Layer.From.Type !== 'built' || base === undefined) continue
        children += 1
        expect(String(entryHash(base, cache.release)), `${cache.id} ${Name}`).toBe(Base)
      }
    }
    expect(children).toBeGreaterThan(100)
  })
})

describe('opening', () => {
  test('no file is missing, another version is discarded', () => {
    expect(openBuildCache(undefined, newestRelease)).toEqual({ kind: 'missing' })
    expect(openBuildCache(Buffer.from('{"version":15}'), newestRelease)).toEqual({ kind: 'discarded', version: 15n })
  })

  test('of another version nothing else need fit, unless the version itself does not', () => {
    const opened = (text: string) => openBuildCache(Buffer.from(text), newestRelease)
    expect(opened('{"cache":{"app":5},"version":15}')).toEqual({ kind: 'discarded', version: 15n })
    expect(opened('{"version":16,"cache":[],"Version":15}')).toEqual({ kind: 'discarded', version: 15n })
    expect(opened('{"cache":{"app":5},"version":"15"}')).toMatchObject({
      kind: 'broken',
      why: expect.stringContaining('version') as string,
    })
    expect(opened('{"cache":{"app":5}')).toMatchObject({ kind: 'broken' })
  })

  test('a file larger than the limit is broken before it is parsed', () => {
    expect(openBuildCache(Buffer.from('{"version":16}'), newestRelease, 5)).toMatchObject({ kind: 'broken' })
  })

  test('a value of another type is broken and its place is named', () => {
    const cache = openBuildCache(Buffer.from('{"cache":{"app":{"Layer":{"run":["a",5]}}},"version":16}'), newestRelease)
    expect(cache).toEqual({ kind: 'broken', why: 'build.cache: cache.app.Layer.run[1]: at byte 37: expected a string' })
  })

  test('nesting beyond what Go allows is broken, at its limit it is not', () => {
    const nested = (depth: number) =>
      Buffer.from(`{"x":${'['.repeat(depth)}${']'.repeat(depth)},"cache":{},"version":16}`)
    expect(openBuildCache(nested(9_999), newestRelease).kind).toBe('opened')
    expect(openBuildCache(nested(10_000), newestRelease).kind).toBe('broken')
    expect(openBuildCache(nested(1_000_000), newestRelease).kind).toBe('broken')
  })

  test('names of prototypes are names like others', () => {
    const text =
      '{"cache":{"__proto__":{"Name":"__proto__","Base":"b"},"constructor":{"Layer":{"environment":{"__proto__":"x","toString":"y"}}}},"__proto__":{"x":1},"version":16}'
    const cache = openBuildCache(Buffer.from(text), newestRelease)
    if (cache.kind !== 'opened') throw new Error(cache.kind)
    expect([...cache.entries.keys()]).toEqual(['__proto__', 'constructor'])
    expect(cache.entries.get('__proto__')).toMatchObject({ Name: '__proto__', Base: 'b' })
    expect([...(cache.entries.get('constructor')?.Layer.Environment ?? [])]).toEqual([
      ['__proto__', 'x'],
      ['toString', 'y'],
    ])
    expect(Object.prototype).not.toHaveProperty('x')
    expect(entryHash(anyEntry(), newestRelease)).toBeTypeOf('bigint')
  })
})

describe('hostile bytes', () => {
  test('every truncation and 10,000 random mutations give a verdict, never a crash, in less than 200 MB', () => {
    // In a process of its own, whose memory is its own.
    const script = path.join(import.meta.dirname, 'broken-caches.ts')
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--max-old-space-size=200', script], {
      encoding: 'utf8',
    })
    expect(status, stderr).toBe(0)
    const found = JSON.parse(stdout) as { truncated: number; opened: number; broken: number; bytes: number }
    expect(found.truncated).toBeGreaterThan(5_000)
    expect(found.opened + found.broken).toBe(10_000)
    expect(found.opened).toBeGreaterThan(100)
    expect(found.broken).toBeGreaterThan(100)
    expect(found.bytes).toBeLessThan(200_000_000)
  })
})

describe('pruning', () => {
  const output: CacheEntry = {
    ...anyEntry(),
    Name: 'out',
    Manifests: new Map([['tar+false', { ...zeroDescriptor(newestRelease), Digest: 'sha256:1' }]]),
  }
  const buildOnly = (name: string): CacheEntry => ({
    ...output,
    Name: name,
    Layer: { ...output.Layer, BuildOnly: true },
  })

  test('keeps an output layer whose manifests can be read, and a build_only layer whose root exists', () => {
    const entries = new Map([output, buildOnly('tools')].map((entry) => [entry.Name, entry]))
    const evidence = { hasRoot: (name: string) => name === 'tools', hasManifest: () => true }
    expect([...pruneBuildCache(entries, evidence).kept.keys()]).toEqual(['out', 'tools'])
    const without = pruneBuildCache(entries, { hasRoot: () => false, hasManifest: () => false })
    expect(without.kept.size).toBe(0)
    expect(without.pruned.map(({ name }) => name)).toEqual(['out', 'tools'])
  })

  test('never asks for a root outside of the roots directory', () => {
    const asked: string[] = []
    const hasRoot = (name: string) => asked.push(name) > 0
    for (const name of ['../../etc', '..', '', 'a/b', 'a\0b']) {
      expect(isPlainName(name)).toBe(false)
      expect(pruneBuildCache(new Map([[name, buildOnly(name)]]), { hasRoot, hasManifest: () => true }).kept.size).toBe(
        0,
      )
    }
    expect(asked).toEqual([])
  })
})
