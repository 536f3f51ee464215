/** `SCHEME://HOST/PATH` as stacker takes it apart. */
export interface DockerishUrl {
  readonly scheme: string
  readonly host: string
  /** With the slash that it begins with; empty where there is none. */
  readonly path: string
}

/**
 * NewDockerishUrl (docs/stacker/stackerfile.md#6.11; types/imagesource.go), which is no URL parser: undefined for a text without
 * `://`, which is a plain path.
 */
export function dockerishUrl(text: string): DockerishUrl | undefined {
  const at = text.indexOf('://')
  if (at < 0) return undefined
  const after = text.slice(at + '://'.length)
  const slash = after.indexOf('/')
  const end = slash < 0 ? after.length : slash
  return { scheme: text.slice(0, at), host: after.slice(0, end), path: after.slice(end) }
}

/** `stacker://LAYER/PATH`: what another layer made. Undefined for any other text. */
export interface StackerUrl {
  readonly layer: string
  /** With the slash that it begins with; empty where there is none. */
  readonly path: string
}

export function stackerUrl(text: string): StackerUrl | undefined {
  const url = dockerishUrl(text)
  return url?.scheme === 'stacker' ? { layer: url.host, path: url.path } : undefined
}
