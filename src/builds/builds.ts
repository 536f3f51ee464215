import { UserError } from '../errors.ts'
import { namesOf } from './build-name.ts'
import type { Build } from './build.ts'
import { checkExclusions, checkTogether, describe } from './description.ts'
import { readDocument } from './yaml-document.ts'
import { buildFields, defaultFields, fields } from './fields.ts'
import { fillBuild } from './filled.ts'
import { listed, mistakesIn, quoted, shownValues } from './mistakes.ts'
import type { Mistakes } from './mistakes.ts'
import { nearWord } from '../formats/near-word.ts'
import { isText, kindOf } from './node.ts'
import type { MapNode, Node } from './node.ts'
import { adviceForKey, checkShape } from './shape.ts'
import type { Reader, Shaped } from './shape.ts'
import { textsOf } from './texts.ts'
import { mostBuilds, readVariants } from './variants-shape.ts'
import type { ReadVariants } from './variants-shape.ts'

/**
 * All builds that the text of a builds file describes, in its order, each with its variants filled in. `where` is how the file is called in
 * messages.
 * @throws UserError that tells every mistake of the file with its line and column.
 */
export function readBuilds(text: string, where: string): readonly Build[] {
  const mistakes = mistakesIn(where, text)
  const reader = readerOf(mistakes)
  const parts = readFile(readDocument(text, mistakes), reader)
  const builds = parts.builds.flatMap(buildsFrom(reader, parts.defaults))
  checkNames(builds, mistakes)
  mistakes.settle()
  return builds.map(({ build }) => build)
}

function readerOf(mistakes: Mistakes): Reader {
  const texts = textsOf(mistakes)
  const read = new Map<Node, ReadVariants | undefined>()
  return {
    mistakes,
    texts,
    variantsOf: (node) => {
      if (!read.has(node)) read.set(node, readVariants(node, texts, mistakes))
      return read.get(node)
    },
  }
}

const fileKeys = ['version', 'defaults', 'builds']
const nothing: Shaped = { at: 0, entries: new Map(), broken: new Set() }

interface FileParts {
  readonly defaults: Shaped
  readonly builds: readonly Shaped[]
}

function readFile(root: Node | undefined, reader: Reader): FileParts {
  const { mistakes } = reader
  if (root?.kind !== 'map') {
    const got = root === undefined ? 'nothing' : kindOf(root)
    mistakes.tell(
      root?.at ?? 0,
      `expected a map with the key "builds", got ${got}`,
      'write "builds:" above the list of builds',
    )
    return { defaults: nothing, builds: [] }
  }
  for (const [key, { at }] of root.entries) {
    if (!fileKeys.includes(key)) mistakes.tell(at, `unknown key ${quoted(key)}`, () => adviceForKey(key, fileKeys))
  }
  checkVersion(root.entries.get('version')?.value, mistakes)
  const defaults = readDefaults(root.entries.get('defaults')?.value, reader)
  return { defaults, builds: readList(root, reader) }
}

function checkVersion(node: Node | undefined, mistakes: Mistakes): void {
  if (node === undefined || (node.kind === 'text' && node.text === '1')) return
  const got = node.kind === 'text' ? quoted(node.text) : kindOf(node)
  mistakes.tell(
    node.at,
    `version: expected 1, got ${got}`,
    'write 1, or use a release of stack-cache that reads this version',
  )
}

function readDefaults(node: Node | undefined, reader: Reader): Shaped {
  if (node === undefined) return nothing
  if (node.kind === 'map') {
    const defaults = checkShape(node, defaultFields, reader)
    checkTogether(defaults, reader.mistakes)
    return defaults
  }
  reader.mistakes.tell(
    node.at,
    `defaults: expected a map, got ${kindOf(node)}`,
    'write there what is common to the builds',
  )
  return nothing
}

function readList(root: MapNode, reader: Reader): readonly Shaped[] {
  const { mistakes } = reader
  const list = root.entries.get('builds')?.value
  const advice = 'write a list of builds, as in "builds: [{name: app, stackerfiles: stacker.yaml}]"'
  if (list === undefined) mistakes.tell(root.at, 'the key "builds" is missing', advice)
  else if (list.kind !== 'list' || list.items.length === 0) {
    mistakes.tell(list.at, `builds: expected a list of builds, got ${kindOf(list)}`, advice)
  } else {
    return list.items.flatMap((item) => {
      if (item.kind === 'map') return [checkBuild(item, reader)]
      mistakes.tell(item.at, `builds: expected a map that describes a build, got ${kindOf(item)}`, advice)
      return []
    })
  }
  return []
}

function checkBuild(node: MapNode, reader: Reader): Shaped {
  const build = checkShape(node, buildFields, reader)
  checkTogether(build, reader.mistakes)
  if (!node.entries.has('name')) reader.mistakes.tell(node.at, 'this build has no name', 'give it one: "name: app"')
  return build
}

interface PlacedBuild {
  readonly build: Build
  readonly at: number
  /** As the file has it. */
  readonly written: string
}

/** What comes out of `name` is judged when it is whole. */
const anyName = { ...fields.name, rule: { ...fields.name.rule, fits: () => true } }
const alone: ReadVariants = {
  variants: { lists: new Map(), include: [], exclude: [] },
  combinations: [new Map()],
  known: new Set(),
}

/** Makes all builds of one description; one that is too broken for that, and told, makes none. */
function buildsFrom({ texts, variantsOf, mistakes }: Reader, defaults: Shaped): (build: Shaped) => PlacedBuild[] {
  let count = 0
  return (build) => {
    const description = describe(build, defaults)
    checkExclusions(build, description, mistakes)
    const { at, entries, whole } = description
    const name = entries.get('name')?.value
    const given = entries.get('variants')?.value
    const read = given === undefined ? alone : variantsOf(given)
    if (!whole || read === undefined || name === undefined || !isText(name)) return []
    count += read.combinations.length
    if (count > mostBuilds) {
      mistakes.stop(at, `with this build there are more than ${mostBuilds}`, 'use fewer or shorter lists of variants')
    }
    const made = read.combinations.map((values) => {
      const combination = { values, known: read.known, build: name.text }
      const named = texts.fill(name, () => 'name', anyName, combination) !== undefined
      return { named, parts: fillBuild(description, texts, combination) }
    })
    const template = texts.templateOf(name)
    if (template === undefined || made.some(({ named }) => !named)) return []
    const names = namesOf(template, read.combinations, read.variants.lists)
    const { line, column } = mistakes.placeOf(at)
    return made.map(({ parts }, index) => ({
      build: { name: names[index] ?? '', line, column, ...parts },
      at: name.at,
      written: name.text,
    }))
  }
}

function checkNames(builds: readonly PlacedBuild[], mistakes: Mistakes): void {
  const written = new Map<string, number>()
  const first = new Map<string, PlacedBuild>()
  for (const placed of builds) {
    const { build, at } = placed
    const { rule } = fields.name
    if (!rule.fits(build.name)) {
      const advice = 'write a shorter name that uses the variants itself, as in "name: app-${variant.arch}"'
      mistakes.tell(at, `name: expected ${rule.wanted}, got ${quoted(build.name)}`, advice)
    }
    const before = written.get(placed.written) ?? at
    written.set(placed.written, before)
    const other = first.get(build.name)
    first.set(build.name, other ?? placed)
    if (before !== at) {
      const line = mistakes.placeOf(before).line
      mistakes.tell(at, `two builds have the name ${quoted(placed.written)}, the first on line ${line}`, ownNames)
    } else if (other !== undefined) {
      const advice = other.at === at ? 'use variants in "name" that make the difference' : ownNames
      mistakes.tell(
        at,
        `two builds are called ${quoted(build.name)}: ${shown(other.build)} and ${shown(build)}`,
        advice,
      )
    }
  }
}

const ownNames = 'give each build a name of its own'

function shown({ variants, line }: Build): string {
  return variants.size === 0 ? `that of line ${line}` : shownValues(variants)
}

/** @throws UserError where there is no such build. */
export function buildNamed(builds: readonly Build[], name: string): Build {
  const found = builds.find((build) => build.name === name)
  if (found !== undefined) return found
  const names = builds.map((build) => build.name)
  const variants = names.filter((candidate) => candidate.startsWith(`${name}-`))
  const near = variants.length > 0 ? undefined : nearWord(name, names)
  throw new UserError({
    message: `there is no build ${quoted(name)}`,
    advice:
      near === undefined
        ? `there are: ${listed(variants.length > 0 ? variants : names)}`
        : `did you mean ${JSON.stringify(near)}?`,
  })
}
