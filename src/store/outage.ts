/** A store that is not asked any more, which a later step need not find out again. */
export interface Outage {
  /** As the user named it. */
  readonly store: string
  readonly why: string
}
