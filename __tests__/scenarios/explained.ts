// Needless misses that a rule of docs/stacker makes so: by what the plan said, never by the name of a scenario.
import type { PlannedLayer } from './replay.ts'

export interface Explanation {
  /** The rule, as comments cite it. */
  readonly where: string
  /** What it says. */
  readonly says: string
}

export interface Needless {
  readonly layer: PlannedLayer
  readonly mode: 'fresh' | 'local'
  readonly release: string
  /** SOURCE_DATE_EPOCH was set for both builds. */
  readonly epoch: boolean
}

interface Rule extends Explanation {
  readonly accounts: (reason: PlannedLayer['reasons'][number], needless: Needless, named: Named) => boolean
}

/** The layer that a reason names, as planned. */
type Named = PlannedLayer | undefined

const always = (layer: Named, code: string): boolean =>
  layer?.verdict === 'always' && layer.reasons.some((reason) => reason.code === code)

const rules: readonly Rule[] = [
  {
    where: 'docs/stacker/staging.md#9.1',
    says: 'stacker:// with a producer that is not HIT cannot be known before the build: equal output gives HIT, another or none does not',
    accounts: ({ code }, _, named) => code === 'producer-rebuilt' && named?.verdict !== 'hit',
  },
  {
    where: 'docs/stacker/staging.md#8.12',
    says: "a rebuilt build_only base spreads where it or a build_only ancestor has binds: stacker's own hit does not witness what they bring in",
    accounts: ({ code }, { mode }, named) => mode === 'fresh' && code === 'base-rebuilt' && always(named, 'binds'),
  },
  {
    where: 'docs/stacker/restoring.md#13',
    says: 'erofs parents: extract or leave out, whatever the plan says about their children, since sources may change after the restore',
    accounts: ({ code, text }, { mode }) => mode === 'fresh' && code === 'needed-by-rebuild' && text.includes('erofs'),
  },
  {
    where: 'docs/stacker/restoring.md#43',
    says: 'a layer that others stand on and whose content cannot be laid down here is left out and rebuilt',
    accounts: ({ code }, { mode }) => mode === 'fresh' && code === 'needed-by-rebuild',
  },
  {
    where: 'docs/stacker/restoring.md#33',
    says: 'what v0.40.5 makes of an import with dest differs from run to run, and it does not compare the content: one that changed is no hit',
    accounts: ({ code, text }, { mode, release }) =>
      mode === 'fresh' && release === 'v0.40.5' && code === 'import-changed' && text.includes('with dest'),
  },
  {
    where: 'docs/stacker/staging.md#8.13',
    says: 'a base rebuilt bit by bit is possible from v1.2.0 on with an epoch, and cannot be known before the build',
    accounts: ({ code }, { release, epoch }, named) =>
      code === 'base-rebuilt' && epoch && release === 'v1.2.0' && named?.verdict === 'miss',
  },
  {
    where: 'docs/stacker/staging.md#8.8',
    says: 'a schema 2 manifest that was never recorded is UNKNOWN: stacker converts it into another one',
    accounts: ({ code, text }) => code === 'base-unresolved' && /schema|converts/.test(text),
  },
  {
    where: 'docs/stacker/staging.md#10.2',
    says: 'a plain http import whose content cannot be had for the plan is UNKNOWN',
    accounts: ({ code, subject }) => code === 'import-unresolved' && /^https?:/.test(subject),
  },
]

/** Reasons that only say that nothing was saved: they follow from the others, and alone explain nothing. */
const consequences = new Set(['not-cached'])

/**
 * Why a rule has it so that `needless` is no hit: every reason of the layer is accounted for, by a rule or because the layer that
 * it names is itself a needless miss that is explained. Undefined where one is not.
 */
export function explain(
  needless: Needless,
  planned: readonly PlannedLayer[],
  isNeedless: (layer: string) => boolean,
): Explanation | undefined {
  const { layer } = needless
  const reasons = layer.reasons.filter(({ code }) => !consequences.has(code))
  let explanation: Explanation | undefined
  for (const reason of reasons) {
    const named = planned.find(({ name }) => name === reason.subject)
    const found =
      rules.find(({ accounts }) => accounts(reason, needless, named)) ??
      (named && named !== layer && follows(reason.code) && isNeedless(named.name)
        ? explain({ ...needless, layer: named }, planned, isNeedless)
        : undefined)
    if (found === undefined) return undefined
    explanation ??= found
  }
  return explanation
}

function follows(code: string): boolean {
  return code === 'base-rebuilt' || code === 'base-unresolved' || code === 'producer-rebuilt'
}
