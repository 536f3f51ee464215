import { decodeObject, decodeString, nullOr, parseJson, type Decoder } from '../formats/decode.ts'
import type { Challenge } from './challenge.ts'
import type { Credentials } from './credentials.ts'
import { discard, mayReceiveSecrets, readBody, send, type HttpEnv, type HttpResponse } from './http.ts'

/** `value` is the header; undefined where none is wanted, or there is nothing to put into it. */
export type Authorization =
  { readonly kind: 'header'; readonly value: string | undefined } | { readonly kind: 'failed'; readonly why: string }

/** What is to be allowed. */
export interface Access {
  readonly insecure: boolean
  /** As token servers have them: `repository:NAME:pull,push`. */
  readonly scopes: readonly string[]
}

const mostTokenBytes = 1 << 20
const mostTokenLength = 1 << 16

/** The Authorization header for a repository. The first challenge that can be met decides, as in containers/image. */
export async function authorize(
  http: HttpEnv,
  access: Access,
  challenges: readonly Challenge[],
  findCredentials: () => Promise<Credentials | undefined>,
): Promise<Authorization> {
  for (const challenge of challenges) {
    if (challenge.scheme !== 'basic' && challenge.scheme !== 'bearer') continue
    const credentials = await findCredentials()
    if (challenge.scheme === 'bearer') return requestToken(http, access, challenge, credentials)
    // The registry then says 401, which is what stacker will get too.
    if (credentials?.kind !== 'password') return { kind: 'header', value: undefined }
    return { kind: 'header', value: basic(credentials) }
  }
  return { kind: 'header', value: undefined }
}

function basic({ user, password }: Credentials & { kind: 'password' }): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

async function requestToken(
  http: HttpEnv,
  { scopes, insecure }: Access,
  { parameters }: Challenge,
  credentials: Credentials | undefined,
): Promise<Authorization> {
  const realm = parameters.get('realm') ?? ''
  if (!URL.canParse(realm)) return { kind: 'failed', why: 'the registry names no token server' }
  const url = new URL(realm)
  if (!mayReceiveSecrets(url, insecure)) return { kind: 'failed', why: 'the token server is not reached over https' }
  const form = new URLSearchParams()
  const service = parameters.get('service') ?? ''
  if (service !== '') form.append('service', service)
  for (const scope of scopes) form.append('scope', scope)
  const answer = await send(
    http,
    credentials?.kind === 'identity-token'
      ? { url: url.href, ...exchange(form, credentials.token), insecure }
      : { url: withQuery(url, form, credentials?.user), method: 'GET', headers: passwordHeader(credentials), insecure },
  )
  if (answer.kind === 'failed') return { kind: 'failed', why: `token server: ${answer.why}` }
  return readToken(answer.response)
}

/** docker's OAuth2 form: the secret travels in the body, never in the URL. */
function exchange(
  form: URLSearchParams,
  token: string,
): { method: 'POST'; headers: Record<string, string>; body: string } {
  form.append('grant_type', 'refresh_token')
  form.append('refresh_token', token)
  form.append('client_id', 'stack-cache')
  return { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: form.toString() }
}

function withQuery(url: URL, form: URLSearchParams, user: string | undefined): string {
  const asked = new URL(url)
  for (const [name, value] of form) asked.searchParams.append(name, value)
  if (user !== undefined && user !== '') asked.searchParams.append('account', user)
  return asked.href
}

function passwordHeader(credentials: Credentials | undefined): Record<string, string> {
  if (credentials?.kind !== 'password' || credentials.user === '' || credentials.password === '') return {}
  return { authorization: basic(credentials) }
}

async function readToken(response: HttpResponse): Promise<Authorization> {
  if (response.status !== 200) {
    discard(response)
    return { kind: 'failed', why: `the token server answered ${String(response.status)}` }
  }
  const body = await readBody(response, mostTokenBytes)
  const unusable: Authorization = { kind: 'failed', why: 'the token server gave no token' }
  if (body.kind !== 'bytes') return unusable
  try {
    const member = decodeObject(parseJson(body.bytes, 'token', mostTokenBytes), 'token')
    const token = member('token', textOrNone) ?? member('access_token', textOrNone)
    // A token becomes a header: nothing but visible ASCII may stand in one.
    if (token === undefined || token.length > mostTokenLength || !/^[\x21-\x7e]+$/.test(token)) return unusable
    return { kind: 'header', value: `Bearer ${token}` }
  } catch {
    // The decoder's message is kept back: it stands close to a secret.
    return unusable
  }
}

const textOrNone: Decoder<string | undefined> = (value, where) => {
  const text = value === undefined ? null : nullOr(decodeString)(value, where)
  return text === null || text === '' ? undefined : text
}
