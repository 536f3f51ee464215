import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Whether a small disk can be made here: by root, where mounting is permitted. */
export function mountsTmpfs(): boolean {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'mount-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', directory]).status === 0
  if (mounted) spawnSync('umount', [directory])
  fs.rmdirSync(directory)
  return mounted
}
