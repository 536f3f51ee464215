import { BlockList, isIP } from 'node:net'

/** The proxy for a URL; undefined where it is asked directly. */
type ProxyChoice = (url: URL) => URL | undefined

/** Whether a host (small letters, without brackets) and port are gone to directly. */
type Exemption = (host: string, port: string) => boolean

/**
 * Chooses proxies by HTTP_PROXY, HTTPS_PROXY and NO_PROXY as Go does (golang.org/x/net/http/httpproxy), so that a registry is reached by the
 * way on which stacker reaches it, and nothing that was exempted is told to a proxy. What is no URL of an http or https proxy is none.
 */
export function proxyChoice(variables: Readonly<Record<string, string | undefined>>): ProxyChoice {
  const value = (name: string): string =>
    [variables[name], variables[name.toLowerCase()]].find((text) => text !== undefined && text !== '') ?? ''
  const [http, https] = [parseProxy(value('HTTP_PROXY')), parseProxy(value('HTTPS_PROXY'))]
  const exemptions = value('NO_PROXY')
    .split(',')
    .flatMap((entry) => exemptionOf(entry.trim().toLowerCase()) ?? [])
  return ({ protocol, hostname, port }) => {
    const proxy = protocol === 'https:' ? https : http
    const host = bare(hostname).toLowerCase()
    const at = port !== '' ? port : protocol === 'https:' ? '443' : '80'
    if (host === 'localhost' || contains(loopback, host)) return undefined
    return exemptions.some((isExempt) => isExempt(host, at)) ? undefined : proxy
  }
}

/** A name without a scheme is one of an http proxy. */
function parseProxy(text: string): URL | undefined {
  const written = text === '' || text.includes('://') ? text : `http://${text}`
  const url = URL.canParse(written) ? new URL(written) : undefined
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6'
}

function contains(list: BlockList, host: string): boolean {
  return isIP(host) !== 0 && list.check(host, familyOf(host))
}

function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1')
}

/** `*`, an address or a range of them, or a domain with all below it; each of them may be of one port. */
function exemptionOf(entry: string): Exemption | undefined {
  if (entry === '') return undefined
  if (entry === '*') return () => true
  const [, network = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(entry) ?? []
  if (isIP(network) !== 0 && Number(bits) <= (isIP(network) === 4 ? 32 : 128)) {
    const range = new BlockList()
    range.addSubnet(network, Number(bits), familyOf(network))
    return (host) => contains(range, host)
  }
  const [, name = entry, only = ''] = isIP(entry) === 0 ? (/^(.*):(\d*)$/.exec(entry) ?? []) : []
  const isAt = (port: string): boolean => only === '' || port === only
  const address = bare(name)
  if (isIP(address) !== 0) {
    const one = new BlockList()
    one.addAddress(address, familyOf(address))
    return (host, port) => contains(one, host) && isAt(port)
  }
  if (name === '') return undefined
  const below = name.replace(/^\*\./, '.')
  if (below.startsWith('.')) return (host, port) => host.endsWith(below) && isAt(port)
  return (host, port) => (host === below || host.endsWith(`.${below}`)) && isAt(port)
}
