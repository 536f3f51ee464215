import type { Verdict } from '../layer/build-plan.ts'

/** A verdict must be told without colour, too: each has a sign of its own shape. */
const signs: Readonly<Record<Verdict, string>> = {
  hit: '●',
  unchanged: '○',
  miss: '▲',
  always: '↻',
  unknown: '◆',
  error: '✕',
}

/** `▲ miss`. */
export function signed(verdict: Verdict): string {
  return `${signs[verdict]} ${verdict}`
}

export function signOf(verdict: Verdict): string {
  return signs[verdict]
}
