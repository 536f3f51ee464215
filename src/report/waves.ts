import { closeOver } from './file-graph.ts'

/**
 * The stackerfiles in waves: each stands one wave after the last of those that it needs, directly or through files that need no build.
 */
export function wavesOf(
  needed: readonly string[],
  needs: ReadonlyMap<string, ReadonlySet<string>>,
): readonly (readonly string[])[] {
  const among = new Set(needed)
  const waveOf = new Map<string, number>()
  const place = (file: string, waiting: ReadonlySet<string>): number => {
    const known = waveOf.get(file)
    if (known !== undefined) return known
    const before = [...closeOver(needs, file)].filter((other) => {
      return among.has(other) && other !== file && !waiting.has(other)
    })
    const wave = Math.max(-1, ...before.map((other) => place(other, new Set([...waiting, file])))) + 1
    if (waiting.size === 0) waveOf.set(file, wave)
    return wave
  }
  const waves: string[][] = []
  for (const file of needed) (waves[place(file, new Set())] ??= []).push(file)
  return waves.filter((wave) => wave.length > 0)
}
