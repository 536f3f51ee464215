import type { Plan } from '../../src/layer/build-plan.ts'
import { documentBuilds } from '../../src/report/builds-document.ts'
import { showFrom, type PlanDocument } from '../../src/report/document.ts'
import { gatesOfBuilds, usualStages, type Gates } from '../../src/report/matrix.ts'
import type { PlannedBuild } from '../../src/report/planned-build.ts'
import { expectPlanDocument } from './plan-schema.ts'

/** The one build that inputs describe. */
function buildOf(plan: Plan, show: (path: string) => string, arch: string): PlannedBuild {
  return { name: '', plan, show, runsOn: undefined, arch, stackerDir: '/p/.stacker', variant: {}, onImages: new Map() }
}

export function gatesOf(plan: Plan, show: (path: string) => string, arch = 'amd64'): Gates {
  return gatesOfBuilds([buildOf(plan, show, arch)], { stages: usualStages })
}

/** `working` is the absolute working directory, `written` the same as people wrote it. */
export function planDocument(plan: Plan, working: string, written?: string, arch = 'amd64'): PlanDocument {
  const document = documentBuilds([buildOf(plan, showFrom(working, written), arch)], { stages: usualStages })
  expectPlanDocument(document)
  return document
}
