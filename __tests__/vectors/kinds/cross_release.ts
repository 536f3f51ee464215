import { encodeBuildCache, openBuildCache } from '../../../src/layer/build-cache.ts'
import { sameDefinition } from '../../../src/layer/definition.ts'
import { zeroDescriptor, type CacheEntry } from '../../../src/layer/entry.ts'
import { layerTypeKey } from '../../../src/release/layer-type.ts'
import { entryHash } from '../../../src/layer/entry-hash.ts'
import type { Release } from '../../../src/release/release.ts'
import type { Layer } from '../../../src/stackerfile/layer.ts'
import { entriesOf, fieldsOf, listOf, textOf, type Report } from '../harness.ts'
import { plainLayers } from '../plain-layer.ts'
import { releaseOf } from '../release-of.ts'

export async function run(data: unknown, report: Report): Promise<void> {
  const file = fieldsOf(data, 'cross_release', ['scenarios', 'results'], ['format', 'note', 'versions'])
  for (const [tag, version] of entriesOf(file['versions'] ?? {}, 'versions')) {
    await report.case(`version of ${tag}`, (expect) => {
      expect('version', releaseOf(tag).cacheVersion, version)
    })
  }
  const scenarios = new Map(entriesOf(file['scenarios'], 'scenarios'))
  for (const item of listOf(file['results'], 'results')) {
    const { scenario, writer, reader, result } = fieldsOf(
      item,
      'result',
      ['scenario', 'writer', 'reader', 'result'],
      ['why', 'note'],
    )
    const name = textOf(scenario, 'scenario')
    await report.case(`${name} ${textOf(writer, 'writer')} to ${textOf(reader, 'reader')}`, (expect) => {
      const yaml = textOf(scenarios.get(name), 'scenario')
      const seen = readBack(written(yaml, releaseOf(writer)), yaml, releaseOf(reader))
      expect('result', seen, typeof result === 'string' ? 'ERROR' : result)
    })
  }
}

/** The file after a build with `writer`. What the imports and bases hold is the same for both, so any text serves. */
function written(yaml: string, writer: Release): Buffer {
  const entries = new Map<string, CacheEntry>()
  for (const [name, layer] of plainLayers(yaml, writer)) {
    entries.set(name, {
      Manifests: new Map([
        [layerTypeKey('tar', false, writer), { ...zeroDescriptor(writer), Digest: 'sha256:00', Size: 7n }],
      ]),
      Imports: new Map((layer.Imports ?? []).map(({ Path }) => [Path, { Type: 0n, Hash: 'sha256:01' }])),
      OverlayDirs: new Map(),
      Name: name,
      Layer: layer,
      Base: baseOf(layer, entries, writer),
      SourceDateEpoch: null,
    })
  }
  return encodeBuildCache(entries, writer)
}

function baseOf(layer: Layer, entries: ReadonlyMap<string, CacheEntry>, release: Release): string {
  const base = entries.get(layer.From.Tag)
  if (layer.From.Type !== 'built') return 'sha256:02'
  return base === undefined ? 'no base' : String(entryHash(base, release))
}

function readBack(bytes: Buffer, yaml: string, reader: Release): unknown {
  const cache = openBuildCache(bytes, reader)
  if (cache.kind !== 'opened') return 'ERROR'
  const { entries } = cache
  const verdicts = [...plainLayers(yaml, reader)].map(([name, layer]) => {
    const entry = entries.get(name)
    if (entry === undefined) return [name, 'miss']
    if (!sameDefinition(entry.Layer, layer, reader))
      return [name, 'miss: cache miss because layer definition was changed']
    if (entry.Base !== baseOf(layer, entries, reader)) return [name, 'miss: cache miss because base layer was changed']
    return [name, 'hit']
  })
  return Object.fromEntries(verdicts)
}
