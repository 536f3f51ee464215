import { isSeq, parseDocument } from 'yaml'
import { decodeGoJson } from '../../../src/formats/go-json-decode.ts'
import { encodeGoJson } from '../../../src/formats/go-json-encode.ts'
import { diffDefinitions, sameDefinition } from '../../../src/layer/definition.ts'
import { layerSchema } from '../../../src/layer/layer-schema.ts'
import type { Release } from '../../../src/release/release.ts'
import type { Layer } from '../../../src/stackerfile/layer.ts'
import { parseStackerfile } from '../../../src/stackerfile/parse.ts'
import { lostDirectives } from '../../layer/lost-directives.ts'
import { parseDump } from '../go-dump.ts'
import { fieldsOf, listOf, textOf, type Expect, type Report } from '../harness.ts'
import { releaseOf } from '../release-of.ts'

export async function run(data: unknown, report: Report): Promise<void> {
  const { cases } = fieldsOf(data, 'layer_roundtrip', ['cases'], ['format', 'tags', 'note'])
  for (const item of listOf(cases, 'cases')) {
    const { name, yaml, results } = fieldsOf(item, 'case', ['name', 'yaml', 'summary', 'results'], ['why', 'note'])
    for (const result of listOf(results, 'results')) {
      const recorded = fieldsOf(
        result,
        'result',
        ['tags', 'outcome'],
        ['deep_equal', 'in_process_hit', 'log', 'layer_json', 'go', 'detail', 'why', 'note'],
      )
      for (const tag of listOf(recorded['tags'], 'tags')) {
        await report.case(`${textOf(name, 'name')} ${textOf(tag, 'tag')}`, (expect) => {
          check(recorded, textOf(yaml, 'yaml'), releaseOf(tag), expect)
        })
      }
    }
  }
}

/** The layer is the one that Go says it made of the text, and what we make of it must be that too, or a doubt. */
function check(recorded: Record<string, unknown>, yaml: string, release: Release, expect: Expect): void {
  const outcome = textOf(recorded['outcome'], 'outcome')
  const parsed = parseStackerfile(Buffer.from(yaml), {
    path: `${directory}/stacker.yaml`,
    release,
    substitutions: [],
    host,
  })
  if (outcome === 'yaml-error' || outcome === 'put-error') {
    expect('nothing is stored', recorded['layer_json'], undefined)
    if (outcome === 'yaml-error') expect('parsed', parsed.kind === 'read', false)
    return
  }
  if (outcome !== 'hit' && outcome !== 'MISS') throw new Error(`unknown outcome ${outcome}`)
  const type = layerSchema(release)
  const json = inDirectory(textOf(recorded['layer_json'], 'layer_json'))
  const stored = withBomList(decodeGoJson(Buffer.from(json), type, 'layer_json') as Layer, yaml)
  const layer = parseDump(inDirectory(textOf(recorded['go'], 'go')).trim(), type, stored) as Layer
  const encoded = encodeGoJson(type, layer, release.goJson)
  expect('layer_json', ordered(JSON.parse(encoded)), ordered(JSON.parse(json)))
  const decoded = decodeGoJson(Buffer.from(encoded), type, 'encoded') as Layer
  expect('DeepEqual with its copy', sameDefinition(decoded, layer, release), recorded['deep_equal'])
  const directives = lostDirectives(layer, release)
  expect(`never equal (${directives.join()})`, directives.length === 0, recorded['deep_equal'])
  // stacker wipes the directory of the bom before it looks for the file (docs/stacker/build-cache.md#6.7); the recording did not,
  // and one case has put the file there.
  const bomMissing = recorded['in_process_hit'] === false
  const always = directives.length > 0 || (release.rules.bomAlwaysMisses && layer.Bom?.Generate === true && bomMissing)
  expect('outcome', always ? 'MISS' : 'hit', outcome)
  const own = parsed.kind === 'read' ? parsed.layers[0] : undefined
  if (own === undefined || own.unsure.length > 0) return
  expect('parsed as', diffDefinitions(layer, own.layer, release), [])
  expect('said of it by its reader', own.neverEqual, directives)
}

const directory = '/srv/project'
const host = { os: 'linux', arch: 'amd64' }

function inDirectory(text: string): string {
  return text.replaceAll('{DIR}', directory)
}

/** The dump shows no pointee and the JSON drops an empty list of packages, so only the stackerfile tells it from none. */
function withBomList(layer: Layer, yaml: string): Layer {
  const packages: unknown = layer.Bom ? parseDocument(yaml).getIn(['l', 'bom', 'packages']) : undefined
  return layer.Bom && isSeq(packages) && packages.items.length === 0
    ? { ...layer, Bom: { ...layer.Bom, Packages: [] } }
    : layer
}

/** Key order counts, which isDeepStrictEqual does not see. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  return typeof value === 'object' && value !== null
    ? Object.entries(value).map(([key, inner]) => [key, ordered(inner)])
    : value
}
