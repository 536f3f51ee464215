import type { RegistryRequest, Session } from './session.ts'

/**
 * Where a `Location` or `Link` of an answer leads, relative to what was asked; undefined for what may not be asked: no URL of http, or http
 * where https was asked for. A registry behind a proxy that ends TLS takes itself for one of http: of the very host that was asked the
 * scheme is put right.
 */
export async function followed(
  session: Session,
  asked: RegistryRequest,
  location: string | null,
): Promise<URL | undefined> {
  const here = await session.address(asked)
  if (here === undefined || location === null || !URL.canParse(location, here.href)) return undefined
  const there = new URL(location, here)
  if (there.protocol === 'http:' && here.protocol === 'https:') {
    if (there.hostname === here.hostname && !asked.insecure) {
      there.protocol = 'https:'
      there.port = here.port
    }
  }
  if (there.protocol === 'https:' || (there.protocol === 'http:' && (here.protocol === 'http:' || asked.insecure)))
    return there
  return undefined
}
