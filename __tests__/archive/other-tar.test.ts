import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { packContent } from '../../src/workspace/lay-down/packed-tree.ts'

const hasBusybox = spawnSync('busybox').status === 0
if (!hasBusybox) console.warn('SKIPPED: what BusyBox tar cannot do needs busybox')

test.skipIf(!hasBusybox)(
  'where only BusyBox tar is there, what is packed by GNU tar names what is missing',
  async () => {
    const place = mkdtempSync(path.join(tmpdir(), 'other-tar-'))
    const before = process.env['PATH']
    onTestFinished(() => {
      process.env['PATH'] = before
      rmSync(place, { recursive: true })
    })
    for (const name of ['bin', 'content']) mkdirSync(path.join(place, name))
    const busybox = execFileSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).trim()
    symlinkSync(busybox, path.join(place, 'bin', 'tar'))
    process.env['PATH'] = path.join(place, 'bin')
    const packed = await packContent(path.join(place, 'content'), path.join(place, 'archive'))
    expect(packed).toBe('GNU tar is not installed')
  },
)
