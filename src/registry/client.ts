import { FormatError } from '../errors.ts'
import { parseJson } from '../formats/decode.ts'
import { isDigest, type Digest } from '../formats/digest.ts'
import { mostManifestBytes } from '../formats/oci/document-size.ts'
import { decodeInstances, type Platform } from '../formats/oci/instance.ts'
import { isIndex } from '../formats/oci/media-type.ts'
import { downloadBlob, type Blob } from './blob.ts'
import type { HttpAnswer } from './http.ts'
import { discard } from './http.ts'
import { acceptedManifests, chooseInstance } from './image-index.ts'
import { noAnswer, type NoAnswer } from './no-answer.ts'
import { formatReference, type Reference } from './reference.ts'
import { readManifest, type RegistryManifest } from './registry-manifest.ts'
import { openSession, type RegistryRequest, type SessionEnv } from './session.ts'

export interface ResolvedImage {
  readonly kind: 'resolved'
  /** The index that the reference named, where it named one. */
  readonly indexDigest?: Digest
  readonly platformDigest: Digest
  readonly mediaType: string
  readonly bytes: Buffer
}

export interface ImageQuestion {
  readonly reference: Reference
  readonly insecure: boolean
  readonly platform: Platform
  /** The platform is the machine's own, not one that stacker tells containers/image. */
  readonly detected: boolean
}

export interface BlobQuestion extends Blob {
  /** Some image of the repository that has the blob. */
  readonly reference: Reference
  readonly insecure: boolean
}

export interface RegistryEnv extends SessionEnv {
  /** Whether stacker may be led elsewhere than to the domain; then nothing is asked. */
  readonly isRerouted: (domain: string) => Promise<boolean>
}

/** Answers are kept for the client's life: a plan asks each name once, however many layers stand on it. Nothing throws. */
export interface RegistryClient {
  /** What the reference names at the moment, by HEAD: Docker Hub does not count it as a pull. undefined when the registry does not tell. */
  headDigest(
    reference: Reference,
    insecure: boolean,
  ): Promise<{ readonly kind: 'digest'; readonly digest: Digest | undefined } | NoAnswer>
  /** The image that stacker will take for that platform, its manifest verified by digest. */
  resolve(question: ImageQuestion): Promise<ResolvedImage | NoAnswer>
  /**
   * Writes a blob to `file`, which must not exist, verified by size and digest. It may take as long as the environment allows in all, and
   * each piece of it as long as one request.
   */
  fetchBlob(question: BlobQuestion, file: string): Promise<{ readonly kind: 'fetched' } | NoAnswer>
}

export function openRegistryClient(env: RegistryEnv): RegistryClient {
  const session = openSession(env)
  const heads = new Map<string, ReturnType<RegistryClient['headDigest']>>()
  const manifests = new Map<string, Promise<RegistryManifest | NoAnswer>>()

  const ask = async (
    reference: Reference,
    request: Pick<RegistryRequest, 'insecure' | 'method' | 'path' | 'headers' | 'patience'>,
  ): Promise<HttpAnswer> => {
    if (await env.isRerouted(reference.domain)) {
      return { kind: 'failed', why: 'registries.conf has a rule for this registry', timedOut: false }
    }
    return session.ask({ domain: reference.domain, repository: reference.path, ...request })
  }
  const askManifest = (reference: Reference, insecure: boolean, method: 'GET' | 'HEAD'): Promise<HttpAnswer> =>
    ask(reference, {
      insecure,
      method,
      path: `manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
      headers: { accept: acceptedManifests },
    })

  const head: RegistryClient['headDigest'] = async (reference, insecure) => {
    const answer = await askManifest(reference, insecure, 'HEAD')
    if (answer.kind === 'failed') return answer
    const { response } = answer
    discard(response)
    if (response.status !== 200) return noAnswer(response.status)
    const digest = response.headers.get('docker-content-digest')
    return { kind: 'digest', digest: isDigest(digest) ? digest : undefined }
  }

  const get = async (reference: Reference, insecure: boolean): Promise<RegistryManifest | NoAnswer> => {
    const answer = await askManifest(reference, insecure, 'GET')
    return answer.kind === 'failed' ? answer : readManifest(answer.response, reference.digest)
  }
  const manifest = (reference: Reference, insecure: boolean): Promise<RegistryManifest | NoAnswer> =>
    remember(manifests, `${formatReference(reference)} ${String(insecure)}`, () => get(reference, insecure))

  return {
    headDigest: (reference, insecure) =>
      remember(heads, `${formatReference(reference)} ${String(insecure)}`, () => head(reference, insecure)),
    async resolve({ reference, insecure, platform, detected }) {
      const top = await manifest(reference, insecure)
      if (top.kind !== 'manifest') return top
      if (!isIndex(top.mediaType)) return resolved(top)
      const chosen = chooseFrom(top, platform, detected)
      if (chosen.kind !== 'chosen') return chosen
      const { domain, path } = reference
      const instance = await manifest({ domain, path, digest: chosen.digest }, insecure)
      if (instance.kind !== 'manifest') return instance
      if (isIndex(instance.mediaType)) return { kind: 'failed', why: 'an index inside an index' }
      return { ...resolved(instance), indexDigest: top.digest }
    },
    async fetchBlob({ reference, insecure, digest, size }, file) {
      const fetched = await downloadBlob({ digest, size }, file, env.http.requestTimeout, (request) =>
        ask(reference, { insecure, method: 'GET', ...request }),
      )
      return fetched.kind === 'fetched' ? fetched : { kind: fetched.kind, why: fetched.why }
    },
  }
}

function remember<T>(known: Map<string, Promise<T>>, key: string, find: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? find()
  known.set(key, found)
  return found
}

function resolved({ digest, mediaType, bytes }: RegistryManifest): ResolvedImage {
  return { kind: 'resolved', platformDigest: digest, mediaType, bytes }
}

function chooseFrom(
  index: RegistryManifest,
  platform: Platform,
  detected: boolean,
): { readonly kind: 'chosen'; readonly digest: Digest } | NoAnswer {
  try {
    const entries = decodeInstances(parseJson(index.bytes, 'image index', mostManifestBytes), 'image index')
    const choice = chooseInstance(entries, index.mediaType, platform, detected)
    switch (choice.kind) {
      case 'none':
        return { kind: 'missing', why: choice.why }
      case 'unsure':
        return { kind: 'failed', why: choice.why }
      case 'chosen':
        return isDigest(choice.descriptor.digest)
          ? { kind: 'chosen', digest: choice.descriptor.digest }
          : { kind: 'failed', why: 'the index names an image by a digest that is not sha256' }
    }
  } catch (error) {
    if (error instanceof FormatError) return { kind: 'failed', why: error.message }
    throw error
  }
}
