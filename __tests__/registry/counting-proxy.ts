import { request as forward } from 'node:http'

import { serve, type Guard } from './loopback.ts'

export interface CountingProxy {
  readonly host: string
  /** `METHOD path` of every request but those that ask what the registry speaks. */
  readonly requests: string[]
  /** May answer instead, and says so by true; breaks the connection where it destroys it. */
  guard: Guard
}

/** Stands before a registry, which takes it for itself by the Host of requests. */
export async function countingProxy(registry: string): Promise<CountingProxy> {
  const [name, port] = registry.split(':')
  const requests: string[] = []
  const proxy: CountingProxy = { host: '', requests, guard: () => false }
  const host = await serve((request, response) => {
    const { method = '', url = '', headers } = request
    if (url !== '/v2/') requests.push(`${method} ${url.replace(/[?].*/s, '')}`)
    if (proxy.guard(request, response)) return
    const sent = forward({ host: name, port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(response)
    })
    sent.on('error', () => response.destroy())
    request.pipe(sent)
  })
  return Object.assign(proxy, { host })
}
