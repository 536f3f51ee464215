import type { PlanDocument } from '../report/document.ts'
import { inertMatrix, joinRows, type Matrix } from '../report/matrix.ts'
import type { RestoreTransfer, SaveTransfer } from '../report/transfer.ts'
import { restoredWord } from '../report/transfer.ts'
import type { Runner } from './runner.ts'

export const outputNames = [
  'rebuild',
  'hit',
  'any',
  'count',
  'stackerfiles',
  'matrix',
  'waves',
  'plan-file',
  'restored',
  'stats',
] as const

export type Outputs = Readonly<Record<(typeof outputNames)[number], string>>

/**
 * GitHub ends a job whose outputs weigh more than 1 MiB, which it counts as UTF-16 (docs/stacker/platform.md#3.2). Some is left to
 * other steps.
 */
const mostBytes = 960 * 1024

/**
 * What is set before anything is known, and stays when the step fails. Nothing is promised to be up to date: `any` is `true`, and the
 * stackerfiles that were given, as far as they are known, are all to be built.
 */
export function unknownOutputs(stackerfiles: readonly string[] | undefined): Outputs {
  const files = stackerfiles ?? []
  const matrix =
    files.length === 0
      ? inertMatrix
      : { include: [{ name: 'not planned', stackerfiles: files.join('\n'), layers: [] }] }
  return {
    rebuild: '[]',
    hit: '[]',
    any: stackerfiles?.length === 0 ? 'false' : 'true',
    count: '0',
    stackerfiles: JSON.stringify(files),
    matrix: JSON.stringify(matrix),
    waves: JSON.stringify(files.map((file) => [file])),
    'plan-file': '',
    restored: 'none',
    stats: JSON.stringify({ layers: 0, bytesDown: 0, seconds: 0 }),
  }
}

export function planOutputs(
  document: PlanDocument,
  planFile: string,
  transfer: RestoreTransfer | undefined,
  seconds: number,
): Outputs {
  return {
    rebuild: JSON.stringify(document.rebuild),
    hit: JSON.stringify(document.hit),
    any: String(document.any),
    count: String(document.count),
    stackerfiles: JSON.stringify(document.stackerfiles),
    matrix: JSON.stringify(document.matrix),
    waves: JSON.stringify(document.waves),
    'plan-file': planFile,
    restored: restoredWord(transfer),
    stats: JSON.stringify({
      layers: transfer?.restored.length ?? 0,
      bytesDown: transfer?.bytesDown ?? 0,
      seconds: transfer?.seconds ?? seconds,
    }),
  }
}

/** The save door has nothing to say about a plan. */
export function saveOutputs(transfer: SaveTransfer): Pick<Outputs, 'stats'> {
  const { saved, bytesDown, bytesUp, seconds } = transfer
  return { stats: JSON.stringify({ layers: saved.length, bytesDown, bytesUp, seconds }) }
}

export function setOutputs(runner: Pick<Runner, 'setOutput'>, outputs: Partial<Outputs>): void {
  for (const name of outputNames) {
    const value = outputs[name]
    if (value !== undefined) runner.setOutput(name, value)
  }
}

/** Outputs that GitHub takes, and what was left out for that: nothing, most of the time. */
export function fitOutputs(outputs: Outputs, matrix: Matrix): { readonly outputs: Outputs; readonly left: string[] } {
  let fitted = outputs
  const left: string[] = []
  const give = (name: keyof Outputs, value: unknown, what: string): void => {
    if (weightOf(fitted) <= mostBytes) return
    fitted = { ...fitted, [name]: JSON.stringify(value) }
    if (left.at(-1) !== what) left.push(what)
  }
  const bare: Matrix = { include: matrix.include.map((row) => ({ ...row, layers: [] })) }
  give('matrix', bare, 'the layers of the matrix rows')
  for (let rows = bare.include.length; rows > 1;) {
    rows = Math.ceil(rows / 2)
    give('matrix', joinRows(bare, rows), 'rows of the matrix, which are joined')
  }
  for (const name of ['hit', 'rebuild', 'waves'] as const) give(name, [], `"${name}"`)
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
  const names = [outputs.rebuild, outputs.hit, outputs.stackerfiles, outputs.matrix].join('\n')
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
