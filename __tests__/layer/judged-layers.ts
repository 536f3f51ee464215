import { digestOf, type Digest } from '../../src/formats/digest.ts'
import { zeroValue } from '../../src/formats/go-type.ts'
import { formatTree } from '../../src/formats/mtree-text.ts'
import { treeDigest, type Tree } from '../../src/formats/mtree-tree.ts'
import { encodeBuildCache } from '../../src/layer/build-cache.ts'
import { definitionText } from '../../src/layer/definition.ts'
import type { CacheEntry, Descriptor } from '../../src/layer/entry.ts'
import type { BaseFact, LayerFacts } from '../../src/layer/facts.ts'
import type { PortableForm } from '../../src/layer/foreseen.ts'
import type { PortableFacts } from '../../src/layer/portable.ts'
import type { LayerRecord } from '../../src/layer/record.ts'
import type { StackedLayer } from '../../src/layer/stack.ts'
import { newestRelease } from '../../src/release/releases.ts'
import type { ImageSource, Import, Layer } from '../../src/stackerfile/layer.ts'
import type { LayerDefinition } from '../../src/stackerfile/stackerfile.ts'

/** The release by whose rules the tables of this room judge, where a row does not say another. */
export const release = newestRelease

const layerField = release.entry.fields.find(({ name }) => name === 'Layer')
if (layerField === undefined) throw new Error('an entry has no layer')
const noLayer = zeroValue(layerField.type) as Layer

export function from(type: string, change: Partial<ImageSource> = {}): ImageSource {
  return { Type: type, Url: '', Tag: '', Insecure: false, ...change }
}

/** A layer from scratch that says nothing more. */
export function layerOf(change: Partial<Layer> = {}): Layer {
  return { ...noLayer, From: from('scratch'), ...change }
}

/** By path, or by path and what more is written. */
export type ImportSketch = string | (Partial<Import> & Pick<Import, 'Path'>)

export function imports(...items: readonly ImportSketch[]): Import[] {
  return items.map((item) => ({
    ...{ Hash: '', Dest: '', Mode: null, Uid: -1n, Gid: -1n },
    ...(typeof item === 'string' ? { Path: item } : item),
  }))
}

/** A layer of a project in short. */
export interface Sketch extends Partial<Omit<LayerFacts, 'definition'>> {
  readonly name?: string
  readonly layer?: Partial<Layer>
  /** `from: {type: built, tag: ON}`. */
  readonly on?: string
  readonly definition?: Partial<LayerDefinition>
  readonly build?: number
  readonly sharesName?: boolean
}

/** The facts of a layer, from scratch unless it is `on` another; without a fact of its own an import is a file. */
export function factsOf({ name = 'app', layer: change = {}, on, definition, ...facts }: Sketch): LayerFacts {
  const layer = layerOf({ ...(on !== undefined && { From: from('built', { Tag: on }) }), ...change })
  const base: BaseFact = on === undefined ? { kind: 'known', base: '' } : { kind: 'built', layer: on }
  return {
    definition: {
      ...{ name, stackerfile: '/p/stacker.yaml', line: 1, column: 1, layer, written: layer },
      ...{ neverEqual: [], unsure: [], substitutions: new Map() },
      ...definition,
    },
    base: facts.base ?? base,
    epoch: facts.epoch ?? null,
    imports: facts.imports ?? (layer.Imports ?? []).map(({ Path }) => ({ kind: 'file', hash: digestOf(Path) })),
    overlayDirs: facts.overlayDirs ?? [],
  }
}

/** The layers in build order, each tied to the last one before it of the names that it names. */
export function stackOf(...sketches: readonly Sketch[]): StackedLayer[] {
  const at = new Map<string, number>()
  return sketches.map((sketch, index) => {
    const facts = factsOf(sketch)
    const { base } = facts
    const baseName = base.kind === 'built' || base.kind === 'produced' ? base.layer : undefined
    const taken = facts.imports.flatMap((fact) => (fact.kind === 'produced' ? [fact.producer] : []))
    const below = new Map(
      [...(baseName === undefined ? [] : [baseName]), ...taken].flatMap((name) => {
        const found = at.get(name)
        return found === undefined ? [] : [[name, found] as const]
      }),
    )
    at.set(facts.definition.name, index)
    return {
      ...{ facts, build: sketch.build ?? 0, below, sharesName: sketch.sharesName ?? false },
      base: baseName === undefined ? undefined : below.get(baseName),
    }
  })
}

/** A layer that stands alone. */
export function stacked(sketch: Sketch): StackedLayer {
  const [layer] = stackOf(sketch)
  if (layer === undefined) throw new Error('no layer')
  return layer
}

/** The portable form of a layer whose paths are portable as they are written. */
export function formOf({ layer }: Pick<LayerDefinition, 'layer'>, change: Partial<PortableForm> = {}): PortableForm {
  return {
    ...{ layer, definition: definitionText(layer, release), arch: 'amd64', shape: release.shape },
    ...{ layerTypes: ['tar+false'], treeDigest: ({ tree }) => treeDigest(tree) },
    ...change,
  }
}

/** A directory with one empty file of that name, of mode 0755. */
export function treeOf(file: string, mode = '0755'): Tree {
  const owner = ['uid=0', 'gid=0']
  return {
    entries: [
      { path: '.', keywords: ['type=dir', ...owner, `mode=${mode}`] },
      { path: file, keywords: ['type=file', ...owner, 'mode=0644', `sha256digest=${'0'.repeat(64)}`] },
    ],
  }
}

/** The text that stacker writes of a tree. */
export function treeText(tree: Tree): Buffer {
  return Buffer.from(formatTree(tree), 'latin1')
}

/** As an entry holds it. */
export function treeHash(tree: Tree): string {
  return treeText(tree).toString('base64')
}

export function descriptorOf(digest: Digest | ''): Descriptor {
  return {
    ...{ MediaType: 'application/vnd.oci.image.manifest.v1+json', Digest: digest, Size: 100n, URLs: null },
    ...{ Annotations: null, Data: null, Platform: null, ArtifactType: '' },
  }
}

/** The image that was made of a layer, by the name of its manifest. */
export function imageOf(name: string, ...types: readonly string[]): ReadonlyMap<string, Descriptor> {
  return new Map((types.length === 0 ? ['tar+false'] : types).map((type) => [type, descriptorOf(digestOf(name))]))
}

export function entryOf(name: string, layer: Layer, change: Partial<CacheEntry> = {}): CacheEntry {
  return {
    ...{ Manifests: imageOf(name), Imports: new Map(), OverlayDirs: new Map(), Name: name, Layer: layer, Base: '' },
    ...{ SourceDateEpoch: null },
    ...change,
  }
}

/** The record of a layer that took nothing and holds nothing but its entry. */
export function recordOf(entry: CacheEntry, facts: PortableFacts, change: Partial<LayerRecord> = {}): LayerRecord {
  return {
    ...{ release: release.tag, facts, trees: new Map(), documents: new Map(), root: null, blobs: [], contents: [] },
    ...{ entry: encodeBuildCache(new Map([[entry.Name, entry]]), release).toString() },
    ...{ buildSeconds: null, owner: 0, umask: 0o022, savedAt: 0 },
    ...change,
  }
}
