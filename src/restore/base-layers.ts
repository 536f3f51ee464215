import { realpath, rm } from 'node:fs/promises'
import path from 'node:path'

import { isTrouble } from '../errors.ts'
import { digestHex, type Digest } from '../formats/digest.ts'
import { imageInLayout } from '../layer/image-layout.ts'
import { rootOf, type Provision } from '../layer/provision.ts'
import { wantedBlobs } from './laying.ts'
import type { ForeseenLayer, Foresight } from '../plan/foresight.ts'
import type { RegistryClient } from '../registry/client.ts'
import { openMachineRegistry } from '../registry/machine.ts'
import { thisMachine } from '../registry/this-machine.ts'
import { parseReference } from '../registry/reference.ts'
import type { ImageSource } from '../stackerfile/layer.ts'
import { copyHashed } from '../store/verified-file.ts'
import type { Surroundings } from '../use-cases.ts'
import { layerBasesPath, type StackerDirectories } from '../workspace/directories.ts'
import type { StagedBlob } from '../workspace/lay-down/lay-down-request.ts'
import { blobIn } from '../formats/oci/layout.ts'
import { sizeOfFile, verifyFile } from '../workspace/oci-layout.ts'

/** A layer of a base image that has to be extracted here (docs/stacker/restoring.md#16). Our store never has it. */
interface BaseLayer {
  readonly digest: Digest
  readonly size: number
  readonly base: ImageSource
}

/**
 * Layers of base images, for releases that do not extract them again. They are had from where stacker would fetch them
 * (docs/stacker/restoring.md#38), and are laid where it then need not (docs/stacker/restoring.md#35).
 */
export interface BaseLayers {
  /** Those that were fetched so far, in the staging directory. */
  readonly fetched: ReadonlyMap<Digest, StagedBlob>
  /** Fetches what laying these layers down takes and is not here. Answers those that cannot be laid down for want of it, with why. */
  readonly fetchFor: (foresight: Foresight) => Promise<ReadonlyMap<number, string>>
}

/** What base images are waited for, in milliseconds: for a piece of one, and for all of a restore. stacker would have to fetch them too. */
const usualPatience = { request: 20_000, total: 20 * 60_000 }

/** As many as containers/image copies at a time (docs/stacker/platform.md#4.4; copy, maxParallelDownloads). */
const parallelFetches = 6

/** Asks nobody before something is wanted. */
export function openBaseLayers(
  directories: StackerDirectories,
  staging: string,
  surroundings: Surroundings,
): BaseLayers {
  const fetched = new Map<Digest, StagedBlob>()
  let registry: RegistryClient | undefined
  // The time runs from the first question on.
  const client = (): RegistryClient => (registry ??= openRegistry(surroundings))

  /** Answers why it cannot be had. */
  const fetchLayer = async (layer: BaseLayer): Promise<string | undefined> => {
    const { digest, size, base } = layer
    if (fetched.has(digest) || (await isHere(directories, layer))) return undefined
    const file = path.join(staging, `base-${digestHex(digest)}`)
    const place = imageInLayout(base)
    const why =
      place === undefined
        ? await fromRegistry(layer, file, client)
        : await fromLayout(path.resolve(directories.workingDirectory, place.directory), layer, file)
    if (why === undefined) fetched.set(digest, { size, file })
    return why
  }

  const fetchFor: BaseLayers['fetchFor'] = async ({ layers, sources }) => {
    const brought = wantedBlobs(layers, sources.layerTypes).filter(({ layout }) => layout)
    const queue = baseLayersOf(layers, new Set(brought.map(({ digest }) => digest)))
    const lacking = new Map<number, string>()
    const work = async (): Promise<void> => {
      // Once one cannot be had, layers that others were for may not be wanted any more.
      while (lacking.size === 0) {
        const layer = queue.shift()
        if (layer === undefined) return
        const why = await fetchLayer(layer)
        if (why === undefined) continue
        for (const [index, { provision }] of layers.entries()) {
          if (extractedOfBase(provision).some(({ digest }) => digest === layer.digest))
            lacking.set(index, `its base image ${layer.base.Url} cannot be had: ${why}`)
        }
      }
    }
    await Promise.all(Array.from({ length: parallelFetches }, work))
    return lacking
  }

  return { fetched, fetchFor }
}

/** Each once, without those that images bring along. */
function baseLayersOf(layers: readonly ForeseenLayer[], brought: ReadonlySet<Digest>): BaseLayer[] {
  const all = layers.flatMap(({ provision }) => extractedOfBase(provision))
  return [...new Map(all.map((layer) => [layer.digest, layer])).values()].filter(({ digest }) => !brought.has(digest))
}

function extractedOfBase(provision: Provision | undefined): BaseLayer[] {
  const root = rootOf(provision)
  const base = root?.base
  if (provision === undefined || !('extract' in provision) || root === undefined || base === undefined) return []
  const awaited = provision.extract.filter(({ digest }) => root.awaited.has(digest))
  return awaited.map(({ digest, size }) => ({ digest, size, base }))
}

/** Whole, where it is taken from first: in the output layout, else among stacker's own copies of base images. */
async function isHere(directories: StackerDirectories, { digest, size }: BaseLayer): Promise<boolean> {
  try {
    const output = blobIn(directories.ociDir, digest)
    const file = (await sizeOfFile(output)) === undefined ? blobIn(layerBasesPath(directories), digest) : output
    return (await verifyFile(file, digest, size)) === undefined
  } catch (error) {
    if (!isTrouble(error)) throw error
    return false
  }
}

function openRegistry({ environment, log, networkPatience = usualPatience }: Surroundings): RegistryClient {
  return openMachineRegistry(thisMachine({ environment, log }), networkPatience).client
}

async function fromLayout(layout: string, { digest, size }: BaseLayer, file: string): Promise<string | undefined> {
  try {
    // A copy: what happens to the file here must not happen to the layout.
    const found = await copyHashed(await realpath(blobIn(layout, digest)), file, size)
    if (found.digest === digest && found.size === size) return undefined
    await rm(file)
    return `${digest} is damaged in the layout`
  } catch (error) {
    // What lies there need not even be a file.
    return error instanceof Error ? error.message : String(error)
  }
}

async function fromRegistry(
  { digest, size, base }: BaseLayer,
  file: string,
  client: () => RegistryClient,
): Promise<string | undefined> {
  const parsed = parseReference(base.Url.replace(/^docker:\/\//, ''))
  if (!base.Url.startsWith('docker://') || parsed.kind === 'invalid') return 'it is not the image of a registry'
  const question = { reference: parsed.reference, insecure: base.Insecure, digest, size }
  const answer = await client().fetchBlob(question, file)
  return answer.kind === 'fetched' ? undefined : answer.why
}
