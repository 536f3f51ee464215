import { UserError } from '../errors.ts'
import type { Release } from './release.ts'

/** `auto`: what this process sees, unless stacker runs through sudo, which drops it. */
export type EpochChoice =
  { readonly kind: 'auto' } | { readonly kind: 'none' } | { readonly kind: 'seconds'; readonly seconds: bigint }

/**
 * SOURCE_DATE_EPOCH in seconds, as stacker reads it: Go's ParseInt(_, 10, 64), which takes a sign (docs/stacker/staging.md#1.4).
 * Undefined for what stacker refuses.
 */
export function epochSeconds(text: string): bigint | undefined {
  if (!/^[+-]?[0-9]{1,19}$/.test(text)) return undefined
  const seconds = BigInt(text.replace(/^\+/, ''))
  return BigInt.asIntN(64, seconds) === seconds ? seconds : undefined
}

/**
 * The epoch that is a fact of each layer: null where stacker sees none, or the release does not compare it (before v1.2.0;
 * docs/stacker/build-cache.md#6.2). `seen` is the variable as this process has it. Where we differ, stacker builds what the plan
 * calls a hit.
 * @throws UserError for a text that stacker refuses.
 */
export function epochOf(
  choice: EpochChoice,
  { rules }: Release,
  { seen = '', throughSudo }: { readonly seen?: string | undefined; readonly throughSudo: boolean },
): bigint | null {
  if (!rules.comparesEpoch) return null
  switch (choice.kind) {
    case 'none':
      return null
    case 'seconds':
      return choice.seconds
    case 'auto': {
      if (throughSudo || seen === '') return null
      const seconds = epochSeconds(seen)
      if (seconds !== undefined) return seconds
      throw new UserError(
        `SOURCE_DATE_EPOCH: stacker refuses ${JSON.stringify(seen)}; give whole seconds since 1970 or unset it`,
      )
    }
  }
}
