import type { Options } from '../options/options.ts'
import type { Log } from '../log.ts'
import { directoriesOf } from '../workspace/directories.ts'
import { removeLeftStaging } from '../workspace/staging-directory.ts'
import { descendantsOf } from './descendants.ts'

/**
 * Ends what this process still has others do, and removes what stands half made in those directories. For the end of the process: who waits
 * for the others finds them gone.
 */
export async function breakOff(places: readonly Options['directories'][], log: Log): Promise<void> {
  for (const { pid } of descendantsOf(process.pid)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended, or is root's, who ends when its input does.
    }
  }
  for (const place of places) await removeLeftStaging(directoriesOf(place), log)
}
