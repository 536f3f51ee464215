// Over what an earlier build left in the workspace, and over entries that are not what they seem.
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { CheckedDirectories } from '../stacker/laid-state.ts'
import { readCache } from '../stacker/laid-state.ts'
import { mutate, writeProject, type Project } from '../stacker/recorded-project.ts'
import { readRecordings, type State } from '../stacker/recorded.ts'
import { layDown } from '../stacker/recorded-build.ts'
import { command } from './replay.ts'
import { buildOver, keyOf, readDisk } from '../stacker/symbolic-build.ts'
import { readVisible, type VisibleBuild } from '../stacker/visible-layers.ts'

const recordings = readRecordings(path.join(import.meta.dirname, 'golden'))
const release = 'v1.2.0'

let place: string
let store: string
beforeEach(() => {
  place = fs.mkdtempSync(path.join(os.tmpdir(), 'self-hosted-'))
  store = path.join(place, 'store')
})
afterEach(() => {
  fs.rmSync(place, { recursive: true, force: true })
})

function write(id: string, ...below: string[]): { project: Project; state: State; change: () => void } {
  const scenario = recordings.scenarios.find((candidate) => candidate.id === id)
  const state = scenario && recordings.state(scenario, release)
  if (scenario === undefined || state === undefined) throw new Error(`no scenario ${id}`)
  const project = writeProject(scenario, recordings, state, path.join(place, ...below))
  return {
    project,
    state,
    change: () => {
      mutate(project, scenario.mutation, recordings, state)
    },
  }
}

function build(id: string): ReturnType<typeof write> {
  const written = write(id, 'first', 'project')
  layDown(written.project, release, recordings, written.state)
  return written
}

async function verdicts(
  project: Project,
  verb: 'plan' | 'restore',
  ...more: string[]
): Promise<Record<string, string>> {
  const { code, out, said } = await command(project, release, store, verb, ['--json', ...more])
  if (code !== 0) throw new Error(said)
  const { layers } = JSON.parse(out) as { layers: { name: string; verdict: string }[] }
  return Object.fromEntries(layers.map(({ name, verdict }) => [name, verdict]))
}

const cachePath = ({ directory }: Project): string => path.join(directory, '.stacker', 'build.cache')
const entriesIn = ({ directory }: Project): string[] =>
  (readCache(path.join(directory, '.stacker'))?.entries ?? []).map(({ name }) => name)

describe('the state of an earlier build', () => {
  test('loses what is stale although the store has nothing, and keeps what is good', async () => {
    const { project, change } = build('import-edit')
    fs.mkdirSync(path.join(project.directory, '.stacker', 'imports', 'base'), { recursive: true })
    expect(await verdicts(project, 'restore')).toEqual({ base: 'hit', child: 'hit' })
    expect(entriesIn(project)).toEqual(['base', 'child'])
    change()
    expect(await verdicts(project, 'restore')).toEqual({ base: 'miss', child: 'miss' })
    expect(entriesIn(project)).toEqual([])
    expect(fs.existsSync(path.join(project.directory, '.stacker', 'imports'))).toBe(false)
  })

  test('keeps the entries of stackerfiles that are not given now', async () => {
    const { project } = build('boprereq-nochange')
    const before = entriesIn(project)
    project.command = ['build', '-f', 'tools.yaml']
    expect(await verdicts(project, 'restore')).toEqual({ tools: 'hit' })
    expect(entriesIn(project).sort()).toEqual(before.sort())
    project.command = ['build', '-f', 'stacker.yaml']
    expect(new Set(Object.values(await verdicts(project, 'plan', '--from', 'local')))).toEqual(new Set(['hit']))
  })

  test.each(['', '{"cache":{', '{"cache":{},"version":3}'])(
    'that stacker would stop at or discard (%j) goes',
    async (text) => {
      const { project } = build('nochange')
      fs.writeFileSync(cachePath(project), text)
      expect(await verdicts(project, 'restore')).toEqual({ base: 'miss', child: 'miss' })
      expect(fs.existsSync(cachePath(project))).toBe(false)
    },
  )
})

test('what the store has lost of a good layer is no loss where its state still stands', async () => {
  const { project } = build('dir-nochange')
  // Comments tell one text of a tree from another, which is equal.
  const comments = Buffer.from('# long long long long long long\n'.repeat(1000))
  const cache = JSON.parse(fs.readFileSync(cachePath(project), 'utf8')) as {
    cache: Record<string, { Imports: Record<string, { Hash: string }> | null }>
  }
  for (const { Imports: imports } of Object.values(cache.cache)) {
    for (const fact of Object.values(imports ?? {}))
      fact.Hash = Buffer.concat([comments, Buffer.from(fact.Hash, 'base64')]).toString('base64')
  }
  fs.writeFileSync(cachePath(project), JSON.stringify(cache))
  expect((await command(project, release, store, 'save')).code).toBe(0)
  const blobs = path.join(store, 'blobs', 'sha256')
  const trees = fs.readdirSync(blobs).filter((name) => fs.readFileSync(path.join(blobs, name)).includes('# long'))
  expect(trees).toHaveLength(1)
  for (const name of trees) fs.rmSync(path.join(blobs, name))
  const planned = await verdicts(project, 'plan')
  expect(new Set(Object.values(planned))).toEqual(new Set(['hit']))
  expect(await verdicts(project, 'restore')).toEqual(planned)
  expect(entriesIn(project).sort()).toEqual(Object.keys(planned).sort())
})

test('a child that was built on an earlier base is not made to look as if it were built on this one', async () => {
  const { project } = build('nochange')
  const cache = JSON.parse(fs.readFileSync(cachePath(project), 'utf8')) as { cache: Record<string, { Base: string }> }
  if (cache.cache['child']) cache.cache['child'].Base = '1'
  fs.writeFileSync(cachePath(project), JSON.stringify(cache))
  expect((await command(project, release, store, 'save')).code).toBe(0)
  const { project: elsewhere } = write('nochange', 'elsewhere', 'project')
  expect(await verdicts(elsewhere, 'restore')).toEqual({ base: 'hit', child: 'miss' })
  expect(entriesIn(elsewhere)).toEqual(['base'])
  // Nor in place, where the entry itself stands.
  expect(await verdicts(project, 'restore')).toEqual({ base: 'hit', child: 'miss' })
  expect(entriesIn(project)).toEqual(['base'])
})

describe('going through a build over what was restored', () => {
  async function restored(id: string): Promise<{ directories: CheckedDirectories; visible: readonly VisibleBuild[] }> {
    const { project } = build(id)
    await command(project, release, store, 'save')
    const { project: elsewhere } = write(id, 'elsewhere', 'project')
    await command(elsewhere, release, store, 'restore')
    const at = (name: string): string => path.join(elsewhere.directory, name)
    const visible = readVisible(elsewhere.directory, elsewhere.command)
    if (visible === undefined) throw new Error('no stackerfile')
    return { directories: { stackerDir: at('.stacker'), ociDir: at('oci'), rootsDir: at('roots') }, visible }
  }
  const tar = { extractsOnDemand: true, types: ['tar+false'] }
  const keys = (visible: readonly VisibleBuild[], ...names: string[]): Set<string> =>
    new Set(visible.flat().flatMap(({ layers }) => layers.filter(({ name }) => names.includes(name)).map(keyOf)))

  test('sees each thing that is missing', async () => {
    const { directories, visible } = await restored('bochain-nochange')
    const { rootsDir, ociDir, stackerDir } = directories
    const skipped = keys(visible, 'bo1', 'bo2')
    const problems = (): string => buildOver(readDisk(directories, tar), visible, skipped, tar).join('\n')
    const without = (file: string): string => {
      fs.renameSync(file, `${place}/aside`)
      try {
        return problems()
      } finally {
        fs.renameSync(`${place}/aside`, file)
      }
    }
    expect(problems()).toBe('')
    expect(without(path.join(rootsDir, 'bo1', 'overlay_metadata.json'))).toContain('bo2 stands on bo1')
    expect(without(path.join(rootsDir, 'bo2', 'overlay_metadata.json'))).toContain("couldn't read overlay metadata")
    expect(without(path.join(rootsDir, 'bo1'))).toContain('bo1 has no root')
    expect(without(path.join(stackerDir, 'layer-bases'))).toContain('layer-bases lacks')
    expect(without(path.join(ociDir, 'blobs'))).toContain('its image of type tar+false lacks')
    expect(
      buildOver(readDisk(directories, tar), visible, skipped, { ...tar, types: ['squashfs+true'] }).join(),
    ).toContain('is not packed as squashfs+true')
    const old = { ...tar, extractsOnDemand: false }
    expect(buildOver(readDisk(directories, old), visible, skipped, old).join()).toContain('nobody extracts')
  })

  test('misses a diff that garbage collection takes before a later file is built on it', async () => {
    const { directories, visible } = await restored('boprereq-nochange')
    const index = path.join(directories.ociDir, 'index.json')
    const skipped = keys(visible, 'tools', 'other')
    const all = JSON.parse(fs.readFileSync(index, 'utf8')) as { manifests: { annotations: Record<string, string> }[] }
    const kept = all.manifests.filter(({ annotations }) => Object.values(annotations).includes('other'))
    fs.writeFileSync(index, JSON.stringify({ ...all, manifests: kept }))
    expect(buildOver(readDisk(directories, tar), visible, skipped, tar).join()).toContain(
      'svc: its image of type tar+false lacks',
    )
  })

  test('finds what a third layer needs that is built again in two layer types', async () => {
    const { directories, visible } = await restored('types-order')
    const both = { extractsOnDemand: true, types: ['tar+false', 'squashfs+true'] }
    const [[file] = []] = visible
    const child = file?.layers.find(({ name }) => name === 'child')
    if (file === undefined || child === undefined) throw new Error('no child')
    const chain = [[{ ...file, layers: [...file.layers, { ...child, name: 'grandchild', base: 'child' }] }]]
    const skipped = keys(visible, 'base')
    expect(buildOver(readDisk(directories, both), chain, skipped, both)).toEqual([])
    const links = fs.readdirSync(directories.rootsDir).filter((name) => name.startsWith('sha256_'))
    expect(links).not.toEqual([])
    for (const name of links) fs.rmSync(path.join(directories.rootsDir, name), { recursive: true })
    expect(buildOver(readDisk(directories, both), chain, skipped, both).join()).toContain(
      'may be mounted and is not extracted',
    )
  })
})
