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
  ['|+\n  ', ''],
  ['|+\n   \n  ', '\n'],
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

test.each(['"<<":\n  from: {type: scratch}\n', '[]: x\n', '{}:\n', '[]: :\n'])(
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

test.each([
  ['l:\n  environment:\n    : x\n', 'yaml: did not find expected key'],
  ['l:\n  environment:\n    A: b\n    : x\n', 'yaml: did not find expected key'],
  ['l: {environment: {: x}}\n', 'yaml: did not find expected node content'],
  ['l: {working_dir: :x}\n', 'yaml: did not find expected node content'],
  ['l: {run: [?]}\n', "yaml: did not find expected ',' or ']'"],
  ['...\nl: {from: {type: scratch}}\n', 'yaml: did not find expected node content'],
  ['%YAML 1.1 x\n---\nl: {}\n', 'yaml: did not find expected comment or line break'],
  ['%TAG !e tag:x\n---\nl: {}\n', "yaml: did not find expected '!'"],
  ['%TAG !e! tag:x\n%TAG !e! tag:y\n---\nl: {}\n', 'yaml: found duplicate %TAG directive'],
])('what the library reads and yaml.v2 does not is refused: %j', (text, message) => {
  const parsed = parse(text)
  expect(parsed.kind === 'refused' && parsed.problems[0]?.message).toContain(message)
})

test('a key without text is read behind a question mark, or with a tag or an anchor', () => {
  const parsed = parse('l:\n  environment:\n    ?\n    : a\n    !!str : b\n    "": c\n')
  expect(parsed.kind === 'read' && parsed.layers[0]?.layer.Environment).toEqual(new Map([['', 'c']]))
})

test.each(['l: {volumes: [!!str, b]}\n', 'l: {working_dir: !!str}\n', 'l:\n  volumes: [!x]\n'])(
  'a tag that yaml.v2 reads over a flow indicator is unsure: %j',
  (text) => {
    expect(parse(text).kind).toBe('unsure')
  },
)

test.each(['%YAML 1.1\t# c\n---\n', '%YAML 01.01\n\n# c\n---\n'])(
  'the version 1.1 is read however it is written: %j',
  (head) => {
    expect(parse(`${head}l: {from: {type: scratch}}\n`).kind).toBe('read')
  },
)

test('the text that stacker stores keeps its line breaks', () => {
  const parsed = parse('\ufeffl: {from: {type: scratch}}\r\n')
  expect(parsed.kind === 'read' && parsed.afterSubstitutions).toBe('\ufeffl: {from: {type: scratch}}\r\n')
})

test.each([
  [
    'l: {binds: [{dest: /b}]}',
    `unexpected 'bind': missing required field 'source': &types.bindType{Source:"", Dest:"/b"}`,
  ],
  [
    'l: {imports: [{hash: a, dest: /b}]}',
    `No 'path' entry found in import: map[interface {}]interface {}{"dest":"/b", "hash":"a"}`,
  ],
  ['text', 'yaml: unmarshal errors: cannot unmarshal !!str `text` into yaml.MapSlice'],
  ['l: {overlay_dirs: /a}', 'yaml: unmarshal errors: cannot unmarshal !!str `/a` into types.OverlayDirs'],
])('a refusal has the words of stacker: %j', (text, message) => {
  const parsed = parse(text)
  expect(parsed.kind === 'refused' && parsed.problems.map((problem) => problem.message).join('\n')).toContain(message)
})

test.each([' l:\n   from: {type: scratch}\nm: {}\n\x07', 'l: {}\n...\n\x07', '---\nl: {}\n---\n\x07'])(
  'a control character behind the first document may not be seen by yaml.v2: %j',
  (text) => {
    expect(parse(text).kind).toBe('unsure')
    expect(parse(text.replace(/^ |^---\n|\n(?:---|\.\.\.)(?=\n)/g, '')).kind).toBe('refused')
  },
)
