// Replays one scenario through the product: restore into a fresh checkout, the recorded build, save; then, elsewhere, the change,
// plan and restore; then the same where the build's own state lies.
import { mkdirSync } from 'node:fs'
import path from 'node:path'

import type { Person } from '../../src/cli/person.ts'
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import { runBuild } from '../../src/build/run-build.ts'
import { planBuilds } from '../../src/plan/plan-builds.ts'
import { plan } from '../../src/plan/plan.ts'
import { complete } from '../../src/restore/complete.ts'
import { restoreBuilds } from '../../src/restore/restore-builds.ts'
import { publish } from '../../src/publish/publish.ts'
import { restore } from '../../src/restore/restore.ts'
import { save } from '../../src/save/save.ts'
import { layDown, recordedCache } from '../stacker/recorded-build.ts'
import { readCache } from '../stacker/laid-state.ts'
import { layDownExtracted, mutate, writeProject, type Project } from '../stacker/recorded-project.ts'
import type { Recordings, Scenario, State } from '../stacker/recorded.ts'
import { expectPrintedPlan } from '../report/plan-schema.ts'
import { damagesState } from './judge.ts'
import { checkRestored, compareOutside, compareRecorded, listOutside, type RestoreCounts } from './restored.ts'
import { serve, type Served } from './served.ts'

export interface PlannedLayer {
  readonly name: string
  readonly verdict: 'hit' | 'miss' | 'always' | 'unknown' | 'error'
  readonly reasons: readonly { readonly code: string; readonly subject: string; readonly text: string }[]
}

export interface Planned {
  /** Exit code of the command line. */
  readonly code: number
  /** Undefined where the plan failed: the user's mistake, as stacker would refuse it. */
  readonly layers: readonly PlannedLayer[] | undefined
  readonly said: string
}

export interface Replayed {
  readonly saved: string
  /** From the store, in another directory, after the change. */
  readonly fresh: Planned
  /** `--from local`, in place, after the change. */
  readonly local: Planned
  /** Names that have an entry after the restore elsewhere; undefined where none was tried. */
  readonly laid: ReadonlySet<string> | undefined
  /** What was found of the restores. */
  readonly restores: readonly (RestoreCounts & { readonly where: 'elsewhere' | 'unchanged' | 'in place' })[]
}

/** Which restores are tried beside the plans. */
export interface RestoreTrials {
  /** Elsewhere, after the change. */
  readonly elsewhere: boolean
  /** And each source edited after it. */
  readonly edits: boolean
  /** Elsewhere, without the change. */
  readonly unchanged: boolean
  /** Over the state of the first build, after the change. */
  readonly inPlace: boolean
}

/** `work` is an empty directory of this replay's own. */
export async function replay(
  scenario: Scenario,
  release: string,
  recordings: Recordings,
  work: string,
  trials: RestoreTrials = { elsewhere: false, edits: false, unchanged: false, inPlace: false },
): Promise<Replayed> {
  const state = recordings.state(scenario, release)
  if (state === undefined) throw new Error(`no state of ${scenario.id} for ${release}`)
  const store = path.join(work, 'store')
  const first = writeProject(scenario, recordings, state, path.join(work, 'first', 'project'))
  const saved = await withServer(first, recordings, state, async () => {
    const before = await command(first, release, store, 'restore')
    layDown(first, release, recordings, state)
    const after = await command(first, release, store, 'save')
    return before.said + after.said
  })
  const restores: Replayed['restores'][number][] = []
  const restoreIn = async (
    project: Project,
    where: Replayed['restores'][number]['where'],
    check: Partial<Check> = {},
  ): Promise<void> => {
    const found = await checkedRestore(project, release, store, state, { edits: false, recorded: undefined, ...check })
    restores.push({ ...found, where })
  }
  const second = writeProject(scenario, recordings, state, path.join(work, 'elsewhere', 'and-deeper', 'project'))
  // Damage to saved state is done in place only: a store gives back what was saved.
  const mutation = damagesState(scenario) ? [] : scenario.mutation
  mutate(second, mutation, recordings, state)
  const fresh = await withServer(second, recordings, state, () => planned(second, release, store, []))
  let laid: ReadonlySet<string> | undefined
  const recordedIn = (project: Project): Buffer | undefined => recordedCache(project, release, recordings, state)
  if (trials.elsewhere) {
    const recorded = mutation.length === 0 ? recordedIn(second) : undefined
    await withServer(second, recordings, state, () =>
      restoreIn(second, 'elsewhere', { edits: trials.edits, recorded, compares: mutation.length === 0 }),
    )
    const cache = readCache(path.join(second.directory, '.stacker'))
    laid = new Set(cache?.entries?.map(({ name }) => name))
  }
  if (trials.unchanged && mutation.length > 0) {
    const third = writeProject(scenario, recordings, state, path.join(work, 'unchanged', 'project'))
    await withServer(third, recordings, state, () =>
      restoreIn(third, 'unchanged', { recorded: recordedIn(third), compares: true }),
    )
  }
  mutate(first, scenario.mutation, recordings, state)
  const local = await withServer(first, recordings, state, () => planned(first, release, store, ['--from', 'local']))
  if (trials.inPlace) {
    layDownExtracted(first, recordings, state)
    await withServer(first, recordings, state, () => restoreIn(first, 'in place', { inPlace: true }))
  }
  return { saved, fresh, local, laid, restores }
}

interface Check {
  readonly edits: boolean
  /** Nothing was changed, so what comes back is compared with the recorded build.cache. */
  readonly compares?: boolean
  readonly recorded: Buffer | undefined
  /** Over the state of the first build. */
  readonly inPlace?: boolean
}

async function checkedRestore(
  project: Project,
  release: string,
  store: string,
  state: State,
  { edits, compares, recorded, inPlace = false }: Check,
): Promise<RestoreCounts> {
  const foreseen = await planned(project, release, store, [])
  const before = listOutside(project.directory)
  const restored = await planned(project, release, store, [], 'restore')
  const outside = compareOutside(before, listOutside(project.directory))
  const place = {
    directory: project.directory,
    command: project.command,
    release,
    state,
    inPlace,
    planLocally: () => planned(project, release, store, ['--from', 'local']),
  }
  const compared = compares === true ? compareRecorded(place, foreseen, recorded) : []
  const checked = await checkRestored(place, foreseen, restored, { edits })
  return { ...checked, problems: [...outside, ...compared, ...checked.problems] }
}

async function withServer<T>(
  project: Project,
  recordings: Recordings,
  state: State,
  act: () => Promise<T>,
): Promise<T> {
  const served: Served | undefined =
    project.served.size + project.images.size > 0 ? await serve(project, recordings, state) : undefined
  try {
    return await act()
  } finally {
    await served?.close()
  }
}

async function planned(
  project: Project,
  release: string,
  store: string,
  more: readonly string[],
  verb: 'plan' | 'restore' = 'plan',
): Promise<Planned> {
  const { code, out, said } = await command(project, release, store, verb, ['--json', ...more])
  if (code !== 0) return { code, layers: undefined, said }
  return { code, layers: (JSON.parse(out) as { layers: PlannedLayer[] }).layers, said }
}

/** Runs the command line in this process, as root's stacker would be foreseen. */
export async function command(
  project: Project,
  release: string,
  store: string,
  verb: 'plan' | 'restore' | 'save',
  more: readonly string[] = [],
): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  let out = ''
  let said = ''
  mkdirSync(path.join(store, '..', 'tmp'), { recursive: true })
  const person: Person = {
    terminal: {
      out: (text) => (out += text),
      err: (text) => (said += text),
      outIsTerminal: false,
      errIsTerminal: false,
    },
    environment: {
      PATH: process.env['PATH'],
      HOME: path.join(store, '..', 'home'),
      XDG_CACHE_HOME: path.join(store, '..', 'cache'),
      TMPDIR: path.join(store, '..', 'tmp'),
      ...project.env,
    },
    cwd: project.directory,
    now: Date.now,
    version: '0',
  }
  const shared = ['--store', `dir:${store}`, '--stacker-version', release, '--stacker-user', 'root']
  const args = [verb, ...shared, ...optionsOf(project.command), ...more]
  const code = await runCommandLine(
    args,
    { plan, planBuilds, restore, restoreBuilds, complete, save, build: runBuild, publish },
    { run: () => Promise.resolve('') },
    person,
  )
  if (code === 0) expectPrintedPlan(args, out)
  return { code, out, said }
}

/** stacker's arguments as ours. Those that do not matter to the cache are left out. */
export function optionsOf(command: readonly string[]): string[] {
  const options: string[] = []
  const [, ...words] = command
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const value = (): string => words[++at] ?? ''
    switch (word) {
      case '-f':
      case '--stacker-file':
        options.push('-f', value())
        break
      case '-d':
      case '--search-dir':
        options.push('--search-dir', value())
        break
      case '-p':
      case '--stacker-file-pattern':
        options.push('--stacker-file-pattern', value())
        break
      case '--substitute':
      case '--substitute-file':
      case '--layer-type':
        options.push(word, value())
        break
      case '--no-squashfs-verity':
      case '--no-verity':
        options.push('--no-verity')
        break
      case '--annotations-namespace':
        value()
        break
      case '--no-cache':
      case '--require-hash':
        break
      default:
        throw new Error(`stacker's argument ${word} is not known`)
    }
  }
  return options
}
