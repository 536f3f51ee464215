import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { isTrouble } from '../errors.ts'
import type { Handover } from '../handover/handover.ts'
import { readOptions } from '../options/read-options.ts'
import type { Options } from '../options/options.ts'

/** A directory while it lives: one that is made anew in its place is another. Undefined where there is none. */
export function nameOfCheckout(directory: string): string | undefined {
  try {
    const { dev, ino, birthtimeNs } = statSync(directory, { bigint: true })
    return [dev, ino, birthtimeNs].join('-')
  } catch (error) {
    if (!isTrouble(error)) throw error
    return undefined
  }
}

/** What stacker has built, until it builds more; that nothing is known of it counts as one more build. */
export function buildOf(stackerDirectory: string): string {
  try {
    const { ino, size, mtimeNs } = statSync(join(stackerDirectory, 'build.cache'), { bigint: true })
    return [ino, size, mtimeNs].join('-')
  } catch (error) {
    if (!isTrouble(error)) throw error
    return 'none'
  }
}

/**
 * Why what a restore left is of another checkout or another build than the save that found it; undefined where it is of this one.
 * `options` are the save's, with those of the restore taken over. @throws UserError for options that cannot be read any more.
 */
export async function whyForeign(
  handover: Handover,
  options: Options,
  place: { readonly cwd: string; readonly seen: string },
): Promise<string | undefined> {
  const { working, stacker } = options.directories
  if (handover.checkout !== nameOfCheckout(working)) return 'it is of another checkout than the one that is here now'
  if (handover.usedFor !== undefined && handover.usedFor !== buildOf(stacker)) {
    return 'a save has used it, and stacker has run since'
  }
  const gone = handover.files?.find((file) => !existsSync(file))
  if (gone !== undefined) return `its stackerfile ${gone} is gone`
  const other = await otherOptions(handover, options, place)
  return other.length === 0 ? undefined : `it was given other options (${other.join(', ')})`
}

/** Options by which stacker builds something else. One may save less than was restored. */
async function otherOptions(
  handover: Handover,
  now: Options,
  place: { readonly cwd: string; readonly seen: string },
): Promise<readonly string[]> {
  const files = handover.files ?? []
  const before = await readOptions(handover.texts as Parameters<typeof readOptions>[0], {
    ...place,
    defaultStore: 'dir:.',
    expand: () => Promise.resolve(files),
  })
  const differs = (read: (options: Options) => unknown): boolean => textOf(read(before)) !== textOf(read(now))
  const sources =
    now.sources.kind === 'files' && before.sources.kind === 'files'
      ? now.sources.files.some((file) => !files.includes(file))
      : differs(({ sources }) => sources)
  return [
    ...(sources ? ['stackerfiles'] : []),
    ...(differs(({ substitute }) => substitute) ? ['substitute'] : []),
    ...(differs(({ substituteFile }) => substituteFile) ? ['substitute-file'] : []),
    ...(differs(({ layerTypes }) => layerTypes) ? ['layer-type'] : []),
    ...(differs(({ verity }) => verity) ? ['no-verity'] : []),
    ...(differs(({ directories }) => ({ ...directories, written: undefined })) ? ['directories'] : []),
    ...(differs(({ stackerVersion }) => stackerVersion) ? ['stacker-version'] : []),
    ...(differs(({ stackerUser }) => stackerUser) ? ['stacker-user'] : []),
    ...(differs(({ epoch }) => epoch) ? ['source-date-epoch'] : []),
  ]
}

function textOf(value: unknown): string {
  return JSON.stringify([value], (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))
}
