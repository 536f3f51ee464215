import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { TroubleError, UserError } from '../../src/errors.ts'
import { digestOf } from '../../src/formats/digest.ts'
import { openFetch } from '../../src/registry/fetch.ts'
import { setup, type SetUp, type SetupSurroundings } from '../../src/setup/setup.ts'
import { readSetupRequest, type SetupTexts } from '../../src/setup/setup-request.ts'
import { serve } from '../registry/loopback.ts'
import { playHost, prepared, ubuntu } from './played-host.ts'
import { textsOf } from './request.ts'

const program = Buffer.from('#!/bin/sh\necho stacker version v1.2.0\n')

interface Runner {
  readonly temporary: string
  readonly tools: string
  readonly told: { readonly info: string[]; readonly warnings: string[] }
  readonly up: (given: Partial<SetupTexts>, more?: Partial<SetupSurroundings>) => Promise<SetUp>
}

function openRunner(): Runner {
  const directory = mkdtempSync(join(tmpdir(), 'stack-cache setup '))
  const [temporary, tools] = [join(directory, 'temp'), join(directory, 'tools')]
  // The toolkit reads it from the environment of the process.
  vi.stubEnv('RUNNER_TOOL_CACHE', tools)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(directory, { recursive: true })
  })
  const told = { info: [] as string[], warnings: [] as string[] }
  const surroundings: SetupSurroundings = {
    log: {
      debug: () => undefined,
      info: (message) => told.info.push(message),
      warning: (message) => told.warnings.push(message),
    },
    environment: { RUNNER_TEMP: temporary, RUNNER_TOOL_CACHE: tools },
    host: playHost(prepared, { newuidmap: '' }),
    fetch: openFetch({}),
    patience: { request: 30_000, total: 60_000 },
    limits: { bytes: 1 << 20, pauses: [], wait: () => Promise.resolve() },
    digests: {},
  }
  return {
    temporary,
    tools,
    told,
    up: (given, more = {}) => setup(readSetupRequest(textsOf(given)), { ...surroundings, ...more }),
  }
}

async function served(bytes = program): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const host = await serve((request, response) => {
    asked.push(request.url ?? '')
    response.end(bytes)
  })
  return { url: `http://${host}/{version}/{arch}/{file}`, asked }
}

const filesIn = (directory: string): string[] =>
  existsSync(directory)
    ? readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : []

test('stacker is installed where it runs, and nothing else is left', async () => {
  const runner = openRunner()
  const { url, asked } = await served()
  const done = await runner.up({ url, digest: digestOf(program) })
  expect(done).toMatchObject({ version: 'v1.2.0', cacheHit: false })
  expect(execFileSync(done.path, { encoding: 'utf8' })).toBe('stacker version v1.2.0\n')
  expect(asked).toEqual(['/v1.2.0/amd64/stacker-linux-amd64'])
  expect(readdirSync(dirname(done.path))).toEqual(['stacker'])
  expect(filesIn(runner.temporary)).toEqual([])
  expect(runner.told.warnings).toEqual([])
})

test('the second time it comes from the tool cache, and nobody is asked', async () => {
  const runner = openRunner()
  const { url, asked } = await served()
  const first = await runner.up({ url, digest: digestOf(program) })
  expect(await runner.up({ url, digest: digestOf(program) })).toEqual({ ...first, cacheHit: true })
  expect(asked).toHaveLength(1)
})

test('what was changed in the tool cache is fetched again', async () => {
  const runner = openRunner()
  const { url, asked } = await served()
  const { path } = await runner.up({ url, digest: digestOf(program) })
  writeFileSync(path, 'something else')
  expect(await runner.up({ url, digest: digestOf(program) })).toMatchObject({ path, cacheHit: false })
  expect(readFileSync(path)).toEqual(program)
  expect(asked).toHaveLength(2)
})

test('another file of the same version has a place of its own', async () => {
  const runner = openRunner()
  const [one, other] = [await served(), await served(Buffer.from('#!/bin/sh\necho other\n'))]
  const first = await runner.up({ url: one.url, digest: digestOf(program) })
  const second = await runner.up({ url: other.url, digest: digestOf('#!/bin/sh\necho other\n') })
  expect(second.path).not.toBe(first.path)
  expect(readFileSync(first.path)).toEqual(program)
})

test('what does not have the digest is not installed, and not kept', async () => {
  const runner = openRunner()
  const { url } = await served(Buffer.from('evil'))
  await expect(runner.up({ url, digest: digestOf(program) })).rejects.toThrow(UserError)
  expect([...filesIn(runner.tools), ...filesIn(runner.temporary)]).toEqual([])
})

type Answer = Parameters<typeof serve>[0]

/** Half of the file under the whole one's length, each time. */
const cut: Answer = (_, response) => {
  response.writeHead(200, { 'content-length': String(program.length) })
  response.write(program.subarray(0, 20), () => response.destroy())
}
const refused: Answer = (_, response) =>
  void response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end('who are you?')

test.each<[string, Answer, 'server' | 'proxy', RegExp]>([
  ['a server that has no such file', (_, response) => void response.writeHead(404).end('<html>'), 'server', /404/],
  ['a server that is unwell', (_, response) => void response.writeHead(503).end(), 'server', /503/],
  ['a server that always breaks off', cut, 'server', /cut off|breaks off|ended/],
  [
    'a server that sends too much',
    (_, response) => void response.end(Buffer.alloc((1 << 20) + 1)),
    'server',
    /longer than/,
  ],
  ['a server that resets', (request) => void request.socket.destroy(), 'server', /reset|reached|answer|failed/],
  ['a page in place of the file', (_, response) => void response.end('<html>log in</html>'), 'server', /sha256:/],
  ['a proxy that refuses', refused, 'proxy', /407/],
  ['a proxy that always breaks off', cut, 'proxy', /cut off|breaks off|ended/],
  ['a proxy that resets', (request) => void request.socket.destroy(), 'proxy', /reset|reached|answer|failed/],
])('%s is told in one sentence, and nothing is installed or left', async (_, answer, who, words) => {
  const runner = openRunner()
  const host = await serve(answer)
  const proxied = { url: 'http://mirror.invalid/stacker', fetch: openFetch({ HTTP_PROXY: `http://${host}` }) }
  const { url, fetch } = who === 'proxy' ? proxied : { url: `http://${host}/stacker`, fetch: openFetch({}) }
  const failure: unknown = await runner
    .up({ url, digest: digestOf(program) }, { fetch })
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Error)
  expect(failure instanceof UserError || failure instanceof TroubleError, String(failure)).toBe(true)
  const { message } = failure as Error
  expect(message).toMatch(words)
  expect(message).toMatch(/^[^\n]*nothing is installed\b[^\n]*$/)
  expect([...filesIn(runner.tools), ...filesIn(runner.temporary)]).toEqual([])
})

test('a digest that is known for the file is the one that counts where none is given', async () => {
  const runner = openRunner()
  const { url } = await served()
  const digests = { 'v1.1.0/stacker': digestOf(program) }
  expect(await runner.up({ url, version: 'v1.1.0' }, { digests })).toMatchObject({ version: 'v1.1.0' })
  const wrong = { 'v1.1.0/stacker': digestOf('other') }
  await expect(openRunner().up({ url, version: 'v1.1.0' }, { digests: wrong })).rejects.toThrow(UserError)
})

test('without a digest nobody is asked, and the command that prints it is told', async () => {
  const runner = openRunner()
  await expect(runner.up({})).rejects.toThrow(
    'curl -fsSL https://github.com/project-stacker/stacker/releases/download/v1.2.0/stacker-linux-amd64 | sha256sum',
  )
})

test('a release without binaries is told before anybody is asked, but a mirror may have it', async () => {
  const runner = openRunner()
  const digest = digestOf(program)
  await expect(runner.up({ version: 'v1.2.1', digest })).rejects.toThrow(
    'version: stacker v1.2.1 was released without binaries; v1.2.0 has them',
  )
  const { url, asked } = await served()
  await runner.up({ version: 'v1.2.1', digest, url })
  expect(asked).toEqual(['/v1.2.1/amd64/stacker-linux-amd64'])
})

test.each([
  ['another system', { platform: 'darwin' }, 'darwin'],
  ['an architecture without a binary', { arch: 'riscv64' }, 'riscv64'],
])('%s is told', async (_, who, word) => {
  const host = playHost(prepared, {}, who)
  await expect(openRunner().up({ digest: digestOf(program) }, { host })).rejects.toThrow(word)
})

test('a runner without a tool cache is told', async () => {
  const { up } = openRunner()
  await expect(up({ digest: digestOf(program) }, { environment: {} })).rejects.toThrow(TroubleError)
})

const noSudo = { newuidmap: '', sudo: undefined }

test('what cannot be set for user namespaces is a warning, and stacker is installed all the same', async () => {
  const runner = openRunner()
  const { url } = await served()
  const host = playHost(ubuntu, noSudo)
  const { path } = await runner.up({ url, digest: digestOf(program) }, { host })
  expect(existsSync(path)).toBe(true)
  expect(runner.told.warnings).toEqual([
    expect.stringMatching(/sudo is not installed\. Without it stacker may build as root alone\.$/),
  ])
})

test('user-namespaces: true fails where they cannot be had, false touches nothing, and for root auto is false', async () => {
  const { url } = await served()
  const given = { url, digest: digestOf(program) }
  await expect(
    openRunner().up({ ...given, 'user-namespaces': 'true' }, { host: playHost(ubuntu, noSudo) }),
  ).rejects.toThrow(/^user-namespaces: kernel\.apparmor_restrict_unprivileged_userns=1 forbids/)
  for (const [userNamespaces, who] of [
    ['false', {}],
    ['auto', { uid: 0 }],
  ] as const) {
    const host = playHost(ubuntu, {}, who)
    await openRunner().up({ ...given, 'user-namespaces': userNamespaces }, { host })
    expect(host.called()).toEqual([''])
  }
})

test('packages that cannot be installed are a warning', async () => {
  const runner = openRunner()
  const { url } = await served()
  const host = playHost(prepared, {
    newuidmap: '',
    'apt-get': undefined,
    env: 'echo "env: no apt-get" >&2; exit 127',
  })
  await runner.up({ url, digest: digestOf(program), packages: 'erofs-utils' }, { host })
  expect(runner.told.warnings).toEqual(['Package erofs-utils is missing and cannot be installed: env: no apt-get.'])
})
