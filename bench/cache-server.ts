import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import type { Request } from '../__tests__/platform/cache-service.ts'

export interface Question {
  /** From now on hand out Azure addresses, or plain ones. */
  readonly azure?: boolean
}

export interface Answer {
  readonly environment: Readonly<Record<string, string>>
  /** Since the last question. */
  readonly requests: readonly Request[]
}

export interface CacheServer {
  ask(question?: Question): Promise<Answer>
  stop(): Promise<void>
}

export interface CacheServerOptions {
  /** How many uploads it allows in that time. */
  readonly limit?: { readonly uploads: number; readonly seconds: number }
  /** Milliseconds before each answer. */
  readonly latency?: number
}

/** Starts the cache service over `directory` (made new) in a process of its own. */
export async function startCacheServer(
  directory: string,
  { limit, latency = 0 }: CacheServerOptions = {},
): Promise<CacheServer> {
  await mkdir(directory)
  const file = fileURLToPath(new URL('./cache-server-child.ts', import.meta.url))
  const child = fork(file, [directory, limit === undefined ? '' : JSON.stringify(limit), String(latency)])
  await once(child, 'message')
  return {
    ask: async (question = {}) => {
      child.send(question)
      const [answer] = (await once(child, 'message')) as [Answer]
      return answer
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

export interface Traffic {
  /** Bytes in bodies, whatever the request. */
  readonly up: number
  readonly down: number
  readonly lookups: number
  readonly downloads: number
  /** Entries that were created: what GitHub's limit of 200 a minute counts. */
  readonly uploads: number
  readonly refused: number
}

export function trafficOf(requests: readonly Request[]): Traffic {
  const count = (method: Request['method'], good = true): number =>
    requests.filter((request) => request.method === method && (good ? request.status === 200 : true)).length
  const sum = (side: 'up' | 'down'): number => requests.reduce((total, request) => total + request[side], 0)
  return {
    up: sum('up'),
    down: sum('down'),
    lookups: count('lookup', false),
    downloads: count('download', false),
    uploads: count('create'),
    refused: requests.filter(({ method, status }) => method === 'create' && status !== 200).length,
  }
}
