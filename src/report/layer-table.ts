import { isRebuilt, type LayerPlan, type Plan } from '../layer/build-plan.ts'
import { roughly } from './build-time.ts'
import { htmlAttribute, htmlName, markdownText, shorten, visible } from './escape.ts'
import { counted, formatBytes } from './figures.ts'
import { layerRows, type LayerRow } from './layer-rows.ts'
import type { Voice } from './reason.ts'
import type { SourceView } from './source-view.ts'
import { signed } from './verdict-sign.ts'

const inHtml: Voice = { name: (text) => htmlName(text, 'code'), clause: markdownText }

/** Beyond them the rest of a line is folded away. */
const mostNamed = 12

/**
 * Layers as a table in HTML, a line an element: in a table of Markdown a name would be broken at its hyphens. No line of it is blank, which
 * would end it (CommonMark, HTML blocks).
 */
export function layerTable(plan: Plan, layers: readonly LayerPlan[], view: SourceView): readonly string[] {
  if (layers.length === 0) return []
  const hasTimes = layers.some(({ seconds }) => seconds !== null)
  const hasSizes = layers.some(({ bytes }) => bytes > 0)
  const columns = ['verdict', 'layer', 'why', ...(hasTimes ? ['build time'] : []), ...(hasSizes ? ['size'] : [])]
  return [
    '<table>',
    `<tr>${columns.map((column) => `<th align="left">${column}</th>`).join('')}</tr>`,
    ...layerRows(plan, layers, inHtml).map((row) => {
      const cells = [
        `<td nowrap>${signed(row.layers[0].verdict)}</td>`,
        `<td nowrap>${namesOf(row, view)}</td>`,
        `<td>${whyOf(row)}</td>`,
        ...(hasTimes ? [`<td nowrap align="right">${timeOf(row)}</td>`] : []),
        ...(hasSizes ? [`<td nowrap align="right">${sizeOf(row)}</td>`] : []),
      ]
      return `<tr>${cells.join('')}</tr>`
    }),
    '</table>',
  ]
}

function namesOf({ layers }: LayerRow, view: SourceView): string {
  const named = layers.map((layer) => {
    const { name, stackerfile, line } = layer.definition
    const place = htmlName(shorten(`${view.show(stackerfile)}:${String(line)}`, 100), 'sub')
    const link = view.link?.(stackerfile, line)
    const between = layers.length > 1 ? ' ' : '<br>'
    return `${htmlName(shorten(name, 100), 'samp')}${between}${link === undefined ? place : `<a href="${htmlAttribute(link)}">${place}</a>`}`
  })
  if (named.length <= mostNamed + 1) return named.join('<br>')
  const rest = named.slice(mostNamed)
  return `${named.slice(0, mostNamed).join('<br>')}<details><summary>and ${counted(rest.length, 'more layer')}</summary>${rest.join('<br>')}</details>`
}

function whyOf({ why }: LayerRow): string {
  return why.map((clause) => visible(clause)).join('<br>')
}

function timeOf({ layers }: LayerRow): string {
  const known = layers.flatMap(({ seconds }) => seconds ?? [])
  if (known.length === 0) return ''
  const sum = known.reduce((total, seconds) => total + seconds, 0)
  return `${known.length < layers.length ? 'at least ' : ''}${roughly(sum)}${layers.some(({ verdict }) => !isRebuilt(verdict)) ? ' kept' : ''}`
}

function sizeOf({ layers }: LayerRow): string {
  const bytes = layers.reduce((total, layer) => total + layer.bytes, 0)
  return bytes === 0 ? '' : formatBytes(bytes)
}
