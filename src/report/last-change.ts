import { shorten } from './escape.ts'
import type { Voice } from './reason.ts'

/** Who changed what a reason is about, as git has it. */
export type LastChange =
  | {
      readonly kind: 'commit'
      readonly hash: string
      readonly author: string
      /** `2026-11-28`. */
      readonly day: string
      readonly title: string
    }
  /** It is not as the commit that is checked out has it. */
  | { readonly kind: 'not-committed' }

const longestText = 100

/** A clause: `last changed in 1a2b3c4d5e6f by Jane Doe on 2026-11-28: Mend the store`. */
export function describeLastChange(change: LastChange, { name, clause }: Voice): string {
  switch (change.kind) {
    case 'commit': {
      const { hash, author, day, title } = change
      const [who, what] = [author, title].map((text) => clause(shorten(text, longestText)))
      return `last changed in ${name(hash.slice(0, 12))} by ${who ?? ''} on ${day}: ${what ?? ''}`
    }
    case 'not-committed':
      return 'changed here, and not committed'
  }
}
