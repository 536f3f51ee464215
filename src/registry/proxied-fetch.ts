import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

import { responseTo, type Fetch } from './http.ts'

/**
 * `fetch` of GET and HEAD that goes through the proxy which HTTP_PROXY, HTTPS_PROXY and NO_PROXY name. The global one does so only
 * where NODE_USE_ENV_PROXY was set before Node started, which no runner does. Follows no redirects. Node knows `proxyEnv` from 24.5 on.
 */
export function proxiedFetch(variables: Readonly<Record<string, string | undefined>>): Fetch {
  const proxyEnv = { ...variables }
  const [http, https] = [new HttpAgent({ proxyEnv }), new HttpsAgent({ proxyEnv })]
  return ({ url, method, headers, signal }) => {
    const options = { method, headers: Object.fromEntries(headers), signal }
    const outgoing = url.startsWith('https:')
      ? httpsRequest(url, { ...options, agent: https })
      : httpRequest(url, { ...options, agent: http })
    return responseTo(outgoing, method)
  }
}
