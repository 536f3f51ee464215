import path from 'node:path'
import type { ReadWatch } from '../formats/file-hash.ts'
import type { BaseFact, ContentFact } from '../layer/facts.ts'
import { imageInLayout } from '../layer/image-layout.ts'
import type { Platform } from '../formats/oci/instance.ts'
import { dockerishUrl } from '../stackerfile/dockerish-url.ts'
import type { Layer } from '../stackerfile/layer.ts'
import type { Release } from '../release/release.ts'
import { predictFileBase } from './base-file.ts'
import { predictImageBase, type ImageEnvironment } from './base-image.ts'
import { predictLayoutBase } from './base-oci-layout.ts'
import { baseTag } from './base-slot.ts'
import { observeDownload, type DownloadEnvironment } from './download.ts'
import type { Evidence } from './resolution.ts'

export interface BaseEnvironment extends ImageEnvironment {
  readonly release: Release
  /** Absolute: where stacker is run. Paths in `from.url` are relative to it. */
  readonly workingDirectory: string
  /** The machine that stacker runs on, in Go's words: `linux`, `amd64`. */
  readonly host: { readonly os: string; readonly arch: string }
  /** The layer of the project that writes `tag` into the OCI layout in that absolute directory, where one does. */
  readonly producers: (layout: string, tag: string) => string | undefined
  readonly download: DownloadEnvironment
  /** Told as a tarball is hashed, which is synchronous. */
  readonly watch?: ReadWatch | undefined
}

export interface PredictedBase {
  readonly fact: BaseFact
  /** What was seen on the way; to be seen again after the build before a resolution is written. */
  readonly evidence?: Evidence
}

/**
 * What stacker will find as the layer's base (docs/stacker/staging.md#8.4; GetBase, getBaseHash). Reads files, asks registries and
 * http servers.
 */
export async function predictBase(layer: Layer, environment: BaseEnvironment): Promise<PredictedBase> {
  const { From: from } = layer
  const { release } = environment
  switch (from.Type) {
    case 'scratch':
      if (!release.rules.scratchBase) return broken(`unknown layer type: ${from.Type}`)
      return { fact: { kind: 'known', base: '' } }
    case 'built':
      if (from.Tag === '') return broken('from tag cannot be empty')
      return { fact: { kind: 'built', layer: from.Tag } }
    case 'tar':
      return predictTarBase(from.Url, environment)
    case 'oci':
      return { fact: await predictOciBase(layer, environment) }
    case 'docker': {
      const tag = baseTag(layer)
      if (tag === undefined || !isImageName(tag)) return broken(`Invalid image ${tag ?? ''}`)
      if (imageInLayout(from) !== undefined) return { fact: await predictDockerLayout(layer, environment) }
      const { Url: url, Insecure: insecure } = from
      return predictImageBase({ url, insecure, ...platformOf(layer, environment), release: release.tag }, environment)
    }
    default:
      return broken(`unknown layer type: ${from.Type}`)
  }
}

async function predictTarBase(url: string, environment: BaseEnvironment): Promise<PredictedBase> {
  const { workingDirectory, release, watch } = environment
  const { scheme, host, path: taken } = dockerishUrl(url) ?? { scheme: '', host: '', path: url }
  switch (scheme) {
    case '':
      return { fact: await predictFileBase({ url, workingDirectory }, release, watch) }
    case 'http':
    case 'https': {
      const { fact, ...seen } = await observeDownload({ Path: url, Hash: '' }, environment.download)
      return { fact: baseOfDownload(fact), ...seen }
    }
    case 'stacker':
      return { fact: { kind: 'produced', layer: host, path: taken } }
    default:
      return broken(`unsupported url scheme ${url}`)
  }
}

function baseOfDownload(fact: ContentFact): BaseFact {
  switch (fact.kind) {
    case 'file':
      return { kind: 'known', base: fact.hash }
    case 'broken':
    case 'unknown':
      return { kind: fact.kind, why: fact.why }
    case 'directory':
    case 'produced':
      throw new Error(`a download cannot be a ${fact.kind}`)
  }
}

async function predictOciBase(layer: Layer, environment: BaseEnvironment): Promise<BaseFact> {
  const tag = baseTag(layer)
  if (tag === undefined) return { kind: 'broken', why: 'bad OCI tag: oci' }
  if (!isImageName(tag)) return { kind: 'broken', why: `refusing to resolve invalid reference "${tag}"` }
  return predictInLayout(layer, layer.From.Url, environment)
}

/**
 * Without a name containers/image takes the only image there is, and some versions read an index (`@0`) where the name is
 * (docs/stacker/staging.md#8.9).
 */
async function predictDockerLayout(layer: Layer, environment: BaseEnvironment): Promise<BaseFact> {
  const { name = '' } = imageInLayout(layer.From) ?? {}
  return isImageName(name)
    ? predictInLayout(layer, `:${name}`, environment)
    : { kind: 'unknown', why: 'it does not tell the image of the layout by its name' }
}

/** `place` is what the layer's own output is known by, where it is one. */
async function predictInLayout(layer: Layer, place: string, environment: BaseEnvironment): Promise<BaseFact> {
  const { directory = '', name = '' } = imageInLayout(layer.From) ?? {}
  const layout = path.resolve(environment.workingDirectory, directory)
  const producer = environment.producers(layout, name)
  if (producer !== undefined) return { kind: 'produced', layer: producer, path: place }
  const { platform, detected } = platformOf(layer, environment)
  return predictLayoutBase(layout, name, platform, detected)
}

/**
 * Which instance of an index stacker asks for: the layer's os and architecture from v1.1.0-rc3 on, before that its own machine's
 * (docs/stacker/staging.md#8.7).
 */
function platformOf(layer: Layer, environment: BaseEnvironment): { platform: Platform; detected: boolean } {
  const { host, release } = environment
  const os = release.rules.layerPlatform ? (layer.OS ?? '') : ''
  const architecture = release.rules.layerPlatform ? (layer.Arch ?? '') : ''
  return {
    platform: { os: os === '' ? host.os : os, architecture: architecture === '' ? host.arch : architecture },
    detected: architecture === '',
  }
}

/** The grammar of names in an OCI layout (containers/image oci/internal, ValidateImageName), without the empty name. */
function isImageName(tag: string): boolean {
  return /^[A-Za-z0-9]+(?:(?:[-._:@+]|--)[A-Za-z0-9]+)*(?:\/[A-Za-z0-9]+(?:(?:[-._:@+]|--)[A-Za-z0-9]+)*)*$/.test(tag)
}

function broken(why: string): PredictedBase {
  return { fact: { kind: 'broken', why } }
}
