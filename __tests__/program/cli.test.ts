// The command line as a process: what a person, or a script of theirs, sees.
import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { inject, expect, test } from 'vitest'

import { openJob, runNode } from './job.ts'
import type { Job, Ran } from './job.ts'
import { release, shop } from './shop.ts'
import { treeOf } from './tree.ts'

const project = shop('example-edit')
const program = path.join(inject('bundle'), 'index.js')
const common = ['--stacker-version', release, ...options(project.first)]

function options(inputs: Readonly<Record<string, string>>): string[] {
  const given = Object.entries(inputs).filter(([name]) => name !== 'stacker-version')
  return given.flatMap(([name, value]) => [`--${name}`, value])
}

/** A person's machine: no variable of a runner is set. */
function openDesk(place: string, home?: string): Job {
  const desk = openJob(place)
  const { PATH = '', HOME = '' } = desk.environment
  return { ...desk, environment: { PATH, HOME: home ?? HOME, TERM: 'xterm' } }
}

function run(desk: Job, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return runNode(process.execPath, [program, ...args], {
    cwd: desk.workspace,
    environment: { ...desk.environment, ...environment },
  })
}

test('without a word, and without a runner, the program tells how it is used', async () => {
  const told = await run(openDesk('wordless'), [])
  expect(told).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Usage: stack-cache COMMAND/) as string })
})

test('plan, restore, a build and save work without an option for the store, and a second checkout finds the layers', async () => {
  const first = openDesk('first')
  const sources = project.write(first.workspace)
  const before = treeOf(first.workspace)
  const empty = await run(first, ['plan', ...common, '--exit-code'])
  expect(empty, empty.err).toMatchObject({ code: 10, err: '' })
  expect(empty.out).toMatch(/^4 of 4 layers will be built by stacker v1\.2\.0\.\n/)
  expect(treeOf(first.workspace)).toEqual(before)

  expect(await run(first, ['restore', ...common])).toMatchObject({ code: 0, err: '' })
  project.build(sources)
  const saved = await run(first, ['save'])
  expect(saved, saved.err).toMatchObject({ code: 0, err: '' })
  expect(saved.out).toMatch(/^Saved 4 layers to dir:.*\/\.cache\/stack-cache\/store: /)
  const local = await run(first, ['plan', ...common, '--from', 'local', '--exit-code'])
  expect(local, local.out).toMatchObject({ code: 0 })

  const second = openDesk('elsewhere/and deeper', first.environment['HOME'])
  project.change(project.write(second.workspace))
  const json = await run(second, ['plan', ...common, '--json', '--exit-code'])
  expect(json.code).toBe(10)
  expect(JSON.parse(json.out)).toMatchObject({
    format: 1,
    stacker: { release, cacheVersion: 16 },
    rebuild: project.rebuilt,
    hit: project.cached,
    any: true,
    count: project.rebuilt.length,
  })
  const why = await run(second, ['why', 'shop', ...common])
  expect(why.out).toContain('import `src` changed')
  expect(why.out).toContain('lib/store.c')

  const restored = await run(second, ['restore', ...common, '--json'])
  expect(JSON.parse(restored.out)).toMatchObject({ rebuild: project.rebuilt, transfer: { notRestored: [] } })
  const left = await run(second, ['plan', ...common, '--from', 'local', '--json'])
  expect(JSON.parse(left.out)).toMatchObject({ rebuild: project.rebuilt, hit: project.cached })
})

test('exit codes tell a mistake in the project from a wrong command line', async () => {
  const desk = openDesk('work')
  project.write(desk.workspace)
  writeFileSync(path.join(desk.workspace, 'broken.yaml'), 'app:\n  run: [x\n')
  const broken = await run(desk, ['plan', '-f', 'broken.yaml', '--stacker-version', release])
  expect(broken).toMatchObject({ code: 1, out: '' })
  expect(broken.err).toMatch(/^broken\.yaml:3:1: .*; close the bracket with \]\n/)
  expect(await run(desk, ['plan', '--layer-type', 'zip'])).toMatchObject({
    code: 1,
    err: 'layer-type: expected "tar" or "squashfs" or "erofs", got "zip"\n',
  })
  expect(await run(desk, ['why', 'nothing', ...common])).toMatchObject({
    code: 1,
    err: 'there is no layer `nothing` in the given stackerfiles; they have `toolchain`, `service`, `shop`, `manual`\n',
  })
  for (const wrong of [['paln'], ['plan', '--colour'], ['plan', 'stacker.yaml'], ['why']]) {
    const { code, out, err } = await run(desk, wrong)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^stack-cache: .*; see "stack-cache .*--help"\n$/)
  }
  for (const page of [['--help'], ['help', 'plan'], ['save', '--help']]) {
    const { code, out, err } = await run(desk, page)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^Usage: stack-cache /)
  }
})

test('a reader that has seen enough ends the program quietly', () => {
  const desk = openDesk('work')
  project.write(desk.workspace)
  const command = [
    '"$0" "$1" plan',
    ...common.map((word) => `'${word}'`),
    '--json | head -c 1; echo "${PIPESTATUS[*]}"',
  ]
  const { stdout, stderr } = spawnSync('bash', ['-c', command.join(' '), process.execPath, program], {
    cwd: desk.workspace,
    env: desk.environment,
    encoding: 'utf8',
  })
  expect({ stdout, stderr }).toEqual({ stdout: '{0 0\n', stderr: '' })
})

const escape = '\u001b['
const hasTerminals = spawnSync('script', ['--version']).status === 0

test.skipIf(!hasTerminals)('a terminal gets colour, unless NO_COLOR is set; a pipe does not', async () => {
  const desk = openDesk('work')
  project.write(desk.workspace)
  const onTerminal = (environment: Readonly<Record<string, string>>): string => {
    const line = [process.execPath, program, 'plan', ...common].map((word) => `'${word}'`).join(' ')
    return execFileSync('script', ['-qec', line, '/dev/null'], {
      cwd: desk.workspace,
      env: { ...desk.environment, ...environment },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }
  expect(onTerminal({})).toContain(`${escape}33mmiss${escape}0m`)
  expect(onTerminal({ NO_COLOR: '1' })).not.toContain(escape)
  expect(onTerminal({ TERM: 'dumb' })).not.toContain(escape)
  expect((await run(desk, ['plan', ...common])).out).not.toContain(escape)
})
