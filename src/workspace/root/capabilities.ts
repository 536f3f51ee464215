import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

import { erofsUnable } from '../../archive/extract.ts'
import type { Owner } from '../../archive/owner.ts'
import { asOwnerOfIds } from '../../archive/id-space.ts'
import { machineEnvironment } from '../../formats/machine-environment.ts'
import { canBecomeRoot } from './privilege.ts'

const run = promisify(execFile)

/** What this machine can do with content that stacker does not extract itself; a string says what is missing. */
export interface RootCapabilities {
  readonly extractTar: true | string
  readonly extractSquashfs: true | string
  readonly extractErofs: true | string
  readonly unpackTree: true | string
}

/** What can be done for `owner`, who runs stacker; undefined: who we are. */
export interface Rights {
  readonly capabilities: (owner: Owner | undefined) => Promise<RootCapabilities>
  /** Why nothing can be laid down for stacker to find, whoever runs it; undefined where it can. */
  readonly whyNotLaidDown: (owner: Owner | undefined) => Promise<string | undefined>
}

/** Programs are started when their answer is asked for, and once for an owner: a plan of 240 builds asks 240 times. */
export function openRights(): Rights {
  return { capabilities: oncePerOwner(findCapabilities), whyNotLaidDown: oncePerOwner(whyNotLaidDown) }
}

function oncePerOwner<T>(find: (owner: Owner | undefined) => Promise<T>): (owner: Owner | undefined) => Promise<T> {
  const found = new Map<string, Promise<T>>()
  return (owner) => {
    const key = owner === undefined ? '' : `${String(owner.uid)}:${String(owner.gid)}`
    const answer = found.get(key) ?? find(owner)
    found.set(key, answer)
    return answer
  }
}

async function findCapabilities(owner: Owner | undefined): Promise<RootCapabilities> {
  const ids = await canGiveIds(owner)
  const [tar, squashfs] = ids === true ? await Promise.all([hasGnuTar(), hasUnsquashfs()]) : [ids, ids]
  return {
    extractTar: tar,
    extractSquashfs: squashfs,
    extractErofs: erofsUnable,
    unpackTree: tar,
  }
}

async function whyNotLaidDown(owner: Owner | undefined): Promise<string | undefined> {
  const us = process.geteuid?.() ?? 0
  if (us === 0 || owner?.uid !== 0) return undefined
  const root = await canBecomeRoot()
  return root.kind === 'no' ? root.why : undefined
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
