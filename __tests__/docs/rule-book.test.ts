import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..', '..')
const book = join(root, 'docs', 'stacker')

interface Rule {
  /** `restoring.md#33` */
  readonly id: string
  readonly number: string
  /** The anchor in front of the number, by which links find the rule. */
  readonly anchor: string
  readonly text: string
}

interface Citation {
  readonly file: string
  /** `restoring.md#33`; without `#` where no rule is named. */
  readonly rule: string
}

function rulesOf(page: string): Rule[] {
  const [, ...sections] = readFileSync(join(book, page), 'utf8').split(/^### /m)
  return sections.map((section) => {
    const [, anchor = '', number = ''] = /^<a id="([^"]*)"><\/a>(\d+(?:\.\d+|[a-z])?)\.? \S/.exec(section) ?? []
    return { id: `${page}#${number}`, number, anchor, text: section.replace(/^## [^]*/m, '') }
  })
}

const pages = readdirSync(book).filter((page) => /^[a-z-]+\.md$/.test(page))
const rules = pages.flatMap((page) => rulesOf(page))
const known = new Set(rules.map(({ id }) => id))

/** The TypeScript of the repository, recorded data left out. */
const sources = ['src', '__tests__', 'conformance', 'fuzz', 'guards', 'bench'].flatMap((directory) =>
  readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(directory, file)),
)

const citations: readonly Citation[] = sources.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/docs\/stacker\/([a-z-]+\.md(?:#\d+(?:\.\d+|[a-z]\b)?)?)/g)].map(
    ([, rule = '']) => ({ file, rule }),
  ),
)

/** By part: 1.10 comes after 1.9, and 11b between 11 and 12. */
function isBefore(a: string, b: string): boolean {
  return a.localeCompare(b, 'en', { numeric: true }) < 0
}

describe('the rule book', () => {
  test.each(pages)('%s numbers its rules upwards, each once, and each is found by its number', (page) => {
    const own = rulesOf(page)
    expect(own.length).toBeGreaterThan(0)
    expect(own.filter(({ anchor, number }) => number === '' || anchor !== number)).toEqual([])
    const misplaced = own.filter(({ number }, index) => index > 0 && !isBefore(own[index - 1]?.number ?? '', number))
    expect(misplaced.map(({ id }) => id)).toEqual([])
  })

  test('says of each rule where it stands and how it was found out', () => {
    const bare = rules.filter(({ text }) => !/^Source:\s\S[^]*?\bEstablished:\s\S/m.test(text))
    expect(bare.map(({ id }) => id)).toEqual([])
  })

  test('has every rule that is cited', () => {
    expect(citations.length).toBeGreaterThan(100)
    const unknown = citations.filter(({ rule }) => !known.has(rule))
    expect(unknown.map(({ file, rule }) => `${file}: ${rule}`)).toEqual([])
  })

  test('says why a rule stands there on which no code relies, and of no other', () => {
    const cited = new Set(citations.map(({ rule }) => rule))
    const uncited = rules.filter(({ id }) => !cited.has(id)).map(({ id }) => id)
    const excused = rules.filter(({ text }) => /^Not relied on:\s\S/m.test(text)).map(({ id }) => id)
    expect(uncited).toEqual(excused)
  })
})

test('no comment cites what only some can open', () => {
  const elsewhere =
    /(?<!image-)\bspec\b(?!\.ts)|\b(?:restoring|staging|platform|build-cache|mtree|stackerfile|design)(?:\.md)? \d|\bsections? \d/i
  const wrong = sources.flatMap((file) =>
    commentsOf(readFileSync(join(root, file), 'utf8'))
      .filter((comment) => elsewhere.test(comment))
      .map((comment) => `${file}: ${comment}`),
  )
  expect(wrong).toEqual([])
})

/** Also what stands behind two slashes in a text. */
function commentsOf(text: string): string[] {
  return [...text.matchAll(/\/\*[^]*?\*\/|(?<!:)\/\/[^\n]*/g)].map(([comment]) => comment)
}

test('every link between documents leads somewhere', () => {
  const documents = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(root, 'docs', file))
  const dead = [join(root, 'README.md'), join(root, 'CONTRIBUTING.md'), ...documents].flatMap((document) =>
    linksOf(document)
      .filter((link) => !leads(document, link))
      .map((link) => `${relative(root, document)}: ${link}`),
  )
  expect(dead).toEqual([])
})

/** Targets inside the repository. */
function linksOf(document: string): string[] {
  const text = readFileSync(document, 'utf8').replace(/^```[^]*?^```/gm, '')
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link).filter((link) => !/^[a-z]+:/.test(link))
}

function leads(document: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? document : resolve(document, '..', path)
  if (!existsSync(target)) return false
  return anchor === undefined || (statSync(target).isFile() && anchorsOf(target).has(anchor))
}

/** Those that are written, and those that GitHub makes of headings. */
function anchorsOf(document: string): ReadonlySet<string> {
  const text = readFileSync(document, 'utf8')
  const written = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)
  const made = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .replace(/<[^>]*>/g, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
  return new Set([...written, ...made])
}
