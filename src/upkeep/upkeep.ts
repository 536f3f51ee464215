import { isTrouble, UserError } from '../errors.ts'
import { parseRecord } from '../layer/record.ts'
import { formatBytes } from '../report/figures.ts'
import { visible, visibleJson } from '../report/escape.ts'
import { collectGarbage, type CollectRule } from '../store/directory/collect.ts'
import { listRecords, showRecords, verifyStore, type StoredRecord } from '../store/directory/inspect.ts'
import type { StoreKeeper } from '../use-cases.ts'

const millisecondsPerDay = 86_400_000

/** `stack-cache store`: looks into a store in a directory and clears it up. */
export const storeKeeper: StoreKeeper = {
  async run(action, store, style) {
    try {
      return await look(action, store, style)
    } catch (error) {
      if (!isTrouble(error)) throw error
      throw new UserError(`store: ${error.message}`, { cause: error })
    }
  },
}

const look: StoreKeeper['run'] = async (action, store, { json, now }) => {
  switch (action.kind) {
    case 'list': {
      const records = await listRecords(store.path)
      if (json) return toJson(records.map(recordJson))
      return records.length === 0 ? 'The store holds no records.' : records.map(recordLine).join('\n')
    }
    case 'show': {
      const found = await showRecords(store.path, action.layer)
      if (found.length === 0) {
        throw new UserError(
          `store: no record of ${JSON.stringify(action.layer)}; "stack-cache store list" names the layers`,
        )
      }
      if (json) return toJson(found.map(({ record, bytes }) => ({ ...recordJson(record), record: parsed(bytes) })))
      return found.map(({ record, bytes }) => `${recordLine(record)}\n${visibleLines(bytes)}`).join('\n\n')
    }
    case 'verify': {
      const faults = await verifyStore(store.path)
      if (json) return toJson(faults)
      if (faults.length === 0) return 'Every record and blob is what its name says.'
      return faults.map(({ kind, subject }) => `${kind}: ${visible(subject)}`).join('\n')
    }
    case 'gc': {
      const rule: CollectRule = {
        ...(store.maxAge === undefined ? {} : { unusedFor: store.maxAge * millisecondsPerDay }),
        ...(store.budget === undefined ? {} : { bytes: store.budget }),
        dryRun: action.dryRun,
      }
      const { records, blobs, bytes, kept, spared, broken } = await collectGarbage(store.path, rule, now())
      if (json) return toJson({ records, blobs, bytes, kept, spared, broken })
      const verb = action.dryRun ? 'Would remove' : 'Removed'
      const sum = `${verb} ${String(records.length)} records and ${String(blobs.length)} blobs, ${formatBytes(bytes)}; ${formatBytes(kept)} stay${
        spared === 0 ? '' : `, and for a day ${formatBytes(spared)} that nothing needs any more`
      }.`
      return [sum, ...broken.map((file) => `cannot be read, keeps nothing: ${visible(file)}`)].join('\n')
    }
  }
}

function recordJson(record: StoredRecord): Readonly<Record<string, unknown>> {
  const { key, id, layer, written, used, bytes } = record
  return {
    layer: layer ?? null,
    key,
    id,
    written: new Date(written).toISOString(),
    used: new Date(used).toISOString(),
    bytes,
  }
}

function recordLine({ id, layer, written, bytes }: StoredRecord): string {
  const when = new Date(written).toISOString().slice(0, 16).replace('T', ' ')
  return `${id.slice('sha256:'.length, 'sha256:'.length + 12)}  ${when}  ${formatBytes(bytes).padStart(9)}  ${visible(layer ?? '(unreadable)')}`
}

function parsed(bytes: Buffer): unknown {
  try {
    return parseRecord(bytes)
  } catch {
    return null
  }
}

function visibleLines(bytes: Buffer): string {
  return JSON.stringify(parsed(bytes), undefined, 2).split('\n').map(visible).join('\n')
}

function toJson(value: unknown): string {
  return visibleJson(value, 2)
}
