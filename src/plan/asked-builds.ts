import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

import type { Build, RunsOn } from '../builds/build.ts'
import { isTrouble, UserError } from '../errors.ts'
import { readRegularFile } from '../formats/regular-file.ts'
import type { OptionName, OptionTexts } from '../options/option-texts.ts'
import { fileText } from '../yaml/source-text.ts'
import type { SetAside, WrittenBuild } from './build-mistakes.ts'

/** One build that a step or a command is about. */
export interface AskedBuild {
  /** Of the builds file; empty for the one build that the inputs describe. */
  readonly name: string
  /** What there is to read its options from. */
  readonly texts: OptionTexts
  /** Those of its stackerfiles that are meant, as they were given; all where it is undefined. */
  readonly only: readonly string[] | undefined
  /**
   * Its stacker-dir is named in the builds file: builds that name one are worked through on one machine. Others are legs of their own, though
   * all of them use `.stacker`.
   */
  readonly sharesDirectory: boolean
  readonly runsOn: RunsOn | undefined
  readonly variants: ReadonlyMap<string, string>
  /** Where it stands; nowhere, if the inputs describe it. */
  readonly written?: WrittenBuild
  /** Why the builds file that is there was not read. */
  readonly setAside?: SetAside
}

/** How builds are asked for. */
export interface BuildsQuestion {
  /** What was given, without these three. */
  readonly texts: OptionTexts
  /** The text of a builds file, given as it is. */
  readonly inline: string | undefined
  /** Path of a builds file; that of `usualBuildsFile` where it is there and nothing was given. */
  readonly file: string | undefined
  /** Names of builds; all where it is empty. */
  readonly names: readonly string[]
  /** What paths are relative to. */
  readonly cwd: string
}

/** Where a builds file is looked for. */
const usualBuildsFile = 'stack-cache.yaml'

const mostBytes = 1024 * 1024

/** What a builds file says of a build, so that it is not said again beside it; with what a runner hands over where nobody gave it. */
const described: ReadonlyMap<OptionName, string | undefined> = new Map([
  ['search-dir', undefined],
  ['stacker-file-pattern', undefined],
  ['substitute', undefined],
  ['substitute-file', undefined],
  ['layer-type', 'tar'],
  ['no-verity', 'false'],
  ['working-directory', '.'],
  ['work-dir', undefined],
  ['stacker-dir', undefined],
  ['oci-dir', undefined],
  ['roots-dir', undefined],
  ['binds', 'stacker'],
  ['binds-exclude', undefined],
  ['arch', undefined],
  ['publish-stackerfiles', undefined],
])

/**
 * The builds that were asked for, in the order of the builds file. Where there is no such file, or the inputs describe a build and nobody
 * named the file, it is the one of the inputs.
 * @throws UserError for mistakes of the file, for a name that it does not have, and for what is said twice.
 */
export async function askBuilds(question: BuildsQuestion): Promise<readonly AskedBuild[]> {
  const { texts, names, cwd, file, inline } = question
  const isNamed = inline !== undefined || file !== undefined || names.length > 0
  if (inline !== undefined && file !== undefined) {
    throw new UserError(
      'builds and builds-file exclude each other: give the description, or the path of a file that holds it',
    )
  }
  const twice = saidBeside(texts)
  const path = resolve(cwd, file ?? usualBuildsFile)
  if (!isNamed && texts.has('stackerfiles')) return [ofInputs(texts)]
  if (!isNamed && twice.length > 0) {
    const alone = ofInputs(texts)
    return [existsSync(path) ? { ...alone, setAside: { file: usualBuildsFile, by: twice } } : alone]
  }
  const text = inline ?? (await readText(path, file ?? usualBuildsFile, isNamed))
  if (text === undefined) return [ofInputs(texts)]
  if (twice.length > 0) {
    throw new UserError(
      twice.map((name) => ({
        message: `${name}: the builds file says it, and this input says it again`,
        advice:
          name === 'publish-stackerfiles'
            ? `leave ${name} out: the images of each build's own stackerfiles are published`
            : `leave ${name} out, or write it into the builds file`,
      })),
    )
  }
  const { buildNamed, readBuilds } = await import('../builds/builds.ts')
  const shown = inline === undefined ? path : 'builds'
  const all = readBuilds(text, shown)
  const chosen = names.length === 0 ? all : inFileOrder(all, new Set(names.map((name) => buildNamed(all, name))))
  const only = texts.get('stackerfiles')
  if (only !== undefined && names.length === 0) {
    throw new UserError({
      message: 'stackerfiles: the builds file says which, and no build is named',
      advice: 'name the build whose stackerfiles they are by build, or leave stackerfiles out',
    })
  }
  const source = fileText(shown, text)
  return chosen.map((build) => ({
    name: build.name,
    texts: textsOf(build, texts),
    only,
    sharesDirectory: build.directories.stacker !== undefined,
    runsOn: build.runsOn,
    variants: build.variants,
    written: { file: source, refutable: build.refutable },
  }))
}

/** The one build that the inputs describe. */
export function ofInputs(texts: OptionTexts): AskedBuild {
  return { name: '', texts, only: undefined, sharesDirectory: false, runsOn: undefined, variants: new Map() }
}

function inFileOrder(all: readonly Build[], chosen: ReadonlySet<Build>): readonly Build[] {
  return all.filter((build) => chosen.has(build))
}

/** Inputs that describe a build, as far as somebody gave them. */
function saidBeside(texts: OptionTexts): readonly OptionName[] {
  return [...described].flatMap(([name, usual]) => {
    const given = texts.get(name)
    return given === undefined || (given.length === 1 && given[0] === usual) ? [] : [name]
  })
}

async function readText(path: string, shown: string, isNamed: boolean): Promise<string | undefined> {
  try {
    return (await readRegularFile(path, mostBytes)).toString('utf8')
  } catch (error) {
    if (!isTrouble(error)) throw error
    if ('code' in error && error.code === 'ENOENT') {
      if (!isNamed) return undefined
      throw new UserError({
        message: `builds-file: there is no file "${shown}"`,
        advice: `describe the builds in ${usualBuildsFile}, or give the path of the file that does`,
      })
    }
    throw new UserError(`builds-file: ${shown} cannot be read: ${error.message}`)
  }
}

/** The texts of the options of one build: what was given besides, and what the file says. */
function textsOf(build: Build, given: OptionTexts): OptionTexts {
  const texts = new Map(given)
  for (const name of described.keys()) texts.delete(name)
  texts.delete('stackerfiles')
  const one = (name: OptionName, value: string | undefined): void => {
    if (value !== undefined) texts.set(name, [value])
  }
  /** What may be said once for all builds; `auto` says nothing. */
  const sameOrOne = (name: OptionName, value: string | undefined): void => {
    const other = given.get(name)?.at(-1)
    if (value !== undefined && other !== undefined && other !== 'auto' && other !== value) {
      throw new UserError({
        message: `${name}: build ${JSON.stringify(build.name)} of the builds file says ${JSON.stringify(value)}, and this input ${JSON.stringify(other)}`,
        advice: 'say it in one place',
      })
    }
    one(name, value)
  }
  const { directories, sources, substituteFiles } = build
  if (sources.kind === 'search') {
    one('search-dir', sources.directory)
    one('stacker-file-pattern', sources.pattern)
    if (sources.directory === undefined && sources.pattern === undefined) one('search-dir', '.')
  } else {
    texts.set('stackerfiles', sources.lines)
  }
  if (build.substitute.length > 0) texts.set('substitute', build.substitute)
  if (substituteFiles.length > 1) {
    throw new UserError({
      message: `build ${JSON.stringify(build.name)}: stacker takes one substitute file, and there are ${substituteFiles.length}`,
      advice: 'join them into one file',
    })
  }
  one('substitute-file', substituteFiles[0])
  if (build.layerTypes !== undefined) texts.set('layer-type', build.layerTypes)
  if (build.verity !== undefined) one('no-verity', String(!build.verity))
  one('working-directory', directories.working)
  one('work-dir', directories.work)
  one('stacker-dir', directories.stacker)
  one('oci-dir', directories.oci)
  one('roots-dir', directories.roots)
  sameOrOne('stacker-version', build.stackerVersion)
  sameOrOne('source-date-epoch', build.epoch)
  one('arch', build.arch)
  if (build.binds.kind === 'content') {
    texts.set('binds', ['content'])
    if (build.binds.exclude.length > 0) texts.set('binds-exclude', build.binds.exclude)
  }
  return texts
}
