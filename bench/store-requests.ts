// How often the cache service is asked.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

import { startCacheServer, type Traffic } from './cache-server.ts'
import type { Ran } from './child.ts'
import { ours, traffic, type Place, type Verb } from './store-sides.ts'
import { pretendBuild, writeSources } from '../__tests__/stacker/pretended-build.ts'

/** How often the service is asked, for small and for large projects; the latter under a limit as GitHub's, its minute cut to ten seconds. */
export async function benchRequests({ work, bundle, bench }: Omit<Place, 'server'>): Promise<void> {
  const { print, aim } = bench
  for (const layers of [12, 200]) {
    const server = await startCacheServer(join(work, `service-${layers}`), { latency: 30 })
    try {
      const place = { work, bundle, server, bench }
      const first = join(work, 'many')
      const second = join(work, 'many-restored')
      await writeSources(first, layers)
      await writeSources(second, layers)
      await pretendBuild(first, 20_000, 'random')
      const count = async (verb: Verb, project: string): Promise<Ran & Traffic> => {
        const ran = await ours(place, verb, project)
        return { ...ran, ...(await traffic(server)) }
      }
      const steps = [
        ['plan, empty cache', await count('plan', second)],
        ['save', await count('save', first)],
        ['save again', await count('save', first)],
        ['plan, full cache', await count('plan', second)],
        ['restore', await count('restore', second)],
      ] as const
      print(
        `${layers} layers, 30 ms before each answer: questions, downloads, uploads (refused by the limit), kB down, seconds`,
      )
      for (const [what, { lookups, downloads, uploads, refused, down, seconds }] of steps) {
        print(
          `  ${what.padEnd(20)} ${[lookups, downloads, `${uploads} (${refused})`, Math.round(down / 1000), seconds.toFixed(1)].join(', ')}`,
        )
      }
      const [empty, , again, full, restored] = steps.map(([, run]) => run)
      if (!empty || !again || !full || !restored) throw new Error('a run is missing')
      // What explains a miss is asked in vain fifty times at most, and the index once.
      aim(
        `${layers} layers: plan over an empty cache, requests over one a layer`,
        [empty.lookups + empty.downloads - layers],
        100,
      )
      aim(`${layers} layers: plan over a full cache, requests`, [full.lookups + full.downloads], 3)
      if (layers === 200) {
        aim(`${layers} layers: plan over an empty cache, seconds`, [empty.seconds], 8)
        aim(`${layers} layers: plan over a full cache, seconds`, [full.seconds], 1)
      }
      aim(`${layers} layers: saving again, entries sent`, [again.uploads], 0)
      aim(`${layers} layers: layers that do not come back`, [layers - hits(restored.output)], 0)
      for (const directory of [first, second]) await rm(directory, { recursive: true })
    } finally {
      await server.stop()
    }
  }
}

function hits(output: string): number {
  return Number(/Restored (\d+) layer/.exec(output)?.[1])
}
