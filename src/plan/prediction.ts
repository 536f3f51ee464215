import path from 'node:path'

import { readAttributes } from '../formats/extended-attributes.ts'
import type { ReadWatch } from '../formats/file-hash.ts'
import { imageTag } from '../layer/entry.ts'
import type { Options } from '../options/options.ts'
import { openBindTrees } from '../predict/bind-trees.ts'
import { openDownloads } from '../predict/downloads.ts'
import type { PredictionEnvironment } from '../predict/foreseen-facts.ts'
import { openOwnDirectories, type OwnDirectories } from '../predict/own-directories.ts'
import { openMachineRegistry } from '../registry/machine.ts'
import { thisMachine } from '../registry/this-machine.ts'
import { formatBytes } from '../report/figures.ts'
import type { ReadSources } from './sources.ts'
import type { Store } from '../store/store.ts'
import type { Progress, Surroundings } from '../use-cases.ts'

/** What a plan waits for registries and servers at most, where nothing else is said. */
const usualPatience = { request: 20_000, total: 120_000 }

/** Larger downloads are not fetched for a plan: their layers are `unknown`. */
const mostDownloadBytes = 64 * 1024 * 1024

/** The options by which facts are predicted. */
export type PredictionOptions = Pick<Options, 'directories' | 'bases' | 'from' | 'binds' | 'bindsExclude' | 'store'>

/** What facts are predicted with: the project's rules and this machine's network, each question asked once in a run. */
export function predictionEnvironment(
  options: PredictionOptions,
  { environment, log, networkPatience = usualPatience, progress }: Surroundings,
  sources: ReadSources,
  store: Store | undefined,
): PredictionEnvironment {
  const { directories } = options
  const { release, umask } = sources
  const { client, http } = openMachineRegistry(thisMachine({ environment, log }), networkPatience)
  const findResolution = async (name: string): Promise<unknown> => store?.findResolution(name)
  const outputs = outputTags(sources)
  const watch = hashedBytes(progress)
  return {
    staging: {
      release,
      workingDirectory: directories.working,
      umask,
      rootUser: sources.rootUser,
      readAttributes,
      ownDirectories: ownDirectoriesOf(options),
      watch,
    },
    base: {
      release,
      workingDirectory: directories.working,
      host: { os: 'linux', arch: sources.arch },
      bases: options.bases,
      registry: client,
      findResolution,
      producers: (layout, tag) => (layout === directories.oci ? outputs.get(tag) : undefined),
      watch,
      download: { release, umask, downloads: openDownloads(http, mostDownloadBytes, release.rules), findResolution },
    },
    stagedImports: options.from === 'local' ? path.join(directories.stacker, 'imports') : undefined,
    epoch: sources.epoch,
    binds:
      options.binds === 'content'
        ? openBindTrees({ exclude: options.bindsExclude, own: ownPlaces(options), progress })
        : undefined,
  }
}

export function ownDirectoriesOf({ directories }: Pick<PredictionOptions, 'directories'>): OwnDirectories {
  return openOwnDirectories([directories.stacker, directories.oci, directories.roots])
}

/** Tells what was hashed so far, while it is. */
export function hashedBytes(progress: Progress | undefined): ReadWatch | undefined {
  if (progress === undefined) return undefined
  let hashed = 0
  return (bytes) => {
    hashed += bytes
    progress(`hashed ${formatBytes(hashed)} of files`)
  }
}

/** Where this and stacker write. */
function ownPlaces({ directories: { stacker, oci, roots }, store }: PredictionOptions): readonly string[] {
  return [stacker, oci, roots, ...store.flatMap((each) => (each.kind === 'directory' ? [each.path] : []))]
}

/**
 * Tags that the project's layers will have in the output layout: the name for tar, else NAME-TYPE (docs/stacker/build-cache.md#2.4;
 * layer_type.go, LayerName).
 */
function outputTags({ layers, layerTypes }: ReadSources): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const { definition } of layers) {
    if (definition.layer.BuildOnly) continue
    for (const type of layerTypes) tags.set(imageTag(definition.name, type), definition.name)
  }
  return tags
}
