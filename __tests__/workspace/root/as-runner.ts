// What the runner's side does in one test: runs as an ordinary user, reads a job on stdin, answers on stdout. As `as-root` it is the
// child that runs under sudo, as the bundle is in real life.
import { decodeLayDownRequest } from '../../../src/workspace/lay-down/lay-down-request.ts'
import { runAsRoot } from '../../../src/workspace/root/as-root.ts'
import { encodeBuildState } from '../../../src/workspace/build-state.ts'
import { layDown, packRoot, readableFile, readBuildState, verifyBlobs } from '../../../src/workspace/root/by-root.ts'
import type { StackerDirectories } from '../../../src/workspace/directories.ts'
import type { Owner } from '../../../src/archive/owner.ts'
import { stackerLocks } from '../../../src/workspace/locks.ts'
import { canBecomeRoot } from '../../../src/workspace/root/privilege.ts'
import { closeStaging } from '../../../src/workspace/staging-directory.ts'
import type { BlobClaim } from '../../../src/workspace/root/as-root.ts'

export type Job =
  | { readonly kind: 'can-become-root' }
  | { readonly kind: 'lay-down'; readonly request: unknown }
  | { readonly kind: 'read' | 'lock'; readonly directories: StackerDirectories }
  | { readonly kind: 'verify'; readonly directories: StackerDirectories; readonly blobs: readonly BlobClaim[] }
  | {
      readonly kind: 'readable'
      readonly directories: StackerDirectories
      readonly staging: string
      readonly file: string
    }
  | {
      readonly kind: 'pack'
      readonly owner: Owner
      readonly directories: StackerDirectories
      readonly staging: string
      readonly name: string
      readonly archive: string
    }

const warnings: string[] = []
const log = { debug: () => undefined, info: () => undefined, warning: (message: string) => warnings.push(message) }

async function perform(job: Job): Promise<unknown> {
  switch (job.kind) {
    case 'can-become-root':
      return await canBecomeRoot()
    case 'lay-down': {
      const request = decodeLayDownRequest(job.request)
      const result = await layDown(request, log)
      await closeStaging(request.staging, log)
      return result
    }
    case 'read':
      return encodeBuildState(await readBuildState(job.directories, log))
    case 'lock': {
      const locks = stackerLocks(job.directories, log)
      const others = await locks.take('existing')
      await locks.release()
      return others ?? null
    }
    case 'verify':
      return await verifyBlobs(job.directories, job.blobs, log)
    case 'readable':
      return await readableFile({ ...job, log }, job.file, 'copy')
    case 'pack':
      return (await packRoot({ ...job, log }, job)) ?? null
  }
}

if (process.argv[2] === 'as-root') {
  await runAsRoot(process.stdin)
} else {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  const answer = await perform(JSON.parse(Buffer.concat(chunks).toString()) as Job).catch((error: unknown) => ({
    threw: String(error),
  }))
  process.stdout.write(JSON.stringify({ answer, warnings }))
}
