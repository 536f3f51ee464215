import type { Owner } from '../../archive/owner.ts'
import { unpackVerbatim } from '../../archive/extract.ts'
import { runTool } from '../../archive/extraction-tool.ts'
import { asOwnerAlone, asOwnerOfIds, type IdCommand } from '../../archive/id-space.ts'

/**
 * Packs the tree of a root's overlay into a tar at `archive` (docs/stacker/restoring.md#20): with xattrs, or opaque directories
 * would show what they hide; with numeric owners and ACLs; holes stay holes. Answers why it could not. `owner` is who runs stacker,
 * and thus whose ids the files have.
 */
export async function packTree(
  directory: string,
  archive: string,
  owner: Owner | undefined,
): Promise<string | undefined> {
  const ids = await asOwnerOfIds(owner)
  if (typeof ids === 'string') return ids
  const args = [
    '--create',
    `--file=${archive}`,
    `--directory=${directory}`,
    '--format=posix',
    // Names of the extended headers hold the process id by default, and their times make each archive another one.
    '--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime',
    '--sort=name',
    '--numeric-owner',
    '--acls',
    '--xattrs',
    '--xattrs-include=*',
    '--sparse',
    '--warning=no-file-ignored',
    '.',
  ]
  return await runGnuTar(ids, args)
}

/**
 * Packs the content of a directory that stacker staged for an importer: what it took through `stacker://`
 * (docs/stacker/restoring.md#19). Owners and times are left out, so equal content makes equal archives; stacker compares neither.
 */
export async function packContent(directory: string, archive: string): Promise<string | undefined> {
  const args = [
    '--create',
    `--file=${archive}`,
    `--directory=${directory}`,
    '--format=posix',
    '--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime,delete=mtime',
    '--mtime=@0',
    '--sort=name',
    '--numeric-owner',
    '--owner=0',
    '--group=0',
    '.',
  ]
  return await runGnuTar(asOwnerAlone(undefined), args)
}

/** Others, as that of BusyBox, complain of the first option that they do not know and show all that they do. */
async function runGnuTar(ids: IdCommand, args: readonly string[]): Promise<string | undefined> {
  const why = await runTool(ids, 'tar', args, undefined)
  return why?.includes('unrecognized option') ? 'GNU tar is not installed' : why
}

/** Unpacks such an archive into an existing directory. Answers why it could not. */
export async function unpackTree(
  archive: string,
  directory: string,
  owner: Owner | undefined,
): Promise<string | undefined> {
  const ids = await asOwnerOfIds(owner)
  return typeof ids === 'string' ? ids : await unpackVerbatim(archive, directory, ids)
}

/** Unpacks an archive of what importers took, all of it given to the owner: stacker stages such content as its own. */
export async function unpackContent(
  archive: string,
  directory: string,
  owner: Owner | undefined,
): Promise<string | undefined> {
  return await unpackVerbatim(archive, directory, asOwnerAlone(owner))
}
