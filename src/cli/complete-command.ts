import { isComplete, renderCompleted } from '../report/completed.ts'
import { visibleJson } from '../report/escape.ts'
import type { UseCases } from '../use-cases.ts'
import type { Command } from './arguments.ts'
import { commandOptions } from './command-options.ts'
import type { Person } from './person.ts'
import { print, terminalLog } from './terminal.ts'

/** Brings what the images of the layout lack. Answers 1 where some can still not be copied out, so that a script stops there. */
export async function completeImages(
  { texts, json, verbose }: Extract<Command, { kind: 'complete' }>,
  useCases: Pick<UseCases, 'complete'>,
  person: Person,
): Promise<0 | 1> {
  const { terminal, environment, now } = person
  // The images themselves say what they lack, whatever stackerfiles they are of.
  const options = await commandOptions(texts, person, () => Promise.resolve([]))
  const completed = await useCases.complete(options, { log: terminalLog(terminal, verbose), environment, now })
  print(terminal, json ? visibleJson(completed, 2) : renderCompleted(completed))
  return isComplete(completed) ? 0 : 1
}
