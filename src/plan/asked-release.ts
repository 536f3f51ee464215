import { existsSync } from 'node:fs'
import path from 'node:path'

import type { Problem } from '../errors.ts'
import type { Options } from '../options/options.ts'
import type { Release } from '../release/release.ts'
import type { Surroundings } from '../use-cases.ts'

/** `named`: a later patch release than the table has. Else nobody said which one will build. */
export interface ReleaseDoubt {
  readonly named: string | undefined
}

/** The release that is named, or found on this machine. */
export async function askedRelease(
  { stackerVersion: named, stacker }: Pick<Options, 'stackerVersion' | 'stacker'>,
  surroundings: Surroundings,
): Promise<string | undefined> {
  if (named.kind === 'release') return named.release
  const printed = await printedVersion(stacker, surroundings.environment)
  if (printed === undefined) return undefined
  const tag = /\bv?[0-9]+\.[0-9]+\.[0-9]+(?:-rc[0-9]+)?(?![-\w.])/.exec(printed)?.[0]
  surroundings.log.debug(`stacker --version says ${JSON.stringify(printed.trim())}`)
  return tag ?? printed.trim()
}

function printedVersion(stacker: string, environment: Surroundings['environment']): Promise<string | undefined> {
  if (!mayBeFound(stacker, environment['PATH'])) return Promise.resolve(undefined)
  const { execFile } = process.getBuiltinModule('node:child_process')
  return new Promise((resolve) => {
    execFile(
      stacker,
      ['--version'],
      { timeout: 10_000, maxBuffer: 64 * 1024, env: { ...environment } },
      (error, stdout) => {
        resolve(error === null && stdout.trim() !== '' ? stdout : undefined)
      },
    )
  })
}

/** As execvp(3) looks for it. Where no stacker is, nothing is loaded by which to start it. */
function mayBeFound(command: string, search: string | undefined): boolean {
  if (command.includes('/') || search === undefined) return true
  return search.split(':').some((directory) => existsSync(path.join(directory, command)))
}

/** What is to be said of the release, once: it concerns all layers. */
export function releaseNotices(
  { tag }: Release,
  asked: string | undefined,
  { known, given, recorded }: Readonly<Record<'known' | 'given' | 'recorded', Release | undefined>>,
): Problem[] {
  if (known !== undefined) return []
  if (asked === undefined) {
    if (recorded === undefined) return []
    return [
      {
        message: `no stacker is here: the plan assumes ${tag}, by which the cache was filled`,
        advice: 'name the release that will build by stacker-version',
      },
    ]
  }
  return given === undefined
    ? [
        {
          message: `stacker ${asked} is not in the table of releases, so nothing is restored, and nothing kept of it`,
          advice: 'update stack-cache, or name a release whose rules it follows by stacker-version',
        },
      ]
    : [
        {
          message: `stacker ${asked} is not in the table of releases yet: it is judged by the rules of ${tag}, what would be a hit is unknown and restored, and stacker decides`,
          advice: `update stack-cache, or give stacker-version: ${tag} where you know that both agree`,
        },
      ]
}
