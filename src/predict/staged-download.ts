import { lstat } from 'node:fs/promises'
import path from 'node:path'

import { hashFile } from '../formats/file-hash.ts'
import type { ContentFact } from '../layer/facts.ts'
import type { Downloadable } from './download.ts'
import type { Downloads } from './downloads.ts'

/**
 * What stacker makes of a download that is staged already (docs/stacker/staging.md#6.2; network.go): without a checksum header it
 * is used as it is, and so it is where the checksum or only the length agrees. Undefined where stacker will fetch it again.
 */
export async function predictStagedDownload(
  { Path: url }: Downloadable,
  directory: string,
  downloads: Downloads,
): Promise<ContentFact | undefined> {
  const file = path.join(directory, path.posix.basename(url))
  try {
    const staged = await lstat(file)
    if (!staged.isFile()) return undefined
    const head = await downloads.head(url)
    const fact = { kind: 'file', hash: hashFile(file, { withMode: true }) } as const
    if (head.kind === 'failed' || head.checksum === null || head.length === staged.size) return fact
    return `sha256:${head.checksum}` === hashFile(file, { withMode: false }) ? fact : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
