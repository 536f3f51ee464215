// Joins the fragments of docs/changes/ (see CONTRIBUTING.md) for a release.
//   npm run -s changelog                        prints what the next release would say
//   npm run -s changelog -- 0.2.0 2026-12-24    writes it into CHANGELOG.md, and removes the fragments
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const kinds = ['Added', 'Changed', 'Fixed', 'Removed', 'Security']
const directory = join('docs', 'changes')
const waiting = '## Unreleased'

/** Ends the process with what is wrong. */
function refuse(why) {
  console.error(why)
  process.exit(1)
}

/** In the order of their numbers. */
function readFragments() {
  const names = readdirSync(directory).filter((name) => name !== 'README.md')
  return names.sort().map((name) => {
    const file = join(directory, name)
    if (!/^[0-9]{3}-[a-z0-9]+(-[a-z0-9]+)*\.md$/.test(name))
      refuse(`${file}: name it by three digits and words, as 012-cold-plan.md`)
    const [kind = '', ...lines] = readFileSync(file, 'utf8').split('\n')
    if (!kinds.includes(kind)) refuse(`${file}:1: expected one of ${kinds.join(', ')}, not "${kind}"`)
    const text = lines.join('\n').trim()
    if (text === '') refuse(`${file}:2: say what has changed for a user`)
    return { file, kind, text }
  })
}

function sectionsOf(fragments) {
  return kinds.flatMap((kind) => {
    const items = fragments
      .filter((fragment) => fragment.kind === kind)
      .map(({ text }) => `- ${text.replaceAll('\n', '\n  ')}`)
    return items.length === 0 ? [] : [`### ${kind}\n\n${items.join('\n')}`]
  })
}

/** What stands before the first release, what waits there for the next one, and the releases. */
function partsOf(changelog) {
  const begin = changelog.search(/^## /m)
  if (begin === -1) return { head: changelog.trimEnd(), waits: '', releases: '' }
  const head = changelog.slice(0, begin).trimEnd()
  const rest = changelog.slice(begin)
  if (!rest.startsWith(`${waiting}\n`)) return { head, waits: '', releases: rest }
  const body = rest.slice(waiting.length)
  const next = body.search(/^## /m)
  return next === -1
    ? { head, waits: body.trim(), releases: '' }
    : { head, waits: body.slice(0, next).trim(), releases: body.slice(next) }
}

const [version, date, ...more] = process.argv.slice(2)
const fragments = readFragments()
const { head, waits, releases } = partsOf(readFileSync('CHANGELOG.md', 'utf8'))
const body = [...(waits === '' ? [] : [waits]), ...sectionsOf(fragments)].join('\n\n')

if (version === undefined) {
  console.log(`${waiting}\n\n${body === '' ? 'Nothing that a user would see.' : body}`)
} else {
  if (!/^\d+\.\d+\.\d+$/.test(version) || !/^\d{4}-\d{2}-\d{2}$/.test(date ?? '') || more.length > 0)
    refuse('usage: npm run -s changelog -- VERSION YEAR-MONTH-DAY')
  if (body === '') refuse('there is nothing to release: no fragments, and nothing in CHANGELOG.md')
  if (`\n${releases}`.includes(`\n## ${version} `)) refuse(`CHANGELOG.md has a release ${version} already`)
  const written = [head, `## ${version} (${date})`, body, ...(releases === '' ? [] : [releases.trimEnd()])]
  writeFileSync('CHANGELOG.md', `${written.join('\n\n')}\n`)
  for (const { file } of fragments) rmSync(file)
}
