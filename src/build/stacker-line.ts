/** What a line of stacker's own says about the layer that it is at. */
export type StackerLine =
  | { readonly kind: 'begins'; readonly layer: string }
  /** It is skipped, in one of its layer types at least. */
  | { readonly kind: 'cached' }
  /** An image was built; a layer of several types says it once. */
  | { readonly kind: 'built'; readonly layer: string }
  /** stacker gives up, and why. */
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'other' }

/**
 * A line that stacker wrote on its standard error (docs/stacker/staging.md#2.6; pkg/stacker/build.go): what a layer runs writes on standard
 * output alone, so that it cannot speak for stacker. With a time before it where stacker was told so by its own configuration.
 */
export function readStackerLine(text: string): StackerLine {
  const line = text.replace(/^\d{4}-\d\d-\d\dT\S+ /, '')
  const begun = /^preparing image (.+)\.\.\.$/.exec(line)?.[1]
  if (begun !== undefined) return { kind: 'begins', layer: begun }
  const built = /^filesystem (.+) built successfully$/.exec(line)?.[1]
  if (built !== undefined) return { kind: 'built', layer: built }
  if (line.startsWith('found cached layer ')) return { kind: 'cached' }
  // Of a container, at every layer, and no trouble: lxc without AppArmor.
  if (/^error: write \/proc\/\d+\/attr\/current: /.test(line)) return { kind: 'other' }
  const error = /^error: (.+)$/.exec(line)?.[1]
  return error === undefined ? { kind: 'other' } : { kind: 'error', text: error }
}
