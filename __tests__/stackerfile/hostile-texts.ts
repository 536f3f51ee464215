/** Texts of a megabyte at the most that a careless reader would take minutes or gigabytes for. */
export const hostileTexts: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'nested lists', text: fill('[') },
  { name: 'nested maps', text: fill('{a: ') },
  { name: 'nested sequences', text: fill('- ') },
  { name: 'one flow list', text: `[${fill('a,')}` },
  { name: 'layers', text: fill('l: {from: {type: scratch}}\n') },
  { name: 'placeholders', text: fill('${{A:b}} ') },
  { name: 'open placeholders', text: fill('${{A:') },
  { name: 'nested placeholders', text: `${'${{A:'.repeat(100_000)}${'}}'.repeat(100_000)}` },
  { name: 'braces', text: fill('}}') },
  { name: 'quotes', text: fill('"') },
  { name: 'returns', text: fill('\r') },
  { name: 'lines without indentation', text: fill('a: [b,\nc]\n') },
  { name: 'quoted lines without indentation', text: fill('a: "b\nc"\n') },
  { name: 'a long text', text: `a: ${fill('x')}` },
  { name: 'aliases of aliases', text: aliasBomb() },
]

function fill(text: string): string {
  const megabyte = 1 << 20
  return text.repeat(Math.ceil(megabyte / text.length)).slice(0, megabyte - 1) + '\n'
}

/** Nine lists, each of nine times the one before. */
export function aliasBomb(): string {
  const letters = 'abcdefghi'.split('')
  const lines = letters.map((name, index) => {
    const items = index === 0 ? 'x' : `*${letters[index - 1] ?? ''}`
    return `${name}: &${name} [${Array<string>(9).fill(items).join(', ')}]`
  })
  return `${lines.join('\n')}\n`
}
