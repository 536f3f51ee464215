import { builtHeadline, type BuildTransfer } from './build-transfer.ts'
import { markdownCode } from './escape.ts'
import { mistakeAlert } from './failure-summary.ts'
import { formatSeconds } from './figures.ts'
import { fit } from './fit.ts'
import { summariseSave } from './save-summary.ts'
import type { SourceView } from './source-view.ts'

const mostBytes = 256 * 1024

/** What stacker did, and what was saved of it, below the summary of the plan: of one build by its name. */
export function summariseBuild(transfer: BuildTransfer, name: string, view: SourceView): string {
  const { layers, failure, save } = transfer
  const passed = layers.filter(({ did }) => did !== 'cached')
  const rows = passed.map(
    (layer) =>
      `| ${markdownCode(layer.name)} | ${layer.did === 'built' ? 'built' : 'not finished'} | ${formatSeconds(layer.seconds)} |`,
  )
  const title = `### stack-cache${name === '' ? '' : `, ${markdownCode(name)}`}`
  const built = fit(
    [
      [`${title}: ${builtHeadline(transfer)}`],
      failure === undefined ? [] : mistakeAlert(failure, view),
      rows.length === 0 ? [] : ['| layer | stacker | in |', '| --- | --- | ---: |', ...rows],
    ],
    mostBytes,
  )
  return `${built}\n${summariseSave(save, name)}`
}
