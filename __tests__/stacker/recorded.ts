// What real stacker did, as recorded: types of scenarios.json and state-RELEASE.json, and how they are read.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

export interface Scenario {
  readonly id: string
  readonly title: string
  readonly since?: string
  readonly files: Readonly<Record<string, SourceFile>>
  readonly bases?: Readonly<Record<string, unknown>>
  readonly http?: Readonly<Record<string, ServedFile>>
  readonly registry?: Readonly<Record<string, string>>
  readonly command?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly mutation: readonly Mutation[]
  readonly outcomes: Readonly<Record<string, Outcome | { readonly same_as: string } | { readonly skipped: string }>>
}

export type SourceFile =
  | string
  | { readonly base: string }
  | { readonly link: string }
  | { readonly dir: true; readonly mode?: string }
  | { readonly content: string; readonly mode?: string }

export interface ServedFile {
  readonly content: string | null
  readonly checksum?: boolean
}

export type Mutation =
  | ({ readonly op: 'write'; readonly path: string } & (
      | { readonly content: string; readonly mode?: string }
      | { readonly base: string }
      | { readonly link: string }
      | { readonly dir: true; readonly mode?: string }
    ))
  | { readonly op: 'replace'; readonly path: string; readonly find: string; readonly with: string }
  | { readonly op: 'touch' | 'remove'; readonly path: string }
  | { readonly op: 'chmod'; readonly path: string; readonly mode: string }
  | { readonly op: 'rename'; readonly path: string; readonly to: string }
  | ({ readonly op: 'http'; readonly name: string } & ServedFile)
  | { readonly op: 'push'; readonly name: string; readonly base: string }
  | { readonly op: 'registry-down' }
  | { readonly op: 'command'; readonly command: readonly string[] }
  | { readonly op: 'env'; readonly env: Readonly<Record<string, string>> }

export interface Outcome {
  readonly first: BuildOutcome
  readonly second: BuildOutcome
  readonly second_fresh: BuildOutcome | { readonly same_as_second: true }
  readonly clean: { readonly exit: number }
}

export interface BuildOutcome {
  readonly exit: number
  readonly order?: readonly string[]
  readonly layers: Readonly<
    Record<string, { readonly result: 'cached' | 'rebuilt' | 'failed'; readonly messages?: readonly string[] }>
  >
  readonly error?: string
  readonly content_vs_clean?: Readonly<Record<string, unknown>>
}

export interface State {
  readonly build_cache?: string
  readonly oci_index?: unknown
  readonly blobs?: Readonly<Record<string, { readonly size: number; readonly text?: string }>>
  readonly layer_bases_index?: unknown
  readonly layer_bases_blobs?: Readonly<Record<string, { readonly size: number; readonly text?: string }>>
  readonly staged_imports?: Readonly<Record<string, StagedFile>>
  readonly overlay_metadata?: Readonly<Record<string, unknown>>
  readonly overlays?: Readonly<Record<string, Readonly<Record<string, StagedFile>>>>
  readonly bases?: Readonly<Record<string, RecordedBase>>
}

export interface StagedFile {
  readonly mode: string
  readonly uid: number
  readonly gid: number
  readonly sha256?: string
  readonly link?: string
  readonly dir?: boolean
  readonly char?: unknown
  readonly xattrs?: Readonly<Record<string, string>>
}

export type RecordedBase =
  | {
      readonly kind: 'tar'
      readonly sha256: string
      readonly image?: {
        readonly manifest: { readonly digest: string; readonly size: number; readonly mediaType: string }
        readonly blobs: readonly string[]
      }
    }
  | { readonly kind: 'oci'; readonly files: Readonly<Record<string, string>> }

/** One directory of recordings: scenarios.json, state-RELEASE.json and content.json. */
export interface Recordings {
  readonly project: string
  readonly releases: readonly string[]
  readonly scenarios: readonly Scenario[]
  outcome(scenario: Scenario, release: string): Outcome | undefined
  state(scenario: Scenario, release: string): State | undefined
  /** Bytes by their SHA-256 in hexadecimal. */
  content(sha256: string): Buffer
}

export function readRecordings(directory: string): Recordings {
  const json = (file: string): unknown => JSON.parse(readFileSync(path.join(directory, file), 'utf8'))
  const { project, releases, scenarios } = json('scenarios.json') as Pick<
    Recordings,
    'project' | 'releases' | 'scenarios'
  >
  const contents = json('content.json') as Record<string, string>
  const states = new Map<string, Record<string, State>>()
  for (const release of releases) {
    const file = `state-${release}.json`
    if (existsSync(path.join(directory, file)))
      states.set(release, (json(file) as { states: Record<string, State> }).states)
  }
  return {
    project,
    releases: releases.filter((release) => states.has(release)),
    scenarios,
    outcome(scenario, release) {
      let outcome = scenario.outcomes[release]
      if (outcome && 'same_as' in outcome) outcome = scenario.outcomes[outcome.same_as]
      return outcome && 'first' in outcome ? outcome : undefined
    },
    state: (scenario, release) => states.get(release)?.[scenario.id],
    content(sha256) {
      const packed = contents[sha256]
      if (packed === undefined) throw new Error(`the recordings lack content ${sha256}`)
      return gunzipSync(Buffer.from(packed, 'base64'))
    },
  }
}

export function freshOutcome(outcome: Outcome): BuildOutcome {
  return 'same_as_second' in outcome.second_fresh ? outcome.second : outcome.second_fresh
}

/** The scenario as it was recorded with a release before v1.0.0: other words for the same directives and paths, in *.yaml files. */
export function asRecordedWith(release: string, scenario: Scenario): Scenario {
  if (!release.startsWith('v0.')) return scenario
  const old = (text: string): string =>
    text
      .replaceAll('imports:', 'import:')
      .replaceAll('/stacker/imports/', '/stacker/')
      .replaceAll('/stacker/oci-labels/', '/oci-labels/')
  const file = (name: string, content: SourceFile): SourceFile => {
    if (!name.endsWith('.yaml')) return content
    if (typeof content === 'string') return old(content)
    return 'content' in content ? { ...content, content: old(content.content) } : content
  }
  return {
    ...scenario,
    files: Object.fromEntries(Object.entries(scenario.files).map(([name, content]) => [name, file(name, content)])),
    mutation: scenario.mutation.map((step) => {
      if (!('path' in step) || !step.path.endsWith('.yaml')) return step
      if (step.op === 'replace') return { ...step, find: old(step.find), with: old(step.with) }
      return step.op === 'write' && 'content' in step ? { ...step, content: old(step.content) } : step
    }),
  }
}
