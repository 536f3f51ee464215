import { realpath, symlink } from 'node:fs/promises'
import path from 'node:path'

import { extractedName } from '../directories.ts'
import type { LayDownRequest } from './lay-down-request.ts'
import { isAbsent } from '../oci-layout.ts'
import { ensureDirectory } from '../placing.ts'

/**
 * The directories of further layer types, as stacker's pack.go leaves them (docs/stacker/restoring.md#45): links to the one of the
 * first type, absolute. The one they lead to may be empty still; stacker then extracts into it, whichever of the types it takes.
 */
export async function placeTwins(
  { directories: { rootsDir }, layers, owner }: LayDownRequest,
  setAside: (target: string) => Promise<void>,
): Promise<void> {
  for (const { digest, of } of layers.flatMap(({ twins }) => twins ?? [])) {
    const link = path.join(rootsDir, extractedName(digest))
    const target = path.join(rootsDir, extractedName(of))
    await ensureDirectory(path.join(target, 'overlay'), owner)
    if ((await leadsTo(link)) === (await leadsTo(target))) continue
    // What stands there may be older than what is laid down now; two directories for one content are stacker's to get wrong.
    await setAside(link)
    await symlink(target, link)
  }
}

async function leadsTo(file: string): Promise<string | undefined> {
  try {
    return await realpath(file)
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}
