import type { KeyObject } from 'node:crypto'

import { FormatError, TroubleError } from '../errors.ts'
import { httpEnv, type Fetch } from '../registry/http.ts'
import { judgeSeal, type Creed } from './belief.ts'
import { certifiedServer } from './certificate-claims.ts'
import { readEvent, type RunEvent } from './event.ts'
import { askIdentityToken, tokenSource, type TokenSource } from './identity-token.ts'
import type { CertifiedSigner, SigningServices } from './keyless-signer.ts'
import { originOfRun, type Origin } from './origin.ts'
import { readerOf } from './readers.ts'
import { ownSeal, type Seal, type Signed } from './seal.ts'
import { encodeSigned } from './signature.ts'
import { signBytes, verifyKeyOf, type VerifyKey } from './signing-key.ts'
import { encodeStatement, type SealedDocument } from './statement.ts'
import type { TrustedRoot } from './trusted-root.ts'

/** Whose records are believed: all of a store that nobody else writes, or those that are signed for this reader. */
export type TrustChoice =
  | { readonly kind: 'own' }
  | {
      readonly kind: 'scoped'
      readonly signKey?: KeyObject
      readonly verifyKeys: readonly VerifyKey[]
      /** Paths of workflows, or their names below `.github/workflows`, that are trusted besides the run's own. */
      readonly workflows: readonly string[]
    }

export interface SealSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly fetch: Fetch
  /** Milliseconds that signing may take in all. */
  readonly patience: number
  /** Another instance of Sigstore than the public one. */
  readonly sigstore?: { readonly services: SigningServices; readonly root: TrustedRoot }
}

/** How records are signed here: as who, and by what. */
type Signing =
  | { readonly kind: 'key'; readonly origin: Origin; readonly key: KeyObject }
  | { readonly kind: 'keyless'; readonly signer: () => Promise<CertifiedSigner> }
  | { readonly kind: 'none'; readonly why: string }

/** The seal of this process, by the choice and by the run that it is part of. */
export async function openSeal(choice: TrustChoice, surroundings: SealSurroundings): Promise<Seal> {
  if (choice.kind === 'own') return ownSeal
  const { environment, sigstore } = surroundings
  const event = await readEvent(environment)
  const origin = originOfRun(environment, event.defaultBranch)
  const keys = [...choice.verifyKeys, ...(choice.signKey === undefined ? [] : [verifyKeyOf(choice.signKey)])]
  const reader = readerOf(origin, environment['GITHUB_BASE_REF'] ?? '', choice.workflows)
  const creed: Creed = { reader, keys, ...(sigstore && { root: sigstore.root }) }
  const signing = signingOf(choice.signKey, origin, event, surroundings)
  return {
    unsignable: signing.kind === 'none' ? signing.why : undefined,
    sign: (document) => sealed(document, signing, creed),
    accept: (annotations, document) => judgeSeal(annotations, document, creed),
  }
}

function signingOf(
  key: KeyObject | undefined,
  origin: Origin,
  event: RunEvent,
  surroundings: SealSurroundings,
): Signing {
  if (key !== undefined) return { kind: 'key', origin, key }
  const source = tokenSource(surroundings.environment)
  const why = whyNoIdentity(origin, event, source)
  if (source === undefined || why !== undefined) return { kind: 'none', why: why ?? noIdentity }
  return { kind: 'keyless', signer: lazySigner(source, event, surroundings) }
}

const noIdentity =
  'this job has no identity to sign what it saves with; give it "permissions: id-token: write", or give sign-key and verify-key'

function whyNoIdentity(origin: Origin, event: RunEvent, source: TokenSource | undefined): string | undefined {
  if (origin.ref === '')
    return 'outside of a workflow run what is saved is signed by a key; give sign-key, or "trust: own" where nobody else writes to the store'
  if (event.isFork)
    return 'a pull request from a fork has no identity to sign what it saves with, so nobody would believe it'
  if (origin.server !== certifiedServer)
    return `Sigstore certifies runs of ${certifiedServer} alone; give sign-key and verify-key`
  return source === undefined ? noIdentity : undefined
}

/** The libraries are loaded, and the patience is counted, from the first document on. */
function lazySigner(
  source: TokenSource,
  { defaultBranch }: RunEvent,
  { fetch, now, patience, sigstore }: SealSurroundings,
): () => Promise<CertifiedSigner> {
  let opened: Promise<() => Promise<CertifiedSigner>> | undefined
  const open = async (): Promise<() => Promise<CertifiedSigner>> => {
    const { certifiedSigners, publicServices } = await import('./keyless-signer.ts')
    const http = httpEnv(fetch, requestPatience, patience)
    return certifiedSigners({
      services: sigstore?.services ?? publicServices,
      askToken: () => askIdentityToken(source, http, defaultBranch),
      now,
      deadline: http.deadline,
    })
  }
  return async () => {
    opened ??= open()
    return await (
      await opened
    )()
  }
}

const requestPatience = 10_000

/** What was just signed is judged as a reader would: what nobody believes is not written. */
async function sealed(document: SealedDocument, signing: Signing, creed: Creed): Promise<Signed> {
  if (signing.kind === 'none') return { kind: 'unsigned', why: signing.why }
  try {
    const annotations = encodeSigned(await signed(document, signing))
    const judged = await judgeSeal(annotations, document, creed)
    if (judged.kind === 'accepted') return { kind: 'signed', annotations }
    return { kind: 'unsigned', why: `it was signed, and would not be believed: ${judged.why}` }
  } catch (error) {
    if (!(error instanceof TroubleError) && !(error instanceof FormatError)) throw error
    return { kind: 'unsigned', why: `it could not be signed: ${error.message}` }
  }
}

async function signed(
  document: SealedDocument,
  signing: Exclude<Signing, { kind: 'none' }>,
): Promise<Parameters<typeof encodeSigned>[0]> {
  switch (signing.kind) {
    case 'key': {
      const bytes = encodeStatement({ document, origin: signing.origin })
      const { id } = verifyKeyOf(signing.key)
      return { bytes, proof: { kind: 'key', id, signature: signBytes(signing.key, bytes) } }
    }
    case 'keyless': {
      // As GitHub's token has it, which the certificate repeats.
      const { origin, sign } = await signing.signer()
      const bytes = encodeStatement({ document, origin })
      return { bytes, proof: { kind: 'bundle', text: await sign(bytes) } }
    }
  }
}
