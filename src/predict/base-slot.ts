import { dockerishUrl } from '../stackerfile/dockerish-url.ts'
import type { Layer } from '../stackerfile/layer.ts'

/**
 * The tag under which stacker keeps a docker or oci base in `.stacker/layer-bases/oci` (docs/stacker/staging.md#8.5; ParseTag,
 * imagesource.go); undefined for other bases and where there is none. Bases of one build that share a tag are mistaken for each
 * other by `built` children.
 */
export function baseTag({ From: from }: Layer): string | undefined {
  switch (from.Type) {
    case 'oci': {
      const colon = from.Url.indexOf(':')
      return colon === -1 ? undefined : from.Url.slice(colon + 1)
    }
    case 'docker': {
      const { host, path } = dockerishUrl(from.Url) ?? { host: '', path: from.Url }
      return path === '' ? beforeColon(host) : goBase(beforeColon(path))
    }
    default:
      return undefined
  }
}

/**
 * The name under which stacker keeps a tar base in `.stacker/layer-bases`; undefined for other bases. The second http base of one
 * name in a build gets the first one's file unless the server tells a checksum (docs/stacker/staging.md#8.3; Download, network.go).
 */
function baseFileName({ From: from }: Layer): string | undefined {
  return from.Type === 'tar' ? goBase(from.Url) : undefined
}

/** The place below `.stacker/layer-bases` that the layer's base takes; undefined for a layer whose base takes none. */
export function baseSlot(layer: Layer): string | undefined {
  const tag = baseTag(layer)
  return tag === undefined ? baseFileName(layer) : `oci:${tag}`
}

function beforeColon(text: string): string {
  const colon = text.indexOf(':')
  return colon === -1 ? text : text.slice(0, colon)
}

/** Go's path.Base: `.` for the empty path, `/` for slashes only. */
function goBase(text: string): string {
  if (text === '') return '.'
  const trimmed = text.replace(/\/+$/, '')
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1)
}
