import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { root } from './page.ts'
import { blocksOf, commandsOf, shown } from './shown.ts'

const pages = ['README.md', ...readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))].map((name) =>
  name === 'README.md' ? name : `docs/${name}`,
)

test.each(pages)(
  'every command and every piece of YAML that %s shows is run by a test, or it is said why not',
  (page) => {
    const blocks = blocksOf(readFileSync(join(root, page), 'utf8'))
    const known = shown[page] ?? []
    // More of the line may follow.
    const begins = blocks.map((block, index) => {
      const [first = ''] = commandsOf(block)
      const wanted = known[index]?.begins ?? ''
      return wanted !== '' && first.startsWith(wanted) ? wanted : first
    })
    expect(begins).toEqual(known.map((one) => one.begins))
  },
)

test('what is said to be run is run by tests that are there and name the page', () => {
  const lost = Object.entries(shown).flatMap(([page, blocks]) =>
    blocks.flatMap(({ begins, fate }) => {
      if ('why' in fate) return []
      const file = join(root, '__tests__', fate.by)
      const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
      return named(text).some((one) => one === page) ? [] : [`${page}: ${begins}: ${fate.by}`]
    }),
  )
  expect(lost).toEqual([])
})

/** Pages that a test names. */
function named(text: string): readonly string[] {
  return [...text.matchAll(/(?:docs\/[a-z-]+|README)(?:\.md|\b)/g)].map(([name]) =>
    name === 'README' ? 'README.md' : name,
  )
}
