import { expect, test } from 'vitest'
import { findRelease } from '../../src/release/releases.ts'
import { parseStackerfile, type ParsedStackerfile } from '../../src/stackerfile/parse.ts'

function parse(text: string): ParsedStackerfile {
  const release = findRelease('v1.2.0')
  if (release === undefined) throw new Error('v1.2.0 is not in the table')
  const host = { os: 'linux', arch: 'amd64' }
  return parseStackerfile(Buffer.from(text), { path: '/srv/proj/stacker.yaml', release, substitutions: [], host })
}

test.each([
  ['>+\n\n  ', '\n'],
  ['|+\n  a\n  ', 'a\n'],
  ['|+\n  a\n   ', 'a\n '],
  ['|+\n  a\n\n  \n  ', 'a\n\n\n'],
  ['|+\n  a\n\n\n ', 'a\n\n\n'],
  ['|\n  a\n  ', 'a\n'],
  ['|\n  a', 'a'],
])('blanks at the end of the file are a line of the block only beyond its indentation: %j', (block, run) => {
  const parsed = parse(`l:\n run: ${block}`)
  expect(parsed.kind === 'read' && parsed.layers[0]?.layer.Run).toEqual([run])
})

test('what is checked after decoding is checked only of the last of equal names', () => {
  const parsed = parse('l:\n  from: {type: built}\nl:\n  from: {type: scratch}\n')
  expect(parsed.kind === 'read' && parsed.layers.map(({ layer }) => layer.From.Type)).toEqual(['scratch', 'scratch'])
  expect(parse('l:\n  from: {type: scratch}\nl:\n  from: {type: built}\n').kind).toBe('refused')
})

test.each(['"<<":\n  from: {type: scratch}\n', '[]: x\n', '{}:\n'])(
  'a name that yaml.v2 merges or drops is unsure: %j',
  (text) => {
    expect(parse(text).kind).toBe('unsure')
  },
)

test('a tab that begins a continuation line of a quoted text is no indentation', () => {
  const parsed = parse('l:\n run: "a\n\tb"\n')
  expect(parsed.kind === 'read' && parsed.layers[0]?.layer.Run).toEqual(['a b'])
  expect(parse('l:\n run: "a"\n\tcmd: b\n').kind).not.toBe('read')
})
