// The product as a person runs it, over projects in temporary directories.
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { runBuild } from '../../src/build/run-build.ts'
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import { plan } from '../../src/plan/plan.ts'
import { planBuilds } from '../../src/plan/plan-builds.ts'
import type { PlanDocument } from '../../src/report/document.ts'
import { publish } from '../../src/publish/publish.ts'
import { restore } from '../../src/restore/restore.ts'
import { complete } from '../../src/restore/complete.ts'
import { restoreBuilds } from '../../src/restore/restore-builds.ts'
import { save } from '../../src/save/save.ts'
import type { Surroundings } from '../../src/use-cases.ts'
import { expectPrintedPlan } from '../report/plan-schema.ts'
import { playBuild, type PlayedBuild, type PlayedLayer } from '../stacker/played-stacker.ts'

/** Path to content. */
export type Files = Readonly<Record<string, string>>

export interface Product {
  /** A new checkout with these files. */
  readonly checkout: (files: Files) => string
  readonly run: (
    verb: 'build' | 'plan' | 'restore' | 'save' | 'complete' | 'publish' | 'why',
    build: Asked,
    more?: readonly string[],
  ) => Promise<{ readonly code: number; readonly out: string; readonly said: string }>
  readonly plan: (build: Asked, more?: readonly string[]) => Promise<PlanDocument>
  /** Restore, build, save. */
  readonly cycle: (build: Asked, more?: readonly string[]) => Promise<PlayedLayer[]>
  readonly remove: () => void
  /** What commands see as HOME. */
  readonly home: string
  /** The directory that `--store` names. */
  readonly store: string
}

/** What is built, and how the product is told so. */
export interface Asked extends PlayedBuild {
  readonly options?: readonly string[]
  /** A name for another store than the usual one. */
  readonly store?: string
  /** In place of it, as they are given. */
  readonly stores?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly patience?: Surroundings['networkPatience']
  /** What is told while it goes on. */
  readonly progress?: Surroundings['progress']
  /** Breaks a build off: see `Person`. */
  readonly interrupted?: AbortSignal
  /** Milliseconds since 1970, where the day matters. */
  readonly now?: number
}

/** With a store and a home of its own, below one temporary directory. */
export function openProduct(): Product {
  const work = fs.mkdtempSync(path.join(tmpdir(), 'played-'))
  const home = path.join(work, 'home')
  const store = path.join(work, 'store')
  for (const name of ['home', 'tmp', 'checkouts']) fs.mkdirSync(path.join(work, name))
  let checkouts = 0

  const run: Product['run'] = async (verb, asked, more = []) => {
    let out = ''
    let said = ''
    const within = (surroundings: Surroundings): Surroundings => ({
      ...surroundings,
      networkPatience: asked.patience ?? { request: 60_000, total: 100_000 },
      ...(asked.progress && { progress: asked.progress }),
    })
    const build = [
      ...['--stacker-version', asked.release ?? 'v1.2.0'],
      ...asked.stackerfiles.flatMap((file) => ['-f', file]),
      ...(asked.substitute ?? []).flatMap((text) => ['--substitute', text]),
      ...(asked.layerTypes ?? []).flatMap((type) => ['--layer-type', type]),
      ...(asked.options ?? []),
    ]
    const code = await runCommandLine(
      [
        verb,
        ...(asked.stores ?? [`dir:${path.join(work, asked.store ?? 'store')}`]).flatMap((store) => ['--store', store]),
        ...(verb === 'complete' ? [] : build),
        ...more,
      ],
      {
        plan: (options, surroundings) => plan(options, within(surroundings)),
        planBuilds: (builds, surroundings) => planBuilds(builds, within(surroundings)),
        restore: (options, surroundings) => restore(options, within(surroundings)),
        restoreBuilds: (builds, surroundings) => restoreBuilds(builds, within(surroundings)),
        complete: (options, surroundings) => complete(options, within(surroundings)),
        save: (options, surroundings, handover) => save(options, within(surroundings), handover),
        build: (options, surroundings, asked) => runBuild(options, within(surroundings), asked),
        publish: (builds, surroundings) => publish(builds, within(surroundings)),
      },
      { run: () => Promise.resolve('') },
      {
        terminal: {
          out: (text) => (out += text),
          err: (text) => (said += text),
          outIsTerminal: false,
          errIsTerminal: false,
        },
        environment: {
          PATH: process.env['PATH'],
          HOME: home,
          XDG_RUNTIME_DIR: path.join(home, 'run'),
          XDG_CACHE_HOME: path.join(work, 'cache'),
          TMPDIR: path.join(work, 'tmp'),
          ...asked.environment,
        },
        cwd: asked.directory,
        now: () => asked.now ?? Date.now(),
        ...(asked.interrupted && { interruption: () => asked.interrupted ?? new AbortController().signal }),
        version: '0',
      },
    )
    if (code === 0) expectPrintedPlan([verb, ...more], out)
    return { code, out, said }
  }

  const succeed = async (...[verb, asked, more]: Parameters<Product['run']>): Promise<string> => {
    const { code, out, said } = await run(verb, asked, more)
    if (code !== 0) throw new Error(`${verb} ended with ${String(code)}: ${said}`)
    return out
  }

  return {
    home,
    store,
    run,
    checkout(files) {
      // Of different lengths and depths, since no name of a checkout may matter.
      const directory = path.join(
        work,
        'checkouts',
        ...'deeper'.repeat(checkouts % 3).split(/(?<=r)/),
        String(checkouts++),
      )
      writeFiles(directory, files)
      return directory
    },
    plan: async (asked, more = []) => JSON.parse(await succeed('plan', asked, ['--json', ...more])) as PlanDocument,
    async cycle(asked, more = []) {
      await succeed('restore', asked, more)
      const done = await playBuild(asked)
      await succeed('save', asked)
      return done
    },
    remove() {
      fs.rmSync(work, { recursive: true, force: true })
    },
  }
}

export function writeFiles(directory: string, files: Files): void {
  fs.mkdirSync(directory, { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(directory, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, content)
  }
}

/** `layer: verdict`, with the reasons of what is no hit; one name in several files is told apart by its file. */
export function told(document: PlanDocument): Record<string, string> {
  const names = document.layers.map(({ name }) => name)
  return Object.fromEntries(
    document.layers.map(({ name, stackerfile, verdict, reasons }) => [
      names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} in ${stackerfile}`,
      [verdict, ...reasons.map(({ code, subject }) => (subject === '' ? code : `${code} ${subject}`))].join(', '),
    ]),
  )
}

export function layerName({ name, did }: PlayedLayer): string {
  return `${name}: ${did}`
}
