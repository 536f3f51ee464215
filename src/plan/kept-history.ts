import { FormatError } from '../errors.ts'
import { decodeArray, decodeCount, decodeObject, decodeString, parseJson, type Decoder } from '../formats/decode.ts'
import type { Plan } from '../layer/build-plan.ts'
import { decodeSeconds } from '../layer/record.ts'
import type { Log } from '../log.ts'
import type { Options } from '../options/options.ts'
import {
  joinedHistory,
  mostJobs,
  mostSlow,
  noHistory,
  type History,
  type PastJob,
  type SlowRestore,
} from '../report/history.ts'
import type { HistoryName, Store } from '../store/store.ts'
import type { Surroundings } from '../use-cases.ts'
import { openStores } from './open-stores.ts'

const format = 1
/** As much as every store takes for a resolution, which it is one of where a store has no index of records. */
const mostBytes = 64 * 1024

type Environment = Readonly<Record<string, string | undefined>>

/** Its name: by the branch of this run; undefined off a runner, where there are no runs to tell of. */
export function historyName(environment: Environment, arch: string): HistoryName | undefined {
  const { GITHUB_RUN_ID: run, GITHUB_REF: ref } = environment
  return run === undefined || run === '' || ref === undefined || ref === '' ? undefined : { arch, ref }
}

/** A plan, and Go's name of the architecture that it is for. */
export interface PlanForArch {
  readonly plan: Plan
  readonly arch: string
}

/** What is remembered of this branch; undefined off a runner, and where the cache could not be reached for these plans. */
export async function recallHistory(
  { store, keyPrefix, patience, trust }: Pick<Options, 'store' | 'keyPrefix' | 'patience' | 'trust'>,
  plans: readonly PlanForArch[],
  surroundings: Surroundings,
): Promise<History | undefined> {
  const isOut = plans.some(({ plan: { layers } }) =>
    layers.some(({ reasons }) => reasons.some(({ code }) => code === 'store-unreachable')),
  )
  const arches = new Set(plans.map(({ arch }) => arch))
  const names = [...arches].flatMap((arch) => historyName(surroundings.environment, arch) ?? [])
  if (names.length === 0 || isOut) return undefined
  const opened = await openStores(store, keyPrefix, surroundings, { patience, trust })
  return joinedHistory(await Promise.all(names.map((name) => readHistory(opened.store, name, surroundings.log))))
}

/** Nothing where there is none yet, or it cannot be read. */
export async function readHistory(store: Pick<Store, 'findHistory'>, name: HistoryName, log: Log): Promise<History> {
  const bytes = await store.findHistory(name)
  if (bytes === undefined) return noHistory
  try {
    return decodeHistory(bytes)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    log.debug(`the history of this branch is begun anew: ${error.message}`)
    return noHistory
  }
}

/**
 * At most 64 KiB: the oldest jobs are left out. Of two jobs that write at once what the later one knew remains: what is told of the past is a
 * help, and nothing is decided by one run.
 */
export function encodeHistory({ jobs, slow }: History): Buffer {
  const text = (some: readonly PastJob[]): string =>
    JSON.stringify({
      format,
      jobs: some.map((job) => [job.run, job.job, job.foretold, job.wrong, job.needless, job.saved]),
      slow: [...slow].map(([tag, { runs, seconds }]) => [tag, runs, seconds]),
    })
  let kept = jobs
  while (text(kept).length > mostBytes && kept.length > 0) kept = kept.slice(Math.ceil(kept.length / 2))
  return Buffer.from(text(kept))
}

/** @throws FormatError for what is no history of this format. */
function decodeHistory(bytes: Uint8Array): History {
  const member = decodeObject(parseJson(bytes, 'history', mostBytes), 'history')
  if (member('format', decodeCount) !== format) throw new FormatError('history.format', `expected ${String(format)}`)
  return {
    jobs: member('jobs', decodeArray(decodeJob, mostJobs)),
    slow: new Map(member('slow', decodeArray(decodeSlow, mostSlow))),
  }
}

const decodeJob: Decoder<PastJob> = (value, where) => {
  const [run, job, foretold, wrong, needless, saved] = decodeArray((item) => item, 6)(value, where)
  if (typeof saved !== 'number' || !Number.isFinite(saved)) throw new FormatError(`${where}[5]`, 'expected seconds')
  return {
    run: decodeString(run, `${where}[0]`),
    job: decodeString(job, `${where}[1]`),
    foretold: decodeCount(foretold, `${where}[2]`),
    wrong: decodeCount(wrong, `${where}[3]`),
    needless: decodeCount(needless, `${where}[4]`),
    saved,
  }
}

const decodeSlow: Decoder<readonly [string, SlowRestore]> = (value, where) => {
  const [tag, runs, seconds] = decodeArray((item) => item, 3)(value, where)
  return [
    decodeString(tag, `${where}[0]`),
    { runs: decodeCount(runs, `${where}[1]`), seconds: decodeSeconds(seconds, `${where}[2]`) },
  ]
}
