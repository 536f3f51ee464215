import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

import { glob } from 'tinyglobby'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..', '..')

const pages = await glob(['*.md', 'docs/**/*.md', 'examples/**/*.md', '.github/**/*.md'], { cwd: root, dot: true })

/** As GitHub makes them: lower case, blanks to hyphens, everything but letters, digits, hyphens and underscores gone. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = withoutCode(text).matchAll(/^#{1,6} (.+)$/gm)
  const named = [...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, name = '']) => name)
  return new Set([
    ...named,
    ...[...headings].map(([, heading = '']) =>
      heading
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  ])
}

function withoutCode(text: string): string {
  return text.replace(/^(`{3,})[^]*?^\1/gm, '')
}

test.each(pages)('every link of %s leads to a file and a heading that are there', (page) => {
  const text = readFileSync(path.join(root, page), 'utf8')
  const links = [...withoutCode(text).matchAll(/\]\(<?([^)\s>]+)>?\)/g)].map(([, target = '']) => target)
  const broken = links.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false
    const [file = '', anchor] = target.split('#')
    const place = file === '' ? path.join(root, page) : path.resolve(root, path.dirname(page), decodeURIComponent(file))
    if (!existsSync(place)) return true
    if (anchor === undefined || statSync(place).isDirectory() || !place.endsWith('.md')) return false
    return !/^[0-9.]+$/.test(anchor) && !anchorsOf(readFileSync(place, 'utf8')).has(anchor)
  })
  expect(broken).toEqual([])
})
