import path from 'node:path'

import type { Problem } from '../errors.ts'
import { grammarOf } from '../release/grammar.ts'
import { orderFiles } from './file-order.ts'
import type { FileReader } from './file-reader.ts'
import { orderLayers } from './order.ts'
import type { Prerequisite } from './outline.ts'
import { dockerishUrl } from './dockerish-url.ts'
import { cleanPath } from './paths.ts'
import type { ProjectRequest } from './project-request.ts'
import type { OrderedBuild, LayerDefinition, Stackerfile } from './stackerfile.ts'

/** The files that a build reads, with their prerequisites, in order; or why stacker would refuse them. */
export function loadBuild(
  roots: readonly string[],
  request: ProjectRequest,
  reader: FileReader,
): OrderedBuild | Problem[] {
  const walk: Walk = { reader, files: new Map(), problems: [], open: [] }
  for (const root of roots) visit(walk, path.resolve(request.workingDirectory, root), undefined)
  const { files, problems } = walk
  if (grammarOf(request.release).uniqueNames) problems.push(...duplicateNames([...files.values()]))
  if (problems.length > 0) return problems
  return orderBuild(roots, files)
}

interface Walk {
  readonly reader: FileReader
  readonly files: Map<string, Stackerfile>
  readonly problems: Problem[]
  /** Those that lead to the file which is visited. */
  readonly open: string[]
}

function visit(walk: Walk, file: string, from: Problem | undefined): void {
  const { reader, files, problems, open } = walk
  const key = cleanPath(file)
  if (open.includes(key)) {
    const cycle = [...open.slice(open.indexOf(key)), key].join(' -> ')
    const message = `prerequisites make a cycle, on which stacker never ends: ${cycle}`
    problems.push({ ...from, message, advice: 'remove one of these prerequisites' })
    return
  }
  if (files.has(key)) return
  const { parsed } = reader(key, from)
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
  for (const prerequisite of parsed.prerequisites) visitPrerequisite(walk, prerequisite)
  open.pop()
  const prerequisites = parsed.prerequisites.map((prerequisite) => prerequisite.path)
  files.set(key, { path: key, layers: parsed.layers, prerequisites, unsure: [] })
}

function visitPrerequisite(walk: Walk, { path: wanted, at }: Prerequisite): void {
  const message = `key ${wanted} does not exist`
  const url = dockerishUrl(wanted)
  if (url !== undefined && url.scheme !== '') {
    const advice = 'a prerequisite must be a file of this machine: stacker fetches an url and then fails'
    walk.problems.push({ ...at, message, advice })
  } else if (cleanPath(wanted) !== wanted) {
    walk.problems.push({ ...at, message, advice: `write ${cleanPath(wanted)}` })
  } else visit(walk, wanted, at)
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
