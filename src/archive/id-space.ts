import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

import { machineEnvironment } from '../formats/machine-environment.ts'
import type { Owner } from './owner.ts'

const run = promisify(execFile)

/** How a tool is run so that the ids it sees are those that stacker sees. */
export interface IdCommand {
  /** Words to put before the tool's own. */
  readonly command: readonly string[]
  /** The ids that the tool is to write for those in an archive. */
  uidOnDisk(id: number): number
  gidOnDisk(id: number): number
}

const asTheyAre = { uidOnDisk: (id: number) => id, gidOnDisk: (id: number) => id }

/** For content that has no owners of its own: all of it becomes that of whoever runs stacker. */
export function asOwnerAlone(owner: Owner | undefined): IdCommand {
  const uid = owner?.uid ?? process.geteuid?.() ?? 0
  const gid = owner?.gid ?? process.getegid?.() ?? 0
  return { command: [], uidOnDisk: () => uid, gidOnDisk: () => gid }
}

/**
 * Root's stacker sees ids as they are on disk. That of an ordinary user sees itself as 0 and its subordinate ids behind
 * (/etc/subuid), in a user namespace; `unshare --map-auto --map-root-user` makes the same one (docs/stacker/restoring.md#20). A
 * string says what is missing.
 */
export async function asOwnerOfIds(owner: Owner | undefined): Promise<IdCommand | string> {
  const uid = process.geteuid?.() ?? 0
  const wanted = owner?.uid ?? uid
  if (wanted === 0) return uid === 0 ? { command: [], ...asTheyAre } : 'only root can give files their owners'
  if (uid === 0) return `files with the subordinate ids of user ${String(wanted)} can only be made as that user`
  if (wanted !== uid) return `only user ${String(wanted)} can make files with its subordinate ids`
  const command = ['unshare', '--map-auto', '--map-root-user', '--']
  try {
    await run(command[0] ?? '', [...command.slice(1), 'true'], { env: machineEnvironment() })
    return { command, ...asTheyAre }
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string }
    if ((code as unknown) === 'ENOENT') return 'unshare (util-linux 2.38 or later) is not installed'
    return `unshare cannot map the subordinate ids of this user: ${(stderr ?? '').trim().slice(0, 300)}`
  }
}
