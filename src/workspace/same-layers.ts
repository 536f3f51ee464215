import { rm, symlink } from 'node:fs/promises'
import path from 'node:path'

import { extractedName } from './directories.ts'
import type { LayDownRequest } from './lay-down-request.ts'
import { exists, giveTo, moveInto } from './placing.ts'

/** The second names of extracted directories, as links: absolute, as stacker makes them. stacker extracts what they lead to with the first child. */
export async function placeSameLayers(request: LayDownRequest): Promise<void> {
  const { rootsDir } = request.directories
  for (const { digest, as } of request.layers.flatMap(({ same = [] }) => same)) {
    const target = path.join(rootsDir, extractedName(digest))
    if (await exists(target)) continue
    const link = path.join(request.staging, 'link')
    await rm(link, { force: true })
    await symlink(path.join(rootsDir, extractedName(as)), link)
    await giveTo(link, request.owner)
    await moveInto(link, target, rootsDir)
  }
}
