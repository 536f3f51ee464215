import { digestOf, isDigest, type Digest } from '../formats/digest.ts'
import { mostManifestBytes } from '../formats/oci/document-size.ts'
import { discard, readBody, type HttpResponse } from './http.ts'
import { noAnswer, type NoAnswer } from './no-answer.ts'

/** A manifest as the registry sent it. `bytes` are never written anew: their digest is the image's name. */
export interface RegistryManifest {
  readonly kind: 'manifest'
  readonly digest: Digest
  /** From Content-Type, which is what containers/image goes by. */
  readonly mediaType: string
  readonly bytes: Buffer
}

/** Reads what a registry answered to the question for a manifest. `wanted`: the digest that it was asked by. */
export async function readManifest(
  response: HttpResponse,
  wanted: Digest | undefined,
): Promise<RegistryManifest | NoAnswer> {
  if (response.status !== 200) {
    discard(response)
    return noAnswer(response.status)
  }
  const body = await readBody(response, mostManifestBytes)
  if (body.kind === 'too-long') return { kind: 'failed', why: 'the manifest is longer than 4 MiB' }
  if (body.kind === 'failed') return body
  const digest = digestOf(body.bytes)
  const [mediaType = ''] = (response.headers.get('content-type') ?? '').split(';', 1)
  if (wanted !== undefined && digest !== wanted)
    return { kind: 'failed', why: 'the manifest has not the digest it was asked by' }
  const told = response.headers.get('docker-content-digest')
  if (isDigest(told) && told !== digest)
    return { kind: 'failed', why: 'the manifest has not the digest that the registry tells' }
  return { kind: 'manifest', digest, mediaType: mediaType.trim().toLowerCase(), bytes: body.bytes }
}
