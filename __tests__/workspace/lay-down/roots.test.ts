import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { digestOf } from '../../../src/formats/digest.ts'
import type { Log } from '../../../src/log.ts'
import { layDown } from '../../../src/workspace/root/by-root.ts'
import { openRights } from '../../../src/workspace/root/capabilities.ts'
import type { StackerDirectories } from '../../../src/workspace/directories.ts'
import { pathBelow } from '../../../src/formats/plain-path.ts'
import type { LayDownRequest, RootForm } from '../../../src/workspace/lay-down/lay-down-request.ts'
import { packContent, packTree } from '../../../src/workspace/lay-down/packed-tree.ts'
import { decodeRootManifest, encodeOverlayMetadata, imageMetadata } from '../../../src/layer/overlay-metadata.ts'
import { hasBuiltOutput, keepingTag, layersOfMetadata } from '../../../src/workspace/lay-down/root-metadata.ts'
import { closeStaging, openStaging } from '../../../src/workspace/staging-directory.ts'
import { directoriesIn } from '../recorded-states.ts'
import { mountsTmpfs } from '../tmpfs.ts'

const log: Log = { debug: () => undefined, info: () => undefined, warning: () => undefined }
const isRoot = process.geteuid?.() === 0
if (!isRoot) console.warn('SKIPPED: packed trees are tested as root only')

let place: string
let directories: StackerDirectories
let staging: string
beforeEach(async () => {
  place = fs.mkdtempSync(path.join(os.tmpdir(), 'roots-'))
  directories = directoriesIn(place)
  staging = await openStaging(directories)
})
afterEach(() => {
  fs.rmSync(place, { recursive: true, force: true })
})
const root = (...parts: string[]): string => path.join(place, 'roots', 'bo', ...parts)

function request(form: RootForm, more: Partial<LayDownRequest> = {}): LayDownRequest {
  return {
    directories,
    staging,
    buildCache: Buffer.from('{"cache":{},"version":16}'),
    storageType: 'overlay',
    tags: [],
    blobs: new Map(),
    layers: [{ name: 'bo', root: form, overlayDirs: ['conf/etc/app', 'more/'], extract: [] }],
    removedRoots: [],
    baseBlobs: [],
    extractsOnDemand: true,
    opaqueAttribute: 'user.overlay.opaque',
    owner: undefined,
    ...more,
  }
}

describe('a root', () => {
  test('that is a stub holds nothing but its overlay dirs', async () => {
    expect(await layDown(request({ kind: 'stub' }), log)).toEqual({ kind: 'laid-down', keepingTags: [] })
    expect(fs.readdirSync(root(), { recursive: true }).sort()).toEqual([
      'overlay_dirs',
      'overlay_dirs/conf',
      'overlay_dirs/conf/etc',
      'overlay_dirs/conf/etc/app',
      'overlay_dirs/more',
    ])
  })

  test('that stands in holds what importers take, with its mode', async () => {
    fs.mkdirSync(path.join(place, 'taken'))
    fs.writeFileSync(path.join(place, 'taken', 'f'), 'in a directory', { mode: 0o640 })
    expect(await packContent(path.join(place, 'taken'), path.join(staging, 'taken'))).toBeUndefined()
    fs.writeFileSync(path.join(staging, 'file'), 'a file')
    const content = [
      { path: '/usr/bin/tool', kind: 'file', file: path.join(staging, 'file'), mode: 0o4755 },
      { path: 'out', kind: 'directory', file: path.join(staging, 'taken'), mode: 0 },
    ] as const
    expect(await layDown(request({ kind: 'stand-in', content }), log)).toEqual({ kind: 'laid-down', keepingTags: [] })
    expect(fs.readFileSync(root('overlay_metadata.json'), 'utf8')).toBe('{}')
    expect(fs.statSync(root('overlay', 'usr', 'bin', 'tool')).mode & 0o7777).toBe(0o4755)
    expect(fs.readFileSync(root('overlay', 'out', 'f'), 'utf8')).toBe('in a directory')
    expect(fs.statSync(root('overlay', 'out', 'f')).mode & 0o7777).toBe(0o640)
  })

  test('that stands in holds the links that importers take, alone, twice, and in a directory that is taken too', async () => {
    fs.mkdirSync(path.join(place, 'taken'))
    fs.symlinkSync('nowhere', path.join(place, 'taken', 'link'))
    expect(await packContent(path.join(place, 'taken'), path.join(staging, 'taken'))).toBeUndefined()
    fs.writeFileSync(path.join(staging, 'target'), 'nowhere')
    const link = { path: '/out/link', kind: 'link', file: path.join(staging, 'target'), mode: 0o777 } as const
    const whole = { path: '/out', kind: 'directory', file: path.join(staging, 'taken'), mode: 0 } as const
    for (const content of [[link], [link, link], [whole, link], [link, whole]]) {
      expect(await layDown(request({ kind: 'stand-in', content }), log)).toMatchObject({ kind: 'laid-down' })
      expect(fs.readlinkSync(root('overlay', 'out', 'link'))).toBe('nowhere')
      staging = await openStaging(directories)
      expect(await packContent(path.join(place, 'taken'), path.join(staging, 'taken'))).toBeUndefined()
      fs.writeFileSync(path.join(staging, 'target'), 'nowhere')
    }
  })

  test.each([
    ['of the file system itself', '/', 'x'],
    ['to nothing', '/link', ''],
    ['to what no path can be', '/link', 'a\0b'],
    ['that is too long', '/link', 'x'.repeat(4096)],
  ])('that stands in for a link %s is refused', async (_, at, target) => {
    fs.writeFileSync(path.join(staging, 'target'), target)
    const content = [{ path: at, kind: 'link', file: path.join(staging, 'target'), mode: 0o777 }] as const
    expect(await layDown(request({ kind: 'stand-in', content }), log)).toMatchObject({ kind: 'refused' })
  })

  test('that stands in for what lies behind a link that was taken is refused', async () => {
    fs.writeFileSync(path.join(staging, 'target'), place)
    const content = [
      { path: '/link', kind: 'link', file: path.join(staging, 'target'), mode: 0o777 },
      { path: '/link/file', kind: 'file', file: path.join(staging, 'target'), mode: 0o644 },
    ] as const
    expect(await layDown(request({ kind: 'stand-in', content }), log)).toMatchObject({ kind: 'refused' })
    expect(fs.existsSync(path.join(place, 'file'))).toBe(false)
  })

  test('that stands in for content of a path outside is refused', async () => {
    fs.writeFileSync(path.join(staging, 'file'), '')
    const content = [{ path: '../../x', kind: 'file', file: path.join(staging, 'file'), mode: 0o644 }] as const
    expect(await layDown(request({ kind: 'stand-in', content }), log)).toMatchObject({ kind: 'refused' })
    expect(fs.existsSync(path.join(place, 'roots'))).toBe(false)
  })

  test.skipIf(!isRoot)('that was packed comes back with its metadata', async () => {
    fs.mkdirSync(path.join(place, 'tree', 'd'), { recursive: true })
    execFileSync('mknod', [path.join(place, 'tree', 'gone'), 'c', '0', '0'])
    const archive = path.join(staging, 'tree')
    expect(await packTree(path.join(place, 'tree'), archive, undefined)).toBeUndefined()
    const metadata = Buffer.from('{"Manifests":null,"Configs":null,"BuiltLayers":["below"],"HasBuiltOCIOutput":false}')
    expect(await layDown(request({ kind: 'packed', archive, metadata }), log)).toMatchObject({ kind: 'laid-down' })
    expect(fs.readdirSync(root('overlay'))).toEqual(['d', 'gone'])
    expect(fs.lstatSync(root('overlay', 'gone')).isCharacterDevice()).toBe(true)
    expect(fs.readFileSync(root('overlay_metadata.json')).equals(metadata)).toBe(true)
  })

  test.skipIf(!isRoot)(
    'of its own diff has whiteouts as overlayfs made them, and what is extracted below it as umoci makes them',
    async () => {
      const [name, mediaType] = ['.wh.gone', 'application/vnd.oci.image.layer.v1.tar']
      fs.writeFileSync(path.join(place, name), '')
      const blob = path.join(staging, 'diff')
      execFileSync('tar', ['-C', place, '-cf', blob, name])
      const digest = digestOf(fs.readFileSync(blob))
      const form = { kind: 'diff', blob, mediaType, metadata: Buffer.from('{}') } as const
      const layers = [{ name: 'bo', root: form, overlayDirs: [], extract: [{ digest, mediaType }] }]
      const blobs = new Map([[digest, { file: blob, size: fs.statSync(blob).size }]])
      expect(await layDown(request(form, { layers, blobs }), log)).toMatchObject({ kind: 'laid-down' })
      const modeBelow = (root: string): number =>
        fs.lstatSync(path.join(place, 'roots', root, 'overlay', 'gone')).mode & 0o7777
      expect(modeBelow('bo')).toBe(0)
      expect(modeBelow(digest.replace(':', '_'))).toBe(0o666)
    },
  )

  test('that lacks a blob is named, and another try without it goes well', async () => {
    const missing = digestOf('nowhere')
    const metadata = Buffer.from(
      JSON.stringify({ Manifests: { 'tar+false': { layers: [{ mediaType: 'tar', digest: missing, size: 7 }] } } }),
    )
    expect(await layDown(request({ kind: 'synthesised', metadata }), log)).toEqual({
      kind: 'refused',
      layer: 'bo',
      why: `the root of bo lacks ${missing}`,
    })
    expect(fs.existsSync(directories.stackerDir)).toBe(false)
    expect(await layDown(request({ kind: 'none' }, { layers: [] }), log)).toMatchObject({ kind: 'laid-down' })
  })

  test('whose archive is broken is named, and another try without it goes well', async () => {
    const archive = path.join(staging, 'tree')
    fs.writeFileSync(archive, 'x'.repeat(600))
    const metadata = Buffer.from('{}')
    expect(await layDown(request({ kind: 'packed', archive, metadata }), log)).toMatchObject({
      kind: 'refused',
      layer: 'bo',
    })
    expect(fs.existsSync(directories.stackerDir)).toBe(false)
    expect(await layDown(request({ kind: 'none' }, { layers: [] }), log)).toMatchObject({ kind: 'laid-down' })
    await closeStaging(staging, log)
    expect(fs.readdirSync(place).sort()).toEqual(['.stacker', 'oci', 'roots'])
  })
})

const canMount = isRoot && mountsTmpfs()
if (!canMount) console.warn('SKIPPED: a full disk is tested where tmpfs can be mounted')

test.skipIf(!canMount)('on a full disk it is refused in words, and no build.cache is left half written', async () => {
  const disk = path.join(place, 'disk')
  fs.mkdirSync(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk])
  try {
    const full = directoriesIn(disk)
    const there = await openStaging(full)
    const buildCache = Buffer.alloc(400_000, ' ')
    const result = await layDown(request({ kind: 'stub' }, { directories: full, staging: there, buildCache }), log)
    expect(result).toMatchObject({ kind: 'refused', why: expect.stringContaining('ENOSPC') as string })
    await closeStaging(there, log)
    expect(fs.existsSync(path.join(full.stackerDir, 'build.cache'))).toBe(false)
  } finally {
    execFileSync('umount', [disk])
  }
})

test.skipIf(!canMount)('roots on another file system are laid down as well', async () => {
  fs.mkdirSync(directories.rootsDir)
  fs.mkdirSync(directories.ociDir)
  for (const directory of [directories.rootsDir, directories.ociDir]) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', directory])
  }
  try {
    const layer = Buffer.from('layer')
    const file = path.join(staging, 'blob')
    fs.writeFileSync(file, layer)
    const digest = digestOf(layer)
    const manifest = Buffer.from(JSON.stringify({ layers: [{ mediaType: '', digest, size: layer.length }] }))
    const metadata = encodeOverlayMetadata(imageMetadata('tar+false', decodeRootManifest(manifest)))
    const blobs = new Map([[digest, { size: layer.length, file }]])
    expect(await layDown(request({ kind: 'synthesised', metadata }, { blobs }), log)).toMatchObject({
      kind: 'laid-down',
    })
    expect(fs.readFileSync(root('overlay_metadata.json')).equals(metadata)).toBe(true)
    for (const layout of [directories.ociDir, path.join(directories.stackerDir, 'layer-bases', 'oci')]) {
      expect(fs.readFileSync(path.join(layout, 'blobs', 'sha256', digest.slice(7)), 'utf8')).toBe('layer')
      expect(fs.existsSync(path.join(layout, 'index.json'))).toBe(true)
    }
    expect(fs.readdirSync(directories.rootsDir)).toEqual(['bo'])
  } finally {
    for (const directory of [directories.rootsDir, directories.ociDir]) execFileSync('umount', [directory])
  }
})

describe('metadata', () => {
  const manifest = '{"layers":[{"mediaType":"m","digest":"' + digestOf('l') + '","size":1234567890123456}]}'
  const two = Buffer.from(
    `{ "Manifests": {"squashfs+true":{"layers":[]}, "tar+false": ${manifest}}, "Configs":{"tar+false":{"a":"}\\"{","n":1.50}},` +
      '"BuiltLayers":["x"],"HasBuiltOCIOutput":true,"OverlayDirLayers":null}',
  )

  test('of an image holds its manifest byte for byte', () => {
    expect(
      encodeOverlayMetadata(imageMetadata('tar+false', decodeRootManifest(Buffer.from(` ${manifest}\n`)))).toString(),
    ).toContain(`{"tar+false":${manifest}}`)
    expect(() => decodeRootManifest(Buffer.from('nonsense'))).toThrow('JSON')
  })

  test('tells its layers and whether its diff is packed', () => {
    expect(layersOfMetadata(two).map(({ digest }) => digest)).toEqual([digestOf('l')])
    expect(hasBuiltOutput(two)).toBe(true)
    expect(hasBuiltOutput(Buffer.from('{}'))).toBe(false)
    expect(layersOfMetadata(Buffer.from('{"Manifests":null}'))).toEqual([])
    expect(() => layersOfMetadata(Buffer.from('{"Manifests":{"t":{"layers":[{}]}}}'))).toThrow('digest')
  })

  test('gives a tag with the diffs of every layer type and a config that is in it', () => {
    const keeping = keepingTag(
      Buffer.from(
        `{"Manifests":{"squashfs+true":{"layers":[ {"digest":"${digestOf('s')}","size":1} ]},"tar+false":${manifest},"erofs+true":{"layers":[]}},` +
          '"Configs":{"squashfs+true":{"a":"}\\"{","n":1.50}}}',
      ),
    )
    expect(keeping.config.toString()).toBe('{"a":"}\\"{","n":1.50}')
    expect(keeping.manifest.toString()).toContain(digestOf(keeping.config))
    const { layers } = JSON.parse(keeping.manifest.toString()) as { layers: { digest: string }[] }
    expect(layers.map(({ digest }) => digest)).toEqual([digestOf('s'), digestOf('l')])
    expect(keeping.tag).toMatch(/^[a-z0-9-]+$/)
  })
})

test('a path stays below its directory or is none', () => {
  expect(['/a//b/./', '', '/', 'a/..', '../a', 'a/../../b', 'a\0'].map(pathBelow)).toEqual([
    'a/b',
    '',
    '',
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('what can be done here is found out once for an owner', () => {
  const { capabilities } = openRights()
  expect(capabilities(undefined)).toBe(capabilities(undefined))
  expect(capabilities({ uid: 1001, gid: 1001 })).not.toBe(capabilities(undefined))
})

test('what cannot be done here is said in words', async () => {
  const all = await openRights().capabilities(undefined)
  expect(all.extractErofs).toContain('erofs')
  if (isRoot) {
    expect(all.extractTar).toBe(true)
    expect((await openRights().capabilities({ uid: 1001, gid: 1001 })).unpackTree).toContain('1001')
  }
})
