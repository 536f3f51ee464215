import path from 'node:path'
import type { ContentFact } from '../../src/layer/facts.ts'
import { stackerUrl } from '../../src/stackerfile/dockerish-url.ts'
import type { Import, Layer } from '../../src/stackerfile/layer.ts'
import { readStaged } from '../../src/workspace/staged-facts.ts'

type StagedBy = Parameters<typeof readStaged>[1]

interface StagedPlace extends StagedBy {
  /** Absolute. */
  readonly stackerDir: string
  readonly layerName: string
}

/**
 * What the build staged for every import, read as Put reads it (docs/stacker/build-cache.md#6.3; cache.go, Put). An import with
 * `dest` leaves nothing behind and is undefined; one from another layer is named by its producer, whose content was staged.
 */
export function stagedImports(layer: Layer, place: StagedPlace): readonly (ContentFact | undefined)[] {
  return (layer.Imports ?? []).map((source) => {
    const taken = stackerUrl(source.Path)
    if (taken) return { kind: 'produced', producer: taken.layer, path: taken.path }
    if (source.Dest !== undefined && source.Dest !== '') return undefined
    return readStaged(stagedPath(source, place), place)
  })
}

function stagedPath(source: Import, { stackerDir, layerName }: StagedPlace): string {
  return path.join(stackerDir, 'imports', layerName, path.posix.basename(source.Path))
}
