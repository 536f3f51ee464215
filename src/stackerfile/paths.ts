import path from 'node:path'

import { dockerishUrl } from './dockerish-url.ts'
import type { Layer } from './layer.ts'

/**
 * Urls and absolute paths stay as they are, not cleaned; other paths begin at the stackerfile's directory
 * (docs/stacker/stackerfile.md#6.10).
 */
export function absolutePath(written: string, directory: string): string {
  const url = dockerishUrl(written)
  if ((url !== undefined && url.scheme !== '') || written.startsWith('/')) return written
  return cleanPath(`${directory}/${written}`)
}

/** Go's filepath.Clean, which drops the trailing slash that node keeps. */
export function cleanPath(written: string): string {
  const clean = path.posix.normalize(written)
  return clean.length > 1 && clean.endsWith('/') ? clean.slice(0, -1) : clean
}

/**
 * Layer.absolutify (docs/stacker/stackerfile.md#6.10; types/layer.go). From rc7 on an import whose written path ends in a slash
 * gets one more, so an absolute one or an url ends in two; empty lists become nil.
 */
export function absolutify(written: Layer, directory: string, trailingSlash: boolean): Layer {
  const absolute = (text: string): string => absolutePath(text, directory)
  const imports = (written.Imports ?? []).map((entry) => ({
    ...entry,
    Path: absolute(entry.Path) + (trailingSlash && entry.Path.endsWith('/') ? '/' : ''),
  }))
  const overlayDirs = (written.OverlayDirs ?? []).map((entry) => ({ ...entry, Source: absolute(entry.Source) }))
  const binds = (written.Binds ?? []).map(({ Source, Dest }) => ({ Source: absolute(Source), Dest: absolute(Dest) }))
  return {
    ...written,
    Imports: imports.length === 0 ? null : imports,
    OverlayDirs: overlayDirs.length === 0 ? null : overlayDirs,
    Binds: binds.length === 0 ? null : binds,
  }
}
