import { withoutLearnt } from '../handover/note.ts'
import { layerKey } from '../layer/stack.ts'
import type { Options } from '../options/options.ts'
import { stackerCommands } from '../plan/stacker-commands.ts'
import type { BuildTransfer, StopSignal } from '../report/build-transfer.ts'
import type { SaveTransfer } from '../report/transfer.ts'
import { save, type SaveMoment } from '../save/save.ts'
import type { BuildToRun, Restored, Surroundings } from '../use-cases.ts'
import { mayLack, restoreLeftOut } from './left-out.ts'
import { directoriesOf } from '../workspace/directories.ts'
import { boundedSave } from './bounded-save.ts'
import { breakOff } from './break-off.ts'
import { editedCommands } from './edited-commands.ts'
import { untilInterrupted } from './interruption.ts'
import { joinedSaves } from './joined-saves.ts'
import { openStackerRuns, type CommandRun } from './stacker-runs.ts'
import { staleCommands } from './stale-commands.ts'
import { removeTornBases } from './torn-bases.ts'

/**
 * After a restore: runs stacker for each stackerfile that has something to build, in order, with the options that were planned, and saves
 * after each what it built, so that a failure or a cancelled job loses one layer's work at most. A stackerfile that fails ends it; where it
 * may have failed for what the restore left out, all of that is fetched and it is run once more.
 * @throws UserError where there is no stacker, or none that may be root.
 */
export async function runBuild(
  options: Options,
  surroundings: Surroundings,
  toRun: BuildToRun,
): Promise<BuildTransfer> {
  const { interrupted, follows } = toRun
  const isStopped = (): boolean => interrupted.aborted
  const done: CommandRun[] = []
  const saves: SaveTransfer[] = []
  let { restored } = toRun
  let completed: Restored | undefined
  const passed = new Set<number>()
  let isSeen = false
  const whatWasEdited = async (): Promise<typeof left> => {
    const edited = editedCommands(options, surroundings, { planned: restored.plan, passed })
    const ended = await untilInterrupted(edited, interrupted)
    return ended.kind === 'done' ? ended.value : []
  }
  const saveNow = async (moment: SaveMoment): Promise<void> => {
    const handover = saves.length === 0 ? restored.handover : withoutLearnt(restored.handover)
    const saved = await boundedSave(save(options, surroundings, handover, moment), interrupted)
    saves.push(saved ?? notInTime(restored.transfer))
  }
  let left = staleCommands(stackerCommands(options), restored.plan)
  const run = left.length === 0 ? undefined : await openStackerRuns(options, surroundings, toRun)
  for (let [command] = left; command !== undefined && run !== undefined && !isStopped(); [command] = left) {
    const one = await run(command, restored.plan)
    done.push(one)
    if (one.failure === undefined) {
      passed.add(command.build)
      left = left.slice(1)
      if (left.length === 0 && !isSeen) {
        isSeen = true
        left = await whatWasEdited()
      }
      const hasBuilt = one.layers.some(({ did }) => did === 'built')
      if (left.length > 0 && hasBuilt && !isStopped()) await saveNow('between')
      continue
    }
    // Roots are left out, too, which count no bytes.
    const isSurprise = options.restore === 'needed' && completed === undefined && mayLack(one, restored)
    completed = isSurprise ? await restoreLeftOut(toRun, surroundings) : undefined
    if (completed === undefined) break
    restored = completed
    left = [command, ...staleCommands(stackerCommands(options), restored.plan, command.build + 1)]
  }
  const failure = done.at(-1)?.failure
  const goesOn = follows && failure === undefined && !isStopped()
  // A save that had no time before it was broken off has none now.
  if (saves.every(({ skipped }) => skipped !== noTime)) await saveNow(goesOn ? 'between' : 'end')
  if (isStopped()) {
    await breakOff([options.directories], surroundings.log)
    await removeTornBases(directoriesOf(options.directories))
  }
  return {
    layers: lastOf(done.flatMap(({ layers }) => layers)),
    runs: done.length,
    seconds: done.reduce((sum, { seconds }) => sum + seconds, 0),
    ...(completed === undefined ? {} : { completed: completed.transfer }),
    save: joinedSaves(saves),
    ...(failure === undefined ? {} : { failure }),
    ...(isStopped() ? { interrupted: interrupted.reason as StopSignal } : {}),
  }
}

const noTime = 'the job was broken off, and there was no time for it'

function notInTime({ store }: Pick<SaveTransfer, 'store'>): SaveTransfer {
  const nothing = { saved: [], notSaved: [], differences: [], bytesDown: 0, bytesUp: 0, seconds: 0 }
  return { store, ...nothing, skipped: noTime }
}

/** A prerequisite of several stackerfiles is built by the first one, and passed by the others: what counts is that it was built. */
function lastOf(layers: BuildTransfer['layers']): BuildTransfer['layers'] {
  const passed = new Map<string, BuildTransfer['layers'][number]>()
  for (const layer of layers) {
    const key = layerKey(layer)
    const before = passed.get(key)
    if (before === undefined || layer.did !== 'cached') passed.set(key, layer)
  }
  return [...passed.values()]
}
