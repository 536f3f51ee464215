import { execFile } from 'node:child_process'
import { chmod, copyFile, link, lchown, lstat, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

import { TroubleError } from '../errors.ts'
import type { Owner } from '../archive/owner.ts'
import { machineEnvironment } from '../formats/machine-environment.ts'
import { isAbsent } from './oci-layout.ts'

const run = promisify(execFile)

/** A directory with exactly this mode, whatever the umask. Its parent exists. */
export async function makeDirectory(directory: string, owner: Owner | undefined, mode = 0o755): Promise<void> {
  await mkdir(directory)
  await chmod(directory, mode)
  await giveTo(directory, owner)
}

/** The directory and what is missing above it; what exists stays as it is. Answers whether it is new. */
export async function ensureDirectory(directory: string, owner: Owner | undefined): Promise<boolean> {
  if (await exists(directory)) return false
  await ensureDirectory(path.dirname(directory), owner)
  try {
    await makeDirectory(directory, owner)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
  return true
}

export async function writeFileAs(
  file: string,
  bytes: Uint8Array,
  owner: Owner | undefined,
  mode: number,
): Promise<void> {
  // A try before this one may have left it.
  await rm(file, { force: true })
  const handle = await open(file, 'wx', mode)
  try {
    await handle.writeFile(bytes)
    await handle.chmod(mode)
  } finally {
    await handle.close()
  }
  await giveTo(file, owner)
}

export async function giveTo(file: string, owner: Owner | undefined): Promise<void> {
  if (owner === undefined) return
  const found = await lstat(file)
  if (found.uid !== owner.uid || found.gid !== owner.gid) await lchown(file, owner.uid, owner.gid)
}

/**
 * Readable by all, and of that owner. A second name of what a store has is left as it is; where it would have to change, a copy takes its
 * place.
 */
export async function makeReadable(file: string, owner: Owner | undefined): Promise<void> {
  const { nlink, uid, gid, mode } = await lstat(file)
  if (nlink > 1) {
    const isReadable = (mode & 0o444) === 0o444
    if (isReadable && (owner === undefined || (owner.uid === uid && owner.gid === gid))) return
    const copy = `${file}.copy`
    await rm(copy, { force: true })
    await copyFile(file, copy)
    await rename(copy, file)
  }
  await chmod(file, 0o644)
  await giveTo(file, owner)
}

/** Something stands there, be it a dangling link. */
export async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file)
    return true
  } catch (error) {
    if (isAbsent(error)) return false
    throw error
  }
}

/**
 * Moves a file or tree to where it shall appear, in one rename; a file replaces a file. Between file systems it is first copied
 * beside the target, into a directory of its own in `room`, so that it still appears whole.
 */
export async function moveInto(source: string, target: string, room: string): Promise<void> {
  try {
    await rename(source, target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    const near = await nearby(room)
    try {
      const copy = path.join(near, 'copy')
      // Node's cp knows neither device nodes nor xattrs, and whiteouts and opaque directories are made of those.
      await run('cp', ['-a', '--', source, copy], { env: machineEnvironment() }).catch((cause: unknown) => {
        throw new TroubleError(`${source} could not be copied beside ${target}: ${messageOf(cause)}`, { cause })
      })
      await rename(copy, target)
    } finally {
      await rm(near, { recursive: true, force: true })
    }
  }
}

/** A second name for the file, or a copy where there can be none. Replaces what is there. */
export async function linkInto(source: string, target: string, staging: string, room: string): Promise<void> {
  const [from, to] = await Promise.all([lstat(source), lstat(target).catch(() => undefined)])
  if (from.dev === to?.dev && from.ino === to.ino) return
  const near = await nearby(staging)
  try {
    const name = path.join(near, 'link')
    try {
      await link(source, name)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP'].includes(code)) throw error
      await copyFile(source, name)
      await chmod(name, from.mode & 0o777)
      if (process.geteuid?.() === 0) await lchown(name, from.uid, from.gid)
    }
    await moveInto(name, target, room)
  } finally {
    await rm(near, { recursive: true, force: true })
  }
}

function messageOf(error: unknown): string {
  const { stderr, message } = error as Error & { readonly stderr?: string }
  return (stderr ?? message).trim().slice(0, 500)
}

/**
 * umoci removes directories of this name from a layout by itself (docs/stacker/restoring.md#50; oci/cas/dir, Clean), so one that a
 * killed run leaves there does not stay, and its garbage collection does not trip over it.
 */
async function nearby(room: string): Promise<string> {
  return await mkdtemp(path.join(room, '.umoci-stack-cache-'))
}

/** Away in one rename; removed with the staging directory. */
export async function setAside(target: string, old: string): Promise<void> {
  if (!(await exists(target))) return
  const place = path.join(old, String((await readdir(old)).length))
  try {
    await rename(target, place)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    await rm(target, { recursive: true })
  }
}
