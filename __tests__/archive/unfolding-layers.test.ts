import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

import type { TarMember } from '../../src/archive/tar-member.ts'
import { at, extract, isRoot } from '../workspace/hostile-place.ts'
import { archive, extended, map, member, sparse } from './tar-archive.ts'
import { mountsTmpfs } from '../workspace/tmpfs.ts'

const canMount = isRoot && mountsTmpfs()
if (!canMount) console.warn('SKIPPED: a disk that fills up is tested where tmpfs can be mounted')

describe.skipIf(!isRoot)('a layer that unfolds', () => {
  const zeros = Buffer.alloc(2 ** 24)

  test.each([
    ['gzip', (bytes: Buffer) => gzipSync(bytes)],
    ['zstd', (bytes: Buffer) => zstdCompressSync(bytes)],
  ])('by %s to more than its limit is stopped there', async (_, fold) => {
    const bomb = fold(archive([member('f'), zeros]))
    expect(bomb.length).toBeLessThan(20_000)
    expect(await extract(bomb, { limits: { bytes: 2 ** 20 } })).toContain('at most 1048576 bytes unfolded')
    expect(fs.lstatSync(at('to', 'f')).size).toBeLessThanOrEqual(2 ** 20)
    expect(await extract(bomb, { limits: { bytes: 2 ** 25 } })).toBeUndefined()
  })

  test('to headers without a member is stopped at the limit', async () => {
    const headers = Buffer.concat(Array.from({ length: 2000 }, () => extended({ path: 'x'.repeat(600) })))
    expect(await extract(gzipSync(headers), { limits: { bytes: 2 ** 20 } })).toContain('unfolded')
  })

  test('to a terabyte of holes takes no place', async () => {
    const holes = sparse({ 'GNU.sparse.realsize': String(2 ** 40) })
    expect(await extract(archive([member('s', { records: holes }), map(`1\n${String(2 ** 40)}\n0\n`)]))).toBeUndefined()
    expect(fs.lstatSync(at('to', 's'))).toMatchObject({ size: 2 ** 40, blocks: 0 })
  })

  test('to too many members, or directories that none speaks of, is stopped at the limit', async () => {
    const many = archive(...Array.from({ length: 30 }, (_, number) => member(`f${String(number)}`)))
    const deep = archive(member(`${'d/'.repeat(30)}f`))
    for (const bytes of [many, deep]) {
      expect(await extract(bytes, { limits: { members: 20 } })).toContain('at most 20 members')
      expect(await extract(bytes, { limits: { members: 31 } })).toBeUndefined()
    }
  })

  test('to more names and attributes than can be remembered is stopped at the limit', async () => {
    const named = archive(...Array.from({ length: 30 }, (_, number) => member(String(number).padStart(200, 'n'))))
    const marked = archive(member('d/', { records: new Map([['SCHILY.xattr.user.a', Buffer.alloc(9000)]]) }))
    for (const bytes of [named, marked]) {
      expect(await extract(bytes, { limits: { names: 8000 } })).toContain('fewer names and extended attributes')
    }
  })

  test.skipIf(!canMount)('to more than the disk has is stopped while others still have space', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m,nr_inodes=20000', 'tmpfs', at('to')])
    try {
      const files = Array.from({ length: 8 }, (_, file): [TarMember, Buffer] => [member(String(file)), zeros])
      expect(await extract(gzipSync(archive(...files)))).toContain('no space would be left')
      const { bavail, bsize } = fs.statfsSync(at('to'))
      expect(bavail * bsize).toBeGreaterThan(2 ** 20)
      for (const name of fs.readdirSync(at('to'))) fs.rmSync(at('to', name))

      const names = archive(...Array.from({ length: 25_000 }, (_, file) => member(String(file))))
      expect(await extract(gzipSync(names))).toContain('no inodes would be left')
      expect(fs.statfsSync(at('to')).ffree).toBeGreaterThan(0)
    } finally {
      execFileSync('umount', ['-l', at('to')])
    }
  })
})
