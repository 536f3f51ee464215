import { fnv1, ordered } from '../../../src/formats/fnv.ts'
import { goHash } from '../../../src/formats/go-hash.ts'
import { entryHash } from '../../../src/layer/entry-hash.ts'
import { encodeBuildCache, openBuildCache } from '../../../src/layer/build-cache.ts'
import type { CacheEntry } from '../../../src/layer/entry.ts'
import type { Release } from '../../../src/release/release.ts'
import { FormatError } from '../../../src/errors.ts'
import { entriesOf, fieldsOf, listOf, textOf, type Report } from '../harness.ts'
import { releaseOf } from '../release-of.ts'
import { typedValue } from '../typed-value.ts'

export async function run(data: unknown, report: Report): Promise<void> {
  const file = fieldsOf(
    data,
    'hashstructure',
    [],
    ['format', 'algorithm', 'typed_encoding', 'primitives', 'ordered', 'generic', 'cache_entries', 'chains'],
  )
  for (const item of listOf(file['primitives'] ?? [], 'primitives')) {
    const { fnv1_64_of_hex: hex, sum } = fieldsOf(item, 'primitive', ['fnv1_64_of_hex', 'sum'])
    await report.case(`fnv1 of ${String(hex)}`, (expect) => {
      expect('sum', String(fnv1(Buffer.from(textOf(hex, 'hex'), 'hex'))), sum)
    })
  }
  for (const item of listOf(file['ordered'] ?? [], 'ordered')) {
    const { a, b, ordered: wanted } = fieldsOf(item, 'ordered', ['a', 'b', 'ordered'])
    await report.case(`ordered ${String(a)} ${String(b)}`, (expect) => {
      expect('hash', String(ordered(BigInt(textOf(a, 'a')), BigInt(textOf(b, 'b')))), wanted)
    })
  }
  for (const item of listOf(file['generic'] ?? [], 'generic')) await runGeneric(item, report)
  const entries = listOf(file['cache_entries'] ?? [], 'cache_entries')
  for (const item of entries) await runEntry(item, entries, report)
  for (const item of listOf(file['chains'] ?? [], 'chains')) await runChain(item, report)
}

async function runGeneric(item: unknown, report: Report): Promise<void> {
  const { name, value, hash, error } = fieldsOf(item, 'generic', ['name', 'go_type', 'value'], ['hash', 'error', 'why'])
  const called = textOf(name, 'name')
  if (/^struct-(?:hashable|includable)/.test(called) && !called.endsWith('-ptr-value')) {
    report.skip(called, 'calls a method (Hash, HashInclude, HashIncludeMap) that no type of stacker has')
    return
  }
  await report.case(called, (expect) => {
    const typed = typedValue(value)
    try {
      expect('hash', String(goHash(typed.type, typed.value)), hash)
    } catch (thrown) {
      if (!(thrown instanceof FormatError)) throw thrown
      expect('refused', true, error !== undefined)
    }
  })
}

async function runEntry(item: unknown, all: readonly unknown[], report: Report): Promise<void> {
  const entry = entryFields(item)
  const { name, release: tag, cache_json_in: given, cache_json_go: wanted, hash } = entry
  await report.case(`${textOf(name, 'name')} ${textOf(tag, 'release')}`, (expect) => {
    const release = releaseOf(tag)
    const entries = opened(Buffer.from(textOf(given, 'cache_json_in')), release)
    const k = entries.get('k')
    if (k === undefined) throw new Error('no entry k')
    expect('hash', String(entryHash(k, release)), hash)
    expect('encoded', encodeBuildCache(entries, release).toString(), wanted)
    const typedNode = typedOf(entry, all)
    if (typedNode !== undefined) {
      const typed = typedValue(typedNode)
      expect('hash of the typed value', String(goHash(typed.type, typed.value)), hash)
    }
    expect('cache version', release.cacheVersion, entry['cache_version'])
  })
}

function entryFields(item: unknown): Record<string, unknown> {
  return fieldsOf(
    item,
    'cache entry',
    ['name', 'release', 'cache_version', 'cache_json_in', 'cache_json_go', 'hash'],
    ['shape', 'go', 'typed', 'typed_same_as', 'why', 'note'],
  )
}

function typedOf(entry: Record<string, unknown>, all: readonly unknown[]): unknown {
  if (entry['typed'] !== undefined) return entry['typed']
  const same = fieldsOf(entry['typed_same_as'], 'typed_same_as', ['name', 'release'])
  const other = all
    .map(entryFields)
    .find((candidate) => candidate['name'] === same['name'] && candidate['release'] === same['release'])
  // The other one may be held back.
  return other === undefined ? undefined : typedOf(other, all)
}

async function runChain(item: unknown, report: Report): Promise<void> {
  const chain = fieldsOf(
    item,
    'chain',
    ['release', 'cache_version', 'build_cache', 'entry_hashes'],
    ['shape', 'go', 'stacker_yaml', 'dir', 'check', 'why', 'note'],
  )
  await report.case(`chain ${textOf(chain['release'], 'release')}`, (expect) => {
    const release = releaseOf(chain['release'])
    const text = textOf(chain['build_cache'], 'build_cache')
    const entries = opened(Buffer.from(text), release)
    const hashes = new Map([...entries].map(([name, entry]) => [name, String(entryHash(entry, release))]))
    for (const [name, hash] of entriesOf(chain['entry_hashes'], 'entry_hashes'))
      expect(`hash of ${name}`, hashes.get(name), hash)
    for (const [name, entry] of entries) {
      if (entry.Layer.From.Type === 'built') expect(`base of ${name}`, entry.Base, hashes.get(entry.Layer.From.Tag))
    }
    expect('encoded', encodeBuildCache(entries, release).toString(), text)
  })
}

function opened(bytes: Buffer, release: Release): Map<string, CacheEntry> {
  const cache = openBuildCache(bytes, release)
  if (cache.kind !== 'opened')
    throw new Error(`the cache is ${cache.kind}${cache.kind === 'broken' ? `: ${cache.why}` : ''}`)
  return cache.entries
}
