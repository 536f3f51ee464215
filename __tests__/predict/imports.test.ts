import { chmod, symlink } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readAttributes } from '../../src/formats/extended-attributes.ts'
import { predictImports } from '../../src/predict/foreseen-imports.ts'
import { openOwnDirectories } from '../../src/predict/own-directories.ts'
import { findRelease, newestRelease } from '../../src/release/releases.ts'
import type { Import } from '../../src/stackerfile/layer.ts'
import { layerFrom, project, stagedHash } from './base-project.ts'

/** What stacker will find for each, where paths are relative to the directory. */
async function facts(
  directory: string,
  imports: readonly Partial<Import>[],
  release = newestRelease,
): Promise<readonly unknown[]> {
  const layer = {
    ...layerFrom({ Type: 'scratch' }),
    Imports: imports.map((item) => {
      const written = item.Path ?? ''
      return { Hash: '', Dest: '', ...item, Path: written.includes('://') ? written : path.join(directory, written) }
    }),
  }
  const found = await predictImports(layer, {
    release,
    workingDirectory: directory,
    umask: 0o022,
    rootUser: true,
    download: () => Promise.reject(new Error('nothing is downloaded')),
    readAttributes,
    ownDirectories: openOwnDirectories(
      ['.stacker', 'oci', 'roots'].map((name) => path.join(directory, name)) as [string, string, string],
    ),
  })
  return found.map((fact) => (fact.kind === 'file' ? fact.hash : fact.kind))
}

const wide = BigInt(0o755)

// filesDiffer (import.go) compares the staged file with the next source (docs/stacker/staging.md#4.6): only one that differs from
// it is copied over it.
test('one file imported with a mode and without has the mode that the last copy gave it', async () => {
  const directory = await project({ f: 'f' })
  const narrow = stagedHash('f', '-rw-r--r--')
  expect(await facts(directory, [{ Path: 'f', Mode: wide }, { Path: 'f' }])).toEqual([narrow, narrow])
  expect(await facts(directory, [{ Path: 'f' }, { Path: 'f', Mode: wide }])).toEqual([narrow, narrow])
  const mode = stagedHash('f', '-rwxr-xr-x')
  expect(
    await facts(directory, [
      { Path: 'f', Mode: wide },
      { Path: 'f', Mode: wide },
    ]),
  ).toEqual([mode, mode])
})

test('of files with one base name the last one that differs from what is staged stands for all', async () => {
  const directory = await project({ 'a/f': 'a', 'b/f': 'b', 'c/f': 'b' })
  const a = stagedHash('a', '-rw-r--r--')
  const b = stagedHash('b', '-rwxr-xr-x')
  expect(await facts(directory, [{ Path: 'a/f' }, { Path: 'b/f', Mode: wide }])).toEqual([b, b])
  expect(await facts(directory, [{ Path: 'b/f', Mode: wide }, { Path: 'a/f' }])).toEqual([a, a])
  await chmod(path.join(directory, 'c/f'), 0o755)
  // Staged from b with the mode that c has: c is the same.
  expect(
    await facts(directory, [
      { Path: 'b/f', Mode: wide },
      { Path: 'c/f', Mode: BigInt(0o600) },
    ]),
  ).toEqual([b, b])
})

test('what is imported with dest lies elsewhere and counts by itself', async () => {
  const directory = await project({ f: 'f' })
  expect(await facts(directory, [{ Path: 'f', Mode: wide, Dest: '/x' }, { Path: 'f' }])).toEqual([
    stagedHash('f', '-rwxr-xr-x'),
    stagedHash('f', '-rw-r--r--'),
  ])
})

test('what one layer makes counts when it is listed twice, and not when another of its base name or a mode is with it', async () => {
  const directory = await project({ f: 'f' })
  const made = { Path: 'stacker://maker/f' }
  expect(await facts(directory, [made, made])).toEqual(['produced', 'produced'])
  for (const other of [
    { Path: 'stacker://maker/x/f' },
    { Path: 'stacker://other/f' },
    { Path: 'f' },
    { ...made, Mode: wide },
  ])
    expect(await facts(directory, [made, other])).toEqual(['unknown', 'unknown'])
})

test('a link to a directory is hashed, and so stops stacker, from rc14 on; before, only where `hash:` is given', async () => {
  const directory = await project({ 'd/f': 'f' })
  await symlink(path.join(directory, 'd'), path.join(directory, 'link'))
  const found = async (tag: string, hash = ''): Promise<unknown> =>
    (await facts(directory, [{ Path: 'link', Hash: hash }], findRelease(tag)))[0]
  for (const tag of ['v1.0.0-rc14', 'v1.2.0']) expect(await found(tag)).toBe('broken')
  for (const tag of ['v1.0.0-rc13', 'v0.40.5']) expect(await found(tag)).toBe('unknown')
  expect(await found('v1.0.0-rc13', 'a'.repeat(64))).toBe('broken')
})
