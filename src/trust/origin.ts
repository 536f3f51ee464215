import { FormatError } from '../errors.ts'
import { decodeObject, decodeString, type Decoder } from '../formats/decode.ts'
import { exactly } from '../formats/exact-object.ts'

/** Who made a record, as its statement says. Empty texts where it was made outside of a workflow run. */
export interface Origin {
  /** As `https://github.com`. */
  readonly server: string
  /** `OWNER/NAME` as the server spells it. */
  readonly repository: string
  /** A number that no later repository of that name has. */
  readonly repositoryId: string
  /** Path in the repository, as `.github/workflows/build.yml`; with `OWNER/NAME/` before it where it is another repository's. */
  readonly workflow: string
  /** As `refs/heads/main`. */
  readonly ref: string
  /** Name of the repository's default branch, where the run knew it. */
  readonly defaultBranch: string
  readonly sha: string
  readonly event: string
  readonly run: string
  readonly attempt: string
}

const elsewhere: Origin = {
  server: '',
  repository: '',
  repositoryId: '',
  workflow: '',
  ref: '',
  defaultBranch: '',
  sha: '',
  event: '',
  run: '',
  attempt: '',
}

type Environment = Readonly<Record<string, string | undefined>>

/** The run that this process is part of, by GitHub's variables; `elsewhere` where there is none. */
export function originOfRun(environment: Environment, defaultBranch: string): Origin {
  const repository = environment['GITHUB_REPOSITORY'] ?? ''
  const ref = environment['GITHUB_REF'] ?? ''
  if (environment['GITHUB_ACTIONS'] !== 'true' || repository === '' || ref === '') return elsewhere
  return {
    server: environment['GITHUB_SERVER_URL'] ?? 'https://github.com',
    repository,
    repositoryId: environment['GITHUB_REPOSITORY_ID'] ?? '',
    workflow: workflowOf(environment['GITHUB_WORKFLOW_REF'] ?? '', repository),
    ref,
    defaultBranch,
    sha: environment['GITHUB_SHA'] ?? '',
    event: environment['GITHUB_EVENT_NAME'] ?? '',
    run: environment['GITHUB_RUN_ID'] ?? '',
    attempt: environment['GITHUB_RUN_ATTEMPT'] ?? '',
  }
}

/**
 * The workflow's file of GitHub's `OWNER/NAME/PATH@REF` (docs/stacker/platform.md#6.1), without the ref, which is that of the run or of
 * nobody's choice in it. A workflow that an organisation requires is another repository's.
 */
export function workflowOf(workflowRef: string, repository: string): string {
  const [, holder, path] = /^([^/]+\/[^/]+)\/(.+?\.ya?ml)@/su.exec(workflowRef) ?? []
  if (holder === undefined || path === undefined) return ''
  return sameRepository(holder, repository) ? path : `${holder}/${path}`
}

/** GitHub takes names of owners and repositories whatever their case, and no two differ by it alone. */
export function sameRepository(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Git refuses control characters in refs, and whoever signs may write anything. */
const decodeText: Decoder<string> = (value, where) => {
  const text = decodeString(value, where)
  if (text.length > mostCharacters || /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text))
    throw new FormatError(where, 'expected a short line of text')
  return text
}

const mostCharacters = 1024

const members: Readonly<Record<keyof Origin, Decoder<string>>> = {
  server: decodeText,
  repository: decodeText,
  repositoryId: decodeText,
  workflow: decodeText,
  ref: decodeText,
  defaultBranch: decodeText,
  sha: decodeText,
  event: decodeText,
  run: decodeText,
  attempt: decodeText,
}

export const decodeOrigin: Decoder<Origin> = (value, where) => {
  const member = decodeObject(exactly(members)(value, where), where)
  return {
    server: member('server', decodeText),
    repository: member('repository', decodeText),
    repositoryId: member('repositoryId', decodeText),
    workflow: member('workflow', decodeText),
    ref: member('ref', decodeText),
    defaultBranch: member('defaultBranch', decodeText),
    sha: member('sha', decodeText),
    event: member('event', decodeText),
    run: member('run', decodeText),
    attempt: member('attempt', decodeText),
  }
}
