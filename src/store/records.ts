import { FormatError } from '../errors.ts'
import { decodeRecord, type LayerRecord } from '../layer/record.ts'
import { factsDigest, recordedName, type PortableFacts } from '../layer/portable.ts'
import type { Log } from '../log.ts'
import type { Store } from './store.ts'

/** The newest record of exactly these facts; a record that holds others is told to the log and is none. `seldom`: as the store has it. */
export async function findExactRecord(
  store: Store,
  facts: PortableFacts,
  log: Log,
  seldom = false,
): Promise<LayerRecord | undefined> {
  const digest = factsDigest(facts)
  const name = { arch: facts.arch, layer: recordedName(facts), shape: facts.shape, facts: digest }
  const found = await store.findRecord(name, seldom)
  const record = found && decode(found.bytes, facts.name, log)
  if (record === undefined || factsDigest(record.facts) === digest) return record
  log.warning(
    `the record of layer ${facts.name} in ${store.name} is not what its key says; the layer counts as not cached`,
  )
  return undefined
}

/** The newest record of the layer, whatever its facts; it explains a miss. */
export async function findNewestRecord(
  store: Store,
  facts: Pick<PortableFacts, 'arch' | 'name'> & { readonly binds?: unknown },
  log: Log,
): Promise<LayerRecord | undefined> {
  const found = await store.findOtherRecord({ arch: facts.arch, layer: recordedName(facts) })
  const record = found && decode(found.bytes, facts.name, log)
  const isAsked = record?.facts.arch === facts.arch && recordedName(record.facts) === recordedName(facts)
  if (record === undefined || isAsked) return record
  log.warning(`the record of layer ${facts.name} in ${store.name} is of another layer; it is not used`)
  return undefined
}

function decode(bytes: Buffer, layer: string, log: Log): LayerRecord | undefined {
  try {
    return decodeRecord(bytes)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    log.warning(`the record of layer ${layer} cannot be read (${error.message}); the layer counts as not cached`)
    return undefined
  }
}
