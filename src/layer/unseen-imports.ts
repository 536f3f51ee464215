import path from 'node:path'
import type { Import } from '../stackerfile/layer.ts'
import {
  eachLayer,
  hasDest,
  isAlwaysBuilt,
  isDownload,
  type BlindSpot,
  type BlindSpotKind,
  type BlindSpotSources,
} from './blind-spot.ts'

export const sharedBaseNames: BlindSpotKind = {
  find: findSharedBaseNames,
  tell: ({ layers, subjects }) => ({
    message: `${layers}: the imports ${subjects} have one base name; stacker keeps only one of them, and changes of the other go unseen`,
    advice: 'rename one of them, or import the directory that it is in',
  }),
}

export const uncomparedContent: BlindSpotKind = {
  find: findUncompared,
  tell: ({ layers, subjects }, { from }) => ({
    message:
      from === 'local'
        ? `${layers}: stacker never compares the content of an import with dest (${subjects}), so the old copy stays in the image when it changes`
        : `${layers}: stacker never compares the content of an import with dest (${subjects}); restore does, but a build in place keeps the old copy`,
    advice: 'list it, or a file that changes with it, once more without dest, or give the sha256 of a file as hash',
  }),
}

export const unpinnedDownloads: BlindSpotKind = {
  find: findUnpinnedDownloads,
  tell: ({ layers, subjects, one }) => ({
    message: `${layers}: the ${one ? 'download' : 'downloads'} ${subjects} ${one ? 'has' : 'have'} no hash; stacker takes an old copy for good without looking inside, and the plan depends on what the server tells`,
    advice: one ? 'add its sha256 as hash' : 'add the sha256 of each as hash',
  }),
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
