import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { FormatError } from '../errors.ts'
import { decodeArray, decodeCount, decodeObject, decodeString, type Decoder } from '../formats/decode.ts'
import { handoverFile, readHandover, writeHandover } from '../handover/handover.ts'
import type { Handover } from '../handover/handover.ts'
import type { Environment, Runner } from './runner.ts'

const stateName = 'handover'

/** The directory that the runner empties before each job. */
export function temporaryDirectory(environment: Environment): string {
  return environment['RUNNER_TEMP'] ?? tmpdir()
}

/** `name` as the builds file has it; empty without one. */
export interface LeftBuild {
  readonly name: string
  readonly handover: Handover
}

/**
 * Main step to post step. The state itself becomes an environment variable, which Linux ends at 128 kB
 * (docs/stacker/platform.md#3.6), so it only names a file and the digest by which the post step knows that no step between has
 * written it.
 */
export function leaveForPost(
  runner: Pick<Runner, 'saveState'>,
  environment: Environment,
  builds: readonly LeftBuild[],
): void {
  const left = builds.map(({ name, handover }) => {
    const file = join(temporaryDirectory(environment), `stack-cache-post-${randomUUID()}.json`)
    return { name, file, digest: writeHandover(file, handover) }
  })
  runner.saveState(stateName, JSON.stringify({ format, left }))
}

/** One for each build, in order; undefined when the main step ended before it had anything to leave. */
export function takeInPost(runner: Pick<Runner, 'getState'>): readonly LeftBuild[] | undefined {
  const state = runner.getState(stateName)
  if (state === '') return undefined
  const member = decodeObject(JSON.parse(state) as unknown, 'the state of the main step')
  if (member('format', decodeCount) !== format) {
    throw new FormatError('the state of the main step', `expected format ${format}`)
  }
  return member('left', decodeArray(decodeLeft)).map(({ name, file, digest }) => {
    const handover = readHandover(file, digest)
    if (handover === undefined) throw new FormatError(file, 'expected the file that the main step left; it is gone')
    return { name, handover }
  })
}

const format = 3

const decodeLeft: Decoder<{ readonly name: string; readonly file: string; readonly digest: string }> = (
  value,
  where,
) => {
  const member = decodeObject(value, where)
  return {
    name: member('name', decodeString),
    file: member('file', decodeString),
    digest: member('digest', decodeString),
  }
}

/** Restore step to save step of the same job. `build` is its name in the builds file, empty without one. */
export function leaveForSave(
  environment: Environment,
  stackerDirectory: string,
  build: string,
  handover: Handover,
): void {
  writeHandover(handoverFile(temporaryDirectory(environment), stackerDirectory, build), handover)
}

export function takeInSave(environment: Environment, stackerDirectory: string, build: string): Handover | undefined {
  return readHandover(handoverFile(temporaryDirectory(environment), stackerDirectory, build))
}
