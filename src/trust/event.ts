import { constants } from 'node:fs'

import { FormatError, isTrouble } from '../errors.ts'
import { decodeObject, decodeString, parseJson, type Decoder } from '../formats/decode.ts'
import { optional } from '../formats/exact-object.ts'
import { readRegularFile } from '../formats/regular-file.ts'
import { sameRepository } from './origin.ts'

/** What the event that started the run says of where it stands. */
export interface RunEvent {
  /** Name of the repository's default branch; empty where it is not known. */
  readonly defaultBranch: string
  /** A pull request whose commits are another repository's: GitHub gives such a run no identity and no secrets. */
  readonly isFork: boolean
}

const unknownEvent: RunEvent = { defaultBranch: '', isFork: false }

/** A webhook has at most 25 MB (docs/stacker/platform.md#6.4). */
const mostEventBytes = 32 * 1024 * 1024
const mostEventValues = 2_000_000

/** Reads GITHUB_EVENT_PATH; what cannot be read says nothing, so that records of the own ref alone are believed. */
export async function readEvent(environment: Readonly<Record<string, string | undefined>>): Promise<RunEvent> {
  const file = environment['GITHUB_EVENT_PATH'] ?? ''
  if (file === '') return unknownEvent
  try {
    return decodeEvent(await readRegularFile(file, mostEventBytes, constants.O_NOFOLLOW))
  } catch (error) {
    if (!isTrouble(error)) throw error
    return unknownEvent
  }
}

/** @throws FormatError for what is no event. */
function decodeEvent(bytes: Buffer): RunEvent {
  const member = decodeObject(parseJson(bytes, 'event', mostEventBytes, mostEventValues), 'event')
  const repository = member('repository', optional(decodeRepository))
  const head = member('pull_request', optional(decodePullRequest))
  return {
    defaultBranch: repository?.defaultBranch ?? '',
    isFork:
      head !== undefined && repository !== undefined && !(head !== null && sameRepository(head, repository.fullName)),
  }
}

const decodeRepository: Decoder<{ readonly fullName: string; readonly defaultBranch: string }> = (value, where) => {
  const member = decodeObject(value, where)
  const defaultBranch = member('default_branch', optional(decodeString)) ?? ''
  if (defaultBranch.length > 255) throw new FormatError(where, 'expected the name of a branch')
  return { fullName: member('full_name', decodeString), defaultBranch }
}

/** Full name of the repository that the commits are of; null where it is gone. */
const decodePullRequest: Decoder<string | null> = (value, where) =>
  decodeObject(value, where)('head', (head, at) =>
    decodeObject(head, at)('repo', (repo, there) =>
      repo === null ? null : decodeObject(repo, there)('full_name', decodeString),
    ),
  )
