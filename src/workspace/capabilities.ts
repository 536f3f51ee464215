import { access, constants } from 'node:fs/promises'
import path from 'node:path'

import type { Capabilities } from '../layer/provision.ts'
import { asOwnerOfIds } from './id-space.ts'
import { canBecomeRoot } from './privilege.ts'

/**
 * What can be done here with content that stacker does not extract by itself. Files get the owners that stacker sees, so it takes
 * root where stacker runs as root, and the user's subordinate ids where it does not.
 */
export async function probeCapabilities(
  rootUser: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Capabilities> {
  const ids = await idTrouble(rootUser)
  const has = async (tool: string, purpose: string): Promise<true | string> => {
    if (ids !== undefined) return ids
    return (await isOnPath(tool, environment)) ? true : `${tool} is not installed, which ${purpose} take`
  }
  const tar = await has('tar', 'layers that stacker cannot extract itself')
  return {
    extractTar: tar,
    extractSquashfs: await has('unsquashfs', 'squashfs layers'),
    extractErofs: 'stacker cannot extract erofs layers again, and neither can we without mounting them',
    unpackTree: tar,
  }
}

async function idTrouble(rootUser: boolean): Promise<string | undefined> {
  if (rootUser) {
    const root = await canBecomeRoot()
    return root.kind === 'no' ? `only root can lay down its files, and ${root.why}` : undefined
  }
  const ids = await asOwnerOfIds(undefined)
  return typeof ids === 'string' ? ids : undefined
}

async function isOnPath(tool: string, environment: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  for (const directory of (environment['PATH'] ?? '').split(path.delimiter)) {
    try {
      await access(path.join(directory, tool), constants.X_OK)
      return true
    } catch {
      // Not in this one.
    }
  }
  return false
}
