import { seededRandom, type Random } from '../conformance/random.ts'
import { hostileTexts, mutateBytes, mutateJson } from './mutation.ts'
import type { Sandbox, Target, Verb } from './sandbox.ts'
import { digestHex, digestOf, isDigest } from '../src/formats/digest.ts'

/** One mutated thing, and how the product is run over it. As JSON it is what `fuzz/found/` keeps. */
export interface Case {
  readonly kind: Target['kind']
  readonly name: string
  readonly verb: Verb
  readonly bytes: Buffer
}

/** How often each is tried; what is cheap is tried as often as what a cache is made of. */
const weights: Readonly<Record<Target['kind'], number>> = {
  record: 30,
  'build-cache': 10,
  blob: 5,
  note: 10,
  index: 15,
  metadata: 5,
  packed: 10,
  layer: 15,
}

/** The same for the same seed and number, as far as the sandbox is: times of records differ. */
export function caseOf({ targets, victim }: Sandbox, seed: number, number: number): Case {
  const random = seededRandom(seed * 2 ** 32 + number)
  const kinds = Object.entries(weights).flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind))
  const kind = random.pick(kinds)
  const target = random.pick(targets.filter((one) => one.kind === kind))
  return {
    kind: target.kind,
    name: target.name,
    verb: random.chance(0.5) ? 'plan' : 'restore',
    bytes:
      target.isJson && random.chance(0.8) ? mutatedJson(random, target, victim) : mutateBytes(random, target.bytes),
  }
}

function mutatedJson(random: Random, { bytes }: Target, victim: string): Buffer {
  const value = mutateJson(random, JSON.parse(bytes.toString('utf8')), hostileTexts(victim))
  // Undefined where the whole was taken away.
  const text = (JSON.stringify(value) as string | undefined) ?? ''
  return Buffer.from(random.chance(0.6) ? withDigests(text) : text)
}

/** Documents and trees of a record get the digests that they have now, everywhere: else they would only ever be refused for them. */
function withDigests(text: string): string {
  const record: unknown = JSON.parse(text === '' ? 'null' : text)
  let fixed = text
  for (const list of ['documents', 'trees']) {
    const documents = (record as Record<string, unknown> | null)?.[list]
    for (const document of Array.isArray(documents) ? (documents as unknown[]) : []) {
      const { digest, bytes } = (document ?? {}) as { digest?: unknown; bytes?: unknown }
      if (!isDigest(digest) || typeof bytes !== 'string' || digestOf(bytes) === digest) continue
      fixed = fixed.replaceAll(digestHex(digest), digestHex(digestOf(bytes)))
    }
  }
  return fixed
}
