import { describe, expect, test } from 'vitest'
import {
  encodeBuildCache,
  isPlainName,
  openBuildCache,
  pruneBuildCache,
  putEntry,
} from '../../src/layer/build-cache.ts'
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
  // Small enough for so many rounds, and with all there is in an entry: the texts of trees make the others large.
  const some = caches.filter(({ bytes }) => bytes.length < 20_000)
  const largest = some.toSorted((a, b) => b.bytes.length - a.bytes.length)[0]

  /** A verdict, and where the text still opens, one that can be written and opened again. */
  function survives(bytes: Buffer, cache: RecordedCache): string {
    const opened = openBuildCache(bytes, cache.release)
    if (opened.kind === 'opened') {
      for (const entry of opened.entries.values()) entryHash(entry, cache.release)
      const again = openBuildCache(encodeBuildCache(opened.entries, cache.release), cache.release)
      if (again.kind !== 'opened') throw new Error(`what was opened cannot be opened again: ${JSON.stringify(again)}`)
    }
    return opened.kind
  }

  test('every truncation is broken, never a crash', () => {
    if (largest === undefined) throw new Error('nothing was recorded')
    for (let length = 0; length < largest.bytes.length; length++) {
      expect(survives(largest.bytes.subarray(0, length), largest), `at ${String(length)}`).toBe('broken')
    }
  })

  test('10,000 random mutations give a verdict, never a crash', () => {
    let seed = 1
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((seed / 2 ** 32) * below)
    }
    const snippets = [
      '__proto__',
      '"',
      '\\',
      '\\u',
      'null',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '-',
      '1e9',
      '\xff',
      '\0',
      '"constructor":',
      '"Layer":{},',
      '9'.repeat(400),
    ]
    const verdicts = new Map<string, number>()
    for (let round = 0; round < 10_000; round++) {
      const cache = some[random(some.length)]
      if (cache === undefined) throw new Error('nothing was recorded')
      let bytes: Buffer = Buffer.from(cache.bytes)
      for (let count = random(4); count >= 0; count--) {
        const at = random(bytes.length)
        const way = random(4)
        if (way === 0) bytes[at] = random(256)
        else if (way === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random(30))])
        else if (way === 2)
          bytes = Buffer.concat([
            bytes.subarray(0, at),
            Buffer.from(snippets[random(snippets.length)] ?? '', 'latin1'),
            bytes.subarray(at),
          ])
        else
          bytes = Buffer.concat([
            bytes.subarray(0, at),
            bytes.subarray(random(bytes.length)).subarray(0, 200),
            bytes.subarray(at),
          ])
      }
      const verdict = survives(bytes, cache)
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)
    }
    expect([...verdicts.values()].reduce((a, b) => a + b)).toBe(10_000)
    expect(verdicts.get('opened')).toBeGreaterThan(100)
    expect(verdicts.get('broken')).toBeGreaterThan(100)
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
    const entries = putEntry(putEntry(new Map(), output), buildOnly('tools'))
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
