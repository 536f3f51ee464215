import type { Problem } from '../errors.ts'
import type { LayerDefinition } from '../stackerfile/stackerfile.ts'
import { shorten, visible } from '../report/escape.ts'
import { inBackticks } from '../report/reason.ts'
import type { StackerStory } from './layer-progress.ts'

const mostError = 500
const mostLine = 200

/** What to tell of a stacker that failed: where it was, and its last words. `layer` is where it ended, where it was at one. */
export function describeFailure(
  { error, lastLines }: Pick<StackerStory, 'error' | 'lastLines'>,
  code: number | null,
  layer: LayerDefinition | undefined,
  stackerfile: string | undefined,
): Problem {
  const at = layer === undefined ? '' : ` at layer ${inBackticks.name(layer.name)}`
  const why = error ?? (code === null ? 'it was killed' : `it ended with ${String(code)}`)
  const words = lastLines.map((line) => shorten(visible(line.trim()), mostLine))
  const place =
    layer === undefined
      ? stackerfile === undefined
        ? undefined
        : { file: stackerfile }
      : { file: layer.stackerfile, line: layer.line, column: layer.column }
  return {
    message: `stacker failed${at}: ${shorten(visible(why), mostError)}${words.length === 0 ? '' : `; before that: ${words.join(' / ')}`}`,
    ...(place === undefined ? {} : { place }),
  }
}
