import type { Options } from '../options/options.ts'

/** A word of a shell's command line. */
function quoted(word: string): string {
  return /^[A-Za-z0-9_./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/**
 * The commands of stacker for one build, with exactly the options that were planned, as lines of a POSIX shell script: one `stacker build`
 * a stackerfile, or one `recursive-build`. `STACKER` may say how stacker is called (`sudo -E stacker`).
 */
function stackerCommands(options: Options, seenEpoch: string | undefined): readonly string[] {
  const { directories, sources, layerTypes, substitute, substituteFile, verity, epoch } = options
  const { working, stacker, oci, roots, workDirOption } = directories
  const global = [
    ...(workDirOption === '' ? [] : ['--work-dir', workDirOption]),
    ...['--stacker-dir', stacker, '--oci-dir', oci, '--roots-dir', roots],
  ]
  const build = [
    ...layerTypes.flatMap((type) => ['--layer-type', type]),
    ...(verity ? [] : ['--no-verity']),
    ...substitute.flatMap((text) => ['--substitute', text]),
    ...(substituteFile === undefined ? [] : ['--substitute-file', substituteFile]),
  ]
  const command = (verb: string, ...more: readonly string[]): string =>
    ['${STACKER:-stacker}', ...[...global, verb, ...build, ...more].map(quoted)].join(' ')
  return [
    `cd -- ${quoted(working)}`,
    ...epochLines(epoch, seenEpoch),
    ...(sources.kind === 'files'
      ? sources.files.map((file) => command('build', '-f', file))
      : [command('recursive-build', '-d', sources.directory, '-p', sources.pattern)]),
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
  const parts = builds.map((options) => ['(', ...stackerCommands(options, seenEpoch), ')'].join('\n'))
  return ['#!/bin/sh', '# What was planned, as stacker is to be told.', 'set -eu', ...parts, ''].join('\n')
}
