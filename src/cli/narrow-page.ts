/** Of a page that is wider. */
const indentOfDescriptions = 8

/** A help page for a terminal of that many columns: words stay whole, and descriptions below each other. Commands in it are not broken. */
export function narrowPage(page: string, columns: number): string {
  return page
    .split('\n')
    .flatMap((line) =>
      line.length <= columns || line.startsWith('  stack-cache ') ? [line] : narrowLine(line, columns),
    )
    .join('\n')
}

function narrowLine(line: string, columns: number): readonly string[] {
  const [, name = '', gap = '', description = ''] = /^( *\S.*?)?( {2,})(\S.*)$/.exec(line) ?? [undefined, '', '', line]
  const column = name.length + gap.length
  // Beside its name there is too little room: below it.
  if (column > columns / 2) {
    const below = wrapped(description, columns - indentOfDescriptions)
    return [...(name === '' ? [] : [name]), ...below.map((part) => ' '.repeat(indentOfDescriptions) + part)]
  }
  const [first = '', ...rest] = wrapped(description, columns - column)
  return [name + gap + first, ...rest.map((part) => ' '.repeat(column) + part)]
}

function wrapped(text: string, width: number): readonly string[] {
  const parts = text.match(new RegExp(`\\S.{0,${String(Math.max(width, 1) - 1)}}(?= |$)|\\S+`, 'g')) ?? []
  return parts.map((part) => part.trimEnd())
}
