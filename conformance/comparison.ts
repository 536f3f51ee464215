import type { Random } from './random.ts'

/** One kind of question that both sides answer. */
export interface Comparison<Case> {
  /** What `--only` calls it. */
  readonly group: string
  readonly kind: string
  /** What one case is, in a report: `values`, `trees`. */
  readonly unit: string
  /** Cases of a default run. */
  readonly cases: number
  /** Where a case is dear: what part of `--cases` it takes. */
  readonly share?: number
  /** Cases of one message to the other side. */
  readonly batch: number
  generate(random: Random): Case
  /** What the Go program is asked, as JSON. */
  question(one: Case): unknown
  judge(one: Case, theirs: unknown): Judgement | Promise<Judgement>
  /** Simpler cases next to this one, the simplest first. */
  smaller(one: Case): Iterable<Case>
  /** The case as it would stand in the recorded vectors. */
  vector(one: Case, theirs: unknown): unknown
  /** A remark about the counted outcomes. */
  remark?(outcomes: ReadonlyMap<string, number>): string
}

export interface Judgement {
  /** `values`, `refused`, `unsure` ...: counted and printed. */
  readonly outcome: string
  /** Absent where both sides agree or ours does not claim to know. */
  readonly difference?: { readonly ours: unknown; readonly theirs: unknown }
}

/** The answer of a side that refuses: `error`, or `panic` where Go itself gave up. */
export function isRefusal(answer: unknown): answer is { error?: string; panic?: string } {
  return typeof answer === 'object' && answer !== null && ('error' in answer || 'panic' in answer)
}

/** Bytes as both sides write them: text, or base64 where they are not UTF-8. */
export function coded(bytes: Uint8Array | string): string | { b64: string } {
  const buffer = Buffer.from(bytes as Uint8Array)
  const utf8 = buffer.toString('utf8')
  return Buffer.from(utf8).equals(buffer) ? utf8 : { b64: buffer.toString('base64') }
}

export function decoded(value: unknown): Buffer {
  if (typeof value === 'string') return Buffer.from(value)
  return Buffer.from((value as { b64: string }).b64, 'base64')
}

/** Shorter byte strings: halves cut away, then single bytes. */
export function* smallerBytes(whole: Buffer): Iterable<Buffer> {
  for (let size = whole.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at + size <= whole.length; at += size) {
      yield Buffer.concat([whole.subarray(0, at), whole.subarray(at + size)])
    }
  }
}

/** Shorter lists: halves cut away, then single items. */
export function* smallerList<T>(whole: readonly T[]): Iterable<T[]> {
  for (let size = whole.length; size >= 1; size >>= 1) {
    for (let at = 0; at < whole.length; at += size) yield [...whole.slice(0, at), ...whole.slice(at + size)]
  }
}
