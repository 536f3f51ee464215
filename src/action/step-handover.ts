import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { FormatError } from '../errors.ts'
import { handoverFile, readHandover, writeHandover } from '../handover/handover.ts'
import type { Handover } from '../handover/handover.ts'
import type { Environment, Runner } from './runner.ts'

const stateName = 'handover'

/** The directory that the runner empties before each job. */
export function temporaryDirectory(environment: Environment): string {
  return environment['RUNNER_TEMP'] ?? tmpdir()
}

/**
 * Main step to post step. The state itself becomes an environment variable, which Linux ends at 128 kB
 * (docs/stacker/platform.md#3.6), so it only names a file and the digest by which the post step knows that no step between has
 * written it.
 */
export function leaveForPost(runner: Pick<Runner, 'saveState'>, environment: Environment, handover: Handover): void {
  const file = join(temporaryDirectory(environment), `stack-cache-post-${randomUUID()}.json`)
  const digest = writeHandover(file, handover)
  runner.saveState(stateName, JSON.stringify({ format: 1, file, digest }))
}

/** Undefined when the main step ended before it had anything to leave. */
export function takeInPost(runner: Pick<Runner, 'getState'>): Handover | undefined {
  const state = runner.getState(stateName)
  if (state === '') return undefined
  const value = JSON.parse(state) as unknown
  const members = new Map<string, unknown>(typeof value === 'object' && value !== null ? Object.entries(value) : [])
  const [file, digest] = [members.get('file'), members.get('digest')]
  if (members.get('format') !== 1 || typeof file !== 'string' || typeof digest !== 'string') {
    throw new FormatError('the state of the main step', 'expected a file and its digest')
  }
  const handover = readHandover(file, digest)
  if (handover === undefined) throw new FormatError(file, 'expected the file that the main step left; it is gone')
  return handover
}

/** Restore step to save step of the same job. */
export function leaveForSave(environment: Environment, stackerDirectory: string, handover: Handover): void {
  writeHandover(handoverFile(temporaryDirectory(environment), stackerDirectory), handover)
}

export function takeInSave(environment: Environment, stackerDirectory: string): Handover | undefined {
  return readHandover(handoverFile(temporaryDirectory(environment), stackerDirectory))
}
