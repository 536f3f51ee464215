import { expect, test } from 'vitest'

import { helpPage } from '../../src/cli/help.ts'
import { narrowPage } from '../../src/cli/narrow-page.ts'

const commands = ['build', 'plan', 'why', 'restore', 'save', 'complete', 'publish', 'store', 'completion'] as const
const words = (text: string): string => text.replace(/\s+/g, ' ').trim()

test.each([undefined, ...commands])('the help page of %s fits narrow terminals, word by word', (about) => {
  const page = helpPage(about)
  for (const columns of [40, 60, 80, 100, 200]) {
    const narrow = narrowPage(page, columns)
    expect(words(narrow)).toBe(words(page))
    const wide = narrow.split('\n').filter((line) => line.length > columns && !line.startsWith('  stack-cache '))
    // A word that is wider alone.
    expect(wide.filter((line) => line.trim().includes(' ') && columns >= 60)).toEqual([])
  }
})

test('descriptions stay in their column where there is room beside the names, and go below them where there is none', () => {
  const page =
    'Usage: x\n\n  -h, --help  says what there is to say\n      --substitute KEY=VALUE   of all that is substituted'
  expect(narrowPage(page, 30)).toBe(
    [
      ...['Usage: x', '', '  -h, --help  says what there', '              is to say'],
      ...['      --substitute KEY=VALUE', '        of all that is', '        substituted'],
    ].join('\n'),
  )
  expect(narrowPage(page, 100)).toBe(page)
})
