// What is laid down of hits where only what stacker asks for is (docs/stacker/restoring.md#40).
import { expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { leanProvisions } from '../../src/layer/lean.ts'
import { neededLayers, type ProvidedLayer } from '../../src/layer/needed.ts'
import type { Provision } from '../../src/layer/provision.ts'

interface Sketch {
  readonly name: string
  readonly verdict?: 'hit' | 'miss' | 'unknown'
  /** Name of what it stands on. */
  readonly on?: string
  /** The base is a `stacker://` tar or an image of the project. */
  readonly produced?: boolean
  readonly takes?: readonly string[]
  readonly buildOnly?: boolean
  readonly provision?: Provision['kind']
  /** An image of a registry. */
  readonly docker?: boolean
}

const config = Buffer.from(JSON.stringify({ history: [{}, { created_by: 'stacker build of app' }] }))
const gzip = 'application/vnd.oci.image.layer.v1.tar+gzip'
const described = (bytes: Buffer): object => ({ mediaType: gzip, digest: digestOf(bytes), size: bytes.length })
const manifest = Buffer.from(
  JSON.stringify({
    schemaVersion: 2,
    config: { ...described(config), mediaType: 'application/vnd.oci.image.config.v1+json' },
    layers: [described(Buffer.from('base')), described(Buffer.from('own'))],
  }),
)

/** As much of judged layers as what is needed goes by. */
function layersOf(...sketches: readonly Sketch[]): readonly ProvidedLayer[] {
  const at = (name: string | undefined): number | undefined => {
    const index = sketches.findIndex((other) => other.name === name)
    return index < 0 ? undefined : index
  }
  return sketches.map(({ name, verdict = 'hit', on, produced, takes = [], buildOnly = false, provision, docker }) => {
    const layer = {
      From: { Type: docker === true ? 'docker' : 'built', Url: '', Tag: on ?? '', Insecure: false },
      BuildOnly: buildOnly,
      Imports: takes.map((producer) => ({ Path: `stacker://${producer}/file`, Dest: '' })),
      OverlayDirs: null,
    }
    const entry = { Name: name, Layer: layer, Manifests: new Map([['tar+false', { Digest: digestOf(manifest) }]]) }
    const documents = new Map([
      [digestOf(manifest), manifest],
      [digestOf(config), config],
    ])
    return {
      stacked: {
        base: at(on),
        below: new Map(takes.map((producer) => [producer, at(producer)])),
        facts: { definition: { name, layer }, base: { kind: produced === true ? 'produced' : 'known' } },
      },
      judgement: { verdict, candidate: verdict === 'miss' ? undefined : { entry, record: { documents } } },
      provision: verdict === 'miss' ? undefined : { kind: provision ?? (buildOnly ? 'unpacked' : 'none') },
    } as unknown as ProvidedLayer
  })
}

const nothingHere = (): boolean => false
const needed = (...sketches: readonly Sketch[]): readonly string[] =>
  [...neededLayers(layersOf(...sketches), nothingHere)].sort()
const kinds = (...sketches: readonly Sketch[]): readonly (string | undefined)[] =>
  leanProvisions(layersOf(...sketches), ['tar+false'], nothingHere).map(({ provision }) => provision?.kind)

test.each<[string, readonly Sketch[], readonly string[]]>([
  ['nothing, where all are skipped', [{ name: 'base' }, { name: 'app', on: 'base' }], []],
  ['what is built on', [{ name: 'base' }, { name: 'app', on: 'base', verdict: 'miss' }], ['base']],
  ['what may be built on', [{ name: 'base' }, { name: 'app', on: 'base', verdict: 'unknown' }], ['base']],
  [
    'an image below it is a base of its own',
    [{ name: 'low' }, { name: 'base', on: 'low' }, { name: 'app', on: 'base', verdict: 'miss' }],
    ['base'],
  ],
  [
    'what a mounted build_only layer stands on',
    [{ name: 'low' }, { name: 'tool', on: 'low', buildOnly: true }, { name: 'app', on: 'tool', verdict: 'miss' }],
    ['low', 'tool'],
  ],
  [
    'a producer, on every run',
    [
      { name: 'tool', buildOnly: true },
      { name: 'app', takes: ['tool'] },
    ],
    ['tool'],
  ],
  [
    'of a stand-in nothing below it',
    [
      { name: 'low' },
      { name: 'tool', on: 'low', buildOnly: true, provision: 'stand-in' },
      { name: 'app', takes: ['tool'] },
    ],
    ['tool'],
  ],
  ['an image of the project that is a base', [{ name: 'made' }, { name: 'app', on: 'made', produced: true }], ['made']],
])('stacker asks for the content of %s', (_what, sketches, names) => {
  expect(needed(...sketches)).toEqual(names)
})

test('what stands here whole stays whole', () => {
  const layers = layersOf({ name: 'one' }, { name: 'two' })
  expect([...neededLayers(layers, ({ entry }) => entry.Name === 'two')]).toEqual(['two'])
})

test('of an image that nobody asks for its documents are laid down, and of a build_only layer its directory', () => {
  expect(kinds({ name: 'app' }, { name: 'tool', buildOnly: true }, { name: 'left', provision: 'left-out' })).toEqual([
    'documents',
    'stub',
    'left-out',
  ])
  expect(kinds({ name: 'base' }, { name: 'app', on: 'base', verdict: 'miss' })).toEqual(['none', undefined])
  expect(kinds({ name: 'tool', buildOnly: true, provision: 'keep' })).toEqual(['keep'])
})

test("layers of a registry's image come along where something is built, since stacker then copies them", () => {
  const sketches = [{ name: 'app', docker: true }] as const
  const built = { name: 'other', verdict: 'miss' } as const
  const [idle] = leanProvisions(layersOf(...sketches), ['tar+false'], nothingHere)
  expect(idle?.provision).toEqual({ kind: 'documents', base: [] })
  const [busy] = leanProvisions(layersOf(...sketches, built), ['tar+false'], nothingHere)
  expect(busy?.provision).toMatchObject({ kind: 'documents', base: [{ digest: digestOf('base') }] })
})
