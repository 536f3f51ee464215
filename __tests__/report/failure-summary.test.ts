import fc from 'fast-check'
import { expect, test } from 'vitest'

import { showFrom } from '../../src/report/document.ts'
import { summariseFailure } from '../../src/report/failure-summary.ts'

const view = { show: showFrom('/p'), link: (path: string, line: number) => `https://git.example/x${path}#L${line}` }

test('a failed plan has a summary: what is wrong, where it can be read, and what to do', () => {
  const problem = {
    message: 'there is no directive "form"',
    place: { file: '/p/stacker.yaml', line: 3, column: 5 },
    advice: 'did you mean "from"?',
    excerpt: '    form:\n    ^',
  }
  expect(summariseFailure([problem], view).split('\n')).toEqual([
    '### stack-cache: nothing was planned, one thing is to be mended',
    '',
    '> [!CAUTION]',
    '> [`stacker.yaml:3:5`](<https://git.example/x/p/stacker.yaml#L3>): there is no directive "form"; did you mean "from"?',
    '',
    '        form:',
    '        ^',
    '',
    'All layers count as to be built.',
    '',
  ])
})

test('no mistake becomes markup, and many of them stay small', () => {
  const text = fc.string({ unit: fc.constantFrom('`', '\n', '<', '>', '[', ']', '(', '|', '*', 'x', ' ', '\u202e') })
  fc.assert(
    fc.property(text, text, (message, excerpt) => {
      const lines = summariseFailure([{ message, excerpt, place: { file: `/p/${message}` } }], view).split('\n')
      expect(lines.filter((line) => line.startsWith('>'))).toHaveLength(2)
      for (const line of lines) expect(line).toMatch(/^(?:$|### |> | {4}|All )/)
    }),
  )
  const many = Array.from({ length: 5000 }, (_, index) => ({ message: `mistake ${index}` }))
  expect(Buffer.byteLength(summariseFailure(many, view))).toBeLessThan(64 * 1024)
})
