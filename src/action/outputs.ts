import type { PlanDocument } from '../report/document.ts'
import { joinRows } from '../report/joined-rows.ts'
import { inertMatrix, usualStages } from '../report/matrix.ts'
import type { Gates, Matrix } from '../report/matrix.ts'
import { inertRow } from '../report/matrix-row.ts'
import type { MatrixRow } from '../report/matrix-row.ts'
import type { BuildTransfer } from '../report/build-transfer.ts'
import type { RestoreTransfer } from '../report/transfer.ts'
import { joinSaves, joinTransfers, restoredWord, secondsSaved } from '../report/transfer.ts'
import { buildOutputNames, outputNames, type BuildOutputs, type Outputs } from './output-names.ts'
import type { Runner } from './runner.ts'

/**
 * GitHub ends a job whose outputs weigh more than 1 MiB, which it counts as UTF-16 (docs/stacker/platform.md#3.2). Some is left to
 * other steps.
 */
const mostBytes = 960 * 1024

/**
 * What is set before anything is known, and stays when the step fails. Nothing is promised to be up to date: `any` is `true`, and the
 * stackerfiles that were given, as far as they are known, are all to be built, in the first of so many `stages`.
 */
export function unknownOutputs(stackerfiles: readonly string[] | undefined, stages = usualStages): Outputs {
  const files = stackerfiles ?? []
  const any = stackerfiles?.length !== 0
  const matrix: Matrix =
    files.length === 0
      ? inertMatrix
      : { include: [{ ...inertRow, name: 'not planned', stackerfiles: files.join('\n') }] }
  return {
    rebuild: '[]',
    hit: '[]',
    any: String(any),
    count: '0',
    stale: '[]',
    'any-stale': String(any),
    stackerfiles: JSON.stringify(files),
    matrix: JSON.stringify(matrix),
    waves: JSON.stringify(files.map((file) => [file])),
    stages: JSON.stringify(
      Array.from({ length: stages }, (_, stage) => {
        return stage === 0 ? { any, matrix } : { any: false, matrix: inertMatrix }
      }),
    ),
    digests: '{}',
    publish: '[]',
    'plan-file': '',
    'stacker-script': '',
    restored: 'none',
    stats: JSON.stringify({ layers: 0, bytesDown: 0, seconds: 0, secondsSaved: 0 }),
  }
}

/** The same for builds of a builds file: a row for each. */
export function unknownBuilds(rows: readonly MatrixRow[], stages = usualStages): Outputs {
  const files = [...new Set(rows.flatMap(({ stackerfiles }) => stackerfiles.split('\n').filter((file) => file !== '')))]
  const matrix: Matrix = { include: [...rows] }
  const stage = (at: number): unknown => (at === 0 ? { any: true, matrix } : { any: false, matrix: inertMatrix })
  return {
    ...unknownOutputs(files, stages),
    any: 'true',
    matrix: JSON.stringify(matrix),
    stages: JSON.stringify(Array.from({ length: stages }, (_, at) => stage(at))),
  }
}

export function planOutputs(
  document: PlanDocument,
  { planFile, script }: { readonly planFile: string; readonly script: string },
  transfer: RestoreTransfer | undefined,
  seconds: number,
): Outputs {
  return {
    rebuild: JSON.stringify(document.rebuild),
    hit: JSON.stringify(document.hit),
    any: String(document.any),
    count: String(document.count),
    stale: JSON.stringify(document.stale),
    'any-stale': String(document.anyStale),
    stackerfiles: JSON.stringify(document.stackerfiles),
    matrix: JSON.stringify(document.matrix),
    waves: JSON.stringify(document.waves),
    stages: JSON.stringify(document.stages),
    digests: JSON.stringify(document.digests),
    publish: JSON.stringify(document.publish),
    'plan-file': planFile,
    'stacker-script': script,
    restored: restoredWord(transfer),
    stats: JSON.stringify({
      layers: transfer?.restored.length ?? 0,
      bytesDown: transfer?.bytesDown ?? 0,
      seconds: transfer?.seconds ?? seconds,
      secondsSaved: transfer === undefined ? 0 : secondsSaved(transfer),
    }),
  }
}

/** The save door has nothing to say about a plan. */
export function saveOutputs(transfer: ReturnType<typeof joinSaves>): Pick<Outputs, 'stats'> {
  const { saved, bytesDown, bytesUp, seconds } = transfer
  return { stats: JSON.stringify({ layers: saved.length, bytesDown, bytesUp, seconds }) }
}

/** What was planned and restored, with what stacker built and what was saved of it. */
export function builtOutputs(
  outputs: Outputs,
  built: readonly string[],
  transfers: readonly BuildTransfer[],
): BuildOutputs {
  const { saved, bytesUp, seconds } = joinSaves(transfers.map(({ save }) => save))
  const first = JSON.parse(outputs.stats) as Readonly<Record<'bytesDown' | 'seconds', number>>
  const more = joinTransfers(transfers.flatMap(({ completed }) => completed ?? []))
  const stats = {
    ...first,
    ...{ saved: saved.length, bytesDown: first.bytesDown + (more?.bytesDown ?? 0), bytesUp },
    seconds: first.seconds + (more?.seconds ?? 0) + seconds,
  }
  return { ...outputs, stats: JSON.stringify(stats), built: JSON.stringify(built), published: '{}' }
}

export function setOutputs(runner: Pick<Runner, 'setOutput'>, outputs: Partial<BuildOutputs>): void {
  for (const name of [...outputNames, ...buildOutputNames] as const) {
    const value = outputs[name]
    if (value !== undefined) runner.setOutput(name, value)
  }
}

/** Outputs that GitHub takes, and what was left out for that: nothing, most of the time. */
export function fitOutputs(
  outputs: Outputs,
  { matrix, stages }: Pick<Gates, 'matrix' | 'stages'>,
): { readonly outputs: Outputs; readonly left: string[] } {
  let fitted = outputs
  const left: string[] = []
  const give = (value: () => Partial<Outputs>, what: string): void => {
    if (weightOf(fitted) <= mostBytes) return
    fitted = { ...fitted, ...value() }
    if (left.at(-1) !== what) left.push(what)
  }
  const rows = (change: (rows: readonly MatrixRow[]) => readonly MatrixRow[]) => (): Partial<Outputs> => {
    const changed = ({ include }: Matrix): Matrix => ({ include: change(include) })
    return {
      matrix: JSON.stringify(changed(matrix)),
      stages: JSON.stringify(stages.map((stage) => ({ ...stage, matrix: changed(stage.matrix) }))),
    }
  }
  const bare = (all: readonly MatrixRow[]): readonly MatrixRow[] => all.map((row) => ({ ...row, layers: [] }))
  give(rows(bare), 'the layers of the matrix rows')
  // Mostly it says what `rebuild` says.
  give(() => ({ stale: '[]' }), '"stale"')
  for (
    let most = Math.max(...[matrix, ...stages.map((stage) => stage.matrix)].map(({ include }) => include.length));
    most > 1;
  ) {
    most = Math.ceil(most / 2)
    give(
      rows((all) => joinRows(bare(all), most)),
      'rows of the matrix, which are joined',
    )
  }
  give(() => ({ hit: '[]' }), '"hit"')
  give(() => ({ digests: '{}' }), '"digests"')
  for (const name of ['rebuild', 'waves', 'publish'] as const) give(() => ({ [name]: '[]' }), `"${name}"`)
  return { outputs: fitted, left }
}

function weightOf(outputs: Outputs): number {
  return Object.values(outputs).reduce((sum, value) => sum + 2 * value.length, 0)
}

/**
 * Why GitHub may drop outputs without telling the job: a masked word in them (docs/stacker/platform.md#3.2). Which words are masked
 * no process can see; what can be seen is that a name holds the value of a substitution.
 */
export function outputNotices(
  outputs: Outputs,
  substitute: readonly string[],
  left: readonly string[],
): readonly string[] {
  const notices: string[] = []
  const names = [outputs.rebuild, outputs.hit, outputs.stale, outputs.stackerfiles, outputs.matrix].join('\n')
  const shown = substitute.flatMap((substitution) => {
    const at = substitution.indexOf('=')
    const value = substitution.slice(at + 1).trim()
    return value.length > 2 && names.includes(JSON.stringify(value).slice(1, -1)) ? [substitution.slice(0, at)] : []
  })
  if (shown.length > 0) {
    notices.push(
      `Names in the outputs hold the value of ${[...new Set(shown)].join(', ')}. If that value is masked as a secret, GitHub drops those outputs; "any" and "count" remain.`,
    )
  }
  if (left.length > 0) {
    notices.push(
      `GitHub takes outputs of 1 MiB a job. These lack ${left.join(', ')}; "plan-file" has everything, and "any" and "count" are right.`,
    )
  }
  return notices
}
