import type { CST, Scalar } from 'yaml'

import type { Extent, ScalarSyntax } from './yaml-node.ts'

export interface CheckedScalar {
  readonly syntax: ScalarSyntax
  readonly refused?: string
  /** yaml.v2 may see another structure here. */
  readonly structural?: string
}

/** The text of a scalar, and what yaml.v2 would object to. `text` is the whole document. */
export function scalarSyntax(node: Scalar.Parsed, place: Extent, text: string, inFlow: boolean): CheckedScalar {
  const token = node.srcToken
  const value = typeof node.value === 'string' ? node.value : node.source
  const whole = { kind: 'scalar', ...place, text: value, plain: false } as const
  if (token?.type === 'double-quoted-scalar' || token?.type === 'single-quoted-scalar') {
    // A marker at a line's begin ends the document wherever it stands (docs/stacker/stackerfile.md#3.2).
    if (/\n(?:---|\.\.\.)(?:\s|$)/.test(token.source))
      return { syntax: whole, refused: 'yaml: found unexpected document indicator' }
    return token.type === 'double-quoted-scalar' ? doubleQuoted(whole, token.source) : { syntax: whole }
  }
  if (token?.type === 'block-scalar') {
    const header = token.props.find(({ type }) => type === 'block-scalar-header')
    const structural = 'source' in (header ?? {}) && /[0-9]/.test((header as CST.SourceToken).source)
    // yaml.v2 keeps no line end that the file does not have; the library adds one (docs/stacker/stackerfile.md#3.3).
    const cut = place.end >= text.length && endsInsideLine(text, token.source) && value.endsWith('\n')
    return {
      ...(violatesIndentation(token.source)
        ? { refused: 'yaml: found a tab character where an indentation space is expected' }
        : {}),
      syntax: cut ? { ...whole, text: value.slice(0, -1) } : whole,
      ...(structural ? { structural: 'an explicit indentation of a block scalar' } : {}),
    }
  }
  // A colon at the begin is an indicator in flow, whatever follows it (docs/stacker/stackerfile.md#3.6; scannerc.go,
  // yaml_parser_fetch_next_token).
  const refused = inFlow && value.startsWith(':') ? { refused: 'yaml: did not find expected node content' } : {}
  return {
    syntax: { ...whole, plain: true },
    ...refused,
    ...(inFlow && value.includes('?') ? { structural: 'a question mark in a flow scalar' } : {}),
  }
}

/** Whether the document ends in a line of the block without its line end. Blanks up to the indentation are no such line. */
function endsInsideLine(text: string, raw: string): boolean {
  const last = text.slice(text.lastIndexOf('\n') + 1)
  if (!/^ *$/.test(last)) return true
  // Nothing but the blanks of a line that has no end.
  if (!raw.includes('\n')) return true
  const indentation = /^( *)[^ \n]/m.exec(raw)?.[1]
  return indentation !== undefined && last.length > indentation.length
}

/**
 * Tabs before the first text of a block scalar, or in the indentation of a later line (docs/stacker/stackerfile.md#3.5;
 * scannerc.go, scan_block_scalar_breaks).
 */
function violatesIndentation(raw: string): boolean {
  let indentation: number | undefined
  for (const line of raw.split('\n')) {
    const blanks = /^ */.exec(line)?.[0].length ?? 0
    if (line[blanks] === '\t' && (indentation === undefined || blanks < indentation)) return true
    if (blanks < line.length) indentation ??= blanks
  }
  return false
}

/** yaml.v2 knows the escapes of YAML 1.1 alone, and takes no half of a surrogate pair (docs/stacker/stackerfile.md#3.9). */
function doubleQuoted(syntax: ScalarSyntax, raw: string): CheckedScalar {
  let doubt = false
  for (const [escape] of raw.matchAll(/\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])/g)) {
    if (escape === '\\\n') doubt = true
    else if (!/^\\(?:[0abt\tnvfre "'\\N_LP]|[xuU].)/s.test(escape))
      return { syntax, refused: 'yaml: found unknown escape character' }
    else if (/^\\[uU]/.test(escape) && !isCharacter(Number.parseInt(escape.slice(2), 16))) {
      return { syntax, refused: 'yaml: found invalid Unicode character escape code' }
    }
  }
  return { syntax: doubt ? { ...syntax, doubt: 'a backslash at a line end in double quotes' } : syntax }
}

function isCharacter(code: number): boolean {
  return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
}
