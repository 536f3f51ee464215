import { authorize, type Authorization } from './authorization.ts'
import { parseChallenges, type Challenge } from './challenge.ts'
import type { Credentials } from './credentials.ts'
import { discard, send, type HttpAnswer, type HttpEnv, type HttpRequest, type HttpResponse } from './http.ts'
import { registryHost } from './reference.ts'
import { repositoryScopes, type RepositoryAction } from './scopes.ts'

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
  readonly method: HttpRequest['method']
  /** Below `/v2/REPOSITORY/`, as `manifests/latest`. */
  readonly path: string
  /** Where the registry pointed to, in place of `path`. Another host is told no credentials. */
  readonly location?: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: HttpRequest['body']
  readonly patience?: HttpRequest['patience']
  /** Absent: `pull`. */
  readonly action?: RepositoryAction
  /** Another repository of the registry that this one takes a blob from. */
  readonly from?: string
  /** What the session could not find out before is tried once more. */
  readonly again?: boolean
}

/** Asks registries with whatever authentication they want. What was learnt about a registry holds for the session's life. */
export interface Session {
  ask(request: RegistryRequest): Promise<HttpAnswer>
  /** Where the request goes that has no location; what a location is relative to. */
  address(request: RegistryRequest): Promise<URL | undefined>
}

type Registry =
  | { readonly kind: 'registry'; readonly origin: string; readonly challenges: readonly Challenge[] }
  | { readonly kind: 'failed'; readonly why: string; readonly timedOut: boolean }

/** An authorization that requests share. */
interface Grant {
  readonly authorization: Promise<Authorization>
  /** Asked for after the registry refused another one. */
  readonly isRenewed: boolean
  /** The registry took it at least once; later it may only have become too old. */
  wasTaken: boolean
}

export function openSession(env: SessionEnv): Session {
  const registries = new Map<string, Promise<Registry>>()
  const grants = new Map<string, Grant>()

  function grant(request: RegistryRequest, challenges: readonly Challenge[], told?: Challenge): Grant {
    const { domain, repository, insecure, action = 'pull', from } = request
    const access = { insecure, scopes: repositoryScopes({ repository, action, from }, told?.parameters.get('scope')) }
    const authorization = authorize(env.http, access, challenges, () => env.findCredentials(domain, repository))
    const granted = { authorization, isRenewed: told !== undefined, wasTaken: false }
    grants.set(grantKey(request), granted)
    return granted
  }

  /** Another authorization, where the registry refused this one and says what it wants. */
  async function renewed(request: RegistryRequest, used: Grant, response: HttpResponse): Promise<Grant | undefined> {
    const current = grants.get(grantKey(request))
    if (current !== undefined && current !== used) return current
    if (used.isRenewed && !used.wasTaken) return undefined
    const before = await used.authorization
    const challenges = parseChallenges(response.headers.get('www-authenticate') ?? '')
    const wanted = challenges.find(({ scheme }) => scheme === 'basic' || scheme === 'bearer')
    if (wanted === undefined || before.kind === 'failed') return undefined
    // The same password would be refused again.
    if (wanted.scheme === 'basic' && before.value?.startsWith('Basic ') === true) return undefined
    return grant(request, challenges, wanted)
  }

  async function sendWith(request: RegistryRequest, { origin }: { readonly origin: string }, granted: Grant) {
    const authorization = await granted.authorization
    if (authorization.kind === 'failed') return { ...authorization, timedOut: false }
    const { repository, path, location, method, headers, insecure, body, patience } = request
    const url = location ?? new URL(`${origin}/v2/${repository}/${path}`)
    const isAllowed = authorization.value !== undefined && url.origin === origin
    const answer = await send(env.http, {
      url: url.href,
      method,
      headers: { ...headers, ...(isAllowed && { authorization: authorization.value }) },
      insecure,
      ...(body !== undefined && { body }),
      ...(patience && { patience }),
    })
    if (answer.kind === 'answered' && answer.response.status !== 401) granted.wasTaken = true
    return answer
  }

  function registryOf({ domain, insecure }: RegistryRequest): Promise<Registry> {
    return remember(registries, `${domain} ${String(insecure)}`, () => findRegistry(env.http, domain, insecure))
  }

  /** Forgets what could not be found out. */
  async function forget(request: RegistryRequest): Promise<void> {
    const registry = `${request.domain} ${String(request.insecure)}`
    if ((await registries.get(registry))?.kind === 'failed') registries.delete(registry)
    if ((await grants.get(grantKey(request))?.authorization)?.kind === 'failed') grants.delete(grantKey(request))
  }

  return {
    async ask(request) {
      if (request.again === true) await forget(request)
      const registry = await registryOf(request)
      if (registry.kind === 'failed') return registry
      const granted = grants.get(grantKey(request)) ?? grant(request, registry.challenges)
      const answer = await sendWith(request, registry, granted)
      if (answer.kind === 'failed' || answer.response.status !== 401) return answer
      if (request.location !== undefined && request.location.origin !== registry.origin) return answer
      const other = await renewed(request, granted, answer.response)
      if (other === undefined) return answer
      discard(answer.response)
      return sendWith(request, registry, other)
    },
    async address(request) {
      const registry = await registryOf(request)
      return registry.kind === 'failed'
        ? undefined
        : new URL(`${registry.origin}/v2/${request.repository}/${request.path}`)
    },
  }
}

function grantKey({ domain, insecure, repository, action = 'pull', from = '' }: RegistryRequest): string {
  return `${domain} ${String(insecure)} ${repository} ${action} ${from}`
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
    discard(answer.response)
    const { status, headers } = answer.response
    if (status === 200 || status === 401) {
      return { kind: 'registry', origin, challenges: parseChallenges(headers.get('www-authenticate') ?? '') }
    }
    failure = { kind: 'failed', why: `the registry answered ${String(status)} to /v2/`, timedOut: false }
  }
  return failure
}
