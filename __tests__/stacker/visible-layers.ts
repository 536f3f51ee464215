// The layers that stacker will see in a project, read plainly from its stackerfiles, for checks that share no code with src.
import * as fs from 'node:fs'
import path from 'node:path'

import { parse } from 'yaml'

export interface VisibleLayer {
  /** Absolute path. */
  readonly stackerfile: string
  readonly name: string
  readonly buildOnly: boolean
  /** Something is run in it, so its root is mounted, and it changes something. */
  readonly runs: boolean
  /** Its image is mounted once more, after it was packed. */
  readonly generatesLabels: boolean
  readonly baseType: string
  /** The layer that it is `built` on. */
  readonly base: string | undefined
  /** What it takes from other layers, through imports (with `dest` too) or as its tar base. */
  readonly takes: readonly { readonly from: string; readonly path: string }[]
  /** Files and directories of the project that stacker compares, absolute. */
  readonly sources: readonly string[]
}

/** The stackerfiles of one run of stacker, in the order in which they are built; stacker collects garbage after each. */
export type VisibleBuild = readonly { readonly file: string; readonly layers: readonly VisibleLayer[] }[]

/** Undefined where a stackerfile cannot be read plainly: stacker would refuse it too. */
export function readVisible(directory: string, command: readonly string[]): readonly VisibleBuild[] | undefined {
  const words = command.slice(1)
  const values = (...names: readonly string[]): string[] =>
    words.flatMap((word, at) => (names.includes(words[at - 1] ?? '') ? [word] : []))
  const substitutions = new Map<string, string>()
  for (const file of values('--substitute-file')) {
    const given = parse(fs.readFileSync(path.resolve(directory, file), 'utf8')) as Record<string, unknown> | null
    for (const [key, value] of Object.entries(given ?? {})) substitutions.set(key, String(value))
  }
  for (const given of values('--substitute')) {
    const at = given.indexOf('=')
    substitutions.set(given.slice(0, at), given.slice(at + 1))
  }
  try {
    if (command[0] === 'recursive-build') {
      const [top = '.'] = values('-d', '--search-dir')
      const [pattern = 'stacker.yaml'] = values('-p', '--stacker-file-pattern')
      return [inOrder(findFiles(path.resolve(directory, top), pattern), substitutions)]
    }
    const files = values('-f', '--stacker-file')
    return (files.length === 0 ? ['stacker.yaml'] : files).map((file) =>
      inOrder([path.resolve(directory, file)], substitutions),
    )
  } catch {
    return undefined
  }
}

function findFiles(directory: string, pattern: string): string[] {
  return fs.readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(directory, entry.name)
    if (entry.isDirectory()) return ['.stacker', 'oci', 'roots'].includes(entry.name) ? [] : findFiles(file, pattern)
    return new RegExp(pattern).test(entry.name) ? [file] : []
  })
}

function inOrder(files: readonly string[], substitutions: ReadonlyMap<string, string>): VisibleBuild {
  const done = new Map<string, readonly VisibleLayer[]>()
  const visit = (file: string): void => {
    if (done.has(file)) return
    const { prerequisites, layers } = readStackerfile(file, substitutions)
    for (const prerequisite of prerequisites) visit(path.resolve(path.dirname(file), prerequisite))
    done.set(file, layers)
  }
  for (const file of files) visit(file)
  const known = new Set<string>()
  return [...done].map(([file, layers]) => {
    const ordered = byDependency(layers, known)
    for (const { name } of ordered) known.add(name)
    return { file, layers: ordered }
  })
}

/** In the order of the file, but for layers that name later ones. */
function byDependency(layers: readonly VisibleLayer[], known: ReadonlySet<string>): VisibleLayer[] {
  const ordered: VisibleLayer[] = []
  const left = [...layers]
  while (left.length > 0) {
    const waits = (name: string): boolean => !known.has(name) && left.some((layer) => layer.name === name)
    const at = left.findIndex(
      ({ base, takes }) => !(base !== undefined && waits(base)) && !takes.some(({ from }) => waits(from)),
    )
    ordered.push(...left.splice(Math.max(0, at), 1))
  }
  return ordered
}

function readStackerfile(
  file: string,
  substitutions: ReadonlyMap<string, string>,
): { readonly prerequisites: readonly string[]; readonly layers: readonly VisibleLayer[] } {
  let text = fs.readFileSync(file, 'utf8')
  for (const [key, value] of substitutions) {
    text = text.replaceAll(new RegExp(`\\$\\{\\{${key}(?::[^}]*)?\\}\\}`, 'g'), () => value)
    text = text.replaceAll(`$${key}`, () => value)
  }
  text = text.replaceAll(/\$\{\{[^}:]*:([^}]*)\}\}/g, (_, otherwise: string) => otherwise)
  // stacker drops merge keys, and reads the first document only (docs/stacker/stackerfile.md#1.5, docs/stacker/stackerfile.md#3.2).
  const [document = ''] = text
    .replace(/^\uFEFF/, '')
    .split(/^---(?:\s.*)?$/m)
    .filter((part) => part.trim() !== '')
  const members = Object.entries((parse(document, { merge: false }) ?? {}) as Record<string, Record<string, unknown>>)
  const config = members.find(([name]) => name === 'config')?.[1]
  return {
    prerequisites: (config?.['prerequisites'] ?? []) as readonly string[],
    layers: members.filter(([name]) => name !== 'config').map(([name, layer]) => readLayer(file, name, layer)),
  }
}

function readLayer(stackerfile: string, name: string, layer: Readonly<Record<string, unknown>>): VisibleLayer {
  const from = (layer['from'] ?? {}) as Readonly<Record<string, string | undefined>>
  const baseType = from['type'] ?? ''
  const items = [layer['imports'], layer['import']].flat() as readonly unknown[]
  const imported = items.flatMap((item): { path: string; dest: boolean }[] => {
    if (typeof item === 'string') return [{ path: item, dest: false }]
    const { path: given, dest } = (item ?? {}) as Readonly<Record<string, unknown>>
    return typeof given === 'string' ? [{ path: given, dest: Boolean(dest) }] : []
  })
  const overlaid = ((layer['overlay_dirs'] ?? []) as readonly Readonly<Record<string, string | undefined>>[]).flatMap(
    ({ source }) => (source === undefined ? [] : [source]),
  )
  const producers = baseType === 'tar' ? [...imported, { path: from['url'] ?? '' }] : imported
  const compared = [...imported.filter(({ dest }) => !dest).map((item) => item.path), ...overlaid]
  return {
    stackerfile,
    name,
    buildOnly: layer['build_only'] === true,
    runs: isGiven(layer['run']),
    generatesLabels: isGiven(layer['generate_labels']),
    baseType,
    base: baseType === 'built' ? from['tag'] : undefined,
    takes: producers.flatMap((source) => {
      const [, producer, taken = '/'] = /^stacker:\/\/([^/]+)(\/.*)?$/s.exec(source.path) ?? []
      return producer === undefined ? [] : [{ from: producer, path: taken }]
    }),
    sources: compared
      .filter((source) => !source.includes('://'))
      .map((source) => path.resolve(path.dirname(stackerfile), source)),
  }
}

/** A script, or a list of scripts. */
function isGiven(scripts: unknown): boolean {
  return Array.isArray(scripts) ? scripts.length > 0 : typeof scripts === 'string' && scripts !== ''
}
