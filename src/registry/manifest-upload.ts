import { FormatError } from '../errors.ts'
import { decodeArray, decodeObject, decodeString, parseJson } from '../formats/decode.ts'
import type { Digest } from '../formats/digest.ts'
import type { Backoff } from './backoff.ts'
import { discard, readBody, type HttpAnswer, type HttpResponse } from './http.ts'
import { noAnswer, type NoAnswer } from './no-answer.ts'

/** `refused`: this registry, or these credentials, let nobody put this under that name, whatever is there. */
export type ManifestPut = { readonly kind: 'put' } | { readonly kind: 'refused'; readonly why: string } | NoAnswer

const mostErrorBytes = 64 * 1024

/**
 * Puts a manifest whose blobs were seen in the registry, by `ask`. Where the registry knows nothing of them all the same, it is asked again:
 * distribution 2 on a disk (filesystem driver, PutContent) empties a blob's link before it writes it again, so whoever puts a manifest while
 * another job uploads a blob that both have would be refused by chance.
 */
export async function uploadManifest(
  ask: () => Promise<HttpAnswer>,
  backoff: Pick<Backoff, 'now' | 'again'>,
  digest: Digest,
): Promise<ManifestPut> {
  for (let attempt = 1; ; attempt += 1) {
    const began = backoff.now()
    const answer = await ask()
    if (answer.kind === 'failed') return answer
    const { response } = answer
    const { status, headers } = response
    if (status === 400 || status === 404) {
      if (!(await namesUnknownBlob(response))) return noAnswer(status)
      if (await backoff.again(began, attempt)) continue
      return { kind: 'failed', why: 'the registry does not find a blob that the manifest names' }
    }
    discard(response)
    if ([403, 405, 409, 412].includes(status)) return { kind: 'refused', why: noAnswer(status).why }
    if (status !== 200 && status !== 201) return noAnswer(status)
    const told = headers.get('docker-content-digest')
    if (told === null || told === digest) return { kind: 'put' }
    return { kind: 'failed', why: 'the registry took the manifest for another one' }
  }
}

/** Whether an error of the registry (OCI distribution specification, error codes) is about a blob that the manifest names. */
async function namesUnknownBlob(response: HttpResponse): Promise<boolean> {
  const body = await readBody(response, mostErrorBytes)
  if (body.kind !== 'bytes') return false
  const code = (value: unknown, where: string): string => decodeObject(value, where)('code', decodeString)
  try {
    const member = decodeObject(parseJson(body.bytes, 'answer', mostErrorBytes, 1000), 'answer')
    const codes = member('errors', decodeArray(code, 1000))
    return codes.includes('MANIFEST_BLOB_UNKNOWN') || codes.includes('BLOB_UNKNOWN')
  } catch (error) {
    if (error instanceof FormatError) return false
    throw error
  }
}
