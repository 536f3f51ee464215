import { UserError, type Problem } from '../errors.ts'
import type { Plan } from '../layer/build-plan.ts'
import type { Options } from '../options/options.ts'
import type { PassedLayer } from '../report/build-transfer.ts'
import type { LayerName } from '../report/transfer.ts'
import type { LayerDefinition } from '../stackerfile/stackerfile.ts'
import type { BuildToRun, Surroundings } from '../use-cases.ts'
import { canBecomeRoot } from '../workspace/root/privilege.ts'
import { describeFailure } from './failure.ts'
import { openLayerProgress } from './layer-progress.ts'
import { findStacker } from './program.ts'
import { watchRoots } from './new-roots.ts'
import { runStacker } from './running-stacker.ts'
import { stackerEnvironment } from './stacker-environment.ts'
import type { PlannedCommand } from './stale-commands.ts'

/** What came of one call of stacker. */
export interface CommandRun {
  readonly layers: readonly (LayerName & PassedLayer)[]
  readonly seconds: number
  /** Undefined where stacker was content, or was broken off. */
  readonly failure: Problem | undefined
  /** It failed for what a layer runs, in stacker's own words. */
  readonly hasRunFailed: boolean
}

/**
 * Answers how commands of this build are run: by whom, where, and with what stacker sees.
 * @throws UserError where there is no stacker, or none that may be root.
 */
export async function openStackerRuns(
  options: Options,
  { environment, now }: Surroundings,
  { restored, watch, interrupted }: BuildToRun,
): Promise<(command: PlannedCommand, plan: Plan) => Promise<CommandRun>> {
  const program = await findStacker(options.stacker, environment['PATH'])
  const throughSudo = restored.stacker.asRoot && process.geteuid?.() !== 0
  if (throughSudo) await askForRoot()
  const { directories } = options
  return async (command, plan) => {
    const begun = now()
    const progress = openLayerProgress(watch, now, watchRoots(directories.roots))
    const start = {
      words: [...(throughSudo ? ['sudo', '-n', '-E', '--'] : []), program, ...command.words],
      directory: directories.working,
      environment: stackerEnvironment(environment, options, throughSudo),
      umask: restored.stacker.umask,
    }
    const code = await runStacker(start, progress, interrupted)
    const story = progress.finish(code === 0)
    const last = story.layers.at(-1)
    const at = last?.did === 'failed' ? definitionOf(plan, command.build, last.name) : undefined
    return {
      layers: story.layers.map((layer) => ({
        ...layer,
        stackerfile: definitionOf(plan, command.build, layer.name)?.stackerfile ?? command.stackerfile ?? '',
      })),
      seconds: Math.max(0, now() - begun) / 1000,
      hasRunFailed: story.error?.startsWith('run commands failed for image ') === true,
      failure: code === 0 || interrupted.aborted ? undefined : describeFailure(story, code, at, command.stackerfile),
    }
  }
}

async function askForRoot(): Promise<void> {
  const root = await canBecomeRoot()
  if (root.kind === 'no') {
    throw new UserError({
      message: `stacker-user: stacker is to run as root, and ${root.why}`,
      advice: 'let sudo work without a password, or give stacker-user: runner',
    })
  }
}

function definitionOf({ layers }: Plan, build: number, name: string): LayerDefinition | undefined {
  return layers.find((layer) => layer.build === build && layer.definition.name === name)?.definition
}
