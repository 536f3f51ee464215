// What a restore at a terminal leaves for the save that follows: it lies about until the next one, and is of one checkout and build.
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { runCommandLine } from '../../src/cli/run-command-line.ts'
import { answering, type Called } from '../action/runner.ts'
import { planOf } from '../report/plans.ts'

interface Desk {
  readonly project: string
  readonly called: Called
  /** Answers what was said. */
  readonly run: (args: readonly string[], cwd?: string) => Promise<string>
  /** As stacker leaves it after a build. */
  readonly build: (text: string) => void
}

const noted = { noted: [1, 'two'] }

function openDesk(): Desk {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'stack cache desk ')))
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true })
  })
  const project = join(root, 'project')
  writeProject(project)
  const { useCases, called } = answering(planOf({ base: { file: 's.yaml' } }))
  const run: Desk['run'] = async (args, cwd = project) => {
    let said = ''
    const terminal = {
      out: () => undefined,
      err: (text: string) => {
        said += text
      },
      outIsTerminal: false,
      errIsTerminal: false,
    }
    const person = { terminal, environment: { XDG_CACHE_HOME: join(root, 'cache') }, cwd, now: () => 0, version: '1' }
    expect(await runCommandLine(args, useCases, { run: () => Promise.resolve('') }, person), said).toBe(0)
    return said
  }
  const build = (text: string): void => {
    mkdirSync(join(project, '.stacker'), { recursive: true })
    writeFileSync(join(project, '.stacker', 'build.cache'), text)
  }
  return { project, called, run, build }
}

function writeProject(directory: string): void {
  mkdirSync(directory)
  for (const file of ['stacker.yaml', 'other.yaml']) writeFileSync(join(directory, file), '')
}

const restored = ['restore', '-f', 'other.yaml', '-f', 'stacker.yaml', '--substitute', 'A=1']

test('is used by the save of the same build, from wherever that is called, and by a save of a part of it', async () => {
  const { project, called, run, build } = openDesk()
  expect(await run(['restore', '--working-directory', 'project', '--substitute', 'A=1'], join(project, '..'))).toBe('')
  build('one')
  expect(await run(['save', '--budget', '1 GB', '--substitute', 'A=1'])).toBe('')
  expect(called.handovers).toEqual([noted])
  expect(called.options[1]).toMatchObject({ substitute: ['A=1'], directories: { working: project } })

  await run(restored)
  expect(await run(['save', '-f', 'other.yaml'])).toBe('')
  expect(called.handovers[1]).toEqual(noted)
  expect(called.options[3]).toMatchObject({ substitute: ['A=1'], sources: { files: [join(project, 'other.yaml')] } })
})

test('through a link is used for the directories and the store that the restore saw', async () => {
  const { project, called, run } = openDesk()
  const root = join(project, '..')
  const link = join(root, 'far', 'link')
  mkdirSync(join(root, 'far'))
  symlinkSync(project, link)
  await run(restored, link)
  expect(await run(['save', '--stacker-dir', join(link, '.stacker')], root)).toBe('')
  await run(['restore', '--working-directory', link, '--store', 'dir:../store', '--substitute', 'A=1'], root)
  expect(await run(['save'])).toBe('')
  expect(called.handovers).toEqual([noted, noted])
  const [, first, before, second] = called.options
  expect(first).toMatchObject({ directories: { working: link } })
  expect(second).toMatchObject({ directories: { working: project }, store: before?.store })
})

test('is not used, and that is said, in another checkout at the same place', async () => {
  const { project, called, run } = openDesk()
  await run(restored)
  renameSync(project, `${project} of yesterday`)
  writeProject(project)
  expect(await run(['save'])).toContain(
    'warning: what a restore left here is not used: it is of another checkout than the one that is here now',
  )
  expect(called.handovers).toEqual([undefined])
  expect(called.options[1]).toMatchObject({ substitute: [], sources: { files: [join(project, 'stacker.yaml')] } })
  rmSync(project, { recursive: true })
  writeProject(project)
  expect(await run(['save'])).toContain('is of another checkout')
})

test.each([
  [['--substitute', 'A=2'], 'substitute'],
  [['--layer-type', 'squashfs', '--no-verity'], 'layer-type, no-verity'],
  [['-f', 'third.yaml'], 'stackerfiles'],
  [['--search-dir', '.'], 'stackerfiles'],
  [['--oci-dir', 'layout'], 'directories'],
  [['--source-date-epoch', '1000'], 'source-date-epoch'],
])('is not used, and that is said, by a save with %j: that is another build', async (given, named) => {
  const { project, called, run } = openDesk()
  writeFileSync(join(project, 'third.yaml'), '')
  await run(restored)
  expect(await run(['save', ...given])).toContain(`is not used: it was given other options (${named})`)
  expect(called.handovers).toEqual([undefined])
  if (named !== 'substitute') expect(called.options[1]).toMatchObject({ substitute: [] })
})

test('is used again by a save of the same build, and not once stacker has built more', async () => {
  const { called, run, build } = openDesk()
  await run(restored)
  build('one')
  await run(['save'])
  expect(await run(['save'])).toBe('')
  expect(called.options[2]).toMatchObject({ substitute: ['A=1'] })
  build('another')
  expect(await run(['save'])).toContain('is not used: a save has used it, and stacker has run since')
  expect(called.options[3]).toMatchObject({ substitute: [] })
  await run(restored)
  expect(await run(['save'])).toBe('')
})

test('is not used where its stackerfile is gone', async () => {
  const { project, called, run } = openDesk()
  await run(restored)
  rmSync(join(project, 'other.yaml'))
  expect(await run(['save'])).toContain('is not used: its stackerfile')
  expect(called.handovers).toEqual([undefined])
})
