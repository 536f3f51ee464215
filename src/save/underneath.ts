import type { LayerNote, Note } from '../handover/note.ts'
import { layerKey } from '../layer/stack.ts'
import type { Release } from '../release/release.ts'
import type { LayerDefinition } from '../stackerfile/stackerfile.ts'
import type { BuiltLayer } from './built-layer.ts'

/** What is known of the layers that one names. */
export interface Underneath {
  readonly below: (name: string) => BuiltLayer | undefined
  readonly overwritten: FindLayer
  readonly isBuiltOnEveryRun: (name: string) => boolean
  readonly note: Note | undefined
  readonly release: Release
}

/** A layer by its index, as far as it stands for those that are built on it. */
export type FindLayer = (index: number) => Pick<BuiltLayer, 'entry' | 'identity'> | undefined

/** What restore noted of the layer. */
export function noteOfLayer(note: Note | undefined, definition: LayerDefinition): LayerNote | undefined {
  return note?.layers.find((layer) => layerKey(layer) === layerKey(definition))
}

/** Restore looked at what stood in build.cache of this layer, and took away what was not good. */
export function isSeen(note: Note | undefined, definition: LayerDefinition): boolean {
  return note?.cleared === true && noteOfLayer(note, definition) !== undefined
}

/**
 * An entry holds the hash of what was taken, and not from which build of the producer. Only where nothing but what restore judged
 * stood there before the build is the producer of today the one.
 */
export function unseen(producer: string): string {
  return `it may have taken files from an earlier ${producer}: ${noRestore}`
}

export const noRestore = 'no restore has looked at the workspace before the build'
