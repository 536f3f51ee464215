import { expect, test } from 'vitest'

import { summariseBuilds } from '../../src/report/builds-summary.ts'
import { showFrom } from '../../src/report/document.ts'
import { planOf } from './plans.ts'

const build = (name: string, verdict: 'hit' | 'miss') => ({
  name,
  plan: planOf({ app: { file: 'a.yaml', verdict } }),
  show: showFrom('/p'),
  runsOn: undefined,
  arch: 'amd64',
  stackerDir: `/p/.stacker\0${name}`,
  variant: {},
  onImages: new Map(),
  transfer: undefined,
})

test('the summary of several builds begins with all of them, then has those with work, and names the others', () => {
  const lines = summariseBuilds([build('linux', 'miss'), build('free`bsd', 'hit')], { isLeg: false }).split('\n')
  expect(lines.filter((line) => line.startsWith('#'))).toEqual([
    '### stack-cache: 1 of 2 layers will be built, in 1 of 2 builds',
    '#### `linux`: 1 of 1 layer is built',
  ])
  expect(lines.at(-2)).toMatch(/^Nothing to build in 1 build: <code>free.*bsd<\/code>\.$/)
})

test('a thousand builds stay below what GitHub shows, and say what is left out', () => {
  const builds = Array.from({ length: 1000 }, (_, index) => build(`b${String(index)}-${'x'.repeat(800)}`, 'miss'))
  const text = summariseBuilds(builds, { isLeg: false })
  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024)
  expect(text).toMatch(/[0-9]+ more builds with something to build: see the plan document\./)
})

test('a leg tells its name and the answer, and has the rest folded away', () => {
  const text = summariseBuilds([build('linux', 'miss')], { isLeg: true })
  expect(text).toMatch(
    /^### stack-cache, `linux`: 1 of 1 layer is built\n\n<details><summary>1 layer<\/summary>\n\n<table>[^]*<\/table>[^]*<\/details>\n$/,
  )
  expect(summariseBuilds([build('linux', 'miss')], { isLeg: false })).not.toContain('<details>')
})
