import { isUtf8 } from 'node:buffer'

/**
 * Text of bytes as Go's utf8.DecodeRune reads them: every single byte that is not part of a valid sequence becomes one
 * `replacement`, where TextDecoder gives one for a whole truncated sequence.
 */
export function decodeUtf8(bytes: Uint8Array, replacement = '\ufffd'): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isUtf8(buffer)) return buffer.toString()
  const parts: string[] = []
  let start = 0
  let at = 0
  while (at < buffer.length) {
    const size = sequenceLength(buffer, at)
    if (size > 0) {
      at += size
      continue
    }
    parts.push(buffer.toString('utf8', start, at), replacement)
    at += 1
    start = at
  }
  parts.push(buffer.toString('utf8', start))
  return parts.join('')
}

/** Bytes of the valid sequence that begins at `at`; 0 where none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  return at + size <= bytes.length && isUtf8(bytes.subarray(at, at + size)) ? size : 0
}

/** Go has no lone surrogates, JavaScript does. (`toWellFormed` with a choice.) */
export function replaceLoneSurrogates(text: string, replacement: string): string {
  return text.isWellFormed() ? text : text.replaceAll(/\p{Surrogate}/gu, replacement)
}
