import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openFetch } from '../../src/registry/fetch.ts'
import { openMachineRegistry } from '../../src/registry/machine.ts'
import { parseReference } from '../../src/registry/reference.ts'
import { isRerouted } from '../../src/registry/registries-conf.ts'
import { amd64, ociManifestOf, registryDouble } from './loopback.ts'

async function directory(files: Record<string, string>): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'machine-'))
  onTestFinished(() => rm(made, { recursive: true }))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(made, name)), { recursive: true })
    await writeFile(path.join(made, name), text)
  }
  return made
}

test('the credentials of the machine open a registry, and no log ever shows them', async () => {
  const registry = await registryDouble((request, response) => {
    if (request.headers.authorization === `Basic ${Buffer.from('ann:s3cret').toString('base64')}`) return false
    response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end()
    return true
  })
  registry.push('img', 'v1', ociManifestOf('one'))
  const auths = { [registry.host]: { auth: Buffer.from('ann:s3cret').toString('base64') } }
  const home = await directory({ '.docker/config.json': JSON.stringify({ auths }) })
  const said: string[] = []
  const { client } = openMachineRegistry(
    {
      fetch: openFetch({}),
      variables: { XDG_RUNTIME_DIR: home },
      home,
      uid: 1,
      debug: (message) => said.push(message),
    },
    { request: 30_000, total: 60_000 },
  )
  const parsed = parseReference(`${registry.host}/img:v1`)
  if (parsed.kind === 'invalid') throw new Error(parsed.why)
  const answer = await client.resolve({ reference: parsed.reference, insecure: true, platform: amd64, detected: false })
  expect(answer.kind).toBe('resolved')
  expect(said.join()).not.toContain('s3cret')
})

test('a rule of registries.conf counts for the registries it may concern', async () => {
  const none = await directory({})
  const search = await directory({
    'registries.conf': 'unqualified-search-registries = ["docker.io"]\n# [[registry]]\n',
  })
  const mirror = await directory({
    'registries.conf': '[[registry]]\nlocation = "docker.io"\n  [[registry.mirror]]\nlocation="m.example"\n',
  })
  const dropped = await directory({ 'registries.conf.d/10-x.conf': '[[registry]]\nprefix = "*.corp.example"\n' })
  const ask = (where: string, domain: string): Promise<boolean> => isRerouted([none, where], domain)
  expect(await ask(search, 'docker.io')).toBe(false)
  expect(await ask(mirror, 'docker.io')).toBe(true)
  expect(await ask(mirror, 'r.example')).toBe(false)
  expect(await ask(dropped, 'r.corp.example')).toBe(true)
})
