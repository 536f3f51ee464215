import type { Comparison } from './comparison.ts'
import { entry } from './entry.ts'
import { hash } from './hash.ts'
import { jsonText } from './json-text.ts'
import { scalar } from './scalar.ts'

/** All of them. Each has its own type of case, which only itself looks into. */
export const comparisons = [hash, jsonText, entry, scalar] as unknown as readonly Comparison<unknown>[]
