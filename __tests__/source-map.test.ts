import { readdirSync, readFileSync } from 'node:fs'
import { basename, relative, resolve } from 'node:path'

import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** The paths at the begin of the lines of CONTRIBUTING.md's source map. */
function mapped(): string[] {
  const text = readFileSync(resolve(root, 'CONTRIBUTING.md'), 'utf8')
  const [, map = ''] = /## Source map\n\n```\n([^]*?)```/.exec(text) ?? []
  return [...map.matchAll(/^(\S+)/gm)].map(([path]) => path)
}

test('the source map names every room and every file of src/ itself, and nothing that is not there', () => {
  const entries = readdirSync(resolve(root, 'src'), { withFileTypes: true, recursive: true })
  const there = entries.flatMap((entry) => {
    const path = relative(root, resolve(entry.parentPath, entry.name))
    if (entry.isDirectory()) return [`${path}/`]
    return path.split('/').length === 2 ? [path] : []
  })
  expect(
    mapped()
      .filter((path) => path.startsWith('src/'))
      .sort(),
  ).toEqual(there.sort())
})

const sources = readdirSync(resolve(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
)

/** Files with all of the words in their name, else in one comment, in their order. */
function filesAbout(words: string): string[] {
  const wanted = words.split(' ')
  const named = sources.filter((file) => {
    const parts = basename(file, '.ts').split('-')
    return wanted.every((word) => parts.some((part) => part.startsWith(word)))
  })
  if (named.length > 0) return named
  const phrase = new RegExp(`\\b${wanted.join('[\\s*/]+')}`, 'i')
  return sources.filter((file) => commentsOf(file).some((comment) => phrase.test(comment)))
}

function commentsOf(file: string): readonly string[] {
  const text = readFileSync(resolve(root, 'src', file), 'utf8')
  return text.match(/\/\*\*[^]*?\*\/|^ *\/\/.*$/gm) ?? []
}

const architecture = readFileSync(resolve(root, 'docs', 'architecture.md'), 'utf8')
const [, rules = ''] = /## Where the rules are\n([^]*?)\n## /.exec(architecture) ?? []
const rows = [...rules.matchAll(/^\| (.+?): .*?\| ([^|]+?) +\| \[`(\w+)`\]\(\.\.\/src\/(\S+)\) +\|$/gm)].map(
  ([, rule = '', search = '', name = '', file = '']) => ({ rule, search, name, file }),
)

test('the page tells where thirteen rules are that surprise', () => {
  expect(rows.map(({ rule }) => rule)).toEqual([
    ...['umask', 'epoch', 'schema 2', 'erofs', 'empty list', 'binds', '`dest`', 'file hash', 'tar guard', 'pruning'],
    ...['oci base', 'shared name', 'layer types'],
  ])
})

test.each(rows)('who searches for $search finds the rule of $rule in one file', ({ search, file }) => {
  expect(filesAbout(search)).toEqual([file])
})

// archive/ knows nothing of stacker, so what it guards is no rule of stacker's.
test.each(rows.filter(({ file }) => !file.startsWith('archive/')))(
  'the comment of $name, which has the rule of $rule, cites the rule book',
  ({ name, file }) => {
    const text = readFileSync(resolve(root, 'src', file), 'utf8')
    const [before = ''] = text.split(new RegExp(`^export (?:async )?(?:function|const) ${name}\\b`, 'm'))
    expect(before.slice(before.lastIndexOf('/**'))).toMatch(/docs\/stacker\/[\w-]+\.md#[^]*\*\/\n$/)
  },
)
