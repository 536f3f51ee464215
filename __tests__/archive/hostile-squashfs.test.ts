import { execFileSync, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'

import { at, expectOutsideUntouched, extract, isRoot, unpacked } from '../workspace/hostile-place.ts'

const squashes = ['mksquashfs', 'unsquashfs'].every((tool) => spawnSync(tool, ['-version']).error === undefined)
if (!squashes) console.warn('SKIPPED: hostile squashfs layers need mksquashfs and unsquashfs')

describe.skipIf(!isRoot || !squashes)('a squashfs layer', () => {
  const mediaType = 'squashfs'

  /** Of the directory `from`, its tables as they are, so that names in them can be altered. */
  function squash(change: readonly (readonly [string, string])[] = []): Buffer {
    const options = ['-quiet', '-no-progress', '-noappend', '-noI', '-noD', '-noF', '-noX']
    execFileSync('mksquashfs', [at('from'), at('blob'), ...options], { stdio: 'ignore' })
    fs.rmSync(at('from'), { recursive: true })
    let bytes = fs.readFileSync(at('blob')).toString('latin1')
    for (const [before, after] of change) {
      expect(bytes.split(before)).toHaveLength(2)
      bytes = bytes.replace(before, after)
    }
    return Buffer.from(bytes, 'latin1')
  }
  beforeEach(() => {
    fs.mkdirSync(at('from', 'directory'), { recursive: true })
    fs.writeFileSync(at('from', 'directory', 'file'), 'file')
  })

  test('keeps links, devices, pipes and names with arrows and blanks', async () => {
    fs.symlinkSync('/etc -> x', at('from', 'a -> b'))
    fs.writeFileSync(at('from', ' c -> d '), '')
    for (const device of [
      ['null', 'c', '1', '3'],
      ['disk', 'b', '259', '1048575'],
      ['pipe', 'p'],
      ['caf\u00e9', 'p'],
    ]) {
      execFileSync('mknod', [at('from', device[0] ?? ''), ...device.slice(1)])
    }
    expect(await extract(squash(), { mediaType })).toBeUndefined()
    expect(unpacked()).toEqual([
      ' c -> d  f',
      'a -> b l',
      'caf\xc3\xa9 p',
      'directory d',
      'directory/file f',
      'disk b',
      'null c',
      'pipe p',
    ])
    expect(fs.readlinkSync(at('to', 'a -> b'))).toBe('/etc -> x')
  })

  test('is listed by an unsquashfs before 4.5, which begins with a few words unless it is to be quiet', async () => {
    const old = '#!/bin/sh\ncase $* in *-quiet*) ;; *) echo "Parallel unsquashfs: Using 2 processors" ;; esac\n'
    fs.mkdirSync(at('bin'))
    const path = process.env['PATH'] ?? ''
    fs.writeFileSync(at('bin', 'unsquashfs'), `${old}PATH='${path}' exec unsquashfs "$@"\n`, { mode: 0o755 })
    vi.stubEnv('PATH', `${at('bin')}:${path}`)
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    expect(await extract(squash(), { mediaType })).toBeUndefined()
    expect(unpacked()).toEqual(['directory d', 'directory/file f'])
  })

  test.each<[string, () => Buffer]>([
    [
      'a name with ..',
      () => {
        fs.writeFileSync(at('from', 'AA-victims-new'), 'x')
        return squash([['AA-victims-new', '../victims/new']])
      },
    ],
    [
      'a directory that has the name of a link',
      () => {
        fs.symlinkSync(at('victims'), at('from', 'link-a'))
        fs.mkdirSync(at('from', 'link-b'))
        fs.writeFileSync(at('from', 'link-b', 'new'), 'x')
        return squash([['link-b', 'link-a']])
      },
    ],
    [
      'a file that has the name of a link with an arrow in it',
      () => {
        fs.symlinkSync(at('victims', 'file'), at('from', 'link -> a'))
        fs.writeFileSync(at('from', 'link -> b'), 'x')
        return squash([['link -> b', 'link -> a']])
      },
    ],
    [
      'a name that is two lines',
      () => {
        fs.writeFileSync(at('from', 'two\nlines'), 'x')
        return squash()
      },
    ],
    ['an end in its middle', () => squash().subarray(0, 150)],
    ['other bytes', () => squash().fill('x')],
  ])('with %s is refused in words, and nothing outside is touched', async (_, bytes) => {
    expect(await extract(bytes(), { mediaType })).toEqual(expect.any(String))
    expect(fs.readdirSync(at('to'))).toEqual([])
    expectOutsideUntouched()
  })

  test('that unfolds to more than its limit, or than the disk has, is not begun', async () => {
    fs.truncateSync(at('from', 'directory', 'file'), 2 ** 24)
    const bytes = squash()
    expect(bytes.length).toBeLessThan(200_000)
    expect(await extract(bytes, { mediaType, limits: { bytes: 2 ** 20 } })).toContain('at most 1048576 bytes unfolded')
    expect(await extract(bytes, { mediaType, limits: { members: 1 } })).toContain('at most 1 members')
    expect(fs.readdirSync(at('to'))).toEqual([])
    expect(await extract(bytes, { mediaType, limits: { bytes: 2 ** 25 } })).toBeUndefined()
  })
})
