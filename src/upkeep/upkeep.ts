import { tmpdir } from 'node:os'

import { isTrouble, UserError } from '../errors.ts'
import type { StoreChoice } from '../options/options.ts'
import { nameGlob } from '../plan/name-glob.ts'
import { openStore } from '../plan/open-store.ts'
import { visible, visibleJson } from '../report/escape.ts'
import { counted, formatBytes } from '../report/figures.ts'
import type { Collected, CollectRule, Inventory } from '../store/inventory.ts'
import type { StoreAction, StoreKeeper, UpkeepSurroundings } from '../use-cases.ts'
import { copyRecords, type Copied } from './copy.ts'
import { tellEmpty, whyNoStore } from './empty-store.ts'
import { openInventory } from './open-inventory.ts'
import { recordJson, recordLines, recordTable, recordValue } from './stored-lines.ts'
import { countWaiting } from './waiting-records.ts'
import { isWanted } from './wanted-record.ts'

const millisecondsPerDay = 86_400_000

/** `stack-cache store`: looks into stores, clears them up, and copies from one to another. */
export const storeKeeper: StoreKeeper = {
  async run(action, surroundings) {
    try {
      return await look(action, surroundings)
    } catch (error) {
      if (!isTrouble(error)) throw error
      throw new UserError(`store: ${error.message}`, { cause: error })
    }
  },
}

const look: StoreKeeper['run'] = async (action, surroundings) => {
  const { json } = surroundings
  switch (action.kind) {
    case 'list': {
      const records = await openInventory(action.store, surroundings).records()
      if (json) return toJson(records.map(recordJson))
      return records.length === 0 ? await tellEmpty(action.store) : recordTable(records)
    }
    case 'show':
      return await show(openInventory(action.store, surroundings), action.layer, json)
    case 'verify': {
      const faults = await openInventory(action.store, surroundings).verify()
      if (json) return toJson(faults)
      if ((await whyNoStore(action.store)) !== undefined) return await tellEmpty(action.store)
      if (faults.length === 0) return `Every record and blob is what its name says${await copiedIn(action.store)}.`
      return faults.map(({ kind, subject }) => `${kind}: ${visible(subject)}`).join('\n')
    }
    case 'gc': {
      const rule: CollectRule = {
        ...(action.maxAge === undefined ? {} : { unusedFor: action.maxAge * millisecondsPerDay }),
        ...(action.budget === undefined ? {} : { bytes: action.budget }),
        dryRun: action.dryRun,
      }
      const collected = await openInventory(action.store, surroundings).collect(rule, surroundings.now())
      return json ? toJson(collected) : collectedLines(collected, action.dryRun)
    }
    case 'copy': {
      const copied = await copy(action, surroundings)
      if (json) return toJson(copied)
      const { copied: went, standing, left } = copied
      const isEmpty = action.layers.length === 0 && went.length + standing.length + left.length === 0
      return isEmpty ? `Nothing to copy: ${await tellEmpty(action.from)}` : copiedLines(copied)
    }
  }
}

/** What a person who copied records in by another tool asks: were they looked at, too? */
async function copiedIn(store: StoreChoice): Promise<string> {
  const count = store.kind === 'directory' ? await countWaiting(store.path) : 0
  if (count === 0) return ''
  return `, ${counted(count, 'record')} among them that another tool has copied in`
}

async function show(inventory: Inventory, wanted: string, json: boolean): Promise<string> {
  const found = (await inventory.records()).filter((record) => isWanted(record, wanted))
  const read = await Promise.all(found.map(async (record) => ({ record, bytes: await inventory.read(record) })))
  const shown = read.flatMap(({ record, bytes }) => (bytes === undefined ? [] : [{ record, bytes }]))
  if (shown.length === 0) {
    throw new UserError(`store: no record of ${JSON.stringify(wanted)}; "stack-cache store list" names the layers`)
  }
  if (json) return toJson(shown.map(({ record, bytes }) => ({ ...recordJson(record), record: recordValue(bytes) })))
  return shown.map(({ record, bytes }) => recordLines(record, bytes)).join('\n\n')
}

async function copy(
  { from, to, layers }: Extract<StoreAction, { kind: 'copy' }>,
  surroundings: UpkeepSurroundings,
): Promise<Copied> {
  const { keyPrefix, patience, trust, log, environment, now } = surroundings
  const inventory = openInventory(from, surroundings)
  const globs = layers.map(nameGlob)
  const [source, target] = await Promise.all(
    [from, to].map((choice) => openStore(choice, keyPrefix, { log, environment, now }, { patience, trust })),
  )
  if (source === undefined || target === undefined) throw new TypeError('two stores were opened')
  if (target.writable.kind === 'no') throw new UserError(`store: ${target.name}: ${target.writable.why}`)
  return await copyRecords({
    inventory,
    from: source,
    to: target,
    keyPrefix,
    isMeant: (layer) => globs.length === 0 || globs.some((glob) => glob.test(layer)),
    scratch: environment['TMPDIR'] ?? tmpdir(),
    log,
  })
}

function collectedLines({ records, blobs, bytes, kept, spared, broken }: Collected, dryRun: boolean): string {
  const verb = dryRun ? 'Would remove' : 'Removed'
  const sum = `${verb} ${counted(records.length, 'record')} and ${counted(blobs.length, 'blob')}, ${formatBytes(bytes)}; ${formatBytes(kept)} stay${
    spared === 0 ? '' : `, and for a day ${formatBytes(spared)} that nothing needs any more`
  }.`
  return [sum, ...broken.map((record) => `cannot be read, keeps nothing: ${visible(record)}`)].join('\n')
}

function copiedLines({ copied, standing, left, bytes }: Copied): string {
  const sum = `Copied ${counted(copied.length, 'record')}, ${formatBytes(bytes)}; ${String(standing.length)} ${standing.length === 1 ? 'was' : 'were'} there.`
  return [sum, ...left.map(({ key, why }) => `not copied: ${visible(key)}: ${visible(why)}`)].join('\n')
}

function toJson(value: unknown): string {
  return visibleJson(value, 2)
}
