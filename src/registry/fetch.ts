import type { Fetch } from './http.ts'

/**
 * Sends requests by Node's own client, through the proxies that `variables` name. It is loaded with the first request, since most plans
 * ask nobody.
 */
export function openFetch(variables: Readonly<Record<string, string | undefined>>): Fetch {
  let opened: Promise<Fetch> | undefined
  const open = async (): Promise<Fetch> => {
    const { openNodeClient } = await import('./node-client.ts')
    return openNodeClient(variables)
  }
  return async (sent) => {
    opened ??= open()
    const fetch = await opened
    return await fetch(sent)
  }
}
