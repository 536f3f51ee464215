import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import type { OptionName } from '../../src/options/option-texts.ts'
import { readOptions } from '../../src/options/read-options.ts'
import { stackerScript } from '../../src/plan/stacker-script.ts'

function workspace(): string {
  const directory = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), "stacker's script-")))
  onTestFinished(() => {
    fs.rmSync(directory, { recursive: true })
  })
  return directory
}

/** What a stacker that is run by the script sees: where it runs, its epoch, and its arguments. */
async function seen(
  cwd: string,
  ...builds: readonly Partial<Record<OptionName, readonly string[]>>[]
): Promise<string[][]> {
  const expand = (lines: readonly string[]): Promise<readonly string[]> =>
    Promise.resolve(lines.map((line) => path.join(cwd, line)))
  const options = await Promise.all(
    builds.map((texts) =>
      readOptions(new Map(Object.entries(texts) as [OptionName, readonly string[]][]), {
        cwd,
        defaultStore: 'github',
        expand,
      }),
    ),
  )
  const script = path.join(cwd, 'run.sh')
  fs.writeFileSync(script, stackerScript(options))
  const stacker = path.join(cwd, 'stacker')
  fs.writeFileSync(stacker, '#!/bin/sh\nprintf "%s\\0" "$PWD" "${SOURCE_DATE_EPOCH-unset}" "$@"\nprintf "\\0"\n', {
    mode: 0o755,
  })
  const told = execFileSync('sh', [script], {
    env: { PATH: `${cwd}:${process.env['PATH'] ?? ''}`, SOURCE_DATE_EPOCH: '7' },
    encoding: 'utf8',
  })
  return told
    .split('\0\0')
    .slice(0, -1)
    .map((call) => call.split('\0'))
}

const directories = (cwd: string, sub = ''): string[] => [
  ...['--stacker-dir', path.join(cwd, sub, '.stacker')],
  ...['--oci-dir', path.join(cwd, sub, 'oci'), '--roots-dir', path.join(cwd, sub, 'roots')],
]

test('the script tells stacker exactly what was planned, whatever characters it holds', async () => {
  const cwd = workspace()
  fs.mkdirSync(path.join(cwd, 'images'))
  const value = `it's "two"\nlines $(and more) \\`
  const calls = await seen(cwd, {
    stackerfiles: ['a.yaml', 'b c.yaml'],
    substitute: [`NOTE=${value}`, 'EMPTY='],
    'substitute-file': ['values.yaml'],
    'layer-type': ['squashfs', 'tar'],
    'no-verity': ['true'],
    'source-date-epoch': ['1700000000'],
  })
  const build = (file: string): string[] => [
    ...[
      cwd,
      '1700000000',
      ...directories(cwd),
      'build',
      '--layer-type',
      'squashfs',
      '--layer-type',
      'tar',
      '--no-verity',
    ],
    ...['--substitute', `NOTE=${value}`, '--substitute', 'EMPTY=', '--substitute-file', path.join(cwd, 'values.yaml')],
    ...['-f', path.join(cwd, file)],
  ]
  expect(calls).toEqual([build('a.yaml'), build('b c.yaml')])
})

test('builds run one after the other, each where and as it was planned', async () => {
  const cwd = workspace()
  fs.mkdirSync(path.join(cwd, 'images'))
  const calls = await seen(
    cwd,
    { 'search-dir': ['layers'], 'source-date-epoch': ['none'], 'work-dir': ['w'] },
    { stackerfiles: ['a.yaml'], 'working-directory': ['images'] },
  )
  expect(calls).toEqual([
    [
      ...[
        cwd,
        'unset',
        '--work-dir',
        'w',
        ...directories(path.join(cwd, 'w')),
        'recursive-build',
        '--layer-type',
        'tar',
      ],
      ...['-d', 'layers', '-p', '\\/stacker.yaml$'],
    ],
    [
      path.join(cwd, 'images'),
      '7',
      ...directories(cwd, 'images'),
      'build',
      '--layer-type',
      'tar',
      '-f',
      path.join(cwd, 'a.yaml'),
    ],
  ])
})
