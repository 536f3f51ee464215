import * as fs from 'node:fs'
import path from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

import { unpackContent, unpackTree } from '../../../src/workspace/lay-down/packed-tree.ts'
import { tarTrailer } from '../../../src/archive/tar-member.ts'
import { at, expectOutsideUntouched, extract, isRoot, unpacked } from '../hostile-place.ts'
import { archive, extended, hard, link, map, member, raw, sparse } from '../../archive/tar-archive.ts'

type Case = readonly [string, () => Buffer]

const leavers: readonly Case[] = [
  ['a name with ..', () => archive([member('../victims/new'), 'x'])],
  ['a name with .. inside', () => archive([member('d/../../victims/file'), 'x'])],
  ['a member below a link to elsewhere', () => archive(link('l', at('victims')), [member('l/new'), 'x'])],
  ['a member below a relative link', () => archive(link('l', '../victims'), [member('l/file'), 'x'])],
  [
    'a member below a link of the link',
    () => archive(link('a', at('victims')), link('b', 'a'), [member('b/new'), 'x']),
  ],
  [
    'a link in the place of a directory',
    () => archive(member('d/', { mode: 0o777, uid: 7 }), link('d', at('victims')), [member('d/new'), 'x']),
  ],
  [
    'a link in the place of a directory that nothing spoke of',
    () => archive(member('d/e/f'), link('d/e', at('victims'))),
  ],
  ['a directory in the place of a link', () => archive(link('l', at('victims')), member('l/', { mode: 0o777 }))],
  ['a hard link to elsewhere', () => archive(hard('h', '../victims/file'), [member('h'), 'x'])],
  ['a hard link through a link', () => archive(link('l', at('victims')), hard('h', 'l/file'), [member('h'), 'x'])],
  [
    'a member below a hard link to a link',
    () => archive(link('l', at('victims')), hard('h', 'l'), [member('h/new'), 'x']),
  ],
  ['a hard link to itself', () => archive(hard('h', 'h'))],
  ['a hard link to what is not there', () => archive(hard('h', 'victims/file'))],
  ['a whiteout with a path', () => archive(member('.wh...'))],
  ['a whiteout of a whiteout', () => archive(member('.wh..wh.x'))],
  ['a member and its whiteout', () => archive(member('x'), member('.wh.x'))],
  ['a whiteout and its member', () => archive(member('.wh.x'), member('x'))],
  ['a name in an extended header', () => archive(extended({ path: '../victims/new' }), [member('fine'), 'x'])],
  [
    'a target in an extended header',
    () => archive(extended({ linkpath: '../victims/file' }), hard('h', 'fine'), [member('h'), 'x']),
  ],
  [
    'a name of a sparse file',
    () => archive(extended({ ...records(sparse()), 'GNU.sparse.name': '../victims/new' }), [member('s'), map('0\n')]),
  ],
  [
    'a sparse map that takes what follows for content, and content for headers',
    () =>
      archive(
        [member('s', { records: sparse() }), map('1\n0\n512\n')],
        [member('c'), archive(link('l', at('victims')))],
      ),
  ],
]

function records(of: ReadonlyMap<string, Buffer>): Record<string, string> {
  return Object.fromEntries([...of].map(([key, value]) => [key, value.toString()]))
}

const liars: readonly Case[] = [
  ['a member that ends too early', () => archive(member('f', { size: 5000 }))],
  ['a size in an extended header beyond the content', () => archive(extended({ size: '5000' }), [member('f'), 'x'])],
  ['a size that hides what follows it', () => archive(extended({ size: '0' }), [member('f'), 'not a header'])],
  ['a size that is no number', () => archive(extended({ size: '-1' }), [member('f'), 'x'])],
  ['a size beyond all numbers', () => archive(extended({ size: '9'.repeat(30) }), [member('f'), 'x'])],
  ['a size that is negative in base 256', () => raw('0', 'f', 'x', (header) => header.fill(0xff, 124, 136))],
  ['a size beyond all numbers in base 256', () => raw('0', 'f', 'x', (header) => header.fill(0x80, 124, 136))],
  ['a user that no system has', () => archive(extended({ uid: String(2 ** 40) }), member('f'))],
  ['a time that is none', () => archive(extended({ mtime: 'NaN' }), member('f'))],
  ['a name that is too long for a path', () => archive(member(`${'d/'.repeat(3000)}f`))],
  ['a part of a name that is too long', () => archive(member('n'.repeat(256)))],
  ['a name with a NUL', () => archive(extended({ path: 'a\0b' }), member('f'))],
  ['a name of nothing', () => archive(link('.', 'x'))],
  ['an extended header without end', () => archive(raw('x', 'p', 'x', (header) => header.write('77777777777', 124)))],
  ['an extended header that ends too early', () => raw('x', 'p', 'y'.repeat(2000)).subarray(0, 1024)],
  ['an extended header of no records', () => archive(raw('x', 'p', 'no records'), member('f'))],
  ['a record that is longer than its header', () => archive(raw('x', 'p', '99 path=x\n'), member('f'))],
  ['a record of no length', () => archive(raw('x', 'p', '0 path=x\n'), member('f'))],
  ['a record without a value', () => archive(raw('x', 'p', '8 path \n9 size=1\n'), member('f'))],
  ['a huge extended header', () => archive(extended({ comment: 'x'.repeat(2 ** 21) }), member('f'))],
  ['a huge name', () => archive(raw('L', 'l', 'x'.repeat(2 ** 21)), member('f'))],
  ['a damaged header', () => Buffer.alloc(512, 'x')],
  ['half a header', () => archive(member('f')).subarray(0, 300)],
  ['an unknown type', () => raw('Z', 'f')],
  ['a sparse file of the old kind', () => raw('S', 'f', 'x')],
  ['a volume of several', () => raw('M', 'f', 'x')],
  [
    'a sparse file of an older format',
    () => archive(extended({ 'GNU.sparse.map': '0,512', 'GNU.sparse.size': '512' }), [member('f'), map('', 'x')]),
  ],
  ['a sparse directory', () => archive(member('d/', { records: sparse() }), member('f'))],
  ['a sparse file without content', () => archive(member('s', { records: sparse() }), member('f'))],
  ['a sparse map without end', () => archive([member('s', { records: sparse() }), '1\n'.repeat(256)], member('f'))],
  ['a sparse map of more than there is', () => archive([member('s', { records: sparse() }), map('1\n0\n512\n')])],
  [
    'a sparse map of less than there is',
    () => archive([member('s', { records: sparse() }), map('1\n0\n1\n', 'x'.repeat(1024))]),
  ],
  [
    'a sparse map beyond its size',
    () => archive([member('s', { records: sparse() }), map('1\n512\n512\n', 'x'.repeat(512))]),
  ],
  [
    'a sparse map out of order',
    () => archive([member('s', { records: sparse() }), map('2\n256\n9\n0\n9\n', 'x'.repeat(1024))]),
  ],
  [
    'a sparse map of a billion holes',
    () => archive([member('s', { records: sparse() }), map(`1000000000\n${'0\n'.repeat(5000)}`)]),
  ],
  [
    'a sparse size that is no number',
    () => archive([member('s', { records: sparse({ 'GNU.sparse.realsize': '1e9' }) }), map('0\n')]),
  ],
  ['a gzip that ends too early', () => gzipSync(archive([member('f'), 'x'.repeat(5000)])).subarray(0, 40)],
  ['a gzip that is altered', () => gzipSync(archive([member('f'), 'x'.repeat(5000)])).fill(7, 20, 30)],
  ['a zstd that ends too early', () => zstdCompressSync(archive([member('f'), 'x'.repeat(5000)])).subarray(0, 40)],
  ['a zstd that is altered', () => zstdCompressSync(archive([member('f'), 'x'.repeat(5000)])).fill(7, 10, 30)],
]

describe.skipIf(!isRoot)('a layer that leaves its directory', () => {
  test.each(leavers)('by %s is refused in words, and nothing outside is touched', async (_what, bytes) => {
    expect(await extract(gzipSync(Buffer.concat([bytes(), tarTrailer])))).toEqual(expect.any(String))
    expectOutsideUntouched()
  })

  test('is refused as a packed tree and as content that was taken, too', async () => {
    for (const unpack of [unpackTree, unpackContent]) {
      fs.writeFileSync(at('blob'), archive(link('l', at('victims')), [member('l/new'), 'x']))
      expect(await unpack(at('blob'), at('to'), { uid: 0, gid: 0 })).toContain('not a symlink')
      expectOutsideUntouched()
    }
  })

  test('through a link that another archive left is refused', async () => {
    fs.mkdirSync(at('to', 'caf\u00e9'))
    const owner = { uid: 0, gid: 0 }
    fs.writeFileSync(at('blob'), archive(link('l', at('victims')), link('caf\xc3\xa9/l', '../../victims')))
    expect(await unpackContent(at('blob'), at('to'), owner)).toBeUndefined()
    for (const name of ['l/new', 'l/', 'caf\xc3\xa9/l/file']) {
      fs.writeFileSync(at('blob'), archive([member(name), 'x']))
      expect(await unpackContent(at('blob'), at('to'), owner)).toEqual(expect.any(String))
      expectOutsideUntouched()
    }
  })

  test('by an absolute name stays inside', async () => {
    expect(await extract(archive([member(at('victims', 'file')), 'x']))).toBeUndefined()
    expect(fs.readFileSync(path.join(at('to'), at('victims', 'file')), 'utf8')).toBe('x')
    expectOutsideUntouched()
  })
})

describe.skipIf(!isRoot)('a layer that lies', () => {
  test.each(liars)('with %s is refused in words', async (_what, bytes) => {
    expect(await extract(Buffer.concat([bytes(), tarTrailer]))).toEqual(expect.any(String))
    expectOutsideUntouched()
  })

  test('with an extended header for all members sets nothing of theirs', async () => {
    const everywhere = extended({ path: '../victims/new', linkpath: at('victims'), size: '7', uid: '7' }, 'g')
    expect(await extract(archive(everywhere, [member('f'), 'x'], link('l', 'f'), tarTrailer))).toBeUndefined()
    expect(unpacked()).toEqual(['f f', 'l l'])
    expect(fs.lstatSync(at('to', 'f')).uid).toBe(0)
    expect(fs.readlinkSync(at('to', 'l'))).toBe('f')
  })

  test('with a second archive behind its end shows the first one', async () => {
    const second = archive(tarTrailer, link('l', at('victims')), [member('l/new'), 'x'])
    expect(await extract(gzipSync(archive([member('f'), 'x'], second)))).toBeUndefined()
    expect(await extract(Buffer.concat([gzipSync(archive([member('f'), 'x'])), gzipSync(second)]))).toBeUndefined()
    expect(unpacked()).toEqual(['f f'])
    expectOutsideUntouched()
  })

  test('about the content of a whiteout hides nothing in it', async () => {
    expect(await extract(archive([member('.wh.x'), archive(link('l', '/'))], member('f')))).toBeUndefined()
    expect(unpacked()).toEqual(['f f', 'x c'])
  })

  test('with devices and pipes makes them, as stacker does, and opens none', async () => {
    const devices = [
      member('disk', { kind: 'block', major: 254, minor: 0, mode: 0o600 }),
      member('null', { kind: 'character', major: 1, minor: 3 }),
      member('pipe', { kind: 'fifo' }),
    ]
    expect(await extract(archive(...devices))).toBeUndefined()
    expect(unpacked()).toEqual(['disk b', 'null c', 'pipe p'])
    expect(await extract(archive([member('pipe'), 'x'], [member('null'), 'x']))).toBeUndefined()
    expect(unpacked()).toEqual(['disk b', 'null f', 'pipe f'])
  })
})
