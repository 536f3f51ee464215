import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { findCredentials, runCredentialHelper, type CredentialsEnv } from '../../src/registry/credentials.ts'

async function home(files: Record<string, unknown>): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'credentials-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(directory, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  }
  return directory
}

function environment(directory: string, more: Partial<CredentialsEnv> = {}): CredentialsEnv & { said: string[] } {
  const said: string[] = []
  return {
    variables: { XDG_RUNTIME_DIR: path.join(directory, 'run') },
    home: directory,
    uid: 1000,
    runHelper: () => Promise.resolve(undefined),
    debug: (message) => said.push(message),
    said,
    ...more,
  }
}

const auth = (text: string): { auth: string } => ({ auth: Buffer.from(text).toString('base64') })
const ann = { kind: 'password', user: 'ann', password: 'a:b' }

describe('credentials are found', () => {
  test("in docker's file in the home directory", async () => {
    const directory = await home({ '.docker/config.json': { auths: { 'r.example:5000': auth('ann:a:b') } } })
    expect(await findCredentials(environment(directory), 'r.example:5000', 'img')).toEqual(ann)
    expect(await findCredentials(environment(directory), 'r.example', 'img')).toBeUndefined()
  })

  test('where DOCKER_CONFIG points, and then not in the home directory', async () => {
    const directory = await home({
      'elsewhere/config.json': { auths: { 'r.example': auth('ann:a:b') } },
      '.docker/config.json': { auths: { 'r.example': auth('bob:x'), 's.example': auth('bob:x') } },
    })
    const env = environment(directory, { variables: { DOCKER_CONFIG: path.join(directory, 'elsewhere') } })
    expect(await findCredentials(env, 'r.example', 'img')).toEqual(ann)
    expect(await findCredentials(env, 's.example', 'img')).toBeUndefined()
  })

  test("in podman's file of the session before docker's, and not in REGISTRY_AUTH_FILE, which stacker does not read", async () => {
    const directory = await home({
      'run/containers/auth.json': { auths: { 'r.example': auth('ann:a:b') } },
      '.config/containers/auth.json': { auths: { 'r.example': auth('dan:x') } },
      '.docker/config.json': { auths: { 'r.example': auth('bob:x') } },
      'mine.json': { auths: { 'r.example': auth('cat:x'), 's.example': auth('cat:x') } },
    })
    expect(await findCredentials(environment(directory), 'r.example', 'img')).toEqual(ann)
    const variables = {
      XDG_RUNTIME_DIR: path.join(directory, 'run'),
      REGISTRY_AUTH_FILE: path.join(directory, 'mine.json'),
    }
    expect(await findCredentials(environment(directory, { variables }), 'r.example', 'img')).toEqual(ann)
    expect(await findCredentials(environment(directory, { variables }), 's.example', 'img')).toBeUndefined()
  })

  test('for the longest namespace', async () => {
    const auths = { 'r.example': auth('bob:x'), 'r.example/a': auth('cat:x'), 'r.example/a/b': auth('ann:a:b') }
    const directory = await home({ '.docker/config.json': { auths } })
    expect(await findCredentials(environment(directory), 'r.example', 'a/b')).toEqual(ann)
    expect(await findCredentials(environment(directory), 'r.example', 'a/c')).toMatchObject({ user: 'cat' })
    expect(await findCredentials(environment(directory), 'r.example', 'c')).toMatchObject({ user: 'bob' })
  })

  test.each(['https://index.docker.io/v1/', 'index.docker.io', 'docker.io', 'http://registry-1.docker.io/v2'])(
    'for Docker Hub under %s',
    async (key) => {
      const directory = await home({ '.docker/config.json': { auths: { [key]: auth('ann:a:b') } } })
      expect(await findCredentials(environment(directory), 'docker.io', 'library/ubuntu')).toEqual(ann)
    },
  )

  test('as an identity token', async () => {
    const directory = await home({
      '.docker/config.json': { auths: { 'r.example': { ...auth('x:'), identitytoken: 'tok' } } },
    })
    expect(await findCredentials(environment(directory), 'r.example', 'img')).toEqual({
      kind: 'identity-token',
      token: 'tok',
    })
  })
})

test.each(['{', '[]', '{"auths":7}', '{"auths":{"r.example":{"auth":"hush-hush"},"x":7}}', '"'.repeat(10)])(
  'a file that is none is passed over without a word of its content (%s)',
  async (text) => {
    const directory = await home({
      'run/containers/auth.json': text,
      '.docker/config.json': { auths: { 'r.example': auth('ann:a:b') } },
    })
    const env = environment(directory)
    expect(await findCredentials(env, 'r.example', 'img')).toEqual(ann)
    expect(env.said).toHaveLength(1)
    expect(env.said.join()).not.toContain('hush')
  },
)

test.each([
  ['r.example', ['evil-r.example', 'r.example.evil', 'evil.r.example', 'example', 'r.example:5000', 'r.exampl']],
  ['https://r.example/v1/', ['evil-r.example', 'r.example.evil', 'r.example:443']],
  ['r.example/team', ['r.example', 'evil/r.example', 'r.example.evil']],
])('credentials that were stored for %s are no other registry’s', async (key, others) => {
  const directory = await home({ '.docker/config.json': { auths: { [key]: auth('ann:a:b') } } })
  for (const other of others) expect(await findCredentials(environment(directory), other, 'img')).toBeUndefined()
})

test('names that objects have anyway are no registries', async () => {
  const directory = await home({ '.docker/config.json': { auths: {}, credHelpers: {} } })
  expect(await findCredentials(environment(directory), 'constructor', 'toString')).toBeUndefined()
})

describe('a credential helper', () => {
  /** A real program on a PATH of its own; it writes down how it was called. */
  async function helper(name: string, script: string): Promise<CredentialsEnv & { said: string[]; log: string }> {
    const directory = await home({
      [`bin/docker-credential-${name}`]: `#!/bin/sh\necho "$@" > "$LOG"\ncat >> "$LOG"\n${script}\n`,
    })
    await chmod(path.join(directory, `bin/docker-credential-${name}`), 0o755)
    const log = path.join(directory, 'log')
    const variables = { PATH: `${path.join(directory, 'bin')}:/usr/bin:/bin`, LOG: log, XDG_RUNTIME_DIR: directory }
    return { ...environment(directory, { variables, runHelper: runCredentialHelper(variables) }), log }
  }

  async function configure(env: CredentialsEnv, config: unknown): Promise<void> {
    await mkdir(path.join(env.home ?? '', '.docker'))
    await writeFile(path.join(env.home ?? '', '.docker/config.json'), JSON.stringify(config))
  }

  test('named for a registry is asked for it on its input', async () => {
    const env = await helper('mine', `echo '{"ServerURL":"r.example","Username":"ann","Secret":"a:b"}'`)
    await configure(env, { credHelpers: { 'r.example': 'mine' } })
    expect(await findCredentials(env, 'r.example', 'img')).toEqual(ann)
    expect(await readFile(env.log, 'utf8')).toBe('get\nr.example')
    expect(await findCredentials(env, 's.example', 'img')).toBeUndefined()
  })

  test('named for all registries is asked when the file has no secret itself', async () => {
    const env = await helper('all', `echo '{"Username":"<token>","Secret":"tok"}'`)
    await configure(env, { credsStore: 'all', auths: { 'r.example': {}, 's.example': auth('ann:a:b') } })
    expect(await findCredentials(env, 'r.example', 'img')).toEqual({ kind: 'identity-token', token: 'tok' })
    expect(await findCredentials(env, 's.example', 'img')).toEqual(ann)
  })

  test.each(['exit 1', 'echo no JSON', `echo '{"Username":7}'`, 'head -c 100000 /dev/zero'])(
    'that misbehaves has nothing (%s)',
    async (script) => {
      const env = await helper('bad', script)
      await configure(env, { credHelpers: { 'r.example': 'bad' } })
      expect(await findCredentials(env, 'r.example', 'img')).toBeUndefined()
    },
  )

  test.each(['../../bin/sh', 'a b', 'x;touch y', '', '-x', 'a/b'])(
    'whose name could be more than a name is not run (%s)',
    async (name) => {
      const asked: string[] = []
      const env = environment(await home({ '.docker/config.json': { credHelpers: { 'r.example': name } } }), {
        runHelper: (asking) => {
          asked.push(asking)
          return Promise.resolve(undefined)
        },
      })
      expect(await findCredentials(env, 'r.example', 'img')).toBeUndefined()
      expect(asked).toEqual([])
    },
  )

  test('that is not installed has nothing', async () => {
    const directory = await home({ '.docker/config.json': { credsStore: 'nobody-has-this' } })
    const env = environment(directory, { runHelper: runCredentialHelper({ PATH: directory }) })
    expect(await findCredentials(env, 'r.example', 'img')).toBeUndefined()
  })
})
