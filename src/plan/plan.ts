import type { Plan } from '../layer/build-plan.ts'
import type { Surroundings } from '../use-cases.ts'
import type { Foresight, JudgingOptions } from './foresight.ts'
import { gather, type GatherOptions } from './gather.ts'
import { judgeProject } from './judge-project.ts'
import { openRecordSource, type RecordSourceOptions } from './open-record-source.ts'
import { withUnpublished, type PublishingOptions } from './publishing.ts'

export type PlanOptions = RecordSourceOptions & GatherOptions & JudgingOptions & PublishingOptions

/** Says what `stacker build` would build, and why. Changes nothing. */
export async function plan(options: PlanOptions, surroundings: Surroundings): Promise<Plan> {
  return (await foreseeBuild(options, surroundings)).plan
}

export async function foreseeBuild(options: PlanOptions, surroundings: Surroundings): Promise<Foresight> {
  const { records, store } = await openRecordSource(options, surroundings, 'lately')
  const gathered = await gather(options, surroundings, records, store)
  const judged = await judgeProject(gathered, options, records)
  return { ...judged, plan: await withUnpublished(judged.plan, options, surroundings) }
}
