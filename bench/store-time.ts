// How long it takes to restore and to save, and in how much memory.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { startCacheServer } from './cache-server.ts'
import type { Ran } from './child.ts'
import { ratios } from './rounds.ts'
import { blobsOf, MB, megabytes, ours, row, spread, theirs, traffic, type Place } from './store-sides.ts'
import { pretendBuild, writeSources, type Filling } from '../__tests__/stacker/pretended-build.ts'

const layers = 20

/** Restoring and saving twenty blobs. */
export async function benchTime(
  place: Place,
  bytes: number,
  filling: Filling,
  verbs: readonly string[],
): Promise<void> {
  const built = join(place.work, `built-${filling}`)
  await writeSources(built, layers)
  await pretendBuild(built, Math.floor(bytes / layers), filling)
  if (verbs.includes('time')) await benchRestore(place, built, filling)
  if (verbs.includes('saves')) await benchSave(place, built, filling)
  await rm(built, { recursive: true })
}

async function benchRestore(place: Place, built: string, filling: Filling): Promise<void> {
  const { work, server } = place
  await server.ask({ azure: false })
  await ours(place, 'save', built)
  await theirs(place, 'save', built, `time-${filling}`)
  const wanted = await blobsOf(built)
  for (const azure of [false, true]) {
    await server.ask({ azure })
    const sides = await inRounds(place, {
      our: async () => {
        const restored = join(work, 'restored')
        await writeSources(restored, layers)
        const ran = await ours(place, 'restore', restored)
        await server.ask()
        const got = await blobsOf(restored)
        if (got !== wanted) throw new Error(`restored was something else:\n${ran.output}\n${got}\nwanted\n${wanted}`)
        await rm(restored, { recursive: true })
        return ran
      },
      their: async () => {
        const restored = join(work, 'restored-theirs')
        await mkdir(restored)
        const ran = await theirs(place, 'restore', restored, `time-${filling}`)
        await server.ask()
        if ((await blobsOf(restored)) !== wanted) throw new Error('the other side restored something else')
        await rm(restored, { recursive: true })
        return ran
      },
    })
    tell(place, `restore (${filling}), ${azure ? 'Azure path' : 'plain path'}`, wanted, sides)
  }
}

/** Each into a service of its own, which is empty: a save is asked for nothing that is there. */
async function benchSave(place: Place, built: string, filling: Filling): Promise<void> {
  const wanted = await blobsOf(built)
  const weight = weightOf(wanted)
  for (const azure of [false, true]) {
    const saving = async (save: (place: Place) => Promise<Ran>): Promise<Ran> => {
      const directory = join(place.work, 'saved')
      const server = await startCacheServer(directory)
      try {
        await server.ask({ azure })
        const ran = await save({ ...place, server })
        const { up } = await traffic(server)
        if (up < 0.9 * weight) throw new Error(`only ${String(up)} bytes were kept:\n${ran.output}`)
        return ran
      } finally {
        await server.stop()
        await rm(directory, { recursive: true })
      }
    }
    const sides = await inRounds(place, {
      our: () => saving((at) => ours(at, 'save', built)),
      their: () => saving((at) => theirs(at, 'save', built, `time-${filling}`)),
    })
    tell(place, `save (${filling}), ${azure ? 'Azure path' : 'plain path'}`, wanted, sides)
  }
}

type Side = 'our' | 'their'

/** One after the other, again and again; the first round warms up. */
async function inRounds(
  { bench: { rounds } }: Place,
  sides: Readonly<Record<Side, () => Promise<Ran>>>,
): Promise<Readonly<Record<Side, readonly Ran[]>>> {
  const ran: Record<Side, Ran[]> = { our: [], their: [] }
  for (let round = 0; round <= rounds; round++) {
    for (const side of ['our', 'their'] as const) {
      const one = await sides[side]()
      if (round > 0) ran[side].push(one)
    }
  }
  return ran
}

function tell(
  { bench: { rounds, print, aim } }: Place,
  what: string,
  blobs: string,
  { our, their }: Readonly<Record<Side, readonly Ran[]>>,
): void {
  const seconds = (ran: readonly Ran[]): number[] => ran.map((each) => each.seconds)
  const most = (ran: readonly Ran[], of: 'peak' | 'treePeak'): number => Math.max(...ran.map((each) => each[of]))
  print(`${what}: ${megabytes(weightOf(blobs))} in ${String(layers)} blobs, ${String(rounds)} rounds`)
  print(row('', 'stack-cache', 'actions/cache'))
  print(row('seconds, median (spread)', spread(seconds(our)), spread(seconds(their))))
  print(row('memory of the process, most', megabytes(most(our, 'peak')), megabytes(most(their, 'peak'))))
  print(row('memory with its children, most', megabytes(most(our, 'treePeak')), megabytes(most(their, 'treePeak'))))
  aim(`${what}, time over actions/cache`, ratios(seconds(our), seconds(their)), 1)
  aim(`${what}, MB of memory with children`, [most(our, 'treePeak') / MB], 300)
}

/** Of what `blobsOf` lists. */
function weightOf(blobs: string): number {
  return blobs.split('\n').reduce((sum, line) => sum + Number(line.split(' ')[1]), 0)
}
