import { UserError, type Problem } from '../errors.ts'
import { readRegularFile, readRegularFileSync } from '../formats/regular-file.ts'
import { parseStackerfile, type ParsedStackerfile } from './parse.ts'
import type { ProjectRequest } from './project-request.ts'
import type { substitutionLists } from './substitution-list.ts'
import { adviceFor, codeOf, reasonOf } from './unreadable-file.ts'

/** Of a stackerfile or substitute-file; those that people write have some kilobytes. */
const mostBytes = 4 << 20

interface ReadFile {
  readonly parsed: ParsedStackerfile
  readonly path: string
}

export type FileReader = (file: string, from: Problem | undefined) => ReadFile

/** A file that several builds need is read once. */
export function fileReader(request: ProjectRequest, lists: ReturnType<typeof substitutionLists>): FileReader {
  const known = new Map<string, ReadFile>()
  const read = (file: string, from: Problem | undefined): ReadFile => {
    let bytes: Buffer
    try {
      bytes = readRegularFileSync(file, mostBytes)
    } catch (error) {
      // stacker would read a long one.
      const kind = codeOf(error) === 'EFBIG' ? 'unsure' : 'refused'
      return { path: file, parsed: { kind, problems: [unreadable(file, error, from)] } }
    }
    const [first, ...others] = lists.map((substitutions) => {
      const { release, host, requireHash = false } = request
      return parseStackerfile(bytes, { path: file, release, substitutions, host, requireHash })
    })
    if (first === undefined) throw new TypeError('there is at least one order of substitutions')
    if (others.every((other) => sameReading(first, other))) {
      if (first.kind === 'read') request.onRead?.(first.layers)
      return { path: file, parsed: first }
    }
    const message =
      'the order of the pairs in the substitute-file, which is random in stacker, changes what this file says'
    return { path: file, parsed: { kind: 'unsure', problems: [{ message, place: { file } }] } }
  }
  return (file, from) => {
    const found = known.get(file) ?? read(file, from)
    known.set(file, found)
    return found
  }
}

function sameReading(a: ParsedStackerfile, b: ParsedStackerfile): boolean {
  if (a.kind !== 'read' || b.kind !== 'read') return a.kind === b.kind
  return a.afterSubstitutions === b.afterSubstitutions
}

export async function readSubstituteFile(
  file: string | undefined,
): Promise<{ path: string; bytes: Buffer } | undefined> {
  if (file === undefined) return undefined
  try {
    return { path: file, bytes: await readRegularFile(file, mostBytes) }
  } catch (error) {
    const message = `unable to read substitute-file:${file}, err:${reasonOf(error)}`
    const advice = adviceFor(error) ?? 'correct the path in substitute-file, or add the file'
    throw new UserError({ message, place: { file }, advice }, { cause: error })
  }
}

function unreadable(file: string, error: unknown, from: Problem | undefined): Problem {
  const message = `couldn't read stacker file: open ${file}: ${reasonOf(error)}`
  const place = from?.place ?? { file }
  const excerpt = from?.excerpt === undefined ? {} : { excerpt: from.excerpt }
  const advice =
    adviceFor(error) ??
    (from === undefined
      ? 'give the path of a stackerfile, relative to the working directory'
      : 'correct the prerequisite, or add the file')
  return { message, place, advice, ...excerpt }
}
