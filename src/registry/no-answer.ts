/** Why there is no answer. `missing`: the registry does not have it; `denied`: it wants other credentials; `failed`: nobody can say. */
export interface NoAnswer {
  readonly kind: 'missing' | 'denied' | 'failed'
  readonly why: string
  /** It is the file's trouble, or the disk's, and says nothing of the registry. */
  readonly isOurs?: true
}

/** What a status that is no answer means. */
export function noAnswer(status: number): NoAnswer {
  const why = `the registry answered ${String(status)}`
  if (status === 404) return { kind: 'missing', why }
  return { kind: status === 401 || status === 403 ? 'denied' : 'failed', why }
}
