import type { Plan } from '../layer/build-plan.ts'
import type { Foreseen, PortableForm } from '../layer/foreseen.ts'
import type { Judgement } from '../layer/judge.ts'
import type { Found } from '../layer/candidate.ts'
import type { Provision } from '../layer/provision.ts'
import type { Settled } from '../layer/seen.ts'
import type { StackedLayer } from '../layer/stack.ts'
import type { Options } from '../options/options.ts'
import type { Rights } from '../workspace/root/capabilities.ts'
import type { Gathered } from './gather.ts'

/** The options by which layers are judged. */
export interface JudgingOptions extends Pick<Options, 'directories' | 'from' | 'maxAge' | 'binds'> {
  /** Of this machine, where they are shared by several builds. */
  readonly rights?: Rights
}

/** The plan with all that it was judged by; restore lays down from it. */
export interface Foresight extends Gathered {
  readonly plan: Plan
  /** Parallel to `plan.layers`. */
  readonly layers: readonly ForeseenLayer[]
}

export interface ForeseenLayer {
  readonly stacked: StackedLayer
  readonly form: PortableForm
  readonly foreseen: Foreseen
  readonly found: Found
  readonly judgement: Settled
  /** Where its build sees what stacker does not compare: how it stands by all that it sees. */
  readonly seen?: Judgement | undefined
  /** How the candidate is laid down; undefined where there is none. */
  readonly provision: Provision | undefined
}
