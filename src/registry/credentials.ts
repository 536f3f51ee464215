import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { decodeObject, decodeString, parseJson, type Decoder } from '../formats/decode.ts'

export type Credentials =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  /** What docker calls an identity token: exchanged for a bearer token by OAuth2. */
  | { readonly kind: 'identity-token'; readonly token: string }

/** Who looks for credentials, and how. */
export interface CredentialsEnv {
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly home: string | undefined
  readonly uid: number
  /** Runs `docker-credential-NAME get` with the server on its input; undefined when it has nothing or fails. */
  readonly runHelper: (name: string, server: string) => Promise<string | undefined>
  /** Told about files that cannot be used. Never gets a secret. */
  readonly debug: (message: string) => void
}

interface AuthFile {
  readonly auths: ReadonlyMap<string, { readonly auth: string; readonly identityToken: string }>
  readonly helpers: ReadonlyMap<string, string>
  readonly store: string
}

const mostFileBytes = 1 << 20
const mostHelperBytes = 1 << 16
const helperTimeout = 15_000

/**
 * The credentials for a repository, from the files in the order in which containers/image reads them (docs/stacker/platform.md#4.2;
 * pkg/docker/config). The first file that knows the registry decides. Not REGISTRY_AUTH_FILE: podman and skopeo read it, stacker does
 * not, and what it opens would be a base that stacker cannot pull.
 */
export async function findCredentials(
  env: CredentialsEnv,
  domain: string,
  repository: string,
): Promise<Credentials | undefined> {
  for (const file of authFiles(env)) {
    const content = await readAuthFile(env, file)
    const found = content === undefined ? undefined : await credentialsIn(env, content, domain, repository)
    if (found !== undefined) return found
  }
  return undefined
}

function authFiles({ variables, home, uid }: CredentialsEnv): readonly string[] {
  const runtime = variables['XDG_RUNTIME_DIR']
  const docker = variables['DOCKER_CONFIG'] ?? ''
  const config = configHome(home, variables)
  const dockerHome = docker === '' ? home && path.join(home, '.docker') : docker
  return [
    runtime ? path.join(runtime, 'containers/auth.json') : `/run/containers/${String(uid)}/auth.json`,
    ...(config ? [path.join(config, 'containers/auth.json')] : []),
    ...(dockerHome ? [path.join(dockerHome, 'config.json')] : []),
  ]
}

/** The user's directory of configuration, as the XDG rules have it: an empty variable counts as none. */
export function configHome(
  home: string | undefined,
  variables: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const config = variables['XDG_CONFIG_HOME'] ?? ''
  return config === '' ? home && path.join(home, '.config') : config
}

async function readAuthFile(env: CredentialsEnv, file: string): Promise<AuthFile | undefined> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch {
    // Absent or unreadable files are normal: most machines have one of the three.
    return undefined
  }
  try {
    return decodeAuthFile(parseJson(bytes, 'credentials', mostFileBytes))
  } catch {
    // The decoder's message is kept back: it stands close to secrets.
    env.debug(`${file} is not a file of credentials`)
    return undefined
  }
}

function decodeAuthFile(value: unknown): AuthFile {
  const member = decodeObject(value, 'credentials')
  return {
    auths: member('auths', mapOf(decodeAuth)),
    helpers: member('credHelpers', mapOf(decodeString)),
    store: member('credsStore', orEmpty),
  }
}

const orEmpty: Decoder<string> = (value, where) =>
  value === undefined || value === null ? '' : decodeString(value, where)

const decodeAuth: Decoder<{ auth: string; identityToken: string }> = (value, where) => {
  const member = decodeObject(value ?? {}, where)
  return { auth: member('auth', orEmpty), identityToken: member('identitytoken', orEmpty) }
}

function mapOf<T>(decode: Decoder<T>): Decoder<ReadonlyMap<string, T>> {
  return (value, where) => {
    decodeObject(value ?? {}, where)
    return new Map(Object.entries(value ?? {}).map(([name, item]) => [name, decode(item, where)]))
  }
}

async function credentialsIn(
  env: CredentialsEnv,
  file: AuthFile,
  domain: string,
  repository: string,
): Promise<Credentials | undefined> {
  const helper = file.helpers.get(domain) ?? (domain === 'docker.io' ? file.helpers.get(hubServer) : undefined)
  if (helper !== undefined) return askHelper(env, helper, domain)
  // Sub-namespaces are an extension of containers/image and count as exact names only; the longest wins.
  for (let key = `${domain}/${repository}`; ; key = key.slice(0, key.lastIndexOf('/'))) {
    const auth = file.auths.get(key)
    if (auth !== undefined) return decodeCredentials(auth) ?? askStore(env, file.store, domain)
    if (!key.includes('/')) break
  }
  for (const [key, auth] of file.auths) {
    if (normaliseKey(key) === normaliseRegistry(domain))
      return decodeCredentials(auth) ?? askStore(env, file.store, domain)
  }
  return askStore(env, file.store, domain)
}

const hubServer = 'https://index.docker.io/v1/'

/** Old `docker login` wrote URLs as keys, and Docker Hub's still is one. */
function normaliseKey(key: string): string {
  const bare = key.replace(/^https?:\/\//, '')
  return normaliseRegistry(bare === key ? bare : (bare.split('/', 1)[0] ?? ''))
}

function normaliseRegistry(name: string): string {
  return name === 'registry-1.docker.io' || name === 'docker.io' ? 'index.docker.io' : name
}

function decodeCredentials(entry: { auth: string; identityToken: string }): Credentials | undefined {
  if (entry.identityToken !== '') return { kind: 'identity-token', token: entry.identityToken }
  const text = Buffer.from(entry.auth, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  // An empty entry only marks that a helper has the secret.
  if (colon === -1) return undefined
  return { kind: 'password', user: text.slice(0, colon), password: text.slice(colon + 1).replace(/^\0+|\0+$/g, '') }
}

async function askStore(env: CredentialsEnv, store: string, domain: string): Promise<Credentials | undefined> {
  return store === '' ? undefined : askHelper(env, store, domain)
}

async function askHelper(env: CredentialsEnv, name: string, domain: string): Promise<Credentials | undefined> {
  // The name becomes part of a program's name; a path separator in it would run any file.
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
    env.debug('a credential helper has a name that is not allowed')
    return undefined
  }
  // containers/image asks for the registry, docker for the URL under which it logged in at Docker Hub.
  for (const server of domain === 'docker.io' ? [domain, hubServer] : [domain]) {
    const text = await env.runHelper(name, server)
    if (text === undefined) continue
    try {
      const member = decodeObject(
        parseJson(Buffer.from(text), 'credential helper', mostHelperBytes),
        'credential helper',
      )
      const user = member('Username', decodeString)
      const secret = member('Secret', decodeString)
      return user === '<token>'
        ? { kind: 'identity-token', token: secret }
        : { kind: 'password', user, password: secret }
    } catch {
      env.debug(`docker-credential-${name} answered what is not its protocol`)
    }
  }
  return undefined
}

/** Runs the helper found on PATH, without a shell, for at most fifteen seconds. */
export function runCredentialHelper(
  variables: Readonly<Record<string, string | undefined>>,
): (name: string, server: string) => Promise<string | undefined> {
  return async (name, server) => {
    const { execFile } = await import('node:child_process')
    return await new Promise((resolve) => {
      const child = execFile(
        `docker-credential-${name}`,
        ['get'],
        {
          env: variables,
          timeout: helperTimeout,
          killSignal: 'SIGKILL',
          maxBuffer: mostHelperBytes,
          encoding: 'utf8',
          shell: false,
        },
        (error, stdout) => {
          resolve(error === null ? stdout : undefined)
        },
      )
      // A helper that is missing or ends early closes its input; the answer above says what that means.
      child.stdin?.on('error', () => undefined)
      child.stdin?.end(server)
    })
  }
}
