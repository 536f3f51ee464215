// Walking and hashing files, against openssl (content only) and against go-mtree's own walk, which is what stacker runs.
import { spawnSync } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { goVersion, startGoPeer } from '../conformance/go-peer.ts'
import { readAttributes } from '../src/formats/extended-attributes.ts'
import { directorySource, walkSource, walkTree } from '../src/formats/mtree-walk.ts'
import { inTurn, milliseconds, ratios, type Bench } from './rounds.ts'

const noAttributes = { kind: 'read', attributes: new Map() } as const

const trees = [
  { name: '10,000 files of 10 kB', directories: 100, files: 100, size: 10_000, most: 1.2 },
  { name: '2 GB in 20 files', directories: 1, files: 20, size: 100_000_000, most: 1.1 },
]

/**
 * Ours is measured inside this process, on one core; `find | xargs openssl` as the two processes that it is, with one openssl at a
 * time. The walk of an import reads no attributes; that of an overlay dir does, and so does go-mtree.
 */
export async function run({ rounds, print, aim }: Bench): Promise<void> {
  const place = mkdtempSync(path.join(os.tmpdir(), 'stack-cache-bench-'))
  const peer = goVersion() === undefined ? undefined : startGoPeer()
  if (peer === undefined) print('  go-mtree is left out: it needs Go')
  try {
    for (const { name, directories, files, size, most } of trees) {
      const root = path.join(place, String(size))
      fill(root, directories, files, size)
      const times = await inTurn(rounds, {
        import: () => walkSource(directorySource(root, noAttributes)),
        openssl: () => {
          openssl(root)
        },
        overlay: () => walkTree(root, { readAttributes }),
        mtree: () => peer?.ask('walk', [{ root }]),
      })
      print(`  ${name}: walk ${milliseconds(times.import)}, openssl ${milliseconds(times.openssl)}`)
      aim('walk / openssl', ratios(times.import, times.openssl), most)
      if (peer !== undefined) {
        print(`  with attributes ${milliseconds(times.overlay)}, go-mtree ${milliseconds(times.mtree)}`)
        aim('walk with attributes / go-mtree', ratios(times.overlay, times.mtree), 0.5)
        aim('walk / go-mtree', ratios(times.import, times.mtree), 0.5)
      }
      rmSync(root, { recursive: true })
    }
  } finally {
    peer?.close()
    rmSync(place, { recursive: true, force: true })
  }
}

/** Files that no two are alike, made of a block of random bytes. */
function fill(root: string, directories: number, files: number, size: number): void {
  const block = randomFillSync(Buffer.alloc(size))
  for (let directory = 0; directory < directories; directory++) {
    const inside = path.join(root, `d${String(directory)}`)
    mkdirSync(inside, { recursive: true })
    for (let file = 0; file < files; file++) {
      block.writeUInt32LE(directory * files + file)
      writeFileSync(path.join(inside, `f${String(file)}`), block)
    }
  }
}

function openssl(root: string): void {
  const pipe = 'find "$1" -type f -print0 | xargs -0 -P1 openssl dgst -sha256'
  const { status, stderr } = spawnSync('sh', ['-c', pipe, 'sh', root], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`openssl: ${stderr}`)
}
