import path from 'node:path'

import { FormatError, UserError, type Problem } from '../errors.ts'
import { readRegularFile } from '../formats/regular-file.ts'
import { grammarOf } from '../release/grammar.ts'
import type { Release } from '../release/release.ts'
import { orderFiles } from './file-order.ts'
import { orderLayers } from './order.ts'
import type { Prerequisite } from './outline.ts'
import { parseStackerfile, type ParsedStackerfile } from './parse.ts'
import { dockerishUrl } from './dockerish-url.ts'
import { cleanPath } from './paths.ts'
import { showProblem, showWithout } from './shown-text.ts'
import type { OrderedBuild, LayerDefinition, Project, Stackerfile } from './stackerfile.ts'
import { substitutionLists, type SubstitutedDirectories } from './substitution-list.ts'

export interface ProjectRequest {
  /** One for each `stacker build -f`, or one with all that a `recursive-build` found. Absolute paths. */
  readonly builds: readonly { readonly roots: readonly string[] }[]
  readonly release: Release
  /** KEY=VALUE, as `--substitute`. */
  readonly substitutions: readonly string[]
  /** Absolute path. */
  readonly substituteFile?: string
  readonly directories: SubstitutedDirectories
  readonly host: { readonly os: 'linux'; readonly arch: 'amd64' | 'arm64' }
  /** Where stacker is run. */
  readonly workingDirectory: string
  /** `--require-hash`. */
  readonly requireHash?: boolean
}

/**
 * Reads the stackerfiles of all builds with their prerequisites (docs/stacker/stackerfile.md#9.2), as the release would, and puts
 * files and layers in order.
 * @throws UserError with all problems that were found, where stacker would refuse a file or their order.
 */
export async function loadProject(request: ProjectRequest): Promise<Project> {
  const lists = substitutionLists(
    request.substitutions,
    await readSubstituteFile(request.substituteFile),
    request.directories,
    grammarOf(request.release),
  )
  const reader = fileReader(request, lists)
  const builds: OrderedBuild[] = []
  const problems: Problem[] = []
  for (const { roots } of request.builds) {
    const loaded = await loadBuild(roots, request, reader)
    if (Array.isArray(loaded)) problems.push(...loaded)
    else builds.push(loaded)
  }
  const substitutions = lists[0] ?? []
  const show = showWithout(substitutions)
  const shown = (list: readonly Problem[]): Problem[] => list.map((problem) => showProblem(problem, show))
  const distinct = withoutRepeats(problems)
  if (distinct.length > 0) throw new UserError(shown(distinct))
  return { builds, substitutions, notices: shown(noticesOf(builds, request.release)) }
}

/** Of a stackerfile or substitute-file; those that people write have some kilobytes. */
const mostBytes = 4 << 20

interface ReadFile {
  readonly parsed: ParsedStackerfile
  readonly path: string
}

type FileReader = (file: string, from: Problem | undefined) => Promise<ReadFile>

/** A file that several builds need is read once. */
function fileReader(request: ProjectRequest, lists: ReturnType<typeof substitutionLists>): FileReader {
  const known = new Map<string, Promise<ReadFile>>()
  const read = async (file: string, from: Problem | undefined): Promise<ReadFile> => {
    let bytes: Buffer
    try {
      bytes = await readRegularFile(file, mostBytes)
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
    if (others.every((other) => sameReading(first, other))) return { path: file, parsed: first }
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

async function readSubstituteFile(file: string | undefined): Promise<{ path: string; bytes: Buffer } | undefined> {
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

/** Go's words for the usual errors of open and read. */
const reasons = new Map([
  ['ENOENT', 'no such file or directory'],
  ['EACCES', 'permission denied'],
  ['EISDIR', 'is a directory'],
  ['ENOTDIR', 'not a directory'],
  ['ELOOP', 'too many levels of symbolic links'],
])

/** What else may stand in a file's place. */
function adviceFor(error: unknown): string | undefined {
  switch (codeOf(error)) {
    case 'EFTYPE':
      return 'give a regular file: what a pipe or a device holds is gone once it was read, or never ends'
    case 'EFBIG':
      return 'make it shorter'
    default:
      return undefined
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

export function reasonOf(error: unknown): string {
  const code = codeOf(error)
  if (error instanceof FormatError) return error.wanted
  return reasons.get(code) ?? (code === '' ? String(error) : code)
}

async function loadBuild(
  roots: readonly string[],
  request: ProjectRequest,
  reader: FileReader,
): Promise<OrderedBuild | Problem[]> {
  const problems: Problem[] = []
  const files = new Map<string, Stackerfile>()
  const edges = new Map<string, readonly Prerequisite[]>()
  const open: string[] = []
  const visit = async (file: string, from: Problem | undefined): Promise<void> => {
    const key = cleanPath(file)
    if (open.includes(key)) {
      const cycle = [...open.slice(open.indexOf(key)), key].join(' -> ')
      const message = `prerequisites make a cycle, on which stacker never ends: ${cycle}`
      problems.push({ ...from, message, advice: 'remove one of these prerequisites' })
      return
    }
    if (files.has(key)) return
    const { parsed } = await reader(key, from)
    if (parsed.kind === 'refused') {
      problems.push(...parsed.problems)
      files.set(key, { path: key, layers: [], prerequisites: [], unsure: [] })
      return
    }
    if (parsed.kind === 'unsure') {
      files.set(key, { path: key, layers: [], prerequisites: [], unsure: parsed.problems })
      return
    }
    open.push(key)
    for (const prerequisite of parsed.prerequisites) await visitPrerequisite(prerequisite)
    open.pop()
    const prerequisites = parsed.prerequisites.map((prerequisite) => prerequisite.path)
    files.set(key, { path: key, layers: parsed.layers, prerequisites, unsure: [] })
    edges.set(key, parsed.prerequisites)
  }
  const visitPrerequisite = async (prerequisite: Prerequisite): Promise<void> => {
    const { path: wanted, at } = prerequisite
    const url = dockerishUrl(wanted)
    if (url !== undefined && url.scheme !== '') {
      problems.push({
        ...at,
        message: `key ${wanted} does not exist`,
        advice: 'a prerequisite must be a file of this machine: stacker fetches an url and then fails',
      })
    } else if (cleanPath(wanted) !== wanted) {
      problems.push({ ...at, message: `key ${wanted} does not exist`, advice: `write ${cleanPath(wanted)}` })
    } else await visit(wanted, at)
  }
  for (const root of roots) await visit(path.resolve(request.workingDirectory, root), undefined)
  if (grammarOf(request.release).uniqueNames) problems.push(...duplicateNames([...files.values()]))
  if (problems.length > 0) return problems
  return orderBuild(roots, files)
}

/** stacker reads all files of a build before it builds one, and refuses a name that stands twice (docs/stacker/stackerfile.md#9.3). */
function duplicateNames(files: readonly Stackerfile[]): Problem[] {
  const holders = new Map<string, LayerDefinition>()
  const problems: Problem[] = []
  for (const { layers } of [...files].sort((a, b) => compareBytes(a.path, b.path))) {
    for (const definition of layers) {
      const { name, stackerfile, line, column } = definition
      const holder = holders.get(name)
      if (holder === undefined) holders.set(name, definition)
      else {
        problems.push({
          message: `duplicate layer name: both ${holder.stackerfile} and ${stackerfile} have ${name}`,
          place: { file: stackerfile, line, column },
          advice: `rename one of them (the other is in line ${String(holder.line)} of ${holder.stackerfile})`,
        })
      }
    }
  }
  return problems
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

function orderBuild(roots: readonly string[], files: ReadonlyMap<string, Stackerfile>): OrderedBuild | Problem[] {
  const ordered = orderFiles(files)
  const problems: Problem[] = []
  const layers: LayerDefinition[] = []
  const below = new Map<string, ReadonlySet<string>>()
  const doubtful = new Set<string>()
  for (const file of ordered) {
    const built = new Set<string>()
    let doubt = file.unsure.length > 0
    for (const prerequisite of file.prerequisites) {
      doubt ||= doubtful.has(prerequisite)
      for (const name of below.get(prerequisite) ?? []) built.add(name)
    }
    if (doubt) doubtful.add(file.path)
    const order = orderLayers(file.layers, built)
    if (order.kind === 'ordered') layers.push(...order.layers)
    else if (doubt) layers.push(...file.layers.map((layer) => withDoubt(layer, order.problems)))
    else problems.push(...order.problems)
    for (const { name } of file.layers) built.add(name)
    below.set(file.path, built)
  }
  return problems.length > 0 ? problems : { roots, files: ordered, layers }
}

/** What is missing may be in a file that could not be read. */
function withDoubt(layer: LayerDefinition, problems: readonly Problem[]): LayerDefinition {
  return { ...layer, unsure: [...layer.unsure, ...problems] }
}

function withoutRepeats(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify([problem.message, problem.place]), problem])).values()]
}

function noticesOf(builds: readonly OrderedBuild[], release: Release): Problem[] {
  const legacy = grammarOf(release).fields.has('LegacyImport')
  const notices: Problem[] = []
  for (const file of new Set(builds.flatMap(({ files }) => files))) {
    notices.push(
      ...file.unsure.map((problem) => ({
        ...problem,
        message: `could not be read with certainty: ${problem.message}`,
      })),
    )
    for (const { name, stackerfile, line, column, layer, unsure } of file.layers) {
      const place = { file: stackerfile, line, column }
      notices.push(
        ...unsure.map((problem) => ({
          ...problem,
          message: `layer ${name} could not be read with certainty: ${problem.message}`,
        })),
      )
      if (legacy && layer.WasLegacyImport === true) {
        notices.push({
          message: `'import' directive used in layer '${name}' is deprecated`,
          place,
          advice: "write 'imports', and /stacker/imports instead of /stacker",
        })
      }
      if (layer.WasBom === true)
        notices.push({
          message: `'bom' directive used in layer '${name}' has no effect any more`,
          place,
          advice: 'remove it',
        })
    }
  }
  return withoutRepeats(notices)
}
