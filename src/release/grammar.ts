import type { Release } from './release.ts'
import { releases } from './releases.ts'

/** What differs between releases in how a stackerfile is read (types/layer.go, types/stackerfile.go, build.go of each tag). */
export interface Grammar {
  /**
   * v0.x to rc11 replace `$KEY` as well; from rc12 on only `${{KEY}}` is replaced and the older forms are refused
   * (docs/stacker/stackerfile.md#2.4).
   */
  readonly substitution: 'anywhere' | 'braces'
  /** What a substitute-file does with a key that an element before it gives (docs/stacker/stackerfile.md#2.2). */
  readonly substituteFile: 'none' | 'appends' | 'skips'
  /** urfave/cli v2 trims each `--substitute` (rc5 on; docs/stacker/stackerfile.md#2.7). */
  readonly trimsSubstitutions: boolean
  /** STACKER_WORK_DIR is among the built-in substitutions (rc4 on; docs/stacker/stackerfile.md#2.1). */
  readonly workDirVariable: boolean
  /** Names of a layer's directives. An unexported Go field has the empty name (rc9 to rc12; docs/stacker/stackerfile.md#5.2). */
  readonly directives: ReadonlySet<string>
  /** Fields of Layer, by their names in Go. */
  readonly fields: ReadonlySet<string>
  readonly uniqueNames: boolean
  /**
   * `dest`, `mode`, `uid` and `gid` of an import: ignored, cast without a check, or checked (rc6 on, which refuses a single map;
   * docs/stacker/stackerfile.md#6.3, docs/stacker/stackerfile.md#6.4).
   */
  readonly imports: 'path' | 'unchecked' | 'checked'
  /** v0.40.1 to rc1 store `dest` as Go's %q prints it (docs/stacker/stackerfile.md#6.4). */
  readonly quotesDest: boolean
  /** uid and gid of an import that is written as a string. */
  readonly stringImportOwner: bigint
  /** Lists of strings take maps of Source and Dest (v0.40.1 to rc5; docs/stacker/stackerfile.md#6.1). */
  readonly mapsInLists: boolean
  readonly binds: 'arrows' | 'fields'
  readonly bom: 'none' | 'plain' | 'namespace' | 'dropped'
}

const order = new Map(releases.map(({ tag }, index) => [tag, index]))

/** The grammar of a release. */
export function grammarOf(release: Release): Grammar {
  const known = grammars.get(release.tag) ?? buildGrammar(release)
  grammars.set(release.tag, known)
  return known
}

/** Of the releases that were asked for. */
const grammars = new Map<string, Grammar>()

function buildGrammar(release: Release): Grammar {
  const from = (tag: string): boolean => place(release.tag) >= place(tag)
  const layer = release.entry.fields.find(({ name }) => name === 'Layer')?.type
  if (layer?.kind !== 'struct') throw new TypeError(`${release.tag} has no layer`)
  const dest = from('v0.40.1-rc1')
  return {
    substitution: from('v1.0.0-rc12') ? 'braces' : 'anywhere',
    substituteFile: from('v1.0.0-rc5') ? 'skips' : dest ? 'appends' : 'none',
    trimsSubstitutions: from('v1.0.0-rc5'),
    workDirVariable: from('v1.0.0-rc4'),
    directives: new Set(layer.fields.map(({ yaml }) => yaml?.replace(/,.*/, '') ?? '')),
    fields: new Set(layer.fields.map(({ name }) => name)),
    uniqueNames: from('v0.17.0'),
    imports: from('v1.0.0-rc6') ? 'checked' : dest ? 'unchecked' : 'path',
    quotesDest: dest && !from('v1.0.0-rc2'),
    stringImportOwner: from('v1.0.0-rc1') ? -1n : 0n,
    mapsInLists: dest && !from('v1.0.0-rc6'),
    binds: from('v1.0.0-rc6') ? 'fields' : 'arrows',
    bom: from('v1.2.0') ? 'dropped' : from('v1.0.0-rc12') ? 'namespace' : from('v1.0.0-rc5') ? 'plain' : 'none',
  }
}

function place(tag: string): number {
  const found = order.get(tag)
  if (found === undefined) throw new RangeError(`${tag} is not in the table`)
  return found
}
