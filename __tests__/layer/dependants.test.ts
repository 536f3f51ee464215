import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

import { findDependants } from '../../src/layer/provisions.ts'
import { dependencies, listLayers, stackLayers } from '../../src/layer/stack.ts'
import { newestRelease } from '../../src/release/releases.ts'
import { loadProject } from '../../src/stackerfile/load.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'dependants-'))
afterAll(() => {
  rmSync(directory, { recursive: true })
})

test('a layer is taken from though what is taken cannot be foreseen: stacker fetches it on every run', async () => {
  const file = path.join(directory, 'stacker.yaml')
  writeFileSync(
    file,
    'maker:\n  from: {type: scratch}\ntaker:\n  from: {type: scratch}\n  imports: [stacker://maker/a, stacker://maker/a]\n',
  )
  const project = await loadProject({
    builds: [{ roots: [file] }],
    release: newestRelease,
    substitutions: [],
    directories: { rootsDir: '/r', stackerDir: '/s', ociDir: '/o', workDir: '' },
    host: { os: 'linux', arch: 'amd64' },
    workingDirectory: directory,
  })
  const unknown = { kind: 'unknown', code: 'import-unresolved', why: 'they have one base name' } as const
  const layers = listLayers(project).map(({ definition, build }) => ({
    facts: {
      definition,
      base: { kind: 'known', base: '' } as const,
      epoch: null,
      imports: (definition.layer.Imports ?? []).map(() => unknown),
      overlayDirs: [],
    },
    build,
  }))
  const stack = stackLayers(project, layers)
  expect(stack.map((layer) => dependencies(layer))).toEqual([[], [0]])
  const found = { candidate: undefined, objections: [], present: new Set<never>() }
  const judgement = { verdict: 'hit', reasons: [], candidate: undefined, standing: { kind: 'unknown' } } as const
  const { taken } = findDependants(stack.map((stacked) => ({ stacked, found, judgement })))
  expect([...(taken.get(0) ?? [])]).toEqual(['/a'])
})
