import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { readStagedLink } from '../../src/workspace/staged-link.ts'

/** A layer's staging directory with `real`, a directory `d` with `f` and a link out of it, and what a build leaves beside them. */
function staging(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'staged-'))
  onTestFinished(() => {
    rmSync(directory, { recursive: true, force: true })
  })
  const at = (...names: string[]): string => path.join(directory, 'layer', ...names)
  mkdirSync(at('d'), { recursive: true })
  for (const file of [at('real'), at('d', 'f'), at('.stacker-run.sh'), path.join(directory, 'outside')])
    writeFileSync(file, '')
  symlinkSync('../..', at('d', 'up'))
  symlinkSync('f', at('d', 'g'))
  return at()
}

test.each([
  ['real', true],
  ['./real', true],
  ['d/f', true],
  ['d/g', true],
  ['d/../real', true],
  ['nowhere', false],
  ['.', false],
  ['../outside', false],
  ['../layer/real', false],
  ['d/up/outside', false],
  ['d/up/layer/real', false],
  ['/etc/passwd', false],
  ['.stacker-run.sh', false],
  ['itself', false],
])('a link to %s leads to what is staged with it: %s', async (target, within) => {
  const directory = staging()
  symlinkSync(target, path.join(directory, 'itself'))
  expect(await readStagedLink(directory, 'itself')).toEqual({ target, within })
})

test('a link to where the absolute path of what is staged with it leads is none of them: elsewhere it is not that path', async () => {
  const directory = staging()
  symlinkSync(path.join(directory, 'real'), path.join(directory, 'link'))
  expect(await readStagedLink(directory, 'link')).toMatchObject({ within: false })
})

test('a link whose target is no text is not read', async () => {
  const directory = staging()
  symlinkSync(Buffer.from([0xff]), path.join(directory, 'link'))
  expect(await readStagedLink(directory, 'link')).toBeUndefined()
})
