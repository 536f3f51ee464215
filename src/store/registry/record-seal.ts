import type { Digest } from '../../formats/digest.ts'

/** A record as its key names it, and the digest of its bytes. */
export interface SealedRecord {
  readonly arch: string
  /** 16 hexadecimal digits of the layer name's SHA-256. */
  readonly layer: string
  readonly shape: string
  readonly facts: Digest
  readonly digest: Digest
}

/** What stands between a repository that others write, too, and what is taken from it. Nothing here throws. */
export interface RecordSeal {
  /** Why nothing can be signed in this process. */
  readonly unsignable: string | undefined
  /** What the record's manifest is to carry so that its readers believe it. */
  readonly sign: (
    record: SealedRecord,
  ) => Promise<
    | { readonly kind: 'signed'; readonly annotations: Readonly<Record<string, string>> }
    | { readonly kind: 'unsigned'; readonly why: string }
  >
  /** `record`: what was asked for, and the digest of what came. */
  readonly accept: (
    annotations: Readonly<Record<string, string>>,
    record: SealedRecord,
  ) => Promise<{ readonly kind: 'accepted' } | { readonly kind: 'refused'; readonly why: string }>
}

/** Of a repository that nobody else writes: all is believed, and nothing signed. */
export const noSeal: RecordSeal = {
  unsignable: undefined,
  sign: () => Promise.resolve({ kind: 'signed', annotations: {} }),
  accept: () => Promise.resolve({ kind: 'accepted' }),
}
