import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { startCacheServer } from './cache-server.ts'
import type { Bench } from './rounds.ts'
import { benchBytes, benchToolchain } from './store-bytes.ts'
import { benchLinks } from './store-links.ts'
import { benchRequests } from './store-requests.ts'
import { MB } from './store-sides.ts'
import { benchTime } from './store-time.ts'

/** What all blobs weigh together; the aims are for the whole gigabyte, less only tries the bench itself. */
const bytesInAll = Number(process.env['BENCH_STORE_MB'] ?? '1000') * MB
/** Any of `bytes`, `toolchain`, `time` (of restoring), `saves`, `links`, `requests`. */
const parts = (process.env['BENCH_STORE_PARTS'] ?? 'bytes toolchain time saves links requests').split(' ')

/**
 * Saving and restoring over the loopback cache service, by the action's doors as a runner starts them, next to `actions/cache` over
 * `.stacker`, `oci` and `roots`. Each side is a process of its own, and so is the service, which keeps its content on disk.
 */
export async function run(bench: Bench): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'stack-cache-bench-'))
  try {
    execFileSync(process.execPath, [
      fileURLToPath(new URL('../scripts/build.mjs', import.meta.url)),
      join(work, 'bundle'),
    ])
    const bundle = join(work, 'bundle', 'index.js')
    const server = await startCacheServer(join(work, 'service'))
    try {
      const place = { work, bundle, server, bench }
      if (parts.includes('bytes')) await benchBytes(place, bytesInAll)
      if (parts.includes('toolchain')) await benchToolchain(place, bytesInAll / 2)
      if (parts.includes('time') || parts.includes('saves')) {
        for (const filling of ['random', 'gzip'] as const) await benchTime(place, bytesInAll, filling, parts)
      }
      if (parts.includes('links')) await benchLinks(place, bytesInAll)
    } finally {
      await server.stop()
    }
    if (parts.includes('requests')) await benchRequests({ work, bundle, bench })
  } finally {
    await rm(work, { recursive: true })
  }
}
