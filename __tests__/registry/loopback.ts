import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { digestOf, type Digest } from '../../src/formats/digest.ts'
import { openFetch } from '../../src/registry/fetch.ts'
import { httpEnv, type HttpEnv, type HttpResponse } from '../../src/registry/http.ts'

/** A server on a free port of the loopback, stopped with the test. Answers `127.0.0.1:PORT`. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

/** `127.0.0.1:PORT` where nobody listens. */
export async function closedPort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `127.0.0.1:${String(port)}`
}

/** As the product asks, with limits wide enough for a slow machine. */
export function patient(): HttpEnv {
  return httpEnv(openFetch({}), 30_000, 60_000)
}

/** An answer that no server has to give. */
export function answered(text: string, headers: Readonly<Record<string, string>> = {}, status = 200): HttpResponse {
  const get = (name: string): string | null => headers[name] ?? null
  return { status, statusText: '', headers: { get }, body: Readable.from([Buffer.from(text)]) }
}

export interface Stored {
  readonly mediaType: string
  readonly bytes: Buffer
}

export interface Double {
  readonly host: string
  /** `METHOD path` of every request, and the Authorization it carried. */
  readonly requests: string[]
  /** Stores a manifest under a tag and its digest. */
  readonly push: (repository: string, tag: string, manifest: Stored) => Digest
}

export type Guard = (request: IncomingMessage, response: ServerResponse) => boolean

/** A small registry: manifests only. `guard` may answer instead, and says so by true. */
export async function registryDouble(guard: Guard = () => false): Promise<Double> {
  const manifests = new Map<string, Stored>()
  const requests: string[] = []
  const host = await serve((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`)
    if (guard(request, response)) return
    if (request.url === '/v2/') {
      response.end('{}')
      return
    }
    const stored = manifests.get((request.url ?? '').replace('/v2/', '').replace('/manifests/', ' '))
    if (stored === undefined) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {
      'content-type': stored.mediaType,
      'content-length': stored.bytes.length,
      'docker-content-digest': digestOf(stored.bytes),
    })
    response.end(request.method === 'HEAD' ? undefined : stored.bytes)
  })
  return {
    host,
    requests,
    push(repository, tag, manifest) {
      const digest = digestOf(manifest.bytes)
      manifests.set(`${repository} ${tag}`, manifest)
      manifests.set(`${repository} ${digest}`, manifest)
      return digest
    },
  }
}

const ociManifestType = 'application/vnd.oci.image.manifest.v1+json'

/** An OCI manifest whose text no JSON.stringify would give again: its digest is right only while nobody writes it anew. */
export function ociManifestOf(content: string): Stored {
  const layer = digestOf(content)
  const text = `{ "schemaVersion":2,\n  "mediaType" : "${ociManifestType}", "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"${digestOf('{}')}","size":2}, "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"${layer}","size":${String(content.length)}}]}\n`
  return { mediaType: ociManifestType, bytes: Buffer.from(text) }
}

export function dockerManifestOf(content: string): Stored {
  const mediaType = 'application/vnd.docker.distribution.manifest.v2+json'
  const config = { mediaType: 'application/vnd.docker.container.image.v1+json', digest: digestOf('config'), size: 6 }
  const layers = [
    { mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip', digest: digestOf(content), size: 1 },
  ]
  return { mediaType, bytes: Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, config, layers })) }
}

export interface Instance {
  readonly digest: string
  readonly platform?: { readonly os: string; readonly architecture: string; readonly variant?: string }
  readonly annotations?: Readonly<Record<string, string>>
}

export function indexOf(instances: readonly Instance[], annotations: Readonly<Record<string, string>> = {}): Stored {
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  const manifests = instances.map((instance) => ({ mediaType: ociManifestType, size: 1, ...instance }))
  return { mediaType, bytes: Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests, annotations })) }
}

export const amd64 = { os: 'linux', architecture: 'amd64' }
export const arm64 = { os: 'linux', architecture: 'arm64', variant: 'v8' }
