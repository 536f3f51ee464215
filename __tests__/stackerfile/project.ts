import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { findRelease } from '../../src/release/releases.ts'
import type { Release } from '../../src/release/release.ts'
import type { ProjectRequest } from '../../src/stackerfile/project-request.ts'
import { parseStackerfile, type ParsedStackerfile } from '../../src/stackerfile/parse.ts'

export const host = { os: 'linux', arch: 'amd64' } as const

export function releaseOf(tag: string): Release {
  const release = findRelease(tag)
  if (release === undefined) throw new Error(`${tag} is not known`)
  return release
}

export function parse(
  text: string | Uint8Array,
  tag = 'v1.2.0',
  substitutions: readonly string[] = [],
): ParsedStackerfile {
  return parseStackerfile(typeof text === 'string' ? Buffer.from(text) : text, {
    path: '/srv/proj/stacker.yaml',
    release: releaseOf(tag),
    substitutions,
    host,
  })
}

/** A real directory with these files, gone when the test is over. */
export async function projectWith(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await realpath(await mkdtemp(path.join(os.tmpdir(), 'stackerfile-')))
  onTestFinished(() => rm(directory, { recursive: true }))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(directory, name)), { recursive: true })
    await writeFile(path.join(directory, name), text)
  }
  return directory
}

export function requestFor(directory: string, roots: readonly (readonly string[])[], tag = 'v1.2.0'): ProjectRequest {
  return {
    builds: roots.map((files) => ({ roots: files.map((file) => path.join(directory, file)) })),
    release: releaseOf(tag),
    substitutions: [],
    directories: {
      rootsDir: path.join(directory, 'roots'),
      stackerDir: path.join(directory, '.stacker'),
      ociDir: path.join(directory, 'oci'),
      workDir: undefined,
    },
    host,
    workingDirectory: directory,
  }
}
