import { digestOf, isDigest, type Digest } from '../formats/digest.ts'
import { askPatiently, type Backoff } from './backoff.ts'
import { downloadBlob, type Blob } from './blob.ts'
import { uploadBlob, type LocalBlob, type Uploaded, type UploadTarget } from './blob-upload.ts'
import { discard, readBody, type HttpAnswer, type HttpEnv, type HttpResponse } from './http.ts'
import { acceptedManifests } from './image-index.ts'
import { noAnswer, type NoAnswer } from './no-answer.ts'
import { uploadManifest, type ManifestPut } from './manifest-upload.ts'
import type { Reference } from './reference.ts'
import { readManifest, type RegistryManifest } from './registry-manifest.ts'
import type { RegistryRequest, Session } from './session.ts'
import { listTags, type TagList } from './tag-list.ts'
import { followed } from './upload-location.ts'

/** One repository of a registry, to read and to write. Nothing throws for trouble of the registry; what may pass is asked for again. */
export interface Repository {
  /** Whether the registry has the blob in this repository, by HEAD. */
  hasBlob(digest: Digest): Promise<{ readonly kind: 'present' } | NoAnswer>
  /** Writes a blob to `file`, which must not exist, verified by size and digest. */
  fetchBlob(blob: Blob, file: string): Promise<{ readonly kind: 'fetched' } | NoAnswer>
  /** A small blob, verified by size and digest. */
  readBlob(blob: Blob): Promise<{ readonly kind: 'bytes'; readonly bytes: Buffer } | NoAnswer>
  /**
   * Sends a blob, whose content is verified on its way. Whether the registry has it already is not asked. `from`: another repository of the
   * registry that may have it; then no content is sent.
   */
  pushBlob(blob: LocalBlob, from?: string): Promise<{ readonly kind: 'pushed' | 'mounted' } | NoAnswer>
  /** The manifest under a tag or digest, its bytes verified; an image index, too. */
  getManifest(name: string): Promise<RegistryManifest | NoAnswer>
  /** The digest of what stands under a tag; undefined where the registry does not tell. */
  headManifest(name: string): Promise<{ readonly kind: 'digest'; readonly digest: Digest | undefined } | NoAnswer>
  /** Puts a manifest whose blobs are there under a tag or its digest. */
  putManifest(name: string, manifest: Pick<RegistryManifest, 'mediaType' | 'bytes' | 'digest'>): Promise<ManifestPut>
  /** At most about `most` tags; those with names greater than `after`, and where the registry cannot do that, all. */
  listTags(most: number, after?: string): Promise<TagList | NoAnswer>
  /** Whether trouble has taken all the time that there is for it. */
  isSpent(): boolean
  /** Takes a manifest away, and its tags where the registry does that; or a tag, where it has them apart. */
  deleteManifest(name: string): Promise<{ readonly kind: 'deleted' } | NoAnswer>
}

export interface RepositoryEnv {
  readonly session: Session
  readonly http: HttpEnv
  readonly backoff: Backoff
}

/** Which repository, and what for. */
export interface RepositoryAddress extends Pick<Reference, 'domain' | 'path'> {
  readonly insecure: boolean
  /** Who is about to write asks for that at once: some registries do not tell others of a repository that is still to be made. */
  readonly writes?: boolean
}

const mostUploads = 3
const otherBlob = 'what the registry sent is not the blob of that digest'

export function openRepository(env: RepositoryEnv, address: RepositoryAddress): Repository {
  const { session, http, backoff } = env
  const whole = ({ path = '', headers = {}, ...rest }: Question): RegistryRequest => ({
    domain: address.domain,
    repository: address.path,
    insecure: address.insecure,
    path,
    headers,
    action: address.writes === true ? 'pull,push' : 'pull',
    ...rest,
  })
  const ask = (question: Question): Promise<HttpAnswer> => askPatiently(session, backoff, whole(question))
  const follow = (location: string | null): Promise<URL | undefined> =>
    followed(session, whole({ method: 'GET' }), location)
  const manifest = (name: string): Pick<Question, 'path' | 'headers'> => ({
    path: `manifests/${name}`,
    headers: { accept: acceptedManifests },
  })

  const hasBlob: Repository['hasBlob'] = async (digest) => {
    const answer = await ask({ method: 'HEAD', path: `blobs/${digest}` })
    return answered(answer, [200], () => ({ kind: 'present' }))
  }

  /** An upload asks by itself: what it began may be gone when it is asked for again. */
  const push = async (blob: LocalBlob, from?: string): ReturnType<Repository['pushBlob']> => {
    const access = { action: 'pull,push', ...(from !== undefined && { from }) } as const
    const target: UploadTarget = {
      ask: (question) => session.ask(whole({ ...question, ...access })),
      follow,
      again: (began, attempt, retryAfter) => backoff.again(began, attempt, retryAfter),
      now: () => backoff.now(),
      timeout: http.requestTimeout,
    }
    for (let attempt = 1; ; attempt += 1) {
      const began = backoff.now()
      const uploaded = await uploadBlob(target, blob, from)
      if (uploaded.kind !== 'interrupted') return await seen(uploaded, () => hasBlob(blob.digest))
      const failed: NoAnswer = { kind: 'failed', why: uploaded.why }
      if (attempt === mostUploads || !(await backoff.again(began, attempt, uploaded.retryAfter))) return failed
      // The answer may have been lost, and not the blob.
      if ((await hasBlob(blob.digest)).kind === 'present') return { kind: 'pushed' }
    }
  }

  return {
    hasBlob,
    async fetchBlob(blob, file) {
      for (let attempt = 1; ; attempt += 1) {
        const began = backoff.now()
        const fetched = await downloadBlob(blob, file, http.requestTimeout, (request) =>
          ask({ method: 'GET', ...request }),
        )
        if (fetched.kind === 'fetched') return fetched
        const { isCut, ...failed } = fetched
        if (isCut !== true || !(await backoff.again(began, attempt))) return failed
      }
    },
    async readBlob({ digest, size }) {
      const answer = await ask({
        method: 'GET',
        path: `blobs/${digest}`,
        headers: { 'accept-encoding': 'identity' },
      })
      if (answer.kind === 'failed') return answer
      if (answer.response.status !== 200) return answered(answer, [], () => ({ kind: 'failed', why: '' }))
      const body = await readBody(answer.response, size)
      if (body.kind === 'bytes' && body.bytes.length === size && digestOf(body.bytes) === digest) return body
      return { kind: 'failed', why: body.kind === 'failed' ? body.why : otherBlob }
    },
    async pushBlob(blob, from) {
      if (from !== undefined) {
        const mounted = await push(blob, from)
        // Whoever may not read there may still write here.
        if (mounted.kind !== 'denied' && mounted.kind !== 'missing') return mounted
      }
      return push(blob)
    },
    async getManifest(name) {
      const answer = await ask({ method: 'GET', ...manifest(name) })
      return answer.kind === 'failed' ? answer : readManifest(answer.response, isDigest(name) ? name : undefined)
    },
    async headManifest(name) {
      const answer = await ask({ method: 'HEAD', ...manifest(name) })
      return answered(answer, [200], ({ headers }) => {
        const digest = headers.get('docker-content-digest')
        return { kind: 'digest', digest: isDigest(digest) ? digest : undefined }
      })
    },
    putManifest: (name, { mediaType, bytes, digest }) =>
      uploadManifest(
        () =>
          ask({
            method: 'PUT',
            path: `manifests/${name}`,
            headers: { 'content-type': mediaType },
            body: new Uint8Array(bytes),
            action: 'pull,push',
          }),
        backoff,
        digest,
      ),
    listTags: (most, after) =>
      listTags(
        (page) => ask({ method: 'GET', ...page }),
        async (location) => sameHost(await session.address(whole({ method: 'GET' })), await follow(location)),
        { most, after },
      ),
    isSpent: () => backoff.isSpent(),
    async deleteManifest(name) {
      const answer = await ask({ method: 'DELETE', path: `manifests/${name}`, action: 'pull,delete' })
      return answered(answer, [200, 202, 204], () => ({ kind: 'deleted' }))
    },
  }
}

type Question = Partial<Omit<RegistryRequest, 'domain' | 'repository' | 'insecure' | 'method'>> &
  Pick<RegistryRequest, 'method'>

/** What `read` makes of an answer of one of these statuses. */
function answered<T>(answer: HttpAnswer, good: readonly number[], read: (response: HttpResponse) => T): T | NoAnswer {
  if (answer.kind === 'failed') return answer
  discard(answer.response)
  return good.includes(answer.response.status) ? read(answer.response) : noAnswer(answer.response.status)
}

function sameHost(here: URL | undefined, there: URL | undefined): URL | undefined {
  return here?.origin === there?.origin ? there : undefined
}

/** An upload counts when the registry has named the blob, or shows it. */
async function seen(
  uploaded: Exclude<Uploaded, { readonly kind: 'interrupted' }>,
  hasBlob: () => ReturnType<Repository['hasBlob']>,
): Promise<{ readonly kind: 'pushed' | 'mounted' } | NoAnswer> {
  if (uploaded.kind === 'mounted') return uploaded
  if (uploaded.kind !== 'uploaded') return uploaded
  if (uploaded.isNamed) return { kind: 'pushed' }
  const shown = await hasBlob()
  return shown.kind === 'present' ? { kind: 'pushed' } : { ...shown, kind: 'failed' }
}
