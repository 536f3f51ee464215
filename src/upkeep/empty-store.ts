import { readdir } from 'node:fs/promises'

import type { StoreChoice } from '../options/options.ts'
import { storeName } from '../options/store-name.ts'
import { visible } from '../report/escape.ts'
import { isCode } from '../store/error-code.ts'

/** What a person is told of a store without records: why there are none, where its place tells that. */
export async function tellEmpty(choice: StoreChoice): Promise<string> {
  const why = await whyNoStore(choice)
  return `${visible(storeName(choice))} holds no records${why === undefined ? '' : `: ${why}`}.`
}

/** Why a place cannot hold records; undefined where it can, and where that is not known before it is asked. */
export async function whyNoStore(choice: StoreChoice): Promise<string | undefined> {
  if (choice.kind !== 'directory') return undefined
  try {
    const names = new Set(await readdir(choice.path))
    // containers/image, docs/containers-transports.5.md, dir:path: one image, in a layout of its own.
    if (names.has('manifest.json') && names.has('version')) {
      return 'it is one image, as "dir:" of skopeo lays it down; copy by "stack-cache store copy", or with skopeo to oci:PATH:TAG'
    }
    return undefined
  } catch (error) {
    if (isCode(error, 'ENOENT')) return 'there is no such directory'
    if (isCode(error, 'ENOTDIR')) return 'it is no directory'
    throw error
  }
}
