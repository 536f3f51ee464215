import { resolve } from 'node:path'

import { UserError } from '../errors.ts'
import type { Problem } from '../errors.ts'
import { parsePublishTarget } from '../registry/publish-target.ts'
import { readDirectories, refuseNul } from './option-directories.ts'
import type { OptionName, OptionTexts } from './option-texts.ts'
import {
  parseBytes,
  parseCount,
  parseEpoch,
  parseExclude,
  parseKeyPrefix,
  parseLayerTypes,
  parseMaxAge,
  parsePatience,
  parseProgram,
  parseStackerVersion,
  parseStores,
  parseSubstitution,
  parseSwitch,
  parseUmask,
  parseWord,
} from './option-words.ts'
import type { GivenDirectories, Options, Sources } from './options.ts'
import { readTrust } from './trust-option.ts'

/** Matrices that one job after the other takes, and as many as a workflow is written for by hand. */
const usualStages = 2
const mostStages = 8

/** Lists the files that the lines of `stackerfiles` stand for. */
export type ExpandStackerfiles = (lines: readonly string[], directories: GivenDirectories) => Promise<readonly string[]>

/**
 * Turns texts into options. `cwd` is what `working-directory` is relative to, and `seen` the name of a directory by which a stacker that
 * is started there sees it, where that is not the physical one; `defaultStore` stands for a `store` that was not given.
 * @throws UserError that names every option that is wrong, what was expected and what was given.
 */
export async function readOptions(
  texts: OptionTexts,
  surroundings: {
    readonly cwd: string
    readonly seen?: string
    readonly defaultStore: string
    readonly expand: ExpandStackerfiles
  },
): Promise<Options> {
  refuseNul(texts)
  const problems: Problem[] = []
  const attempt = <T>(read: () => T, instead: T): T => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      problems.push(...error.problems)
      return instead
    }
  }
  const one = (name: OptionName): string | undefined => texts.get(name)?.at(-1)
  const word = <W extends string>(name: OptionName, words: readonly [W, ...W[]]): W =>
    attempt(() => parseWord(name, one(name) ?? words[0], words), words[0])
  const flag = (name: OptionName, absent: boolean): boolean =>
    attempt(() => parseSwitch(name, one(name), absent), absent)

  const directories = attempt(() => readDirectories(one, surroundings.cwd, surroundings.seen), undefined)
  const substituteFile = one('substitute-file')
  const legs = attempt(() => parseCount('legs', one('legs'), 256), undefined)
  const arch = one('arch') === undefined ? undefined : word('arch', ['amd64', 'arm64'])
  const maxAge = attempt(() => parseMaxAge(one('max-age')), undefined)
  const publishTo = attempt(() => parsePublishTarget(one('publish-to'), texts.get('publish-tags') ?? []), undefined)
  const base = directories?.working ?? surroundings.cwd
  const written = directories?.written ?? base
  const wanted = attempt(() => readSources(texts, one), undefined)
  const options = {
    substitute: attempt(() => (texts.get('substitute') ?? []).map(parseSubstitution), []),
    ...(substituteFile === undefined ? {} : { substituteFile: resolve(base, substituteFile) }),
    layerTypes: attempt(() => parseLayerTypes(texts.get('layer-type') ?? []), []),
    verity: !flag('no-verity', false),
    stacker: parseProgram(one('stacker') ?? 'stacker', base),
    stackerVersion: attempt(() => parseStackerVersion(one('stacker-version') ?? 'auto'), { kind: 'auto' as const }),
    ...(arch === undefined ? {} : { arch }),
    stackerUser: word('stacker-user', ['auto', 'root', 'runner']),
    epoch: attempt(() => parseEpoch(one('source-date-epoch') ?? 'auto'), { kind: 'auto' as const }),
    umask: attempt(() => parseUmask(one('umask') ?? 'auto'), 'auto' as const),
    store: attempt(() => parseStores(texts.get('store') ?? [surroundings.defaultStore], written), [{ kind: 'github' }]),
    keyPrefix: attempt(() => parseKeyPrefix(one('key-prefix') ?? 'stack-cache'), ''),
    trust: attempt(() => readTrust(texts, written), { kind: 'own' as const }),
    bases: word('bases', ['check', 'recorded']),
    binds: word('binds', ['stacker', 'content']),
    bindsExclude: attempt(() => parseExclude(texts.get('binds-exclude') ?? [], one('binds')), []),
    refresh: texts.get('refresh') ?? [],
    ...(maxAge === undefined ? {} : { maxAge }),
    stages: attempt(() => parseCount('stages', one('stages'), mostStages) ?? usualStages, usualStages),
    ...(legs === undefined ? {} : { legs }),
    restore: word('restore', ['all', 'needed', 'none']),
    save: word('save', ['auto', 'always', 'never']),
    patience: attempt(() => parsePatience(one('patience') ?? '60'), 0),
    budget: attempt(() => parseBytes('budget', one('budget') ?? '8 GB'), 0),
    summary: flag('summary', true),
    complete: flag('complete', false),
    ...(publishTo === undefined ? {} : { publishTo }),
    publish: word('publish', ['all', 'changed']),
    publishIndex: word('publish-index', ['none', 'part', 'join']),
    from: word('from', ['store', 'local']),
  }
  if (directories === undefined || wanted === undefined || problems.length > 0) {
    throw new UserError(problems)
  }
  const sources: Sources =
    wanted.kind === 'search' ? wanted : { kind: 'files', files: await surroundings.expand(wanted.lines, directories) }
  const published = texts.get('publish-stackerfiles')
  const publishFiles = published && new Set(await surroundings.expand(published, directories))
  return { ...options, sources, directories, ...(publishFiles && { publishFiles }) }
}

type WrittenSources =
  Extract<Sources, { kind: 'search' }> | { readonly kind: 'lines'; readonly lines: readonly string[] }

/** Defaults of `recursive-build -d` and `-p` (docs/stacker/stackerfile.md#9.1; cmd/stacker/recursive-build.go). */
function readSources(texts: OptionTexts, one: (name: OptionName) => string | undefined): WrittenSources {
  const lines = texts.get('stackerfiles')
  const directory = one('search-dir')
  const pattern = one('stacker-file-pattern')
  if (directory === undefined && pattern === undefined) return { kind: 'lines', lines: lines ?? ['stacker.yaml'] }
  if (lines !== undefined) {
    const other = directory === undefined ? 'stacker-file-pattern' : 'search-dir'
    throw new UserError(
      `stackerfiles and ${other} exclude each other: give stackerfiles for "stacker build -f", or ${other} for "stacker recursive-build"`,
    )
  }
  return { kind: 'search', directory: directory ?? '.', pattern: pattern ?? '\\/stacker.yaml$' }
}
