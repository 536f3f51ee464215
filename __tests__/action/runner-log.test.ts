import { expect, test } from 'vitest'

import { runnerLog, withoutCommands } from '../../src/action/runner-log.ts'

function said(): { readonly lines: string[]; readonly log: ReturnType<typeof runnerLog> } {
  const lines: string[] = []
  const say = (message: string): void => void lines.push(message)
  return { lines, log: runnerLog({ debug: say, info: say, warning: say }) }
}

test('no line of the log is a command to the runner', () => {
  expect(withoutCommands('::error::x\n  ::set-output name=a::b\r\n##[error]x')).toBe(
    ': :error::x\n  : :set-output name=a::b\n## [error]x',
  )
  const { lines, log } = said()
  log.info('layer a\n::stop-commands::x')
  expect(lines).toEqual(['layer a\n: :stop-commands::x'])
})

test('nothing in the log steers a terminal or hides what it stands beside', () => {
  const { lines, log } = said()
  log.info('a\u001b[2Jb\nc')
  log.warning('d\u202ee\u2066')
  expect(lines).toEqual(['a\\x1b[2Jb\nc', 'd\\u202ee\\u2066'])
})
