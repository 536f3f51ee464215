import type { Change, LayerPlan, Plan, Reason } from '../layer/build-plan.ts'
import { describeChange, describeLines } from './change.ts'
import { markdownCode, markdownText } from './escape.ts'
import { describeLastChange } from './last-change.ts'
import type { SourceView } from './source-view.ts'

const mostChanges = 20
/** Of one text, and texts in all: comparing them takes time. */
const mostLines = 20
const mostTexts = 50

/**
 * Markdown, folded: the changed fields, lines and files by layer, and who changed them. Values stand here only where no substitution has
 * put anything: what one held may not be for everybody who can see the run.
 */
export function whatChanged(plan: Plan, { lastChanges }: SourceView): readonly string[] {
  const isTold = (reason: Reason): boolean => (reason.changes ?? []).length > 0 || lastChanges?.has(reason) === true
  const changed = plan.layers.filter(({ reasons }) => reasons.some(isTold))
  if (changed.length === 0) return []
  let texts = 0
  const linesOf = (reason: Reason, change: Change): readonly string[] | undefined => {
    if (reason.code !== 'definition-changed' || change.substitution !== undefined || texts >= mostTexts)
      return undefined
    const lines = describeLines(change, mostLines)
    if (lines !== undefined) texts += 1
    return lines
  }
  const told = changed.flatMap((layer) => [
    `- ${markdownCode(layer.definition.name)}`,
    ...changesOf(layer, linesOf),
    ...layer.reasons.flatMap((reason) => {
      const last = lastChanges?.get(reason)
      if (last === undefined) return []
      const subject = reason.code === 'definition-changed' ? 'its stackerfile' : markdownCode(reason.subject)
      return [`  - ${subject}: ${describeLastChange(last, { name: markdownCode, clause: markdownText })}`]
    }),
  ])
  return ['<details><summary>What changed</summary>', '', ...told, '', '</details>']
}

function changesOf(
  layer: LayerPlan,
  linesOf: (reason: Reason, change: Change) => readonly string[] | undefined,
): readonly string[] {
  const changes = layer.reasons.flatMap((reason) => (reason.changes ?? []).map((change) => ({ reason, change })))
  return [
    ...changes.slice(0, mostChanges).flatMap(({ reason, change }) => {
      const { subject } = reason
      const inside = subject === '' || subject === change.path ? '' : ` in ${markdownCode(subject)}`
      const lines = linesOf(reason, change)
      const values = change.substitution === undefined && lines === undefined
      return [
        `  - ${markdownCode(describeChange(reason, change, { values }))}${inside}`,
        ...(lines === undefined ? [] : fenced(lines)),
      ]
    }),
    ...(changes.length > mostChanges ? [`  - and ${String(changes.length - mostChanges)} more`] : []),
  ]
}

/** A fence that is longer than any run of backticks in the text cannot be ended by it (CommonMark, fenced code blocks). */
function fenced(lines: readonly string[]): readonly string[] {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length)))
  const fence = '`'.repeat(longest + 1)
  return ['', `${fence}diff`, ...lines, fence, ''].map((line) => (line === '' ? '' : `    ${line}`))
}
