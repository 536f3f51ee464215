import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import type { Options } from '../../src/options/options.ts'
import { readSources, type ReadSources } from '../../src/plan/sources.ts'
import { localOptions } from './judged-sources.ts'

interface Asked {
  readonly sources: ReadSources
  /** Layers that were told of on the way, and as which release has them. */
  readonly read: readonly string[]
}

/** Reads a stackerfile where `stacker` is that script of a shell; without one there is no stacker. `onRead` is told as the layers are. */
async function readBeside(
  stackerfile: string,
  script: string | undefined,
  { onRead = () => undefined, ...given }: Partial<Options> & { readonly onRead?: (directory: string) => void } = {},
): Promise<Asked> {
  const directory = mkdtempSync(path.join(tmpdir(), 'asked-release-'))
  onTestFinished(() => {
    rmSync(directory, { recursive: true })
  })
  const file = path.join(directory, 'stacker.yaml')
  writeFileSync(file, stackerfile)
  if (script !== undefined)
    writeFileSync(path.join(directory, 'stacker'), `#!/bin/sh\ncd ${directory}\n${script}\n`, { mode: 0o755 })
  const read: string[] = []
  const sources = await readSources(
    {
      ...localOptions,
      sources: { kind: 'files', files: [file] },
      directories: { ...localOptions.directories, working: directory },
      ...given,
    },
    {
      log: { debug: () => undefined, info: () => undefined, warning: () => undefined },
      environment: { PATH: `${directory}:/usr/bin:/bin` },
      now: () => 0,
    },
    () => Promise.resolve(undefined),
    ({ tag }, layers) => {
      read.push(...layers.map(({ name }) => `${name} as ${tag}`))
      onRead(directory)
    },
  )
  return { sources, read }
}

const one = 'one:\n  from:\n    type: scratch\n  run: make\n'

test('stackerfiles are read while stacker says its release', async () => {
  const script = 'until [ -e read ]; do sleep 0.01; done; echo stacker version v1.2.0'
  const { sources, read } = await readBeside(one, script, {
    onRead: (directory) => {
      writeFileSync(path.join(directory, 'read'), '')
    },
  })
  expect(sources.askedRelease).toBe('v1.2.0')
  expect(read).toEqual(['one as v1.2.0'])
})

test('they are read by the release that stacker says, and only what that refuses is a mistake', async () => {
  const { sources, read } = await readBeside(`${one}  environment:\n    A: $A\n`, 'echo v1.0.0-rc9', {
    substitute: ['A=b'],
  })
  expect(sources).toMatchObject({ askedRelease: 'v1.0.0-rc9', release: { tag: 'v1.0.0-rc9' } })
  expect(read.at(-1)).toBe('one as v1.0.0-rc9')
  await expect(
    readBeside(`${one}  environment:\n    A: $A\n`, 'echo v1.2.0', { substitute: ['A=b'] }),
  ).rejects.toThrow()
})

test('much to read is read once, when the release is known', async () => {
  const long = `${one}${Array.from({ length: 2000 }, (_, index) => `# a line of ${String(index)} that says nothing\n`).join('')}`
  const { read } = await readBeside(long, 'echo v1.1.0')
  expect(read).toEqual(['one as v1.1.0'])
})

test('where the PATH has no stacker the release is not known', async () => {
  const { sources } = await readBeside(one, undefined)
  expect(sources).toMatchObject({ askedRelease: undefined, releaseDoubt: { named: undefined } })
  const elsewhere = await readBeside(one, 'echo v1.1.0', { stacker: 'none' })
  expect(elsewhere.sources.askedRelease).toBeUndefined()
})

test('a stacker that is named by its path is asked', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'asked-release-'))
  onTestFinished(() => {
    rmSync(directory, { recursive: true })
  })
  const named = path.join(directory, 'its-name')
  writeFileSync(named, '#!/bin/sh\necho v1.1.0\n', { mode: 0o755 })
  expect((await readBeside(one, undefined, { stacker: named })).sources.askedRelease).toBe('v1.1.0')
})
