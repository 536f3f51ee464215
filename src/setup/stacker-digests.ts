import type { Digest } from '../formats/digest.ts'

/**
 * The sha256 of files of stacker's releases, by `VERSION/FILE`, as `node scripts/stacker-digests.mjs VERSION...` prints them. A line is
 * added only where somebody has downloaded that file and compared: a digest that is wrong here installs a foreign program everywhere.
 * What is not in the table needs the input `digest`.
 */
export const stackerDigests: Readonly<Record<string, Digest>> = {}
