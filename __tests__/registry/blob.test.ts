import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { openFetch } from '../../src/registry/fetch.ts'
import { openRegistryClient } from '../../src/registry/client.ts'
import type { Credentials } from '../../src/registry/credentials.ts'
import { httpEnv, type HttpEnv } from '../../src/registry/http.ts'
import { patient, registryDouble, serve, type Double } from './loopback.ts'

const password: Credentials = { kind: 'password', user: 'ann', password: 's3cret' }

/** A registry that answers questions for that blob so, and wants `password`. */
async function registryWith(content: Buffer, blob: (response: ServerResponse) => void): Promise<Double> {
  const basic = `Basic ${Buffer.from('ann:s3cret').toString('base64')}`
  return registryDouble((request, response) => {
    if (request.headers.authorization !== basic)
      response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end()
    else if (request.url === `/v2/img/blobs/${digestOf(content)}`) blob(response)
    else return false
    return true
  })
}

async function downloadTo(
  registry: Double,
  content: Buffer,
  file: string,
  http: HttpEnv = patient(),
): Promise<unknown> {
  const client = openRegistryClient({
    http,
    findCredentials: () => Promise.resolve(password),
    isRerouted: () => Promise.resolve(false),
  })
  const reference = { domain: registry.host, path: 'img', tag: 'v1' }
  return await client.fetchBlob({ reference, insecure: true, digest: digestOf(content), size: content.length }, file)
}

async function fetchedFrom(
  registry: Double,
  content: Buffer,
  http?: HttpEnv,
): Promise<{ answer: unknown; file: string }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'blob-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const file = path.join(directory, 'file')
  return { answer: await downloadTo(registry, content, file, http), file }
}

// A large one is written by a thread.
describe.each([
  ['small', 300_000],
  ['large', 3_000_000],
])('a %s blob', (_, size) => {
  const content = Buffer.alloc(size, 'layer ')
  const digest = digestOf(content)
  const registryOf = (blob: (response: ServerResponse) => void): Promise<Double> => registryWith(content, blob)
  const fetched = (registry: Double, http?: HttpEnv): ReturnType<typeof fetchedFrom> =>
    fetchedFrom(registry, content, http)

  test('a blob is written to its file, with the credentials that its registry wants', async () => {
    const { answer, file } = await fetched(await registryOf((response) => response.end(content)))
    expect(answer).toEqual({ kind: 'fetched' })
    expect(digestOf(readFileSync(file))).toBe(digest)
  })

  test('another host that the registry points to gets no credentials', async () => {
    const authorizations: unknown[] = []
    const elsewhere = await serve((request, response) => {
      authorizations.push(request.headers.authorization)
      response.end(content)
    })
    const location = `http://${elsewhere}/bucket/blob`
    const { answer } = await fetched(await registryOf((response) => response.writeHead(307, { location }).end()))
    expect(answer).toEqual({ kind: 'fetched' })
    expect(authorizations).toEqual([undefined])
  })

  test.each([
    ['other bytes', Buffer.alloc(content.length, 'other'), 'is not the blob of that digest'],
    ['fewer bytes', content.subarray(1), 'is not the blob of that digest'],
    ['more bytes', Buffer.concat([content, content]), 'more than the blob has'],
  ])('%s are not taken, and leave nothing behind', async (_, bytes, why) => {
    const { answer, file } = await fetched(await registryOf((response) => response.end(bytes)))
    expect(answer).toEqual({ kind: 'failed', why: expect.stringContaining(why) as string })
    expect(existsSync(file)).toBe(false)
  })

  test('a blob that the registry does not have is missing', async () => {
    const { answer, file } = await fetched(await registryOf((response) => response.writeHead(404).end()))
    expect(answer).toEqual({ kind: 'missing', why: 'the registry answered 404' })
    expect(existsSync(file)).toBe(false)
  })

  test('a blob that stops coming is given up', async () => {
    const registry = await registryOf((response) => {
      response.writeHead(200, { 'content-length': content.length })
      response.write(content.subarray(0, 1000))
    })
    const { answer, file } = await fetched(registry, httpEnv(openFetch({}), 500, 60_000))
    expect(answer).toMatchObject({ kind: 'failed' })
    expect(existsSync(file)).toBe(false)
  })

  test('a blob that is cut off is not taken', async () => {
    const registry = await registryOf((response) => {
      response.writeHead(200, { 'content-length': content.length })
      response.write(content.subarray(0, 1000), () => response.destroy())
    })
    const { answer, file } = await fetched(registry)
    expect(answer).toEqual({ kind: 'failed', why: 'the answer was cut off or took too long' })
    expect(existsSync(file)).toBe(false)
  })

  test('comes whole over a proxy that sends it in parts', async () => {
    const registry = await registryOf((response) => {
      // Without a length each part has a frame of its own, so several lie in what is read at once.
      for (let at = 0; at < size; at += 10_000) response.write(content.subarray(at, at + 10_000))
      response.end()
    })
    const { answer, file } = await fetched(registry)
    expect(answer).toEqual({ kind: 'fetched' })
    expect(digestOf(readFileSync(file))).toBe(digest)
  })

  test('does not overwrite a file that is there', async () => {
    const registry = await registryOf((response) => response.end(content))
    const directory = await mkdtemp(path.join(tmpdir(), 'blob-'))
    onTestFinished(() => rm(directory, { recursive: true }))
    const file = path.join(directory, 'file')
    await writeFile(file, 'of somebody else')
    expect(await downloadTo(registry, content, file)).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('EEXIST') as string,
    })
  })
})
