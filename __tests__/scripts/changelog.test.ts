import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

function run(directory: string, ...args: string[]): { code: number | null; out: string; said: string } {
  const script = join(root, 'scripts', 'changelog.mjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: directory,
    encoding: 'utf8',
  })
  return { code: status, out: stdout, said: stderr }
}

function project(changelog: string, fragments: Readonly<Record<string, string>>) {
  const directory = mkdtempSync(join(tmpdir(), 'changelog-'))
  onTestFinished(() => {
    rmSync(directory, { recursive: true })
  })
  const changes = join(directory, 'docs', 'changes')
  mkdirSync(changes, { recursive: true })
  writeFileSync(join(directory, 'CHANGELOG.md'), changelog)
  writeFileSync(join(changes, 'README.md'), '# How\n')
  for (const [name, text] of Object.entries(fragments)) writeFileSync(join(changes, name), text)
  return {
    directory,
    changelog: () => readFileSync(join(directory, 'CHANGELOG.md'), 'utf8'),
    left: () => readdirSync(changes),
  }
}

const earlier = '# Changelog\n\nWords.\n\n## 0.1.0 (2026-11-27)\n\n- All of it.\n'

test('a release joins the fragments by kind, in the order of their numbers, above the earlier ones, and removes them', () => {
  const { directory, changelog, left } = project(earlier, {
    '010-late.md': 'Added\nA door.\n',
    '002-early.md': 'Added\nA window,\nwhich opens.\n',
    '003-wrong.md': 'Fixed\nA draught.\n',
  })
  expect(run(directory, '0.2.0', '2026-12-24')).toEqual({ code: 0, out: '', said: '' })
  expect(changelog()).toBe(
    '# Changelog\n\nWords.\n\n## 0.2.0 (2026-12-24)\n\n### Added\n\n- A window,\n  which opens.\n- A door.\n\n### Fixed\n\n- A draught.\n\n## 0.1.0 (2026-11-27)\n\n- All of it.\n',
  )
  expect(left()).toEqual(['README.md'])
})

test('what waits in the changelog itself goes first into the release', () => {
  const { directory, changelog } = project('# Changelog\n\n## Unreleased\n\n- All of it.\n', {
    '001-door.md': 'Added\nA door.\n',
  })
  expect(run(directory, '0.1.0', '2026-12-24').code).toBe(0)
  expect(changelog()).toBe('# Changelog\n\n## 0.1.0 (2026-12-24)\n\n- All of it.\n\n### Added\n\n- A door.\n')
})

test('without a version nothing is changed, and what would be said is printed', () => {
  const { directory, changelog, left } = project(earlier, { '001-door.md': 'Added\nA door.\n' })
  expect(run(directory)).toEqual({ code: 0, out: '## Unreleased\n\n### Added\n\n- A door.\n', said: '' })
  expect(changelog()).toBe(earlier)
  expect(left()).toEqual(['001-door.md', 'README.md'])
})

test.each([
  ['1-door.md', 'Added\nA door.\n', 'name it by three digits and words'],
  ['001-door.md', 'New\nA door.\n', '001-door.md:1: expected one of Added'],
  ['001-door.md', 'Added\n\n', '001-door.md:2: say what has changed'],
])('a fragment %s of %j is refused, and nothing is written', (name, text, why) => {
  const { directory, changelog, left } = project(earlier, { [name]: text })
  const { code, said } = run(directory, '0.2.0', '2026-12-24')
  expect(code).toBe(1)
  expect(said).toContain(why)
  expect(changelog()).toBe(earlier)
  expect(left()).toContain(name)
})

test('a release that is there already, has no date, or says nothing is refused', () => {
  const fragments = { '001-door.md': 'Added\nA door.\n' }
  expect(run(project(earlier, fragments).directory, '0.1.0', '2026-12-24').said).toContain(
    'has a release 0.1.0 already',
  )
  expect(run(project(earlier, fragments).directory, '0.2.0').said).toContain('usage')
  expect(run(project(earlier, {}).directory, '0.2.0', '2026-12-24').said).toContain('nothing to release')
})

test('the fragments of this repository are such files', () => {
  expect(run(root)).toMatchObject({ code: 0, said: '' })
})
