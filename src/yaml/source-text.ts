import type { Place, Problem } from '../errors.ts'

/** A stretch of a text that a substitution put there. It may be empty. */
export interface SubstitutedSpan {
  readonly start: number
  readonly end: number
  readonly name: string
}

/** A text that was made from a file, and where in the file each of its characters came from. */
export interface SourceText {
  readonly text: string
  /** Offsets in the file's text, one for each character and one for the end; undefined where the two are equal. */
  readonly origin: Int32Array | undefined
  readonly spans: readonly SubstitutedSpan[]
}

/** Replaces `start` to `end` by `pieces`: new text, or a stretch of the old one that keeps its origin. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly pieces: readonly (string | { readonly start: number; readonly end: number })[]
  /** The substitution that is the reason. */
  readonly name?: string
}

export function sourceText(text: string): SourceText {
  return { text, origin: undefined, spans: [] }
}

export function originOf(source: SourceText, offset: number): number {
  return source.origin === undefined ? offset : (source.origin[Math.min(offset, source.text.length)] ?? 0)
}

/** Edits are in ascending order and do not overlap. */
export function editText(source: SourceText, edits: readonly Edit[]): SourceText {
  if (edits.length === 0) return source
  const parts: string[] = []
  const origin = new Int32Array(editedLength(source.text.length, edits) + 1)
  const made: SubstitutedSpan[] = []
  // Ends of the stretches between edits: old and new offsets, for moving spans.
  const olds: number[] = []
  const news: number[] = []
  let length = 0
  const copy = (start: number, end: number): void => {
    if (start >= end) return
    parts.push(source.text.slice(start, end))
    for (let from = start; from < end; from++) origin[length++] = originOf(source, from)
  }
  let at = 0
  for (const edit of edits) {
    copy(at, edit.start)
    olds.push(edit.start)
    news.push(length)
    const begin = length
    for (const piece of edit.pieces) {
      if (typeof piece !== 'string') copy(piece.start, piece.end)
      else if (piece !== '') {
        parts.push(piece)
        origin.fill(originOf(source, edit.start), length, length + piece.length)
        length += piece.length
      }
    }
    if (edit.name !== undefined) made.push({ start: begin, end: length, name: edit.name })
    olds.push(edit.end)
    news.push(length)
    at = edit.end
  }
  copy(at, source.text.length)
  origin[length] = originOf(source, source.text.length)
  const move = (offset: number): number => {
    const index = lastNotAfter(olds, offset)
    if (index < 0) return offset
    // Inside an edit everything moves to its end.
    return index % 2 === 0 && offset > (olds[index] ?? 0)
      ? (news[index + 1] ?? 0)
      : (news[index] ?? 0) + offset - (olds[index] ?? 0)
  }
  const moved = source.spans.map(({ start, end, name }) => ({
    start: Math.min(move(start), move(end)),
    end: move(end),
    name,
  }))
  return { text: parts.join(''), origin, spans: [...moved, ...made].sort((a, b) => a.start - b.start) }
}

function editedLength(before: number, edits: readonly Edit[]): number {
  let length = before
  for (const { start, end, pieces } of edits) {
    length -= end - start
    for (const piece of pieces) length += typeof piece === 'string' ? piece.length : piece.end - piece.start
  }
  return length
}

/** Leaves out what is not in `kept`, ascending offsets of characters. `text` may replace characters, not their number. */
export function keepCharacters(source: SourceText, kept: Int32Array, text: string): SourceText {
  const origin = new Int32Array(kept.length + 1)
  for (let index = 0; index < kept.length; index++) origin[index] = originOf(source, kept[index] ?? 0)
  origin[kept.length] = originOf(source, source.text.length)
  const move = (offset: number): number => lastNotAfter(kept, offset - 1) + 1
  return {
    text,
    origin,
    spans: source.spans.map(({ start, end, name }) => ({ start: move(start), end: move(end), name })),
  }
}

function lastNotAfter(offsets: ArrayLike<number>, offset: number): number {
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((offsets[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Says where in a file something is. */
export interface FileText {
  readonly path: string
  /** The file as it is on disk. */
  readonly text: string
  readonly lineStarts: readonly number[]
}

export function fileText(path: string, text: string): FileText {
  const [lineFeed, carriageReturn] = [0x0a, 0x0d]
  const lineStarts = [0]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const inPair = unit === carriageReturn && text.charCodeAt(at + 1) === lineFeed
    if (!inPair && (unit === carriageReturn || unit === lineFeed)) lineStarts.push(at + 1)
  }
  return { path, text, lineStarts }
}

export function placeIn(file: FileText, offset: number): Required<Place> {
  const line = Math.max(lastNotAfter(file.lineStarts, offset), 0)
  return { file: file.path, line: line + 1, column: offset - (file.lineStarts[line] ?? 0) + 1 }
}

const widestExcerpt = 120

/** The offending line with a caret below; a long one is cut around the caret. */
function excerptOf(file: FileText, offset: number): string {
  const { line, column } = placeIn(file, offset)
  const start = file.lineStarts[line - 1] ?? 0
  const whole = file.text.slice(start, file.lineStarts[line] ?? file.text.length)
  const cut = Math.max(0, column - 1 - (widestExcerpt >> 1))
  // Control characters could move the caret, or a terminal's cursor.
  const shown = whole
    .slice(cut, cut + widestExcerpt)
    .replace(/[\r\n]+$/, '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
  return `${shown.trimEnd()}\n${' '.repeat(column - 1 - cut)}^`
}

export function problemAt(file: FileText, offset: number, message: string, advice?: string): Problem {
  return {
    message,
    place: placeIn(file, offset),
    excerpt: excerptOf(file, offset),
    ...(advice === undefined ? {} : { advice }),
  }
}
