// Lays down the result that real stacker v1.2.0 left after building the example, for a machine without stacker.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
const state = (id) => read('recorded/state-v1.2.0.json').states[id]
const contents = read('recorded/content.json')
const content = (sha256) => gunzipSync(Buffer.from(contents[sha256], 'base64'))
const recordedIn = '/srv/project'

/** The scenario of that name: its files, its mutation, and stacker's arguments. */
export const scenario = (id) => read('recorded/scenarios.json').scenarios.find((candidate) => candidate.id === id)

/** Writes the project's sources. */
export function writeSources(id, directory) {
  for (const [name, file] of Object.entries(scenario(id).files)) {
    const target = path.join(directory, name)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, typeof file === 'string' ? file : content(state(id).bases[file.base].sha256), { mode: 0o644 })
    chmodSync(target, 0o644)
  }
}

/** The layers in the order in which they were built: of what one stands on first. */
export function recordedLayers(id) {
  const { cache } = JSON.parse(state(id).build_cache)
  const depth = ({ Layer: { from } }) => (from.type === 'built' ? 1 + depth(cache[from.tag]) : 0)
  return Object.values(cache)
    .sort((a, b) => depth(a) - depth(b))
    .map(({ Name: name, Layer: { build_only: buildOnly } }) => ({ name, buildOnly }))
}

/** Writes .stacker, oci and roots as stacker left them. */
export function layDownRecorded(id, directory) {
  const { build_cache, oci_index, blobs, overlay_metadata } = state(id)
  const put = (name, bytes, mode = 0o644) => {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true })
    writeFileSync(path.join(directory, name), bytes, { mode })
  }
  put('.stacker/build.cache', relocated(build_cache, directory), 0o600)
  put('.stacker/storage.type', 'overlay')
  put('oci/oci-layout', '{"imageLayoutVersion":"1.0.0"}')
  put('oci/index.json', JSON.stringify(oci_index))
  for (const [digest, { text }] of Object.entries(blobs)) {
    const hex = digest.slice('sha256:'.length)
    put(`oci/blobs/sha256/${hex}`, text ?? content(hex))
  }
  for (const [name, metadata] of Object.entries(overlay_metadata)) {
    put(`roots/${name}/overlay_metadata.json`, JSON.stringify(metadata))
    mkdirSync(path.join(directory, 'roots', name, 'overlay'), { recursive: true })
  }
}

/**
 * stacker's build.cache holds absolute paths, and the Base of a layer that is built on another is the hash of that one's entry: both
 * are made those of `directory`, parents first.
 */
function relocated(text, directory) {
  const before = JSON.parse(text.replaceAll('@PROJECT@', recordedIn))
  const after = JSON.parse(text.replaceAll('@PROJECT@', directory))
  const done = new Set()
  const relocate = (name) => {
    const entry = after.cache[name]
    const { type, tag } = entry.Layer.from
    if (done.has(name) || type !== 'built') return
    done.add(name)
    if (before.cache[name].Base !== hashEntry(before.cache[tag])) throw new Error(`${name} was not built on ${tag}`)
    relocate(tag)
    entry.Base = hashEntry(after.cache[tag])
  }
  Object.keys(after.cache).forEach(relocate)
  return JSON.stringify(after).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)
}

// The entry hash (hashstructure v1.1.0 over the struct CacheEntry), by the recorded description of its types.
const schema = JSON.parse(
  readFileSync(new URL('../__tests__/vectors/golden/schema.json', import.meta.url), 'utf8'),
).groups.find(({ tags }) => tags.includes('v1.2.0'))
const structs = new Map(schema.structs.map((struct) => [struct.struct, struct.fields]))

function hashEntry(entry) {
  return String(hash({ k: 'struct', name: 'CacheEntry' }, entry))
}

function fnv(bytes) {
  let sum = 14695981039346656037n
  for (const byte of bytes) sum = BigInt.asUintN(64, sum * 1099511628211n) ^ BigInt(byte)
  return sum
}

const little = (value, bytes) =>
  Array.from({ length: bytes }, (_, at) => Number((BigInt.asUintN(64, value) >> BigInt(8 * at)) & 255n))
const ordered = (a, b) => fnv([...little(a, 8), ...little(b, 8)])

function hash(type, value) {
  switch (type.k) {
    case 'ptr':
      return value === undefined || value === null ? fnv(little(0n, 8)) : hash(type.elem, value)
    case 'string':
      return fnv(Buffer.from(value ?? ''))
    case 'bool':
      return fnv([value ? 1 : 0])
    case 'slice':
      return (value ?? []).reduce((sum, item) => ordered(sum, hash(type.elem, item)), 0n)
    case 'map':
      return Object.entries(value ?? {}).reduce((sum, [key, item]) => {
        return sum ^ ordered(hash(type.key, type.key.k === 'struct' ? layerType(key) : key), hash(type.elem, item))
      }, 0n)
    case 'struct': {
      const fields = structs.get(type.name).filter(({ exported }) => exported)
      return fields.reduce(
        (sum, { name, json, t }) => sum ^ ordered(fnv(Buffer.from(name)), hash(t, value?.[json])),
        fnv(Buffer.from(type.name)),
      )
    }
    default:
      return fnv(little(BigInt(value ?? 0), type.k.endsWith('32') ? 4 : type.k.endsWith('8') ? 1 : 8))
  }
}

/** `tar+false` is the text of the struct {Type, Verity}. */
function layerType(key) {
  const [Type, verity] = key.split('+')
  const fields = structs.get('LayerType')
  const jsonOf = (name) => fields.find((field) => field.name === name).json
  return { [jsonOf('Type')]: Type, [jsonOf('Verity')]: verity === 'true' }
}
