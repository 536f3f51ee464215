import type { PassedLayer } from '../report/build-transfer.ts'
import type { BuildWatch } from '../use-cases.ts'
import { readStackerLine } from './stacker-line.ts'

export interface LayerProgress {
  readonly fromStacker: (line: string) => void
  readonly fromLayer: (line: string) => void
  /** After stacker has ended. */
  readonly finish: (succeeded: boolean) => StackerStory
}

/** What stacker did in one run. */
export interface StackerStory {
  readonly layers: readonly PassedLayer[]
  /** Why stacker ended, in its own words; undefined where it gave none. */
  readonly error: string | undefined
  /** What the layer printed last, or stacker where that is nothing: a few lines. */
  readonly lastLines: readonly string[]
}

const mostLastLines = 4

/** The error of the process that waits for the one which told why. */
const passedOn = /^exit status \d+$/

/**
 * Follows stacker from layer to layer. `isNewRoot` answers whether the root of a layer was made since stacker was started
 * (docs/stacker/staging.md#2.6): of a build_only layer nothing else tells whether it was built.
 */
export function openLayerProgress(
  watch: BuildWatch,
  now: () => number,
  isNewRoot: (layer: string) => boolean,
): LayerProgress {
  const layers: PassedLayer[] = []
  const printed: string[] = []
  const said: string[] = []
  let error: string | undefined
  let at: { readonly name: string; readonly since: number; isBuilt: boolean } | undefined

  const leave = (succeeded: boolean): void => {
    if (at === undefined) return
    const { name, since, isBuilt } = at
    const did = isBuilt || (succeeded && isNewRoot(name)) ? 'built' : succeeded ? 'cached' : 'failed'
    const passed: PassedLayer = { name, did, seconds: Math.max(0, now() - since) / 1000 }
    layers.push(passed)
    watch.ends(passed)
    at = undefined
  }
  const keep = (line: string, lines: string[]): void => {
    if (line.trim() === '') return
    lines.push(line)
    if (lines.length > mostLastLines) lines.shift()
  }
  return {
    fromStacker: (line) => {
      const read = readStackerLine(line)
      switch (read.kind) {
        case 'begins':
          leave(true)
          at = { name: read.layer, since: now(), isBuilt: false }
          printed.length = 0
          said.length = 0
          watch.begins(read.layer)
          break
        case 'built':
          if (at?.name === read.layer) at.isBuilt = true
          break
        case 'error':
          if (!passedOn.test(read.text) || error === undefined) error = read.text
          break
        case 'cached':
        case 'other':
          keep(line, said)
      }
      watch.line(line)
    },
    fromLayer: (line) => {
      keep(line, printed)
      watch.line(line)
    },
    finish: (succeeded) => {
      leave(succeeded)
      return { layers, error, lastLines: printed.length === 0 ? said : printed }
    },
  }
}
