import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { digestHex } from '../../src/formats/digest.ts'
import { amd64, arm64, indexOf, ociManifestOf, registryDouble, serve } from '../registry/loopback.ts'
import { copiedBase, missingTools, push, startRegistry, writeLayout, type Image } from '../registry/real-registry.ts'
import { openProduct, told, type Asked, type Product } from './product.ts'

const missing = missingTools()
if (missing !== undefined) console.warn(`\n*** whole projects on a real registry: ${missing} ***\n`)

const here = process.arch === 'x64' ? 'amd64' : 'arm64'
const other = here === 'amd64' ? 'arm64' : 'amd64'
const one: Image = { architecture: here, content: 'one' }
const two: Image = { architecture: here, content: 'two' }
const foreign: Image = { architecture: other, content: 'foreign' }

function product(): Product {
  const opened = openProduct()
  onTestFinished(opened.remove)
  return opened
}

/** A layer on the image and one on that. */
function projectOn(image: string): Record<string, string> {
  return {
    'stacker.yaml': `
app:
  from: {type: docker, url: 'docker://${image}', insecure: true}
  run: make app
top:
  from: {type: built, tag: app}
  run: make top
`,
  }
}

/** The project as it was built and saved; `again` is another checkout of it. */
async function built(
  { checkout, cycle }: Product,
  image: string,
  more: Partial<Asked> = {},
): Promise<{ readonly again: Asked }> {
  const pull = (reference: string): Promise<string> => copiedBase(reference, here)
  const asked = { directory: checkout(projectOn(image)), stackerfiles: ['stacker.yaml'], pull, ...more }
  await cycle(asked)
  return { again: { ...asked, directory: checkout(projectOn(image)) } }
}

const hits = { app: 'hit', top: 'hit' }

function moved(image: string): Record<string, string> {
  return { app: `miss, base-changed docker://${image}`, top: 'miss, base-rebuilt app' }
}

function unresolved(image: string): Record<string, string> {
  return { app: `unknown, base-unresolved docker://${image}`, top: 'unknown, base-unresolved app' }
}

describe.skipIf(missing !== undefined)('a project on an image of docker-registry', () => {
  test('is a hit until the tag moves to another image, and again when it moves back', async () => {
    const { host } = await startRegistry()
    const image = `${host}/a/img:v1`
    push(await writeLayout([one], { index: false }), image)
    const its = product()
    const { again } = await built(its, image)
    expect(told(await its.plan(again))).toEqual(hits)
    push(await writeLayout([two], { index: false }), image)
    expect(told(await its.plan(again))).toEqual(moved(image))
    push(await writeLayout([one], { index: false }), image)
    expect(told(await its.plan(again))).toEqual(hits)
  })

  test('does not mind other notes in the index, nor another image of another platform', async () => {
    const { host } = await startRegistry()
    const image = `${host}/img:v1`
    push(await writeLayout([foreign, one], { index: true }), image)
    const its = product()
    const { again } = await built(its, image)
    push(await writeLayout([foreign, one], { index: true, note: 'only the index changed' }), image)
    expect(told(await its.plan(again))).toEqual(hits)
    push(await writeLayout([{ ...foreign, content: 'new' }, one], { index: true }), image)
    expect(told(await its.plan(again))).toEqual(hits)
    push(await writeLayout([foreign, two], { index: true }), image)
    expect(told(await its.plan(again))).toEqual(moved(image))
  })

  test('of schema 2 is a hit by what the build made of it, and in doubt where no build has seen it', async () => {
    const { host } = await startRegistry()
    const image = `${host}/img:v1`
    push(await writeLayout([one], { index: false }), image, '--format', 'v2s2')
    const its = product()
    const { again } = await built(its, image)
    expect(told(await its.plan(again))).toEqual(hits)
    push(await writeLayout([two], { index: false }), image, '--format', 'v2s2')
    expect(told(await its.plan(again))).toEqual(unresolved(image))
  })

  test('behind a login is asked with the credentials of docker, of podman, and of a helper', async () => {
    const { host } = await startRegistry('ann:secret')
    const image = `${host}/img:v1`
    push(await writeLayout([one], { index: false }), image, '--dest-creds', 'ann:secret')
    const its = product()
    const file = (...names: string[]): string => path.join(its.home, ...names)
    const auths = JSON.stringify({ auths: { [host]: { auth: Buffer.from('ann:secret').toString('base64') } } })
    for (const directory of ['.docker', 'run/containers', 'podman/containers', 'bin', 'helped']) {
      mkdirSync(file(directory), { recursive: true })
    }
    writeFileSync(file('.docker/config.json'), auths)
    const pull = (reference: string): Promise<string> => copiedBase(reference, here, '--src-creds', 'ann:secret')
    const { again } = await built(its, image, { pull })
    expect(told(await its.plan(again))).toEqual(hits)

    writeFileSync(file('.docker/config.json'), '{}')
    expect(told(await its.plan(again))).toEqual(unresolved(image))

    writeFileSync(file('run/containers/auth.json'), auths)
    expect(told(await its.plan(again))).toEqual(hits)

    writeFileSync(file('run/containers/auth.json'), '{}')
    const helper = file('bin/docker-credential-stub')
    writeFileSync(helper, `#!/bin/sh\necho '{"ServerURL":"${host}","Username":"ann","Secret":"secret"}'\n`)
    chmodSync(helper, 0o755)
    writeFileSync(file('.docker/config.json'), JSON.stringify({ credHelpers: { [host]: 'stub' } }))
    const environment = { PATH: `${file('bin')}:${process.env['PATH'] ?? ''}` }
    expect(told(await its.plan({ ...again, environment }))).toEqual(hits)
  })

  test('is in doubt while the registry is down, unless what the name last resolved to is trusted', async () => {
    const { host, stop } = await startRegistry()
    const image = `${host}/img:v1`
    push(await writeLayout([one], { index: false }), image)
    const its = product()
    const { again } = await built(its, image)
    await stop()
    expect(told(await its.plan(again))).toEqual(unresolved(image))
    expect(told(await its.plan(again, ['--bases', 'recorded']))).toEqual(hits)
  })
})

describe('a project on an image of a registry', () => {
  test('that wants a token of its token server gets one, also an anonymous one', async () => {
    const tokens: string[] = []
    const tokenHost = await serve((request, response) => {
      tokens.push(request.url ?? '')
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ token: 'of-the-day' }))
    })
    const registry = await registryDouble((request, response) => {
      if (request.headers.authorization === 'Bearer of-the-day') return false
      const challenge = `Bearer realm="http://${tokenHost}/token",service="registry",scope="repository:img:pull"`
      response.writeHead(401, { 'www-authenticate': challenge }).end()
      return true
    })
    const image = `${registry.host}/img:v1`
    const digest = registry.push('img', 'v1', ociManifestOf('one'))
    const its = product()
    const { again } = await built(its, image, { pull: () => Promise.resolve(digestHex(digest)) })
    tokens.length = 0
    expect(told(await its.plan(again))).toEqual(hits)
    expect(tokens).toHaveLength(1)
    registry.push('img', 'v1', ociManifestOf('two'))
    expect(told(await its.plan(again))).toEqual(moved(image))
  })

  test('takes the instance of the architecture that the layer asks for', async () => {
    const registry = await registryDouble()
    const own = registry.push('img', 'amd64', ociManifestOf('amd64'))
    const arm = registry.push('img', 'arm64', ociManifestOf('arm64'))
    const index = (notes: string): void => {
      const instances = [
        { digest: own, platform: amd64 },
        { digest: arm, platform: arm64 },
      ]
      registry.push('img', 'v1', indexOf(instances, { notes }))
    }
    index('first')
    const its = product()
    const image = `${registry.host}/img:v1`
    const files = {
      'stacker.yaml': `${projectOn(image)['stacker.yaml'] ?? ''}  arch: arm64\n`.replace(
        '  run: make app',
        '  arch: arm64\n  os: linux\n  run: make app',
      ),
    }
    const asked = {
      directory: its.checkout(files),
      stackerfiles: ['stacker.yaml'],
      pull: () => Promise.resolve(digestHex(arm)),
    }
    await its.cycle(asked)
    index('second')
    expect(told(await its.plan({ ...asked, directory: its.checkout(files) }))).toEqual(hits)
  })

  test('that never answers is given up, and its layers are in doubt', async () => {
    let silent = false
    const registry = await registryDouble(() => silent)
    const digest = registry.push('img', 'v1', ociManifestOf('one'))
    const image = `${registry.host}/img:v1`
    const its = product()
    const { again } = await built(its, image, { pull: () => Promise.resolve(digestHex(digest)) })
    silent = true
    const hurried = { ...again, patience: { request: 50, total: 100 } }
    expect(told(await its.plan(hurried))).toEqual(unresolved(image))
    expect(told(await its.plan(hurried, ['--bases', 'recorded']))).toEqual(hits)
  })
})
