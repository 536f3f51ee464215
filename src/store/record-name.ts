import { factsDigest, recordedName } from '../layer/portable.ts'
import type { LayerRecord } from '../layer/record.ts'
import type { RecordName } from './store.ts'

/** The name by which a record is asked for. */
export function recordNameOf({ facts }: Pick<LayerRecord, 'facts'>): RecordName {
  return { arch: facts.arch, layer: recordedName(facts), shape: facts.shape, facts: factsDigest(facts) }
}
