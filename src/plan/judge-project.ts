import type { RecordSource } from '../layer/candidate.ts'
import type { Provision } from '../layer/provision.ts'
import type { Capabilities } from '../layer/provision-request.ts'
import { ownerOf } from '../workspace/directories.ts'
import { openRights, type Rights } from '../workspace/root/capabilities.ts'
import type { ForeseenLayer, Foresight, JudgingOptions } from './foresight.ts'
import type { Gathered } from './gather.ts'
import { judgeRound } from './judge-round.ts'
import { planOf } from './plan-layers.ts'
import { provideLayers } from './provide-layers.ts'
import type { ReadSources } from './sources.ts'

/**
 * Judges until nothing has to be left out any more: a hit whose content cannot be laid down for those that stand on it is built
 * after all, which changes what the layers above it stand on. Each round leaves out at least one layer more, so it ends.
 * `leftOut` are layers that are known to be impossible, with why.
 */
export async function judgeProject(
  gathered: Gathered,
  options: JudgingOptions,
  records: RecordSource,
  leftOut: ReadonlyMap<number, string> = new Map(),
): Promise<Foresight> {
  const { sources } = gathered
  records.foretell?.(
    sources.arch,
    sources.layers.map(({ definition }) => definition.name),
  )
  const rights = options.rights ?? openRights()
  const impossible = new Map(leftOut)
  const refused = options.from === 'store' ? await rights.whyNotLaidDown(ownerOf(sources.rootUser)) : undefined
  const asked = refused === undefined ? records : withoutRights(records, refused)
  for (;;) {
    const judged = await judgeRound(gathered, options, asked, impossible)
    if (records.settle?.() === false) continue
    const layers =
      options.from === 'store' && judged.some(({ judgement }) => judgement.candidate)
        ? await provide(judged, sources, rights)
        : judged.map((layer) => ({ ...layer, provision: layer.judgement.candidate && keep }))
    let keepsMore = false
    for (const { provision, judgement, stacked } of layers) {
      if (provision?.kind !== 'left-out' || judgement.candidate?.record === undefined) continue
      if (records.keepHere?.(stacked.facts.definition.name) === true) keepsMore = true
    }
    // Others may have been left out for these.
    if (keepsMore) {
      records.settle?.()
      continue
    }
    const before = impossible.size
    for (const [index, { provision }] of layers.entries()) {
      if (provision?.kind === 'left-out') impossible.set(index, provision.why)
    }
    if (impossible.size === before) return { ...gathered, layers, plan: planOf(layers, sources, options) }
  }
}

/** Few layers need a tool to be laid down, and to start programs takes as long as to judge a hundred: they are asked for where one does. */
async function provide(
  judged: readonly ForeseenLayer[],
  sources: ReadSources,
  { capabilities }: Rights,
): Promise<readonly ForeseenLayer[]> {
  const [asked, isAsked] = watchedCapabilities()
  const provided = provideLayers(judged, sources, asked)
  return isAsked() ? provideLayers(judged, sources, await capabilities(ownerOf(sources.rootUser))) : provided
}

/** Able to do everything, and whether anybody asked. */
function watchedCapabilities(): readonly [Capabilities, () => boolean] {
  let isAsked = false
  const able = (): true => (isAsked = true)
  const asked: Capabilities = {
    get extractTar() {
      return able()
    },
    get extractSquashfs() {
      return able()
    },
    get extractErofs() {
      return able()
    },
    get unpackTree() {
      return able()
    },
  }
  return [asked, () => isAsked]
}

/** The same where nothing can be laid down of what the store has. */
function withoutRights(records: RecordSource, why: string): RecordSource {
  return {
    ...records,
    async find(stacked, foreseen, release) {
      const found = await records.find(stacked, foreseen, release)
      if (found.candidate?.record === undefined) return found
      return { ...found, objections: [...found.objections, { code: 'root-needed', subject: '', detail: why }] }
    },
  }
}

const keep: Provision = { kind: 'keep', root: undefined, rewritten: false }
