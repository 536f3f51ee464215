import type { SealedDocument } from './statement.ts'

/** Annotations of a document's manifest. */
export type Annotations = Readonly<Record<string, string>>

export type Signed =
  | { readonly kind: 'signed'; readonly annotations: Annotations }
  /** Nobody would believe it, so it need not be written. */
  | { readonly kind: 'unsigned'; readonly why: string }

export type Believed = { readonly kind: 'accepted' } | { readonly kind: 'refused'; readonly why: string }

/** What stands between a store that others write, too, and what is taken from it. Nothing here throws. */
export interface Seal {
  /** Why nothing can be signed in this process; undefined where it can be tried. */
  readonly unsignable: string | undefined
  /** What the document's manifest is to carry, so that its readers believe it. */
  readonly sign: (document: SealedDocument) => Promise<Signed>
  /** `document`: what was asked for, and the digest of what came. */
  readonly accept: (annotations: Annotations, document: SealedDocument) => Promise<Believed>
}

/** Of a store that nobody else writes: all is believed, and nothing need be signed. */
export const ownSeal: Seal = {
  unsignable: undefined,
  sign: () => Promise.resolve({ kind: 'signed', annotations: {} }),
  accept: () => Promise.resolve({ kind: 'accepted' }),
}
