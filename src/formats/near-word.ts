import { changesBetween } from './edit-distance.ts'

/** The one of `known` that somebody who wrote `word` will have meant. */
export function nearWord(word: string, known: Iterable<string>): string | undefined {
  const written = plain(word)
  const near = [...known]
    .map((candidate) => ({ candidate, changes: changesTo(plain(candidate), written) }))
    .sort((a, b) => a.changes - b.changes)[0]
  if (near === undefined) return undefined
  return near.changes <= Math.min(3, Math.max(1, Math.floor(near.candidate.length / 3))) ? near.candidate : undefined
}

/** `did you mean "a"?`, else `otherwise`. */
export function didYouMean(word: string, known: Iterable<string>, otherwise: string): string {
  const near = nearWord(word, known)
  return near === undefined ? otherwise : `did you mean ${JSON.stringify(near)}?`
}

/** A word with two letters swapped, or that was cut, or that got an ending, is one change away. */
function changesTo(known: string, written: string): number {
  const [short, long] = known.length < written.length ? [known, written] : [written, known]
  if (known === written) return 0
  if (isSwapped(known, written)) return 1
  return short.length >= 5 && long.startsWith(short) ? 1 : changesBetween(known, written)
}

function isSwapped(a: string, b: string): boolean {
  const at = Array.from(a).findIndex((letter, index) => letter !== b[index])
  return a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

function plain(text: string): string {
  return text.slice(0, 64).toLowerCase().replaceAll(/[-_ ]/g, '')
}
