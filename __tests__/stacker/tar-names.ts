// What is in a tar layer, by name; without a process for each, of which the replays would need thousands.
import { gunzipSync } from 'node:zlib'

export interface TarName {
  /** As an overlay has it: without leading `./` and `/`. */
  readonly name: string
  readonly kind: 'directory' | 'file' | 'other'
}

/** Names and whiteouts of a layer, compressed by gzip or not; undefined for bytes that are no tar. */
export function listTar(
  layer: Buffer,
): { readonly names: readonly TarName[]; readonly whiteouts: readonly string[] } | undefined {
  const tar = layer[0] === 0x1f && layer[1] === 0x8b ? gunzipSync(layer) : layer
  const names: TarName[] = []
  const whiteouts: string[] = []
  let longName: string | undefined
  for (let at = 0; at + 512 <= tar.length;) {
    const header = tar.subarray(at, at + 512)
    if (header.every((byte) => byte === 0)) break
    const isUstar = header.toString('latin1', 257, 262) === 'ustar'
    const size = Number.parseInt(text(header, 124, 12).trim() || '0', 8)
    if (Number.isNaN(size) || (!isUstar && names.length === 0)) return undefined
    const content = tar.subarray(at + 512, at + 512 + size)
    const type = String.fromCharCode(header[156] ?? 0)
    at += 512 + Math.ceil(size / 512) * 512
    if (type === 'x') longName = paxPath(content) ?? longName
    else if (type === 'L') longName = text(content, 0, size)
    if ('xgLK'.includes(type)) continue
    const prefix = isUstar ? text(header, 345, 155) : ''
    const written = longName ?? (prefix === '' ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`)
    longName = undefined
    const name = written.replace(/^(?:\.?\/)+/, '').replace(/\/$/, '')
    if (name === '' || name === '.') continue
    const hidden = /^(.*\/)?\.wh\.([^/]+)$/.exec(name)
    if (hidden === null)
      names.push({ name, kind: type === '5' ? 'directory' : '0\0'.includes(type) ? 'file' : 'other' })
    else if (hidden[2] !== '.wh..opq') whiteouts.push(`${hidden[1] ?? ''}${hidden[2] ?? ''}`)
  }
  return { names, whiteouts }
}

function text(bytes: Buffer, from: number, length: number): string {
  const end = bytes.indexOf(0, from)
  return bytes.toString('utf8', from, end < 0 || end > from + length ? from + length : end)
}

/** A record of an extended header is `LENGTH path=VALUE\n`. */
function paxPath(records: Buffer): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(records.toString('utf8'))?.[1]
}
