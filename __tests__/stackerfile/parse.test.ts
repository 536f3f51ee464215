import { expect, test } from 'vitest'
import type { Problem } from '../../src/errors.ts'
import { parse } from './project.ts'

function problemsOf(text: string, tag?: string, substitutions?: readonly string[]): readonly Problem[] {
  const parsed = parse(text, tag, substitutions)
  if (parsed.kind === 'read') throw new Error('the file was read')
  return parsed.problems
}

test('every problem of a file is named at once, with place, caret and advice', () => {
  const problems = problemsOf(
    'a:\n  from: {type: built}\n  Run: x\nb:\n  from: {type: scratch}\n  run:\n    - echo a: b\n',
  )
  expect(problems.map(({ message, place }) => [message, place?.line, place?.column])).toEqual([
    ['stackerfile: unknown directive Run', 3, 3],
    ["a: from tag cannot be empty for image type 'built'", 1, 1],
    ['unknown run array type: map[interface {}]interface {}', 7, 7],
  ])
  expect(problems[0]?.excerpt).toBe('  Run: x\n  ^')
  expect(problems[0]?.advice).toBe('did you mean run?')
})

test('a place is that of the file on disk, although substitutions and line ends moved the text', () => {
  const text = '# ${{LONG}}\r\na:\r\n  from: {type: scratch}\r\n  x${{LONG}}: y\r\n'
  const [problem] = problemsOf(text, 'v1.2.0', ['LONG=a much longer text\nwith a line'.replace('\n', ' ')])
  expect(problem?.place).toEqual({ file: '/srv/proj/stacker.yaml', line: 4, column: 3 })
})

test('a layer knows which substitutions stand in which directive', () => {
  const text =
    'a:\n  from: {type: docker, url: "docker://x:${{TAG:1}}"}\n  run: make V=${{V}} ${{EMPTY}}\n  environment: {T: "${{TAG}}"}\n'
  const parsed = parse(text, 'v1.2.0', ['TAG=2', 'V=3', 'EMPTY=', 'OTHER=x'])
  if (parsed.kind !== 'read') throw new Error('not read')
  expect([...(parsed.layers[0]?.substitutions ?? [])]).toEqual([
    ['from', ['TAG']],
    ['run', ['EMPTY', 'V']],
    ['environment', ['TAG']],
  ])
})

test('a substitution reaches a directive through an alias', () => {
  const parsed = parse(
    'a:\n  from: {type: scratch}\n  run: &r ${{V}}\nb:\n  from: {type: scratch}\n  cmd: *r\n',
    'v1.2.0',
    ['V=x'],
  )
  if (parsed.kind !== 'read') throw new Error('not read')
  expect([...(parsed.layers[1]?.substitutions ?? [])]).toEqual([['cmd', ['V']]])
})

test('an unsupported placeholder is counted as stacker counts and shown where it stands', () => {
  const problems = problemsOf('a:\n  from: {type: scratch}\n  run: echo ${OS} $OSX\n', 'v1.2.0', ['OS=linux'])
  expect(problems[0]?.message).toBe('3 instances of unsupported placeholders found. Review log for how to update.')
  expect(problems.slice(1).map(({ place }) => place?.column)).toEqual([19, 13, 13])
})

test('a value of a substitution is not repeated in a problem', () => {
  const problems = problemsOf('a:\n  run: $TOKEN\n', 'v1.2.0', ['TOKEN=hunter2'])
  expect(JSON.stringify(problems)).not.toContain('hunter2')
})

test('a placeholder without a value or a default is refused by its name', () => {
  expect(problemsOf('a: ${{NAME}}\n')[0]?.message).toBe('no value for substitution NAME')
})

test('a name that is a regular expression is used as one where JavaScript and Go agree, and is unsure elsewhere', () => {
  const text = 'a:\n  from: {type: scratch}\n  run: ${{AXB}}\n'
  const parsed = parse(text, 'v1.2.0', ['A.B=ok'])
  expect(parsed.kind === 'read' && parsed.layers[0]?.layer.Run).toEqual(['ok'])
  expect(parse(text, 'v1.2.0', ['A(?i)x=ok']).kind).toBe('unsure')
  expect(parse(text, 'v1.2.0', ['A)=ok']).kind).toBe('refused')
})

test('a value is a template of Go: the default comes back with its colon', () => {
  const parsed = parse('a:\n  from: {type: scratch}\n  run: ${{K:old}}\n', 'v1.2.0', ['K=<$1|$$|$x>'])
  expect(parsed.kind === 'read' && parsed.afterSubstitutions).toContain('run: <:old|$|>')
})

test.each(['v0.40.5', 'v1.0.0-rc2', 'v1.0.0-rc8', 'v1.0.0-rc9', 'v1.0.0-rc13'])(
  '%s keeps or drops what its own grammar says',
  (tag) => {
    const parsed = parse('a:\n  from: {type: scratch}\n  import: [{path: x, dest: /d}, y/]\n', tag)
    if (parsed.kind !== 'read') throw new Error('not read')
    const layer = parsed.layers[0]
    expect([layer?.layer.Imports, layer?.layer.WasLegacyImport, layer?.neverEqual]).toMatchSnapshot()
  },
)

test('a file of another program is named', () => {
  expect(problemsOf('AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n')[0]?.advice).toContain('CloudFormation')
  expect(problemsOf('namespace: x\nstacks:\n  - name: vpc\n')[0]?.advice).toContain('also called stacker')
})

test('a doubt about one layer leaves the others certain', () => {
  const parsed = parse('a:\n  from: {type: scratch}\n  run: "x\\\n    y"\nb:\n  from: {type: scratch}\n')
  expect(parsed.kind === 'read' && parsed.layers.map(({ unsure }) => unsure.length)).toEqual([1, 0])
})

test('paths stay as written beside the absolute ones', () => {
  const parsed = parse('a:\n  from: {type: scratch}\n  imports: [../x, /abs/, dir/]\n')
  if (parsed.kind !== 'read') throw new Error('not read')
  expect(parsed.layers[0]?.written.Imports?.map((entry) => entry.Path)).toEqual(['../x', '/abs/', 'dir/'])
  expect(parsed.layers[0]?.layer.Imports?.map((entry) => entry.Path)).toEqual(['/srv/x', '/abs//', '/srv/proj/dir/'])
})

test.each([
  ['enviroment', 'v1.2.0', 'did you mean environment?'],
  ['Working-Dir', 'v1.2.0', 'did you mean working_dir?'],
  ['imports', 'v0.40.5', 'v0.40.5 calls it import'],
  ['nothing_like_it', 'v0.40.5', 'stacker v0.40.5 knows: from, '],
])('an unknown directive is told what was meant: %s', (name, tag, advice) => {
  const parsed = parse(`a:\n  ${name}: x\n`, tag)
  expect(parsed.kind === 'refused' && parsed.problems[0]?.advice).toContain(advice)
})

test.each([
  ['a:\n  from: {type: scratch}\n run: x\n', 'refused', 'indent all keys of a map'],
  ['a: &b\n  from: {type: scratch}\n run: x\n', 'unsure', 'indent all keys of a map'],
])('the commonest mistakes of indentation are told with what to look for: %j', (text, kind, cure) => {
  const parsed = parse(text)
  expect(parsed.kind).toBe(kind)
  const [problem] = parsed.kind === 'read' ? [] : parsed.problems
  expect(`${problem?.message ?? ''}; ${problem?.advice ?? ''}`).toContain(cure)
})
