import { decodeRecord, parseRecord, type LayerRecord } from '../layer/record.ts'
import { visible } from '../report/escape.ts'
import { counted, formatBytes, formatSeconds } from '../report/figures.ts'
import type { StoredRecord } from '../store/inventory.ts'

/** For programs. */
export function recordJson(record: StoredRecord): Readonly<Record<string, unknown>> {
  const { key, id, layer, written, used, bytes } = record
  return {
    layer: layer ?? null,
    key,
    id,
    written: new Date(written).toISOString(),
    used: used === undefined ? null : new Date(used).toISOString(),
    bytes,
  }
}

/** For people, by the names of layers, the newest first: of each record what goes with it (`own`), what others hold, too (`shared`), and below what all blobs weigh, each once. */
export function recordTable(records: readonly StoredRecord[]): string {
  const holders = new Map<string, number>()
  const sizes = new Map<string, number>()
  for (const { digest, size } of records.flatMap(({ blobs }) => blobs ?? [])) {
    holders.set(digest, (holders.get(digest) ?? 0) + 1)
    sizes.set(digest, size)
  }
  const rows = [...records].sort(byLayer).map((record) => {
    const own = sum((record.blobs ?? []).filter(({ digest }) => holders.get(digest) === 1).map(({ size }) => size))
    return row(
      [idOf(record), timeOf(record.written), formatBytes(own), formatBytes(record.bytes - own)],
      nameOf(record),
    )
  })
  const layers = new Set(records.map(({ layer }) => layer)).size
  const total = `${counted(records.length, 'record')} of ${counted(layers, 'layer')}: ${formatBytes(sum([...sizes.values()]))} in ${counted(sizes.size, 'blob')}`
  return [row(['record', 'written (UTC)', 'own', 'shared'], 'layer'), ...rows, total].join('\n')
}

function byLayer(a: StoredRecord, b: StoredRecord): number {
  const [one, other] = [nameOf(a), nameOf(b)]
  if (one === other) return b.written - a.written
  return one < other ? -1 : 1
}

function row([id = '', when = '', own = '', shared = '']: readonly string[], layer: string): string {
  return `${id.padEnd(12)}  ${when.padEnd(16)}  ${own.padStart(9)}  ${shared.padStart(9)}  ${layer}`
}

/** What a person asks of a record; with `--json` all of it is told. */
export function recordLines(record: StoredRecord, bytes: Buffer): string {
  const told = [
    `${nameOf(record)}  ${record.id}`,
    `  key       ${visible(record.key)}`,
    `  written   ${timeOf(record.written)} UTC`,
  ]
  const value = recordIn(bytes)
  if (value === undefined) return [...told, '  cannot be read by this version'].join('\n')
  const { release, buildSeconds, owner, blobs, contents, root } = value
  return [
    ...told,
    `  built by  stacker ${visible(release)} as uid ${String(owner)}${buildSeconds === null ? '' : ` in ${formatSeconds(buildSeconds)}`}`,
    `  is        ${root === null ? 'an image' : 'build_only: what others stand on or take from'}`,
    ...contents.map(({ producer, path }) => `  takes     ${visible(`stacker://${producer}/${path}`)}`),
    ...blobs.map(({ digest, size, kind }) => `  blob      ${digest}  ${formatBytes(size).padStart(9)}  ${kind}`),
  ].join('\n')
}

function idOf({ id }: StoredRecord): string {
  return id.slice('sha256:'.length, 'sha256:'.length + 12)
}

function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')
}

function nameOf({ layer }: StoredRecord): string {
  return visible(layer ?? '(unreadable)')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** The JSON of the record, of whatever version; null where it is none. */
export function recordValue(bytes: Buffer): unknown {
  try {
    return parseRecord(bytes)
  } catch {
    return null
  }
}

function recordIn(bytes: Buffer): LayerRecord | undefined {
  try {
    return decodeRecord(bytes)
  } catch {
    return undefined
  }
}
