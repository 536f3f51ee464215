/** Lines that follow each other and differ: `removed` are replaced by `added`; either may be empty. */
export interface Hunk {
  /** Where it begins in the new text, from 1. */
  readonly line: number
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

const mostBytes = 64 * 1024
const mostLines = 2_000

/** What changed from one text to another, by a longest common subsequence of their lines; undefined for texts that are too large for it. */
export function diffLines(before: string, after: string): readonly Hunk[] | undefined {
  if (before.length > mostBytes || after.length > mostBytes) return undefined
  const [old, young] = [linesOf(before), linesOf(after)]
  if (old.length > mostLines || young.length > mostLines) return undefined
  const shorter = Math.min(old.length, young.length)
  let head = 0
  while (head < shorter && old[head] === young[head]) head += 1
  let tail = 0
  while (tail < shorter - head && old.at(-1 - tail) === young.at(-1 - tail)) tail += 1
  return hunks(old.slice(head, old.length - tail), young.slice(head, young.length - tail), head + 1)
}

/** The line feed at the end begins no line. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function hunks(old: readonly string[], young: readonly string[], firstLine: number): readonly Hunk[] {
  const common = commonLengths(old, young)
  const width = young.length + 1
  const found: Hunk[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < young.length) {
    const [beginOld, beginYoung] = [i, j]
    while ((i < old.length || j < young.length) && (i === old.length || j === young.length || old[i] !== young[j])) {
      const isAdded = i === old.length
      if (!isAdded && (j === young.length || (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)))
        i += 1
      else j += 1
    }
    if (i > beginOld || j > beginYoung)
      found.push({ line: firstLine + beginYoung, removed: old.slice(beginOld, i), added: young.slice(beginYoung, j) })
    while (i < old.length && j < young.length && old[i] === young[j]) {
      i += 1
      j += 1
    }
  }
  return found
}

/** At `i * (young.length + 1) + j` the number of lines that what follows `i` and `j` has in common. */
function commonLengths(old: readonly string[], young: readonly string[]): Uint16Array {
  const width = young.length + 1
  const lengths = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = young.length - 1; j >= 0; j--) {
      const at = i * width + j
      lengths[at] =
        old[i] === young[j]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0)
    }
  }
  return lengths
}
