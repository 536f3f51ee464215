import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Problem } from '../../src/errors.ts'
import type { BlindSpotSources } from '../../src/advice/blind-spot.ts'
import { findBlindSpots } from '../../src/advice/blind-spots.ts'
import type { BaseFact, ContentFact, LayerFacts } from '../../src/layer/facts.ts'
import { listLayers, stackLayers } from '../../src/layer/stack.ts'
import { baseSlot } from '../../src/predict/base-slot.ts'
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
  readonly substituteFile?: string
  readonly stackerDir?: string
  readonly maxAge?: number
  readonly from?: BlindSpotSources['from']
  readonly release?: string
  readonly epoch?: bigint
  readonly layerTypes?: readonly string[]
  readonly binds?: 'stacker' | 'content'
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
    ...(given.substituteFile !== undefined && { substituteFile: given.substituteFile }),
    directories: { rootsDir: '/r', stackerDir: given.stackerDir ?? '/s', ociDir: '/o', workDir: '' },
    host: { os: 'linux', arch: 'amd64' },
    workingDirectory: directory,
  })
  const layers = listLayers(project).map(({ definition, build }) => ({ facts: factsOf(definition, given), build }))
  return findBlindSpots({
    layers: stackLayers(project, layers),
    substitutions: project.substitutions,
    maxAge: given.maxAge,
    comparesEpoch: release.rules.comparesEpoch,
    hashesProduced: release.rules.hashesProduced,
    layerTypes: given.layerTypes ?? ['tar+false'],
    baseSlot,
    from: given.from ?? 'store',
    binds: given.binds ?? 'stacker',
  })
}

function factsOf(definition: LayerDefinition, given: Given): LayerFacts {
  const { layer } = definition
  return {
    definition,
    base: baseOf(layer, given),
    epoch: given.epoch ?? null,
    imports: (layer.Imports ?? []).map(({ Path }) => contentOf(Path)),
    overlayDirs: (layer.OverlayDirs ?? []).map(({ Source }) => contentOf(Source)),
  }
}

function baseOf({ From: { Type: type, Url: url, Tag: tag } }: Layer, { bases = {} }: Given): BaseFact {
  if (type === 'built') return { kind: 'built', layer: tag }
  if (type === 'scratch') return { kind: 'known', base: '' }
  const own = /^oci:(.+)$/.exec(type === 'oci' ? url : '')?.[1] ?? /^stacker:\/\/([^/]+)/.exec(url)?.[1]
  if (own !== undefined) return { kind: 'produced', layer: own, path: '' }
  const base = bases[url]
  return base === undefined ? { kind: 'unknown', why: 'nobody was asked' } : { kind: 'known', base }
}

function contentOf(source: string): ContentFact {
  const produced = /^stacker:\/\/([^/]+)(\/.*)$/.exec(source)
  if (produced) return { kind: 'produced', producer: produced[1] ?? '', path: produced[2] ?? '' }
  if (source.includes('/generated/')) return { kind: 'unknown', code: 'generated-source', why: 'it is not there yet' }
  if (path.extname(source) === '') return { kind: 'directory', tree: { entries: [] } }
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
      'layer app: stacker never compares the content of an import with dest (conf/app.ini); restore does, but a build in place keeps the old copy; list it, or what holds it or changes with it, once more without dest, or give the sha256 of a file as hash',
    ])
    expect((await told(text, { from: 'local' })).join()).toContain('so the old copy stays in the image when it changes')
  })

  test('are named under releases that store dest in quotes too, and not where the release has no dest', async () => {
    const legacy = layer('[{path: a.ini, dest: /etc/}, b.ini]').replace('imports', 'import')
    expect(await told(legacy, { release: 'v0.40.5' })).toHaveLength(1)
    expect(await told(legacy, { release: 'v0.22.1' })).toEqual([])
  })

  test('stand at the line of their layer', async () => {
    const [notice] = await blindSpots(`\n\n${layer('[{path: a.ini, dest: /etc/}]')}`)
    expect(notice?.place).toEqual({ file: path.join(directory, '0.yaml'), line: 3, column: 1 })
  })

  test('are compared once they, or what holds them, are listed without dest too', async () => {
    expect(await told(layer('[{path: conf, dest: /etc}, ./conf]'))).toEqual([])
    expect(await told(layer('[{path: conf/a/app.ini, dest: /etc/}, conf]'))).toEqual([])
    expect(await told(layer('[{path: confer/app.ini, dest: /etc/}, conf]'))).toHaveLength(1)
    expect(
      await told(`${layer('[{path: conf/app.ini, dest: /etc/}]')}  overlay_dirs: [{source: conf, dest: /opt}]\n`),
    ).toEqual([])
  })

  test('that end in a slash are listed again without it, as stacker ends at a directory that is listed so', async () => {
    const produced = (again: string): string =>
      `p:\n  ${scratch}\napp:\n  ${scratch}\n  imports: [{path: stacker://p/x/, dest: /}${again}]\n`
    expect((await told(produced(''))).join()).toMatch(
      /; list it, or what holds it or changes with it, once more without dest and without a slash at the end$/,
    )
    expect(await told(produced(', stacker://p/x'))).toEqual([])
  })

  test('of one base name would collide where they are listed again, so their directories are to be', async () => {
    const two = '{path: a/x.ini, dest: /a/}, {path: b/x.ini, dest: /b/}'
    expect((await told(layer(`[${two}]`))).join()).toContain(
      '; list the directories that they are in once more without',
    )
    expect(await told(layer(`[${two}, a/x.ini, b/x.ini]`))).toHaveLength(1)
    expect(await told(layer(`[${two}, a, b]`))).toEqual([])
  })

  test('of a file whose hash stands in the definition are safe; directories have none, and that of a producer is compared up to rc13 alone', async () => {
    const hash = 'a'.repeat(64)
    expect(await told(layer(`[{path: a.ini, dest: /etc/, hash: ${hash}}]`))).toEqual([])
    expect(await told(layer(`[{path: generated/a, dest: /etc/, hash: ${hash}}]`))).toEqual([])
    expect(await told(layer(`[{path: conf, dest: /etc/, hash: ${hash}}]`))).toHaveLength(1)
    expect(await told(layer(`[{path: https://x.example/a.tgz, dest: /etc/, hash: ${hash}}]`))).toEqual([])
    const produced = `p:\n  ${scratch}\n${layer(`[{path: stacker://p/a.ini, dest: /etc/, hash: ${hash}}]`)}`
    for (const release of ['v1.0.0-rc14', 'v1.2.0']) expect(await told(produced, { release })).toHaveLength(1)
    expect(await told(produced, { release: 'v1.0.0-rc13' })).toEqual([])
    const bare = produced.replace(/, hash: a+/, '')
    expect((await told(bare, { release: 'v1.0.0-rc13' })).join()).toMatch(/or give the sha256 of a file as hash$/)
    expect((await told(bare, { release: 'v1.0.0-rc14' })).join()).not.toContain('sha256')
  })

  test('in a layer that is built on every run are fetched on every run', async () => {
    const notices = await told(`${layer('[{path: a.ini, dest: /etc/}]')}  binds: [/src]\n`)
    expect(notices.join()).not.toContain('dest')
  })
})

describe('downloads', () => {
  const hash = 'a'.repeat(64)
  const layer = (item: string): string => `app:\n  ${scratch}\n  imports: [${item}]\n`

  test('without a hash are told once, by URL without what may be a secret in it', async () => {
    const notices = await told(layer('{path: "https://u:p@x.example/a-1.2.tgz?token=t", dest: /opt/}'))
    expect(notices).toEqual([
      'layer app: the download https://x.example/a-1.2.tgz has no hash; stacker keeps the copy it has without looking inside unless the server tells a checksum, and the plan depends on what the server tells; add its sha256 as hash',
    ])
    expect(await told(layer(`{path: https://x.example/a-1.2.tgz, hash: ${hash}}`))).toEqual([])
  })

  test('without a version in the URL need one beside the hash: a copy that is there is not held against it', async () => {
    const [notice] = await told(layer('https://x2.example/tool-x86_64.tar.bz2'))
    expect(notice).toMatch(
      /; add its sha256 as hash, and a version to the URL, as a copy that is there is not held against the hash$/,
    )
  })

  test('that are bases cannot have a hash, but a version in the file name', async () => {
    const base = (url: string): string => `app:\n  from: {type: tar, url: "${url}"}\n`
    expect(await told(base('https://x.example/12/rootfs-amd64.tar'))).toEqual([
      'layer app: the base https://x.example/12/rootfs-amd64.tar has no version in the file name; stacker keeps the file that it has of that name, of whatever URL, unless the server tells a checksum; name a version in the file name',
    ])
    expect(await told(base('https://x.example/rootfs-12-amd64.tar'))).toEqual([])
    expect(await told(base('rootfs.tar'))).toEqual([])
  })
})

describe('imports with one base name', () => {
  const layer = (imports: string): string => `app:\n  ${scratch}\n  imports: [${imports}]\n`

  test('are named', async () => {
    expect(await told(layer('a/x.ini, b/x.ini, c/y.ini'))).toEqual([
      'layer app: the imports a/x.ini and b/x.ini have one base name; stacker keeps only one of them, and changes of the other go unseen; rename one of them, or import the directory that it is in',
    ])
  })

  test('are well once one has another name, or its directory is imported', async () => {
    expect(await told(layer('a/x.ini, b/z.ini, c/y.ini'))).toEqual([])
    expect(await told(layer('a/x.ini, b, c/y.ini'))).toEqual([])
  })

  test('that are the same, or staged elsewhere for their dest, do not meet', async () => {
    expect(await told(layer('a/x.ini, ./a/x.ini'))).toEqual([])
    expect((await told(layer('a/x.ini, {path: b/x.ini, dest: /}'))).join()).not.toContain('base name')
  })
})

describe('bases that are kept under one name', () => {
  const [seven, eight] = ['{type: docker, url: "docker://a/centos:7"}', '{type: docker, url: "docker://b/centos:8"}']
  const built = (name: string, tag: string): string => `${name}:\n  from: {type: built, tag: ${tag}}\n`
  const two = (first: string, second: string, above = 'a'): string =>
    `a:\n  from: ${first}\nb:\n  from: ${second}\n${built('c', above)}`

  test('confuse the layers built on them', async () => {
    expect(await told(two(seven, eight))).toEqual([
      'layers a and b: the bases docker://a/centos:7 and docker://b/centos:8 are kept under one name, so a layer built on the earlier one fails once the later one is fetched; give one of them another name, as an image has by its digest, or move it with its layers to a stackerfile that is built by itself',
    ])
  })

  test('are no trouble once one is named by its digest, or is built by itself', async () => {
    const digest = `{type: docker, url: "docker://a/centos@sha256:${'0'.repeat(64)}"}`
    expect(await told(two(digest, eight))).toEqual([])
    expect(await told([`a:\n  from: ${seven}\n${built('c', 'a')}`, `b:\n  from: ${eight}\n`])).toEqual([])
  })

  test('are no trouble where they are the same', async () => {
    expect(await told(two(seven, seven))).toEqual([])
    expect(
      await told(two(seven, eight), { bases: { 'docker://a/centos:7': 'd', 'docker://b/centos:8': 'd' } }),
    ).toEqual([])
  })

  test('are no trouble where nothing is built on the earlier one when the later one is there', async () => {
    expect(await told(`a:\n  from: ${seven}\nb:\n  from: ${eight}\n`)).toEqual([])
    expect(await told(two(seven, eight, 'b'))).toEqual([])
    expect(await told(`a:\n  from: ${seven}\n${built('c', 'a')}b:\n  from: ${eight}\n`)).toEqual([])
  })

  test('are trouble through any number of layers, and in whatever order stacker takes two prerequisites', async () => {
    expect(
      await told(`${two(seven, eight, 'b2')}${built('a2', 'a')}${built('b2', 'b')}${built('d', 'a2')}`),
    ).toHaveLength(1)
    writeFileSync(path.join(directory, 'a.yaml'), `a:\n  from: ${seven}\n`)
    writeFileSync(path.join(directory, 'b.yaml'), `b:\n  from: ${eight}\n`)
    for (const below of ['a', 'b'])
      expect(await told(`config: {prerequisites: [a.yaml, b.yaml]}\n${built('c', below)}`)).toHaveLength(1)
  })

  test('are told apart by platform', async () => {
    const from = 'from: {type: docker, url: "docker://a/centos:7"}'
    const notices = await told(`a:\n  ${from}\n  arch: arm64\nb:\n  ${from}\n  arch: amd64\n${built('c', 'a')}`)
    expect(notices.join()).toContain('docker://a/centos:7 for linux/arm64 and docker://a/centos:7 for linux/amd64')
  })

  test('are mistaken for each other where they are downloads, in other builds too', async () => {
    const download = (name: string, file: string): string =>
      `${name}:\n  from: {type: tar, url: "https://${name}.example/${file}"}\n`
    expect(await told([download('a', 'base-1.tar'), download('b', 'base-1.tar')])).toEqual([
      'layers a and b: the bases https://a.example/base-1.tar and https://b.example/base-1.tar are kept under one file name, so stacker may take one for the other; give one of the files another name',
    ])
    expect(await told([download('a', 'base-1.tar'), download('b', 'base-2.tar')])).toEqual([])
  })

  test('are one notice where a download and a file share it', async () => {
    const notices = await told(
      two('{type: tar, url: "https://a.example/base-1.tar"}', '{type: tar, url: other/base-1.tar}'),
    )
    expect(notices).toHaveLength(1)
  })
})

describe('layers that are built on every run', () => {
  const above = 'b:\n  from: {type: built, tag: a}\n'

  test('are named with what makes them so, and with what is built on them', async () => {
    expect(await told(`a:\n  ${scratch}\n  run: []\n  labels: {}\n${above}`)).toEqual([
      'layer a: what stands in run and labels never equals its copy in build.cache, so stacker builds it on every run, and with it b; remove run and labels, as nothing is in them',
    ])
    expect(await told(`a:\n  ${scratch}\n${above}`)).toEqual([])
    expect(await told(`a:\n  ${scratch}\n  run: []\n`, { release: 'v0.40.5' })).toEqual([])
  })

  test('for a directive that reads back as another are told to write that', async () => {
    const text = (directive: string): string => `a:\n  ${scratch}\n  ${directive}: [x.ini]\n  cmd: ""\n`
    expect((await told(text('import'), { release: 'v1.0.0-rc10' })).join()).toMatch(
      /: what stands in cmd and import never .*; write imports instead of import; remove cmd, as nothing is in it$/,
    )
    expect(await told(text('imports').replace(/ {2}cmd.*\n/, ''), { release: 'v1.0.0-rc10' })).toEqual([])
  })

  test('have binds: over a store all above them is built again, in place stacker lets children of build_only layers be', async () => {
    const text = (binds: string): string => `a:\n  ${scratch}\n  ${binds}: [/src]\n  build_only: true\n${above}`
    expect(await told(text('binds'))).toEqual([
      'layer a: stacker builds a layer with binds on every run, and with it b, since it does not compare what they hold; import what is only read instead of binding it, or give binds: content and gate the run of stacker on any-stale',
    ])
    expect((await told(text('binds'), { from: 'local' })).join()).toContain('on every run, since')
    expect(await told(text('imports'))).toEqual([])
  })

  test('let the children of a build_only layer be, unless a directory that it takes brings the date into its entry', async () => {
    const text = (more: string): string => `a:\n  ${scratch}\n  run: []\n  build_only: true\n${more}${above}`
    expect((await told(text('  imports: [x.ini]\n'))).join()).not.toContain('and with it b')
    expect((await told(text('  imports: [conf]\n'))).join()).toContain('on every run, and with it b;')
    expect((await told(text('  imports: [{path: conf, dest: /}]\n'))).join()).not.toContain('and with it b')
    expect((await told(text('  overlay_dirs: [{source: conf, dest: /}]\n'))).join()).toContain('and with it b;')
  })

  test('generate a bom, where the release still has one', async () => {
    const annotations = ['authors', 'vendor', 'licenses']
      .map((name) => `org.opencontainers.image.${name}: x`)
      .join(', ')
    const bom = `  bom: {generate: true, namespace: https://x.example}\n  annotations: {${annotations}}\n`
    const text = `a:\n  ${scratch}\n${bom}${above}`
    expect(await told(text, { release: 'v1.1.6' })).toEqual([
      'layer a: this release of stacker builds a layer that generates a bom on every run, and with it b; generate it in a last layer of its own, or build with v1.2.0, where bom does nothing',
    ])
    expect(await told(text, { release: 'v1.2.0' })).toEqual([])
    const last = await told(`a:\n  ${scratch}\n${above}last:\n  from: {type: built, tag: b}\n${bom}`, {
      release: 'v1.1.6',
    })
    expect(last.join()).toMatch(/^layer last: [^,]* on every run; /)
  })
})

describe('images that would come out equal with SOURCE_DATE_EPOCH', () => {
  const bound = `a:\n  ${scratch}\n  binds: [/src]\n`
  const above = 'b:\n  from: {type: built, tag: a}\n'
  const said = async (texts: string | readonly string[], given: Given = {}): Promise<string[]> =>
    (await told(texts, given)).filter((text) => text.includes('EPOCH'))

  test('are named where they are built on every run and others stand on them, with what that costs', async () => {
    expect(await said(`${bound}${above}`)).toEqual([
      'layer a: without SOURCE_DATE_EPOCH an image that is built again is another one even of equal content, as it holds the time of the build, so b must be built again with it; set SOURCE_DATE_EPOCH, to a number that stays: stacker then keeps what stands on an image that came out equal',
    ])
    expect(await said(`${bound}${above}`, { from: 'local' })).toHaveLength(1)
  })

  test('are named where they are the oci base of another stackerfile', async () => {
    const [notice, ...others] = await said([`a:\n  ${scratch}\n`, 'b:\n  from: {type: oci, url: "oci:a"}\n'])
    expect(notice).toMatch(/^layer a: .*, so b must be built again/)
    expect(others).toEqual([])
  })

  test('need no word with an epoch, nor under a release that does not compare it', async () => {
    expect(await said(`${bound}${above}`, { epoch: 1000n })).toEqual([])
    expect(await said(`${bound}${above}`, { release: 'v1.1.6' })).toEqual([])
  })

  test('are no build_only layers, which have no image, nor those that are built for a change only', async () => {
    expect(await said(`${bound}  build_only: true\n${above}`)).toEqual([])
    expect(await said(`a:\n  ${scratch}\n${above}`)).toEqual([])
    expect(await said(bound)).toEqual([])
    expect(await said(`${bound}c:\n  ${scratch}\n  imports: [stacker://a/x]\n`)).toEqual([])
  })
})

describe('erofs', () => {
  const said = async (text: string, layerTypes: readonly string[], more: Given = {}): Promise<string[]> =>
    (await told(text, { layerTypes, ...more })).filter((notice) => notice.includes('erofs'))
  const chain = `a:\n  ${scratch}\nb:\n  from: {type: built, tag: a}\nc:\n  from: {type: built, tag: b}\n`

  test('is told once, with the layers that others stand on or take from, and what is built with them', async () => {
    expect(await said(`${chain}d:\n  ${scratch}\n`, ['erofs+true'])).toEqual([
      'layers a and b: stacker fails to extract again what it packed as erofs, so a layer that others stand on or take files from cannot be laid down and is built on every run, and with it c; build as squashfs or tar instead',
    ])
    const taker = `a:\n  ${scratch}\nb:\n  ${scratch}\n  imports: [stacker://a/x]\n`
    expect((await said(taker, ['erofs+false'])).join()).toMatch(/^layer a: .*, and with it b;/)
  })

  test('costs nothing where nobody stands on a layer, beside another type, and in place', async () => {
    expect(await said(`a:\n  ${scratch}\n`, ['erofs+true'])).toEqual([])
    expect(await said(chain, ['erofs+true', 'tar+false'])).toEqual([])
    expect(await said(chain, ['erofs+true'], { from: 'local' })).toEqual([])
  })

  test('touches a build_only layer once an image stands on it, as that packs it', async () => {
    const below = `a:\n  ${scratch}\n  build_only: true\nb:\n  from: {type: built, tag: a}\n`
    expect(await said(below, ['erofs+true'])).toHaveLength(1)
    expect(await said(`${below}  build_only: true\n`, ['erofs+true'])).toEqual([])
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

  test('cost nothing with a fixed value, and in a last layer of their own only that one', async () => {
    expect(await told(text, given('COMMIT=dev'))).toEqual([])
    const last = `${text.replace('${{COMMIT}}', 'base')}last:\n  from: {type: built, tag: app}\n  labels: {commit: "\${{COMMIT}}"}\n`
    expect((await told(last, given('COMMIT=1234567abc'))).join()).toMatch(
      /^layer last: the substitution COMMIT \(in labels\) seems to change with every commit, and each change builds again what holds it; /,
    )
  })

  test('are seen in a substitute-file, and the places that stacker gives are not taken for them', async () => {
    const substituteFile = path.join(directory, 'substitutions.yaml')
    writeFileSync(substituteFile, 'COMMIT: 1234567abc\nFLAVOUR: small\n')
    expect((await told(text, { substituteFile })).join()).toContain('the substitution COMMIT (in run)')
    const place = `a:\n  ${scratch}\n  run: ls \${{STACKER_STACKER_DIR}}\n`
    expect(await told(place, { stackerDir: '/v1.2.3-14-gabcdef0-dirty' })).toEqual([])
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
  })
})

describe('docker bases', () => {
  const base = (url: string): string => `a:\n  from: {type: docker, url: "${url}"}\n`

  test('without a tag cost what is made from them', async () => {
    expect(await told(`${base('docker://alpine')}b:\n  from: {type: built, tag: a}\n`)).toEqual([
      'layer a: the base docker://alpine may become another image at any time, which builds again what is made from it, and with it b; name a version, or better a digest',
    ])
  })

  test.each(['docker://x.example:5000/alpine', 'docker://a/alpine:latest', 'docker://alpine:edge'])(
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
  const text = (...items: readonly string[]): string => `a:\n  ${scratch}\n  run: ${JSON.stringify(items)}\n`

  test('that fetches from the network asks for max-age', async () => {
    const block = `a:\n  ${scratch}\n  run: |\n    apk --no-cache \\\n      add curl\n    curl -L https://x.example/a | tar x\n`
    expect(await told(block)).toEqual([
      'layer a: run fetches from the network (apk add and curl), and what changes there goes unseen; set max-age to build it again after so many days, or pin versions and import downloads with their hash',
    ])
    expect(await told(block, { maxAge: 7 })).toEqual([])
  })

  test('is seen in a list, a string and a folded text alike', async () => {
    expect(await told(text('true', 'sudo -E apt-get update'))).toHaveLength(1)
    expect(await told(`a:\n  ${scratch}\n  run: wget x\n`)).toHaveLength(1)
    expect(await told(`a:\n  ${scratch}\n  run: >\n    wget\n    x\n`)).toHaveLength(1)
  })

  test('is well once the download is an import with its hash', async () => {
    const imports = `  imports: [{path: "https://x.example/a-1.tgz", hash: ${'a'.repeat(64)}}]\n`
    expect(await told(`${text('tar xf /stacker/imports/a-1.tgz')}${imports}`)).toEqual([])
  })

  test('is not built again for its age in place, where nobody but stacker decides', async () => {
    expect((await told(text('curl x'), { from: 'local', maxAge: 7 })).join()).toMatch(
      /; pin versions and import downloads with their hash; stacker itself builds it again with --no-cache only$/,
    )
  })

  test('of a layer that is built on every run sees what changes', async () => {
    expect((await told(`${text('curl x')}  binds: [/src]\n`)).join()).not.toContain('network')
  })
})

describe('binds whose content is compared', () => {
  const text = `a:\n  ${scratch}\n  binds: [/src]\n  run: make\n`

  test('are told for what is not seen all the same, with max-age as the remedy', async () => {
    const said = (await told(text, { binds: 'content' })).join('\n')
    expect(said).toMatch(
      /layer a: with binds: content .* network, the clock, and \.git in what it binds are not seen; set max-age/,
    )
    expect(said).toMatch(/stacker builds a layer with binds on every run.* or gate the run of stacker on any-stale/)
    expect((await told(text, { binds: 'content', maxAge: 7 })).join('\n')).not.toContain('set max-age')
  })

  test('are nothing special without that, or in place', async () => {
    expect((await told(text)).join()).not.toContain('are not seen')
    expect((await told(text, { binds: 'content', from: 'local' })).join()).not.toContain('are not seen')
  })
})

describe('the environment that build_env_passthrough lets in', () => {
  const layer = (directive: string): string => `a:\n  ${scratch}\n  ${directive}\n`

  test('is named, but for proxies, and secrets are not to be written into the image for it', async () => {
    expect(await told(layer('build_env_passthrough: [FLAVOUR.*, HTTPS_PROXY]'))).toEqual([
      'layer a: build_env_passthrough lets in FLAVOUR.*, whose values stacker never compares: with other values the old build stays; give what changes the result in build_env, by a substitution; leave secrets where they are, as stacker writes the stackerfile with its substitutions into the image',
    ])
    expect(await told(layer('build_env_passthrough: [HTTPS_PROXY]'))).toEqual([])
  })

  test('is well where build_env gives it, by a substitution', async () => {
    const text = layer('build_env: {FLAVOUR: "${{FLAVOUR}}"}')
    expect(await told(text, { substitutions: ['FLAVOUR=small'] })).toEqual([])
  })
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
${name}bound: {from: {type: tar, url: "https://${name}.example/b-1.tar"}, binds: [/${name}]}
${name}never: {from: {type: docker, url: "docker://img"}, ${name === 'a' ? 'run' : name === 'b' ? 'labels' : 'volumes'}: ${name === 'b' ? '{}' : '[]'}}
`
    const substitutions = ['a', 'b', 'c'].map((name) => `${name}_COMMIT=1234567abc`)
    const notices = await told(`${['a', 'b', 'c'].map(layer).join('')}above: {from: {type: built, tag: a}}\n`, {
      substitutions,
    })
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
