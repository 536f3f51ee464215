import { join } from 'node:path'

import { handoverFile, readHandover, writeHandover } from '../handover/handover.ts'
import type { Handover } from '../handover/handover.ts'
import { recalled, spentNote } from '../handover/note.ts'
import type { Plan } from '../layer/build-plan.ts'
import type { Log } from '../log.ts'
import { withoutSecrets } from '../options/option-texts.ts'
import type { OptionTexts } from '../options/option-texts.ts'
import type { Options } from '../options/options.ts'
import { storeName } from '../options/store-name.ts'
import type { Job } from '../plan/build-jobs.ts'
import type { Json } from '../use-cases.ts'
import { cacheDirectory } from './cache-directory.ts'
import { buildOf, nameOfCheckout } from './foreign-handover.ts'
import type { Person } from './person.ts'

export function leaveJob(job: Job, note: Json, person: Person, log: Log): void {
  keepHandover(handoverOf(job, note), job, person, log)
}

/** Of a build that is saved already. */
export function leaveSaved(job: Job, note: Json, person: Person, log: Log): void {
  const usedFor = buildOf(job.options.directories.stacker)
  keepHandover({ ...handoverOf(job, spentNote(note)), usedFor }, job, person, log)
}

function handoverOf({ texts, options }: Job, note: Json): Handover {
  const { sources, directories } = options
  const checkout = nameOfCheckout(directories.working)
  return {
    texts: textsForSave(texts, options),
    ...(sources.kind === 'files' ? { files: sources.files } : {}),
    note,
    ...(checkout === undefined ? {} : { checkout }),
  }
}

/** What the directories of the options were relative to is forgotten. */
function textsForSave(given: OptionTexts, { directories, store }: Options): OptionTexts {
  const texts = new Map([...withoutSecrets(given), ['working-directory', [directories.working]]] as const)
  return given.has('store') ? texts.set('store', store.map(storeName)) : texts
}

/** In place, of what the last restore left out the reasons are those that it found. */
export function recalledHere(plan: Plan, { options, name }: Job, log: Log, person: Person): Plan {
  if (options.from !== 'local') return plan
  try {
    return recalled(plan, readHandover(fileForSave(options.directories.stacker, name, person))?.note)
  } catch (error) {
    log.debug(`what the last restore left is not used: ${String(error)}`)
    return plan
  }
}

function fileForSave(stackerDirectory: string, build: string, person: Person): string {
  return handoverFile(join(cacheDirectory(person), 'handover'), stackerDirectory, build)
}

export function keepHandover(
  handover: Handover,
  { name, options }: Pick<Job, 'name' | 'options'>,
  person: Person,
  log: Log,
): void {
  try {
    writeHandover(fileForSave(options.directories.stacker, name, person), handover)
  } catch (error) {
    log.warning(
      `${error instanceof Error ? error.message : String(error)}; a save that follows will not know what was restored`,
    )
  }
}

export function takeForSave(stackerDirectory: string, build: string, person: Person, log: Log): Handover | undefined {
  try {
    return readHandover(fileForSave(stackerDirectory, build, person))
  } catch (error) {
    log.warning(`${error instanceof Error ? error.message : String(error)}; what the last restore left cannot be used`)
    return undefined
  }
}
