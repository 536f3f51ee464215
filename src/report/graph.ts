import { isRebuilt } from '../layer/build-plan.ts'
import type { Plan, Verdict } from '../layer/build-plan.ts'
import { mermaidLabel, shorten } from './escape.ts'
import { signed, signOf } from './verdict-sign.ts'

/** A plan of more layers is drawn in part. */
const mostLayers = 20
/** A picture of more is no help, and Mermaid itself ends at 500 edges and 50,000 characters (docs/stacker/platform.md#3.3). */
const mostNodes = 80
const mostEdges = 300

// Without `color:` GitHub's dark mode writes light grey on these fills.
const classes: Readonly<Record<Verdict, string>> = {
  hit: 'fill:#bbf7d0,stroke:#15803d,color:#111',
  unchanged: 'fill:#ecfccb,stroke:#4d7c0f,color:#111',
  miss: 'fill:#fde68a,stroke:#b45309,color:#111',
  always: 'fill:#bae6fd,stroke:#0369a1,color:#111',
  unknown: 'fill:#e9d5ff,stroke:#7e22ce,color:#111',
  error: 'fill:#fecaca,stroke:#b91c1c,color:#111',
}

/**
 * What stands on what, as a fenced Mermaid chart; for a large plan only what will be built together with what it needs directly, and
 * no layer that stands alone. Undefined where a picture says nothing or would be too large.
 */
export function renderGraph(plan: Plan): string | undefined {
  const all = plan.layers.map((_, index) => index)
  const isLarge = all.length > mostLayers
  const visible = new Set(isLarge ? all.filter((index) => isNearWork(plan, index)) : all)
  const edges = [...visible].flatMap((index) =>
    (plan.layers[index]?.dependsOn ?? []).filter((other) => visible.has(other)).map((other) => [other, index] as const),
  )
  const joined = new Set(edges.flat())
  const shown = [...visible].filter((index) => !isLarge || joined.has(index) || isError(plan, index))
  if (shown.length < 2 || shown.length > mostNodes || edges.length > mostEdges) return undefined
  const used = [...new Set(shown.flatMap((index) => plan.layers[index]?.verdict ?? []))]
  return [
    '```mermaid',
    'graph LR',
    ...shown.map((index) => {
      const layer = plan.layers[index]
      const verdict = layer?.verdict ?? 'unknown'
      return `  n${index}["${signOf(verdict)} ${mermaidLabel(shorten(layer?.definition.name ?? '', 60))}"]:::${verdict}`
    }),
    ...edges.map(([from, to]) => `  n${from} --> n${to}`),
    ...used.map((verdict) => `  classDef ${verdict} ${classes[verdict]}`),
    '```',
    '',
    `<sub>${used.map(signed).join(' · ')}</sub>`,
  ].join('\n')
}

function isError(plan: Plan, index: number): boolean {
  return plan.layers[index]?.verdict === 'error'
}

function isNearWork(plan: Plan, index: number): boolean {
  const layer = plan.layers[index]
  if (layer === undefined) return false
  return (
    isRebuilt(layer.verdict) || plan.layers.some((other) => isRebuilt(other.verdict) && other.dependsOn.includes(index))
  )
}
