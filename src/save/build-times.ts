import type { BuildState } from '../workspace/build-state.ts'

/** A layer as it stands in build.cache after a build. Times are milliseconds since 1970. */
export interface TimedLayer {
  readonly name: string
  /** When its image was written; undefined where it has none, or that cannot be seen. */
  readonly imageAt: number | undefined
  /** Built since restore looked. What another build may have left has no end but its image: who knows what came hours later. */
  readonly fresh: boolean
}

type Times = Pick<BuildState, 'buildCache' | 'roots' | 'imports'>

interface Sign {
  readonly layer: string
  readonly at: number
}

/**
 * What building a layer took, in seconds: what a hit saves, so neither its imports nor its base, which stacker fetches before it looks
 * (docs/stacker/staging.md#2.2). It begins and ends as docs/stacker/staging.md#2.6 says. null where nothing tells; of a build_only layer
 * it is what passed until stacker was seen at something else, so not less than it took.
 */
export function openBuildTimes(
  { buildCache, roots, imports }: Times,
  images: ReadonlyMap<string, number>,
): (layer: TimedLayer) => number | null {
  const signs: readonly Sign[] = [
    ...[...roots].flatMap(([layer, { begunAt, scriptAt }]) =>
      [begunAt, scriptAt].flatMap((at) => (at === null ? [] : [{ layer, at }])),
    ),
    ...[...imports].flatMap(([layer, { entries }]) =>
      [...entries.values()].map(({ stagedAt }) => ({ layer, at: stagedAt })),
    ),
    ...[...images].map(([layer, at]) => ({ layer, at })),
  ].sort((a, b) => a.at - b.at)

  /** Only where nothing stands for the beginning: whatever was done before, its own staging too, was done by then. */
  const lastBefore = (end: number): number | undefined => signs.findLast(({ at }) => at < end)?.at

  const beginOf = ({ name, imageAt, fresh }: TimedLayer): number | undefined => {
    const root = roots.get(name)
    return root?.begunAt ?? root?.scriptAt ?? (fresh && imageAt !== undefined ? lastBefore(imageAt) : undefined)
  }

  /** Layers are built one after the other, so a sign of another one is the end of this one. */
  const endOf = ({ name, imageAt, fresh }: TimedLayer, begin: number): number | undefined => {
    const isImage = imageAt !== undefined && imageAt >= begin
    if (!isImage && !fresh) return undefined
    const next = signs.find(({ layer, at }) => layer !== name && at > begin)?.at
    const end = Math.min(next ?? Infinity, (isImage ? imageAt : buildCache?.writtenAt) ?? Infinity)
    return end >= begin && end < Infinity ? end : undefined
  }

  return (layer) => {
    const begin = beginOf(layer)
    const end = begin === undefined ? undefined : endOf(layer, begin)
    return begin === undefined || end === undefined ? null : (end - begin) / 1000
  }
}
