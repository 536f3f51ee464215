import { stat } from 'node:fs/promises'

import { isTrouble } from '../errors.ts'
import { manifestDigests } from '../layer/entry-facts.ts'
import { blobIn } from '../formats/oci/layout.ts'
import type { BuiltLayer } from './built-layer.ts'

/**
 * When stacker wrote the images of the layers, in milliseconds since 1970, by the layer's name; of several types the last. What may not be
 * seen is left out.
 */
export async function imageTimes(
  layers: readonly Pick<BuiltLayer, 'entry'>[],
  ociDir: string,
): Promise<ReadonlyMap<string, number>> {
  const timed = await Promise.all(
    layers.map(async ({ entry }) => {
      const digests = manifestDigests(entry)
      const times = await Promise.all(digests.map((digest) => writtenAt(blobIn(ociDir, digest))))
      const last = Math.max(...times.map((at) => at ?? Infinity))
      return Number.isFinite(last) ? [[entry.Name, last] as const] : []
    }),
  )
  return new Map(timed.flat())
}

async function writtenAt(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs
  } catch (error) {
    if (!isTrouble(error)) throw error
    return undefined
  }
}
