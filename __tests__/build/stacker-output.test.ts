import { expect, test } from 'vitest'

import { joinOutput } from '../../src/build/joined-output.ts'
import { openLayerProgress } from '../../src/build/layer-progress.ts'
import { splitLines } from '../../src/build/line-splitter.ts'
import { readStackerLine } from '../../src/build/stacker-line.ts'
import type { PassedLayer } from '../../src/report/build-transfer.ts'

function linesOf(chunks: readonly (string | Buffer)[]): string[] {
  const lines: string[] = []
  const splitter = splitLines((line) => lines.push(line))
  for (const chunk of chunks) splitter.take(Buffer.from(chunk))
  splitter.end()
  return lines
}

test('lines end by line feeds, carriage returns, or both, wherever chunks end', () => {
  expect(linesOf(['one\ntw', 'o\r', '\nthree\rfour', '\r', 'five'])).toEqual(['one', 'two', 'three', 'four', 'five'])
  const umlaut = Buffer.from('\u00fc')
  expect(linesOf([umlaut.subarray(0, 1), umlaut.subarray(1)])).toEqual(['\u00fc'])
  expect(linesOf(['no end\r'])).toEqual(['no end'])
  expect(linesOf([])).toEqual([])
})

test('a line without an end is told in pieces, so that memory does not grow', () => {
  const lines = linesOf(Array.from({ length: 100 }, () => 'x'.repeat(1000)))
  expect(lines.join('')).toHaveLength(100_000)
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(16 * 1024)
})

test.each([
  ['preparing image a b...', { kind: 'begins', layer: 'a b' }],
  ['2026-01-01T00:00:00Z preparing image a...', { kind: 'begins', layer: 'a' }],
  ['filesystem a built successfully', { kind: 'built', layer: 'a' }],
  ['error: it broke', { kind: 'error', text: 'it broke' }],
  [' preparing image a...', { kind: 'other' }],
  ['found cached layer a', { kind: 'cached' }],
  ['error: write /proc/14/attr/current: invalid argument', { kind: 'other' }],
])('%j is read', (line, read) => {
  expect(readStackerLine(line)).toEqual(read)
})

test.each([
  ['behind its beginning', ['preparing image a...', 'staged'], ['> printed']],
  ['before its end', ['preparing image a...', '> printed', 'filesystem a built successfully'], []],
  ['before the failure', ['preparing image a...', '> printed', 'error: no', 'error: exit status 1'], []],
  [
    'behind layers that were skipped',
    ['preparing image a...', 'found cached layer a', 'preparing image b...'],
    ['> printed'],
  ],
  [
    'before the failure, though layers before that were read with it',
    [
      'preparing image a...',
      'filesystem a built successfully',
      'preparing image b...',
      '> printed',
      'error: no',
      'error: exit status 1',
    ],
    [],
  ],
  [
    'before the next one',
    ['preparing image a...', '> printed', 'preparing image b...', 'filesystem b built successfully'],
    [],
  ],
])('what a layer prints is told %s, whichever pipe was read first', (_, order, last) => {
  const expected = [...order, ...last]
  for (const isStackerFirst of [true, false]) {
    const told: string[] = []
    const joined = joinOutput({ fromStacker: (line) => told.push(line), fromLayer: (line) => told.push(`> ${line}`) })
    if (!isStackerFirst) joined.fromLayer('printed')
    for (const line of expected) if (!line.startsWith('>')) joined.fromStacker(line)
    if (isStackerFirst) joined.fromLayer('printed')
    joined.drain()
    expect(told).toEqual(expected)
  }
})

interface Heard {
  readonly passed: PassedLayer[]
  readonly told: string[]
  readonly story: ReturnType<ReturnType<typeof openLayerProgress>['finish']>
}

/** Each line takes a second. */
function follow(lines: readonly (string | { readonly printed: string })[], succeeded: boolean, made = ['base']): Heard {
  const [passed, told] = [[] as PassedLayer[], [] as string[]]
  let now = 0
  const progress = openLayerProgress(
    {
      begins: (layer) => told.push(`> ${layer}`),
      line: (line) => told.push(line),
      ends: (layer) => passed.push(layer),
    },
    () => now,
    (layer) => made.includes(layer),
  )
  for (const line of lines) {
    if (typeof line === 'string') progress.fromStacker(line)
    else progress.fromLayer(line.printed)
    now += 1000
  }
  return { passed, told, story: progress.finish(succeeded) }
}

test('each layer has its seconds, and a build_only one was built where its root was made', () => {
  const { passed, told } = follow(
    [
      'Creating new OCI Layout',
      'preparing image base...',
      'preparing image kept...',
      'preparing image app...',
      { printed: 'preparing image forged...' },
      'filesystem app built successfully',
      'preparing image last...',
      'found cached layer last',
    ],
    true,
  )
  expect(passed).toEqual([
    { name: 'base', did: 'built', seconds: 1 },
    { name: 'kept', did: 'cached', seconds: 1 },
    { name: 'app', did: 'built', seconds: 3 },
    { name: 'last', did: 'cached', seconds: 2 },
  ])
  expect(told).toEqual(expect.arrayContaining(['Creating new OCI Layout', '> app', 'preparing image forged...']))
  expect(told).not.toContain('> forged')
})

test('where stacker fails its own last words are kept, and few of the lines before them', () => {
  const printed = Array.from({ length: 50 }, (_, at) => ({ printed: `line ${String(at)}` }))
  const { story } = follow(
    [
      'preparing image base...',
      { printed: 'of another layer' },
      'preparing image app...',
      'error: write /proc/14/attr/current: invalid argument',
      ...printed,
      'error: run commands failed for image "app" in "/x": execute failed: exit status 1',
      'error: exit status 1',
    ],
    false,
  )
  expect(story.layers.map(({ name, did }) => `${name}: ${did}`)).toEqual(['base: built', 'app: failed'])
  expect(story.error).toBe('run commands failed for image "app" in "/x": execute failed: exit status 1')
  expect(story.lastLines).toEqual(['line 46', 'line 47', 'line 48', 'line 49'])
})

test('a failure after an image was built is none of that layer', () => {
  const { story } = follow(['preparing image app...', 'filesystem app built successfully', 'error: no space'], false)
  expect(story.layers).toMatchObject([{ name: 'app', did: 'built' }])
})
