import type { Problem } from '../errors.ts'
import { visible } from './escape.ts'
import { counted, formatSeconds } from './figures.ts'
import type { TerminalStyle } from './terminal-style.ts'
import { renderSave } from './terminal-table.ts'
import type { LayerName, RestoreTransfer, SaveTransfer } from './transfer.ts'

/** What became of a layer that stacker has come to. `failed`: stacker ended there. */
export interface PassedLayer {
  readonly name: string
  readonly did: 'cached' | 'built' | 'failed'
  /** From its staging to that of the next one. */
  readonly seconds: number
}

export type StopSignal = 'SIGINT' | 'SIGTERM'

/** What running stacker came to, for one build. */
export interface BuildTransfer {
  /** The layers that stacker came to, in its order; one that it came to several times once, as built if it ever was. */
  readonly layers: readonly (LayerName & PassedLayer)[]
  /** How often stacker was started. */
  readonly runs: number
  /** Of stacker, in all. */
  readonly seconds: number
  /** What was fetched since stacker asked for what had been left out. */
  readonly completed?: RestoreTransfer
  readonly save: SaveTransfer
  /** Why stacker failed, at the layer where it did. */
  readonly failure?: Problem
  /** By what signal all of it was broken off. */
  readonly interrupted?: StopSignal
}

/** Layers that stacker has built, in its order; of a builds file's build as `BUILD/LAYER`. */
export function builtNames({ layers }: Pick<BuildTransfer, 'layers'>, build: string): readonly string[] {
  return layers.flatMap(({ name, did }) => (did === 'built' ? [build === '' ? name : `${build}/${name}`] : []))
}

/** `three: built in 3.2 s`, for whoever watches. */
export function describePassed({ name, did, seconds }: PassedLayer): string {
  const words = { cached: 'as it was', built: 'built', failed: 'not finished' } as const
  return `${visible(name)}: ${words[did]}, ${formatSeconds(seconds)}`
}

/** `stacker built 2 layers in 4.1 s`. */
export function builtHeadline({ layers, runs, seconds, failure, interrupted }: BuildTransfer): string {
  if (runs === 0)
    return interrupted === undefined ? 'stacker was not run: nothing is to be built' : 'stacker was not run'
  const built = layers.filter(({ did }) => did === 'built').length
  const end = interrupted === undefined ? (failure === undefined ? '' : ', and failed') : ', and was broken off'
  return `stacker built ${counted(built, 'layer')} in ${formatSeconds(seconds)}${end}`
}

/** What was built and what was saved of it, as lines. */
export function renderBuilt(transfer: BuildTransfer, style: TerminalStyle): string {
  return `${builtHeadline(transfer)}.\n${renderSave(transfer.save, style)}`
}
