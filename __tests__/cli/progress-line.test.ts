import { expect, test } from 'vitest'

import { openProgressLine } from '../../src/cli/progress-line.ts'

/** What a terminal of so many columns shows at last: a line that is taken away is none. */
function screen(columns: number | undefined, environment: Record<string, string> = {}, isTerminal = true) {
  let [shown, time] = ['', 0]
  const write = (text: string): void => {
    const [rest = '', ...lines] = (shown + text).split('\r\u001b[K')
    shown = lines.reduce((before, line) => before.slice(0, before.lastIndexOf('\n') + 1) + line, rest)
  }
  const terminal = { out: write, err: write, outIsTerminal: isTerminal, errIsTerminal: isTerminal, columns }
  const due: { at: number; run: () => void }[] = []
  const later = (run: () => void, milliseconds: number) => {
    const one = { at: time + milliseconds, run }
    due.push(one)
    return () => void due.splice(due.indexOf(one), 1)
  }
  const line = openProgressLine(terminal, environment, () => time, later)
  const wait = (milliseconds: number): void => {
    time += milliseconds
    for (const one of due.filter(({ at }) => at <= time)) {
      due.splice(due.indexOf(one), 1)
      one.run()
    }
  }
  return { ...line, shown: () => shown, wait, due }
}

test('nothing is told of work that takes less than a second', () => {
  const { progress, shown, wait } = screen(80)
  progress?.('reading layer 1')
  wait(999)
  progress?.('reading layer 2')
  expect(shown()).toBe('')
})

test('after a second one line tells what is done, the next one replaces it, and neither stays', () => {
  const { progress, terminal, clear, shown, wait } = screen(80)
  wait(1000)
  progress?.('reading layer 3')
  expect(shown()).toBe('reading layer 3')
  progress?.('reading layer 4, too soon after that')
  expect(shown()).toBe('reading layer 3')
  wait(99)
  progress?.('reading layer 5')
  expect(shown()).toBe('reading layer 3')
  wait(1)
  expect(shown()).toBe('reading layer 5')
  terminal.err('warning: a message\n')
  terminal.out('the answer\n')
  expect(shown()).toBe('warning: a message\nthe answer\n')
  wait(100)
  progress?.('fetched 3 MB')
  clear()
  expect(shown()).toBe('warning: a message\nthe answer\n')
})

test('what was told last is shown when its second is over, however long it is all that is told', () => {
  const { progress, shown, wait } = screen(80)
  progress?.('reading layer 1')
  progress?.('fetching 6 GB')
  wait(1000)
  expect(shown()).toBe('fetching 6 GB')
})

test('what was told before the answer does not come after it', () => {
  const { progress, terminal, clear, shown, wait, due } = screen(80)
  progress?.('reading layer 1')
  terminal.out('the answer\n')
  progress?.('reading layer 2')
  clear()
  expect(due).toEqual([])
  wait(1000)
  expect(shown()).toBe('the answer\n')
})

test('it is no longer than the terminal is wide, and steers nothing', () => {
  const { progress, shown, wait } = screen(20)
  wait(1000)
  progress?.(`reading \u001b[2J${'x'.repeat(100)}`)
  expect(shown().length).toBe(19)
  expect(shown()).not.toContain('\u001b')
})

test.each([
  ['a pipe', {}, false],
  ['a job on a runner', { CI: 'true' }, true],
  ['a terminal that cannot', { TERM: 'dumb' }, true],
])('%s is told nothing', (_, environment: Record<string, string>, isTerminal) => {
  expect(screen(80, environment, isTerminal).progress).toBeUndefined()
})
