import path from 'node:path'

import type { Layer } from '../stackerfile/layer.ts'
import { imageInLayout } from './image-layout.ts'
import type { Reason } from './build-plan.ts'
import type { StackedLayer } from './stack.ts'
import { isUnwitnessed } from './import-dest.ts'

/**
 * Sources that an earlier layer may write before stacker stages them: binds are writable, and a layer that has some is built on
 * every run (docs/stacker/build-cache.md#6.5). What lies there now says nothing certain of what stacker will find, so it is a doubt
 * that stacker decides; an import with `dest` is not stacker's to decide over a store, since it never compares that one, and in
 * place stacker keeps the old copy whatever becomes of it.
 *
 * A bind of the directory that the layer's own stackerfile is in, or of one above it, is the checkout given to a compiler: its sources
 * are taken as they lie (decisions: binds). Places are compared by name; what is reached through links is not seen.
 */
export function bindMountDoubts(
  layers: readonly StackedLayer[],
  { workingDirectory, from }: { readonly workingDirectory: string; readonly from: 'store' | 'local' },
): ReadonlyMap<number, readonly Reason[]> {
  const found = new Map<number, readonly Reason[]>()
  /** Bound directories and files, and the directories above them, with the first layer that binds them. */
  const bound = new Map<string, string>()
  const above = new Map<string, string>()
  const binderOf = (source: string): string | undefined => {
    const place = path.resolve(workingDirectory, source)
    return (
      [place, ...directoriesAbove(place)].map((at) => bound.get(at)).find((name) => name !== undefined) ??
      above.get(place)
    )
  }
  for (const [index, { facts }] of layers.entries()) {
    const { layer, written, name, stackerfile, unsure } = facts.definition
    if (unsure.length > 0) continue
    const reasons = bound.size === 0 ? [] : reasonsOf({ layer, written }, from, binderOf)
    if (reasons.length > 0) found.set(index, reasons)
    // Nothing is run in the container of a layer without run (docs/stacker/staging.md#2.3; build.go).
    if ((layer.Run ?? []).length === 0) continue
    for (const { Source: source } of layer.Binds ?? []) {
      const place = path.resolve(source)
      if (directoriesAbove(stackerfile).includes(place)) continue
      if (!bound.has(place)) bound.set(place, name)
      for (const directory of directoriesAbove(place)) if (!above.has(directory)) above.set(directory, name)
    }
  }
  return found
}

/**
 * By index, the layers before it that may write what it binds, imports or stands on: their builds are part of what its own sees, whatever
 * lies there now (`binds-exclude` may leave it out).
 */
export function bindWriters(
  layers: readonly StackedLayer[],
  workingDirectory: string,
  written: ReadonlyMap<number, unknown>,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>()
  const binders: { readonly index: number; readonly places: readonly string[] }[] = []
  for (const [index, { facts }] of layers.entries()) {
    const { layer, unsure } = facts.definition
    if (unsure.length > 0) continue
    const places = (layer.Binds ?? []).map(({ Source: source }) => path.resolve(workingDirectory, source))
    const before = binders.filter(
      (other) => written.has(index) || places.some((one) => other.places.some((at) => overlap(one, at))),
    )
    if (before.length > 0)
      found.set(
        index,
        before.map((other) => other.index),
      )
    if (places.length > 0 && (layer.Run ?? []).length > 0) binders.push({ index, places })
  }
  return found
}

/** Is one of two absolute paths the other, or above it? */
export function overlap(one: string, other: string): boolean {
  return one === other || directoriesAbove(one).includes(other) || directoriesAbove(other).includes(one)
}

function reasonsOf(
  { layer, written }: { readonly layer: Layer; readonly written: Layer },
  from: 'store' | 'local',
  binderOf: (source: string) => string | undefined,
): Reason[] {
  const reasons: Reason[] = []
  const doubt = (code: Reason['code'], source: string, subject: string, uncompared = false): void => {
    const binder = source.includes('://') ? undefined : binderOf(source)
    if (binder === undefined) return
    const detail = `layer ${binder} binds it, and may write it`
    reasons.push({ code, subject, detail, ...(uncompared && { uncompared }) })
  }
  const { Type: type, Url: url } = layer.From
  if (type === 'tar') doubt('base-unresolved', url, url)
  const image = imageInLayout(layer.From)
  if (image !== undefined) doubt('base-unresolved', image.directory, url)
  for (const [index, item] of (layer.Imports ?? []).entries()) {
    const { Path: source } = item
    const subject = written.Imports?.[index]?.Path ?? source
    if (!isUnwitnessed(item)) doubt('generated-source', source, subject)
    else if (from === 'store') doubt('generated-source', source, subject, true)
  }
  for (const [index, { Source: source }] of (layer.OverlayDirs ?? []).entries())
    doubt('generated-source', source, written.OverlayDirs?.[index]?.Source ?? source)
  return reasons
}

function directoriesAbove(place: string): string[] {
  const parent = path.dirname(place)
  return parent === place ? [] : [parent, ...directoriesAbove(parent)]
}
