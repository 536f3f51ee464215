import { writeFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { predictBase, type PredictedBase } from '../../src/predict/base.ts'
import { makeDockerResolution, type DockerResolution } from '../../src/predict/resolution.ts'
import { openFetch } from '../../src/registry/fetch.ts'
import { httpEnv } from '../../src/registry/http.ts'
import { openMachineRegistry } from '../../src/registry/machine.ts'
import { copiedBase, missingTools, push, startRegistry, writeLayout } from '../registry/real-registry.ts'
import { environment, layerFrom, project, type Settings } from './base-project.ts'

const missing = missingTools()
if (missing !== undefined) console.warn(`\n*** the tests against a real registry: ${missing} ***\n`)

function predict(image: string, settings: Settings = {}, arch = 'amd64'): Promise<PredictedBase> {
  const layer = layerFrom({ Type: 'docker', Url: `docker://${image}`, Insecure: true }, { os: 'linux', arch })
  return predictBase(layer, environment(settings))
}

async function afterBuild(image: string): Promise<DockerResolution> {
  const [before, base, after] = [await predict(image), await copiedBase(image, 'amd64'), await predict(image)]
  if (before.evidence?.kind !== 'docker' || after.evidence?.kind !== 'docker') throw new Error('no evidence')
  const made = makeDockerResolution(before.evidence, after.evidence, base)
  if (made === undefined) throw new Error('no resolution')
  return made
}

const one = { architecture: 'amd64', content: 'one' }
const two = { architecture: 'amd64', content: 'two' }
const arm = { architecture: 'arm64', content: 'arm' }

describe.skipIf(missing !== undefined)('against docker-registry, with what skopeo copies as the truth', () => {
  test('an OCI image is known, and another one when the tag moved', async () => {
    const { host } = await startRegistry()
    const image = `${host}/a/img:v1`
    push(await writeLayout([one], { index: false }), image)
    const first = await copiedBase(image, 'amd64')
    expect((await predict(image)).fact).toEqual({ kind: 'known', base: first })
    const resolutions = [await afterBuild(image)]
    push(await writeLayout([two], { index: false }), image)
    const second = await copiedBase(image, 'amd64')
    expect(second).not.toBe(first)
    expect((await predict(image, { resolutions })).fact).toEqual({ kind: 'known', base: second })
  })

  test('an index gives each platform its own image; its notes and other platforms do not matter', async () => {
    const { host } = await startRegistry()
    const image = `${host}/img:v1`
    push(await writeLayout([arm, one], { index: true }), image)
    const base = await copiedBase(image, 'amd64')
    expect((await predict(image)).fact).toEqual({ kind: 'known', base })
    expect((await predict(image, {}, 'arm64')).fact).toEqual({ kind: 'known', base: await copiedBase(image, 'arm64') })
    const resolutions = [await afterBuild(image)]
    push(await writeLayout([arm, one], { index: true, note: 'only the index changed' }), image)
    expect((await predict(image, { resolutions })).fact).toEqual({ kind: 'known', base })
    push(await writeLayout([{ ...arm, content: 'new' }, one], { index: true }), image)
    expect((await predict(image, { resolutions })).fact).toEqual({ kind: 'known', base })
    push(await writeLayout([arm, two], { index: true }), image)
    expect((await predict(image, { resolutions })).fact).toEqual({
      kind: 'known',
      base: await copiedBase(image, 'amd64'),
    })
  })

  test('a schema 2 image is unknown until a build recorded what it becomes', async () => {
    const { host } = await startRegistry()
    const image = `${host}/img:v1`
    push(await writeLayout([one], { index: false }), image, '--format', 'v2s2')
    expect((await predict(image)).fact).toMatchObject({ kind: 'unknown' })
    const resolutions = [await afterBuild(image)]
    expect((await predict(image, { resolutions })).fact).toEqual({
      kind: 'known',
      base: await copiedBase(image, 'amd64'),
    })
    push(await writeLayout([two], { index: false }), image, '--format', 'v2s2')
    expect((await predict(image, { resolutions })).fact).toMatchObject({ kind: 'unknown' })
  })

  test("credentials of docker's file are used where they are needed", async () => {
    const { host } = await startRegistry('ann:secret')
    const image = `${host}/img:v1`
    push(await writeLayout([one], { index: false }), image, '--dest-creds', 'ann:secret')
    expect((await predict(image)).fact).toMatchObject({ kind: 'unknown' })
    const home = await project()
    await mkdir(path.join(home, '.docker'))
    const auths = { [host]: { auth: Buffer.from('ann:secret').toString('base64') } }
    await writeFile(path.join(home, '.docker/config.json'), JSON.stringify({ auths }))
    const machine = { fetch: openFetch({}), variables: { XDG_RUNTIME_DIR: home }, home, uid: 1, debug: () => undefined }
    const { client } = openMachineRegistry(machine, { request: 30_000, total: 60_000 })
    const layer = layerFrom(
      { Type: 'docker', Url: `docker://${image}`, Insecure: true },
      { os: 'linux', arch: 'amd64' },
    )
    const answer = await predictBase(layer, { ...environment(), registry: client })
    expect(answer.fact).toEqual({ kind: 'known', base: await copiedBase(image, 'amd64', '--src-creds', 'ann:secret') })
  })

  test('a registry that went down leaves the base unknown, or recorded where the user wants that', async () => {
    const { host, stop } = await startRegistry()
    const image = `${host}/img:v1`
    push(await writeLayout([one], { index: false }), image)
    const recorded = await afterBuild(image)
    await stop()
    const settings = { resolutions: [recorded], http: httpEnv(openFetch({}), 30_000, 60_000) }
    expect((await predict(image, settings)).fact).toMatchObject({ kind: 'unknown' })
    expect((await predict(image, { ...settings, bases: 'recorded' })).fact).toEqual({
      kind: 'known',
      base: recorded.base,
    })
  })
})
