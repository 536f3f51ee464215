import type { ExpandStackerfiles } from '../options/read-options.ts'
import { UserError } from '../errors.ts'
import { findStackerfiles } from '../stackerfile/find.ts'
import type { Job } from './build-jobs.ts'

/**
 * The jobs with those of their stackerfiles that are meant: a matrix row names some, which may be those of several builds, and prerequisites
 * that no build was given by itself. Each build takes its own of them, and what is nobody's own; a search that is narrowed is no search any
 * more. Of prerequisites no images are published. Rows are written as seen from the working directory of one of their builds, so all of these
 * are tried.
 * @throws UserError for a name that stands for no file.
 */
export async function narrowedJobs(jobs: readonly Job[], expand: ExpandStackerfiles): Promise<readonly Job[]> {
  const only = jobs[0]?.only
  if (only === undefined) return jobs
  const named = await namedBy(only, jobs, expand)
  const given = await Promise.all(jobs.map(givenTo))
  const owned = new Set(given.flat())
  return jobs.map((job, index) => {
    const own = new Set(given[index])
    const files = named.filter((file) => own.has(file) || !owned.has(file))
    return { ...job, options: { ...job.options, sources: { kind: 'files', files }, publishFiles: owned } }
  })
}

async function givenTo({ options: { sources, directories } }: Job): Promise<readonly string[]> {
  if (sources.kind === 'files') return sources.files
  return (await findStackerfiles(sources.directory, sources.pattern, directories.working)).files
}

async function namedBy(
  only: readonly string[],
  jobs: readonly Job[],
  expand: ExpandStackerfiles,
): Promise<readonly string[]> {
  const places = new Map(jobs.map(({ options }) => [options.directories.working, options.directories]))
  const [place, ...others] = places.values()
  if (place === undefined) return []
  if (others.length === 0) return await expand(only, place)
  const files: string[] = []
  for (const line of only) {
    const found = await Promise.all([...places.values()].map((one) => expand([line], one).catch(noFile)))
    if (found.every((list) => list.length === 0)) await expand([line], place)
    files.push(...found.flat())
  }
  return [...new Set(files)]
}

function noFile(error: unknown): readonly string[] {
  if (error instanceof UserError) return []
  throw error
}
