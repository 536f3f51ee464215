import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { readAttributes } from '../../src/formats/extended-attributes.ts'
import { formatTree } from '../formats/mtree-text.ts'
import type { ContentFact } from '../../src/layer/facts.ts'
import { openOwnDirectories } from '../../src/predict/own-directories.ts'
import { predictOverlayDirs } from '../../src/predict/overlay-dirs.ts'
import { newestRelease } from '../../src/release/releases.ts'
import { layerFrom, project } from './base-project.ts'

async function factsOf(
  directory: string,
  sources: readonly string[],
  rootUser = true,
): Promise<readonly ContentFact[]> {
  const layer = { ...layerFrom({ Type: 'scratch' }), OverlayDirs: sources.map((Source) => ({ Source, Dest: '/' })) }
  return await predictOverlayDirs(layer, {
    release: newestRelease,
    workingDirectory: directory,
    umask: 0o022,
    rootUser,
    download: () => Promise.reject(new Error('nothing is downloaded')),
    readAttributes,
    ownDirectories: openOwnDirectories([path.join(directory, '.stacker')]),
  })
}

test('an overlay dir is its tree with the modes as they are, in the order of the list', async () => {
  const directory = await project({ 'a/f': 'f', 'b/g': 'g' })
  mkdirSync(path.join(directory, 'a/narrow'), { mode: 0o700 })
  const facts = await factsOf(directory, ['b', 'a/'])
  const [b, a] = facts.map((fact) => (fact.kind === 'directory' ? formatTree(fact.tree) : fact.kind))
  expect(b).toMatch(/^ *g .*mode=0644/m)
  expect(a).toMatch(/^ *f .*mode=0644/m)
  expect(a).toMatch(/^ *narrow .*mode=0700/m)
})

test("what is missing, is a file, or holds stacker's directories has no tree", async () => {
  const directory = await project({ file: 'f' })
  mkdirSync(path.join(directory, '.stacker'))
  writeFileSync(path.join(directory, '.stacker/build.cache'), '{}')
  expect(await factsOf(directory, ['absent', 'file', '.stacker', '.'])).toEqual([
    { kind: 'unknown', code: 'generated-source', why: 'it does not exist before the build' },
    { kind: 'broken', why: 'stacker cannot walk it: it is a file where a directory must be' },
    ...[1, 2].map(() => ({
      kind: 'unknown',
      code: 'import-unresolved',
      why: "it holds stacker's own directories, which every build changes",
    })),
  ])
})

test.runIf(process.getuid?.() === 0)('root does not know which user will run stacker', async () => {
  const directory = await project({ 'a/f': 'f' })
  expect(await factsOf(directory, ['a'], false)).toEqual([
    { kind: 'unknown', code: 'import-unresolved', why: 'which user will run stacker is not known' },
  ])
})
