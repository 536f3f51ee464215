import type { Reason, ReasonCode, Verdict } from './build-plan.ts'

type ReasonedVerdict = Exclude<Verdict, 'hit' | 'unchanged'>

/** What each reason makes of a layer. A new reason does not compile without its place here. */
const verdictOfReason: Readonly<Record<ReasonCode, ReasonedVerdict>> = {
  'not-cached': 'miss',
  'store-unreachable': 'miss',
  'record-refused': 'miss',
  'root-needed': 'miss',
  'definition-changed': 'miss',
  'base-changed': 'miss',
  'base-rebuilt': 'miss',
  'epoch-changed': 'miss',
  'import-new': 'miss',
  'import-missing': 'miss',
  'import-type-changed': 'miss',
  'import-changed': 'miss',
  'overlay-dir-new': 'miss',
  'overlay-dir-missing': 'miss',
  'overlay-dir-changed': 'miss',
  'layer-type-missing': 'miss',
  'release-changed': 'miss',
  'content-missing': 'miss',
  'shared-name': 'miss',
  'refresh-requested': 'miss',
  'too-old': 'miss',
  'needed-by-rebuild': 'miss',
  binds: 'always',
  'never-equal': 'always',
  'bom-generate': 'always',
  'base-unresolved': 'unknown',
  'base-may-be-equal': 'unknown',
  'import-unresolved': 'unknown',
  'producer-rebuilt': 'unknown',
  'yaml-unsure': 'unknown',
  'generated-source': 'unknown',
  'release-unknown': 'unknown',
  'bad-import': 'error',
  'dependency-unresolved': 'error',
  'colliding-names': 'error',
}

/** Is it for this reason that stacker stops at the layer? Others stand beside it. */
export function isStop(reason: Reason): boolean {
  return verdictOfReason[reason.code] === 'error'
}

/**
 * Imports and bases are fetched before Lookup, so an error comes first; a certain miss outweighs what is only unknown
 * (docs/stacker/staging.md#10.1).
 */
const precedence: readonly ReasonedVerdict[] = ['error', 'miss', 'always', 'unknown']

export function verdictOf(reasons: readonly Reason[]): Verdict {
  const found = new Set(reasons.map(({ code, uncompared }) => (uncompared === true ? 'miss' : verdictOfReason[code])))
  return precedence.find((verdict) => found.has(verdict)) ?? 'hit'
}
