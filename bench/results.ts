// What was measured last, in bench/results.json: ratios, so that a figure of one machine means something beside that of another.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { spreadOf } from './rounds.ts'

export interface Result {
  readonly bench: string
  readonly what: string
  readonly median: number
  readonly min: number
  readonly max: number
  /** What the median should be at most. */
  readonly most: number
  readonly rounds: number
  /** `2026-12-24`. */
  readonly date: string
  readonly machine: string
}

const file = path.join(import.meta.dirname, 'results.json')

export function lastResults(): readonly Result[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Result[]) : []
}

/** Processor, cores, memory and Node, and nothing that names the machine. */
export function thisMachine(): string {
  const [cpu] = os.cpus()
  const gigabytes = Math.round(os.totalmem() / 2 ** 30)
  const model = cpu?.model.replace(/\s+/g, ' ').trim() ?? ''
  return `${model === '' ? os.arch() : model}, ${String(os.availableParallelism())} cores, ${String(gigabytes)} GiB, Node ${process.versions.node}`
}

export function resultOf(bench: string, what: string, measured: readonly number[], most: number): Result {
  const { min, median, max } = spreadOf(measured)
  const date = new Date().toISOString().slice(0, 10)
  const rounded = (value: number): number => Number(value.toPrecision(4))
  return {
    ...{ bench, what, median: rounded(median), min: rounded(min), max: rounded(max), most },
    ...{ rounds: measured.length, date, machine: thisMachine() },
  }
}

/** The new ones take the place of those of the same name. */
export function keepResults(results: readonly Result[]): void {
  const kept = new Map([...lastResults(), ...results].map((result) => [nameOf(result), result]))
  const sorted = [...kept.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  writeFileSync(file, `${JSON.stringify(sorted, undefined, 2)}\n`)
}

export function nameOf({ bench, what }: Pick<Result, 'bench' | 'what'>): string {
  return `${bench}: ${what}`
}

/** As a table of Markdown. */
export function tableOf(results: readonly Result[]): string {
  const rows = results.map(({ bench, what, median, min, max, most, date }) => [
    ...[bench, what, `${String(median)} (${String(min)} to ${String(max)})`, String(most)],
    ...[median <= most ? 'yes' : 'no', date],
  ])
  const head = ['bench', 'what', 'median (least to most)', 'at most', 'met', 'date']
  const machines = [...new Set(results.map(({ machine }) => machine))]
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .concat('', ...machines.map((machine) => `Measured on ${machine}.`))
    .join('\n')
}
