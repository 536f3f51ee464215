import { execFileSync } from 'node:child_process'
import { chmod, chown, lstat, mkdir, readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { collectGarbage } from '../../../src/store/directory/collect.ts'
import { listRecords, verifyStore } from '../../../src/store/directory/inspect.ts'
import { scratch } from '../contract.ts'

const day = 24 * 60 * 60 * 1000
const group = 4100

/** A directory as a group shares it, below one that everybody may enter. */
async function sharedDirectory(): Promise<string> {
  const above = await scratch()
  await chmod(above, 0o755)
  const directory = join(above, 'shared')
  await mkdir(directory)
  await chown(directory, 4000, group)
  await chmod(directory, 0o2770)
  return directory
}

function asUser(uid: number, store: string, action: 'save' | 'use', umask: string): string {
  const program = join(import.meta.dirname, 'store-user.ts')
  return execFileSync(process.execPath, [program, store, action, umask], {
    uid,
    gid: group,
    env: { PATH: process.env['PATH'], TMPDIR: '/tmp' },
  }).toString()
}

describe.skipIf(process.geteuid?.() !== 0)('a store that a group shares', () => {
  test.each(['022', '077'])(
    'takes what each of them saves under umask %s, and gives it to the others',
    async (umask) => {
      const store = join(await sharedDirectory(), 'a', 'store')
      for (const uid of [4001, 4002, 4003]) expect(asUser(uid, store, 'save', umask)).toBe('')
      expect(asUser(4004, store, 'use', umask)).toBe('')
      expect(await listRecords(store)).toHaveLength(3)
      expect(await verifyStore(store)).toEqual([])
      for (const name of await readdir(store, { recursive: true })) {
        expect((await lstat(join(store, name))).gid, name).toBe(group)
      }
    },
  )

  test('keeps what another than its owner has used', async () => {
    const store = join(await sharedDirectory(), 'store')
    asUser(4001, store, 'save', '022')
    const files = (await readdir(store, { recursive: true })).map((name) => join(store, name))
    const then = new Date(Date.now() - 50 * day)
    for (const file of files) await utimes(file, then, then)
    asUser(4002, store, 'use', '022')

    const collected = await collectGarbage(store, { unusedFor: 30 * day }, Date.now())
    expect(collected).toMatchObject({ records: [], blobs: [] })
    expect(Date.now() - ((await listRecords(store))[0]?.used ?? 0)).toBeLessThan(day)

    for (const name of await readdir(store, { recursive: true })) await utimes(join(store, name), then, then)
    expect((await collectGarbage(store, { unusedFor: 30 * day }, Date.now())).records).toHaveLength(1)
    expect(await readdir(join(store, 'used'))).toEqual([])
  })
})
