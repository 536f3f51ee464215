import type { Grammar } from '../release/grammar.ts'
import { goFields, goQuote, trimSpace } from '../formats/go-text.ts'
import { goSyntax, goType } from './go-print.ts'
import type { Bind, OverlayDir } from './layer.ts'
import { fieldsOf, mismatch, readString, readStringOrList, skipsDecoder, type Refuse } from './typed-value.ts'
import type { Value } from '../yaml/yaml-value.ts'

export function readOverlayDirs(value: Value, grammar: Grammar, refuse: Refuse): readonly OverlayDir[] | null {
  if (value.kind === 'null') return null
  if (value.kind !== 'list') {
    mismatch(value, grammar.imports === 'path' ? '[]types.OverlayDir' : 'types.OverlayDirs', refuse)
    return null
  }
  return value.items.map((item) => {
    const { source, dest } = readFields(item, 'types.OverlayDir', refuse)
    return { Source: source, Dest: dest }
  })
}

/** A struct of two strings; unknown keys are ignored, null leaves it empty (docs/stacker/stackerfile.md#6.7). */
function readFields(item: Value, type: string, refuse: Refuse): { source: string; dest: string } {
  const fields = { source: '', dest: '' }
  if (item.kind === 'null') return fields
  if (item.kind !== 'map') {
    mismatch(item, type, refuse)
    return fields
  }
  for (const [key, field] of fieldsOf(item, refuse)) {
    const name = readString(key, refuse)
    if (name === 'source' || name === 'dest') fields[name] = readString(field, refuse)
  }
  return fields
}

/** rc6 on: a list of `SRC`, `SRC -> DST` or maps (docs/stacker/stackerfile.md#6.6). */
export function readBinds(value: Value, refuse: Refuse): readonly Bind[] | null {
  if (value.kind === 'null') return null
  if (value.kind !== 'list') {
    mismatch(value, 'types.Binds', refuse)
    return null
  }
  return value.items.map((item) => {
    // Bind's own decoder is not asked: the item stays zero.
    if (item.kind === 'null') return { Source: '', Dest: '' }
    if (skipsDecoder(item)) mismatch(item, 'types.Bind', refuse)
    else if (item.kind === 'list') {
      refuse(item.at, `unexpected 'bind' data of type: ${goType(item)}: ${goSyntax(item)}`, 'write SRC -> DST')
    } else if (item.kind === 'map') return readBindFields(item, refuse)
    else return readBindText(item, refuse)
    return { Source: '', Dest: '' }
  })
}

/** A map whose fields are no strings falls through to the complaint about its type. */
function readBindFields(item: Value, refuse: Refuse): Bind {
  const misfits: string[] = []
  const { source, dest } = readFields(item, 'types.bindType', (_, message) => {
    misfits.push(message)
  })
  if (misfits.length > 0)
    refuse(
      item.at,
      `unexpected 'bind' data of type: ${goType(item)}: ${goSyntax(item)}`,
      'write source and dest as strings',
    )
  else if (source === '') {
    const seen = `&types.bindType{Source:"", Dest:${goQuote(dest)}}`
    refuse(item.at, `unexpected 'bind': missing required field 'source': ${seen}`, 'add a source')
  }
  return { Source: source, Dest: dest === '' ? source : dest }
}

function readBindText(item: Value, refuse: Refuse): Bind {
  const text = readString(item, refuse)
  const [source = '', arrow, dest = '', ...rest] = goFields(text)
  if (source !== '' && arrow === undefined) return { Source: source, Dest: source }
  if (arrow === '->' && dest !== '' && rest.length === 0) return { Source: source, Dest: dest }
  refuse(
    item.at,
    `invalid Bind: ${text}`,
    'write SRC, SRC -> DST with blanks around the arrow, or a map of source and dest',
  )
  return { Source: '', Dest: '' }
}

/** Up to rc5: strings that are divided at the arrow, with or without blanks (docs/stacker/stackerfile.md#6.6). */
export function readArrows(value: Value, grammar: Grammar, refuse: Refuse): readonly Bind[] | null {
  const texts = readStringOrList(value, 'types.Binds', grammar, refuse)
  if (texts === null) return null
  return texts.map((text) => {
    const [source = '', dest, ...rest] = text.split('->')
    if (rest.length > 0) refuse(value.at, `invalid bind mount ${text}`, 'write SRC -> DST')
    return { Source: trimSpace(source), Dest: trimSpace(dest ?? source) }
  })
}
