import type { Grammar } from '../release/grammar.ts'
import { goQuote } from '../formats/go-text.ts'
import { goPrint, goSyntax, goType } from './go-print.ts'
import type { Import } from './layer.ts'
import { fieldsOf, mismatch, skipsDecoder, untypedFields, type Refuse } from './typed-value.ts'
import { reread, type MapValue, type Value } from '../yaml/yaml-value.ts'

/** uid and gid that are not set (lib.UidEmpty). */
const unset = -1n

/** What one `imports` or `import` adds. `doubt` is called where the text that Go prints is not known. */
export function readImports(
  value: Value,
  grammar: Grammar,
  refuse: Refuse,
  doubt: (at: number, message: string) => void,
): readonly Import[] {
  if (skipsDecoder(value)) {
    mismatch(value, 'types.Imports', refuse)
    return []
  }
  if (grammar.imports === 'checked') {
    if (value.kind !== 'list' && value.kind !== 'string') {
      const seen = reread(value)
      const advice = value.kind === 'map' ? 'write a list: put "- " before it' : 'write a path or a list'
      refuse(value.at, `'imports' expected an array, found ${goType(seen)}: ${goSyntax(seen)}`, advice)
      return []
    }
    const items = value.kind === 'list' ? value.items : [value]
    return items.flatMap((item) => readChecked(item, refuse) ?? [])
  }
  const items = value.kind === 'list' ? value.items : [value]
  return items.flatMap((item) => readUnchecked(item, grammar, refuse, doubt) ?? [])
}

/** rc6 on, getImportFromInterface (docs/stacker/stackerfile.md#6.3). */
function readChecked(item: Value, refuse: Refuse): Import | undefined {
  if (item.kind === 'string') {
    return { Path: item.value, Hash: '', Dest: '', Mode: null, Uid: unset, Gid: unset }
  }
  if (item.kind !== 'map') {
    refuse(item.at, `could not read imports entry: ${goSyntax(reread(item))}`, 'quote it')
    return undefined
  }
  const refused: string[] = []
  const stop: Refuse = (at, message, advice) => {
    refused.push(message)
    refuse(at, message, advice)
  }
  for (const [key] of fieldsOf(item, stop)) {
    if (key.kind === 'string') continue
    const seen = reread(key)
    const printed = `%!s(${goType(seen)}=${goPrint(seen) ?? ''})`
    stop(key.at, `key '${printed}' in import is not a string: ${goSyntax(item)}`, 'quote the key')
  }
  const fields = untypedFields(item, stop)
  const text = (name: string): string => {
    const field = fields.get(name)
    if (field === undefined) return ''
    if (field.kind === 'string') return field.value
    stop(field.at, `value for '${name}' in import is not a string: ${goSyntax(item)}`, 'quote the value')
    return ''
  }
  const integer = (name: string, otherwise: bigint): bigint => {
    const field = fields.get(name)
    if (field === undefined) return otherwise
    const seen = reread(field)
    if (goType(seen) === 'int' && seen.kind === 'int') return seen.value
    stop(
      field.at,
      `value for '${name}' in import is not an integer: ${goSyntax(item)}`,
      'write the number without quotes',
    )
    return otherwise
  }
  const [path, hash, dest] = [text('path'), text('hash'), text('dest')]
  const [mode, uid, gid] = [integer('mode', unset), integer('uid', unset), integer('gid', unset)]
  if (refused.length > 0) return undefined
  if (path === '') stop(item.at, `No 'path' entry found in import: ${goSyntax(item)}`, 'add a path')
  if (dest !== '' && !dest.startsWith('/')) {
    stop(fields.get('dest')?.at ?? item.at, `'dest' path cannot be relative for: ${goSyntax(item)}`, `write /${dest}`)
  }
  for (const [name, id] of [
    ['uid', uid],
    ['gid', gid],
  ] as const) {
    if (id < unset)
      stop(
        fields.get(name)?.at ?? item.at,
        `'${name}' (${String(id)}) cannot be negative: ${goPrint(item) ?? goSyntax(item)}`,
      )
  }
  if (refused.length > 0) return undefined
  return { Path: path, Hash: hash, Dest: dest, Mode: mode === unset ? null : fileMode(mode), Uid: uid, Gid: gid }
}

/** fs.FileMode(int) keeps the low 32 bits. */
function fileMode(mode: bigint): bigint {
  return BigInt.asUintN(32, mode)
}

/** Up to rc5: what is there is printed with %v (docs/stacker/stackerfile.md#6.4). */
function readUnchecked(
  item: Value,
  grammar: Grammar,
  refuse: Refuse,
  doubt: (at: number, message: string) => void,
): Import | undefined {
  const withOwner = grammar.imports === 'unchecked'
  if (item.kind === 'string') {
    const owner = grammar.stringImportOwner
    return { Path: item.value, Hash: '', ...(withOwner ? { Dest: '', Mode: null, Uid: owner, Gid: owner } : {}) }
  }
  if (item.kind !== 'map') {
    if (item.kind === 'null' && !withOwner)
      refuse(item.at, "Didn't find a matching type for: <nil>", 'remove the empty item')
    else refuse(item.at, `Didn't find a matching type for: ${goSyntax(reread(item))}`, 'quote it')
    return undefined
  }
  const fields = untypedFields(item, refuse)
  const print = (name: string, missing: string): string => {
    const field = fields.get(name)
    if (field === undefined || field.kind === 'null') return missing
    const text = goPrint(rereadAll(field))
    if (text === undefined) doubt(field.at, `the ${name} of an import is a map`)
    return text ?? ''
  }
  const named = { Path: print('path', '<nil>'), Hash: print('hash', '') }
  if (!withOwner) return named
  return { ...named, ...readDestination(fields, grammar, refuse) }
}

function readDestination(
  fields: ReadonlyMap<string, Value>,
  grammar: Grammar,
  refuse: Refuse,
): Required<Omit<Import, 'Path' | 'Hash'>> {
  const dest = fields.get('dest')
  let Dest = ''
  if (dest?.kind === 'string') {
    if (dest.value.startsWith('/')) Dest = grammar.quotesDest ? goQuote(dest.value) : dest.value
    else refuse(dest.at, `Dest path cannot be relative for: ${goSyntax(dest)}`, `write /${dest.value}`)
  } else if (dest !== undefined && dest.kind !== 'null') castFails(dest, 'string', refuse)
  const mode = fields.get('mode')
  const id = (name: 'uid' | 'gid'): bigint => {
    const field = fields.get(name)
    if (field === undefined) return unset
    const value = castInt(field, refuse)
    if (value < 0n) refuse(field.at, `${name === 'uid' ? 'Uid' : 'Gid'} cannot be negative: ${String(value)}`)
    return value
  }
  const Mode = mode === undefined || mode.kind === 'null' ? null : fileMode(castInt(mode, refuse))
  return { Dest, Mode, Uid: id('uid'), Gid: id('gid') }
}

function castInt(field: Value, refuse: Refuse): bigint {
  const seen = reread(field)
  if (seen.kind === 'int' && goType(seen) === 'int') return seen.value
  castFails(field, 'int', refuse)
  return 0n
}

/** An unchecked cast in Go: a panic. */
function castFails(field: Value, wanted: 'int' | 'string', refuse: Refuse): void {
  const found = goType(reread(field)).replace('<nil>', 'nil')
  const advice = wanted === 'int' ? 'write a number without quotes' : 'quote it'
  refuse(field.at, `interface conversion: interface {} is ${found}, not ${wanted}`, advice)
}

function rereadAll(value: Value): Value {
  if (value.kind === 'list') return { ...value, items: value.items.map(rereadAll) }
  if (value.kind !== 'map') return reread(value)
  const pairs: MapValue['pairs'] = value.pairs.map(([key, item]) => [key, rereadAll(item)])
  return { ...value, pairs }
}
