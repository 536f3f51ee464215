// What a layer would be built on, over roots that are written here by hand: which of them hold the tree of the base?
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { checkLaidDown } from './checker.ts'
import { buildAnySubset, keyOf, readDisk } from '../stacker/symbolic-build.ts'
import { readVisible, type VisibleBuild } from '../stacker/visible-layers.ts'

const options = { extractsOnDemand: true, types: ['tar+false'] }

let project: string
let directories: Parameters<typeof readDisk>[0]
beforeEach(() => {
  project = fs.mkdtempSync(path.join(os.tmpdir(), 'mounted-trees-'))
  const at = (name: string): string => path.join(project, name)
  directories = { stackerDir: at('.stacker'), ociDir: at('oci'), rootsDir: at('roots') }
})
afterEach(() => {
  fs.rmSync(project, { recursive: true, force: true })
})

interface LaidRoot {
  readonly manifest?: readonly string[]
  readonly builtLayers?: readonly string[]
  readonly packed?: boolean
  /** Its own files stand in its overlay. */
  readonly unpacked?: boolean
}

interface Descriptor {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
}

/** A blob with this content in both layouts; `absent` ones are named only. */
function blob(content: string, absent: ReadonlySet<string>): Descriptor {
  const bytes = gzipSync(content)
  const hex = createHash('sha256').update(bytes).digest('hex')
  for (const layout of absent.has(content) ? [] : [directories.ociDir, `${directories.stackerDir}/layer-bases/oci`]) {
    fs.mkdirSync(path.join(layout, 'blobs', 'sha256'), { recursive: true })
    fs.writeFileSync(path.join(layout, 'blobs', 'sha256', hex), bytes)
  }
  return { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: `sha256:${hex}`, size: bytes.length }
}

/** Lays down these build_only layers of the stackerfile. */
function layDown(stackerfile: string, roots: Readonly<Record<string, LaidRoot>>, ...absent: string[]): void {
  fs.writeFileSync(path.join(project, 'stacker.yaml'), stackerfile)
  const builds = visible()
  const layers = builds.flat().flatMap((file) => file.layers)
  const cache: Record<string, unknown> = {}
  for (const [name, { manifest = [], builtLayers = [], packed = false, unpacked = false }] of Object.entries(roots)) {
    const layer = layers.find((candidate) => candidate.name === name)
    cache[name] = { Layer: { from: { type: layer?.baseType, tag: layer?.base }, build_only: true } }
    const root = path.join(directories.rootsDir, name)
    fs.mkdirSync(path.join(root, 'overlay'), { recursive: true })
    if (unpacked) fs.writeFileSync(path.join(root, 'overlay', name), '')
    const listed = manifest.map((content) => blob(content, new Set(absent)))
    const metadata = {
      Manifests: manifest.length === 0 ? {} : { 'tar+false': { layers: listed } },
      BuiltLayers: builtLayers,
      HasBuiltOCIOutput: packed,
    }
    fs.writeFileSync(path.join(root, 'overlay_metadata.json'), JSON.stringify(metadata))
  }
  fs.mkdirSync(directories.stackerDir, { recursive: true })
  fs.writeFileSync(path.join(directories.stackerDir, 'build.cache'), JSON.stringify({ cache, version: 16 }))
  // A tag of ours keeps all of them from garbage collection.
  const all = Object.values(roots).flatMap(({ manifest = [] }) =>
    manifest.map((content) => blob(content, new Set(absent))),
  )
  const image = Buffer.from(JSON.stringify({ config: blob('{}', new Set()), layers: all }))
  const hex = createHash('sha256').update(image).digest('hex')
  fs.mkdirSync(path.join(directories.ociDir, 'blobs', 'sha256'), { recursive: true })
  fs.writeFileSync(path.join(directories.ociDir, 'blobs', 'sha256', hex), image)
  const annotations = { 'org.opencontainers.image.ref.name': 'stack-cache-keeps-these' }
  const index = { schemaVersion: 2, manifests: [{ digest: `sha256:${hex}`, size: image.length, annotations }] }
  fs.writeFileSync(path.join(directories.ociDir, 'index.json'), JSON.stringify(index))
}

function visible(): readonly VisibleBuild[] {
  const builds = readVisible(project, ['build', '-f', 'stacker.yaml'])
  if (builds === undefined) throw new Error('the stackerfile cannot be read')
  return builds
}

/** What goes wrong when stacker skips any of the named layers. */
function problems(...kept: string[]): string {
  const builds = visible()
  const keys = builds.flat().flatMap(({ layers }) => layers.filter(({ name }) => kept.includes(name)).map(keyOf))
  return buildAnySubset(readDisk(directories, options), builds, keys, options).problems.join('\n')
}

const shape = `
P: {from: {type: docker, url: "docker://registry.example/img:v1"}, build_only: true, run: "echo p > /p"}
X: {from: {type: built, tag: P}, build_only: true, run: "echo x > /x"}
`
const child = `V: {from: {type: built, tag: X}, build_only: true, run: "ls / > /v"}\n`
const image = `V: {from: {type: built, tag: X}, run: "ls / > /v"}\n`
const packedBase: LaidRoot = { manifest: ['base', 'what P changed'], packed: true }

test.each([
  { what: 'a build_only layer', stackerfile: shape + child },
  { what: 'an image', stackerfile: shape + image },
])('$what on an unpacked layer whose base was packed after it lacks what the base changed', ({ stackerfile }) => {
  layDown(stackerfile, { P: packedBase, X: { manifest: ['base'], builtLayers: ['P'], unpacked: true } })
  expect(problems('P', 'X')).toMatch(/^V is built on X: \[sha256:\w+, what X changed\] is found, and not .*P changed/)
})

test('an unpacked layer whose manifest lists the diff of its packed base is whole', () => {
  const X: LaidRoot = { manifest: ['base', 'what P changed'], builtLayers: ['P'], unpacked: true }
  for (const stackerfile of [shape + child, shape + image]) {
    layDown(stackerfile, { P: packedBase, X })
    expect(problems('P', 'X')).toBe('')
    layDown(stackerfile, { P: packedBase, X: { ...X, packed: true } })
    expect(problems('P', 'X')).toBe('')
    expect(checks()).not.toContain('would be packed again')
  }
})

test('without the word of the base below it, images on that layer lack what the base changed', () => {
  const X: LaidRoot = { manifest: ['base', 'what P changed'], unpacked: true }
  layDown(shape + child, { P: packedBase, X })
  expect(problems('P', 'X')).toBe('')
  layDown(shape + image, { P: packedBase, X })
  expect(problems('P', 'X')).toMatch(/^the image V: \[sha256:\w+, what X changed, what V changed\] is found/)
})

test('a layer that is in its manifest and in its overlay is there twice', () => {
  const X: LaidRoot = { manifest: ['base', 'what P changed', 'what X changed'], builtLayers: ['P'], packed: true }
  layDown(shape + child, { P: packedBase, X: { ...X, unpacked: true } })
  expect(problems('P', 'X')).toContain('V is built on X')
  expect(checks()).toContain('X is packed, and would be packed again')
  layDown(shape + child, { P: packedBase, X })
  fs.rmSync(path.join(directories.rootsDir, 'X', 'overlay', 'X'))
  expect(problems('P', 'X')).toBe('')
})

test('the layers of a base image are fetched again, what was built on them is not', () => {
  const X: LaidRoot = { manifest: ['base', 'what P changed'], builtLayers: ['P'], unpacked: true }
  layDown(shape + image, { P: packedBase, X }, 'base')
  expect(problems('P', 'X')).toBe('')
  expect(checks()).not.toContain('lacks sha256')
  fs.rmSync(project, { recursive: true })
  fs.mkdirSync(project)
  layDown(shape + image, { P: packedBase, X }, 'what P changed')
  expect(problems('P', 'X')).toContain('layer-bases lacks sha256')
  expect(checks()).toContain('lacks sha256')
})

test('an image without `run` lists the diff of its packed base twice, which no mount survives', () => {
  const bare = (more: string): string =>
    `${shape}V: {from: {type: built, tag: P}${more}}\nW: {from: {type: built, tag: V}, run: "ls /"}\n`
  layDown(bare(''), { P: packedBase })
  expect(problems('P')).toMatch(/^W is built on V: sha256:\w+ is mounted twice/)
  layDown(bare(', run: "echo"'), { P: packedBase })
  expect(problems('P')).toBe('')
  layDown(`${shape}V: {from: {type: built, tag: P}, generate_labels: "ls /"}\n`, { P: packedBase })
  expect(problems('P')).toMatch(/^the labels of V: sha256:\w+ is mounted twice/)
})

test('what goes wrong in a build from nothing too is no fault of what was laid down', () => {
  const packedBetween = `O: {from: {type: built, tag: P}, run: "ls /"}\n`
  layDown(shape + packedBetween + child, {
    P: packedBase,
    X: { manifest: ['base'], builtLayers: ['P'], unpacked: true },
  })
  expect(problems('P', 'X')).toBe('')
})

function checks(): string {
  const found = checkLaidDown(directories, {
    ...options,
    uid: process.geteuid?.() ?? 0,
    visible: visible()[0]?.[0]?.layers ?? [],
  })
  return found.join('\n')
}
