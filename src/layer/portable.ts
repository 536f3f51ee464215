import path from 'node:path'

import { digestOf, type Digest } from '../formats/digest.ts'
import type { Bind, ImageSource, Import, Layer, OverlayDir } from '../stackerfile/layer.ts'
import type { LayerDefinition } from '../stackerfile/stackerfile.ts'
import { imageInLayout } from './image-layout.ts'

/**
 * The facts of a layer without anything of the checkout: the same sources give the same value in any directory, on any runner and
 * branch. Their digest names the layer's record in the store, and a record is believed only when it equals the facts asked for.
 * The shape is also that of the JSON in a record.
 */
export interface PortableFacts {
  readonly name: string
  readonly arch: string
  readonly shape: string
  /** The definition as stacker would marshal it, with portable paths. */
  readonly definition: string
  readonly base: PortableBase
  /** Decimal seconds; null where unset or not compared. */
  readonly epoch: string | null
  readonly imports: readonly PortableContent[]
  readonly overlayDirs: readonly PortableContent[]
  /** Requested layer types as keys (`tar+false`), sorted. Empty for build_only: those have no image. */
  readonly layerTypes: readonly string[]
  /**
   * Digests of what is in the sources of its binds. Only in facts that name all that a build sees, where those below are named so, too:
   * none of them, also of a layer that has no binds itself, is ever what stacker looks a layer up by.
   */
  readonly binds?: readonly Digest[]
}

/** Under which name a layer is recorded: what its build saw beside what stacker compares has records of its own. */
export function recordedName({ name, binds }: Pick<PortableFacts, 'name'> & { readonly binds?: unknown }): string {
  return binds === undefined ? name : `${name}\0binds`
}

export type PortableBase =
  | { readonly kind: 'known'; readonly base: string }
  /** Another layer of the project, by identity; `path` where only one file of it is the base. */
  | { readonly kind: 'layer'; readonly identity: Digest; readonly path: string }
  /** A file of a layer that is built on every run: its build does not name it, stacker compares what was taken. */
  | { readonly kind: 'taken'; readonly layer: string; readonly path: string }

export type PortableContent =
  | { readonly kind: 'file'; readonly hash: string }
  | { readonly kind: 'directory'; readonly tree: Digest }
  | { readonly kind: 'produced'; readonly identity: Digest; readonly path: string }
  /** From a layer that is built on every run. */
  | { readonly kind: 'taken'; readonly producer: string; readonly path: string }

const digests = new WeakMap<PortableFacts, Digest>()

/** Digest over a canonical text of the facts: member order is fixed here, so it does not depend on how the value was made. */
export function factsDigest(facts: PortableFacts): Digest {
  let digest = digests.get(facts)
  if (digest === undefined) digests.set(facts, (digest = computeDigest(facts)))
  return digest
}

function computeDigest(facts: PortableFacts): Digest {
  const base = ((fact: PortableBase): readonly string[] => {
    switch (fact.kind) {
      case 'known':
        return ['known', fact.base]
      case 'layer':
        return ['layer', fact.identity, fact.path]
      case 'taken':
        return ['taken', fact.layer, fact.path]
    }
  })(facts.base)
  const content = (fact: PortableContent): readonly string[] => {
    switch (fact.kind) {
      case 'file':
        return ['file', fact.hash]
      case 'directory':
        return ['directory', fact.tree]
      case 'produced':
        return ['produced', fact.identity, fact.path]
      case 'taken':
        return ['taken', fact.producer, fact.path]
    }
  }
  return digestOf(
    JSON.stringify([
      'stack-cache facts 1',
      facts.name,
      facts.arch,
      facts.shape,
      facts.definition,
      base,
      facts.epoch,
      facts.imports.map(content),
      facts.overlayDirs.map(content),
      facts.layerTypes,
      ...(facts.binds === undefined ? [] : [['binds', ...facts.binds]]),
    ]),
  )
}

/**
 * What a child or importer knows a layer by. An output layer is its facts and the manifests that came of them; a build_only layer
 * has no manifest and is its facts alone, so building it again does not make another layer of it (stacker's own judgement, too) - but
 * for what it took from layers that are built on every run, which its facts do not name: `taken`, as its entry witnesses it.
 */
export function layerIdentity(facts: PortableFacts, manifests: readonly Digest[], taken: readonly string[]): Digest {
  const more = taken.length === 0 ? [] : [taken]
  return digestOf(JSON.stringify(['stack-cache layer 1', factsDigest(facts), [...manifests].sort(), ...more]))
}

/**
 * The definition with the paths of imports, overlay dirs and binds as seen from the stackerfile's directory, and a layout that a
 * docker base names as seen from where stacker is run (docs/stacker/restoring.md#27).
 */
export function portableLayer(definition: LayerDefinition, workingDirectory: string): Layer {
  const { layer, written, stackerfile } = definition
  const portable = (absolute: string, asWritten: string | undefined): string =>
    portablePath(absolute, asWritten ?? absolute, path.posix.dirname(stackerfile), workingDirectory)
  const imports = (list: readonly Import[] | null, source: readonly Import[] | null): readonly Import[] | null =>
    list?.map((item, index) => ({ ...item, Path: portable(item.Path, source?.[index]?.Path) })) ?? null
  return {
    ...layer,
    From: { ...layer.From, Url: portableUrl(layer.From, workingDirectory) },
    Imports: imports(layer.Imports, written.Imports),
    ...(layer.LegacyImport === undefined
      ? {}
      : { LegacyImport: imports(layer.LegacyImport, written.LegacyImport ?? null) }),
    OverlayDirs:
      layer.OverlayDirs?.map((item, index): OverlayDir => ({
        ...item,
        Source: portable(item.Source, written.OverlayDirs?.[index]?.Source),
      })) ?? null,
    Binds:
      layer.Binds?.map((item, index): Bind => ({
        Source: portable(item.Source, written.Binds?.[index]?.Source),
        Dest: portable(item.Dest, written.Binds?.[index]?.Dest),
      })) ?? null,
  }
}

/**
 * A docker base from a layout of the checkout, which is written with an absolute path: what counts is the image in it, and the definition
 * laid down is the one of this checkout. No stackerfile can hold the text that stands for it, since a name of an image has no blank.
 */
function portableUrl(from: ImageSource, workingDirectory: string): string {
  const image = from.Type === 'docker' ? imageInLayout(from) : undefined
  if (image?.name === undefined || image.name === '' || !isInside(image.directory, workingDirectory)) return from.Url
  return `oci:${path.posix.relative(workingDirectory, image.directory)}:${image.name} (in the checkout)`
}

function isInside(place: string, directory: string): boolean {
  return place === directory || place.startsWith(directory === '/' ? directory : `${directory}/`)
}

/**
 * A path of the checkout, relative to the stackerfile: `conf`, `./conf` and the absolute spelling are one path to stacker, which
 * compares what they resolve to. URLs and absolute paths outside the working directory stay as they are. Trailing slashes are
 * kept: stacker stages `dir/` differently from `dir`.
 */
function portablePath(
  absolute: string,
  asWritten: string,
  stackerfileDirectory: string,
  workingDirectory: string,
): string {
  if (!absolute.startsWith('/')) return absolute
  if (asWritten.startsWith('/') && ![workingDirectory, stackerfileDirectory].some((root) => isInside(absolute, root)))
    return absolute
  const slashes = /\/*$/.exec(absolute)?.[0] ?? ''
  return path.posix.relative(stackerfileDirectory, absolute) + slashes
}
