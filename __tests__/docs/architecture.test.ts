import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { expect, test } from 'vitest'

import { page, root } from './page.ts'

const text = page('architecture.md')

/** What the page links to in src/, with the text of the link. */
const cited = [...text.matchAll(/\[`([^`]+)`\]\(\.\.\/(src\/[^)]+)\)/g)].map(([, name = '', file = '']) => ({
  name,
  file,
}))

/** Rooms in the order of the picture. */
const pictured = [...(/```mermaid\n([^]*?)```/.exec(text)?.[1] ?? '').matchAll(/^ +\w+\["([^"]+)"\]$/gm)].map(
  ([, room]) => (room ?? '').replace(/\.ts$|\/$/, ''),
)

test('every file that the page cites exists', () => {
  expect(cited.length).toBeGreaterThan(50)
  expect(cited.filter(({ file }) => !existsSync(join(root, file)))).toEqual([])
})

test('every name that the page cites is exported by the file that it links to', () => {
  const names = cited.filter(({ name }) => !name.endsWith('.ts'))
  const wrong = names.filter(({ name, file }) => {
    const source = readFileSync(join(root, file), 'utf8')
    return !new RegExp(`^export (?:async )?(?:function|const|interface|type|class) ${name}\\b`, 'm').test(source)
  })
  expect(wrong).toEqual([])
  expect(cited.filter(({ name, file }) => name.endsWith('.ts') && !file.endsWith(`/${name}`))).toEqual([])
})

test('every link into src cites a file or a name', () => {
  expect([...text.matchAll(/\]\(\.\.\/src\//g)]).toHaveLength(cited.length)
})

test('every room of src is in the picture, and nothing else', () => {
  const src = join(root, 'src')
  const entries = readdirSync(src, { withFileTypes: true, recursive: true })
  const rooms = entries.flatMap((entry) => {
    const path = relative(src, join(entry.parentPath, entry.name))
    return entry.isDirectory() || !path.includes('/') ? [path.replace(/\.ts$/, '')] : []
  })
  expect([...pictured].sort()).toEqual(rooms.sort())
})

test('the picture has the floors of the test that holds imports to them', () => {
  const house = readFileSync(join(root, '__tests__', 'house.test.ts'), 'utf8')
  const floors = /^const floors\b[^]*?^\]/m.exec(house)?.[0] ?? ''
  expect(pictured).toEqual([...floors.matchAll(/'([^']+)'/g)].map(([, room]) => room))
})

test('words of the glossary stand in their order, each once, on one line with the place that defines it', () => {
  const rows = text
    .slice(text.indexOf('## Glossary'))
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
  expect(rows.filter((row) => !/\[`\w+`\]\(\.\.\/src\/[^)]+\) +\|$/.test(row))).toEqual([])
  const words = rows.map((row) => row.split('|')[1]?.trim() ?? '')
  expect(words).toEqual([...new Set(words)].sort())
})
