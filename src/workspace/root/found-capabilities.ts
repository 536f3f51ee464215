import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

import { erofsUnable } from '../../archive/extract.ts'
import { asOwnerOfIds } from '../../archive/id-space.ts'
import type { Owner } from '../../archive/owner.ts'
import { machineEnvironment } from '../../formats/machine-environment.ts'
import type { RootCapabilities } from './capabilities.ts'
import { canBecomeRoot } from './privilege.ts'

const run = promisify(execFile)

/** Asks the machine's tools: each answer is a program that is started. */
export async function findCapabilities(owner: Owner | undefined): Promise<RootCapabilities> {
  const ids = await canGiveIds(owner)
  const [tar, squashfs] = ids === true ? await Promise.all([hasGnuTar(), hasUnsquashfs()]) : [ids, ids]
  return {
    extractTar: tar,
    extractSquashfs: squashfs,
    extractErofs: erofsUnable,
    unpackTree: tar,
  }
}

async function canGiveIds(owner: Owner | undefined): Promise<true | string> {
  const us = process.geteuid?.() ?? 0
  if ((owner?.uid ?? us) === 0 && us !== 0) {
    const root = await canBecomeRoot()
    return root.kind === 'no' ? `only root can give files their owners, and ${root.why}` : true
  }
  const ids = await asOwnerOfIds(owner)
  return typeof ids === 'string' ? ids : true
}

/** Other tars leave xattrs out, without which opaque directories show what they hide. */
async function hasGnuTar(): Promise<true | string> {
  try {
    const { stdout } = await run('tar', ['--version'], { env: machineEnvironment() })
    return stdout.includes('GNU tar') ? true : 'GNU tar is not installed'
  } catch {
    return 'GNU tar is not installed'
  }
}

async function hasUnsquashfs(): Promise<true | string> {
  try {
    await run('unsquashfs', ['-version'], { env: machineEnvironment() })
    return true
  } catch (error) {
    // Some releases end with 1 after printing their version.
    return (error as { code?: unknown }).code === 'ENOENT' ? 'unsquashfs (squashfs-tools) is not installed' : true
  }
}
