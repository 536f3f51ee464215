import { spawnSync } from 'node:child_process'
import { chmod, lstat, mkdir, readlink, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { openClaims } from '../../../src/store/directory/claim.ts'
import { scratch } from '../contract.ts'

const endless = Number.MAX_SAFE_INTEGER

interface Work {
  done: number | undefined
  times: number
}

function job(work: Work, before: () => Promise<void> = () => Promise.resolve()) {
  return {
    done: () => Promise.resolve(work.done),
    work: async () => {
      work.times += 1
      await before()
      work.done = work.times
      return work.times
    },
  }
}

/** The claim that a process of this machine leaves while it works. */
async function claimOf(claim: string): Promise<string> {
  let owner = ''
  const { done, work } = job({ done: undefined, times: 0 }, async () => {
    owner = await readlink(claim)
  })
  await openClaims()(claim, endless, done, work)
  return owner
}

test('who comes while another works waits for what comes of it', async () => {
  const claim = join(await scratch(), 'claim')
  const work: Work = { done: undefined, times: 0 }
  let finish = (): void => undefined
  let begin = (): void => undefined
  const begun = new Promise<void>((resolve) => (begin = resolve))
  const { done, work: slowly } = job(work, () => {
    begin()
    return new Promise((resolve) => (finish = resolve))
  })
  const first = openClaims()(claim, endless, done, slowly)
  await begun
  const others = [1, 2, 3].map(() => openClaims()(claim, endless, done, slowly))
  finish()
  expect(await Promise.all([first, ...others])).toEqual([1, 1, 1, 1])
  expect(work.times).toBe(1)
  await expect(lstat(claim)).rejects.toThrow('ENOENT')
})

test('who waited long enough for another works all the same', async () => {
  const claim = join(await scratch(), 'claim')
  const { done, work } = job({ done: undefined, times: 0 })
  await symlink(await claimOf(claim), claim)
  expect(await openClaims()(claim, 3, done, work)).toBe(1)
})

test('what failed is done by the next one', async () => {
  const claim = join(await scratch(), 'claim')
  const { done, work } = job({ done: undefined, times: 0 })
  let next: Promise<number> | undefined
  const failing = openClaims()(claim, endless, done, () => {
    next = openClaims()(claim, endless, done, work)
    return Promise.reject(new Error('no space'))
  })
  await expect(failing).rejects.toThrow('no space')
  expect(await next).toBe(1)
})

test('nobody waits for a process that is dead, of another machine or time, or none', async () => {
  const claim = join(await scratch(), 'claim')
  const own = await claimOf(claim)
  const [boot = '', namespace = '', pid = '', started = ''] = own.split('.')
  const dead = String(spawnSync('true').pid)
  const owners = [
    [boot, namespace, dead, started],
    [boot, namespace, pid, `${started}1`],
    [boot, `${namespace}1`, pid, started],
    ['another', namespace, pid, started],
    [boot, namespace, '../self', started],
    ['nobody'],
  ].map((parts) => parts.join('.'))
  for (const owner of owners) {
    await symlink(owner, claim)
    const { done, work } = job({ done: undefined, times: 0 })
    expect(await openClaims()(claim, endless, done, work)).toBe(1)
    const left = await readlink(claim).catch(() => undefined)
    // What cannot be asked may live.
    expect(left).toBe(owner.startsWith(`${boot}.${namespace}.`) && !owner.includes('self') ? undefined : owner)
    if (left !== undefined) await rm(claim)
  }
})

test('where no link can be made the work is done', async () => {
  const { done, work } = job({ done: undefined, times: 0 })
  expect(await openClaims()(join(await scratch(), 'absent', 'claim'), endless, done, work)).toBe(1)
})

test('what stands there and is no claim is not waited for', async () => {
  const claim = join(await scratch(), 'claim')
  await mkdir(claim)
  const { done, work } = job({ done: undefined, times: 0 })
  expect(await openClaims()(claim, endless, done, work)).toBe(1)
})

test.skipIf(process.geteuid?.() !== 0)('nor is the claim of a dead process that may not be removed', async () => {
  const directory = await scratch()
  const claim = join(directory, 'claim')
  const [boot = '', namespace = ''] = (await claimOf(claim)).split('.')
  await symlink([boot, namespace, String(spawnSync('true').pid), '1'].join('.'), claim)
  await chmod(directory, 0o1777)
  const { done, work } = job({ done: undefined, times: 0 })
  process.seteuid?.(65_534)
  try {
    expect(await openClaims()(claim, endless, done, work)).toBe(1)
  } finally {
    process.seteuid?.(0)
  }
})
