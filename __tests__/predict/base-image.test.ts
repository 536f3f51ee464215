import { describe, expect, test } from 'vitest'
import { digestHex, digestOf } from '../../src/formats/digest.ts'
import { predictBase, type PredictedBase } from '../../src/predict/base.ts'
import { makeDockerResolution, type DockerResolution, type Evidence } from '../../src/predict/resolution.ts'
import { openFetch } from '../../src/registry/fetch.ts'
import { httpEnv } from '../../src/registry/http.ts'
import {
  amd64,
  arm64,
  closedPort,
  dockerManifestOf,
  indexOf,
  ociManifestOf,
  registryDouble,
  serve,
  type Double,
} from '../registry/loopback.ts'
import { environment, layerFrom, release, type Settings } from './base-project.ts'

function predict(host: string, settings: Settings = {}, image = 'img:v1'): Promise<PredictedBase> {
  const layer = layerFrom(
    { Type: 'docker', Url: `docker://${host}/${image}`, Insecure: true },
    { os: 'linux', arch: 'amd64' },
  )
  return predictBase(layer, environment(settings))
}

/** What save writes after a build that made `base` of the image. */
async function afterBuild(host: string, base: string): Promise<DockerResolution> {
  const made = makeDockerResolution(docker(await predict(host)), docker(await predict(host)), base)
  if (made === undefined) throw new Error('no resolution')
  return made
}

function docker({ evidence }: PredictedBase): Evidence & { kind: 'docker' } {
  if (evidence?.kind !== 'docker') throw new Error('no evidence')
  return evidence
}

const converted = 'c'.repeat(64)

/** Pushes an index `v1` of two images; answers the digest of the first. */
function pushIndex(registry: Double, ours: string, theirs: string, annotations = {}): string {
  const digest = registry.push('img', 'ours', ociManifestOf(ours))
  const other = registry.push('img', 'theirs', ociManifestOf(theirs))
  registry.push(
    'img',
    'v1',
    indexOf(
      [
        { digest, platform: amd64 },
        { digest: other, platform: arm64 },
      ],
      annotations,
    ),
  )
  return digestHex(digest)
}

describe('an OCI image in a registry', () => {
  test("is known without any record, as its manifest's digest", async () => {
    const registry = await registryDouble()
    const digest = registry.push('img', 'v1', ociManifestOf('one'))
    expect((await predict(registry.host)).fact).toEqual({ kind: 'known', base: digestHex(digest) })
    expect((await predict(registry.host, {}, `img@${digest}`)).fact).toEqual({ kind: 'known', base: digestHex(digest) })
  })

  test('is another base when the tag moved', async () => {
    const registry = await registryDouble()
    registry.push('img', 'v1', ociManifestOf('one'))
    const before = await predict(registry.host)
    const recorded = await afterBuild(registry.host, digestHex(docker(before).manifest))
    const digest = registry.push('img', 'v1', ociManifestOf('two'))
    expect((await predict(registry.host, { resolutions: [recorded] })).fact).toEqual({
      kind: 'known',
      base: digestHex(digest),
    })
  })

  test('is the same base when only the index, or another platform, changed', async () => {
    const registry = await registryDouble()
    const base = pushIndex(registry, 'one', 'two')
    const resolutions = [await afterBuild(registry.host, base)]
    pushIndex(registry, 'one', 'two', { changed: 'yes' })
    expect((await predict(registry.host, { resolutions })).fact).toEqual({ kind: 'known', base })
    pushIndex(registry, 'one', 'three')
    expect((await predict(registry.host, { resolutions })).fact).toEqual({ kind: 'known', base })
    const moved = pushIndex(registry, 'four', 'three')
    expect(moved).not.toBe(base)
    expect((await predict(registry.host, { resolutions })).fact).toEqual({ kind: 'known', base: moved })
  })

  test('is known from a registry that answers GET only', async () => {
    const registry = await registryDouble((request, response) => {
      if (request.method !== 'HEAD') return false
      response.writeHead(405).end()
      return true
    })
    const base = pushIndex(registry, 'one', 'two')
    const resolutions = [await afterBuild(registry.host, base)]
    expect((await predict(registry.host, { resolutions })).fact).toEqual({ kind: 'known', base })
  })

  test('that nobody moved costs one HEAD', async () => {
    const registry = await registryDouble()
    const base = pushIndex(registry, 'one', 'two')
    const resolutions = [await afterBuild(registry.host, base)]
    registry.requests.length = 0
    expect((await predict(registry.host, { resolutions })).fact).toEqual({ kind: 'known', base })
    expect(registry.requests).toEqual(['GET /v2/', 'HEAD /v2/img/manifests/v1'])
  })
})

describe('a Docker schema 2 image', () => {
  test('is unknown until a build has told what stacker makes of it', async () => {
    const registry = await registryDouble()
    registry.push('img', 'v1', dockerManifestOf('one'))
    expect((await predict(registry.host)).fact).toMatchObject({ kind: 'unknown' })
    const resolutions = [await afterBuild(registry.host, converted)]
    expect((await predict(registry.host, { resolutions })).fact).toEqual({ kind: 'known', base: converted })
  })

  test('is unknown again when the tag moved, and in another release', async () => {
    const registry = await registryDouble()
    registry.push('img', 'v1', dockerManifestOf('one'))
    const resolutions = [await afterBuild(registry.host, converted)]
    expect((await predict(registry.host, { resolutions, release: release('v1.1.6') })).fact).toMatchObject({
      kind: 'unknown',
    })
    registry.push('img', 'v1', dockerManifestOf('two'))
    expect((await predict(registry.host, { resolutions })).fact).toMatchObject({ kind: 'unknown' })
  })

  test('is not known by an OCI Content-Type that its text contradicts', async () => {
    const registry = await registryDouble()
    const mediaType = ociManifestOf('x').mediaType
    registry.push('img', 'v1', { ...dockerManifestOf('one'), mediaType })
    registry.push('img', 'v2', { mediaType, bytes: Buffer.from('not JSON') })
    registry.push('img', 'v3', { ...ociManifestOf('one'), mediaType: 'application/json' })
    for (const image of ['img:v1', 'img:v2', 'img:v3']) {
      expect((await predict(registry.host, {}, image)).fact).toMatchObject({ kind: 'unknown' })
    }
  })
})

describe('a registry that does not help', () => {
  test('leaves the base unknown when it is down, when it never answers and when it has no such image', async () => {
    expect((await predict(await closedPort())).fact).toMatchObject({
      kind: 'unknown',
      why: 'connection failed (ECONNREFUSED)',
    })
    const silent = await serve(() => undefined)
    const http = httpEnv(openFetch({}), 300, 60_000)
    expect((await predict(silent, { http })).fact).toMatchObject({
      kind: 'unknown',
      why: 'no answer within the time limit',
    })
    const empty = await registryDouble()
    expect((await predict(empty.host)).fact).toMatchObject({ kind: 'unknown', why: 'the registry answered 404' })
  })

  test('leaves it unknown although a resolution exists, unless `bases: recorded` says not to ask', async () => {
    const registry = await registryDouble()
    const base = pushIndex(registry, 'one', 'two')
    const recorded = await afterBuild(registry.host, base)
    const refusing = await registryDouble((_, response) => {
      response.writeHead(500).end()
      return true
    })
    expect((await predict(refusing.host)).fact).toMatchObject({ kind: 'unknown' })
    registry.requests.length = 0
    const answer = await predict(registry.host, { resolutions: [recorded], bases: 'recorded' })
    expect(answer).toEqual({ fact: { kind: 'known', base } })
    expect(registry.requests).toEqual([])
  })
})

describe('a reference that stacker cannot follow', () => {
  test.each([
    ['docker://ubuntu:22.04@sha256:' + 'a'.repeat(64), 'broken'],
    ['docker://UPPER/x', 'broken'],
    ['docker://r.example/a__b', 'broken'],
    ['ubuntu:22.04', 'broken'],
    ['ubuntu', 'broken'],
    ['docker:ubuntu', 'broken'],
    ['docker-daemon:ubuntu:22.04', 'unknown'],
  ])('%s is %s', async (Url, kind) => {
    expect((await predictBase(layerFrom({ Type: 'docker', Url }), environment())).fact).toMatchObject({ kind })
  })
})

describe('a resolution after a build', () => {
  test('is not made when the image moved during it, or when stacker saw another image', async () => {
    const registry = await registryDouble()
    const base = pushIndex(registry, 'one', 'two')
    const before = docker(await predict(registry.host))
    expect(makeDockerResolution(before, before, base)).toMatchObject({ base, top: before.top })
    expect(makeDockerResolution(before, before, digestHex(digestOf('another')))).toBeUndefined()
    expect(makeDockerResolution(before, before, 'no digest')).toBeUndefined()
    pushIndex(registry, 'three', 'two')
    expect(makeDockerResolution(before, docker(await predict(registry.host)), base)).toBeUndefined()
  })
})
