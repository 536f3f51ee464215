import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { glob } from 'tinyglobby'
import { expect, test } from 'vitest'

import { parseCommandLine } from '../../src/cli/arguments.ts'
import { root } from './page.ts'
import { blocksOf, shownEntries } from './shown.ts'

const pages = await glob(['*.md', 'docs/**/*.md', '.github/**/*.md'], { cwd: root, dot: true })
const blocks = pages.flatMap(blocksOf)
const entries = Object.entries(shownEntries)

test('every block of commands or YAML that a page shows is in the table of those that are run, once', () => {
  expect(blocks.length).toBeGreaterThan(25)
  const loose = blocks.flatMap(({ page, text }) => {
    const names = entries.filter(([, entry]) => entry.page === page && text.includes(entry.has)).map(([name]) => name)
    return names.length === 1 ? [] : [{ page, text, names }]
  })
  expect(loose).toEqual([])
  expect(entries.length).toBe(blocks.length)
})

test.each(entries)('%s: who runs it takes it from the page, or it is said why nobody can', (name, { run }) => {
  if ('not' in run) {
    expect(run.not.length).toBeGreaterThan(10)
    return
  }
  const text = readFileSync(path.join(root, '__tests__', run.by), 'utf8')
  expect(text).toMatch(new RegExp(`\\bshown\\('${name}'\\)`))
})

test('few are not run', () => {
  expect(entries.filter(([, { run }]) => 'not' in run).length).toBeLessThanOrEqual(6)
})

test('every example is run', () => {
  const text = readFileSync(path.join(root, '__tests__', 'act', 'examples.test.ts'), 'utf8')
  const names = readdirSync(path.join(root, 'examples')).map((name) => path.basename(name, '.yml'))
  expect(names.filter((name) => !text.includes(`'${name}'`))).toEqual([])
})

const prose = pages
  .filter((page) => !page.startsWith('docs/stacker/'))
  .map((page) => [page, readFileSync(path.join(root, page), 'utf8').replace(/^( *)```[^]*?^ *```$/gm, '')] as const)

test('every command of ours that stands in a sentence is one that the program takes', () => {
  const said = prose.flatMap(([page, text]) =>
    [...text.matchAll(/`stack-cache ([a-z]+ [^`]*|plan|save|restore|complete)`/g)].map(([, words = '']) => ({
      page,
      words,
    })),
  )
  expect(said.length).toBeGreaterThan(8)
  const wrong = said.flatMap(({ page, words }) => {
    const parsed = parseCommandLine(words.replaceAll('\\|', '|').split(' '))
    return parsed.kind === 'wrong-usage' ? [{ page, words, message: parsed.message }] : []
  })
  expect(wrong).toEqual([])
})

test('every script of npm that a page names is there, and CONTRIBUTING names those that are for people', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object }
  const named = pages.flatMap((page) =>
    [...readFileSync(path.join(root, page), 'utf8').matchAll(/\bnpm run (?:-s )?([a-z][a-z:]*)/g)].map(
      ([, name = '']) => name,
    ),
  )
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([])
})
