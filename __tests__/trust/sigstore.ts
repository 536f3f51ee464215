import { createHash, generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import {
  fulcioHandler,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  rekorHandler,
  type HandlerFn,
} from '@sigstore/mock'

import type { SealSurroundings } from '../../src/trust/open-seal.ts'
import { decodeTrustedRoot } from '../../src/trust/trusted-root.ts'

export type Claims = Readonly<Record<string, string>>

/** A Sigstore instance, and GitHub's server of tokens, on this machine. */
export interface Instance {
  readonly sigstore: NonNullable<SealSurroundings['sigstore']>
  /** What the next tokens say. */
  claims: Claims
  /** Answered by in place of the service, where it is not 0. */
  status: { token: number; fulcio: number; rekor: number }
  asked: { token: string[]; fulcio: number; rekor: number }
  readonly tokenUrl: string
  readonly close: () => Promise<void>
}

export async function startSigstore(): Promise<Instance> {
  const keys = (): ReturnType<typeof generateKeyPairSync> => generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const [caKeys, ctKeys, logKeys] = [keys(), keys(), keys()]
  const ctLog = await initializeCTLog(ctKeys)
  const ca = await initializeCA(caKeys, ctLog)
  const fulcio = fulcioHandler(ca)
  const server = createServer()
  const address = await listen(server)
  const log = await initializeTLog(address, logKeys)
  const rekor = rekorHandler(log)
  const root = decodeTrustedRoot(
    {
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      certificateAuthorities: [
        { uri: address, certChain: { certificates: [{ rawBytes: base64(ca.rootCertificate) }] }, validFor: {} },
      ],
      ctlogs: [logOf(address, ctLog.publicKey, base64(ctLog.logID))],
      tlogs: [logOf(address, log.publicKey, createHash('sha256').update(log.publicKey).digest('base64'))],
    },
    'trusted_root.json',
  )
  const instance: Instance = {
    sigstore: { services: { fulcio: address, rekor: address }, root },
    claims: {},
    status: { token: 0, fulcio: 0, rekor: 0 },
    asked: { token: [], fulcio: 0, rekor: 0 },
    tokenUrl: `${address}/token?api-version=2.0`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
  const answers = answersOf(instance, fulcio, rekor)
  server.on('request', (request, response) => {
    void answers(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    })
  })
  return instance
}

interface Answer {
  readonly status: number
  readonly body: string
}

function answersOf(
  instance: Instance,
  fulcio: { path: string; fn: HandlerFn },
  rekor: { path: string; fn: HandlerFn },
): (request: IncomingMessage) => Promise<Answer> {
  const handled = async (fn: HandlerFn, request: IncomingMessage): Promise<Answer> => {
    const { statusCode, response } = await fn(await textOf(request))
    return { status: statusCode, body: typeof response === 'string' ? response : '' }
  }
  return async (request) => {
    const { pathname, search } = new URL(request.url ?? '', 'http://localhost')
    const failed = (status: number): Answer => ({ status, body: JSON.stringify({ message: 'no' }) })
    if (pathname === fulcio.path) {
      instance.asked.fulcio += 1
      return instance.status.fulcio > 0 ? failed(instance.status.fulcio) : await handled(fulcio.fn, request)
    }
    if (pathname === rekor.path) {
      instance.asked.rekor += 1
      return instance.status.rekor > 0 ? failed(instance.status.rekor) : await handled(rekor.fn, request)
    }
    instance.asked.token.push(`${search} ${request.headers.authorization ?? ''}`)
    if (instance.status.token > 0) return failed(instance.status.token)
    return { status: 200, body: JSON.stringify({ value: tokenOf(instance.claims) }) }
  }
}

function tokenOf(claims: Claims): string {
  return [{ alg: 'none' }, claims, {}].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
}

function logOf(baseUrl: string, publicKey: Buffer, keyId: string): unknown {
  const key = { rawBytes: base64(publicKey), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor: {} }
  return { baseUrl, publicKey: key, logId: { keyId } }
}

function base64(view: ArrayBufferView): string {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString('base64')
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}
