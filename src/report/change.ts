import type { Change, Reason } from '../layer/build-plan.ts'
import { shorten, visible } from './escape.ts'
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
