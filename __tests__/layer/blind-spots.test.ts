import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Problem } from '../../src/errors.ts'
import type { BlindSpotSources } from '../../src/layer/blind-spot.ts'
import { findBlindSpots } from '../../src/layer/blind-spots.ts'
import type { BaseFact, ContentFact, LayerFacts } from '../../src/layer/facts.ts'
import { listLayers, stackLayers } from '../../src/layer/stack.ts'
import { baseSlot } from '../../src/predict/base.ts'
import { findRelease } from '../../src/release/releases.ts'
import type { Layer } from '../../src/stackerfile/layer.ts'
import { loadProject } from '../../src/stackerfile/load.ts'
import type { LayerDefinition } from '../../src/stackerfile/stackerfile.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'blind-spots-'))
afterAll(() => {
  rmSync(directory, { recursive: true })
})

interface Given {
  readonly substitutions?: readonly string[]
  readonly maxAge?: number
  readonly from?: BlindSpotSources['from']
  readonly release?: string
  /** Base texts by URL; without one a base is not known. */
  readonly bases?: Readonly<Record<string, string>>
}

/** What is said about these stackerfiles, one build each. */
async function blindSpots(texts: string | readonly string[], given: Given = {}): Promise<readonly Problem[]> {
  const release = findRelease(given.release ?? 'v1.2.0')
  if (release === undefined) throw new Error('the release is not in the table')
  const files = [texts].flat().map((text, index) => {
    const file = path.join(directory, `${String(index)}.yaml`)
    writeFileSync(file, text)
    return file
  })
  const project = await loadProject({
    builds: files.map((file) => ({ roots: [file] })),
    release,
    substitutions: given.substitutions ?? [],
    directories: { rootsDir: '/r', stackerDir: '/s', ociDir: '/o', workDir: '' },
    host: { os: 'linux', arch: 'amd64' },
    workingDirectory: directory,
  })
  const layers = listLayers(project).map(({ definition, build }) => ({ facts: factsOf(definition, given), build }))
  return findBlindSpots({
    layers: stackLayers(project, layers),
    substitutions: given.substitutions ?? [],
    maxAge: given.maxAge,
    baseSlot,
    from: given.from ?? 'store',
  })
}

function factsOf(definition: LayerDefinition, given: Given): LayerFacts {
  const { layer } = definition
  return {
    definition,
    base: baseOf(layer, given),
    epoch: null,
    imports: (layer.Imports ?? []).map(({ Path }) => contentOf(Path)),
    overlayDirs: [],
  }
}

function baseOf({ From: { Type: type, Url: url, Tag: tag } }: Layer, { bases = {} }: Given): BaseFact {
  if (type === 'built') return { kind: 'built', layer: tag }
  if (type === 'scratch') return { kind: 'known', base: '' }
  const base = bases[url]
  return base === undefined ? { kind: 'unknown', why: 'nobody was asked' } : { kind: 'known', base }
}

function contentOf(source: string): ContentFact {
  const produced = /^stacker:\/\/([^/]+)(\/.*)$/.exec(source)
  if (produced) return { kind: 'produced', producer: produced[1] ?? '', path: produced[2] ?? '' }
  if (path.extname(source) === '') {
    return { kind: 'unknown', code: 'generated-source', why: 'a directory, or whatever it may be' }
  }
  return { kind: 'file', hash: `sha256:${'0'.repeat(64)}` }
}

async function told(texts: string | readonly string[], given: Given = {}): Promise<string[]> {
  return (await blindSpots(texts, given)).map(({ message, advice }) => `${message}; ${advice ?? ''}`)
}

const scratch = 'from: {type: scratch}'

describe('imports with dest', () => {
  const layer = (imports: string): string => `app:\n  ${scratch}\n  imports: ${imports}\n`

  test('are named with what it costs over a store, and in place', async () => {
    const text = layer('[{path: conf/app.ini, dest: /etc/}]')
    expect(await told(text)).toEqual([
      'layer app: stacker never compares the content of an import with dest (conf/app.ini); restore does, but a build in place keeps the old copy; list it, or a file that changes with it, once more without dest, or give the sha256 of a file as hash',
    ])
    expect((await told(text, { from: 'local' })).join()).toContain('so the old copy stays in the image when it changes')
  })

  test('stand at the line of their layer', async () => {
    const [notice] = await blindSpots(`\n\n${layer('[{path: a.ini, dest: /etc/}]')}`)
    expect(notice?.place).toEqual({ file: path.join(directory, '0.yaml'), line: 3, column: 1 })
  })

  test('are compared once they are listed without dest too', async () => {
    expect(await told(layer('[{path: conf, dest: /etc}, ./conf]'))).toEqual([])
    expect(
      await told(`p:\n  ${scratch}\napp:\n  ${scratch}\n  imports: [{path: stacker://p/x/, dest: /}, stacker://p/x]\n`),
    ).toEqual([])
  })

  test('of a file whose hash stands in the definition are safe, a directory has none', async () => {
    const hash = 'a'.repeat(64)
    expect(await told(layer(`[{path: a.ini, dest: /etc/, hash: ${hash}}]`))).toEqual([])
    expect(await told(layer(`[{path: conf, dest: /etc/, hash: ${hash}}]`))).toHaveLength(1)
    expect(await told(layer(`[{path: https://x.example/a.tgz, dest: /etc/, hash: ${hash}}]`))).toEqual([])
  })

  test('in a layer that is built on every run are fetched on every run', async () => {
    const notices = await told(`${layer('[{path: a.ini, dest: /etc/}]')}  binds: [/src]\n`)
    expect(notices.join()).not.toContain('dest')
  })
})

describe('downloads', () => {
  test('without a hash are told once, by URL without what may be a secret in it', async () => {
    const text = `app:\n  ${scratch}\n  imports: [{path: "https://u:p@x.example/a.tgz?token=t", dest: /opt/}]\n`
    const notices = await told(text)
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain('https://x.example/a.tgz has no hash')
    expect(notices[0]).toMatch(/; add its sha256 as hash$/)
    expect(notices.join()).not.toMatch(/u:p|token/)
  })

  test('with a hash are well', async () => {
    const text = `app:\n  ${scratch}\n  imports: [{path: https://x.example/a.tgz, hash: ${'a'.repeat(64)}}]\n`
    expect(await told(text)).toEqual([])
  })
})

describe('imports with one base name', () => {
  test('are named, and those staged elsewhere are not', async () => {
    expect(await told(`app:\n  ${scratch}\n  imports: [a/x.ini, b/x.ini, c/y.ini]\n`)).toEqual([
      'layer app: the imports a/x.ini and b/x.ini have one base name; stacker keeps only one of them, and changes of the other go unseen; rename one of them, or import the directory that it is in',
    ])
    expect(await told(`app:\n  ${scratch}\n  imports: [a/x.ini, a/x.ini]\n`)).toEqual([])
    expect((await told(`app:\n  ${scratch}\n  imports: [a/x.ini, {path: b/x.ini, dest: /}]\n`)).join()).not.toContain(
      'base name',
    )
  })
})

describe('bases that are kept under one name', () => {
  const two = (first: string, second: string): string => `a:\n  from: ${first}\nb:\n  from: ${second}\n`

  test('confuse the layers built on them', async () => {
    const notices = await told(
      two('{type: docker, url: "docker://a/centos:7"}', '{type: docker, url: "docker://b/centos:8"}'),
    )
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain(
      'layers a and b: the bases docker://a/centos:7 and docker://b/centos:8 are kept under one name',
    )
  })

  test('are no trouble where they are the same, or in builds of their own', async () => {
    const [seven, eight] = ['{type: docker, url: "docker://a/centos:7"}', '{type: docker, url: "docker://b/centos:8"}']
    expect(await told(two(seven, seven))).toEqual([])
    expect(
      await told(two(seven, eight), { bases: { 'docker://a/centos:7': 'd', 'docker://b/centos:8': 'd' } }),
    ).toEqual([])
    expect(await told([`a:\n  from: ${seven}\n`, `b:\n  from: ${eight}\n`])).toEqual([])
  })

  test('are told apart by platform', async () => {
    const from = 'from: {type: docker, url: "docker://a/centos:7"}'
    const notices = await told(`a:\n  ${from}\n  arch: arm64\nb:\n  ${from}\n  arch: amd64\n`)
    expect(notices.join()).toContain('docker://a/centos:7 for linux/arm64 and docker://a/centos:7 for linux/amd64')
  })

  test('are mistaken for each other where they are downloads, in other builds too', async () => {
    const [first, second] = ['a', 'b'].map(
      (host) => `${host}:\n  from: {type: tar, url: "https://${host}.example/base.tar"}\n`,
    )
    const notices = await told([first ?? '', second ?? ''])
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain('so stacker may take one for the other')
  })

  test('are one notice where a download and a file share it', async () => {
    const notices = await told(
      two('{type: tar, url: "https://a.example/base.tar"}', '{type: tar, url: other/base.tar}'),
    )
    expect(notices).toHaveLength(1)
  })
})

describe('layers that are built on every run', () => {
  test('are named with what makes them so, and with what is built on them', async () => {
    const text = `a:\n  ${scratch}\n  run: []\n  labels: {}\nb:\n  from: {type: built, tag: a}\n`
    expect(await told(text)).toEqual([
      'layer a: what stands in run and labels never equals its copy in build.cache, so stacker builds it on every run, and with it b; remove run and labels where there is nothing in it',
    ])
    expect(await told(text, { release: 'v0.40.5' })).toEqual([])
  })

  test('have binds: over a store all above them is built again, in place stacker lets children of build_only layers be', async () => {
    const text = `a:\n  ${scratch}\n  binds: [/src]\n  build_only: true\nb:\n  from: {type: built, tag: a}\n`
    expect((await told(text)).join()).toContain(
      'layer a: stacker builds a layer with binds on every run, and with it b,',
    )
    expect((await told(text, { from: 'local' })).join()).toContain('on every run, since')
  })
})

describe('substitutions that change with every commit', () => {
  const text = `base:
  ${scratch}
  run: echo \${{COMMIT}}
app:
  from: {type: built, tag: base}
taker:
  ${scratch}
  imports: [stacker://base/x]
other:
  ${scratch}
  run: echo \${{FLAVOUR}}
`
  const given = (pair: string): Given => ({ substitutions: [pair, 'FLAVOUR=small'] })

  test('are named with the layers that they build again, never with their value', async () => {
    expect(await told(text, given('COMMIT=1234567abc'))).toEqual([
      'layer base: the substitution COMMIT (in run) seems to change with every commit, and each change builds again what holds it, and with it app and taker; give it a fixed value except for releases, or move it into a last layer of its own',
    ])
  })

  test('are one notice where several stand in the same layers', async () => {
    const both = `a:\n  ${scratch}\n  run: echo \${{COMMIT}}\n  annotations: {created: "\${{BUILD_DATE}}"}\n`
    const notices = await told(both, { substitutions: ['COMMIT=1234567', 'BUILD_DATE=2026-01-01T00:00:00Z'] })
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain('the substitutions COMMIT (in run) and BUILD_DATE (in annotations) seem to change')
  })

  test('are seen in the name of a layer', async () => {
    const notices = await told(`a-\${{COMMIT}}:\n  ${scratch}\n`, { substitutions: ['COMMIT=1234567abc'] })
    expect(notices.join()).toContain('COMMIT (in the name)')
  })

  test('nobody is told of a substitution that no layer holds, or that stays', async () => {
    expect(await told(`a:\n  ${scratch}\n`, { substitutions: ['COMMIT=1234567abc'] })).toEqual([])
    expect(await told(text, given('COMMIT=dev'))).toEqual([])
  })
})

describe('docker bases', () => {
  const base = (url: string): string => `a:\n  from: {type: docker, url: "${url}"}\n`

  test.each(['docker://alpine', 'docker://x.example:5000/alpine', 'docker://a/alpine:latest'])(
    '%s may move',
    async (url) => {
      const notices = await told(base(url))
      expect(notices).toHaveLength(1)
      expect(notices[0]).toContain(`layer a: the base ${url} may become another image at any time`)
    },
  )

  test.each(['docker://alpine:3.20', 'docker://x.example:5000/alpine:3', `docker://alpine@sha256:${'0'.repeat(64)}`])(
    '%s is left in peace',
    async (url) => {
      expect(await told(base(url))).toEqual([])
    },
  )

  test('of several layers are one notice', async () => {
    const from = 'from: {type: docker, url: "docker://alpine"}'
    const notices = await told(`a:\n  ${from}\nb:\n  ${from}\nc:\n  from: {type: built, tag: b}\n`)
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain('layers a and b: ')
    expect(notices[0]).toContain('and with it c;')
  })
})

describe('run', () => {
  const text = `a:\n  ${scratch}\n  run: |\n    apk --no-cache add curl\n    curl -L https://x.example/a | tar x\n`

  test('that fetches from the network asks for max-age', async () => {
    expect(await told(text)).toEqual([
      'layer a: run fetches from the network (apk add and curl), and what changes there goes unseen; set max-age to build it again after so many days, or pin versions and import downloads with their hash',
    ])
    expect(await told(text, { maxAge: 7 })).toEqual([])
  })
})

test('the environment that build_env_passthrough lets in is named, but for proxies', async () => {
  const notices = await told(`a:\n  ${scratch}\n  build_env_passthrough: [SECRET_.*, HTTPS_PROXY]\n`)
  expect(notices).toHaveLength(1)
  expect(notices[0]).toContain('layer a: build_env_passthrough lets in SECRET_.*, whose values stacker never compares')
  expect(await told(`a:\n  ${scratch}\n  build_env_passthrough: [HTTPS_PROXY]\n`)).toEqual([])
})

describe('many blind spots', () => {
  const many = (count: number): string =>
    Array.from(
      { length: count },
      (_, index) => `l${String(index)}:\n  ${scratch}\n  imports: [a${String(index)}/x.ini, b/x.ini]\n`,
    ).join('')

  test('of one kind are one notice from the fourth on, at the first layer', async () => {
    expect(await told(many(3))).toHaveLength(3)
    const [notice, ...others] = await blindSpots(many(4))
    expect(others).toEqual([])
    expect(notice?.message).toContain('layers l0, l1, l2 and l3: ')
    expect(notice?.place?.line).toBe(1)
  })

  test('name some layers and count the others', async () => {
    expect((await told(many(30))).join()).toContain('layers l0, l1, l2, l3, l4, l5, l6 and 23 more: ')
  })

  test('of all kinds are at most twenty notices', async () => {
    const layer = (name: string): string => `${name}:
  from: {type: docker, url: "docker://${name}/img"}
  imports: [x/a${name}.ini, y/a${name}.ini, {path: ${name}.ini, dest: /}, "https://x.example/${name}"]
  build_env_passthrough: [${name}]
  run: [curl x, "echo \${{${name}_COMMIT}}"]
${name}bound: {from: {type: tar, url: "https://${name}.example/b.tar"}, binds: [/${name}]}
${name}never: {from: {type: docker, url: "docker://img"}, ${name === 'a' ? 'run' : name === 'b' ? 'labels' : 'volumes'}: ${name === 'b' ? '{}' : '[]'}}
`
    const substitutions = ['a', 'b', 'c'].map((name) => `${name}_COMMIT=1234567abc`)
    const notices = await told(['a', 'b', 'c'].map(layer).join(''), { substitutions })
    expect(notices.length).toBeLessThanOrEqual(20)
    expect(notices.length).toBeGreaterThan(10)
  })
})

test('a plain project has no blind spots', async () => {
  expect(
    await told(
      `a:\n  from: {type: docker, url: "docker://alpine:3.20"}\n  imports: [conf]\n  run: make\n  binds: []\nb:\n  from: {type: built, tag: a}\n  run: [go build ./..., npm test]\n`,
      { substitutions: ['COMMIT=1234567abc'] },
    ),
  ).toEqual([])
})
