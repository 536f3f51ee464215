import { counted } from './figures.ts'

/**
 * Parts of a summary, each of lines, in at most `room` bytes: whole parts in their order, and of a table as many rows as there is room for.
 * What was begun is ended: a fence or an element must not lose its end.
 */
export function fit(parts: readonly (readonly string[])[], room: number): string {
  const kept: string[] = []
  let left = room - 1024
  let dropped = 0
  for (const part of parts) {
    if (part.length === 0 || part.join('') === '') continue
    const size = bytesOf(part)
    if (size <= left) {
      kept.push(part.join('\n'))
      left -= size
      continue
    }
    const rows = rowsThatFit(part, left)
    if (rows.length > 0) {
      kept.push([...rows, ...endOf(part)].join('\n'))
      left -= bytesOf(rows)
    }
    dropped += part.length - rows.length
  }
  if (dropped > 0) kept.push(`${counted(dropped, 'more line')} did not fit here; the plan document has everything.`)
  return `${kept.join('\n\n')}\n`
}

function bytesOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 1)
}

/** Of a table, in Markdown or HTML: its two first lines, and at least one row. */
function rowsThatFit(part: readonly string[], left: number): readonly string[] {
  const [head = ''] = part
  if (!head.startsWith('|') && head !== '<table>') return []
  const rows: string[] = []
  let room = left
  for (const row of part) {
    room -= Buffer.byteLength(row) + 1
    if (room < 0) break
    rows.push(row)
  }
  return rows.length > 2 ? rows : []
}

function endOf([head = '']: readonly string[]): readonly string[] {
  return head === '<table>' ? ['</table>'] : []
}
