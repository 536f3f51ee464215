import type { StackerListener } from './running-stacker.ts'
import { readStackerLine } from './stacker-line.ts'

/**
 * Lines of two pipes in the order in which they were most likely written: nothing tells the order of what is read at once. What a layer prints
 * stands behind the line by which stacker begins it, and before the one that ends it; of a layer that is skipped nothing is printed. Where
 * several layers are read at once, one of which failed, it is that one's last words that are looked for.
 */
export function joinOutput(listener: StackerListener): StackerListener & { readonly drain: () => void } {
  const ofStacker: string[] = []
  const ofLayers: string[] = []
  let mayPrint = false
  let isWaiting = false

  const isEnd = (line: string): boolean => {
    const { kind } = readStackerLine(line)
    return kind === 'built' || kind === 'error' || (kind === 'begins' && mayPrint)
  }
  const tell = (line: string): void => {
    const { kind } = readStackerLine(line)
    if (kind === 'begins') mayPrint = true
    if (kind === 'cached' || kind === 'built') mayPrint = false
    listener.fromStacker(line)
  }
  const drain = (): void => {
    isWaiting = false
    const lines = ofStacker.splice(0)
    const end = ofLayers.length === 0 ? lines.length : endIn(lines)
    for (const line of lines.slice(0, end)) tell(line)
    for (const line of ofLayers.splice(0)) listener.fromLayer(line)
    for (const line of lines.slice(end)) tell(line)
  }
  /** Index of the line that tells of a failure, else of the first that ends a layer which may have printed, as seen from here on. */
  const endIn = (lines: readonly string[]): number => {
    const failure = lines.findIndex((line) => readStackerLine(line).kind === 'error')
    if (failure !== -1) return failure
    const before = mayPrint
    let end = lines.length
    for (const [index, line] of lines.entries()) {
      if (isEnd(line)) {
        end = index
        break
      }
      const { kind } = readStackerLine(line)
      if (kind === 'begins') mayPrint = true
      if (kind === 'cached') mayPrint = false
    }
    mayPrint = before
    return end
  }
  const later = (): void => {
    if (!isWaiting) setImmediate(drain)
    isWaiting = true
  }
  return {
    fromStacker: (line) => {
      ofStacker.push(line)
      later()
    },
    fromLayer: (line) => {
      ofLayers.push(line)
      later()
    },
    drain,
  }
}
