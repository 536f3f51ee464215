import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

import { expect, onTestFinished, test } from 'vitest'

import { serve } from '../registry/loopback.ts'
import { openProduct, told, type Asked, type Product } from './product.ts'

interface Server {
  /** What is served, and how. */
  content: string
  headers: Record<string, string>
  /** Answers instead, and says so by true. */
  instead: (request: IncomingMessage, response: ServerResponse) => boolean
  readonly requests: string[]
}

/** A project with one http import, built and saved. */
async function project(
  setting: Partial<Pick<Server, 'headers'>> & { readonly hash?: string } = {},
): Promise<{ readonly server: Server; readonly plan: (more?: Partial<Asked>) => Promise<string | undefined> }> {
  const server: Server = { content: 'hello\n', headers: setting.headers ?? {}, instead: () => false, requests: [] }
  const host = await serve((request, response) => {
    server.requests.push(request.method ?? '')
    if (server.instead(request, response)) return
    response.writeHead(200, { 'content-length': Buffer.byteLength(server.content), ...server.headers })
    response.end(request.method === 'HEAD' ? undefined : server.content)
  })
  const its: Product = openProduct()
  onTestFinished(its.remove)
  const url = `http://${host}/file`
  const imported = setting.hash === undefined ? url : `{path: '${url}', hash: ${setting.hash}}`
  const files = { 'stacker.yaml': `app:\n  from: {type: scratch}\n  imports: [${imported}]\n` }
  const asked = { directory: its.checkout(files), stackerfiles: ['stacker.yaml'] }
  await its.cycle(asked)
  const again = { ...asked, directory: its.checkout(files) }
  server.requests.length = 0
  return {
    server,
    async plan(more = {}) {
      const { app } = told(await its.plan({ ...again, ...more }))
      return app?.replace(url, 'URL')
    },
  }
}

const changed = 'miss, import-changed URL'
const doubtful = 'unknown, import-unresolved URL'
const sumOf = (content: string): string => createHash('sha256').update(content).digest('hex')

test('a download without any header is fetched, and known by its content', async () => {
  const { server, plan } = await project()
  expect(await plan()).toBe('hit')
  expect(server.requests).toEqual(['HEAD', 'GET'])
  server.content = 'other\n'
  expect(await plan()).toBe(changed)
})

test('a checksum header is believed as stacker believes it, and spares the download', async () => {
  const { server, plan } = await project({ headers: { 'x-checksum-sha256': sumOf('hello\n') } })
  expect(await plan()).toBe('hit')
  expect(server.requests).toEqual(['HEAD'])
  server.content = 'other\n'
  server.headers = { 'x-checksum-sha256': sumOf('other\n') }
  expect(await plan()).toBe(changed)
})

test('a hash in the stackerfile spares the download, and a server that promises another content ends the build', async () => {
  const { server, plan } = await project({ hash: sumOf('hello\n') })
  expect(await plan()).toBe('hit')
  server.headers = { 'x-checksum-sha256': sumOf('other\n') }
  expect(await plan()).toBe('error, bad-import URL')
})

test('a strong ETag that is still the same spares the download, a weak one does not', async () => {
  const strong = await project({ headers: { etag: '"v1"' } })
  expect(await strong.plan()).toBe('hit')
  expect(strong.server.requests).toEqual(['HEAD'])
  strong.server.headers = { etag: '"v2"' }
  expect(await strong.plan()).toBe('hit')
  expect(strong.server.requests).toEqual(['HEAD', 'HEAD', 'GET'])
  strong.server.content = 'other\n'
  expect(await strong.plan()).toBe(changed)

  const weak = await project({ headers: { etag: 'W/"v1"' } })
  weak.server.content = 'jello\n'
  expect(await weak.plan()).toBe(changed)
  expect(weak.server.requests).toEqual(['HEAD', 'GET'])
})

test('a server that is too slow leaves the layer in doubt', async () => {
  const { server, plan } = await project()
  server.instead = (request, response) => {
    if (request.method === 'HEAD') return false
    response.writeHead(200, { 'content-length': 1_000_000 }).write('a beginning')
    return true
  }
  expect(await plan({ patience: { request: 300, total: 1000 } })).toBe(doubtful)
})

test('a download that is cut off leaves the layer in doubt', async () => {
  const { server, plan } = await project()
  server.instead = (request, response) => {
    if (request.method === 'HEAD') return false
    response.writeHead(200, { 'content-length': 1_000_000 }).write('a beginning', () => response.destroy())
    return true
  }
  expect(await plan()).toBe(doubtful)
})

test('redirects are followed, but not for ever', async () => {
  const { server, plan } = await project()
  server.instead = (request, response) => {
    if (request.url !== '/file') return false
    response.writeHead(302, { location: '/elsewhere' }).end()
    return true
  }
  expect(await plan()).toBe('hit')
  server.content = 'other\n'
  expect(await plan()).toBe(changed)
  server.instead = (_, response) => {
    response.writeHead(302, { location: '/file' }).end()
    return true
  }
  expect(await plan()).toBe(doubtful)
})

test('a download above the size limit is not fetched, and leaves the layer in doubt', async () => {
  const { server, plan } = await project()
  server.instead = (request, response) => {
    response.writeHead(200, { 'content-length': 64 * 1024 * 1024 + 1 })
    if (request.method === 'HEAD') response.end()
    else response.flushHeaders()
    return true
  }
  expect(await plan()).toBe(doubtful)
})

test('what is gone ends the build, what is refused for the moment leaves the layer in doubt', async () => {
  const { server, plan } = await project()
  let status = 404
  server.instead = (_, response) => {
    response.writeHead(status).end()
    return true
  }
  expect(await plan()).toBe('error, bad-import URL')
  status = 503
  expect(await plan()).toBe(doubtful)
})

test('a server that refuses HEAD is asked by GET alone, as stacker ignores what HEAD says', async () => {
  const { server, plan } = await project()
  server.instead = (request, response) => {
    if (request.method !== 'HEAD') return false
    response.writeHead(405).end()
    return true
  }
  expect(await plan()).toBe('hit')
  server.content = 'other\n'
  expect(await plan()).toBe(changed)
})
