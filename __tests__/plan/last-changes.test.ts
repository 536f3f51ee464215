import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import type { Reason } from '../../src/layer/build-plan.ts'
import { findLastChanges } from '../../src/plan/last-changes.ts'
import { planOf } from '../report/plans.ts'

interface Repository {
  readonly directory: string
  readonly git: (...args: string[]) => string
  readonly write: (name: string, text: string) => void
  readonly commit: (title: string, author?: string) => string
}

function repository(): Repository {
  const directory = mkdtempSync(path.join(tmpdir(), 'last-changes-'))
  onTestFinished(() => {
    rmSync(directory, { recursive: true })
  })
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
      cwd: directory,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {
        PATH: process.env['PATH'],
        HOME: directory,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
      },
    }).trim()
  git('init', '-q')
  return {
    directory,
    git,
    write: (name, text) => {
      mkdirSync(path.dirname(path.join(directory, name)), { recursive: true })
      writeFileSync(path.join(directory, name), text)
    },
    commit: (title, author = 'Jane Doe') => {
      git('add', '-A')
      git('commit', '-q', '--author', `${author} <j@d.example>`, '--date', '2026-01-02T03:04:05Z', '-m', title)
      return git('rev-parse', 'HEAD')
    },
  }
}

const imported = (subject: string, ...changed: string[]): Reason => ({
  code: 'import-changed',
  subject,
  ...(changed.length === 0
    ? {}
    : { changes: changed.map((name) => ({ path: name, before: 'content 1', after: 'content 2' })) }),
})

async function lastOf(directory: string, reason: Reason, stackerfile = 'stacker.yaml'): Promise<unknown> {
  const plan = planOf({ app: { file: stackerfile, verdict: 'miss', reasons: [reason] } })
  const layers = plan.layers.map((layer) => ({
    ...layer,
    definition: { ...layer.definition, stackerfile: path.join(directory, stackerfile) },
  }))
  const environment = { PATH: process.env['PATH'], HOME: directory }
  return (await findLastChanges(layers, directory, { environment, now: () => 0 })).get(reason)
}

const commitOf = (hash: string, title: string): unknown => ({
  kind: 'commit',
  hash,
  author: 'Jane Doe',
  day: '2026-01-02',
  title,
})

test('of a changed import it is the commit that touched its changed files, not a later one', async () => {
  const { directory, write, commit } = repository()
  write('src/lib/store.c', '1')
  write('stacker.yaml', 'app: {}')
  commit('Begin')
  write('src/lib/store.c', '2')
  const mended = commit('Mend the store')
  write('src/other.c', '1')
  const other = commit('Add another')
  expect(await lastOf(directory, imported('src', 'lib/store.c'))).toEqual(commitOf(mended, 'Mend the store'))
  expect(await lastOf(directory, imported('src/lib/store.c'))).toEqual(commitOf(mended, 'Mend the store'))
  expect(await lastOf(directory, imported('src'))).toEqual(commitOf(other, 'Add another'))
})

test('sources are looked for as the stackerfile names them, wherever that stands', async () => {
  const { directory, write, commit } = repository()
  write('images/app/src/app.c', '1')
  write('common/shared.h', '1')
  commit('Begin')
  write('images/app/src/app.c', '2')
  const app = commit('Change app')
  write('common/shared.h', '2')
  const shared = commit('Change what is shared')
  const stackerfile = 'images/app/stacker.yaml'
  expect(await lastOf(directory, imported('src', 'app.c'), stackerfile)).toEqual(commitOf(app, 'Change app'))
  expect(await lastOf(directory, imported('src'), stackerfile)).toEqual(commitOf(app, 'Change app'))
  const header = imported('../../common/shared.h')
  expect(await lastOf(directory, header, stackerfile)).toEqual(commitOf(shared, 'Change what is shared'))
})

test('of a changed definition it is the commit that touched the stackerfile', async () => {
  const { directory, write, commit } = repository()
  write('images/stacker.yaml', 'app: {}')
  const begun = commit('Begin')
  write('src', '1')
  commit('Add src')
  const reason: Reason = { code: 'definition-changed', subject: '' }
  expect(await lastOf(directory, reason, 'images/stacker.yaml')).toEqual(commitOf(begun, 'Begin'))
})

test('what is edited, new or deleted in the checkout is not committed', async () => {
  const { directory, write, commit } = repository()
  write('a', '1')
  write('dir/gone', '1')
  commit('Begin')
  write('a', '2')
  write('new', '1')
  rmSync(path.join(directory, 'dir/gone'))
  const notCommitted = { kind: 'not-committed' }
  expect(await lastOf(directory, imported('a'))).toEqual(notCommitted)
  expect(await lastOf(directory, imported('new'))).toEqual(notCommitted)
  expect(await lastOf(directory, imported('dir', 'gone'))).toEqual(notCommitted)
})

test('of content that git converts at a checkout nothing is said where it differs', async () => {
  const { directory, write, commit } = repository()
  write('.gitattributes', '*.bin filter=lfs\n')
  write('a.bin', 'a pointer')
  const begun = commit('Begin')
  expect(await lastOf(directory, imported('a.bin'))).toEqual(commitOf(begun, 'Begin'))
  write('a.bin', 'what it points to')
  expect(await lastOf(directory, imported('a.bin'))).toBeUndefined()
})

test('a shallow clone says who made a commit that it has whole, and nothing of its oldest one', async () => {
  const origin = repository()
  origin.write('a', '1')
  origin.commit('Begin')
  origin.write('b', '1')
  origin.commit('Add b')
  origin.write('c', '1')
  const last = origin.commit('Add c')
  origin.git('clone', '-q', '--depth', '2', `file://${origin.directory}`, 'clone')
  const clone = path.join(origin.directory, 'clone')
  expect(await lastOf(clone, imported('c'))).toEqual(commitOf(last, 'Add c'))
  expect(await lastOf(clone, imported('a'))).toBeUndefined()
})

test('without a checkout, without git, and of a file that is elsewhere nothing is said', async () => {
  const { directory, write, commit } = repository()
  write('a', '1')
  commit('Begin')
  expect(await lastOf(directory, imported('../a'))).toBeUndefined()
  expect(await lastOf(directory, imported('https://host.example/a'))).toBeUndefined()
  const layers = planOf({ app: { file: 's.yaml', verdict: 'miss', reasons: [imported('a')] } }).layers
  expect((await findLastChanges(layers, directory, { environment: { PATH: directory }, now: () => 0 })).size).toBe(0)
  const outside = mkdtempSync(path.join(tmpdir(), 'no-repository-'))
  onTestFinished(() => {
    rmSync(outside, { recursive: true })
  })
  expect(await lastOf(outside, imported('a'))).toBeUndefined()
})

test('no program that the configuration of a repository names is run', async () => {
  const { directory, git, write, commit } = repository()
  write('.gitattributes', '* filter=evil diff=evil\n')
  write('a', '1')
  commit('Begin')
  write('a', '2')
  const evil = path.join(directory, 'evil')
  writeFileSync(evil, `#!/bin/sh\ntouch '${directory}/was-run'\ncat\n`, { mode: 0o755 })
  for (const name of [
    'core.fsmonitor',
    'filter.evil.clean',
    'filter.evil.process',
    'diff.evil.textconv',
    'diff.evil.command',
    'core.pager',
    'gpg.program',
  ])
    git('config', name, evil)
  git('config', 'log.showSignature', 'true')
  await lastOf(directory, imported('a'))
  await lastOf(directory, imported('.'))
  expect(existsSync(path.join(directory, 'was-run'))).toBe(false)
})

test('a name that git would take for a pattern or an option is a name', async () => {
  const { directory, write, commit } = repository()
  write('a', '1')
  commit('Begin')
  for (const name of [':(top)a', '--output=x', '*', '-p', 'a\0b', 'x'.repeat(100_000), 'x'.repeat(1_000)])
    expect(await lastOf(directory, imported(name))).toBeUndefined()
  expect(existsSync(path.join(directory, 'x'))).toBe(false)
})

test('no more is asked when the time for all is over', async () => {
  const { directory, write, commit } = repository()
  write('a', '1')
  commit('Begin')
  const reason = imported('a')
  const { layers } = planOf({ app: { file: 's.yaml', verdict: 'miss', reasons: [reason] } })
  let time = 0
  const now = (): number => (time += 2_000)
  const environment = { PATH: process.env['PATH'], HOME: directory }
  expect((await findLastChanges(layers, directory, { environment, now })).size).toBe(0)
})
