import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'

import type { Fetch, HttpBody, HttpResponse, Sent } from './http.ts'
import { proxyChoice } from './proxy.ts'
import { freeWhatIsRead } from './socket-memory.ts'

/** Milliseconds after which a connection that nobody uses is given up: servers do so, too, and some say nothing of it. */
const idleTime = 4000

/**
 * Sends requests by Node's own client, whose pieces come as they were read: the global `fetch` copies each of them, and goes through no
 * proxy unless NODE_USE_ENV_PROXY was set before Node started, which no runner does. `variables` name the proxies (`proxyChoice`). Node
 * knows `proxyEnv` from 24.5 on.
 */
export function openNodeClient(variables: Readonly<Record<string, string | undefined>>): Fetch {
  const choose = proxyChoice(variables)
  const opened = new Map<string, Agents>()
  const agentsFor = (url: URL): Agents => {
    const proxy = choose(url)?.href ?? ''
    const agents = opened.get(proxy) ?? openAgents(proxy)
    opened.set(proxy, agents)
    return agents
  }

  return async (sent) => {
    const url = new URL(sent.url)
    const agents = agentsFor(url)
    const { method, signal, insecure } = sent
    // Some servers answer nobody who does not say what they are.
    const headers = { 'user-agent': 'stack-cache', ...sent.headers }
    const begin = (): ClientRequest =>
      url.protocol === 'https:'
        ? // Without verifying the certificate, as stacker's `insecure: true` (DockerInsecureSkipTLSVerify).
          httpsRequest(url, { method, headers, signal, agent: agents.https, rejectUnauthorized: !insecure })
        : httpRequest(url, { method, headers, signal, agent: agents.http })
    for (;;) {
      const outgoing = begin()
      try {
        return toResponse(await answerTo(outgoing, sent.body), sent)
      } catch (error) {
        if (!wasClosedBefore(outgoing, error) || (method !== 'GET' && method !== 'HEAD')) throw error
      }
    }
  }
}

interface Agents {
  readonly http: HttpAgent
  readonly https: HttpsAgent
}

function openAgents(proxy: string): Agents {
  const options = { keepAlive: true, timeout: idleTime, proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy } }
  return { http: new HttpAgent(options), https: new HttpsAgent(options) }
}

/** The server gave up a connection that was kept, in the moment in which it was used again. */
function wasClosedBefore({ reusedSocket }: ClientRequest, error: unknown): boolean {
  return (
    reusedSocket && error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
  )
}

function answerTo(outgoing: ClientRequest, body: HttpBody | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let isAnswered = false
    outgoing.on('response', (incoming) => {
      isAnswered = true
      freeWhatIsRead(incoming)
      resolve(incoming)
    })
    outgoing.on('error', reject)
    if (typeof body === 'function') {
      sendPieces(outgoing, body(), () => isAnswered).catch((error: unknown) => {
        outgoing.destroy(error instanceof Error ? error : new Error('the body cannot be sent'))
      })
    } else outgoing.end(body)
  })
}

/** A server that has answered has heard enough: what it said counts, and the connection cannot be used for more. */
async function sendPieces(
  outgoing: ClientRequest,
  pieces: AsyncIterable<Uint8Array>,
  isAnswered: () => boolean,
): Promise<void> {
  for await (const piece of pieces) {
    await new Promise((resolve) => outgoing.write(piece, resolve))
    if (outgoing.destroyed) return
    if (isAnswered()) {
      outgoing.destroy()
      return
    }
  }
  outgoing.end()
}

function toResponse(incoming: IncomingMessage, { method, headers: asked }: Sent): HttpResponse {
  const headers = {
    get: (name: string): string | null => {
      const value = incoming.headers[name.toLowerCase()]
      return typeof value === 'string' ? value : (value?.join(', ') ?? null)
    },
  }
  const isPacked = asked['accept-encoding'] === 'gzip' && headers.get('content-encoding')?.toLowerCase() === 'gzip'
  return {
    status: incoming.statusCode ?? 0,
    statusText: incoming.statusMessage ?? '',
    headers,
    body: isPacked && method !== 'HEAD' ? unpacked(incoming) : incoming,
  }
}

function unpacked(incoming: IncomingMessage): HttpResponse['body'] {
  // Whoever reads it is told of an error by what is read.
  return Object.assign(
    pipeline(incoming, createGunzip(), () => undefined),
    { socket: incoming.socket },
  )
}
