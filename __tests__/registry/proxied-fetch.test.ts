import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'

import { expect, onTestFinished, test } from 'vitest'

import { proxiedFetch } from '../../src/registry/proxied-fetch.ts'
import { serve } from './loopback.ts'

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
  const answer = await proxiedFetch({ HTTP_PROXY: url })(new Request('http://mirror.example/stacker'))
  expect(await answer.text()).toBe('by the proxy')
  expect(asked).toEqual(['GET http://mirror.example/stacker'])
})

test('https goes through a tunnel of HTTPS_PROXY', async () => {
  // What answers is no TLS: what counts is that the tunnel was asked for.
  const plain = await serve((_, response) => response.end())
  const { url, asked } = await serveProxy(plain)
  await expect(proxiedFetch({ HTTPS_PROXY: url })(new Request('https://mirror.example/stacker'))).rejects.toThrow()
  expect(asked).toEqual(['CONNECT mirror.example:443'])
})

test('NO_PROXY is gone to directly, and so is everything where no proxy is named', async () => {
  const { url, asked } = await serveProxy('')
  const host = await serve((_, response) => response.end('directly'))
  for (const variables of [{ HTTP_PROXY: url, NO_PROXY: '127.0.0.1' }, {}]) {
    const answer = await proxiedFetch(variables)(new Request(`http://${host}/stacker`))
    expect(await answer.text()).toBe('directly')
  }
  expect(asked).toEqual([])
})
