import type { Change, LayerPlan, Plan, Reason, Verdict } from '../layer/build-plan.ts'
import { visible } from './escape.ts'
import { causeOf, describeReason, inBackticks, reasonsOf } from './reason.ts'
import { describeLastChange } from './last-change.ts'
import type { SourceView } from './source-view.ts'
import { describeChange, describeLines } from './change.ts'
import { paintVerdict, type TerminalStyle } from './terminal-style.ts'
import { wrap } from './wrap.ts'

const headings: Readonly<Record<Verdict, string>> = {
  hit: 'will not be built: all that stacker compares is as it was',
  unchanged: 'is built if stacker is run, though nothing that its build sees has changed',
  miss: 'will be built',
  always: 'is built on every run',
  unknown: 'may be built: that cannot be known before',
  error: 'will not be built: stacker will stop here',
}

const mostChanges = 50
const mostLines = 50
/** Each level is six blanks further in. */
const deepest = 100 * 6

/** The layers of that name; more than one where separate stackerfiles use it. */
export function findLayers(plan: Plan, name: string): readonly LayerPlan[] {
  return plan.layers.filter((layer) => layer.definition.name === name)
}

/** All reasons of one layer with the changed fields and files, and below a spreading reason those of the layer it comes from. */
export function explainLayer(plan: Plan, layer: LayerPlan, style: WhyStyle): string {
  return explain(plan, layer, { style, indent: '', told: new Set() }).join('\n')
}

type WhyStyle = TerminalStyle & Pick<SourceView, 'lastChanges'>

interface Telling {
  readonly style: WhyStyle
  readonly indent: string
  readonly told: Set<LayerPlan>
}

function explain(plan: Plan, layer: LayerPlan, telling: Telling): readonly string[] {
  const { style, indent, told } = telling
  const { definition, verdict } = layer
  const place = `${visible(style.show(definition.stackerfile))}:${definition.line}`
  const heading = `${visible(definition.name)} (${place}) ${paintVerdict(verdict, headings[verdict], style)}`
  if (told.has(layer)) return within(`${heading}, as said above`, telling)
  if (indent.length > deepest) return within(`${heading}, and so on`, telling)
  told.add(layer)
  const reasons = reasonsOf(layer)
  return [
    ...within(reasons.length === 0 ? heading : `${heading}, because`, telling),
    ...reasons.flatMap((reason) => explainReason(plan, layer, reason, { ...telling, indent: `${indent}  ` })),
  ]
}

function explainReason(plan: Plan, layer: LayerPlan, reason: Reason, telling: Telling): readonly string[] {
  const { indent, style } = telling
  const last = style.lastChanges?.get(reason)
  const changes = reason.changes ?? []
  const cause = causeOf(plan, layer, reason)
  return [
    ...within(`- ${visible(describeReason(reason, inBackticks, cause))}`, telling),
    ...changes
      .slice(0, mostChanges)
      .flatMap((change) => changeLines(reason, change).map((line) => `${indent}    ${line}`)),
    ...(changes.length > mostChanges ? [`${indent}    and ${changes.length - mostChanges} more`] : []),
    ...(last === undefined
      ? []
      : within(visible(describeLastChange(last, inBackticks)), { style, indent: `${indent}    ` })),
    ...(cause === undefined ? [] : explain(plan, cause, { ...telling, indent: `${indent}    ` })),
  ]
}

/** A sentence at its indentation; at a terminal what is too wide goes on below, a little further in. */
function within(text: string, { style, indent }: Pick<Telling, 'style' | 'indent'>): readonly string[] {
  if (style.columns === undefined) return [`${indent}${text}`]
  const lines = wrap(text, Math.max(narrowest, style.columns - indent.length - 2))
  return lines.map((line, index) => `${indent}${index === 0 ? '' : '  '}${line}`)
}

const narrowest = 30

function changeLines(reason: Reason, change: Change): readonly string[] {
  const lines = reason.code === 'definition-changed' ? describeLines(change, mostLines) : undefined
  const told = describeChange(reason, change, { values: lines === undefined })
  return [told, ...(lines ?? []).map((line) => `  ${line}`)]
}
