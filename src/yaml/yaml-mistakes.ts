/** How people get YAML wrong: what the library says of it, what stacker's parser says, and what to do. */
export interface YamlMistake {
  readonly message: string
  readonly advice: string
}

/**
 * What yaml.v2 refuses as surely as the library does (docs/stacker/stackerfile.md#3.10). The two differ in what may continue a
 * line, so a complaint is only certain when no file was found in which Go reads what the library complains of: `npm run conformance
 * -- --only yaml` looks for one.
 */
const mistakes: readonly (readonly [RegExp, string, string])[] = [
  [
    /^All (?:mapping|sequence) items must start at the same column/,
    'did not find expected key',
    'indent all keys of a map, and all items of a list, alike',
  ],
  [
    /^Nested mappings are not allowed in compact mappings/,
    'mapping values are not allowed in this context',
    'quote a value that holds a colon and a blank; indent keys below their key',
  ],
  [
    /^Implicit map keys need to be followed by map values/,
    "could not find expected ':'",
    'write a colon behind the key, or indent the line as part of the value above it',
  ],
  [
    /^A block sequence may not be used as an implicit map key/,
    'did not find expected key',
    'do not mix items of a list with keys of a map; a list below a key is indented alike or more',
  ],
  [
    /^Unexpected block-seq-ind on same line with key/,
    'block sequence entries are not allowed in this context',
    'begin the list on a line of its own',
  ],
  [/^Sequence item without - indicator/, "did not find expected '-' indicator", 'write "- " before each item'],
  [
    /^Missing , (?:between flow map|(?:or : )?between flow sequence) items/,
    "did not find expected ',' or a closing bracket",
    'separate the items by commas, and close the bracket',
  ],
  [
    /^Plain value cannot start with reserved character/,
    'found character that cannot start any token',
    'quote the value',
  ],
  [
    /^Block scalar header includes extra characters/,
    'did not find expected comment or line break',
    'begin the text on the next line',
  ],
]

/**
 * yaml.v2 takes an anchor, an alias, a flow collection or a lone colon where the library expects a key of its own, so nothing is
 * certain beside one.
 */
const looseKey = /(?:^|[\s[\]{},:?-])[&*][\w-]|[\]}][ \t]*:|:[ \t]+:/

/** The mistake behind a complaint of the library about `text` at `offset`. */
export function certainMistake(complaint: string, text: string, offset: number): YamlMistake | undefined {
  if (looseKey.test(text)) return undefined
  const [, message, advice] = mistakes.find(([pattern]) => pattern.test(complaint)) ?? []
  if (message !== undefined && advice !== undefined) return { message: `yaml: ${message}`, advice }
  const bracket = /^Flow (?:map|sequence)\b.* end with a ([}\]])/.exec(complaint)?.[1]
  // Lines that are indented less are no end for yaml.v2; the end of the file is.
  if (bracket === undefined || text.slice(offset).trim() !== '') return undefined
  return { message: `yaml: did not find expected ',' or '${bracket}'`, advice: `close the bracket with ${bracket}` }
}

/** What to look for where it is not certain that stacker stops: yaml.v2 took none of these in the thousands that were tried. */
export function likelyCure(complaint: string): string | undefined {
  if (complaint.startsWith('Block scalars with more-indented leading empty lines'))
    return 'indent the text of a block with blanks, its first line too'
  return mistakes.find(([pattern]) => pattern.test(complaint))?.[2]
}
