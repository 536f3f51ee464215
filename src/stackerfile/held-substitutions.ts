import type { SourceText } from '../yaml/source-text.ts'
import type { Value } from '../yaml/yaml-value.ts'

/** Which substitutions put text into which directive. */
export function heldSubstitutions(
  layer: Extract<Value, { kind: 'map' }>,
  { spans, text }: SourceText,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  if (spans.length === 0) return new Map()
  const note = (directive: string, start: number, end: number): void => {
    // An empty value at the end of a line leaves only the blank before it.
    let reach = end
    while (text[reach] === ' ' || text[reach] === '\t') reach += 1
    for (const span of spansFrom(spans, start)) {
      if (span.start > reach) break
      if (span.end < start) continue
      const names = found.get(directive) ?? new Set<string>()
      found.set(directive, names.add(span.name))
    }
  }
  const visit = (directive: string, value: Value, start: number, end: number): void => {
    // What an alias stands for is elsewhere in the text.
    const elsewhere = value.start < start || value.end > end
    if (elsewhere) note(directive, value.start, value.end)
    const [from, to] = elsewhere ? [value.start, value.end] : [start, end]
    if (value.kind === 'list') for (const item of value.items) visit(directive, item, from, to)
    if (value.kind === 'map') {
      for (const [key, item] of value.pairs) {
        visit(directive, key, from, to)
        visit(directive, item, from, to)
      }
    }
  }
  for (const [key, value] of layer.pairs) {
    if (key.kind !== 'string') continue
    note(key.value, key.start, Math.max(key.end, value.start <= key.start ? key.end : value.end))
    visit(key.value, value, key.start, Math.max(key.end, value.end))
  }
  return new Map([...found].map(([directive, names]) => [directive, [...names].sort()]))
}

const furthestEnds = new WeakMap<SourceText['spans'], Int32Array>()

/** Spans, which are sorted by their starts, without those at the begin that all end before `start`. */
function* spansFrom(spans: SourceText['spans'], start: number): Generator<SourceText['spans'][number]> {
  let ends = furthestEnds.get(spans)
  if (ends === undefined) {
    ends = new Int32Array(spans.length)
    for (const [index, { end }] of spans.entries())
      ends[index] = Math.max(end, index === 0 ? end : (ends[index - 1] ?? 0))
    furthestEnds.set(spans, ends)
  }
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ends[middle] ?? 0) < start) low = middle + 1
    else high = middle
  }
  for (let index = low; index < spans.length; index++) {
    const span = spans[index]
    if (span !== undefined) yield span
  }
}
