import { encodeGoJson } from '../src/formats/go-json-encode.ts'
import { findRelease } from '../src/release/releases.ts'
import { parseStackerfile } from '../src/stackerfile/parse.ts'
import { coded, decoded, isRefusal, smallerList, type Comparison } from './comparison.ts'
import { mutatedStackerfile, stackerfileSeeds } from './stackerfile-text.ts'

// The Go side reads as this release does.
const release = findRelease('v1.2.0')
const layerType = release?.entry.fields.find(({ name }) => name === 'Layer')?.type
if (release === undefined || layerType === undefined) throw new Error('v1.2.0 is not in the table')
const context = {
  path: '/srv/proj/stacker.yaml',
  release,
  substitutions: [],
  host: { os: 'linux', arch: 'amd64' },
}

interface Reading {
  readonly order: readonly string[]
  readonly layers: Readonly<Record<string, string>>
  readonly prerequisites: readonly string[]
}

const seeds = stackerfileSeeds(process.env['CONFORMANCE_CORPUS'])

/**
 * Mutated stackerfiles through yaml.v2 as stacker uses it, and through our reader. A value that differs or a refusal of what stacker
 * accepts is a difference; reading what stacker refuses is not, since stacker then stops by itself.
 */
export const stackerfile: Comparison<string> = {
  group: 'yaml',
  kind: 'stackerfile',
  unit: 'mutated stackerfiles',
  cases: 15_000,
  share: 0.2,
  batch: 200,
  generate: (random) => mutatedStackerfile(random, seeds),
  question: (text) => coded(text),
  judge(text, theirs) {
    const ours = parseStackerfile(decoded(coded(text)), context)
    const accepted = !isRefusal(theirs)
    if (ours.kind === 'unsure') return { outcome: accepted ? 'unsure' : 'refused by Go, unsure' }
    if (ours.kind === 'refused') {
      if (!accepted) return { outcome: 'refused by both' }
      return { outcome: 'wrongly refused', difference: { ours: ours.problems.map(({ message }) => message), theirs } }
    }
    if (!accepted) return { outcome: 'refused by Go only' }
    const known = ours.layers.filter(({ unsure }) => unsure.length === 0)
    const answer = theirs as Reading
    const reading: Reading = {
      order: ours.layers.map(({ name }) => name),
      layers: Object.fromEntries(
        known.map(({ name, layer }) => [name, encodeGoJson(layerType, layer, release.goJson)]),
      ),
      prerequisites: ours.prerequisites.map(({ path }) => path),
    }
    const same =
      JSON.stringify([reading.order, reading.prerequisites]) === JSON.stringify([answer.order, answer.prerequisites]) &&
      known.every(({ name }) => reading.layers[name] === answer.layers[name])
    if (!same) return { outcome: 'different', difference: { ours: reading, theirs } }
    return { outcome: known.length === ours.layers.length ? 'equal' : 'unsure' }
  },
  *smaller(text) {
    for (const lines of smallerList(text.split('\n')))
      if (lines.length < text.split('\n').length) yield lines.join('\n')
    const characters = Array.from(text)
    if (characters.length < 300) for (const rest of smallerList(characters)) yield rest.join('')
  },
  vector: (text, theirs) => ({
    vectors: {
      id: 'found',
      category: 'structure',
      input: text,
      dir: '/srv/proj',
      file: 'stacker.yaml',
      expect: [theirs],
    },
  }),
  remark(outcomes) {
    const unsure = outcomes.get('unsure') ?? 0
    const accepted =
      unsure + (outcomes.get('equal') ?? 0) + (outcomes.get('different') ?? 0) + (outcomes.get('wrongly refused') ?? 0)
    return `; unsure ${((100 * unsure) / Math.max(1, accepted)).toFixed(2)} % of what yaml.v2 accepts`
  },
}
