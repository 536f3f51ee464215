// Compares a plan with what real stacker did, layer by layer.
import { explain, type Explanation } from './explained.ts'
import { freshOutcome, type BuildOutcome, type Outcome, type Scenario, type State } from '../stacker/recorded.ts'
import type { Planned, PlannedLayer, Replayed } from './replay.ts'

export interface Finding {
  /** `left to stacker`: the verdict is `unknown`, what was laid down or stands there is what stacker then kept. */
  readonly kind: 'wrong hit' | 'needless miss' | 'left to stacker' | 'other reason'
  readonly scenario: string
  readonly release: string
  readonly mode: 'fresh' | 'local'
  readonly layer: string
  readonly told: string
  /** The rule that makes a needless miss so; a needless miss without it is a fault. */
  readonly explained?: Explanation
}

export interface JudgedReplay {
  readonly judged: number
  /** Layers that stacker has cached on the laptop, with everything in place: what needless misses are measured against. */
  readonly cached: number
  readonly agreed: number
  readonly findings: readonly Finding[]
}

/** A store gives back what was saved, so damage to the saved state is judged in place only (README of the recordings). */
export function damagesState(scenario: Scenario): boolean {
  return (
    scenario.id === 'flag-no-cache' ||
    scenario.mutation.some((step) => 'path' in step && /^(?:\.stacker|oci|roots)(?:\/|$)/.test(step.path))
  )
}

/** Differ from run to run, as recorded. */
function isUnstable(scenario: string, release: string, mode: 'fresh' | 'local'): boolean {
  if (release === 'v0.40.5' && scenario.startsWith('import-dest-')) return true
  if (mode === 'fresh') return false
  // stacker takes one of two manifests, by chance (docs/stacker/restoring.md#13).
  if (scenario === 'tooltypes-squashfs-kid') return true
  if (release === 'v0.22.1') return scenario === 'overlay-chmod-dir'
  return scenario === 'dir-file-to-dir' && release.startsWith('v1.')
}

export function judgeReplay(
  scenario: Scenario,
  release: string,
  outcome: Outcome,
  state: State,
  replayed: Replayed,
): JudgedReplay {
  const results: JudgedReplay[] = []
  const modes = [
    { mode: 'fresh', build: freshOutcome(outcome), planned: replayed.fresh, laid: replayed.laid },
    { mode: 'local', build: outcome.second, planned: replayed.local, laid: undefined },
  ] as const
  for (const { mode, build, planned, laid } of modes) {
    if (isUnstable(scenario.id, release, mode)) continue
    if (scenario.id === 'flag-no-cache' || (mode === 'fresh' && damagesState(scenario))) continue
    if (mode === 'local' && state.build_cache === undefined) continue
    const epoch = scenario.env?.['SOURCE_DATE_EPOCH'] !== undefined
    results.push(
      judgeBuild({ scenario: scenario.id, release, mode, epoch, laid, laptop: goodOnLaptop(outcome) }, build, planned),
    )
  }
  return {
    judged: results.reduce((sum, { judged }) => sum + judged, 0),
    cached: results.reduce((sum, { cached }) => sum + cached, 0),
    agreed: results.reduce((sum, { agreed }) => sum + agreed, 0),
    findings: results.flatMap(({ findings }) => findings),
  }
}

interface Judged {
  readonly scenario: string
  readonly release: string
  readonly mode: 'fresh' | 'local'
  readonly epoch: boolean
  /** Where it is known: the layers that have an entry after a restore. In place what stands there is known to stand. */
  readonly laid: ReadonlySet<string> | undefined
  /** Layers that stacker has cached with everything in place, and rightly. */
  readonly laptop: ReadonlySet<string>
}

/** Not stacker's own stale hits, nor what nobody could build: stacker alone still has the staged copy of what the server lost. */
function goodOnLaptop({ second, clean }: Outcome): ReadonlySet<string> {
  if (clean.exit !== 0) return new Set()
  const isGood = (name: string): boolean => (second.content_vs_clean?.[name] ?? 'same') === 'same'
  return new Set(
    Object.entries(second.layers).flatMap(([name, { result }]) => (result === 'cached' && isGood(name) ? [name] : [])),
  )
}

function judgeBuild(judging: Judged, build: BuildOutcome, planned: Planned): JudgedReplay {
  const { scenario, release, mode, laid, laptop } = judging
  const isNeedless = (name: string): boolean =>
    laptop.has(name) && planned.layers?.some((layer) => layer.name === name && layer.verdict !== 'hit') === true
  const isLeft = (plan: PlannedLayer | undefined): boolean =>
    plan?.verdict === 'unknown' && (mode === 'local' || laid === undefined || laid.has(plan.name))
  const findings: Finding[] = []
  let judged = 0
  let agreed = 0
  let cached = 0
  for (const [layer, { result, messages }] of Object.entries(build.layers)) {
    // A stale hit of stacker itself (docs/stacker/restoring.md#33): over a store `miss` is right, in place the verdict is what
    // stacker will do.
    const content = build.content_vs_clean?.[layer]
    if (result === 'cached' && content !== undefined && content !== 'same') continue
    judged += 1
    const onLaptop = laptop.has(layer)
    if (onLaptop) cached += 1
    const plan = planned.layers?.find(({ name }) => name === layer)
    const isHit = plan?.verdict === 'hit'
    const find = (kind: Finding['kind'], told: string, explained?: Explanation): void => {
      findings.push({ kind, scenario, release, mode, layer, told, ...(explained && { explained }) })
    }
    const told = describe(plan, planned)
    // What stacker alone would build on a fresh machine, for want of its roots, is needless all the same where a laptop has it.
    if (isHit !== (result === 'cached') || (!isHit && onLaptop)) {
      const explained =
        plan && !isHit ? explain({ ...judging, layer: plan }, planned.layers ?? [], isNeedless) : undefined
      const words = `stacker: ${result} ${messages?.join(' / ') ?? ''}; we: ${told}`
      if (!isHit && !onLaptop) {
        agreed += 1
        continue
      }
      find(isHit ? 'wrong hit' : isLeft(plan) ? 'left to stacker' : 'needless miss', words, explained)
      continue
    }
    agreed += 1
    const expected = reasonOf(messages)
    if (plan !== undefined && expected !== undefined && !expected.includes(plan.reasons[0]?.code ?? '')) {
      find('other reason', `stacker: ${messages?.join(' / ') ?? ''}; we: ${told}`)
    }
  }
  return { judged, cached, agreed, findings }
}

function describe(plan: PlannedLayer | undefined, planned: Planned): string {
  if (plan === undefined) return `no verdict (${planned.said.trim().slice(0, 300)})`
  return `${plan.verdict} ${plan.reasons.map(({ code, subject, text }) => `${code} ${subject} (${text})`).join('; ')}`
}

/** Codes that say what stacker's first message says. Lookup stops at its first reason, ours are all given in its order. */
function reasonOf(messages: readonly string[] | undefined): readonly string[] | undefined {
  const message = messages?.find((line) => line.startsWith('cache miss because'))
  if (message === undefined) return undefined
  const words: readonly (readonly [RegExp, readonly string[]])[] = [
    [/layer definition was changed/, ['definition-changed', 'never-equal']],
    [
      /base layer was changed/,
      ['base-changed', 'base-rebuilt', 'base-unresolved', 'base-may-be-equal', 'colliding-names'],
    ],
    [/SOURCE_DATE_EPOCH changed/, ['epoch-changed']],
    [/new import/, ['import-new']],
    [/import was missing/, ['import-missing', 'bad-import', 'generated-source', 'import-unresolved']],
    [/import type changed/, ['import-type-changed']],
    [/import (?:dir )?content changed/, ['import-changed', 'producer-rebuilt', 'import-unresolved', 'base-rebuilt']],
    [/new overlay_dir/, ['overlay-dir-new']],
    [/overlay_dir was missing/, ['overlay-dir-missing']],
    [/overlay_?\s?dirs? .*changed|content of \d+ overlay dirs changed/, ['overlay-dir-changed']],
    [/bom is not generated/, ['bom-generate']],
  ]
  return words.find(([pattern]) => pattern.test(message))?.[1]
}
