import type { Plan } from '../layer/build-plan.ts'
import type { Surroundings } from '../use-cases.ts'
import type { JudgingOptions } from './foresight.ts'
import { gather, type GatherOptions } from './gather.ts'
import { judgeProject } from './judge-project.ts'
import { openRecordSource, type RecordSourceOptions } from './open-record-source.ts'

export type PlanOptions = RecordSourceOptions & GatherOptions & JudgingOptions

/** Says what `stacker build` would build, and why. Changes nothing. */
export async function plan(options: PlanOptions, surroundings: Surroundings): Promise<Plan> {
  const { records, store } = await openRecordSource(options, surroundings, 'asked')
  const gathered = await gather(options, surroundings, records, store)
  return (await judgeProject(gathered, options, records)).plan
}
