import { FormatError } from '../errors.ts'
import type { LayerRecord, RecordedBlob } from '../layer/record.ts'
import { candidateOfRecord } from '../layer/recorded.ts'
import { freshnessOf } from '../plan/open-record-source.ts'
import { findExactRecord } from '../store/records.ts'
import type { BuiltLayer } from './built-layer.ts'
import type { SaveRequest } from './save-request.ts'

/** What the store has of this very layer already, if all of it. */
export async function keptRecord({ store, place }: SaveRequest, layer: BuiltLayer): Promise<LayerRecord | undefined> {
  const record = await findExactRecord(store, layer.facts, place.log)
  if (record === undefined) return undefined
  try {
    if (candidateOfRecord(record).identity !== layer.identity) return undefined
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
  const digests = record.blobs.map(({ digest }) => digest)
  return (await store.hasBlobs(digests)).size === new Set(digests).size ? record : undefined
}

/** A build_only layer is named by its facts alone: another build of them need not have the same content. */
export function mayBeOther({ fresh, untouched, entry }: BuiltLayer): boolean {
  return fresh || (entry.Layer.BuildOnly && !untouched)
}

/**
 * The same content of one identity. Texts of trees name the checkout that they were walked in; the tree of a layer that nobody is built on
 * or takes from has times of its build, and serves nobody more than the one that is kept.
 */
export function isSame(a: LayerRecord, b: LayerRecord, isLeaf: boolean): boolean {
  const counts = (kind: RecordedBlob['kind']): boolean => kind !== 'tree' && !(isLeaf && kind === 'packed')
  const content = ({ blobs, contents, root }: LayerRecord): string =>
    JSON.stringify([
      blobs.flatMap(({ digest, kind }) => (counts(kind) ? [digest] : [])).sort(),
      contents,
      root && [root.own, isLeaf ? null : root.content, root.standsOn],
    ])
  return content(a) === content(b)
}

export function isTooOld({ savedAt }: LayerRecord, { options, now }: SaveRequest): boolean {
  const { notBefore } = freshnessOf(options, now())
  return notBefore !== undefined && savedAt < notBefore
}
