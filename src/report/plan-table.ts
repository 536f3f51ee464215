import { isRebuilt } from '../layer/build-plan.ts'
import type { LayerPlan, Plan, Verdict } from '../layer/build-plan.ts'
import { visible } from './escape.ts'
import { counted } from './figures.ts'
import { describeReasons, inBackticks } from './reason.ts'
import { paint, paintVerdict, type TerminalStyle } from './terminal-style.ts'
import { widthOf, wrap } from './wrap.ts'

/** What a reason needs beside the columns; where there is less, it stands below them. */
const leastReason = 28
/** What is above and below the table on a screen, besides notices. */
const aroundTable = 6
const leastRows = 10
/** A plan of fewer layers needs no count. */
const mostUncounted = 10

interface Row {
  readonly layer: LayerPlan
  readonly lines: readonly string[]
}

/**
 * A line for each layer, and one more for each further reason. At a terminal what is too wide goes on in the next line, and beyond a screen
 * the layers that are not built share a line, then the rest is counted.
 */
export function planTable(plan: Plan, style: TerminalStyle): readonly string[] {
  const { only } = style
  const layers = plan.layers.filter(({ verdict }) => only === undefined || only.has(verdict))
  const rows = rowsOf(plan, layers, style)
  const room = style.rows === undefined ? Infinity : Math.max(leastRows, style.rows - aroundTable)
  const folded = only === undefined && heightOf(rows) > room ? foldHits(rows, style) : { rows, line: [] }
  return [...cut(folded.rows, room - folded.line.length, style), ...folded.line, ...total(plan, layers.length)]
}

function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { lines }) => sum + lines.length, 0)
}

function rowsOf(plan: Plan, layers: readonly LayerPlan[], style: TerminalStyle): readonly Row[] {
  const cells = layers.map((layer) => {
    const { name, stackerfile, line } = layer.definition
    const told = describeReasons(plan, layer, inBackticks).map(visible)
    return { layer, name: visible(name), place: `${visible(style.show(stackerfile))}:${String(line)}`, told }
  })
  const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, widthOf(text)), 0)
  const widths = {
    verdict: widest(layers.map(({ verdict }) => verdict)),
    name: widest(cells.map(({ name }) => name)),
    place: widest(cells.map(({ place }) => place)),
  }
  const indent = widths.verdict + widths.name + widths.place + 8
  const isNarrow = style.columns !== undefined && style.columns - indent < leastReason
  return cells.map(({ layer, name, place, told }) => {
    const verdict = paintVerdict(layer.verdict, pad(layer.verdict, widths.verdict), style)
    const reasons = told.flatMap((reason) => wrapped(reason, (style.columns ?? Infinity) - (isNarrow ? 8 : indent)))
    if (isNarrow) {
      const below = ' '.repeat(8)
      return { layer, lines: [`  ${verdict}  ${name}`, ...[place, ...reasons].map((line) => `${below}${line}`)] }
    }
    const [first = '', ...more] = reasons
    const head = `  ${verdict}  ${pad(name, widths.name)}  ${pad(place, widths.place)}  ${first}`.trimEnd()
    return { layer, lines: [head, ...more.map((line) => `${' '.repeat(indent)}${line}`)] }
  })
}

function wrapped(text: string, width: number): readonly string[] {
  return Number.isFinite(width) ? wrap(text, width) : [text]
}

function foldHits(
  rows: readonly Row[],
  style: TerminalStyle,
): { readonly rows: readonly Row[]; readonly line: readonly string[] } {
  const hits = rows.filter(({ layer }) => !isRebuilt(layer.verdict))
  if (hits.length < 2) return { rows, line: [] }
  const told = `${counted(hits.length, 'layer')} that will not be built; --only hit lists them`
  return {
    rows: rows.filter(({ layer }) => isRebuilt(layer.verdict)),
    line: [`  ${paintVerdict('hit', 'hit', style)}  ${told}`],
  }
}

function cut(rows: readonly Row[], room: number, style: TerminalStyle): readonly string[] {
  if (heightOf(rows) <= room) return rows.flatMap(({ lines }) => lines)
  const kept: string[] = []
  let count = 0
  for (const { lines } of rows) {
    if (kept.length + lines.length > room - 1) break
    kept.push(...lines)
    count += 1
  }
  const more = `... and ${counted(rows.length - count, 'more layer')}: see --only VERDICT, or a pipe`
  return [...kept, `  ${paint(more, 2, style)}`]
}

const verdicts: readonly Verdict[] = ['miss', 'always', 'unknown', 'error', 'unchanged', 'hit']

function total({ layers }: Plan, shown: number): readonly string[] {
  if (layers.length <= mostUncounted && shown === layers.length) return []
  const counts = verdicts.flatMap((verdict) => {
    const count = layers.filter((layer) => layer.verdict === verdict).length
    return count === 0 ? [] : [`${String(count)} ${verdict}`]
  })
  const part = shown === layers.length ? '' : ` (${String(shown)} shown)`
  return [`  ${counted(layers.length, 'layer')}${part}: ${counts.join(', ')}`]
}

function pad(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - widthOf(text)))
}
