import { execFileSync, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { extractLayer } from '../../src/archive/extract.ts'
import { packContent, packTree, unpackContent, unpackTree } from '../../src/workspace/lay-down/packed-tree.ts'
import { encodeHeader, readTar, tarTrailer, type TarMember } from '../../src/archive/tar-member.ts'
import { archive, member } from './tar-archive.ts'

const isRoot = process.geteuid?.() === 0
const missing = ['setfattr', 'getfattr', 'setfacl', 'mksquashfs', 'unsquashfs'].filter(
  (tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0,
)
if (!isRoot) console.warn('SKIPPED: extraction of layers is tested as root only')
if (missing.length > 0) console.warn(`SKIPPED: tests that need ${missing.join(', ')}`)

let place: string
beforeEach(() => {
  place = fs.mkdtempSync(path.join(os.tmpdir(), 'extract-'))
  fs.mkdirSync(at('to'))
})
afterEach(() => {
  fs.rmSync(place, { recursive: true, force: true })
})
const at = (...parts: string[]): string => path.join(place, ...parts)

async function extract(bytes: Buffer, opaqueAttribute = 'user.overlay.opaque'): Promise<string | undefined> {
  fs.writeFileSync(at('blob'), bytes)
  const mediaType = 'application/vnd.oci.image.layer.v1.tar+gzip'
  return await extractLayer({
    blob: at('blob'),
    mediaType,
    directory: at('to'),
    opaqueAttribute,
    owner: { uid: 0, gid: 0 },
    madeBy: 'umoci',
  })
}

const xattr = (file: string, name: string): string =>
  execFileSync('getfattr', ['-h', '--only-values', '-n', name, file]).toString()
const tree = (): string[] => fs.readdirSync(at('to'), { recursive: true }).map(String).sort()

describe.skipIf(!isRoot || missing.length > 0)('a layer', () => {
  test('keeps owners, modes, links and times', async () => {
    const bytes = archive(
      member('d/', { mode: 0o1777, uid: 7, gid: 8 }),
      [member('d/f', { mode: 0o4755, uid: 1234567, gid: 3_000_000, mtime: '1700000000.5' }), 'content'],
      member('d/l', { kind: 'symlink', target: '/etc/passwd' }),
      member('d/h', { kind: 'link', target: 'd/f' }),
      member('null', { kind: 'character', major: 1, minor: 3, mode: 0o666 }),
      member('pipe', { kind: 'fifo' }),
    )
    expect(await extract(gzipSync(Buffer.concat([bytes, tarTrailer])))).toBeUndefined()
    const file = fs.lstatSync(at('to', 'd', 'f'))
    expect([file.uid, file.gid, file.mode & 0o7777, file.mtimeMs]).toEqual([
      1234567, 3_000_000, 0o4755, 1_700_000_000_500,
    ])
    expect(fs.lstatSync(at('to', 'd', 'h')).ino).toBe(file.ino)
    expect(fs.readlinkSync(at('to', 'd', 'l'))).toBe('/etc/passwd')
    expect(fs.lstatSync(at('to', 'd')).mode & 0o7777).toBe(0o1777)
    expect(fs.lstatSync(at('to', 'null')).rdev).toBe(0x103)
    expect(fs.lstatSync(at('to', 'pipe')).isFIFO()).toBe(true)
  })

  test('without trailer and last padding is read as stacker before v1.0 left it', async () => {
    const content = 'x'.repeat(700)
    const header = encodeHeader(member('f', { size: content.length }))
    expect(await extract(gzipSync(Buffer.concat([header, Buffer.from(content)])))).toBeUndefined()
    expect(fs.readFileSync(at('to', 'f'), 'utf8')).toBe(content)
  })

  test('of an overlay dir is not compressed and its names begin with a slash', async () => {
    expect(await extract(archive(member('/'), member('/d/'), [member('/d/f'), 'a']))).toBeUndefined()
    expect(tree()).toEqual(['d', 'd/f'])
  })

  test('has its whiteouts made into devices, and opaque directories marked', async () => {
    const bytes = archive(
      member('d/', { mode: 0o700, uid: 5, records: new Map([['SCHILY.xattr.user.mine', Buffer.from('a\n=\0b')]]) }),
      [member('d/f'), 'a'],
      member('d/.wh..wh..opq'),
      member('.wh.gone'),
      member('d/.wh.x'),
      member('late/.wh..wh..opq'),
      member('late/', { mode: 0o711 }),
    )
    expect(await extract(bytes)).toBeUndefined()
    expect(tree()).toEqual(['d', 'd/f', 'd/x', 'gone', 'late'])
    for (const name of ['gone', 'd/x']) {
      expect(fs.lstatSync(at('to', name)).isCharacterDevice()).toBe(true)
      expect(fs.lstatSync(at('to', name)).rdev).toBe(0)
    }
    expect(xattr(at('to', 'd'), 'user.overlay.opaque')).toBe('y')
    expect(xattr(at('to', 'd'), 'user.mine')).toBe('a\n=\0b')
    expect(fs.lstatSync(at('to', 'd')).mode & 0o7777).toBe(0o700)
    expect(fs.lstatSync(at('to', 'd')).uid).toBe(5)
    expect(xattr(at('to', 'late'), 'user.overlay.opaque')).toBe('y')
    expect(fs.lstatSync(at('to', 'late')).mode & 0o7777).toBe(0o711)
  })

  test('cannot bring xattrs of overlayfs itself', async () => {
    const records = new Map([['SCHILY.xattr.user.overlay.redirect', Buffer.from('/etc')]])
    expect(await extract(archive(member('d/', { records })))).toBeUndefined()
    expect(execFileSync('getfattr', ['-d', '-m', '-', at('to', 'd')]).toString()).not.toContain('overlay')
  })

  test('keeps names that are long, not UTF-8, or end in blanks', async () => {
    const names = [
      'a'.repeat(200),
      `${'d'.repeat(90)}/${'e'.repeat(90)}`,
      'caf\xe9',
      'blank ',
      'new\nline',
      '-rf',
      '\\x',
    ]
    expect(await extract(archive(...names.map((name) => member(name))))).toBeUndefined()
    const found = execFileSync('find', ['.', '-printf', '%P\\0'], { cwd: at('to') })
      .toString('latin1')
      .split('\0')
    for (const name of names) expect(found).toContain(name)
  })

  test('of a squashfs is unpacked with devices, xattrs and owners', async () => {
    fs.mkdirSync(at('from', 'd'), { recursive: true })
    execFileSync('mknod', [at('from', 'gone'), 'c', '0', '0'])
    execFileSync('setfattr', ['-n', 'user.overlay.opaque', '-v', 'y', at('from', 'd')])
    fs.chownSync(at('from', 'd'), 7, 8)
    execFileSync('mksquashfs', [at('from'), at('blob'), '-quiet', '-no-progress'], { stdio: 'ignore' })
    const mediaType = 'application/vnd.stacker.image.layer.squashfs+zstd+verity'
    const request = {
      blob: at('blob'),
      mediaType,
      directory: at('to'),
      opaqueAttribute: '',
      owner: undefined,
      madeBy: 'umoci' as const,
    }
    expect(await extractLayer(request)).toBeUndefined()
    expect(fs.lstatSync(at('to', 'gone')).rdev).toBe(0)
    expect(fs.lstatSync(at('to', 'd')).uid).toBe(7)
    expect(xattr(at('to', 'd'), 'user.overlay.opaque')).toBe('y')
  })
})

describe.skipIf(!isRoot || missing.length > 0)('a packed tree', () => {
  test('comes back with whiteouts, opaque directories, owners, ACLs, capabilities and holes', async () => {
    fs.mkdirSync(at('from', 'd'), { recursive: true })
    fs.chmodSync(at('from'), 0o711)
    execFileSync('mknod', [at('from', 'gone'), 'c', '0', '0'])
    execFileSync('setfattr', ['-n', 'user.overlay.opaque', '-v', 'y', at('from', 'd')])
    execFileSync('setfacl', ['-m', 'u:7:rx', at('from', 'd')])
    fs.writeFileSync(at('from', 'f'), 'f', { mode: 0o755 })
    execFileSync('setfattr', [
      '-n',
      'security.capability',
      '-v',
      '0x0100000200200000000000000000000000000000',
      at('from', 'f'),
    ])
    fs.linkSync(at('from', 'f'), at('from', 'hard'))
    fs.writeFileSync(at('from', 'sparse'), 'x')
    fs.truncateSync(at('from', 'sparse'), 50_000_000)
    fs.appendFileSync(at('from', 'sparse'), 'end')
    fs.chownSync(at('from', 'd'), 100_007, 3_000_000)
    fs.symlinkSync('../elsewhere', at('from', 'l'))
    expect(await packTree(at('from'), at('archive'), { uid: 0, gid: 0 })).toBeUndefined()
    expect(fs.statSync(at('archive')).size).toBeLessThan(100_000)
    expect(await unpackTree(at('archive'), at('to'), { uid: 0, gid: 0 })).toBeUndefined()
    const listing = (directory: string): string =>
      execFileSync(
        'sh',
        ['-c', 'find . -printf "%p %y %m %U %G %s %n %l\\n" | sort; getfattr -R -h -d -m - . ; getfacl -n -R .'],
        { cwd: directory },
      ).toString()
    expect(listing(at('to'))).toBe(listing(at('from')))
    expect(listing(at('to'))).toContain('user.overlay.opaque="y"')
    expect(fs.statSync(at('to', 'sparse')).blocks).toBeLessThan(100)
  })

  test('of staged content is the same for the same content, and belongs to who runs stacker', async () => {
    fs.mkdirSync(at('from', 'd'), { recursive: true })
    fs.writeFileSync(at('from', 'd', 'f'), 'f', { mode: 0o750 })
    expect(await packContent(at('from'), at('one'))).toBeUndefined()
    fs.utimesSync(at('from', 'd', 'f'), 1, 1)
    fs.chownSync(at('from', 'd', 'f'), 7, 7)
    expect(await packContent(at('from'), at('two'))).toBeUndefined()
    expect(fs.readFileSync(at('two')).equals(fs.readFileSync(at('one')))).toBe(true)
    expect(await unpackContent(at('one'), at('to'), { uid: 1001, gid: 1002 })).toBeUndefined()
    const file = fs.statSync(at('to', 'd', 'f'))
    expect([file.uid, file.gid, file.mode & 0o7777]).toEqual([1001, 1002, 0o750])
  })
})

test('what is written is read again', async () => {
  const members = [
    member('a'.repeat(300), { mtime: '-3.25', uid: 9_000_000 }),
    member('l', { kind: 'symlink', target: 'b'.repeat(150) }),
    member('x', { records: new Map([['SCHILY.xattr.user.a', Buffer.from([0, 10, 61, 255])]]) }),
  ]
  async function* source(): AsyncGenerator<Buffer> {
    for (const byte of [archive(...members)]) yield await Promise.resolve(byte)
  }
  const read: TarMember[] = []
  for await (const part of readTar(source())) read.push(part.member)
  expect(read).toEqual(members)
})
