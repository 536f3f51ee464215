/** Options as texts, by the inputs' names: a list has an item each, everything else has one. What is absent is not in the map. */
export type OptionTexts = ReadonlyMap<OptionName, readonly string[]>

export const listOptions = [
  'stackerfiles',
  'substitute',
  'layer-type',
  'store',
  'refresh',
  'binds-exclude',
  'publish-tags',
  'publish-stackerfiles',
  'verify-key',
  'trust-workflows',
] as const
export const switchOptions = ['no-verity', 'summary', 'complete'] as const
export const singleOptions = [
  'search-dir',
  'stacker-file-pattern',
  'substitute-file',
  'working-directory',
  'work-dir',
  'stacker-dir',
  'oci-dir',
  'roots-dir',
  'stacker',
  'stacker-version',
  'arch',
  'stacker-user',
  'source-date-epoch',
  'umask',
  'key-prefix',
  'bases',
  'binds',
  'max-age',
  'restore',
  'save',
  'stages',
  'legs',
  'patience',
  'budget',
  'publish-to',
  'publish',
  'publish-index',
  'trust',
  'sign-key',
  'from',
] as const

/** What no file keeps: whoever needs it is given it. */
const secretOptions: readonly string[] = ['sign-key'] satisfies readonly (typeof singleOptions)[number][]

export function withoutSecrets<Name extends string>(
  texts: ReadonlyMap<Name, readonly string[]>,
): ReadonlyMap<Name, readonly string[]> {
  return new Map([...texts].filter(([name]) => !secretOptions.includes(name)))
}

export type OptionName = (typeof listOptions)[number] | (typeof switchOptions)[number] | (typeof singleOptions)[number]

/** The texts, with what counts where that was not given. */
export function withUsual(texts: OptionTexts, name: OptionName, usual: string): OptionTexts {
  return texts.has(name) ? texts : new Map([...texts, [name, [usual]]])
}
