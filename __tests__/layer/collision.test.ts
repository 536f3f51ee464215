import { describe, expect, test } from 'vitest'

import { layersWithBinds, findCollisions, reusedDownloads } from '../../src/layer/collision.ts'
import type { StackedLayer } from '../../src/layer/stack.ts'
import type { Layer } from '../../src/stackerfile/layer.ts'
import { from, layerOf, stackOf, type Sketch } from './judged-layers.ts'

/** The place of a base as the rows name it: the last component of its url; scratch has none. */
const slot = ({ facts }: StackedLayer): string | undefined => {
  const place = facts.definition.layer.From.Url.split('/').at(-1)
  return place === '' ? undefined : place
}

const image = (name: string, url: string, base: string, more: Sketch = {}): Sketch => ({
  name,
  base: { kind: 'known', base },
  layer: { From: from('docker', { Url: url }) },
  ...more,
})

const detailOf = (text: string): string =>
  `${text}, is fetched in between and takes its place as alpine; rename one of the two`

describe('bases of one file name', () => {
  const one = image('one', 'docker://a/alpine', 'aa')
  const other = image('other', 'docker://b/alpine', 'bb')

  test.each<[string, readonly Sketch[], readonly (readonly [number, string])[]]>([
    ['a child after another base of that name', [one, other, { name: 'child', on: 'one' }], [[2, 'docker://a/alpine']]],
    ['a child right after its own base', [one, { name: 'child', on: 'one' }, other], []],
    ['a child of the second one', [one, other, { name: 'child', on: 'other' }], []],
    [
      'a grandchild, as stacker looks the whole chain up again',
      [one, { name: 'child', on: 'one' }, other, { name: 'grandchild', on: 'child' }],
      [[3, 'docker://a/alpine']],
    ],
    [
      'every child that comes too late',
      [one, other, { name: 'a', on: 'one' }, { name: 'b', on: 'one' }],
      [
        [2, 'docker://a/alpine'],
        [3, 'docker://a/alpine'],
      ],
    ],
    [
      'the same image in between does no harm',
      [one, image('other', 'docker://b/alpine', 'aa'), { name: 'child', on: 'one' }],
      [],
    ],
    [
      'nor does the own image again, after the other one',
      [one, other, image('again', 'docker://a/alpine', 'aa'), { name: 'child', on: 'one' }],
      [],
    ],
    [
      'nor does an image of another file name',
      [one, image('other', 'docker://b/debian', 'bb'), { name: 'child', on: 'one' }],
      [],
    ],
    ['another build begins anew', [one, { ...other, build: 1 }, { name: 'child', on: 'one', build: 1 }], []],
    [
      'in a later build as in the first one',
      [one, { ...one, build: 1 }, { ...other, build: 1 }, { name: 'child', on: 'one', build: 1 }],
      [[3, 'docker://a/alpine']],
    ],
    [
      'a base that is not known yet is not compared',
      [{ ...one, base: { kind: 'unknown', why: 'no answer' } }, other, { name: 'child', on: 'one' }],
      [],
    ],
    ['a base without a place has no rival', [image('one', '', 'aa'), other, { name: 'child', on: 'one' }], []],
    [
      'of a base that is not known the one in between is none',
      [one, { ...other, base: { kind: 'unknown', why: 'no answer' } }, { name: 'child', on: 'one' }],
      [],
    ],
    ['a layer whose base is nowhere', [one, other, { name: 'child', on: 'gone' }], []],
    [
      'a layer that is no child, but takes its base from one',
      [
        one,
        other,
        { name: 'child', base: { kind: 'produced', layer: 'one', path: '/t' }, layer: { From: from('tar') } },
      ],
      [],
    ],
  ])('%s', (_, sketches, collisions) => {
    const found = findCollisions(stackOf(...sketches), slot)
    expect([...found].map(([index, { subject }]) => [index, subject])).toStrictEqual(collisions)
    expect([...found.values()].every(({ code }) => code === 'colliding-names')).toBe(true)
  })

  test('the other layer and its base are named as they are written', () => {
    const written = (url: string): { readonly written: Layer } => ({
      written: layerOf({ From: from('docker', { Url: url }) }),
    })
    const found = findCollisions(
      stackOf(
        { ...one, definition: written('docker://${A}/alpine') },
        { ...other, definition: written('docker://${B}/alpine') },
        { name: 'child', on: 'one' },
      ),
      slot,
    )
    expect(found.get(2)?.detail).toBe(detailOf('docker://${B}/alpine, the base of other'))
  })

  test('two platforms of one url are told by the platform, and a tag in a layout without its scheme', () => {
    const arm = image('arm', 'docker://a/alpine', 'bb', {
      layer: { From: from('docker', { Url: 'docker://a/alpine' }), OS: 'linux', Arch: 'arm64' },
    })
    const found = findCollisions(stackOf(one, arm, { name: 'child', on: 'one' }), (layer) => `oci:${slot(layer) ?? ''}`)
    expect(found.get(2)?.detail).toBe(detailOf('docker://a/alpine for linux/arm64, the base of arm'))
  })
})

describe('layers that have binds below them', () => {
  const withBinds: Partial<Layer> = { Binds: [{ Source: '/src', Dest: '/src' }] }
  const buildOnly = { BuildOnly: true }

  test.each<[string, readonly Sketch[], readonly boolean[]]>([
    ['a layer with binds', [{ layer: withBinds }], [true]],
    ['a layer without', [{}, { name: 'b', layer: { Binds: [] } }], [false, false]],
    [
      'those on a build_only layer with binds, whose entry does not tell what they brought in',
      [
        { name: 'a', layer: { ...withBinds, ...buildOnly } },
        { name: 'b', on: 'a' },
      ],
      [true, true],
    ],
    [
      'those on an image with binds are not: its manifest tells',
      [
        { name: 'a', layer: withBinds },
        { name: 'b', on: 'a' },
      ],
      [true, false],
    ],
    [
      'through build_only layers in between',
      [
        { name: 'a', layer: { ...withBinds, ...buildOnly } },
        { name: 'b', on: 'a', layer: buildOnly },
        { name: 'c', on: 'b' },
        { name: 'd', on: 'c' },
      ],
      [true, true, true, false],
    ],
    [
      'those that take files from one',
      [
        { name: 'a', layer: { ...withBinds, ...buildOnly } },
        { name: 'b', imports: [{ kind: 'produced', producer: 'a', path: '/out' }] },
      ],
      [true, true],
    ],
    [
      'those on a build_only layer without',
      [
        { name: 'a', layer: buildOnly },
        { name: 'b', on: 'a' },
      ],
      [false, false],
    ],
  ])('%s', (_, sketches, bound) => {
    expect(layersWithBinds(stackOf(...sketches))).toStrictEqual(bound)
  })
})

describe('downloads of one file name', () => {
  const tar = (name: string, url: string, build = 0): Sketch => ({
    name,
    build,
    layer: { From: from('tar', { Url: url }) },
  })

  test.each<[string, readonly Sketch[], readonly (readonly [number, string])[]]>([
    ['the second of two servers', [tar('a', 'http://a/x.tar'), tar('b', 'https://b/x.tar')], [[1, 'https://b/x.tar']]],
    ['twice the same url', [tar('a', 'http://a/x.tar'), tar('b', 'http://a/x.tar')], []],
    ['two file names', [tar('a', 'http://a/x.tar'), tar('b', 'http://b/y.tar')], []],
    ['two builds', [tar('a', 'http://a/x.tar'), tar('b', 'http://b/x.tar', 1)], []],
    ['a local file, which is copied whatever is there', [tar('a', 'http://a/x.tar'), tar('b', '/p/x.tar')], []],
    ['a download after a local file', [tar('a', '/p/x.tar'), tar('b', 'http://b/x.tar')], [[1, 'http://b/x.tar']]],
    [
      'each after the first',
      [tar('a', 'http://a/x.tar'), tar('b', 'http://b/x.tar'), tar('c', 'http://a/x.tar'), tar('d', 'http://d/x.tar')],
      [
        [1, 'http://b/x.tar'],
        [3, 'http://d/x.tar'],
      ],
    ],
    ['an image is no download', [tar('a', 'http://a/x.tar'), image('b', 'http://b/x.tar', 'aa')], []],
    ['what has no place', [tar('a', 'http://a/'), tar('b', 'http://b/')], []],
  ])('%s', (_, sketches, reasons) => {
    const found = reusedDownloads(stackOf(...sketches), slot)
    const detail = 'stacker may take the earlier base of that file name'
    expect([...found]).toStrictEqual(
      reasons.map(([index, subject]) => [index, { code: 'base-unresolved', subject, detail }]),
    )
  })
})
