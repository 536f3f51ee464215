import type { Plan } from '../layer/build-plan.ts'
import type { Surroundings } from '../use-cases.ts'
import type { JudgingOptions } from './foresight.ts'
import { gather, type GatherOptions } from './gather.ts'
import { judgeProject } from './judge-project.ts'
import { openWitness, type WitnessOptions } from './witness.ts'

export type PlanOptions = WitnessOptions & GatherOptions & JudgingOptions

/** Says what `stacker build` would build, and why. Changes nothing. */
export async function plan(options: PlanOptions, surroundings: Surroundings): Promise<Plan> {
  const { witness, store } = await openWitness(options, surroundings, 'asked')
  const gathered = await gather(options, surroundings, witness, store)
  return (await judgeProject(gathered, options, witness)).plan
}
