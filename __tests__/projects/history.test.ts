// On a runner each save tells how the plan came out, and what the runs of the branch before it were like.
import { createHash } from 'node:crypto'

import { expect, onTestFinished, test } from 'vitest'

import { encodeHistory } from '../../src/plan/kept-history.ts'
import { hostArch } from '../../src/plan/host-arch.ts'
import { noHistory } from '../../src/report/history.ts'
import { openDirectoryStore } from '../../src/store/directory/directory.ts'
import { playBuild } from '../stacker/played-stacker.ts'
import { openProduct, type Asked, type Product } from './product.ts'

const files = {
  'stacker.yaml': 'base: {from: {type: scratch}, run: a}\napp: {from: {type: built, tag: base}, run: b}\n',
}

const onRun = (its: Product, run: number, ref = 'refs/heads/main'): Asked => ({
  directory: its.checkout(files),
  stackerfiles: ['stacker.yaml'],
  environment: { GITHUB_RUN_ID: String(run), GITHUB_RUN_ATTEMPT: '1', GITHUB_REF: ref },
})

async function saved(its: Product, asked: Asked): Promise<string> {
  expect((await its.run('restore', asked)).code).toBe(0)
  await playBuild(asked)
  return (await its.run('save', asked)).out
}

test('runs of a branch add up, those of another one and of a terminal do not', async () => {
  const its = openProduct()
  onTestFinished(its.remove)
  expect(await saved(its, onRun(its, 1))).toContain('This branch: 1 run, 2 layers foretold, 0 wrong, 0 needless')
  expect(await saved(its, onRun(its, 2))).toContain('This branch: 2 runs, 4 layers foretold, 0 wrong, 0 needless')
  expect(await saved(its, onRun(its, 3, 'refs/heads/else'))).toContain('This branch: 1 run, 2 layers foretold')
  expect(await saved(its, { ...onRun(its, 4), environment: {} })).not.toContain('This branch')
})

test('a layer that costs more to restore than to build is not kept, named with its reason, unless another stands on it', async () => {
  const its = openProduct()
  onTestFinished(its.remove)
  const log = { debug: () => undefined, info: () => undefined, warning: () => undefined }
  const store = openDirectoryStore({ path: its.store, keyPrefix: 'stack-cache', log, now: () => 0 })
  const tags = ['base', 'app'].map((name) =>
    createHash('sha256')
      .update(JSON.stringify(['stacker.yaml', name]))
      .digest('hex')
      .slice(0, 16),
  )
  const slow = new Map(tags.map((tag) => [tag, { runs: 5, seconds: 1_000_000 }]))
  await store.writeHistory({ arch: hostArch(), ref: 'refs/heads/main' }, encodeHistory({ ...noHistory, slow }))
  const out = await saved(its, onRun(its, 1))
  expect(out).toMatch(
    /not saved {2}app: restoring it took longer than building it in 5 runs: 277 h 47 min instead of 1 s/,
  )
  expect(out).toContain('saved  base')
})
