// What must hold after a restore: the checklist, what the plan said, what was recorded, and nothing else touched.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import { checkLaidDown, type CheckedDirectories } from './checker.ts'
import { editsOf, withEdit } from './edited-source.ts'
import { readCache, readImage, readJson, readTags, tagOf, type Descriptor, type Json } from '../stacker/laid-state.ts'
import { findUnchanging } from '../stacker/mounted-trees.ts'
import type { State } from '../stacker/recorded.ts'
import type { Planned } from './replay.ts'
import { buildAnySubset, buildOver, keyOf, readDisk, type SymbolicOptions } from '../stacker/symbolic-build.ts'
import { readVisible, type VisibleBuild } from '../stacker/visible-layers.ts'

export interface RestoredPlace {
  readonly directory: string
  /** stacker's arguments. */
  readonly command: readonly string[]
  readonly release: string
  readonly state: State
  /** The state of an earlier build was there. */
  readonly inPlace?: boolean
  /** Who runs stacker; this process's user by default. */
  readonly uid?: number
  /** `plan --from local --json`. */
  readonly planLocally: () => Promise<Planned>
}

export interface RestoreCounts {
  readonly problems: readonly string[]
  /** Entries that were laid down. */
  readonly laid: number
  /** Choices of layers that were gone through as if they were built again. */
  readonly subsets: number
  /** Sources that were edited after the restore. */
  readonly edits: number
}

/** The checklist (a), the agreement with the plan (b), and the same after edits. `restored` is what `restore --json` said. */
export async function checkRestored(
  place: RestoredPlace,
  planned: Planned,
  restored: Planned,
  options: { readonly edits: boolean },
): Promise<RestoreCounts> {
  const problems: string[] = []
  const directories = directoriesOf(place.directory)
  const visible = readVisible(place.directory, place.command)
  if (restored.code !== planned.code) problems.push(`plan ended with ${planned.code}, restore with ${restored.code}`)
  if (!isDeepStrictEqual(verdicts(restored), verdicts(planned))) {
    problems.push(`restore says ${JSON.stringify(verdicts(restored))}, plan said ${JSON.stringify(verdicts(planned))}`)
  }
  if (planned.layers === undefined || visible === undefined) {
    const left = ['.stacker', 'oci', 'roots'].filter((name) => fs.existsSync(path.join(place.directory, name)))
    if (left.length > 0 && place.inPlace !== true)
      problems.push(`nothing was planned, and there are ${left.join(', ')}`)
    return { problems, laid: 0, subsets: 0, edits: 0 }
  }
  const entries = readCache(directories.stackerDir)?.entries ?? []
  const entryNames = new Set(entries.map(({ name }) => name))
  const visibleLayers = visible.flat().flatMap(({ layers }) => layers)
  const checkOptions = {
    ...symbolicOptions(place),
    uid: place.uid ?? process.geteuid?.() ?? 0,
    visible: visibleLayers,
    unchanging: findUnchanging(place.state, visibleLayers),
    ...cacheVersionOf(place.state),
  }
  problems.push(...checkLaidDown(directories, checkOptions))
  for (const { name, verdict } of planned.layers) {
    if (verdict === 'hit' && !entryNames.has(name)) problems.push(`${name} is a hit and has no entry`)
  }
  const kept = new Set(
    planned.layers.filter(({ verdict }) => verdict === 'hit' || verdict === 'unknown').map(({ name }) => name),
  )
  const seen = new Set(planned.layers.map(({ name }) => name))
  // What an earlier build left for layers that are not given now is not touched.
  for (const name of entryNames) {
    if (!kept.has(name) && (seen.has(name) || place.inPlace !== true))
      problems.push(`${name} is no hit and has an entry`)
  }

  const local = await place.planLocally()
  problems.push(...compareLocal(planned, local))
  const disk = readDisk(directories, checkOptions)
  const keys = keysOfHits(visible, local)
  const { subsets, problems: broken } = buildAnySubset(disk, visible, keys, checkOptions)
  problems.push(...broken)
  let edits = 0
  if (options.edits) {
    for (const layer of checkOptions.visible.filter((layer) => keys.includes(keyOf(layer)))) {
      for (const edit of editsOf(layer)) {
        edits += 1
        const after = await withEdit(edit, () => place.planLocally())
        const what = `${path.relative(place.directory, edit.what)} of ${layer.name} edited after the restore`
        if (after.layers?.find(({ name }) => name === layer.name)?.verdict === 'hit')
          problems.push(`${what}: still a hit`)
        const skipped = new Set(keysOfHits(visible, after))
        for (const problem of buildOver(disk, visible, skipped, checkOptions)) problems.push(`${what}: ${problem}`)
      }
    }
  }
  return { problems, laid: entryNames.size, subsets, edits }
}

/** (c) of an unchanged project: what comes back is what was recorded. `recorded` is build.cache as it was, for this directory. */
export function compareRecorded(place: RestoredPlace, planned: Planned, recorded: Buffer | undefined): string[] {
  const problems: string[] = []
  const { stackerDir, ociDir } = directoriesOf(place.directory)
  const before = (recorded && (JSON.parse(recorded.toString()) as { cache?: Json }).cache) ?? {}
  const after = (readJson(path.join(stackerDir, 'build.cache'))?.['cache'] ?? {}) as Json
  for (const [name, entry] of Object.entries(after)) {
    if (!isDeepStrictEqual(entry, before[name])) problems.push(`the entry of ${name} is not the recorded one`)
  }
  const hits = new Set((planned.layers ?? []).filter(({ verdict }) => verdict === 'hit').map(({ name }) => name))
  const owners = new Map<string, string>()
  for (const { name, buildOnly, manifests } of readCache(stackerDir)?.entries ?? []) {
    if (buildOnly || !hits.has(name)) continue
    for (const descriptor of manifests.values()) {
      owners.set(tagOf(descriptor), name)
      for (const part of [descriptor, ...partsOf(ociDir, descriptor)]) {
        const known = place.state.blobs?.[part.digest]
        const file = path.join(ociDir, 'blobs', 'sha256', part.digest.replace('sha256:', ''))
        const bytes = fs.existsSync(file) ? fs.readFileSync(file) : undefined
        const isSame = known?.text === undefined ? known?.size === bytes?.length : bytes?.toString() === known.text
        if (bytes === undefined || !isSame) problems.push(`${part.digest} of ${name} is not the recorded one`)
      }
    }
  }
  const recordedIndex = (place.state.oci_index ?? {}) as Json
  const index = readJson(path.join(ociDir, 'index.json'))
  if (index !== undefined) {
    const rest = (json: Json): Json => ({ ...json, manifests: [] })
    if (!isDeepStrictEqual(rest(index), rest(recordedIndex))) problems.push('index.json has other members')
  }
  const recordedTags = (recordedIndex['manifests'] ?? []) as readonly Descriptor[]
  const tags = (readTags(ociDir) ?? []).filter(([tag]) => !tag.startsWith('stack-cache-keeps-'))
  for (const [tag, descriptor] of tags) {
    if (!recordedTags.some((other) => isDeepStrictEqual(other, descriptor)))
      problems.push(`the tag ${tag} was not recorded`)
  }
  for (const descriptor of recordedTags) {
    const tag = tagOf(descriptor)
    if (owners.has(tag) && !tags.some(([other]) => other === tag)) problems.push(`the tag ${tag} is gone`)
  }
  return problems
}

/** Everything in and beside the project but stacker's directories, by path: type, mode, times, content. */
export function listOutside(project: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const visit = (file: string): void => {
    const stat = fs.lstatSync(file)
    const content = stat.isFile()
      ? createHash('sha256').update(fs.readFileSync(file)).digest('hex')
      : stat.isSymbolicLink()
        ? fs.readlinkSync(file)
        : ''
    // Directories of the project and above get new members.
    const times = file === project || !file.startsWith(project) ? '' : `${stat.mtimeMs} ${stat.ctimeMs} ${stat.ino}`
    found.set(file, `${stat.mode.toString(8)} ${stat.uid}:${stat.gid} ${times} ${content}`)
    if (!stat.isDirectory()) return
    for (const name of fs.readdirSync(file)) {
      if (file !== project || !['.stacker', 'oci', 'roots'].includes(name)) visit(path.join(file, name))
    }
  }
  visit(path.dirname(project))
  return found
}

export function compareOutside(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const names = new Set([...before.keys(), ...after.keys()])
  return [...names]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `${name} was ${before.get(name) ?? 'absent'}, is ${after.get(name) ?? 'absent'}`)
}

function compareLocal(planned: Planned, local: Planned): string[] {
  if (local.layers === undefined) return [`the local plan ended with ${local.code}: ${local.said.trim().slice(0, 300)}`]
  return (planned.layers ?? []).flatMap(({ name, verdict }, at) => {
    const here = local.layers?.[at]
    const isSame = here?.name === name && (here.verdict === 'hit') === (verdict === 'hit')
    const why = here?.reasons.map(({ code, subject }) => `${code} ${subject}`).join('; ') ?? ''
    return isSame
      ? []
      : [`the plan said ${verdict} of ${name}, after the restore it is ${here?.verdict ?? 'absent'} ${why}`]
  })
}

function keysOfHits(visible: readonly VisibleBuild[], planned: Planned): readonly string[] {
  const hits = new Set((planned.layers ?? []).filter(({ verdict }) => verdict === 'hit').map(({ name }) => name))
  const layers = visible.flat().flatMap((file) => file.layers)
  // One name in two files: the first holder has the entry.
  const first = layers.filter(({ name }, at) => layers.findIndex((other) => other.name === name) === at)
  return first.filter(({ name }) => hits.has(name)).map(keyOf)
}

function verdicts({ layers }: Planned): Readonly<Record<string, string>> | undefined {
  return layers && Object.fromEntries(layers.map(({ name, verdict }, at) => [`${at} ${name}`, verdict]))
}

function partsOf(layout: string, { digest }: Descriptor): readonly Descriptor[] {
  const image = readImage(layout, digest)
  return image === undefined ? [] : [image.config, ...image.layers]
}

function directoriesOf(project: string): CheckedDirectories {
  return {
    stackerDir: path.join(project, '.stacker'),
    ociDir: path.join(project, 'oci'),
    rootsDir: path.join(project, 'roots'),
  }
}

function symbolicOptions({ release, command }: RestoredPlace): SymbolicOptions {
  const asked = command.flatMap((word, at) => (command[at - 1] === '--layer-type' ? [word] : []))
  const verity = !command.some((word) => word === '--no-verity' || word === '--no-squashfs-verity')
  const types = (asked.length === 0 ? ['tar'] : asked).map((type) => `${type}+${String(verity && type !== 'tar')}`)
  return { extractsOnDemand: !release.startsWith('v0.'), types }
}

function cacheVersionOf({ build_cache }: State): { readonly cacheVersion?: number } {
  const version = /"version":(\d+)\}$/.exec(build_cache?.trim() ?? '')?.[1]
  return version === undefined ? {} : { cacheVersion: Number(version) }
}
