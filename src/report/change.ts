import type { Change, Reason } from '../layer/build-plan.ts'
import { shorten, visible } from './escape.ts'
import { diffLines } from './line-diff.ts'
import { modeChange } from './reason.ts'

/**
 * One change of a reason: of a field `run[0]: "make" -> "make all" (from substitution MODE)`, of a file `a.ini: changed`, `new`, `deleted`
 * or `mode 0644 -> 0755`. With `values` false, of a field only where, and which substitution.
 */
export function describeChange(
  { code }: Pick<Reason, 'code'>,
  change: Change,
  { values }: { readonly values: boolean },
): string {
  const { path, before, after, substitution } = change
  const file = modeChange(change) ?? (code === 'definition-changed' ? undefined : fileChange(change))
  if (file !== undefined) return `${visible(path)}: ${file}`
  const both = values && (before !== undefined || after !== undefined) ? `: ${quoted(before)} -> ${quoted(after)}` : ''
  const from = substitution === undefined ? '' : ` (from substitution ${visible(substitution)})`
  return `${visible(path)}${both}${from}`
}

const longestLine = 160

/**
 * The changed lines of a text of `run`, as a unified diff marks them, at most `most`; undefined where it has but one line, or is too
 * large. Their numbers are those of the text, not of the stackerfile.
 */
export function describeLines({ path, before, after }: Change, most: number): readonly string[] | undefined {
  if (before === undefined || after === undefined || !/^run\[\d+\]$/.test(path)) return undefined
  const [old, young] = [textOf(before), textOf(after)]
  if (!old.includes('\n') && !young.includes('\n')) return undefined
  const hunks = diffLines(old, young)
  // Equal lines are a line feed at the end, which one of the texts has.
  if (hunks === undefined || hunks.length === 0) return undefined
  const lines = hunks.flatMap(({ line, removed, added }) => [
    `@@ line ${String(line)} @@`,
    ...removed.map((text) => `-${text}`),
    ...added.map((text) => `+${text}`),
  ])
  const shown = lines.slice(0, lines.length > most ? most - 1 : most).map((line) => shorten(visible(line), longestLine))
  return shown.length < lines.length ? [...shown, `and ${String(lines.length - shown.length)} more lines`] : shown
}

/** A text with line feeds stands in a change as a string of JSON (`diffDefinitions`). */
function textOf(text: string): string {
  if (!text.startsWith('"')) return text
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : text
  } catch {
    return text
  }
}

function quoted(text: string | undefined): string {
  return text === undefined ? 'nothing' : `"${shorten(visible(text), 80)}"`
}

/** What differs of a file in a tree, from the keywords of go-mtree (`differencesOf`); undefined where it is no file. */
function fileChange({ before = '', after = '' }: Change): string | undefined {
  if (before === 'present' && after === 'absent') return 'deleted'
  if (before === 'absent' && after === 'present') return 'new'
  const [old, young] = [keywordsOf(before), keywordsOf(after)]
  if (old === undefined || young === undefined) return undefined
  const told = new Set(
    [...new Set([...old.keys(), ...young.keys()])].map((keyword) => {
      if (keyword === 'content') return 'changed'
      return `${keyword} ${old.get(keyword) ?? 'none'} -> ${young.get(keyword) ?? 'none'}`
    }),
  )
  return [...told].join(', ')
}

const fileKeywords = /^(?:no )?(content|mode|uid|gid|type|link|xattr(?:\.[^ ]+)?)(?: (.+))?$/

function keywordsOf(text: string): ReadonlyMap<string, string | undefined> | undefined {
  const keywords = new Map<string, string | undefined>()
  for (const part of text.split(', ')) {
    const [, keyword, value] = fileKeywords.exec(part) ?? []
    if (keyword === undefined) return undefined
    keywords.set(keyword, value)
  }
  return keywords
}
