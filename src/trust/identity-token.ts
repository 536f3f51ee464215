import { FormatError, TroubleError } from '../errors.ts'
import { decodeObject, decodeString, parseJson, type Decoder } from '../formats/decode.ts'
import { mayReceiveSecrets, readBody, send, type HttpEnv } from '../registry/http.ts'
import { certifiedServer } from './certificate-claims.ts'
import { workflowOf, type Origin } from './origin.ts'

/** A token by which GitHub says which run asks, and what it says. It is nobody's to see but Fulcio's. */
export interface IdentityToken {
  readonly token: string
  readonly origin: Origin
  /** Whether everybody may see the repository. */
  readonly isPublic: boolean
}

/** Where a run asks for its token; undefined where it may not (docs/stacker/platform.md#6.1). */
export interface TokenSource {
  readonly url: string
  readonly bearer: string
}

export function tokenSource(environment: Readonly<Record<string, string | undefined>>): TokenSource | undefined {
  const url = environment['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? ''
  const bearer = environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? ''
  return URL.canParse(url) && mayReceiveSecrets(new URL(url), false) && bearer !== '' ? { url, bearer } : undefined
}

const mostTokenBytes = 64 * 1024
const mostTokenValues = 1000

/** Sigstore takes tokens for this audience alone. */
const audience = 'sigstore'

/** @throws TroubleError where none is given, FormatError for what is none. */
export async function askIdentityToken(
  { url, bearer }: TokenSource,
  http: HttpEnv,
  defaultBranch: string,
): Promise<IdentityToken> {
  const asked = new URL(url)
  asked.searchParams.set('audience', audience)
  const answer = await send(http, {
    url: asked.href,
    method: 'GET',
    headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
    insecure: false,
  })
  if (answer.kind === 'failed') throw new TroubleError(`GitHub gave no identity token: ${answer.why}`)
  const { response } = answer
  const body = await readBody(response, mostTokenBytes)
  if (response.status !== 200 || body.kind !== 'bytes')
    throw new TroubleError(`GitHub gave no identity token: it answered ${String(response.status)}`)
  const where = 'identity token'
  const token = decodeObject(parseJson(body.bytes, where, mostTokenBytes, mostTokenValues), where)(
    'value',
    decodeString,
  )
  return { token, ...decodeClaims(token, defaultBranch) }
}

function decodeClaims(token: string, defaultBranch: string): Pick<IdentityToken, 'origin' | 'isPublic'> {
  const where = 'identity token'
  const [, payload, ...rest] = token.split('.')
  if (payload === undefined || rest.length !== 1) throw new FormatError(where, 'expected a JSON Web Token')
  const claims = parseJson(Buffer.from(payload, 'base64url'), where, mostTokenBytes, mostTokenValues)
  const claim = decodeObject(claims, where)
  const text = (name: string): string => claim(name, decodeClaim)
  const repository = text('repository')
  return {
    origin: {
      server: certifiedServer,
      repository,
      repositoryId: text('repository_id'),
      workflow: workflowOf(text('workflow_ref'), repository),
      ref: text('ref'),
      defaultBranch,
      sha: text('sha'),
      event: text('event_name'),
      run: text('run_id'),
      attempt: text('run_attempt'),
    },
    isPublic: text('repository_visibility') === 'public',
  }
}

const decodeClaim: Decoder<string> = (value, where) => decodeString(value, where)
