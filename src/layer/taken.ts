import { stackerUrl } from '../stackerfile/dockerish-url.ts'
import type { Layer } from '../stackerfile/layer.ts'

/** A file or directory of another layer that a layer imports. */
export interface Taken {
  /** Index of the import. */
  readonly index: number
  readonly producer: string
  /** As stacker sees it in the producer's file system; empty where none is written. */
  readonly path: string
}

/**
 * What the layer takes from others by `stacker://LAYER/PATH`, whatever can be foreseen of it: stacker fetches all of it on every
 * run (docs/stacker/staging.md#2.2, docs/stacker/staging.md#9.1, docs/stacker/restoring.md#2).
 */
export function takenImports({ Imports: imports }: Layer): Taken[] {
  return (imports ?? []).flatMap(({ Path: source }, index): Taken[] => {
    const taken = stackerUrl(source)
    return taken === undefined ? [] : [{ index, producer: taken.layer, path: taken.path }]
  })
}
