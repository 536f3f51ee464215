import type { Binds, Build, BuildSources, Refutable, RunsOn } from './build.ts'
import type { Description } from './description.ts'
import { arches, fieldOf } from './fields.ts'
import { isLayerType } from '../release/layer-type.ts'
import type { FieldName } from './fields.ts'
import { quoted } from './mistakes.ts'
import { isText } from './node.ts'
import type { Node } from './node.ts'
import type { Combination, Texts } from './texts.ts'

/** The build of one combination, but for its name and place. What is wrong is told and left out. */
export function fillBuild(
  { at, entries }: Description,
  texts: Texts,
  combination: Combination,
): Omit<Build, 'name' | 'line' | 'column'> {
  const one = (name: FieldName, node = entries.get(name)?.value, label = (): string => name): string | undefined =>
    node !== undefined && isText(node) ? texts.fill(node, label, fieldOf(name), combination) : undefined
  const placed = (name: FieldName, node = entries.get(name)?.value): readonly PlacedText[] | undefined => {
    if (node === undefined) return undefined
    const items = node.kind === 'list' ? node.items : [node]
    return items.flatMap((item) => {
      const text = one(name, item)
      return text === undefined ? [] : { text, at: item.at }
    })
  }
  const list: List = (name, node) => placed(name, node)?.map(({ text }) => text)
  const searched = searchOf(one)
  // As with the inputs, stacker's own default is `stacker.yaml`.
  const files = searched === undefined ? (placed('stackerfiles') ?? [{ text: 'stacker.yaml', at }]) : []
  const [working] = placed('working-directory') ?? []
  const types = list('layer-types')
  const noVerity = one('no-verity')
  const arch = one('arch')
  return {
    variants: combination.values,
    sources: searched ?? { kind: 'files', lines: files.map(({ text }) => text) },
    substitute: substitutionsOf(entries.get('substitute')?.value, one),
    substituteFiles: list('substitute-files') ?? [],
    layerTypes: types === undefined ? undefined : [...new Set(types)].filter(isLayerType),
    verity: noVerity === undefined ? undefined : noVerity.toLowerCase() !== 'true',
    directories: {
      working: working?.text,
      work: one('work-dir'),
      stacker: one('stacker-dir'),
      oci: one('oci-dir'),
      roots: one('roots-dir'),
    },
    arch: arches.find((known) => known === arch),
    epoch: one('source-date-epoch'),
    runsOn: runsOnOf(entries.get('runs-on')?.value, one, list),
    stackerVersion: one('stacker-version'),
    binds: bindsOf(one, list),
    refutable: [
      ...files.map((file) => ({ ...file, option: 'stackerfiles' as const })),
      ...(working === undefined ? [] : [{ ...working, option: 'working-directory' as const }]),
    ],
  }
}

type PlacedText = Pick<Refutable, 'text' | 'at'>
type One = (name: FieldName, node?: Node, label?: () => string) => string | undefined
type List = (name: FieldName, node?: Node) => readonly string[] | undefined

function searchOf(one: One): BuildSources | undefined {
  const directory = one('search-dir')
  const pattern = one('pattern') ?? one('stacker-file-pattern')
  return directory === undefined && pattern === undefined ? undefined : { kind: 'search', directory, pattern }
}

function substitutionsOf(node: Node | undefined, one: One): readonly string[] {
  if (node?.kind !== 'map') return []
  return [...node.entries].flatMap(([key, { value }]) => {
    const text = one('substitute', value, () => `substitute: ${quoted(key)}`)
    return text === undefined ? [] : [`${key}=${text}`]
  })
}

function runsOnOf(node: Node | undefined, one: One, list: List): RunsOn | undefined {
  const labelsOf = (labels: Node | undefined): string | readonly string[] | undefined =>
    labels?.kind === 'list' ? list('runs-on', labels) : labels === undefined ? undefined : one('runs-on', labels)
  if (node?.kind !== 'map') return labelsOf(node)
  const group = node.entries.get('group')
  const name = group === undefined ? undefined : one('runs-on', group.value)
  const labels = labelsOf(node.entries.get('labels')?.value)
  return { ...(name === undefined ? {} : { group: name }), ...(labels === undefined ? {} : { labels }) }
}

function bindsOf(one: One, list: List): Binds {
  return one('binds') === 'content' ? { kind: 'content', exclude: list('binds-exclude') ?? [] } : { kind: 'stacker' }
}
