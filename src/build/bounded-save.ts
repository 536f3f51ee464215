import type { SaveTransfer } from '../report/transfer.ts'
import { within } from './ended-process.ts'
import { untilInterrupted } from './interruption.ts'

/** A job that was broken off saves for so long, in milliseconds: its runner kills it not much later (docs/stacker/platform.md#3.12). */
const patience = 5000

/** What the save did; undefined where all was broken off, and it did not end in time. */
export async function boundedSave(
  saving: Promise<SaveTransfer>,
  interrupted: AbortSignal,
): Promise<SaveTransfer | undefined> {
  const done = await untilInterrupted(saving, interrupted)
  if (done.kind === 'done') return done.value
  const settled = saving.then(
    () => true,
    () => true,
  )
  return (await within(settled, patience)) ? await saving : undefined
}
