/** As each action.yml lists them. */
export const outputNames = [
  'rebuild',
  'hit',
  'any',
  'count',
  'stale',
  'any-stale',
  'stackerfiles',
  'matrix',
  'waves',
  'stages',
  'digests',
  'publish',
  'plan-file',
  'stacker-script',
  'restored',
  'stats',
] as const

export type Outputs = Readonly<Record<(typeof outputNames)[number], string>>

/** What the build door sets besides. */
export const buildOutputNames = ['built', 'published'] as const

export type BuildOutputs = Outputs & Readonly<Record<(typeof buildOutputNames)[number], string>>
