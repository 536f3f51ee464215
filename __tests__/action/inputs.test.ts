import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { expandStackerfiles } from '../../src/action/globs.ts'
import { defaultStackerfiles, inputsOf, type Door } from '../../src/action/door.ts'
import { buildInputs } from '../../src/action/build-inputs.ts'
import { buildOutputNames, outputNames } from '../../src/action/output-names.ts'
import { UserError } from '../../src/errors.ts'
import { givenDirectories } from '../../src/options/option-directories.ts'
import type { Options } from '../../src/options/options.ts'
import { planOf } from '../report/plans.ts'
import { answering, openJob, runStep } from './runner.ts'
import type { Job } from './runner.ts'

const plan = planOf({})

async function optionsFor(job: Job, inputs: Record<string, string>): Promise<Options> {
  const { useCases, called } = answering(plan)
  const told = await runStep(job, useCases, inputs)
  expect(told.failed).toEqual([])
  const [options] = called.options
  if (options === undefined) throw new Error('the use case was not called')
  return options
}

async function failureFor(inputs: Record<string, string>): Promise<string> {
  const job = openJob({ 'stacker.yaml': '' })
  const told = await runStep(job, answering(plan).useCases, inputs)
  expect(Object.keys(told.outputs).sort()).toEqual([...outputNames].sort())
  return told.failed.join('\n')
}

function outputsOf(door: Door): readonly string[] {
  switch (door) {
    case 'save':
      return ['stats']
    case 'publish':
      return ['published']
    case 'build':
      return [...outputNames, ...buildOutputNames]
    case 'main':
    case 'plan':
    case 'restore':
      return outputNames
  }
}

describe('action files', () => {
  const files: Readonly<Record<Door, string>> = {
    main: 'action.yml',
    build: 'build/action.yml',
    plan: 'plan/action.yml',
    restore: 'restore/action.yml',
    save: 'save/action.yml',
    publish: 'publish/action.yml',
  }
  interface ActionFile {
    inputs: Record<string, { description: string; default?: string }>
    outputs: Record<string, { description: string }>
    runs: { using: string; main: string; post?: string }
  }
  test.each(Object.entries(files))(
    '%s has the inputs that its door reads, and the outputs that it sets',
    (door, file) => {
      const action = parse(readFileSync(resolve(import.meta.dirname, '../..', file), 'utf8')) as ActionFile
      expect(Object.keys(action.inputs).sort()).toEqual([...inputsOf(door as Door), ...buildInputs, 'door'].sort())
      expect(action.inputs['door']?.default).toBe(door)
      expect(Object.keys(action.outputs).sort()).toEqual([...outputsOf(door as Door)].sort())
      expect(action.inputs['stackerfiles']?.default).toBe(door === 'save' ? undefined : defaultStackerfiles)
      expect(action.runs.using).toBe('node24')
      expect(join(file, '..', action.runs.main)).toBe('dist/index.js')
      expect(action.runs.post).toBe(door === 'main' ? 'dist/post.js' : undefined)
    },
  )

  test('the defaults in the files are those of the program', async () => {
    const action = parse(readFileSync(resolve(import.meta.dirname, '../../action.yml'), 'utf8')) as ActionFile
    const defaults = Object.fromEntries(
      Object.entries(action.inputs).map(([name, { default: text }]) => [name, text ?? '']),
    )
    const job = openJob({ 'stacker.yaml': '' })
    expect(await optionsFor(job, defaults)).toEqual(await optionsFor(job, {}))
  })
})

describe('values', () => {
  test('without inputs everything has its default', async () => {
    const job = openJob({ 'stacker.yaml': '' })
    expect(await optionsFor(job, {})).toEqual({
      sources: { kind: 'files', files: [join(job.workspace, 'stacker.yaml')] },
      directories: {
        working: job.workspace,
        stacker: join(job.workspace, '.stacker'),
        oci: join(job.workspace, 'oci'),
        roots: join(job.workspace, 'roots'),
        workDirOption: '',
      },
      substitute: [],
      layerTypes: ['tar'],
      verity: true,
      stacker: 'stacker',
      stackerVersion: { kind: 'auto' },
      stackerUser: 'auto',
      epoch: { kind: 'auto' },
      umask: 'auto',
      store: [{ kind: 'github' }],
      keyPrefix: 'stack-cache',
      trust: { kind: 'scoped', verifyKeys: [], workflows: [] },
      bases: 'check',
      binds: 'stacker',
      complete: false,
      bindsExclude: [],
      refresh: [],
      stages: 2,
      restore: 'all',
      save: 'auto',
      patience: 60_000,
      budget: 8e9,
      summary: true,
      publish: 'all',
      publishIndex: 'none',
      from: 'store',
    })
  })

  test('every input becomes a value', async () => {
    const job = openJob({ 'sub/stacker.yaml': '' })
    const options = await optionsFor(job, {
      'working-directory': 'sub',
      'work-dir': 'w',
      'roots-dir': 'r',
      'substitute-file': 'subs.yaml',
      'layer-type': 'tar\nsquashfs\ntar',
      'no-verity': 'true',
      'stacker-version': '1.1.0-rc2',
      'stacker-user': 'runner',
      'source-date-epoch': '1700000000',
      umask: '0027',
      store: '# nearest first\ndir:../cache dir\ngithub',
      'key-prefix': 'two',
      bases: 'recorded',
      refresh: 'base\napp-*',
      'max-age': '7.5',
      restore: 'none',
      save: 'never',
      patience: '2.5',
      budget: '512 MiB',
      summary: 'false',
    })
    const at = (path: string): string => join(job.workspace, path)
    expect(options).toMatchObject({
      directories: {
        working: at('sub'),
        stacker: at('sub/w/.stacker'),
        oci: at('sub/w/oci'),
        roots: at('sub/r'),
        workDirOption: 'w',
      },
      substituteFile: at('sub/subs.yaml'),
      layerTypes: ['tar', 'squashfs'],
      verity: false,
      stackerVersion: { kind: 'release', release: 'v1.1.0-rc2' },
      stackerUser: 'runner',
      epoch: { kind: 'seconds', seconds: 1_700_000_000n },
      umask: 0o027,
      store: [{ kind: 'directory', path: at('cache dir') }, { kind: 'github' }],
      keyPrefix: 'two',
      bases: 'recorded',
      refresh: ['base', 'app-*'],
      maxAge: 7.5,
      restore: 'none',
      save: 'never',
      patience: 2_500,
      budget: 512 * 1024 * 1024,
      summary: false,
    })
  })

  test('search-dir is one recursive-build, with the pattern that stacker has', async () => {
    const job = openJob()
    const given = await optionsFor(job, { stackerfiles: defaultStackerfiles, 'search-dir': 'images' })
    expect(given.sources).toEqual({ kind: 'search', directory: 'images', pattern: '\\/stacker.yaml$' })
  })

  test.each([
    [{ 'layer-type': 'tar\nzip' }, 'layer-type: expected "tar" or "squashfs" or "erofs", got "zip"'],
    [{ 'stacker-user': 'me' }, 'stacker-user: expected "auto" or "root" or "runner", got "me"'],
    [{ 'stacker-version': 'latest' }, 'stacker-version: expected "auto" or a release as "v1.2.0", got "latest"'],
    [{ 'source-date-epoch': '1e9' }, 'source-date-epoch: expected "auto", "none" or seconds since 1970, got "1e9"'],
    [{ 'source-date-epoch': '9223372036854775808' }, 'source-date-epoch: expected'],
    [{ umask: '0o22' }, 'umask: expected "auto" or octal digits as "022", got "0o22"'],
    [{ umask: '1022' }, 'umask: expected'],
    [{ store: 'dir:a\ndir:b/../a' }, '/a" is given twice; leave one out'],
    [{ store: 'disk' }, 'store: expected "github", "dir:PATH" or "oci:REGISTRY/REPOSITORY", got "disk"'],
    [
      { store: 'oci:a/b' },
      'store: expected "oci:REGISTRY/REPOSITORY", got "oci:a/b": the name of the registry comes first',
    ],
    [{ store: 'oci:ghcr.io/a/b:tag' }, 'got "oci:ghcr.io/a/b:tag": a repository has no tag'],
    [{ store: 'oci:ghcr.io/A' }, 'repository name must be lowercase'],
    [
      { store: 'oci:ann:s3cret@ghcr.io/a' },
      'store: expected "oci:REGISTRY/REPOSITORY": user and password are taken from where docker login keeps them',
    ],
    [{ 'key-prefix': 'a,b' }, 'key-prefix: expected'],
    [{ bases: 'ask' }, 'bases: expected "check" or "recorded", got "ask"'],
    [{ 'max-age': '0' }, 'max-age: expected a number of days above 0, got "0"'],
    [{ patience: '0' }, 'patience: expected a number of seconds above 0, got "0"'],
    [{ patience: 'a minute' }, 'patience: expected a number of seconds above 0, got "a minute"'],
    [{ restore: 'some' }, 'restore: expected "all" or "needed" or "none", got "some"'],
    [{ budget: '8 parsecs' }, 'budget: expected a size as "8 GB" or "512 MiB", got "8 parsecs"'],
    [{ 'stacker-dir': 'a\0b' }, 'stacker-dir: there is a NUL character in it, which no name or path can hold'],
    [{ summary: 'yes' }, 'summary: expected "true" or "false", got "yes"'],
    [{ substitute: 'VERSION' }, 'substitute: expected KEY=VALUE, and item 1 has no "="'],
    [{ 'working-directory': 'nowhere' }, 'working-directory: '],
    [{ 'roots-dir': 'a:b' }, 'roots-dir: '],
    [{ stackerfiles: 'stacker.yaml', 'search-dir': '.' }, 'stackerfiles and search-dir exclude each other'],
    [{ stackerfiles: '', 'stacker-file-pattern': 'x' }, 'stackerfiles and stacker-file-pattern exclude each other'],
    [{ stackerfiles: 'images/*.yaml' }, 'stackerfiles: no file matches "images/*.yaml"'],
    [{ stackerfiles: 'missing.yaml' }, 'stackerfiles: no file matches "missing.yaml"'],
  ])('%j is refused by name', async (inputs, message) => {
    expect(await failureFor(inputs)).toContain(message)
  })

  test('all that is wrong is said at once', async () => {
    expect((await failureFor({ bases: 'x', save: 'y' })).split('\n')).toHaveLength(2)
  })
})

describe('globs', () => {
  const expand = async (job: Job, ...lines: string[]): Promise<readonly string[]> => {
    const files = await expandStackerfiles(lines, givenDirectories(new Map(), job.workspace))
    return files.map((file) => file.slice(job.workspace.length + 1))
  }

  test('the order of the lines is kept, inside a glob it is by byte, and no file comes twice', async () => {
    const job = openJob({ 'b/s.yaml': '', 'a/s.yaml': '', 'B/s.yaml': '', 'ä/s.yaml': '', 'top.yaml': '' })
    expect(await expand(job, 'top.yaml', '*/s.yaml', '*.yaml')).toEqual([
      'top.yaml',
      'B/s.yaml',
      'a/s.yaml',
      'b/s.yaml',
      'ä/s.yaml',
    ])
  })

  test('an excluded file is taken away from the lines above', async () => {
    const job = openJob({ 'a/s.yaml': '', 'b/s.yaml': '' })
    expect(await expand(job, '*/s.yaml', '!b/*')).toEqual(['a/s.yaml'])
  })

  test('a name with the signs of a glob is itself when it exists', async () => {
    const job = openJob({ 'a[1]/s.yaml': '', 'a1/s.yaml': '' })
    expect(await expand(job, 'a[1]/s.yaml')).toEqual(['a[1]/s.yaml'])
  })

  test("globs do not look into stacker's own directories", async () => {
    const job = openJob({
      'a/s.yaml': '',
      'roots/x/rootfs/s.yaml': '',
      '.stacker/imports/x/s.yaml': '',
      'oci/s.yaml': '',
    })
    expect(await expand(job, '**/s.yaml')).toEqual(['a/s.yaml'])
  })

  test('directories and broken links are no stackerfiles', async () => {
    const job = openJob({ 'a.yaml': '' })
    mkdirSync(join(job.workspace, 'd.yaml'))
    symlinkSync('nowhere', join(job.workspace, 'l.yaml'))
    expect(await expand(job, '*.yaml')).toEqual(['a.yaml'])
    await expect(expand(job, 'd.yaml')).rejects.toThrow(UserError)
  })
})
