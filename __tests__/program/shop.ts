import { readFileSync } from 'node:fs'
import path from 'node:path'

import { openBuildCache } from '../../src/layer/build-cache.ts'
import type { CacheEntry } from '../../src/layer/entry.ts'
import { findRelease } from '../../src/release/releases.ts'
import { relocateBuildCache } from '../stacker/relocated-cache.ts'
import { mutate, writeProject, type Project } from '../stacker/recorded-project.ts'
import { freshOutcome, readRecordings, type Scenario } from '../stacker/recorded.ts'
import { layDown } from '../stacker/recorded-build.ts'

const recordings = readRecordings(path.resolve(import.meta.dirname, '../../example/recorded'))
export const release = 'v1.2.0'

/** What real stacker did with the example's project, and with it after a change. */
export interface Shop {
  readonly id: string
  readonly title: string
  /** The inputs that say how stacker was called for the first build, and for the second one. */
  readonly first: Readonly<Record<string, string>>
  readonly second: Readonly<Record<string, string>>
  /** Layers of the second build, on a machine that had the first one's state: in build order. */
  readonly rebuilt: readonly string[]
  readonly cached: readonly string[]
  /** Why stacker built a layer the second time. */
  readonly messages: ReadonlyMap<string, readonly string[]>
  write(directory: string): Project
  /** What stacker leaves there after the first build. */
  build(project: Project): void
  change(project: Project): void
  /** The entries of those layers as stacker itself would have them in that directory. */
  entries(directory: string, layers: readonly string[]): ReadonlyMap<string, CacheEntry>
}

export const shops: readonly Shop[] = recordings.scenarios.map(openShop)

export function shop(id: string): Shop {
  const found = shops.find((candidate) => candidate.id === id)
  if (found === undefined) throw new Error(`no scenario ${id}`)
  return found
}

function openShop(scenario: Scenario): Shop {
  const { id, title, mutation } = scenario
  const state = recordings.state(scenario, release)
  const outcome = recordings.outcome(scenario, release)
  if (state === undefined || outcome === undefined) throw new Error(`${id} was not recorded with ${release}`)
  const { order = [], layers } = freshOutcome(outcome)
  const withResult = (result: string): string[] => order.filter((name) => layers[name]?.result === result)
  const later = mutation.flatMap((step) => (step.op === 'command' ? [step.command] : []))
  return {
    id,
    title,
    first: inputsOf(scenario.command ?? []),
    second: inputsOf(later.at(-1) ?? scenario.command ?? []),
    rebuilt: withResult('rebuilt'),
    cached: withResult('cached'),
    messages: new Map(Object.entries(layers).map(([name, { messages }]) => [name, messages ?? []])),
    write: (directory) => writeProject(scenario, recordings, state, directory),
    build: (project) => {
      layDown(project, release, recordings, state)
    },
    change: (project) => {
      mutate(project, mutation, recordings, state)
    },
    entries: (directory, names) => {
      const rules = findRelease(release)
      if (rules === undefined || state.build_cache === undefined) throw new Error(`no build.cache of ${id}`)
      const moved = relocateBuildCache(state.build_cache, recordings.project, directory, rules)
      return entriesIn(moved, names)
    },
  }
}

/** The entries of a build.cache that lies in that directory; all of them, or those of `names`. */
export function readEntries(directory: string): ReadonlyMap<string, CacheEntry> {
  return entriesIn(readFileSync(path.join(directory, '.stacker', 'build.cache')))
}

function entriesIn(bytes: Uint8Array, names?: readonly string[]): ReadonlyMap<string, CacheEntry> {
  const rules = findRelease(release)
  if (rules === undefined) throw new Error(`no release ${release}`)
  const opened = openBuildCache(bytes, rules)
  if (opened.kind !== 'opened') throw new Error(`build.cache is ${opened.kind}`)
  return new Map([...opened.entries].filter(([name]) => names === undefined || names.includes(name)))
}

/** stacker's words as inputs of the action. */
function inputsOf([, ...words]: readonly string[]): Record<string, string> {
  const inputs: Record<string, string> = { 'stacker-version': release }
  for (let at = 0; at < words.length; at += 2) {
    const [word, value = ''] = [words[at], words[at + 1]]
    if (word === '-f') inputs['stackerfiles'] = value
    else if (word === '--substitute') inputs['substitute'] = value
    else throw new Error(`stacker's argument ${word ?? ''} is not known`)
  }
  return inputs
}
