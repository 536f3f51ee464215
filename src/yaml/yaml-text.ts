import { isUtf8 } from 'node:buffer'
import { keepCharacters, type SourceText } from './source-text.ts'

/** What the reader of yaml.v2 2.4.0 makes of bytes (docs/stacker/stackerfile.md#3.1; readerc.go), or why it refuses them. */
export type DecodedText =
  | { readonly kind: 'text'; readonly text: string; readonly utf16: boolean }
  | { readonly kind: 'refused'; readonly why: string; readonly at: number }

/** UTF-8, or UTF-16 with a byte order mark. The mark stays. */
export function decodeYamlBytes(bytes: Uint8Array): DecodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const mark = buffer.subarray(0, 2).toString('latin1')
  if (mark === '\xff\xfe' || mark === '\xfe\xff') {
    if (buffer.length % 2 !== 0) return { kind: 'refused', why: 'yaml: incomplete UTF-16 character', at: 0 }
    const text = (mark === '\xff\xfe' ? buffer : Buffer.from(buffer).swap16()).toString('utf16le')
    const lone = /\p{Surrogate}/u.exec(text)
    if (lone !== null) return { kind: 'refused', why: 'yaml: unexpected low surrogate area', at: lone.index }
    return { kind: 'text', text, utf16: true }
  }
  if (!isUtf8(buffer)) return { kind: 'refused', why: 'yaml: invalid leading UTF-8 octet', at: firstBadOffset(buffer) }
  return { kind: 'text', text: buffer.toString(), utf16: false }
}

/** Offset in the decoded text. */
function firstBadOffset(buffer: Buffer): number {
  let good = 0
  let bad = buffer.length
  while (good < bad) {
    const middle = (good + bad + 1) >>> 1
    // A sequence that the cut divides is no error by itself.
    if ([0, 1, 2, 3].some((less) => middle - less >= good && isUtf8(buffer.subarray(0, middle - less)))) good = middle
    else bad = middle - 1
  }
  return buffer.subarray(0, Math.max(good - 3, 0)).toString().length
}

/** All but tab, line feed, return, NEL and what is printable (readerc.go). */
const control = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\ufeff\uff00-\ufffd\u{10000}-\u{10ffff}]/u

/** The first character that yaml.v2 refuses. */
export function firstControlCharacter(text: string): number | undefined {
  return control.exec(text)?.index
}

const [lineFeed, carriageReturn, nextLine, byteOrderMark] = [0x0a, 0x0d, 0x85, 0xfeff]

/** One byte order mark is dropped; CRLF, CR and NEL become LF, as in every scalar that yaml.v2 scans. */
export function normaliseBreaks(source: SourceText): SourceText {
  const { text } = source
  // One pass over numbers: replacing in strings takes many times the time and memory where a text is full of line ends.
  const units = Buffer.allocUnsafe(2 * text.length)
  const kept = new Int32Array(text.length)
  let size = 0
  for (let at = text.charCodeAt(0) === byteOrderMark ? 1 : 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    kept[size] = at
    units.writeUInt16LE(unit === carriageReturn || unit === nextLine ? lineFeed : unit, 2 * size)
    size += 1
    if (unit === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at += 1
  }
  const normal = units.toString('utf16le', 0, 2 * size)
  return size === text.length ? { ...source, text: normal } : keepCharacters(source, kept.subarray(0, size), normal)
}
