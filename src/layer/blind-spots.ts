import path from 'node:path'
import type { Problem } from '../errors.ts'
import type { Import, Layer } from '../stackerfile/layer.ts'
import type { LayerDefinition } from '../stackerfile/stackerfile.ts'
import type { LayerFacts } from './facts.ts'
import { changesWithCommits } from './commit-values.ts'
import { networkTools } from './network-tools.ts'
import type { StackedLayer } from './stack.ts'

/** What is known before the build. */
export interface BlindSpotSources {
  /** In build order. */
  readonly layers: readonly StackedLayer[]
  /** `KEY=VALUE` as given. */
  readonly substitutions: readonly string[]
  /** Days; undefined where nothing is built again for its age. */
  readonly maxAge: number | undefined
  /** The name under which stacker keeps the base of a layer, where it keeps one. */
  readonly baseSlot: (layer: Layer) => string | undefined
  /** Over a store what stacker does not compare is compared all the same; in place nobody does. */
  readonly from: 'store' | 'local'
}

/** One cause, and the layers that it touches. */
interface BlindSpot {
  readonly subjects: readonly string[]
  /** Indexes, ascending. */
  readonly layers: readonly number[]
}

interface Words {
  /** `layer a`, `layers a and b`. */
  readonly layers: string
  readonly subjects: string
  /** There is one subject. */
  readonly one: boolean
  /** `, and with it b`: what is built again for it; empty where nothing is. */
  readonly spread: string
}

interface Kind {
  readonly find: (sources: BlindSpotSources) => readonly BlindSpot[]
  /** The layers whose rebuilding builds again what stands on them. Without it nothing is said about those. */
  readonly spreads?: (layer: StackedLayer, sources: BlindSpotSources) => boolean
  readonly tell: (words: Words, sources: BlindSpotSources) => { readonly message: string; readonly advice: string }
}

/** Of one kind; more become one notice. */
const mostAlone = 3
const mostNotices = 20
const mostNamed = 8

/**
 * Where stacker looks away: what it never compares, what it mistakes for something else, what it builds again each time. Each with the
 * layers, the cost and the cure, a wrong image before a needless build. Some of it is guessed from names and shell texts.
 */
export function findBlindSpots(sources: BlindSpotSources): readonly Problem[] {
  const found = kinds.map((kind) => ({ kind, spots: kind.find(sources) }))
  const notices = (alone: number): Problem[] =>
    found.flatMap(({ kind, spots }) =>
      (spots.length > alone ? [united(spots)] : spots).map((spot) => noticeOf(kind, spot, sources)),
    )
  for (let alone = mostAlone; alone > 1; alone -= 1) {
    const told = notices(alone)
    if (told.length <= mostNotices) return told
  }
  return notices(1)
}

/** Wrong images first, then what fails, then what costs. */
const kinds: readonly Kind[] = [
  {
    find: findBaseCollisions('download'),
    tell: ({ layers, subjects }) => ({
      message: `${layers}: the bases ${subjects} are kept under one file name, so stacker may take one for the other`,
      advice: 'give one of the files another name',
    }),
  },
  {
    find: findSharedBaseNames,
    tell: ({ layers, subjects }) => ({
      message: `${layers}: the imports ${subjects} have one base name; stacker keeps only one of them, and changes of the other go unseen`,
      advice: 'rename one of them, or import the directory that it is in',
    }),
  },
  {
    find: findUncompared,
    tell: ({ layers, subjects }, { from }) => ({
      message:
        from === 'local'
          ? `${layers}: stacker never compares the content of an import with dest (${subjects}), so the old copy stays in the image when it changes`
          : `${layers}: stacker never compares the content of an import with dest (${subjects}); restore does, but a build in place keeps the old copy`,
      advice: 'list it, or a file that changes with it, once more without dest, or give the sha256 of a file as hash',
    }),
  },
  {
    find: findUnpinnedDownloads,
    tell: ({ layers, subjects, one }) => ({
      message: `${layers}: the ${one ? 'download' : 'downloads'} ${subjects} ${one ? 'has' : 'have'} no hash; stacker takes an old copy for good without looking inside, and the plan depends on what the server tells`,
      advice: one ? 'add its sha256 as hash' : 'add the sha256 of each as hash',
    }),
  },
  {
    find: (sources) =>
      eachLayer(sources, (definition) =>
        // Proxies say how to fetch, not what; stacker passes most of them anyway (types/layer.go, buildEnv).
        isAlwaysBuilt(definition)
          ? []
          : (definition.layer.BuildEnvPt ?? []).filter((pattern) => !/proxy/i.test(pattern)),
      ),
    tell: ({ layers, subjects }) => ({
      message: `${layers}: build_env_passthrough lets in ${subjects}, whose values stacker never compares: with other values the old build stays`,
      advice: 'give what changes the result in build_env, by a substitution',
    }),
  },
  {
    find: findBaseCollisions('image'),
    tell: ({ layers, subjects }) => ({
      message: `${layers}: the bases ${subjects} are kept under one name, so a layer built on the earlier one fails once the later one is fetched`,
      advice: 'give one of them another name, or move it with its layers to a stackerfile that is built by itself',
    }),
  },
  {
    find: (sources) => eachLayer(sources, ({ neverEqual }) => neverEqual),
    spreads: ({ facts }) => !facts.definition.layer.BuildOnly,
    tell: ({ layers, subjects, spread }) => ({
      message: `${layers}: what stands in ${subjects} never equals its copy in build.cache, so stacker builds it on every run${spread}`,
      advice: /\bimport\b/.test(subjects)
        ? 'write imports instead of import'
        : `remove ${subjects} where there is nothing in it`,
    }),
  },
  {
    find: (sources) => eachLayer(sources, ({ layer }) => ((layer.Binds ?? []).length > 0 ? ['binds'] : [])),
    // In place an equal entry of a build_only layer lets its children be, whatever the binds brought in (spec: restoring 33).
    spreads: ({ facts }, { from }) => from === 'store' || !facts.definition.layer.BuildOnly,
    tell: ({ layers, spread }) => ({
      message: `${layers}: stacker builds a layer with binds on every run${spread}, since it does not compare what they hold`,
      advice: 'import what is only read instead of binding it',
    }),
  },
  {
    find: findVolatileSubstitutions,
    spreads: () => true,
    tell: ({ layers, subjects, one, spread }) => ({
      message: `${layers}: the ${one ? 'substitution' : 'substitutions'} ${subjects} ${one ? 'seems' : 'seem'} to change with every commit, and each change builds again what holds it${spread}`,
      advice: 'give it a fixed value except for releases, or move it into a last layer of its own',
    }),
  },
  {
    find: findMovingBases,
    spreads: () => true,
    tell: ({ layers, subjects, one, spread }) => ({
      message: `${layers}: the ${one ? 'base' : 'bases'} ${subjects} may ${one ? 'become another image' : 'become other images'} at any time, which builds again what is made from ${one ? 'it' : 'them'}${spread}`,
      advice: 'name a version, or better a digest',
    }),
  },
  {
    find: (sources) =>
      sources.maxAge === undefined
        ? eachLayer(sources, (definition) =>
            isAlwaysBuilt(definition) ? [] : networkTools(definition.layer.Run ?? []),
          )
        : [],
    tell: ({ layers, subjects }) => ({
      message: `${layers}: run fetches from the network (${subjects}), and what changes there goes unseen`,
      advice: 'set max-age to build it again after so many days, or pin versions and import downloads with their hash',
    }),
  },
]

function noticeOf(kind: Kind, { layers, subjects }: BlindSpot, sources: BlindSpotSources): Problem {
  const definitions = layers.flatMap((index) => sources.layers[index]?.facts.definition ?? [])
  const names = unique(definitions.map(({ name }) => name))
  const { message, advice } = kind.tell(
    {
      layers: `${names.length === 1 ? 'layer' : 'layers'} ${listed(names)}`,
      subjects: listed(subjects.map(shown)),
      one: subjects.length === 1,
      spread: kind.spreads === undefined ? '' : spreadOf(layers, kind.spreads, sources),
    },
    sources,
  )
  const [first] = definitions
  if (first === undefined) return { message, advice }
  return { message, place: { file: first.stackerfile, line: first.line, column: first.column }, advice }
}

/** What stands on the layers, or takes from them, directly or not. */
function spreadOf(from: readonly number[], spreads: NonNullable<Kind['spreads']>, sources: BlindSpotSources): string {
  const sure = new Set(from)
  const rebuilt = new Set(
    from.filter((index) => {
      const layer = sources.layers[index]
      return layer !== undefined && spreads(layer, sources)
    }),
  )
  for (const [index, layer] of sources.layers.entries()) {
    if (comparedBelow(layer, sources.from).some((below) => rebuilt.has(below))) rebuilt.add(index)
  }
  const names = unique([...rebuilt].filter((index) => !sure.has(index)).map((index) => nameOf(sources, index)))
  return names.length === 0 ? '' : `, and with it ${listed(names)}`
}

/** In place an import with dest is not compared, so nothing comes through it. */
function comparedBelow({ facts, base, below }: StackedLayer, from: BlindSpotSources['from']): number[] {
  if (from === 'store') return [...below.values()]
  const imports = facts.imports.flatMap((fact, index) =>
    fact.kind === 'produced' && !hasDest(facts.definition.layer.Imports?.[index])
      ? (below.get(fact.producer) ?? [])
      : [],
  )
  return base === undefined ? imports : [base, ...imports]
}

function nameOf(sources: BlindSpotSources, index: number): string {
  return sources.layers[index]?.facts.definition.name ?? ''
}

function united(spots: readonly BlindSpot[]): BlindSpot {
  const layers = [...new Set(spots.flatMap((spot) => spot.layers))].sort((a, b) => a - b)
  return { layers, subjects: unique(spots.flatMap(({ subjects }) => subjects)) }
}

/** One blind spot for all that have the same cause. */
function byCause(found: readonly (BlindSpot & { readonly cause: string })[]): BlindSpot[] {
  const causes = new Map<string, BlindSpot[]>()
  for (const { cause, ...spot } of found) {
    const known = causes.get(cause)
    if (known === undefined) causes.set(cause, [spot])
    else known.push(spot)
  }
  return [...causes.values()].map(united)
}

/** Layers with the same subjects have one cause. What could not be read with certainty has none. */
function eachLayer(
  { layers }: BlindSpotSources,
  subjectsOf: (definition: LayerDefinition, stacked: StackedLayer) => readonly string[],
): BlindSpot[] {
  return byCause(
    layers.flatMap((stacked, index) => {
      const { definition } = stacked.facts
      const subjects = definition.unsure.length > 0 ? [] : subjectsOf(definition, stacked)
      return subjects.length === 0 ? [] : [{ cause: JSON.stringify(subjects), layers: [index], subjects }]
    }),
  )
}

/** Binds and what never equals itself hide nothing: such layers are built on every run. */
function isAlwaysBuilt({ layer, neverEqual }: LayerDefinition): boolean {
  return neverEqual.length > 0 || (layer.Binds ?? []).length > 0
}

function hasDest(source: Import | undefined): boolean {
  return source?.Dest !== undefined && source.Dest !== ''
}

function isDownload(url: string): boolean {
  return /^https?:\/\//.test(url)
}

/**
 * Imports with `dest` are ignored by Lookup and Put (cache.go), unless their content stands in the definition as `hash`, which stacker
 * holds files and downloads against, or they are imported a second time without `dest`.
 */
function findUncompared(sources: BlindSpotSources): BlindSpot[] {
  return eachLayer(sources, (definition, { facts }) => {
    const { layer, written } = definition
    if (isAlwaysBuilt(definition)) return []
    const imports = layer.Imports ?? []
    const place = (source: Import): string => path.posix.normalize(source.Path).replace(/\/$/, '')
    const compared = new Set(imports.filter((source) => !hasDest(source)).map(place))
    return imports.flatMap((source, index) => {
      if (!hasDest(source) || isDownload(source.Path)) return []
      const pinned = source.Hash !== '' && facts.imports[index]?.kind === 'file'
      if (pinned || compared.has(place(source))) return []
      return [written.Imports?.[index]?.Path ?? source.Path]
    })
  })
}

/** Download (network.go) trusts the staged copy where the server tells no checksum, or its size is the same. */
function findUnpinnedDownloads(sources: BlindSpotSources): BlindSpot[] {
  return eachLayer(sources, ({ layer }) =>
    (layer.Imports ?? []).flatMap(({ Path: url, Hash: hash }) => (isDownload(url) && hash === '' ? [url] : [])),
  )
}

/** Imports without `dest` are staged side by side under their last component (import.go), so one takes the other's place. */
function findSharedBaseNames(sources: BlindSpotSources): BlindSpot[] {
  return eachLayer(sources, ({ layer, written }) => {
    const staged = new Map<string, Map<string, string>>()
    for (const [index, source] of (layer.Imports ?? []).entries()) {
      if (hasDest(source)) continue
      const name = path.posix.basename(source.Path)
      const sharing = staged.get(name) ?? new Map<string, string>()
      staged.set(name, sharing.set(source.Path, written.Imports?.[index]?.Path ?? source.Path))
    }
    return [...staged.values()].flatMap((sharing) => (sharing.size > 1 ? [...sharing.values()] : []))
  })
}

/**
 * Bases that take one place below `.stacker/layer-bases`. A downloaded tar gets the file that another one left there unless the server
 * tells a checksum, in other builds of the same stacker-dir too; everything else is fetched anew for each layer and only confuses
 * the children of the earlier one (spec: staging 8).
 */
function findBaseCollisions(wanted: 'download' | 'image'): Kind['find'] {
  return ({ layers, baseSlot }) => {
    const slots = new Map<string, number[]>()
    for (const [index, { facts, build }] of layers.entries()) {
      const { layer, unsure } = facts.definition
      const slot = unsure.length > 0 ? undefined : baseSlot(layer)
      if (slot === undefined || (wanted === 'download' && layer.From.Type !== 'tar')) continue
      const scope = wanted === 'download' ? slot : `${String(build)} ${slot}`
      const sharing = slots.get(scope)
      if (sharing === undefined) slots.set(scope, [index])
      else sharing.push(index)
    }
    return [...slots.values()].flatMap((indexes) => {
      const sharing = indexes.flatMap((index) => layers[index]?.facts ?? [])
      const downloaded = sharing.some(({ definition }) => isDownload(definition.layer.From.Url))
      if (downloaded !== (wanted === 'download') || haveOneBase(sharing)) return []
      return [{ layers: indexes, subjects: namesOfBases(sharing) }]
    })
  }
}

function haveOneBase(sharing: readonly LayerFacts[]): boolean {
  const bases = new Set(sharing.map(({ base }) => (base.kind === 'known' ? base.base : undefined)))
  if (bases.size === 1 && !bases.has(undefined)) return true
  const asked = sharing.map(({ definition: { layer } }) =>
    layer.From.Type === 'tar' ? layer.From.Url : JSON.stringify([layer.From.Url, layer.OS ?? '', layer.Arch ?? '']),
  )
  return new Set(asked).size === 1
}

/** By URL, and where that is the same by platform. */
function namesOfBases(sharing: readonly LayerFacts[]): string[] {
  const urls = unique(sharing.map(({ definition }) => definition.written.From.Url))
  if (urls.length > 1) return urls
  return unique(
    sharing.map(({ definition: { layer } }) => `${layer.From.Url} for ${layer.OS ?? ''}/${layer.Arch ?? ''}`),
  )
}

/** Those that change together and are held by the same layers have one cause. The value is looked at, and never shown. */
function findVolatileSubstitutions({ layers, substitutions }: BlindSpotSources): BlindSpot[] {
  const given = new Map<string, string>()
  for (const pair of substitutions) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    // The first one of a name leaves no placeholder for the others.
    if (at > 0 && !given.has(name)) given.set(name, pair.slice(at + 1).trim())
  }
  return byCause(
    [...given]
      .filter(([name, value]) => changesWithCommits(name, value))
      .flatMap(([name, value]) => {
        const directives = new Set<string>()
        const holders = layers.flatMap(({ facts: { definition } }, index) => {
          const held = [...definition.substitutions].flatMap(([directive, names]) =>
            names.includes(name) ? [directive] : [],
          )
          if (value.length >= 7 && definition.name.includes(value)) held.push('the name')
          for (const directive of held) directives.add(directive)
          return held.length > 0 ? [index] : []
        })
        const subject = `${name} (in ${[...directives].join(', ')})`
        return holders.length === 0 ? [] : [{ cause: holders.join(), layers: holders, subjects: [subject] }]
      }),
  )
}

/** Docker bases without a tag, or with `latest`, that no digest holds. */
function findMovingBases(sources: BlindSpotSources): BlindSpot[] {
  return eachLayer(sources, ({ layer, written }) => {
    if (layer.From.Type !== 'docker' || layer.From.Url.includes('@')) return []
    const tag = /:([^:/]*)$/.exec(layer.From.Url.replace(/^docker:\/\//, ''))?.[1]
    return tag === undefined || tag === 'latest' ? [written.From.Url] : []
  })
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

/** `a`, `a and b`, `a, b and c`, and a number for what is too much to name. */
function listed(texts: readonly string[]): string {
  const named =
    texts.length > mostNamed
      ? [...texts.slice(0, mostNamed - 1), `${String(texts.length - mostNamed + 1)} more`]
      : texts
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`
}

/** Without what may be a secret in a URL, and not too long. */
function shown(text: string): string {
  const open = text.replace(/:\/\/[^/@]*@/, '://').replace(/^(https?:\/\/[^?#]*)[?#].*$/s, '$1')
  return open.length > 120 ? `${open.slice(0, 119)}…` : open
}
