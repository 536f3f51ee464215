import { digestOf, type Digest } from '../formats/digest.ts'
import { blobsOf } from './laying.ts'
import { encodePackedTrees, packBindTree } from '../layer/bind-tree.ts'
import { definitionText } from '../layer/definition.ts'
import type { CacheEntry } from '../layer/entry.ts'
import type { BindFact } from '../layer/facts.ts'
import type { Unresolved } from '../layer/lookup.ts'
import type { LayerPlan, Plan } from '../layer/build-plan.ts'
import type { PortableContent } from '../layer/portable.ts'
import { encodeRecord, type LayerRecord } from '../layer/record.ts'
import { isUnwitnessed } from '../layer/import-dest.ts'
import { entryDigest, noteFormat } from '../handover/note.ts'
import type { Foresight } from '../plan/foresight.ts'
import type { Outage } from '../store/outage.ts'
import { describeOwnReasons, plain } from '../report/reason.ts'
import type { Json } from '../use-cases.ts'

/** What a restore did, and in which cache. */
export interface Noted {
  /** Those laid down, by index. */
  readonly entries: ReadonlyMap<number, CacheEntry>
  /** Blobs that the store gave. */
  readonly fetched: ReadonlyMap<Digest, unknown>
  readonly cleared: boolean
  /** What stands where nothing was cleared away, by name. */
  readonly left: ReadonlyMap<string, CacheEntry>
  readonly cache: string
  readonly outages: readonly Outage[]
  readonly took: { readonly all: number; readonly laying: number | null }
  readonly learnt: Json | undefined
}

/** The note of a restore. */
export function noteOf(
  { layers, evidence, sources, plan }: Foresight,
  { entries, fetched, cleared, left, cache, outages, took, learnt }: Noted,
): Json {
  return {
    format: noteFormat,
    cleared,
    cache,
    outages: outages.map(({ store, why }) => ({ store, why })),
    took,
    release: sources.release.tag,
    umask: sources.umask ?? null,
    ...(learnt !== undefined && { learnt }),
    ...bindTreesOf(layers),
    layers: layers.map((layer, index) => {
      const { stacked, foreseen, judgement } = layer
      const { definition } = stacked.facts
      const entry = entries.get(index)
      const stood = left.get(definition.name)
      return {
        stackerfile: definition.stackerfile,
        name: definition.name,
        verdict: judgement.verdict,
        definition: digestOf(definitionText(definition.layer, sources.release)),
        laid: entry === undefined ? null : entryDigest(entry, sources.release),
        stored:
          entry !== undefined &&
          judgement.candidate?.record !== undefined &&
          blobsOf(layer, layers, sources.layerTypes).every(({ digest }) => fetched.has(digest)),
        content: entry === undefined ? null : (judgement.candidate?.record?.root?.content ?? null),
        standsOn: entry === undefined ? null : (judgement.candidate?.record?.root?.standsOn ?? null),
        stood: stood === undefined ? null : entryDigest(stood, sources.release),
        identity: entry === undefined ? null : (judgement.candidate?.identity ?? null),
        bytes: entry === undefined ? 0 : (plan.layers[index]?.bytes ?? 0) + recordBytes(judgement.candidate?.record),
        seconds: entry === undefined ? null : (judgement.candidate?.record?.buildSeconds ?? null),
        unwitnessed: (definition.layer.Imports ?? []).map((item, at) =>
          isUnwitnessed(item) ? resolvedOrNull(foreseen.imports[at]) : null,
        ),
        ...(stacked.facts.binds && { binds: stacked.facts.binds.map(digestOrNull) }),
        evidence: (evidence[index] ?? []).map((seen) => ({ ...seen })),
        ...(entry === undefined && { why: whyNot(plan, plan.layers[index]) }),
      }
    }),
  }
}

/** What was bound, each tree once: many layers bind one checkout. */
function bindTreesOf(layers: Foresight['layers']): { readonly bindTrees?: Json } {
  const trees = new Map<Digest, string>()
  for (const fact of layers.flatMap(({ stacked }) => stacked.facts.binds ?? []))
    if (fact.kind === 'tree' && !trees.has(fact.tree.digest)) trees.set(fact.tree.digest, packBindTree(fact.tree))
  return trees.size === 0 ? {} : { bindTrees: encodePackedTrees(trees) }
}

function digestOrNull(fact: BindFact): Digest | null {
  return fact.kind === 'tree' ? fact.tree.digest : null
}

function recordBytes(record: LayerRecord | undefined): number {
  return record === undefined ? 0 : encodeRecord(record).length
}

function whyNot(plan: Plan, layer: LayerPlan | undefined): readonly string[] {
  return layer === undefined ? [] : describeOwnReasons(plan, layer, plain)
}

function resolvedOrNull(fact: PortableContent | Unresolved | undefined): PortableContent | null {
  return fact === undefined || fact.kind === 'unresolved' ? null : fact
}
