import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createSign, generateKeyPairSync } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { closedPort, serve } from './loopback.ts'

export interface Started {
  readonly host: string
  /** What of the environment lets a client in. */
  readonly variables: Readonly<Record<string, string>>
}

interface RealRegistryKind {
  readonly name: string
  /** What has to be installed. */
  readonly program: string
  readonly start: () => Promise<Started>
}

/** Why tests against that registry cannot run here, to be told; undefined where they can. */
export function missingRegistry(program: string): string | undefined {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return undefined
  } catch {
    return `NOT TESTED, not installed: ${program}`
  }
}

/** Registries as people run them, by how they let clients in. Each is stopped with its test. No system's packages have zot: it is tested where it was put. */
export const realRegistries: readonly RealRegistryKind[] = [
  { name: 'docker-registry, open to all', program: 'docker-registry', start: () => startDistribution() },
  { name: 'docker-registry with Basic credentials', program: 'docker-registry', start: startWithPassword },
  { name: 'docker-registry with a token server', program: 'docker-registry', start: startWithTokens },
  { name: 'crane registry serve', program: 'crane', start: startCrane },
  { name: 'zot, open to all', program: 'zot', start: () => startZot() },
  {
    name: 'zot with users that may do all',
    program: 'zot',
    start: () => startZot(['read', 'create', 'update', 'delete']),
  },
]

/** One where nobody may put another manifest under a tag. */
export const immutableRegistry: RealRegistryKind = {
  name: 'zot with users that may read and create',
  program: 'zot',
  start: () => startZot(['read', 'create']),
}

async function startCrane(): Promise<Started> {
  const host = await closedPort()
  await run('crane', ['registry', 'serve', '--address', host], host)
  return { host, variables: {} }
}

/** `actions`: what the one user may do; without them everybody may do everything. */
async function startZot(actions?: readonly string[]): Promise<Started> {
  const directory = await scratch()
  const host = await closedPort()
  const [address, port] = host.split(':')
  const htpasswd = path.join(directory, 'htpasswd')
  await writeFile(htpasswd, `ann:${bcryptOf('s3cret')}\n`)
  const access = actions && {
    auth: { htpasswd: { path: htpasswd }, failDelay: 0 },
    accessControl: { repositories: { '**': { policies: [{ users: ['ann'], actions }] } } },
  }
  const configuration = {
    distSpecVersion: '1.1.1',
    storage: { rootDirectory: path.join(directory, 'data') },
    http: { address, port, ...access },
    log: { level: 'error', output: path.join(directory, 'log') },
  }
  const file = path.join(directory, 'config.json')
  await writeFile(file, JSON.stringify(configuration))
  await run('zot', ['serve', file], host)
  return { host, variables: access === undefined ? {} : { DOCKER_CONFIG: await loginAt(host) } }
}

function bcryptOf(password: string): string {
  const script = 'print crypt($ARGV[0], q{$2y$05$abcdefghijklmnopqrstuu})'
  return execFileSync('perl', ['-e', script, password], { encoding: 'utf8' })
}

async function startDistribution(auth: readonly string[] = [], variables = {}): Promise<Started> {
  const directory = await scratch()
  const host = await closedPort()
  const configuration = [
    'version: 0.1',
    'log: {level: error, accesslog: {disabled: true}}',
    `storage: {filesystem: {rootdirectory: ${directory}/data}, delete: {enabled: true}}`,
    `http: {addr: "${host}"}`,
    ...auth,
  ]
  const file = path.join(directory, 'config.yml')
  await writeFile(file, `${configuration.join('\n')}\n`)
  await run('docker-registry', ['serve', file], host)
  return { host, variables: { ...variables, DOCKER_CONFIG: await loginAt(host) } }
}

async function startWithPassword(): Promise<Started> {
  const directory = await scratch()
  await writeFile(path.join(directory, 'htpasswd'), `ann:${bcryptOf('s3cret')}\n`)
  return await startDistribution([`auth: {htpasswd: {realm: test, path: ${directory}/htpasswd}}`])
}

/** A token server as distribution describes it: it grants what is asked for to who knows the password. */
async function startWithTokens(): Promise<Started> {
  const directory = await scratch()
  const key = path.join(directory, 'key.pem')
  const certificate = path.join(directory, 'cert.pem')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  await writeFile(key, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  execFileSync('openssl', ['req', '-x509', '-key', key, '-out', certificate, '-days', '2', '-subj', '/CN=tokens'])
  const chain = execFileSync('openssl', ['x509', '-in', certificate, '-outform', 'DER']).toString('base64')
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const tokens = await serve((request, response) => {
    const basic = `Basic ${Buffer.from('ann:s3cret').toString('base64')}`
    if (request.headers.authorization !== basic) {
      response.writeHead(401).end()
      return
    }
    const scopes = new URL(request.url ?? '', 'http://x').searchParams.getAll('scope')
    const access = scopes.map((scope) => {
      const [type, name, actions = ''] = scope.split(':')
      return { type, name, actions: actions.split(',') }
    })
    const seconds = Math.floor(Date.now() / 1000)
    const claims = { iss: 'tokens', sub: 'ann', aud: 'registry', exp: seconds + 60, nbf: seconds - 10, iat: seconds }
    const unsigned = `${part({ typ: 'JWT', alg: 'RS256', x5c: [chain] })}.${part({ ...claims, jti: 'x', access })}`
    const signature = createSign('RSA-SHA256').update(unsigned).sign(privateKey).toString('base64url')
    response.end(JSON.stringify({ token: `${unsigned}.${signature}` }))
  })
  const token = `{realm: "http://${tokens}/token", service: registry, issuer: tokens, rootcertbundle: ${certificate}}`
  return await startDistribution([`auth: {token: ${token}}`])
}

/** A directory with the file in which docker keeps the password for the registry. */
async function loginAt(host: string): Promise<string> {
  const directory = await scratch()
  const auths = { [host]: { auth: Buffer.from('ann:s3cret').toString('base64') } }
  await writeFile(path.join(directory, 'config.json'), JSON.stringify({ auths }))
  return directory
}

async function scratch(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'registry-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

/** Runs it until the test ends; answers when it listens. */
async function run(program: string, options: readonly string[], host: string): Promise<void> {
  const child = spawn(program, options, { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve()
    }),
  )
  onTestFinished(async () => {
    child.kill()
    await ended
  })
  for (let tries = 0; ; tries += 1) {
    try {
      await (await fetch(`http://${host}/v2/`)).arrayBuffer()
      return
    } catch (error) {
      if (tries === 100) throw error
      await sleep(100)
    }
  }
}
