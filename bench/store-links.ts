// A store in a directory of the same file system: how long it takes to lay down what it has.
import { execFileSync } from 'node:child_process'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

import type { Ran } from './child.ts'
import { ratios } from './rounds.ts'
import { blobsOf, MB, megabytes, ours, row, spread, type Place } from './store-sides.ts'
import { pretendBuild, writeSources } from '../__tests__/stacker/pretended-build.ts'

const layers = 20

/**
 * The other side is one pass of `openssl dgst -sha256` over the blobs of the store, one after the other: it uses what the processor has for
 * SHA-256, as Node does, and needs less than `sha256sum`, which was seen to take four times as long.
 */
export async function benchLinks(place: Place, bytes: number): Promise<void> {
  const { work } = place
  const { rounds, print, aim } = place.bench
  const store = join(work, 'directory-store')
  const inputs = { STORE: `dir:${store}` }
  const built = join(work, 'built-links')
  await writeSources(built, layers)
  await pretendBuild(built, Math.floor(bytes / layers), 'random')
  await ours(place, 'save', built, inputs)
  const wanted = await blobsOf(built)
  const our: Ran[] = []
  const their: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const project = join(work, 'linked')
    await writeSources(project, layers)
    const ran = await ours(place, 'restore', project, inputs)
    const got = await blobsOf(project)
    if (got !== wanted) throw new Error(`restored was something else:\n${ran.output}\n${got}\nwanted\n${wanted}`)
    await rm(project, { recursive: true })
    const hashed = await hashing(join(store, 'blobs', 'sha256'))
    if (round === 0) continue
    our.push(ran)
    their.push(hashed)
  }
  const seconds = our.map((ran) => ran.seconds)
  print(`restore of ${megabytes(bytes)} in ${String(layers)} blobs from a directory of the same file system`)
  print(row('', 'stack-cache', 'openssl dgst'))
  print(row('seconds, median (spread)', spread(seconds), spread(their)))
  print(row('memory with its children, most', megabytes(Math.max(...our.map((ran) => ran.treePeak))), ''))
  aim('restore from a directory, time over hashing', ratios(seconds, their), 1.2)
  aim('restore from a directory, MB of memory', [Math.max(...our.map((ran) => ran.treePeak)) / MB], 300)
  for (const directory of [built, store]) await rm(directory, { recursive: true })
}

/** Seconds. */
async function hashing(blobs: string): Promise<number> {
  const files = (await readdir(blobs)).map((name) => join(blobs, name))
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size))
  const large = files.filter((_, index) => (sizes[index] ?? 0) > MB)
  if (large.length !== layers) throw new Error(`the store has ${String(large.length)} large blobs`)
  const begun = performance.now()
  execFileSync('openssl', ['dgst', '-sha256', ...large], { stdio: 'ignore' })
  return (performance.now() - begun) / 1000
}
