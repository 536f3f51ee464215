// The played stacker as a program: what stands on PATH as `stacker` runs this file. How it is to behave is in PLAYED, as JSON.
import * as fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { playBuild, type PlayedBuild } from './played-stacker.ts'

/** What a test asks of a run. */
export interface Played {
  /** A file that gets a line of JSON for each run: see `PlayedRun`. */
  readonly log: string
  /** The layer whose `run` fails, and what it prints before. */
  readonly fails?: string
  readonly prints?: readonly string[]
  /** The layer at which it stays until a signal ends it; `deaf`: SIGKILL alone. */
  readonly stays?: string
  readonly deaf?: boolean
  /** Written into the checkout by the first run of all, before anything else: a step beside it that is late. */
  readonly edits?: Readonly<Record<string, string>>
}

/** What a run was told and found. */
export interface PlayedRun {
  readonly args: readonly string[]
  readonly directory: string
  readonly umask: number
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** An executable `stacker` in a directory of its own below `place`, which is to stand first on PATH. */
export function putStacker(place: string): string {
  const bin = path.join(place, 'stacker-bin')
  fs.mkdirSync(bin, { recursive: true })
  const script = `#!/bin/sh\nexec '${process.execPath}' '${import.meta.filename}' "$@"\n`
  fs.writeFileSync(path.join(bin, 'stacker'), script, { mode: 0o755 })
  return bin
}

export function runsIn(log: string): readonly PlayedRun[] {
  if (!fs.existsSync(log)) return []
  const lines = fs.readFileSync(log, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as PlayedRun)
}

/** The same in every checkout: the hash of a base names the directory that it was built in. */
export function makesAnywhere(_layer: string, text: string): string {
  return text.replace(/ from \["\d+",/, ' from [')
}

/** proc(5): of a process by its number, or of this one. */
export function umaskOf(process: string): number {
  return Number.parseInt(/^Umask:\s*(\d+)$/m.exec(fs.readFileSync(`/proc/${process}/status`, 'latin1'))?.[1] ?? '', 8)
}

const say = (line: string): void => {
  fs.writeSync(2, `${line}\n`)
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--version')) {
    fs.writeSync(1, 'stacker version stacker v1.2.0 liblxc 5.0.2\n')
    return 0
  }
  const played = JSON.parse(process.env['PLAYED'] ?? '{}') as Played
  const isFirst = !fs.existsSync(played.log)
  const run: PlayedRun = { args, directory: process.cwd(), umask: umaskOf('self'), environment: process.env }
  fs.appendFileSync(played.log, `${JSON.stringify(run)}\n`)
  if (isFirst) for (const [name, text] of Object.entries(played.edits ?? {})) fs.writeFileSync(name, text)
  try {
    await playBuild({
      ...buildOf(args),
      makes: makesAnywhere,
      tells: say,
      before: (layer) => {
        runLayer(layer, played)
      },
    })
    return 0
  } catch (error) {
    say(`error: ${(error as Error).message}`)
    say('error: exit status 1')
    return 1
  }
}

function runLayer(layer: string, played: Played): void {
  if (played.deaf === true) for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined)
  if (layer === (played.fails ?? played.stays)) {
    for (const line of played.prints ?? []) fs.writeSync(1, `${line}\n`)
  }
  if (layer === played.stays) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  if (layer === played.fails)
    throw new Error(`run commands failed for image "${layer}" in "stacker.yaml": execute failed: exit status 1`)
}

/** Stops at words that real stacker does not know. */
function buildOf(args: readonly string[]): PlayedBuild {
  const text = { type: 'string' } as const
  const texts = { type: 'string', multiple: true } as const
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ 'stacker-dir': text, 'oci-dir': text, 'roots-dir': text, 'work-dir': text },
      ...{ 'layer-type': texts, substitute: texts, 'substitute-file': text, 'no-verity': { type: 'boolean' } },
      'stacker-file': { type: 'string', short: 'f' },
    },
  })
  const directory = process.cwd()
  for (const [option, usual] of [
    ['stacker-dir', '.stacker'],
    ['oci-dir', 'oci'],
    ['roots-dir', 'roots'],
  ] as const) {
    if (values[option] !== path.join(directory, usual)) throw new Error(`--${option}: ${String(values[option])}`)
  }
  if (positionals.join(' ') !== 'build') throw new Error(`no sub-command ${positionals.join(' ')}`)
  const epoch = process.env['SOURCE_DATE_EPOCH']
  return {
    directory,
    stackerfiles: [path.relative(directory, values['stacker-file'] ?? 'stacker.yaml')],
    substitute: values.substitute ?? [],
    layerTypes: (values['layer-type'] ?? ['tar']) as NonNullable<PlayedBuild['layerTypes']>,
    ...(epoch === undefined ? {} : { epoch: BigInt(epoch) }),
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(process.argv.slice(2))
