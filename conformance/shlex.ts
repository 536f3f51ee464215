import { splitShell } from '../src/stackerfile/shell-split.ts'
import type { Comparison } from './comparison.ts'
import { coded, isRefusal, smallerBytes } from './comparison.ts'
import type { Random } from './random.ts'

const pieces = [
  'a',
  'bc',
  ' ',
  '  ',
  '\t',
  '\n',
  '"',
  "'",
  '\\',
  '\\\\',
  '\\"',
  "\\'",
  '\\ ',
  '#',
  '$HOME',
  '""',
  "''",
  '=',
  ';',
  '\u0085',
  '\u00a0',
  '\u2028',
  '\u3000',
  '\ufeff',
  'é',
  '日',
  '😀',
  '\0',
  '\x0b',
  '\x0c',
  '\r',
  '\x1c',
  '\u180e',
  '\u200b',
]

/** Words as go-shlex splits them, POSIX rules on. */
export const shlex: Comparison<string> = {
  group: 'shlex',
  kind: 'shlex',
  unit: 'command lines',
  cases: 60_000,
  batch: 2000,
  generate: (random: Random) => Array.from({ length: random.int(14) }, () => random.pick(pieces)).join(''),
  question: (line) => coded(line),
  judge(line, theirs) {
    const split = splitShell(line)
    const ours = split.kind === 'words' ? split.words.map(coded) : { error: split.message }
    if (isRefusal(ours) && isRefusal(theirs)) return { outcome: 'refused' }
    return JSON.stringify(ours) === JSON.stringify(theirs)
      ? { outcome: 'equal' }
      : { outcome: 'different', difference: { ours, theirs } }
  },
  *smaller(line) {
    for (const shorter of smallerBytes(Buffer.from(line, 'utf16le'))) {
      const text = shorter.toString('utf16le')
      if (shorter.length % 2 === 0 && !/\p{Surrogate}/u.test(text)) yield text
    }
  },
  vector: (line, theirs) => ({ shlex: { input: line, words: theirs } }),
}
