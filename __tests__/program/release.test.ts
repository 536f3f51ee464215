import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

interface Done {
  readonly code: number | null
  readonly out: string
  readonly said: string
}

interface Project {
  readonly directory: string
  readonly write: (name: string, text: string) => void
  readonly read: (name: string) => string
  readonly git: (...args: readonly string[]) => string
  readonly release: (...args: readonly string[]) => Done
}

/** What stands for scripts/build.mjs: a bundle that says its version. */
const build = `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
const version = readFileSync('src/cli/version.ts', 'utf8')
mkdirSync('dist', { recursive: true })
writeFileSync('dist/index.js', '#!/usr/bin/env node\\n' + version.replace('export ', '') + "console.log('stack-cache ' + version)\\n", { mode: 0o755 })
`

/** A repository of the form of this one, at version 0.1.0, with one change that waits. */
function openProject(): Project {
  const directory = mkdtempSync(join(tmpdir(), 'stack-cache release '))
  onTestFinished(() => {
    rmSync(directory, { recursive: true })
  })
  const run = (program: string, ...args: readonly string[]): Done => {
    const env = { ...process.env, HOME: directory, npm_config_registry: 'http://127.0.0.1:1/' }
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: directory, encoding: 'utf8', env })
    return { code: status, out: stdout, said: stderr }
  }
  const project: Project = {
    directory,
    write: (name, text) => {
      mkdirSync(dirname(join(directory, name)), { recursive: true })
      writeFileSync(join(directory, name), text)
    },
    read: (name) => readFileSync(join(directory, name), 'utf8'),
    git: (...args) => {
      const { code, out, said } = run('git', '-c', 'user.name=a', '-c', 'user.email=a@b', ...args)
      if (code !== 0) throw new Error(said)
      return out
    },
    release: (...args) => run(process.execPath, join(root, 'scripts', 'release.mjs'), ...args),
  }
  const manifest = { name: 'stack-cache', version: '0.1.0', private: true, type: 'module', bin: 'dist/index.js' }
  project.write('package.json', JSON.stringify({ ...manifest, dependencies: { nosuch: '1.0.0' } }, null, 2))
  const locked = { '': { version: '0.1.0' }, 'node_modules/nosuch': { version: '0.1.0' } }
  project.write('package-lock.json', JSON.stringify({ version: '0.1.0', packages: locked }, null, 2))
  project.write('src/cli/version.ts', "export const version = '0.1.0'\n")
  project.write('docs/changes/README.md', '')
  project.write('docs/changes/001-door.md', 'Added\nA door.\n')
  project.write('docs/schema/plan.schema.json', '{}')
  project.write('CHANGELOG.md', '# Changelog\n\n## 0.1.0 (2026-11-27)\n\n- All of it.\n')
  for (const name of ['LICENSE', 'README.md']) project.write(name, '')
  project.write('scripts/build.mjs', build)
  cpSync(join(root, 'scripts', 'changelog.mjs'), join(directory, 'scripts', 'changelog.mjs'))
  run(process.execPath, 'scripts/build.mjs')
  project.git('init', '-q', '-b', 'main')
  project.git('add', '-A')
  project.git('commit', '-qm', 'first')
  project.git('tag', 'v0.1.0')
  return project
}

test('a release has its version everywhere, its changelog and its dist, and may then be tagged', () => {
  const { release, read } = openProject()
  expect(release('0.2.0', '2026-12-24')).toMatchObject({ code: 0, said: '' })
  expect(read('CHANGELOG.md')).toContain('## 0.2.0 (2026-12-24)\n\n### Added\n\n- A door.\n')
  expect(JSON.parse(read('package.json'))).toMatchObject({ version: '0.2.0', private: true })
  expect(JSON.parse(read('package-lock.json'))).toEqual({
    version: '0.2.0',
    packages: { '': { version: '0.2.0' }, 'node_modules/nosuch': { version: '0.1.0' } },
  })
  expect(read('dist/index.js')).toContain("const version = '0.2.0'")
  expect(release('--check', 'v0.2.0')).toEqual({ code: 0, out: '### Added\n\n- A door.\n', said: '' })
})

test('the dry run tries the next version in a copy, and changes nothing', () => {
  const { release, git } = openProject()
  const done = release('--dry-run')
  expect(done, done.said).toMatchObject({ code: 0 })
  expect(done.out.split('\n')).toEqual([
    'version: 0.1.0 -> 0.2.0',
    'changelog: 1 changes',
    'dist: what the sources build',
    'package: 6 files, installed without a network, says 0.2.0',
    '',
  ])
  expect(git('status', '--porcelain')).toBe('')
  expect(git('worktree', 'list').trim().split('\n')).toHaveLength(1)
})

test.each<[string, (project: Project) => void, string]>([
  [
    'a dist that the sources do not build',
    ({ write, read }) => {
      write('dist/index.js', `${read('dist/index.js')}\n`)
    },
    'dist is not what the sources build: index.js; npm run build',
  ],
  [
    'versions that differ',
    ({ write, git }) => {
      write('src/cli/version.ts', "export const version = '0.1.1'\n")
      git('commit', '-qam', 'x')
    },
    'src/cli/version.ts has version 0.1.1, package.json 0.1.0',
  ],
  [
    'a file in dist that is not the bundle',
    ({ write, git }) => {
      write('scripts/build.mjs', `${build}writeFileSync('dist/notes.txt', '')\n`)
      write('dist/notes.txt', '')
      git('add', '-A')
      git('commit', '-qm', 'x')
    },
    'the package holds what is not published: dist/notes.txt',
  ],
])('the dry run refuses %s', (_, change, words) => {
  const project = openProject()
  change(project)
  expect(project.release('--dry-run')).toMatchObject({ code: 1, said: `${words}\n` })
})

test.each<[string, readonly string[], string]>([
  ['a tag of another version', ['--check', 'v0.2.0'], 'the tag is v0.2.0, and package.json has version 0.1.0'],
  ['changes that still wait', ['--check', 'v0.1.0'], 'docs/changes still has 001-door.md'],
  ['a version that was released', ['0.1.0', '2026-12-24'], 'the tag v0.1.0 is there already'],
  ['what is no version', ['next', '2026-12-24'], 'next is no version'],
  ['a call without words', [], 'usage: '],
])('%s is refused', (_, args, words) => {
  const { release, git } = openProject()
  const done = release(...args)
  expect(done.code).toBe(1)
  expect(done.said).toContain(words)
  expect(git('status', '--porcelain')).toBe('')
})
