import { visible } from '../report/escape.ts'
import { describePassed } from '../report/build-transfer.ts'
import type { BuildWatch } from '../use-cases.ts'
import type { Runner } from './runner.ts'
import { withoutCommands } from './runner-log.ts'

/** What stacker does as the runner's log shows it: a group for each layer, whose seconds stand behind it, since they are known at its end. */
export function runnerWatch(runner: Pick<Runner, 'info' | 'startGroup' | 'endGroup'>): BuildWatch {
  return {
    begins: (layer) => {
      runner.startGroup(visible(layer))
    },
    line: (text) => {
      runner.info(withoutCommands(coloured(text)))
    },
    ends: (layer) => {
      runner.endGroup()
      runner.info(withoutCommands(describePassed(layer)))
    },
  }
}

const escape = String.fromCharCode(27)

/** Colours stay, since the log shows them; whatever else steers a terminal or hides is made visible. */
function coloured(text: string): string {
  return text
    .split(new RegExp(`(${escape}\\[[0-9;]{0,16}m|\\t)`))
    .map((part, index) => (index % 2 === 1 ? part : visible(part)))
    .join('')
}
