/** What was learnt of the service: why it is not asked any more. */
export interface ServiceHealth {
  /** Where it is the service's doing: it was asked in vain, often or long enough. */
  readonly outage: () => string | undefined
  readonly unreadable: () => string | undefined
  readonly unwritable: () => string | undefined
  readonly giveUp: (why: string) => void
  readonly denyReading: (why: string) => void
  readonly denyWriting: (why: string) => void
  /** Counts a call that came to an end; so many in a row that the service, or this machine, failed are enough. */
  readonly count: (outcome: { readonly kind: string; readonly why?: string }) => void
}

/** `known` is what is known from the start, of which nothing has to be said. `mostFailures`: in a row. */
export function serviceHealth(
  known: Readonly<Record<'unreadable' | 'unwritable' | 'outage', string | undefined>>,
  mostFailures: number,
): ServiceHealth {
  let unreadable = known.unreadable ?? known.outage
  let unwritable = known.unwritable ?? known.outage
  let outage = known.outage
  let failures = 0

  function denyReading(why: string): void {
    unreadable ??= why
  }

  function denyWriting(why: string): void {
    unwritable ??= why
  }

  function giveUp(why: string): void {
    outage ??= why
    denyReading(why)
    denyWriting(why)
  }

  return {
    outage: () => outage,
    unreadable: () => unreadable,
    unwritable: () => unwritable,
    giveUp,
    denyReading,
    denyWriting,
    count: ({ kind, why = '' }) => {
      if (kind !== 'failed' && kind !== 'hindered') failures = 0
      else if (++failures >= mostFailures) {
        if (kind === 'failed') giveUp(why)
        denyReading(why)
        denyWriting(why)
      }
    },
  }
}
