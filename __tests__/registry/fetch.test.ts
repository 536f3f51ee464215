import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'

import { expect, onTestFinished, test, vi } from 'vitest'

import { openFetch } from '../../src/registry/fetch.ts'
import { discard, type HttpResponse, type Sent } from '../../src/registry/http.ts'
import { serve } from './loopback.ts'

type Asked = Partial<Sent> & Pick<Sent, 'url'>

function fetching(variables: Readonly<Record<string, string>> = {}): (asked: Asked) => Promise<HttpResponse> {
  const fetch = openFetch(variables)
  const usual = { method: 'GET', headers: {}, body: undefined, insecure: false } as const
  return (asked) => fetch({ ...usual, signal: new AbortController().signal, ...asked })
}

async function bytesOf(body: Readable): Promise<Buffer> {
  return Buffer.concat((await body.toArray()) as Buffer[])
}

async function textOf({ body }: HttpResponse): Promise<string> {
  return (await bytesOf(body)).toString()
}

/** A proxy that leads every request and every tunnel to `target`, and remembers what it was asked for. */
async function serveProxy(target: string): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    response.end('by the proxy')
  })
  server.on('connect', (request, client) => {
    asked.push(`CONNECT ${request.url ?? ''}`)
    const [host = '', port = ''] = target.split(':')
    const server = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n')
      server.pipe(client).pipe(server)
    })
    for (const socket of [server, client]) socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, asked }
}

test('http goes through HTTP_PROXY', async () => {
  const { url, asked } = await serveProxy('')
  const answer = await fetching({ HTTP_PROXY: url })({ url: 'http://mirror.example/stacker' })
  expect(await textOf(answer)).toBe('by the proxy')
  expect(asked).toEqual(['GET http://mirror.example/stacker'])
})

test('https goes through a tunnel of HTTPS_PROXY', async () => {
  // What answers is no TLS: what counts is that the tunnel was asked for.
  const plain = await serve((_, response) => response.end())
  const { url, asked } = await serveProxy(plain)
  await expect(fetching({ HTTPS_PROXY: url })({ url: 'https://mirror.example/stacker' })).rejects.toThrow()
  expect(asked).toEqual(['CONNECT mirror.example:443'])
})

test('NO_PROXY is gone to directly, and so is everything where no proxy is named', async () => {
  const { url, asked } = await serveProxy('')
  // This machine by a name that does not say so.
  const host = (await serve((_, response) => response.end('directly'))).replace('127.0.0.1', '0.0.0.0')
  for (const variables of [{ HTTP_PROXY: url, NO_PROXY: '0.0.0.0' }, {}]) {
    expect(await textOf(await fetching(variables)({ url: `http://${host}/stacker` }))).toBe('directly')
  }
  expect(asked).toEqual([])
})

test('a proxy that is none is not asked, and nothing fails for it', async () => {
  const host = (await serve((_, response) => response.end('directly'))).replace('127.0.0.1', '0.0.0.0')
  expect(await textOf(await fetching({ HTTP_PROXY: 'http://[bad' })({ url: `http://${host}/` }))).toBe('directly')
})

test('says what it is, unless the asker says otherwise', async () => {
  const host = await serve((request, response) => response.end(request.headers['user-agent']))
  expect(await textOf(await fetching()({ url: `http://${host}/` }))).toBe('stack-cache')
  expect(await textOf(await fetching()({ url: `http://${host}/`, headers: { 'user-agent': 'other' } }))).toBe('other')
})

test('a proxy is never asked for what is on this machine', async () => {
  const { url, asked } = await serveProxy('')
  const host = await serve((_, response) => response.end('directly'))
  expect(await textOf(await fetching({ HTTP_PROXY: url })({ url: `http://${host}/` }))).toBe('directly')
  expect(asked).toEqual([])
})

/** How many connections a server has seen. */
async function serveCounting(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  let connections = 0
  const server = createServer(answer).on('connection', () => (connections += 1))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
  return { server, url, connections: () => connections }
}

test('one connection serves one question after the other, also where nobody wants to know more of the answer', async () => {
  const { url, connections } = await serveCounting((_, response) => response.writeHead(404).end('what nobody reads'))
  const fetch = fetching()
  for (let asked = 0; asked < 3; asked += 1) {
    const answer = await fetch({ url })
    discard(answer)
    await once(answer.body, 'close')
  }
  expect(connections()).toBe(1)
})

test.each(['with its length', 'in parts'])('large answers on one connection are what was sent (%s)', async (how) => {
  const content = randomBytes(3_000_000)
  const { url, connections } = await serveCounting((_, response) => {
    if (how === 'with its length') response.setHeader('content-length', content.length)
    for (let at = 0; at < content.length; at += 70_000) response.write(content.subarray(at, at + 70_000))
    response.end()
  })
  const fetch = fetching()
  for (let asked = 0; asked < 3; asked += 1)
    expect((await bytesOf((await fetch({ url })).body)).equals(content)).toBe(true)
  expect(connections()).toBe(1)
})

test('an answer that is too long to be passed over ends its connection', async () => {
  const { url, connections } = await serveCounting((_, response) => response.end(Buffer.alloc(1_000_000)))
  const fetch = fetching()
  for (let asked = 0; asked < 2; asked += 1) {
    const answer = await fetch({ url })
    discard(answer)
    await once(answer.body, 'close')
  }
  expect(connections()).toBe(2)
})

test.each(['GET', 'HEAD'] as const)(
  'a %s on a connection that the server gave up is asked once more',
  async (method) => {
    const { url, connections, server } = await serveCounting((request, response) => {
      if (request.headers['x-question'] === '2' && request.socket.remotePort === port) request.socket.destroy()
      else response.end('yes')
    })
    let port: number | undefined
    server.once('connection', (socket) => (port = socket.remotePort))
    const fetch = fetching()
    const first = await fetch({ url, headers: { 'x-question': '1' } })
    await textOf(first)
    expect((await fetch({ url, method, headers: { 'x-question': '2' } })).status).toBe(200)
    expect(connections()).toBe(2)
  },
)

test('what changes something is not asked twice', async () => {
  let puts = 0
  const { url } = await serveCounting((request, response) => {
    if (request.method !== 'PUT') response.end('yes')
    else {
      puts += 1
      request.socket.destroy()
    }
  })
  const fetch = fetching()
  await textOf(await fetch({ url }))
  await expect(fetch({ url, method: 'PUT', body: 'x' })).rejects.toThrow()
  expect(puts).toBe(1)
})

test('gzip that was asked for is undone, and no other', async () => {
  const host = await serve((_, response) => {
    response.setHeader('content-encoding', 'gzip')
    response.end(gzipSync('packed'))
  })
  const url = `http://${host}/`
  const asked = await fetching()({ url, headers: { 'accept-encoding': 'gzip' } })
  expect(await textOf(asked)).toBe('packed')
  const raw = await fetching()({ url, headers: { 'accept-encoding': 'identity' } })
  expect(gunzipSync(await bytesOf(raw.body)).toString()).toBe('packed')
})

test('gzip that is cut off ends in an error, not in what came', async () => {
  const host = await serve((_, response) => {
    response.setHeader('content-encoding', 'gzip')
    response.end(gzipSync(Buffer.alloc(100_000, 'packed')).subarray(0, 60))
  })
  const answer = await fetching()({ url: `http://${host}/`, headers: { 'accept-encoding': 'gzip' } })
  await expect(textOf(answer)).rejects.toThrow()
})

test('pieces of a body may all stand in one place', async () => {
  const host = await serve(
    (request, response) => void request.toArray().then((parts) => response.end(Buffer.concat(parts as Buffer[]))),
  )
  const place = Buffer.alloc(300_000)
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let number = 0; number < 20; number += 1) {
      place.fill(number)
      yield place
      await Promise.resolve()
    }
  }
  const answer = await fetching()({ url: `http://${host}/`, method: 'PUT', body: pieces })
  const got = await bytesOf(answer.body)
  expect(got.length).toBe(20 * place.length)
  for (let at = 0; at < got.length; at += 1000) expect(got[at]).toBe(Math.floor(at / place.length))
})

test('a server that has heard enough is believed, and sent no more', async () => {
  const host = await serve((_, response) => response.writeHead(413).end())
  let sent = 0
  let isClosed = false
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      for (; sent < 1000; sent += 1) {
        yield Buffer.alloc(1_000_000)
        await new Promise((resolve) => setImmediate(resolve))
      }
    } finally {
      isClosed = true
    }
  }
  const answer = await fetching()({ url: `http://${host}/`, method: 'PUT', body: pieces })
  expect(answer.status).toBe(413)
  await vi.waitFor(() => {
    expect(isClosed).toBe(true)
  })
  expect(sent).toBeLessThan(1000)
})

test('a body that cannot be read ends the request with its error', async () => {
  const host = await serve((request) => request.resume())
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(1000)
    await Promise.resolve()
    throw new Error('the file has gone')
  }
  await expect(fetching()({ url: `http://${host}/`, method: 'PUT', body: pieces })).rejects.toThrow('the file has gone')
})
