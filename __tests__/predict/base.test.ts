import { execFileSync } from 'node:child_process'
import { chmod, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { digestHex, digestOf } from '../../src/formats/digest.ts'
import { predictBase } from '../../src/predict/base.ts'
import { baseSlot, baseTag } from '../../src/predict/base-slot.ts'
import type { BaseFact } from '../../src/layer/facts.ts'
import { amd64, arm64, dockerManifestOf, indexOf, ociManifestOf, type Stored } from '../registry/loopback.ts'
import { environment, layerFrom, project, release, stagedHash, type Settings } from './base-project.ts'

async function fact(from: Parameters<typeof layerFrom>[0], settings: Settings = {}): Promise<BaseFact> {
  return (await predictBase(layerFrom(from), environment(settings))).fact
}

describe('a base from nothing', () => {
  test('is known to be empty', async () => {
    expect(await fact({ Type: 'scratch' })).toEqual({ kind: 'known', base: '' })
  })

  test('stops the releases that do not know it', async () => {
    expect(await fact({ Type: 'scratch' }, { release: release('v0.22.1') })).toEqual({
      kind: 'broken',
      why: 'unknown layer type: scratch',
    })
  })
})

test('a built base is another layer', async () => {
  expect(await fact({ Type: 'built', Tag: 'below' })).toEqual({ kind: 'built', layer: 'below' })
  expect(await fact({ Type: 'built' })).toEqual({ kind: 'broken', why: 'from tag cannot be empty' })
})

test('a type that stacker does not know is an error in its words', async () => {
  expect(await fact({ Type: 'zip', Url: 'x' })).toEqual({ kind: 'broken', why: 'unknown layer type: zip' })
})

describe('a local tarball', () => {
  test('counts with its content and mode, relative to where stacker runs', async () => {
    const directory = await project({ 'in/base.tar': 'tar' })
    const from = { Type: 'tar', Url: 'in/base.tar' }
    expect(await fact(from, { directory })).toEqual({ kind: 'known', base: stagedHash('tar', '-rw-r--r--') })
    await chmod(path.join(directory, 'in/base.tar'), 0o755)
    expect(await fact(from, { directory })).toEqual({ kind: 'known', base: stagedHash('tar', '-rwxr-xr-x') })
  })

  test.each([
    [0o4755, '-rwxr-xr-x', 'urwxr-xr-x'],
    [0o2755, '-rwxr-xr-x', 'grwxr-xr-x'],
    [0o2745, 'grwxr--r-x', 'grwxr--r-x'],
    [0o1644, 'trw-r--r--', 'trw-r--r--'],
  ])('of mode %o has the mode that staging leaves', async (mode, chowned, kept) => {
    const directory = await project({ 'base.tar': 'tar' })
    await chmod(path.join(directory, 'base.tar'), mode)
    const from = { Type: 'tar', Url: 'base.tar' }
    expect(await fact(from, { directory })).toEqual({ kind: 'known', base: stagedHash('tar', chowned) })
    const old = { directory, release: release('v0.22.1') }
    expect(await fact(from, old)).toEqual({ kind: 'known', base: stagedHash('tar', kept) })
  })

  test('that does not exist may still be made, and where it is looked for is told', async () => {
    const directory = await project()
    const why = 'it does not exist before the build'
    expect(await fact({ Type: 'tar', Url: `${directory}/base.tar` }, { directory })).toEqual({ kind: 'unknown', why })
    expect(await fact({ Type: 'tar', Url: 'base.tar' }, { directory })).toEqual({
      kind: 'unknown',
      why: `${why}, seen from where stacker runs`,
    })
  })

  test('that is a directory stops stacker', async () => {
    const directory = await project({ 'dir/file': 'x' })
    expect(await fact({ Type: 'tar', Url: 'dir' }, { directory })).toMatchObject({ kind: 'broken' })
  })

  test('behind a link is known only when the link leads there from anywhere', async () => {
    const directory = await project({ 'real.tar': 'tar' })
    await chmod(path.join(directory, 'real.tar'), 0o4755)
    await symlink('real.tar', path.join(directory, 'relative.tar'))
    await symlink(path.join(directory, 'real.tar'), path.join(directory, 'absolute.tar'))
    await symlink(path.join(directory, 'none.tar'), path.join(directory, 'dangling.tar'))
    await symlink(directory, path.join(directory, 'directory.tar'))
    const at = (Url: string): Promise<BaseFact> => fact({ Type: 'tar', Url }, { directory })
    expect(await at('relative.tar')).toMatchObject({ kind: 'unknown' })
    expect(await at('dangling.tar')).toMatchObject({ kind: 'unknown' })
    expect(await at('directory.tar')).toMatchObject({ kind: 'broken' })
    expect(await at('absolute.tar')).toEqual({ kind: 'known', base: stagedHash('tar', 'urwxr-xr-x') })
  })

  test('of another layer follows that layer', async () => {
    expect(await fact({ Type: 'tar', Url: 'stacker://maker/out/base.tar' })).toEqual({
      kind: 'produced',
      layer: 'maker',
      path: '/out/base.tar',
    })
  })

  test('behind a scheme that stacker does not know is an error', async () => {
    expect(await fact({ Type: 'tar', Url: 'ftp://h/base.tar' })).toEqual({
      kind: 'broken',
      why: 'unsupported url scheme ftp://h/base.tar',
    })
  })
})

/** An OCI layout in `img`: tags to manifests, and the other blobs. */
async function layout(tags: Record<string, Stored>, blobs: readonly Stored[] = []): Promise<string> {
  const manifests = Object.entries(tags).map(([tag, { mediaType, bytes }]) => ({
    mediaType,
    digest: digestOf(bytes),
    size: bytes.length,
    annotations: { 'org.opencontainers.image.ref.name': tag },
  }))
  const files: Record<string, string | Buffer> = { 'img/index.json': JSON.stringify({ schemaVersion: 2, manifests }) }
  for (const { bytes } of [...Object.values(tags), ...blobs])
    files[`img/blobs/sha256/${digestHex(digestOf(bytes))}`] = bytes
  return project(files)
}

const hex = ({ bytes }: Stored): string => digestHex(digestOf(bytes))

describe('an image in an OCI layout', () => {
  const one = ociManifestOf('one')
  const two = ociManifestOf('two')
  const both = indexOf([
    { digest: digestOf(one.bytes), platform: amd64 },
    { digest: digestOf(two.bytes), platform: arm64 },
  ])

  test('counts as the digest of its manifest, whatever other tags there are', async () => {
    const directory = await layout({ other: two, t1: one })
    expect(await fact({ Type: 'oci', Url: 'img:t1' }, { directory })).toEqual({ kind: 'known', base: hex(one) })
    expect(await fact({ Type: 'oci', Url: `${directory}/img:t1` })).toEqual({ kind: 'known', base: hex(one) })
  })

  test("is chosen from an index by the layer's platform, or by the machine's in older releases", async () => {
    const directory = await layout({ t1: both }, [one, two])
    const layer = layerFrom({ Type: 'oci', Url: 'img:t1' }, { os: 'linux', arch: 'arm64' })
    const base = async (tag: string): Promise<BaseFact> =>
      (await predictBase(layer, environment({ directory, release: release(tag) }))).fact
    for (const tag of ['v1.2.0', 'v1.1.0-rc3']) expect(await base(tag)).toEqual({ kind: 'known', base: hex(two) })
    for (const tag of ['v1.1.0-rc2', 'v1.0.0']) expect(await base(tag)).toEqual({ kind: 'known', base: hex(one) })
  })

  test('that has no such platform stops stacker', async () => {
    const directory = await layout({ t1: both }, [one, two])
    const layer = layerFrom({ Type: 'oci', Url: 'img:t1' }, { os: 'linux', arch: 's390x' })
    expect((await predictBase(layer, environment({ directory }))).fact).toMatchObject({ kind: 'broken' })
  })

  test('that is not there yet may still be made', async () => {
    const directory = await layout({ t1: one })
    expect(await fact({ Type: 'oci', Url: 'img:t2' }, { directory })).toMatchObject({ kind: 'unknown' })
    expect(await fact({ Type: 'oci', Url: 'none:t2' }, { directory })).toMatchObject({ kind: 'unknown' })
  })

  test('that a given stackerfile writes follows that layer, there or not', async () => {
    const directory = await layout({ t1: one })
    const producers = (at: string, tag: string): string | undefined =>
      at === path.join(directory, 'img') && tag === 't1' ? 'maker' : undefined
    expect(await fact({ Type: 'oci', Url: './x/../img:t1' }, { directory, producers })).toMatchObject({
      kind: 'produced',
      layer: 'maker',
    })
  })

  test('that is damaged, of another kind or too big is not believed', async () => {
    const damaged = await layout({ t1: one })
    await writeFile(path.join(damaged, `img/blobs/sha256/${hex(one)}`), two.bytes)
    expect(await fact({ Type: 'oci', Url: 'img:t1' }, { directory: damaged })).toMatchObject({ kind: 'unknown' })
    const docker = { ...dockerManifestOf('one'), mediaType: one.mediaType }
    const converted = await layout({ t1: docker, t2: dockerManifestOf('two') })
    expect(await fact({ Type: 'oci', Url: 'img:t1' }, { directory: converted })).toMatchObject({ kind: 'unknown' })
    expect(await fact({ Type: 'oci', Url: 'img:t2' }, { directory: converted })).toMatchObject({ kind: 'unknown' })
    await truncate(path.join(converted, 'img/index.json'), (4 << 20) + 1)
    expect(await fact({ Type: 'oci', Url: 'img:t1' }, { directory: converted })).toMatchObject({ kind: 'unknown' })
  })

  test('whose index names a file outside is not followed', async () => {
    const manifests = [
      {
        mediaType: one.mediaType,
        digest: 'sha256:../../../secret',
        annotations: { 'org.opencontainers.image.ref.name': 't1' },
      },
    ]
    const directory = await project({ 'img/index.json': JSON.stringify({ manifests }) })
    await mkdir(path.join(directory, 'img/blobs/sha256'), { recursive: true })
    expect(await fact({ Type: 'oci', Url: 'img:t1' }, { directory })).toMatchObject({ kind: 'unknown' })
  })

  test('is not known where a part of the layout is a device or a pipe, which is not read', async () => {
    const directory = await layout({ t1: one })
    const index = path.join(directory, 'img/index.json')
    const blob = path.join(directory, 'img/blobs/sha256', hex(one))
    const from = { Type: 'oci', Url: 'img:t1' }
    await rm(blob)
    execFileSync('mkfifo', [blob])
    expect(await fact(from, { directory })).toEqual({
      kind: 'unknown',
      why: `img/blobs/sha256/${hex(one)}: expected a regular file, and it is a pipe`,
    })
    await rm(index)
    await symlink('/dev/zero', index)
    expect(await fact(from, { directory })).toEqual({
      kind: 'unknown',
      why: 'img/index.json: expected a regular file, and it is a device',
    })
  })

  test('is the same to a docker base that names it, as long as it does so by its name', async () => {
    const directory = await layout({ other: two, t1: one })
    const of = (Url: string, settings: Settings = {}): Promise<BaseFact> =>
      fact({ Type: 'docker', Url }, { directory, ...settings })
    expect(await of('oci:img:t1')).toEqual({ kind: 'known', base: hex(one) })
    expect(await of(`oci:${directory}/img:other`)).toEqual({ kind: 'known', base: hex(two) })
    expect(await of('oci:img:none')).toMatchObject({ kind: 'unknown' })
    for (const url of ['oci:img', 'oci:img:', 'oci:img:@0']) expect(await of(url)).toMatchObject({ kind: 'unknown' })
    expect(await of('oci:img:t1', { producers: () => 'maker' })).toEqual({
      kind: 'produced',
      layer: 'maker',
      path: ':t1',
    })
    expect(baseSlot(layerFrom({ Type: 'docker', Url: 'oci:img:t1' }))).toBe('oci:oci')
  })

  test('without a name, or with one that layouts do not allow, stops stacker', async () => {
    expect(await fact({ Type: 'oci', Url: 'img' })).toEqual({ kind: 'broken', why: 'bad OCI tag: oci' })
    expect(await fact({ Type: 'oci', Url: 'img:a__b' })).toMatchObject({ kind: 'broken' })
    expect(await fact({ Type: 'oci', Url: 'img:' })).toMatchObject({ kind: 'broken' })
  })
})

describe('the name under which stacker keeps a base', () => {
  test.each([
    ['docker', 'docker://ubuntu:22.04', 'ubuntu'],
    ['docker', 'docker://ubuntu', 'ubuntu'],
    ['docker', 'docker://r.example:5000/x/img:v1', 'img'],
    ['docker', `docker://r/x/img@sha256:${'a'.repeat(64)}`, 'img@sha256'],
    ['docker', 'docker://a/centos:7', 'centos'],
    ['docker', 'ubuntu:22.04', 'ubuntu'],
    ['oci', 'dir/img:t1', 't1'],
    ['oci', 'img:t1:x', 't1:x'],
    ['oci', 'img', undefined],
    ['tar', 'x/base.tar', undefined],
    ['built', '', undefined],
  ])('%s %s is %s', (Type, Url, tag) => {
    expect(baseTag(layerFrom({ Type, Url }))).toBe(tag)
  })

  test('is a file name for tarballs, and no other kind shares its place', () => {
    expect(baseSlot(layerFrom({ Type: 'tar', Url: 'http://h/x/base.tar' }))).toBe('base.tar')
    expect(baseSlot(layerFrom({ Type: 'tar', Url: 'x/t1' }))).toBe('t1')
    expect(baseSlot(layerFrom({ Type: 'oci', Url: 'img:t1' }))).toBe('oci:t1')
    expect(baseSlot(layerFrom({ Type: 'built', Tag: 'x' }))).toBeUndefined()
  })
})
