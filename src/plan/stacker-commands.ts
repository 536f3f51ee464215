import type { Options } from '../options/options.ts'

/** One call of stacker. */
export interface StackerCommand {
  /** Its arguments, without the program. */
  readonly words: readonly string[]
  /** Absolute path of the stackerfile that it is given; undefined where it looks for them itself. */
  readonly stackerfile: string | undefined
}

/**
 * How stacker is called for one build, with exactly the options that were planned: one `stacker build` a stackerfile, or one
 * `recursive-build`. It is to be run in the working directory.
 */
export function stackerCommands(options: Options): readonly StackerCommand[] {
  const { directories, sources, layerTypes, substitute, substituteFile, verity } = options
  const { stacker, oci, roots, workDirOption } = directories
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
  return sources.kind === 'files'
    ? sources.files.map((file) => ({ words: [...global, 'build', ...build, '-f', file], stackerfile: file }))
    : [
        {
          words: [...global, 'recursive-build', ...build, '-d', sources.directory, '-p', sources.pattern],
          stackerfile: undefined,
        },
      ]
}
