import { UserError } from '../errors.ts'
import { takeOver } from '../handover/handover.ts'
import type { Handover } from '../handover/handover.ts'
import { spentNote } from '../handover/note.ts'
import type { Log } from '../log.ts'
import { givenDirectories } from '../options/option-directories.ts'
import type { OptionTexts } from '../options/option-texts.ts'
import type { Options } from '../options/options.ts'
import type { AskedBuild } from '../plan/asked-builds.ts'
import { optionMistakes } from '../plan/build-mistakes.ts'
import { buildsToSave, givenFor, type BuildToSave } from '../plan/builds-to-save.ts'
import { showFrom } from '../report/document.ts'
import { visible, visibleJson } from '../report/escape.ts'
import { renderSave } from '../report/terminal-table.ts'
import type { SaveTransfer } from '../report/transfer.ts'
import type { Surroundings, UseCases } from '../use-cases.ts'
import { commandOptions, questionOf, type UseCaseCommand } from './command-options.ts'
import { buildOf, whyForeign } from './foreign-handover.ts'
import type { Person } from './person.ts'
import { namedStackerfiles } from './stackerfiles.ts'
import { print, wantsColour } from './terminal.ts'
import { keepHandover, takeForSave } from './terminal-handover.ts'

/** Saves what was built, of the build of the options or of those of a builds file. */
export async function saveBuilds(
  command: UseCaseCommand,
  useCases: UseCases,
  surroundings: Surroundings,
  person: Person,
): Promise<void> {
  const { terminal, environment } = person
  const colour = wantsColour(terminal, environment, command.colour)
  const transfers: SaveTransfer[] = []
  const builds = await buildsToSave(questionOf(command, person), (texts, name) =>
    takeForSave(givenDirectories(texts, person.cwd, person.cwd).stacker, name, person, surroundings.log),
  )
  for (const build of builds) {
    const { options, handover } = await optionsOfSave(build, command.texts, person, surroundings.log)
    const transfer = await useCases.save(options, surroundings, handover?.note)
    const { stacker, working, written } = options.directories
    if (handover?.note !== undefined) {
      const spent = { ...handover, note: spentNote(handover.note), usedFor: buildOf(stacker) }
      keepHandover(spent, { name: build.build.name, options }, person, surroundings.log)
    }
    transfers.push(transfer)
    if (command.json) continue
    const told = renderSave(transfer, { colour, show: showFrom(working, written) })
    print(terminal, build.build.name === '' ? told : `${visible(build.build.name)}\n${told}`)
  }
  if (command.json) print(terminal, visibleJson(transfers.length === 1 ? transfers[0] : transfers, 2))
}

async function ownOptions(build: AskedBuild, person: Person): Promise<Options> {
  return await commandOptions(build.texts, person, namedStackerfiles).catch((error: unknown) => {
    throw optionMistakes(error, build)
  })
}

/** With what the restore left, where that is of this checkout and build. */
async function optionsOfSave(
  { build, handover }: BuildToSave,
  given: OptionTexts,
  person: Person,
  log: Log,
): Promise<{ readonly options: Options; readonly handover: Handover | undefined }> {
  if (handover === undefined) return { options: await ownOptions(build, person), handover }
  const { texts, files } = takeOver(handover, givenFor(build, given))
  let why: string | undefined
  try {
    // As that stacker saw it, be it through a link.
    const seen = handover.texts.get('working-directory')?.at(-1) ?? person.cwd
    const options = await commandOptions(texts, person, files ? () => Promise.resolve(files) : namedStackerfiles, seen)
    why = await whyForeign(handover, options, { cwd: person.cwd, seen })
    if (why === undefined) return { options, handover }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    why = error.message
  }
  const options = await ownOptions(build, person)
  log.warning(
    `what a restore left here is not used: ${why}; save goes by its own options, and nothing is known of before the build`,
  )
  return { options, handover: undefined }
}
