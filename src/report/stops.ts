import type { Problem } from '../errors.ts'
import type { Plan } from '../layer/build-plan.ts'
import { isStop } from '../layer/verdict.ts'
import { describeReason, inBackticks, reasonsOf } from './reason.ts'

/** Where stacker will stop, and why: one for each such reason, at the line of its layer. */
export function stopsOf({ layers }: Plan): readonly Problem[] {
  return layers.flatMap((layer) => {
    const { verdict, definition } = layer
    if (verdict !== 'error') return []
    const { name, stackerfile: file, line, column } = definition
    return reasonsOf(layer)
      .filter(isStop)
      .map((reason) => ({
        message: `stacker will stop at layer ${inBackticks.name(name)}: ${describeReason(reason, inBackticks)}`,
        place: { file, line, column },
      }))
  })
}
