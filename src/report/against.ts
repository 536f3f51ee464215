import { visible } from './escape.ts'
import { counted } from './figures.ts'
import { paintVerdict, type TerminalStyle } from './terminal-style.ts'
import type { DocumentedLayer } from './document.ts'

/** A plan document as far as it is compared. */
export interface ComparedPlan {
  readonly layers: readonly ComparedLayer[]
}

export type ComparedLayer = Pick<DocumentedLayer, 'name' | 'stackerfile' | 'verdict'> & {
  readonly build?: string | undefined
  readonly reasons: readonly { readonly text: string }[]
}

/** What differs of a plan from another one: the layers that came, went, or are judged otherwise, with the new reasons. */
export function renderAgainst(before: ComparedPlan, after: ComparedPlan, style: Pick<TerminalStyle, 'colour'>): string {
  const old = new Map(before.layers.map((layer) => [identityOf(layer), layer]))
  const young = new Map(after.layers.map((layer) => [identityOf(layer), layer]))
  const lines = [
    ...[...young].flatMap(([key, layer]) => {
      const then = old.get(key)
      if (then?.verdict === layer.verdict) return []
      const change = then === undefined ? 'new, ' : `${then.verdict} -> `
      const why = layer.reasons.length === 0 ? '' : `: ${visible(layer.reasons.map(({ text }) => text).join('; '))}`
      return [`  ${nameOf(layer)}  ${change}${paintVerdict(layer.verdict, layer.verdict, style)}${why}`]
    }),
    ...[...old].flatMap(([key, layer]) => (young.has(key) ? [] : [`  ${nameOf(layer)}  gone, was ${layer.verdict}`])),
  ]
  const same = after.layers.length - [...young].filter(([key, layer]) => old.get(key)?.verdict !== layer.verdict).length
  const head = lines.length === 0 ? 'No layer is judged otherwise' : `${counted(lines.length, 'layer')} differ`
  return [
    `${lines.length === 1 ? head.replace(/r$/, 'rs') : head}; ${counted(same, 'layer')} as before.`,
    ...lines,
  ].join('\n')
}

function identityOf({ build, stackerfile, name }: ComparedLayer): string {
  return JSON.stringify([build, stackerfile, name])
}

function nameOf({ build, stackerfile, name }: ComparedLayer): string {
  return visible(`${build === undefined ? '' : `${build}/`}${name} (${stackerfile})`)
}
