import { decodeObject, decodeString, nullOr, parseJson, type Decoder } from '../formats/decode.ts'
import { parseChallenges, type Challenge } from './challenge.ts'
import type { Credentials } from './credentials.ts'
import { discard, mayReceiveSecrets, readBody, send, type HttpAnswer, type HttpEnv, type HttpRequest } from './http.ts'
import { registryHost } from './reference.ts'

export interface SessionEnv {
  readonly http: HttpEnv
  readonly findCredentials: (domain: string, repository: string) => Promise<Credentials | undefined>
}

/** What is asked of one registry, about one repository. */
export interface RegistryRequest {
  readonly domain: string
  readonly repository: string
  /** http, and https with any certificate, are good enough. */
  readonly insecure: boolean
  readonly method: 'GET' | 'HEAD'
  /** Below `/v2/REPOSITORY/`, as `manifests/latest`. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly patience?: HttpRequest['patience']
}

/** Asks registries with whatever authentication they want. What was learnt about a registry holds for the session's life. */
export interface Session {
  ask(request: RegistryRequest): Promise<HttpAnswer>
}

type Registry =
  | { readonly kind: 'registry'; readonly origin: string; readonly challenges: readonly Challenge[] }
  | { readonly kind: 'failed'; readonly why: string; readonly timedOut: boolean }

type Authorization =
  { readonly kind: 'header'; readonly value: string | undefined } | { readonly kind: 'failed'; readonly why: string }

const mostTokenBytes = 1 << 20
const mostTokenLength = 1 << 16

export function openSession(env: SessionEnv): Session {
  const registries = new Map<string, Promise<Registry>>()
  const authorizations = new Map<string, Promise<Authorization>>()
  return {
    async ask(request) {
      const { domain, repository, insecure } = request
      const registry = await remember(registries, `${domain} ${String(insecure)}`, () =>
        findRegistry(env.http, domain, insecure),
      )
      if (registry.kind === 'failed') return registry
      const authorization = await remember(authorizations, `${domain} ${String(insecure)} ${repository}`, () =>
        authorize(env, request, registry),
      )
      if (authorization.kind === 'failed') return { ...authorization, timedOut: false }
      return send(env.http, {
        url: `${registry.origin}/v2/${repository}/${request.path}`,
        method: request.method,
        headers: {
          ...request.headers,
          ...(authorization.value === undefined ? {} : { authorization: authorization.value }),
        },
        insecure,
        ...(request.patience && { patience: request.patience }),
      })
    },
  }
}

async function remember<T>(known: Map<string, Promise<T>>, key: string, find: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? find()
  known.set(key, found)
  return found
}

/**
 * Asks `/v2/` what the registry speaks and wants (containers/image, detectProperties): https, and where the user said `insecure`
 * and https fails, http. A registry that does not answer in time is not asked again over http: that would wait twice.
 */
async function findRegistry(http: HttpEnv, domain: string, insecure: boolean): Promise<Registry> {
  const host = registryHost(domain)
  let failure: Registry = { kind: 'failed', why: 'not asked', timedOut: false }
  for (const scheme of insecure ? ['https', 'http'] : ['https']) {
    const origin = `${scheme}://${host}`
    const answer = await send(http, { url: `${origin}/v2/`, method: 'GET', headers: {}, insecure })
    if (answer.kind === 'failed') {
      failure = answer
      if (answer.timedOut) return failure
      continue
    }
    await discard(answer.response)
    const { status, headers } = answer.response
    if (status === 200 || status === 401) {
      return { kind: 'registry', origin, challenges: parseChallenges(headers.get('www-authenticate') ?? '') }
    }
    failure = { kind: 'failed', why: `the registry answered ${String(status)} to /v2/`, timedOut: false }
  }
  return failure
}

/** The Authorization header for a repository. The first challenge that can be met decides, as in containers/image. */
async function authorize(
  env: SessionEnv,
  request: RegistryRequest,
  registry: Registry & { kind: 'registry' },
): Promise<Authorization> {
  for (const challenge of registry.challenges) {
    if (challenge.scheme !== 'basic' && challenge.scheme !== 'bearer') continue
    const credentials = await env.findCredentials(request.domain, request.repository)
    if (challenge.scheme === 'bearer') return requestToken(env.http, request, challenge, credentials)
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
  { repository, insecure }: RegistryRequest,
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
  form.append('scope', `repository:${repository}:pull`)
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

async function readToken(response: Response): Promise<Authorization> {
  if (response.status !== 200) {
    await discard(response)
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
