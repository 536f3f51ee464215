// What a plan starts to find out what this machine can do: only what the layers need.

import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { openProduct, type Asked, type Files } from './product.ts'

/** Plans what was built and saved elsewhere, with a `tar` that tells whether it was started. */
async function planned(files: Files, release: string) {
  const asked = { stackerfiles: ['stacker.yaml'], release } satisfies Partial<Asked>
  const its = openProduct()
  onTestFinished(its.remove)
  await its.cycle({ ...asked, directory: its.checkout(files) })
  const tools = path.join(its.home, 'tools')
  mkdirSync(tools)
  writeFileSync(path.join(tools, 'tar'), `#!/bin/sh\n: > ${tools}/started\necho 'tar (GNU tar) 1.35'\n`)
  chmodSync(path.join(tools, 'tar'), 0o755)
  vi.stubEnv('PATH', `${tools}:${process.env['PATH'] ?? ''}`)
  onTestFinished(() => void vi.unstubAllEnvs())
  const { hit } = await its.plan({ ...asked, directory: its.checkout(files) })
  return { hit, isStarted: existsSync(path.join(tools, 'started')) }
}

const images = {
  'stacker.yaml': 'a:\n  from: {type: scratch}\n  run: a\nb:\n  from: {type: built, tag: a}\n  run: b\n',
}

test('for images that stacker extracts itself no program is started', async () => {
  expect(await planned(images, 'v1.2.0')).toEqual({ hit: ['a', 'b'], isStarted: false })
})

test('for a release that does not extract them it is asked what can be done', async () => {
  expect(await planned(images, 'v0.40.5')).toEqual({ hit: ['a', 'b'], isStarted: true })
})
