import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { writeSync } from 'node:fs'

import { TroubleError, UserError } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { discard, mayReceiveSecrets, readPieces, send, type HttpEnv, type HttpResponse } from '../registry/http.ts'

export interface DownloadSource {
  readonly url: string
  /** Sent to the host of the URL alone. */
  readonly token: string | undefined
  readonly digest: Digest
}

/** What a download may cost. */
export interface DownloadLimits {
  readonly bytes: number
  /** Milliseconds before each further try. */
  readonly pauses: readonly number[]
  readonly wait: (milliseconds: number) => Promise<unknown>
}

/** How one try went: there is another one only after `later`. */
type Tried =
  | { readonly kind: 'done'; readonly digest: Digest }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'later'; readonly why: string; readonly after?: number }

/** However long a server asks to be left alone. */
const longestPause = 60_000

/**
 * Downloads a file that nobody can execute, and verifies it. Without the right digest nothing may be done with it.
 * @throws UserError where asking again would not help, TroubleError where the network or the server failed.
 */
export async function download(
  source: DownloadSource,
  target: string,
  http: HttpEnv,
  limits: DownloadLimits,
): Promise<void> {
  const shown = withoutSecrets(source.url)
  if (source.token !== undefined && !mayReceiveSecrets(new URL(source.url), false))
    throw new UserError(`token: it is sent over https alone, and ${shown} is not`)
  for (let tries = 0; ; tries += 1) {
    const tried = await tryOnce(source, target, http, limits.bytes)
    switch (tried.kind) {
      case 'done':
        if (tried.digest !== source.digest)
          throw new UserError(
            `${shown} has ${tried.digest}, where ${source.digest} was expected; nothing is installed. Give that one as digest if it is what you want`,
          )
        return
      case 'refused':
        throw new UserError(`${shown}: ${tried.why}; nothing is installed`)
      case 'later': {
        const pause = limits.pauses[tries]
        if (pause === undefined || http.deadline.aborted)
          throw new TroubleError(`${shown}: ${tried.why}, after ${String(tries + 1)} tries; nothing is installed`)
        await limits.wait(Math.min(tried.after ?? pause, longestPause))
      }
    }
  }
}

async function tryOnce({ url, token }: DownloadSource, target: string, http: HttpEnv, most: number): Promise<Tried> {
  const headers = {
    // What GitHub's API needs to be told before it gives the file of a release in place of what it knows about it.
    accept: 'application/octet-stream',
    'user-agent': 'stack-cache',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  const answer = await send(http, { url, method: 'GET', headers, insecure: false })
  if (answer.kind === 'failed') return { kind: 'later', why: answer.why }
  const { response } = answer
  if (response.status !== 200) {
    discard(response)
    return notGiven(response, token !== undefined)
  }
  const hash = createHash('sha256')
  const file = await open(target, 'w', 0o600)
  try {
    const read = await readPieces(response, most, (piece) => {
      hash.update(piece)
      for (let at = 0; at < piece.length;) at += writeSync(file.fd, piece, at)
    })
    switch (read.kind) {
      case 'read':
        return { kind: 'done', digest: `sha256:${hash.digest('hex')}` }
      case 'too-long':
        return { kind: 'refused', why: `it is longer than ${String(most)} bytes` }
      case 'failed':
        return { kind: 'later', why: read.why }
    }
  } finally {
    await file.close()
  }
}

function notGiven({ status, headers }: HttpResponse, withToken: boolean): Tried {
  const why = `the server answers ${String(status)}`
  if (status === 404)
    return { kind: 'refused', why: `${why}: there is no such file${withToken ? '' : ', or it needs a token'}` }
  if (status === 401 || status === 403)
    return { kind: 'refused', why: `${why}: ${withToken ? 'the token may not read it' : 'it needs a token'}` }
  if (status < 500 && status !== 429 && status !== 408) return { kind: 'refused', why }
  const after = Number(headers.get('retry-after') ?? Number.NaN)
  return { kind: 'later', why, ...(after >= 0 ? { after: after * 1000 } : {}) }
}

/** Queries hold signatures of those who may read. */
function withoutSecrets(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}
