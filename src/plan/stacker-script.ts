import type { Options } from '../options/options.ts'
import { stackerCommands } from './stacker-commands.ts'

/** A word of a shell's command line. */
function quoted(word: string): string {
  return /^[A-Za-z0-9_./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** The commands of one build as lines of a POSIX shell script. `STACKER` may say how stacker is called (`sudo -E stacker`). */
function scriptLines(options: Options, seenEpoch: string | undefined): readonly string[] {
  return [
    `cd -- ${quoted(options.directories.working)}`,
    ...epochLines(options.epoch, seenEpoch),
    ...stackerCommands(options).map(({ words }) => ['${STACKER:-stacker}', ...words.map(quoted)].join(' ')),
  ]
}

function epochLines(epoch: Options['epoch'], seen: string | undefined): readonly string[] {
  switch (epoch.kind) {
    case 'auto':
      return seen === undefined ? [] : [`export SOURCE_DATE_EPOCH=${quoted(seen)}`]
    case 'none':
      return ['unset SOURCE_DATE_EPOCH']
    case 'seconds':
      return [`export SOURCE_DATE_EPOCH=${String(epoch.seconds)}`]
  }
}

/**
 * A script that builds one build after the other, and ends with the first command that fails. `seenEpoch` is SOURCE_DATE_EPOCH as the plan saw it,
 * for builds that leave it to the environment.
 */
export function stackerScript(builds: readonly Options[], seenEpoch?: string): string {
  const parts = builds.map((options) => ['(', ...scriptLines(options, seenEpoch), ')'].join('\n'))
  return ['#!/bin/sh', '# What was planned, as stacker is to be told.', 'set -eu', ...parts, ''].join('\n')
}
