import type { Comparison } from './comparison.ts'
import { entry } from './entry.ts'
import { hash } from './hash.ts'
import { jsonText } from './json-text.ts'
import { scalar } from './scalar.ts'
import { stackerfile } from './stackerfile.ts'
import { filemode } from './filemode.ts'
import { spec } from './spec.ts'
import { tree } from './tree.ts'
import { shlex } from './shlex.ts'

/** All of them. Each has its own type of case, which only itself looks into. */
export const comparisons = [
  hash,
  jsonText,
  entry,
  scalar,
  stackerfile,
  shlex,
  filemode,
  spec,
  tree,
] as unknown as readonly Comparison<unknown>[]
