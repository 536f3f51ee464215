import type { Asked, Put } from './client-answer.ts'
import { lookAtEntry, readEntry, type EntryQuestion, type TakeEntry } from './client-reading.ts'
import { writeEntry, type NewEntry, type StageContent } from './client-writing.ts'
import { openClient, type GithubClientOptions } from './open-client.ts'

/** The cache client with its habits taken away: no call throws, hangs, prints, or touches anything but its staging directory. */
export interface GithubClient {
  /** Why the service is not asked any more, where it is the service's doing: it was asked in vain, often or long enough. */
  outage(): string | undefined
  /** Why nothing more is read, where that was not known from the start. */
  lost(): string | undefined
  /** Is there an entry for the question? Moves no content. */
  look(path: string, question: string): Promise<Asked<undefined>>
  /** The newest entry whose key begins with the question. What `take` leaves of its one file is gone afterwards. */
  read<T>(asked: EntryQuestion, take: TakeEntry<T>): Promise<Asked<T>>
  /** Saves what `stage` stages. */
  write(entry: NewEntry, stage: StageContent): Promise<Put>
}

/** What is known from the start was said at the start, and reads as a miss. */
export function githubClient(options: GithubClientOptions): GithubClient {
  const client = openClient(options)
  const { health } = client
  return {
    outage: health.outage,
    lost: () => (options.unreadable === undefined ? health.unreadable() : undefined),
    look: (path, question) => lookAtEntry(client, path, question),
    read: (asked, take) => readEntry(client, asked, take),
    write: (entry, stage) => writeEntry(client, entry, stage),
  }
}
