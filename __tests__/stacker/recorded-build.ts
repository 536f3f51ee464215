// What real stacker left of a recorded scenario's first build, in a directory of this machine.
import { openBuildCache } from '../../src/layer/build-cache.ts'
import { findRelease } from '../../src/release/releases.ts'
import type { Recordings, State } from './recorded.ts'
import { layDownState, type Project } from './recorded-project.ts'
import { relocateBuildCache } from './relocated-cache.ts'

export function layDown(project: Project, releaseTag: string, recordings: Recordings, state: State): void {
  const release = findRelease(releaseTag)
  if (release === undefined) throw new Error(`no release ${releaseTag}`)
  const buildCache = recordedCache(project, releaseTag, recordings, state)
  const opened = openBuildCache(buildCache, release)
  const entries = opened.kind === 'opened' ? [...opened.entries.values()] : []
  const overlayDirs = entries.flatMap((entry) =>
    (entry.Layer.OverlayDirs ?? []).map(({ Source, Dest }) => ({ layer: entry.Name, source: Source, dest: Dest })),
  )
  layDownState(project, recordings, state, buildCache, overlayDirs)
}

/** build.cache as recorded, for the directory of this project. */
export function recordedCache(
  project: Project,
  releaseTag: string,
  recordings: Recordings,
  state: State,
): Buffer | undefined {
  const release = findRelease(releaseTag)
  if (release === undefined || state.build_cache === undefined) return undefined
  return relocateBuildCache(state.build_cache, recordings.project, project.directory, release)
}
