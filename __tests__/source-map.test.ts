import { readdirSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'

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
