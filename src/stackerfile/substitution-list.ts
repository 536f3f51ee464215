import { UserError } from '../errors.ts'
import type { Grammar } from '../release/grammar.ts'
import { fileText, originOf, problemAt, sourceText } from '../yaml/source-text.ts'
import { trimSpace } from '../formats/go-text.ts'
import { readStringMap } from './typed-value.ts'
import { decodeYamlBytes, firstControlCharacter, normaliseBreaks } from '../yaml/yaml-text.ts'
import { parseSyntax } from '../yaml/yaml-syntax.ts'
import { decodeSyntax } from '../yaml/yaml-value.ts'

/** Where stacker puts what it makes; absolute, as stacker makes them. */
export interface OutputDirectories {
  /** `.stacker`: build.cache, layer-bases, imports. */
  readonly stackerDir: string
  /** `oci`: the layout with what was built. */
  readonly ociDir: string
  /** `roots`: one directory a layer, and one (`sha256_HEX`) an extracted blob. */
  readonly rootsDir: string
}

/** What STACKER_*_DIR stand for in a stackerfile. */
export interface SubstitutedDirectories extends OutputDirectories {
  /** As given: stacker does not make it absolute (docs/stacker/staging.md#1.2). */
  readonly workDir: string | undefined
}

/**
 * All lists that stacker may apply: it takes the pairs of a substitute-file in random order (docs/stacker/stackerfile.md#2.1), so
 * there are two of them, which differ in that order, where the file has more than one.
 * @throws UserError for a substitute-file that stacker refuses.
 */
export function substitutionLists(
  given: readonly string[],
  file: { readonly path: string; readonly bytes: Uint8Array } | undefined,
  directories: SubstitutedDirectories,
  grammar: Grammar,
): readonly (readonly string[])[] {
  const first = grammar.trimsSubstitutions ? given.map(trimSpace) : given
  const builtIn = [
    `STACKER_ROOTFS_DIR=${directories.rootsDir}`,
    `STACKER_STACKER_DIR=${directories.stackerDir}`,
    `STACKER_OCI_DIR=${directories.ociDir}`,
    ...(grammar.workDirVariable ? [`STACKER_WORK_DIR=${directories.workDir ?? ''}`] : []),
  ]
  if (file === undefined) return [[...first, ...builtIn]]
  if (grammar.substituteFile === 'none') {
    throw new UserError({ message: 'this release of stacker has no substitute-file', place: { file: file.path } })
  }
  const pairs = [...readSubstituteFile(file.path, file.bytes)]
  const read = pairs.flatMap(([key, value]) => {
    const known = first.some((element) => element.startsWith(`${key}=`))
    return known && grammar.substituteFile === 'skips' ? [] : [`${key}=${value}`]
  })
  const forward = [...first, ...read, ...builtIn]
  return read.length < 2 ? [forward] : [forward, [...first, ...[...read].reverse(), ...builtIn]]
}

/**
 * A map of strings, decoded at once (docs/stacker/stackerfile.md#2.2), so that texts stay as they are written: `yes` is not `true`.
 */
function readSubstituteFile(path: string, bytes: Uint8Array): ReadonlyMap<string, string> {
  const prefix = `unable to unmarshal substitute-file:${path}, err:`
  const decoded = decodeYamlBytes(bytes)
  const file = fileText(path, decoded.kind === 'text' ? decoded.text : Buffer.from(bytes).toString())
  const refuse = (at: number, message: string): never => {
    throw new UserError(problemAt(file, at, prefix + message, 'a substitute-file is a map of KEY: VALUE'))
  }
  if (decoded.kind === 'refused') return refuse(decoded.at, decoded.why)
  const source = sourceText(decoded.text)
  const control = firstControlCharacter(source.text)
  if (control !== undefined) return refuse(control, 'yaml: control characters are not allowed')
  const parsed = parseSyntax(normaliseBreaks(source))
  if (parsed.kind !== 'tree') return refuse(parsed.at, parsed.message)
  if (parsed.root === undefined) return new Map()
  // Text instead of values: yaml.v2 gives a string what stands in the file.
  const texts = decodeSyntax(parsed.root, 'text')
  for (const { at, message } of texts.refused) refuse(at, message)
  for (const { at, message } of texts.doubts) refuse(at, message)
  if (texts.tooLarge) return refuse(originOf(source, 0), 'the file expands to more than can be read')
  const { value } = texts
  return value === undefined ? new Map() : (readStringMap(value, null, refuse) ?? new Map<string, string>())
}
