import { roughly } from './build-time.ts'
import { counted } from './figures.ts'
import { isFault, type PlanDifference } from './transfer.ts'

/** A plan against its build. */
export interface Accuracy {
  /** Layers of which the plan said that they are built, or not. */
  readonly foretold: number
  /** Hits that were built, or were gone. */
  readonly wrong: number
  /** Layers that were said to be built, and stacker did not build. */
  readonly needless: number
  /** Seconds that building what was restored would have taken, less those that restoring took. */
  readonly saved: number
}

/** One job of a run. */
export interface PastJob extends Accuracy {
  readonly run: string
  readonly job: string
}

/** A layer whose restore took longer than its build, in `runs` restores one after the other; `seconds`: what the last one took. */
export interface SlowRestore {
  readonly runs: number
  readonly seconds: number
}

/** What is remembered of a branch: the jobs of the last runs, the newest last, and slow restores by a tag of their layer. */
export interface History {
  readonly jobs: readonly PastJob[]
  readonly slow: ReadonlyMap<string, SlowRestore>
}

export const noHistory: History = { jobs: [], slow: new Map() }

const mostRuns = 30
/** Of a matrix each leg is one. */
export const mostJobs = 256
export const mostSlow = 256
/** Those of several architectures, as what is told of them together. */
export function joinedHistory(histories: readonly History[]): History {
  return {
    jobs: histories.flatMap(({ jobs }) => jobs),
    slow: new Map(histories.flatMap(({ slow }) => [...slow])),
  }
}

/** A layer is given up after as many runs: one says little of the next. */
const enoughRuns = 5

export function accuracyOf(
  verdicts: readonly string[],
  differences: readonly PlanDifference[],
  saved: number,
): Accuracy {
  const faults = differences.filter(isFault)
  const wrong = faults.filter(({ predicted }) => predicted === 'hit').length
  return {
    foretold: verdicts.filter((verdict) => verdict === 'hit' || verdict === 'miss' || verdict === 'always').length,
    wrong,
    needless: differences.filter(({ predicted, rebuilt, found }) => predicted !== 'hit' && !rebuilt && !found).length,
    saved,
  }
}

/** With the job as the newest; one that saves again has found out no less than before. */
export function withJob(history: History, job: PastJob): History {
  const earlier = history.jobs.find((one) => one.run === job.run && one.job === job.job)
  const most = (of: (one: Accuracy) => number): number => Math.max(of(job), earlier === undefined ? 0 : of(earlier))
  const newest: PastJob = {
    ...job,
    foretold: most(({ foretold }) => foretold),
    wrong: most(({ wrong }) => wrong),
    needless: most(({ needless }) => needless),
  }
  const jobs = [...history.jobs.filter((one) => one !== earlier), newest].slice(-mostJobs)
  const runs = new Set([...new Set(jobs.map(({ run }) => run))].slice(-mostRuns))
  return { ...history, jobs: jobs.filter(({ run }) => runs.has(run)) }
}

/** What restoring a layer took, and what building it takes; in seconds. */
export interface RestoredLayer {
  readonly tag: string
  readonly restore: number
  readonly build: number
}

/** With what these restores add: a quick one ends a row of slow ones. */
export function withRestores(history: History, layers: readonly RestoredLayer[]): History {
  const slow = new Map(history.slow)
  for (const { tag, restore, build } of layers) {
    const { runs = 0 } = slow.get(tag) ?? {}
    slow.delete(tag)
    if (restore > build) slow.set(tag, { runs: runs + 1, seconds: restore })
  }
  return { ...history, slow: new Map([...slow].slice(-mostSlow)) }
}

/**
 * Why a layer that was built in so many seconds is not worth keeping; undefined where it is, or nobody knows. Whoever is not restored is
 * not measured any more, so the last restore stands for what the next one would take.
 */
export function whyNotWorth({ slow }: History, tag: string, build: number | null): string | undefined {
  const { runs = 0, seconds = 0 } = slow.get(tag) ?? {}
  if (runs < enoughRuns || build === null || build >= seconds) return undefined
  return `restoring it took longer than building it in ${String(runs)} runs: ${roughly(seconds)} instead of ${roughly(build)}`
}

/** The same as a line of a summary. */
export function historyLine(history: History | undefined): readonly string[] {
  const told = history && tellHistory(history)
  return told === undefined ? [] : [`<sub>This branch: ${told}.</sub>`]
}

/** `30 runs, 1,204 layers foretold, 0 wrong, 3 needless; net 2 h 10 min saved`; undefined before the first one. */
export function tellHistory({ jobs }: History): string | undefined {
  if (jobs.length === 0) return undefined
  const sum = (of: (one: Accuracy) => number): number => jobs.reduce((total, job) => total + of(job), 0)
  const [foretold, wrong, needless] = [
    sum((one) => one.foretold),
    sum((one) => one.wrong),
    sum((one) => one.needless),
  ].map((count) => count.toLocaleString('en-US'))
  const saved = sum((one) => one.saved)
  const net = Math.abs(saved) < 1 ? '' : `; net ${roughly(Math.abs(saved))} ${saved > 0 ? 'saved' : 'lost'}`
  const runs = counted(new Set(jobs.map(({ run }) => run)).size, 'run')
  return `${runs}, ${foretold ?? ''} ${foretold === '1' ? 'layer' : 'layers'} foretold, ${wrong ?? ''} wrong, ${needless ?? ''} needless${net}`
}
