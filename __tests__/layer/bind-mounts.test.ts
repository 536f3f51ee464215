import { expect, test } from 'vitest'

import { bindMountDoubts } from '../../src/layer/bind-mounts.ts'
import type { Reason } from '../../src/layer/build-plan.ts'
import type { Bind } from '../../src/stackerfile/layer.ts'
import { from, imports, layerOf, stackOf, type ImportSketch, type Sketch } from './judged-layers.ts'

const bind = (source: string): Bind => ({ Source: source, Dest: '/in' })

/** A layer that may write what it binds. */
const binder = (source: string, more: Sketch = {}): Sketch => ({
  name: 'maker',
  ...more,
  layer: { Binds: [bind(source)], Run: ['make'], ...more.layer },
})
const importer = (...items: readonly ImportSketch[]): Sketch => ({
  name: 'app',
  layer: { Imports: imports(...items) },
})
const reader = (url: string, type = 'tar'): Sketch => ({ name: 'app', layer: { From: from(type, { Url: url }) } })

/** Whose own directory is another one. */
const elsewhere: Sketch = { definition: { stackerfile: '/q/stacker.yaml' } }

const doubt = (subject: string, by = 'maker', code: Reason['code'] = 'generated-source'): Reason => ({
  ...{ code, subject, detail: `layer ${by} binds it, and may write it` },
})

/** The stackerfile is /p/images/stacker.yaml, stacker is run in /p. */
function reasonsOf(sketches: readonly Sketch[], source: 'store' | 'local' = 'store'): unknown {
  const placed = sketches.map((sketch) => ({
    ...sketch,
    definition: { stackerfile: '/p/images/stacker.yaml', ...sketch.definition },
  }))
  return [...bindMountDoubts(stackOf(...placed), { workingDirectory: '/p', from: source })]
}

test.each<[string, readonly Sketch[], readonly (readonly [number, readonly Reason[]])[]]>([
  ['an import of what was bound', [binder('/p/out'), importer('/p/out')], [[1, [doubt('/p/out')]]]],
  ['of what lies in it', [binder('/p/out'), importer('/p/out/deep/file')], [[1, [doubt('/p/out/deep/file')]]]],
  ['of a directory above it', [binder('/p/out/deep'), importer('/p/out')], [[1, [doubt('/p/out')]]]],
  ['of a neighbour', [binder('/p/out'), importer('/p/other', '/p/outer')], []],
  [
    'of what is bound after a layer that binds nothing',
    [{ name: 'runs', layer: { Run: ['true'] } }, binder('/p/out'), importer('/p/out')],
    [[2, [doubt('/p/out')]]],
  ],
  ['of what is not bound yet', [importer('/p/out'), binder('/p/out')], []],
  ['what the layer itself binds', [binder('/p/out', { layer: { Imports: imports('/p/out') } })], []],
  ['a url, and what a layer made', [binder('/p', elsewhere), importer('http://p/out', 'stacker://maker/out')], []],
  [
    'a layer that runs nothing writes nothing',
    [binder('/p/out', { layer: { Run: null } }), binder('/p/out', { layer: { Run: [] } }), importer('/p/out')],
    [],
  ],
  [
    'the directory of its own stackerfile is the checkout, whose sources are taken as they lie',
    [binder('/p/images'), binder('/p'), binder('/'), importer('/p/images/in', '/p/in')],
    [],
  ],
  [
    'for a stackerfile elsewhere it is a directory like others',
    [binder('/p/images', { definition: { stackerfile: '/p/tools/stacker.yaml' } }), importer('/p/images/in')],
    [[1, [doubt('/p/images/in')]]],
  ],
  [
    'the first one that binds it is named',
    [binder('/p/out'), binder('/p/out', { name: 'second' }), importer('/p/out/a')],
    [[2, [doubt('/p/out/a')]]],
  ],
  [
    'the nearest bind is named',
    [binder('/p/out'), binder('/p/out/deep', { name: 'second' }), importer('/p/out/deep/a')],
    [[2, [doubt('/p/out/deep/a', 'second')]]],
  ],
  [
    'a bind inside is named by the first one, too',
    [binder('/p/out/a'), binder('/p/out/b', { name: 'second' }), importer('/p/out')],
    [[2, [doubt('/p/out')]]],
  ],
  [
    'a bind that is written in another way is the same place',
    [binder('/p/x/../out/'), importer('/p/out')],
    [[1, [doubt('/p/out')]]],
  ],
  [
    'an import is named as it is written',
    [
      binder('/p/out'),
      { ...importer('/p/out', '/p/out/b'), definition: { written: layerOf({ Imports: imports('out') }) } },
    ],
    [[1, [doubt('out'), doubt('/p/out/b')]]],
  ],
  [
    'an import with dest is not left to stacker, which never compares it',
    [binder('/p/out'), importer({ Path: '/p/out', Dest: '/out' })],
    [[1, [{ ...doubt('/p/out'), uncompared: true }]]],
  ],
  [
    'an overlay dir',
    [
      binder('/p/out'),
      {
        name: 'app',
        layer: { OverlayDirs: [{ Source: '/p/out', Dest: '/' }] },
        definition: { written: layerOf({ OverlayDirs: [{ Source: 'out', Dest: '/' }] }) },
      },
    ],
    [[1, [doubt('out')]]],
  ],
  [
    'an overlay dir that is not written is named by its place',
    [
      binder('/p/out'),
      { name: 'app', layer: { OverlayDirs: [{ Source: '/p/out', Dest: '/' }] }, definition: { written: layerOf() } },
    ],
    [[1, [doubt('/p/out')]]],
  ],
  [
    'a tar to begin from, as it is found from where stacker is run',
    [binder('/p/out'), reader('out/rootfs.tar')],
    [[1, [doubt('out/rootfs.tar', 'maker', 'base-unresolved')]]],
  ],
  ['a tar of a server', [binder('/p', elsewhere), reader('http://p/out/rootfs.tar')], []],
  [
    'an image in a layout to begin from',
    [binder('/p/out'), reader('out/layout:v1', 'oci')],
    [[1, [doubt('out/layout:v1', 'maker', 'base-unresolved')]]],
  ],
  [
    'a docker base from a layout',
    [binder('/p/out'), reader('oci:/p/out/layout:v1', 'docker')],
    [[1, [doubt('oci:/p/out/layout:v1', 'maker', 'base-unresolved')]]],
  ],
  ['an image of a registry', [binder('/p/out'), reader('docker://p/out', 'docker')], []],
  [
    'the base comes before imports and overlay dirs',
    [
      binder('/p/out'),
      {
        name: 'app',
        layer: {
          From: from('tar', { Url: '/p/out/t' }),
          Imports: imports('/p/out/i'),
          OverlayDirs: [{ Source: '/p/out/o', Dest: '/' }],
        },
      },
    ],
    [[1, [doubt('/p/out/t', 'maker', 'base-unresolved'), doubt('/p/out/i'), doubt('/p/out/o')]]],
  ],
  [
    'of a definition that is not certain nothing is told, and nothing is bound',
    [
      binder('/p/out'),
      { ...importer('/p/out'), definition: { unsure: [{ message: 'an alias' }] } },
      binder('/p/more', { definition: { unsure: [{ message: 'an alias' }] } }),
      importer('/p/more'),
    ],
    [],
  ],
])('%s', (_, sketches, reasons) => {
  expect(reasonsOf(sketches)).toStrictEqual(reasons)
})

test('in place stacker keeps what it has of an import with dest, whatever becomes of it', () => {
  expect(reasonsOf([binder('/p/out'), importer({ Path: '/p/out', Dest: '/out' })], 'local')).toStrictEqual([])
  expect(reasonsOf([binder('/p/out'), importer('/p/out')], 'local')).toStrictEqual([[1, [doubt('/p/out')]]])
})
