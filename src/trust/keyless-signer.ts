import { generateKeyPairSync, sign as signBy } from 'node:crypto'

import {
  DEFAULT_FULCIO_URL,
  DEFAULT_REKOR_URL,
  FulcioSigner,
  InternalError,
  MessageSignatureBundleBuilder,
  RekorWitness,
  type Signer,
} from '@sigstore/sign'

import { TroubleError } from '../errors.ts'
import { encodeBundle } from './bundle-text.ts'
import type { IdentityToken } from './identity-token.ts'
import type { Origin } from './origin.ts'

/** Addresses of a Sigstore instance. */
export interface SigningServices {
  readonly fulcio: string
  readonly rekor: string
}

export const publicServices: SigningServices = { fulcio: DEFAULT_FULCIO_URL, rekor: DEFAULT_REKOR_URL }

/** Signs as the run that the identity is of. */
export interface CertifiedSigner {
  readonly origin: Origin
  /** Answers the bundle as a text. @throws TroubleError */
  readonly sign: (bytes: Buffer) => Promise<string>
}

/** Fulcio certifies for ten minutes, and the time that the log tells must lie within. */
const certifiedFor = 5 * 60 * 1000

const waiting = { timeout: 10_000, retry: { retries: 2, factor: 2, minTimeout: 500 } }

/** What signing asks the world. */
export interface SigningWorld {
  readonly services: SigningServices
  readonly askToken: () => Promise<IdentityToken>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Ends the waiting for services. */
  readonly deadline: AbortSignal
}

/**
 * Answers the signer of the moment: one certificate serves for the records of five minutes, and each signature has an entry of its own in
 * the log. It throws TroubleError where there is none; what failed once, after tries, is not tried again.
 */
export function certifiedSigners(world: SigningWorld): () => Promise<CertifiedSigner> {
  let current: { readonly since: number; readonly signer: Promise<CertifiedSigner> } | undefined
  let hasFailed = false
  const end = ended(world.deadline)
  end.catch(() => undefined)
  return async () => {
    if (current === undefined || (!hasFailed && world.now() - current.since >= certifiedFor))
      current = { since: world.now(), signer: certified(world, end) }
    try {
      return await current.signer
    } catch (error) {
      hasFailed = true
      throw error
    }
  }
}

async function certified({ services, askToken }: SigningWorld, end: Promise<never>): Promise<CertifiedSigner> {
  const identity = await askToken()
  // Before Fulcio is asked, which publishes what it certifies.
  if (!identity.isPublic) throw new TroubleError(whyNotPublished)
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signBytes = (bytes: Buffer): Buffer => signBy('sha256', bytes, keys.privateKey)
  const publicKey = keys.publicKey.export({ format: 'pem', type: 'spki' }).toString()
  const fulcio = new FulcioSigner({
    fulcioBaseURL: services.fulcio,
    identityProvider: { getToken: () => Promise.resolve(identity.token) },
    keyHolder: {
      sign: (bytes) => Promise.resolve({ signature: signBytes(bytes), key: { $case: 'publicKey', publicKey } }),
    },
    ...waiting,
  })
  const { key } = await told(fulcio.sign(Buffer.alloc(0)), end)
  const signer: Signer = { sign: (bytes) => Promise.resolve({ signature: signBytes(bytes), key }) }
  const witnesses = [new RekorWitness({ rekorBaseURL: services.rekor, ...waiting })]
  const builder = new MessageSignatureBundleBuilder({ signer, witnesses })
  let failure: TroubleError | undefined
  return {
    origin: identity.origin,
    sign: async (bytes) => {
      if (failure !== undefined) throw failure
      try {
        return encodeBundle(await told(builder.create({ data: bytes }), end))
      } catch (error) {
        if (error instanceof TroubleError) failure = error
        throw error
      }
    },
  }
}

const whyNotPublished =
  'this repository is not public, and Sigstore publishes for ever the names of the repositories, workflows and refs that sign; sign by a key (sign-key, verify-key)'

/** The library's messages may hold the token, so of its errors the code alone is told, and the status. */
async function told<T>(work: Promise<T>, end: Promise<never>): Promise<T> {
  try {
    return await Promise.race([work, end])
  } catch (error) {
    if (!(error instanceof InternalError)) throw error
    const status: unknown = (error.cause as { statusCode?: unknown } | undefined)?.statusCode
    const answer = typeof status === 'number' ? `it answered ${String(status)}` : 'it did not answer'
    throw new TroubleError(`${whatFailed(error.code)}: ${answer}`)
  }
}

function whatFailed(code: InternalError['code']): string {
  switch (code) {
    case 'TLOG_FETCH_ENTRY_ERROR':
    case 'TLOG_CREATE_ENTRY_ERROR':
      return "Sigstore's log (Rekor) took no entry"
    case 'CA_CREATE_SIGNING_CERTIFICATE_ERROR':
      return 'Sigstore (Fulcio) gave no certificate'
    case 'TSA_CREATE_TIMESTAMP_ERROR':
      return "Sigstore's clock gave no timestamp"
    case 'IDENTITY_TOKEN_READ_ERROR':
    case 'IDENTITY_TOKEN_PARSE_ERROR':
      return "GitHub's identity token is none that Sigstore reads"
  }
}

/** Never resolves. */
function ended(deadline: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = (): void => {
      reject(new TroubleError('signing took too long'))
    }
    if (deadline.aborted) end()
    else deadline.addEventListener('abort', end, { once: true })
  })
}
