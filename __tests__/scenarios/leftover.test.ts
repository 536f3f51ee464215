import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { fileHash, hashContent } from '../../src/formats/file-hash.ts'
import { goFileMode } from '../../src/formats/go-file-mode.ts'
import { isAbsent } from '../../src/workspace/oci-layout.ts'
import { mutate, writeProject, type Project } from '../stacker/recorded-project.ts'
import { readRecordings, type Scenario } from '../stacker/recorded.ts'
import { layDown } from '../stacker/recorded-build.ts'
import { command } from './replay.ts'

// What an earlier build left in the workspace of a self-hosted runner, or of a person, meets restore and save.

const release = 'v1.2.0'
const recordings = readRecordings(fileURLToPath(new URL('./golden', import.meta.url)))

interface Place {
  readonly project: Project
  readonly scenario: Scenario
  readonly run: (verb: 'plan' | 'restore' | 'save', ...more: string[]) => Promise<string>
  /** As stacker leaves it after the first build. */
  readonly build: () => void
  readonly edit: () => void
  readonly entries: () => Promise<readonly string[]>
}

async function place(id: string): Promise<Place> {
  const scenario = recordings.scenarios.find((one) => one.id === id)
  const state = scenario && recordings.state(scenario, release)
  if (scenario === undefined || state === undefined) throw new Error(`no scenario ${id}`)
  const work = await realpath(await mkdtemp(path.join(os.tmpdir(), 'leftover-')))
  onTestFinished(() => rm(work, { recursive: true }))
  const project = writeProject(scenario, recordings, state, path.join(work, 'project'))
  const run: Place['run'] = async (verb, ...more) => {
    const { code, out, said } = await command(project, release, path.join(work, 'store'), verb, more)
    expect(said).not.toContain('fault in stack-cache')
    expect(code, said).toBe(0)
    return out
  }
  return {
    project,
    scenario,
    run,
    build: () => {
      layDown(project, release, recordings, state)
    },
    edit: () => {
      mutate(project, scenario.mutation, recordings, state)
    },
    entries: () => entriesOf(project),
  }
}

async function entriesOf({ directory }: Project): Promise<readonly string[]> {
  try {
    const bytes = await readFile(path.join(directory, '.stacker', 'build.cache'), 'utf8')
    return Object.keys((JSON.parse(bytes) as { cache: object }).cache)
  } catch (error) {
    if (isAbsent(error)) return []
    throw error
  }
}

async function verdicts({ run }: Place, ...more: string[]): Promise<Readonly<Record<string, string>>> {
  const { layers } = JSON.parse(await run('plan', '--json', ...more)) as {
    layers: { name: string; verdict: string }[]
  }
  return Object.fromEntries(layers.map(({ name, verdict }) => [name, verdict]))
}

test('a layer that is to be built again is taken out of a build.cache that stands there, or stacker would skip it', async () => {
  const here = await place('import-dest-content')
  await here.run('restore')
  here.build()
  await here.run('save')
  expect(await here.entries()).toEqual(['one'])
  await here.run('restore', '--refresh', 'one')
  expect(await here.entries()).toEqual([])
})

test('what an earlier build left is not believed about the content of an import with dest, and is taken away', async () => {
  const here = await place('import-dest-content')
  here.build()
  here.edit()
  await here.run('restore')
  expect(await here.entries()).toEqual([])
})

test('a good layer of an earlier build stays where nothing is in the store', async () => {
  const here = await place('nochange')
  here.build()
  const before = await here.entries()
  await here.run('restore')
  expect(before.length).toBeGreaterThan(0)
  expect(await here.entries()).toEqual(before)
})

test('with restore none the workspace stays as it is, and save believes nothing that its entries do not witness', async () => {
  const here = await place('import-dest-content')
  here.build()
  here.edit()
  await here.run('restore', '--restore', 'none')
  expect(await here.entries()).toEqual(['one'])
  // stacker skips the layer: it never compares the content of such an import (docs/stacker/build-cache.md#6.3).
  await here.run('save')
  expect((await verdicts(here))['one']).toBe('miss')
})

test('without a restore before the build save does not believe that a layer took its files from the producer of today', async () => {
  const here = await place('stidest-producer')
  here.build()
  await here.run('save')
  expect(await verdicts(here)).toEqual({ prod: 'hit', cons: 'miss' })
})

test('a save serves one build: what was seen before it says nothing about a later one', async () => {
  const here = await place('stidest-producer')
  await here.run('restore')
  here.build()
  await here.run('save')
  expect(await verdicts(here)).toEqual({ prod: 'hit', cons: 'hit' })
  // prod is built again with other sources; stacker skips cons, whose import with dest it never compares.
  here.edit()
  await builtAgain(here.project, 'prod', 'p.txt')
  await here.run('save')
  expect(await verdicts(here)).toEqual({ prod: 'hit', cons: 'miss' })
})

/** Writes into build.cache that `layer` was built with the file as it is now. */
async function builtAgain({ directory }: Project, layer: string, file: string): Promise<void> {
  const buildCache = path.join(directory, '.stacker', 'build.cache')
  const text = await readFile(buildCache, 'utf8')
  const { cache } = JSON.parse(text) as { cache: Record<string, { Imports: Record<string, { Hash: string }> }> }
  const before = cache[layer]?.Imports[path.join(directory, file)]?.Hash ?? ''
  const after = fileHash(hashContent(path.join(directory, file)).content, goFileMode(0o100644))
  expect(text.split(before)).toHaveLength(2)
  await writeFile(buildCache, text.replace(before, after))
}

test('a layer that takes a file with dest from a producer that is built again is not laid down: stacker would not compare it', async () => {
  const here = await place('stidest-producer')
  await here.run('restore')
  here.build()
  await here.run('save')
  here.edit()
  expect(await verdicts(here)).toEqual({ prod: 'miss', cons: 'miss' })
  await here.run('restore')
  expect(await here.entries()).toEqual([])
})

test("what lies in stacker's own directories is not known before the build, wherever they are", async () => {
  const here = await place('import-dest-content')
  const { directory } = here.project
  for (const own of ['state', 'layout', 'trees']) {
    await mkdir(path.join(directory, own, 'below'), { recursive: true })
    await writeFile(path.join(directory, own, 'below', 'file'), 'x\n')
    await writeFile(
      path.join(directory, 'stacker.yaml'),
      `one:\n  from: {type: scratch}\n  imports: [${own}/below, {path: ${own}/below/file, dest: /f}]\n`,
    )
    const out = await here.run(
      'plan',
      ...['--json', '--stacker-dir', 'state', '--oci-dir', 'layout', '--roots-dir', 'trees'],
    )
    const [layer] = (JSON.parse(out) as { layers: { reasons: { code: string; subject: string }[] }[] }).layers
    expect(layer?.reasons.slice(0, 2)).toMatchObject([
      { code: 'import-unresolved', subject: `${own}/below` },
      { code: 'import-unresolved', subject: `${own}/below/file` },
    ])
  }
})
