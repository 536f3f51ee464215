// Looking at what is bound, against hashing the same files and nothing else.
import { randomFillSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { openBindTrees } from '../src/predict/bind-trees.ts'
import { hashHere } from '../src/predict/hash-threads.ts'
import { inTurn, milliseconds, ratios, type Bench } from './rounds.ts'

const [directories, files, size] = [100, 100, 10_000]

/** Hashing is measured in this process, on one core, of files whose names are known. */
export async function run({ rounds, print, aim }: Bench): Promise<void> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'stack-cache-bench-'))
  try {
    const names = fill(root)
    const times = await inTurn(rounds, {
      tree: () => openBindTrees({ exclude: ['build/**', '**/*.o'], own: [path.join(root, '.stacker')] }).treeOf(root),
      hashing: () => hashHere(names),
    })
    print(`  10,000 bound files of 10 kB: tree ${milliseconds(times.tree)}, hashing ${milliseconds(times.hashing)}`)
    aim('tree / hashing', ratios(times.tree, times.hashing), 1.2)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** Files that no two are alike, made of a block of random bytes. */
function fill(root: string): string[] {
  const block = randomFillSync(Buffer.alloc(size))
  const names: string[] = []
  for (let directory = 0; directory < directories; directory++) {
    const inside = path.join(root, `d${String(directory)}`)
    mkdirSync(inside)
    for (let file = 0; file < files; file++) {
      block.writeUInt32LE(directory * files + file)
      names.push(path.join(inside, `f${String(file)}`))
      writeFileSync(names.at(-1) ?? '', block)
    }
  }
  return names
}
