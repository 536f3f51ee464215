import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { TroubleError, UserError } from '../../src/errors.ts'
import { digestOf } from '../../src/formats/digest.ts'
import { httpEnv } from '../../src/registry/http.ts'
import { openFetch } from '../../src/registry/fetch.ts'
import { download, type DownloadSource } from '../../src/setup/verified-download.ts'
import { closedPort, serve } from '../registry/loopback.ts'

const program = Buffer.from('#!/bin/sh\necho stacker\n'.repeat(5000))

interface Downloaded {
  readonly error: unknown
  readonly file: string
  readonly pauses: readonly number[]
}

/** Downloads by a client that waits for nothing; `source` is all but the file's usual digest. */
async function get(
  source: { url: string } & Partial<DownloadSource>,
  request = 30_000,
  bytes = 1 << 20,
): Promise<Downloaded> {
  const directory = mkdtempSync(join(tmpdir(), 'stack-cache download '))
  onTestFinished(() => {
    rmSync(directory, { recursive: true })
  })
  const file = join(directory, 'stacker')
  const pauses: number[] = []
  const wait = (time: number): Promise<void> => {
    pauses.push(time)
    return Promise.resolve()
  }
  const limits = { bytes, pauses: [1, 2, 3], wait }
  const http = httpEnv(openFetch({}), request, 60_000)
  const error = await download({ token: undefined, digest: digestOf(program), ...source }, file, http, limits).catch(
    (reason: unknown) => reason,
  )
  return { error, file, pauses }
}

/** Answers the first request by the first listener, and so on; the last one answers the rest. */
async function serveInTurn(...listeners: readonly RequestListener[]): Promise<{ url: string; asked: () => number }> {
  let asked = 0
  const host = await serve((request, response) => {
    listeners[Math.min(asked++, listeners.length - 1)]?.(request, response)
  })
  return { url: `http://${host}/v1.2.0/stacker-linux-amd64?signature=secret`, asked: () => asked }
}

const status = (code: number, headers: Record<string, string> = {}): RequestListener => {
  return (_, response) => response.writeHead(code, headers).end('no')
}
const whole: RequestListener = (_, response) => response.end(program)

test('the right file lies there, and nobody can execute it', async () => {
  const { url } = await serveInTurn(whole)
  const { error, file } = await get({ url })
  expect(error).toBeUndefined()
  expect(readFileSync(file)).toEqual(program)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a wrong digest is told with both, once, and the query of the URL is not shown', async () => {
  const { url, asked } = await serveInTurn(whole)
  const { error } = await get({ url, digest: digestOf('another') })
  expect(error).toBeInstanceOf(UserError)
  const { message } = error as UserError
  expect(message).toContain(digestOf(program))
  expect(message).toContain(digestOf('another'))
  expect(message).not.toContain('secret')
  expect(asked()).toBe(1)
})

test.each([
  ['with its length', { 'content-length': String(program.length) }],
  ['in chunks', {}],
])('what is cut off %s is asked for again', async (_, headers) => {
  const cut: RequestListener = (_, response) => {
    response.writeHead(200, headers)
    response.write(program.subarray(0, 1000), () => response.destroy())
  }
  const { url, asked } = await serveInTurn(cut, whole)
  const { error, file } = await get({ url })
  expect(error).toBeUndefined()
  expect(readFileSync(file)).toEqual(program)
  expect(asked()).toBe(2)
})

test('what is cut off every time is given up on, in one sentence', async () => {
  const { url, asked } = await serveInTurn((_, response) => {
    response.writeHead(200, { 'content-length': String(program.length) })
    response.write(program.subarray(0, 1000), () => response.destroy())
  })
  const { error } = await get({ url })
  expect(error).toBeInstanceOf(TroubleError)
  expect((error as Error).message).toMatch(/: the answer was cut off .*, after 4 tries; nothing is installed$/)
  expect(asked()).toBe(4)
})

test.each([
  [404, 'there is no such file, or it needs a token'],
  [401, 'it needs a token'],
  [403, 'it needs a token'],
  [400, 'the server answers 400'],
])('%i is told at once: %s', async (code, words) => {
  const { url, asked } = await serveInTurn(status(code))
  const { error, file } = await get({ url })
  expect(error).toBeInstanceOf(UserError)
  expect((error as Error).message).toContain(words)
  expect(asked()).toBe(1)
  expect(existsSync(file)).toBe(false)
})

test('5xx and 429 are asked again, after what the server asks for but no longer than a minute', async () => {
  const { url } = await serveInTurn(
    status(503),
    status(429, { 'retry-after': '7' }),
    status(429, { 'retry-after': '9999' }),
    whole,
  )
  const { error, pauses } = await get({ url })
  expect(error).toBeUndefined()
  expect(pauses).toEqual([1, 7000, 60_000])
})

test('what is too long is given up on', async () => {
  const { url } = await serveInTurn(whole)
  const { error } = await get({ url }, 30_000, 1000)
  expect((error as Error).message).toContain('longer than 1000 bytes')
})

test('a server that falls silent is given up on', async () => {
  const { url } = await serveInTurn((_, response) => {
    response.write('#!')
  })
  const { error } = await get({ url }, 50)
  expect(error).toBeInstanceOf(TroubleError)
})

test('a server that is not there is told', async () => {
  const { error } = await get({ url: `http://${await closedPort()}/stacker` })
  expect((error as Error).message).toContain('ECONNREFUSED')
})

test('a token is sent to the host of the URL, and not to the one that it points to', async () => {
  const seen: (string | undefined)[] = []
  const storage = await serve((request, response) => {
    seen.push(request.headers.authorization)
    response.end(program)
  })
  const { url } = await serveInTurn((request, response) => {
    seen.push(request.headers.authorization)
    response.writeHead(302, { location: `http://${storage}/blob` }).end()
  })
  const { error } = await get({ url, token: 'secret-token' })
  expect(error).toBeUndefined()
  expect(seen).toEqual(['Bearer secret-token', undefined])
})

test('a token is not sent in the clear', async () => {
  const { error } = await get({ url: 'http://mirror.example/stacker', token: 'secret-token' })
  expect(error).toBeInstanceOf(UserError)
  expect((error as Error).message).toMatch(/^token: .*https alone/)
})
