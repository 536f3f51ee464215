import { readJobs } from '../plan/build-jobs.ts'
import { ofDisk, publishedBuilds } from '../plan/published-builds.ts'
import { visibleJson } from '../report/escape.ts'
import { publishedDigests, renderPublished } from '../report/publish-transfer.ts'
import type { Surroundings, UseCases } from '../use-cases.ts'
import { commandOptions, questionOf, type UseCaseCommand } from './command-options.ts'
import type { Person } from './person.ts'
import { namedStackerfiles } from './stackerfiles.ts'
import { print } from './terminal.ts'

/** Publishes images: those on disk, unless the store is asked for. */
export async function publishImages(
  command: UseCaseCommand,
  useCases: UseCases,
  surroundings: Surroundings,
  person: Person,
): Promise<void> {
  const jobs = await readJobs(
    questionOf(command, person),
    (texts) => commandOptions(ofDisk(texts), person, namedStackerfiles),
    namedStackerfiles,
  )
  const transfer = await publishedBuilds(useCases, jobs, surroundings)
  const document = { ...transfer, published: publishedDigests(transfer) }
  print(person.terminal, command.json ? visibleJson(document, 2) : renderPublished(transfer))
}
