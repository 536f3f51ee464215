import type { Digest } from '../formats/digest.ts'
import type { LearntNote } from './learnt.ts'

/** What became of a write. `exists` is success: somebody had it first. `denied` will not get better in this run; `failed` may. */
export type Written =
  | { readonly kind: 'written'; readonly bytes: number }
  | { readonly kind: 'exists' }
  | { readonly kind: 'denied'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string }

/** Names a record. Everything but `id` is known before the question is asked. */
export interface RecordName {
  /** Go's GOARCH of the layer's stacker, as `amd64`. */
  readonly arch: string
  /** The layer's name; only its hash enters a key. */
  readonly layer: string
  readonly shape: string
  /** Digest of the portable facts. */
  readonly facts: Digest
}

export interface FoundRecord {
  /** The bytes as written, verified against the key's id. */
  readonly bytes: Buffer
}

export type BlobUse = 'read' | 'own'

export type BlobFile = string | (() => Promise<string>)

/** Whose runs a history tells of. */
export interface HistoryName {
  /** Go's GOARCH of the layers' stacker. */
  readonly arch: string
  /** As `refs/heads/main`. */
  readonly ref: string
}

/** Where records, blobs and resolutions are kept. No call throws for trouble of the store: reading answers undefined after telling the log. */
export interface Store {
  /** As the user named it: `github`, `dir:PATH`, `oci:REGISTRY/REPOSITORY`. */
  readonly name: string
  /** False where nothing can be written (read-only cache mode); `why` for the notice. */
  readonly writable: { readonly kind: 'yes' } | { readonly kind: 'no'; readonly why: string }
  /** The newest record of exactly these facts. `seldom`: there seldom is one, so that what is known without a question is enough. */
  findRecord(name: RecordName, seldom?: boolean): Promise<FoundRecord | undefined>
  /** The newest record of the layer of that name, whatever its facts and shape: for the reasons of a miss. */
  findOtherRecord(name: Pick<RecordName, 'arch' | 'layer'>): Promise<FoundRecord | undefined>
  /**
   * A plan will ask for these layers, one after the other where they are a chain: a store that every question of takes time asks for the newest
   * record of each at once, which answers the question about facts, too, where nothing has changed. Absent where nothing is gained by it.
   */
  foretell?(names: readonly Pick<RecordName, 'arch' | 'layer'>[]): void
  /** Why the last question about records of that layer has no answer: what was not found may be there all the same. */
  unanswered(name: Pick<RecordName, 'arch' | 'layer'>): string | undefined
  /** Why what the last question found, of these facts or of the layer, is not believed; it counts as not there. */
  refused(name: RecordName | Pick<RecordName, 'arch' | 'layer'>): string | undefined
  /** Why the store is not asked any more, which a later step need not find out again. */
  outage(): string | undefined
  /** Appears whole or not at all; never replaces a record, a newer one wins. */
  writeRecord(name: RecordName, bytes: Buffer): Promise<Written>
  /** Which of these blobs the store has. `lately`: had not long ago, where that is known without a question; for a plan, which fetches none. */
  hasBlobs(digests: readonly Digest[], when?: 'now' | 'lately'): Promise<ReadonlySet<Digest>>
  /**
   * Puts the blob, verified by digest and size, at `file` (which does not exist yet); false when it cannot be had. `read`: nobody will write to
   * that file or change its mode or owner, so that it may be a second name of what the store has.
   */
  fetchBlob(digest: Digest, size: number, file: string, use?: BlobUse): Promise<boolean>
  /**
   * `file`, or what makes it: asked only when the store lacks the blob. What it holds is verified by digest and size. `elsewhere`: an image
   * that may have it, as `HOST/PATH`; a store in the same registry has it taken from there.
   */
  writeBlob(digest: Digest, size: number, file: BlobFile, elsewhere?: string): Promise<Written>
  /** The newest resolution of that name (a reference and platform, or a URL). */
  findResolution(name: string): Promise<Buffer | undefined>
  writeResolution(name: string, bytes: Buffer): Promise<Written>
  /** What runs of that ref left last. It may be lost: of two runs that write at once one counts. At most 64 KiB. */
  findHistory(name: HistoryName): Promise<Buffer | undefined>
  /** Written by `finish` at the latest. */
  writeHistory(name: HistoryName, bytes: Buffer): Promise<void>
  /** What the next step of a job need not ask again; absent where asking costs nothing. */
  learnt?(): Promise<LearntNote>
  /** After the last write of a run: derives what shows its records to others, once for all. Records are kept without it, too. After a restore a service is told nothing. */
  finish(after?: 'restore'): Promise<void>
}
