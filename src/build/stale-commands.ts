import { isStale, type Plan } from '../layer/build-plan.ts'
import type { StackerCommand } from '../plan/stacker-commands.ts'

/** A call of stacker, and which of the plan's builds it works through. */
export interface PlannedCommand extends StackerCommand {
  readonly build: number
}

/** The calls that have something to do, from that build on. What is unchanged stacker would build for nothing; publishing needs no stacker. */
export function staleCommands(
  commands: readonly StackerCommand[],
  { layers, builds }: Plan,
  from = 0,
): readonly PlannedCommand[] {
  return commands.flatMap((command, build) => {
    const isUnread = builds[build]?.files.some(({ unread }) => unread === true) === true
    const own = layers.filter((layer) => layer.build === build)
    const hasWork = isUnread || own.some(({ verdict }) => isStale(verdict))
    return hasWork && build >= from ? [{ ...command, build }] : []
  })
}
