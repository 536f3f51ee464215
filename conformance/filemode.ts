import { goFileMode, goFileModeText } from '../src/formats/go-file-mode.ts'
import type { Comparison } from './comparison.ts'

/** Any 32 bits as a FileMode and as an st_mode: the text of the one and what the other becomes. */
export const filemode: Comparison<number> = {
  group: 'filemode',
  kind: 'filemode',
  unit: 'modes',
  cases: 50_000,
  batch: 2000,
  generate: (random) => {
    const low = random.int(0o10000)
    const kinds = [0, 0o010000, 0o020000, 0o040000, 0o060000, 0o100000, 0o120000, 0o140000, 0o160000]
    return random.chance(0.5) ? low + random.pick(kinds) : random.int(0x1_0000_0000)
  },
  question: String,
  judge(mode, theirs) {
    // An st_mode has 16 bits; Go looks at no others.
    const stat = goFileMode(mode & 0o177777)
    const ours = { mode: goFileModeText(BigInt(mode)), stat: String(stat), text: goFileModeText(stat) }
    const answer = theirs as typeof ours
    const same = ours.mode === answer.mode && ours.stat === answer.stat && ours.text === answer.text
    return same ? { outcome: 'equal' } : { outcome: 'different', difference: { ours, theirs } }
  },
  *smaller(mode) {
    for (let bit = 31; bit >= 0; bit -= 1) if (Math.floor(mode / 2 ** bit) % 2 === 1) yield mode - 2 ** bit
  },
  vector: (mode, theirs) => ({ mode_string_table: { gomode: String(mode), answer: theirs } }),
}
