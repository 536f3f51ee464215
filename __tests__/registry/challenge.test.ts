import { expect, test } from 'vitest'
import { parseChallenges } from '../../src/registry/challenge.ts'

function parsed(header: string): unknown {
  return parseChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)])
}

test.each([
  ['', []],
  ['Basic realm="a, b"', [['basic', { realm: 'a, b' }]]],
  [
    'Bearer realm="https://t/",service=reg , SCOPE="a:b:c"',
    [['bearer', { realm: 'https://t/', service: 'reg', scope: 'a:b:c' }]],
  ],
  [
    'Negotiate, Basic realm="x"',
    [
      ['negotiate', {}],
      ['basic', { realm: 'x' }],
    ],
  ],
  [
    'Basic realm="a \\"q\\"", Bearer realm="t"',
    [
      ['basic', { realm: 'a "q"' }],
      ['bearer', { realm: 't' }],
    ],
  ],
  [
    'Basic realm="open',
    [
      ['basic', {}],
      ['realm', {}],
    ],
  ],
  ['Basic realm="a", =', [['basic', { realm: 'a' }]]],
])('%s', (header, expected) => {
  expect(parsed(header)).toEqual(expected)
})

test('a long header is read in linear time', () => {
  expect(parseChallenges('Basic ' + ' ,'.repeat(50_000) + '"'.repeat(50_000))).toHaveLength(1)
})
