import { FormatError } from '../errors.ts'
import { goJsonText } from '../formats/go-json-decode.ts'
import { encodeGoJson } from '../formats/go-json-encode.ts'
import { fieldsOfStruct, type GoFields, type GoStruct, type RawJson } from '../formats/go-type.ts'
import type { Release } from '../release/release.ts'
import type { Layer } from '../stackerfile/layer.ts'
import type { CacheEntry } from './entry.ts'
import { layerSchema } from './layer-schema.ts'

/** What stacker's OpenCache would make of a build.cache (docs/stacker/build-cache.md#7.1). */
export type OpenedBuildCache =
  /** No file: everything is built. */
  | { readonly kind: 'missing' }
  /** Of another version: stacker removes the file, everything is built. */
  | { readonly kind: 'discarded'; readonly version: bigint }
  /** stacker stops with an error, and the file stays. */
  | { readonly kind: 'broken'; readonly why: string }
  | { readonly kind: 'opened'; readonly entries: Map<string, CacheEntry> }

/** A quarter of a gigabyte: trees of some million files, in base64. */
export const mostBuildCacheBytes = 256 * 1024 * 1024

const versionCheck: GoStruct = {
  kind: 'struct',
  name: 'versionCheck',
  fields: [{ name: 'Version', json: 'version', type: { kind: 'int' } }],
}

const schemas = new WeakMap<GoStruct, GoStruct>()

/** One for all files of a release: what is known of a type is found by its description. */
function fileSchema({ entry }: Release): GoStruct {
  let schema = schemas.get(entry)
  if (schema === undefined) {
    schema = {
      kind: 'struct',
      name: 'BuildCache',
      fields: [
        { name: 'Cache', json: 'cache', type: { kind: 'map', key: { kind: 'string' }, of: entry } },
        { name: 'Version', json: 'version', type: { kind: 'int' } },
      ],
    }
    schemas.set(entry, schema)
  }
  return schema
}

/**
 * Opens a build.cache as OpenCache does (docs/stacker/build-cache.md#4.4): the version first, which needs the whole text to be
 * JSON, then all of it. `bytes` is undefined where there is no file. Larger than `limit` bytes is broken; so are values that the
 * release would not read. A layer that is written as `known` is that one.
 */
export function openBuildCache(
  bytes: Uint8Array | undefined,
  release: Release,
  limit: number = mostBuildCacheBytes,
  known?: { readonly text: string; readonly layer: Layer },
): OpenedBuildCache {
  if (bytes === undefined) return { kind: 'missing' }
  if (bytes.length > limit) return { kind: 'broken', why: `it has ${bytes.length} bytes, more than ${limit}` }
  try {
    const type = known && layerSchema(release)
    const text = goJsonText(bytes, 'build.cache', type && { type, text: known.text, value: known.layer })
    const { Cache, Version } = readFile(text, release)
    if (Version !== BigInt(release.cacheVersion)) return { kind: 'discarded', version: Version as bigint }
    // A file without `cache` opens too, but stacker's next Put writes into a nil map (docs/stacker/build-cache.md#4.7); what we lay
    // down always has one.
    return { kind: 'opened', entries: new Map(Cache as ReadonlyMap<string, CacheEntry> | null) }
  } catch (error) {
    if (error instanceof FormatError) return { kind: 'broken', why: error.message }
    throw error
  }
}

/**
 * OpenCache reads the version alone before it reads all of it, and of another version nothing else need fit. The answer is the same where
 * the version is read alone only then.
 */
function readFile(text: RawJson, release: Release): GoFields {
  try {
    return fieldsOfStruct(text.as(fileSchema(release)))
  } catch (error) {
    const { Version } = fieldsOfStruct(text.as(versionCheck))
    if (!(error instanceof FormatError) || Version === BigInt(release.cacheVersion)) throw error
    return { Version }
  }
}

/** The file as stacker writes it, byte for byte (docs/stacker/build-cache.md#4.3). */
export function encodeBuildCache(entries: ReadonlyMap<string, CacheEntry>, release: Release): Buffer {
  const file = { Cache: entries, Version: BigInt(release.cacheVersion) }
  return Buffer.from(encodeGoJson(fileSchema(release), file, release.goJson))
}
