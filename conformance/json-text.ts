import { decodeGoJson } from '../src/formats/go-json-decode.ts'
import { encodeGoJson } from '../src/formats/go-json-encode.ts'
import type { GoType } from '../src/formats/go-type.ts'
import { coded, smallerBytes, type Comparison } from './comparison.ts'
import { bytes } from './random.ts'

const string: GoType = { kind: 'string' }

/** Strings of any bytes as encoding/json writes them, and as it reads that back. */
export const jsonText: Comparison<Buffer> = {
  group: 'hash',
  kind: 'text',
  unit: 'JSON strings',
  cases: 60_000,
  batch: 2000,
  generate: (random) => bytes(random, random.chance(0.02) ? 300 : 14),
  question: coded,
  judge(one, theirs) {
    const utf8 = one.toString('utf8')
    const out = encodeGoJson(string, Buffer.from(utf8).equals(one) ? utf8 : new Uint8Array(one), 'go1.23')
    const back = coded(decodeGoJson(Buffer.from(out), string, 'text') as Uint8Array)
    const ours = { out, back }
    const { out: theirOut, back: theirBack } = theirs as { out: string; back: unknown }
    return out === theirOut && JSON.stringify(back) === JSON.stringify(theirBack)
      ? { outcome: 'equal' }
      : { outcome: 'different', difference: { ours, theirs } }
  },
  smaller: smallerBytes,
  vector: (one, theirs) => ({
    cases: { name: 'found', in_b64: one.toString('base64'), out: (theirs as { out: string }).out },
  }),
}
