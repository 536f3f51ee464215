import { markdownCode, markdownText } from './escape.ts'
import { counted, formatBytes, formatSeconds } from './figures.ts'
import { fit } from './fit.ts'
import { historyLine } from './history.ts'
import { reasonTable } from './reason-table.ts'
import { describeDifference } from './terminal-table.ts'
import { isFault, isSurprise, togetherNotSaved, type SaveTransfer } from './transfer.ts'

const mostBytes = 512 * 1024

/** The job summary of the post step, or of the save door, of one build by its name. */
export function summariseSave(transfer: SaveTransfer, name = ''): string {
  const { saved, differences, bytesUp, seconds, store, skipped, history } = transfer
  const title = `### stack-cache${name === '' ? '' : `, ${markdownCode(name)}`}`
  const head =
    skipped === undefined
      ? `${title}: ${counted(saved.length, 'layer')} saved, ${formatBytes(bytesUp)} sent to ${markdownText(store)} in ${formatSeconds(seconds)}`
      : `${title}: nothing saved, ${markdownText(skipped)}`
  const surprises = differences.filter(isSurprise)
  return fit(
    [
      [head],
      surprises.length === 0
        ? []
        : [
            '> [!WARNING]',
            `> The build did not do what the plan said.${surprises.some(isFault) ? ' Please report this with the plan document.' : ''}`,
            ...surprises.map((one) => `> - ${markdownCode(one.name)}: ${describeDifference(one)}`),
          ],
      saved.length === 0
        ? []
        : [
            `<details><summary>${counted(saved.length, 'saved layer')}</summary>`,
            '',
            '| saved layer | sent | built in |',
            '| --- | ---: | ---: |',
            ...saved.map(
              ({ name: layer, bytes, seconds: built }) =>
                `| ${markdownCode(layer)} | ${formatBytes(bytes)} | ${built === undefined ? '' : formatSeconds(built)} |`,
            ),
            '',
            '</details>',
          ],
      reasonTable('not saved', togetherNotSaved(transfer)),
      historyLine(history),
    ],
    mostBytes,
  )
}
