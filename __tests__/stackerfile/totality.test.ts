import fc from 'fast-check'
import { expect, test } from 'vitest'
import { releases } from '../../src/release/releases.ts'
import { aliasBomb, hostileTexts } from './hostile-texts.ts'
import { host, parse } from './project.ts'
import { parseStackerfile } from '../../src/stackerfile/parse.ts'

const pieces = [
  'a:', 'b: ', '\n', '\n  ', '\n    ', '- ', '{', '}', '[', ']', ', ', '&x ', '*x', '"', "'", '|', '>', '|2', '<<: ', '? ', '!!int ', '!t ',
  '#', '\t', '\r\n', '\x85', '\u2028', '${{', '}}', '${{A:b}}', '$A', 'from: {type: scratch}', 'run', 'imports', 'binds', 'bom', 'config:',
  'prerequisites', 'yes', '0644', '1e6', '.nan', '~', '---', '...', '%YAML 1.1\n', '\\', '\ufeff', '😀', 'built', 'tag: ',
] // prettier-ignore

const settings = { seed: 20_240_601, numRuns: 3000 }

test('any text made of what matters gives a value or diagnostics, for every release', () => {
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.constantFrom(...releases), (source, release) => {
      const substitutions = ['A=x${{B}}', 'B=$1', 'C.=y']
      const parsed = parseStackerfile(Buffer.from(source), { path: '/p/stacker.yaml', release, substitutions, host })
      if (parsed.kind !== 'read') expect(parsed.problems.length).toBeGreaterThan(0)
    }),
    settings,
  )
})

test('any bytes give a value or diagnostics', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(['read', 'refused', 'unsure']).toContain(parse(bytes).kind)
    }),
    settings,
  )
})

test.each(hostileTexts)('a megabyte of $name is read or given up', ({ text }) => {
  const parsed = parse(text, 'v1.2.0', ['A=x'])
  if (parsed.kind !== 'read') expect(parsed.problems.length).toBeGreaterThan(0)
})

test('an alias bomb is refused as yaml.v2 refuses it', () => {
  const parsed = parse(aliasBomb())
  expect(parsed.kind === 'refused' && parsed.problems[0]?.message).toContain('excessive aliasing')
})

test('an anchor that contains itself is refused', () => {
  const parsed = parse('a: &a [*a]\n')
  expect(parsed.kind === 'refused' && parsed.problems[0]?.message).toContain("anchor 'a' value contains itself")
})
