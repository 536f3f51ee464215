// A directory to extract into, with something beside it that must stay as it is.
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'

import { extractLayer } from '../../src/archive/extract.ts'
import { usualLimits, type ExtractionLimits } from '../../src/archive/extraction-limits.ts'

export const isRoot = process.geteuid?.() === 0
if (!isRoot) console.warn('SKIPPED: hostile layers are tested as root only')

export let place: string
beforeEach(() => {
  place = fs.mkdtempSync(path.join(os.tmpdir(), 'hostile-'))
  fs.mkdirSync(at('to'))
  fs.mkdirSync(at('victims'), { mode: 0o750 })
  fs.writeFileSync(at('victims', 'file'), 'mine', { mode: 0o640 })
})
afterEach(() => {
  fs.rmSync(place, { recursive: true, force: true })
})
export const at = (...parts: string[]): string => path.join(place, ...parts)

interface Given {
  readonly mediaType?: string
  readonly limits?: Partial<ExtractionLimits>
  readonly directory?: string
}

export async function extract(bytes: Buffer, { mediaType = 'tar', limits = {}, directory = at('to') }: Given = {}) {
  fs.writeFileSync(at('blob'), bytes)
  return await extractLayer({
    blob: at('blob'),
    mediaType: `application/vnd.oci.image.layer.v1.${mediaType}`,
    directory,
    opaqueAttribute: 'user.overlay.opaque',
    owner: { uid: 0, gid: 0 },
    madeBy: 'umoci',
    limits: { ...usualLimits, ...limits },
  })
}

export function expectOutsideUntouched(): void {
  expect(fs.readdirSync(place).sort()).toEqual(['blob', 'to', 'victims'])
  expect(fs.readdirSync(at('victims'))).toEqual(['file'])
  const [directory, file] = [fs.lstatSync(at('victims')), fs.lstatSync(at('victims', 'file'))]
  expect(fs.readFileSync(at('victims', 'file'), 'utf8')).toBe('mine')
  expect([file.mode & 0o7777, file.nlink, file.uid]).toEqual([0o640, 1, 0])
  expect([directory.mode & 0o7777, directory.uid]).toEqual([0o750, 0])
}

/** What was unpacked, by name, with what kind of thing it is. */
export function unpacked(): readonly string[] {
  return execFileSync('find', ['.', '-mindepth', '1', '-printf', '%P %y\\n'], { cwd: at('to') })
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '')
    .sort()
}
