import { parseRecord } from '../layer/record.ts'

/** What people are told of a record. */
export interface ToldRecord {
  readonly layer: string | undefined
  /** Seconds since 1970. */
  readonly savedAt: number | undefined
}

/** ECMA-262, "Time Values": a later one is no date. */
const lastSecond = 8.64e12

/** Read leniently, as records of other formats lie in stores, too. */
export function toldOfRecord(bytes: Uint8Array): ToldRecord {
  try {
    const value = parseRecord(bytes) as {
      readonly facts?: { readonly name?: unknown }
      readonly savedAt?: unknown
    } | null
    const [layer, savedAt] = [value?.facts?.name, value?.savedAt]
    return {
      layer: typeof layer === 'string' ? layer : undefined,
      savedAt: typeof savedAt === 'number' && savedAt >= 0 && savedAt <= lastSecond ? savedAt : undefined,
    }
  } catch {
    return { layer: undefined, savedAt: undefined }
  }
}
