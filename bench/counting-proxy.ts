import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { finished } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** One request that came through. */
export interface Counted {
  /** `GET manifest`, `HEAD blob`, `POST upload` ... */
  readonly kind: string
  /** Bytes in bodies. */
  readonly up: number
  readonly down: number
  readonly status: number
}

export interface CountingProxy {
  /** As a client names the registry. */
  readonly host: string
  /** What came through since the last call. */
  taken(): readonly Counted[]
  stop(): Promise<void>
}

/** Stands before a registry on this machine and counts what it is asked; each answer begins `latency` milliseconds later. */
export async function startCountingProxy(port: number, latency = 0): Promise<CountingProxy> {
  let counted: Counted[] = []
  const server = createServer((question, answer) => {
    void pass(port, latency, question, answer).then(
      (one) => counted.push(one),
      () => answer.destroy(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    taken: () => {
      const all = counted
      counted = []
      return all
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The registry makes addresses of the Host that it was asked under, so what it sends its client to is here, too. */
async function pass(
  port: number,
  latency: number,
  question: IncomingMessage,
  answer: ServerResponse,
): Promise<Counted> {
  const { method = '', url = '', headers } = question
  let [up, down] = [0, 0]
  question.on('data', (piece: Buffer) => (up += piece.length))
  const inner = ask({ host: '127.0.0.1', port, method, path: url, headers })
  question.pipe(inner)
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    inner.once('response', resolve).once('error', reject),
  )
  if (latency > 0) await sleep(latency)
  const { statusCode = 0 } = response
  answer.writeHead(statusCode, response.headers)
  response.on('data', (piece: Buffer) => (down += piece.length))
  response.pipe(answer)
  await finished(response)
  return { kind: kindOf(method, url), up, down, status: statusCode }
}

function kindOf(method: string, url: string): string {
  const [, what] = /^\/v2\/.+\/(manifests|blobs\/uploads|blobs|tags)\//.exec(url) ?? []
  const names: Readonly<Record<string, string>> = {
    manifests: 'manifest',
    'blobs/uploads': 'upload',
    blobs: 'blob',
    tags: 'tags',
  }
  return `${method} ${names[what ?? ''] ?? 'other'}`
}
