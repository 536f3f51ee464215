// Names are what others wrote. Whatever is in one, no view of it obeys it, and it stays in the line that it is told in. Views of lines go through the
// runner's log, which takes away what the runner would obey.
import { expect, test } from 'vitest'

import { withoutCommands } from '../../src/action/runner-log.ts'
import { digestOf } from '../../src/formats/digest.ts'
import type { Plan } from '../../src/layer/build-plan.ts'
import { renderAgainst } from '../../src/report/against.ts'
import { summariseBuild } from '../../src/report/build-summary.ts'
import { describePassed, renderBuilt, type BuildTransfer } from '../../src/report/build-transfer.ts'
import { showFrom } from '../../src/report/document.ts'
import { visibleJson } from '../../src/report/escape.ts'
import { summariseFailure } from '../../src/report/failure-summary.ts'
import { summarisePublished } from '../../src/report/publish-summary.ts'
import { renderPublished } from '../../src/report/publish-transfer.ts'
import { summariseSave } from '../../src/report/save-summary.ts'
import { summarisePlan } from '../../src/report/summary.ts'
import { renderPlan, renderRestore, renderSave } from '../../src/report/terminal-table.ts'
import type { RestoreTransfer, SaveTransfer } from '../../src/report/transfer.ts'
import { explainLayer } from '../../src/report/why.ts'
import type { StoredRecord } from '../../src/store/inventory.ts'
import { recordTable } from '../../src/upkeep/stored-lines.ts'
import { planDocument } from './plan-document.ts'
import { planOf } from './plans.ts'

const show = showFrom('/p')
const style = { colour: false, show }

const hostile: readonly (readonly [string, string])[] = [
  ['pipes', 'a|b||c'],
  ['backticks', 'a`b``c```'],
  ['HTML', '<script>alert(1)</script><img src=x onerror=y>&amp;'],
  ['an end of a comment and of details', '--></details></table>'],
  ['newlines', 'a\n\n# b\r\nc\u2028d\u0085e'],
  ['a workflow command', '\n::error::x\n##[error]x'],
  ['a command at its begin', '::stop-commands::x'],
  ['escape sequences', '\u001b[2J\u001b]8;;http://x\u0007y\u009b31m'],
  ['what turns text round', 'a\u202eb\u2066c\u200bd\ufeff'],
  ['Markdown', '](http://x) ![x](y) **b** _c_ @team #1 \\'],
  ['Mermaid', '"]:::x\n click a "http://x" #quot; %%{init'],
  ['10 kB', 'x'.repeat(10_000)],
  ['10 kB of backticks', '`'.repeat(10_000)],
]

/** The layer and what it takes are called so, and so is what follows from it. */
function planWith(name: string): Plan {
  return planOf({
    [name]: {
      file: `${name}.yaml`,
      verdict: 'miss',
      reasons: [
        { code: 'import-changed', subject: name, detail: name, changes: [{ path: name, before: name, after: name }] },
      ],
    },
    app: { file: 's.yaml', verdict: 'unknown', on: [name], reasons: [{ code: 'producer-rebuilt', subject: name }] },
    bad: { file: 's.yaml', verdict: 'error', reasons: [{ code: 'bad-import', subject: name }] },
  })
}

const layerOf = (name: string): { stackerfile: string; name: string } => ({ stackerfile: `/p/${name}`, name })

const restored = (name: string): RestoreTransfer => ({
  store: `dir:${name}`,
  restored: [{ ...layerOf(name), bytes: 1, seconds: 2 }],
  images: [{ ...layerOf(name), bytes: 1 }],
  notRestored: [{ ...layerOf(name), why: `it lacks ${name}` }],
  bytesDown: 1,
  seconds: 1,
})

const saved = (name: string): SaveTransfer => ({
  store: `dir:${name}`,
  saved: [{ ...layerOf(name), bytes: 1 }],
  notSaved: [{ ...layerOf(name), why: `it lacks ${name}` }],
  differences: [{ ...layerOf(name), predicted: 'hit', rebuilt: true }],
  bytesDown: 1,
  bytesUp: 1,
  seconds: 1,
})

const built = (name: string): BuildTransfer => ({
  layers: [{ ...layerOf(name), did: 'failed', seconds: 1 }],
  runs: 1,
  seconds: 1,
  save: saved(name),
  failure: { message: `stacker failed at ${name}`, place: { file: `/p/${name}`, line: 1 }, advice: name, excerpt: 'x' },
})

const published = (name: string): Parameters<typeof summarisePublished>[0] => ({
  images: [{ repository: `r.example/${name}`, digest: digestOf(name), tags: [name], did: 'sent' }],
  bytesUp: 1,
  seconds: 1,
})

const record = (name: string): StoredRecord => ({
  ...{ key: name, id: digestOf(name), layer: name, written: 0, used: undefined, blobs: [], bytes: 1 },
})

const compared = (name: string): Parameters<typeof renderAgainst>[0] => ({
  layers: planDocument(planWith(name), '/p').layers,
})

const markdown: readonly (readonly [string, (name: string) => string])[] = [
  ['the summary of a plan', (name) => summarisePlan(planWith(name), restored(name), { show })],
  ['the summary of a save', (name) => summariseSave(saved(name), name)],
  ['the summary of a build', (name) => summariseBuild(built(name), name, { show })],
  ['the summary of what was published', (name) => summarisePublished(published(name))],
  ['the summary of a failed plan', (name) => summariseFailure([built(name).failure ?? { message: name }], { show })],
]

const text: readonly (readonly [string, (name: string) => string])[] = [
  ['a plan', (name) => renderPlan(planWith(name), style)],
  ['a plan at a terminal', (name) => renderPlan(planWith(name), { ...style, columns: 100_000, rows: 40 })],
  ['why', (name) => explainLayer(planWith(name), planWith(name).layers[1] ?? never(), style)],
  ['a restore', (name) => renderRestore(restored(name), style)],
  ['a save', (name) => renderSave(saved(name), style)],
  ['a build', (name) => renderBuilt(built(name), style)],
  ['a layer that was passed', (name) => describePassed({ name, did: 'built', seconds: 1 })],
  ['what was published', (name) => renderPublished(published(name))],
  ['a comparison of plans', (name) => renderAgainst({ layers: [] }, compared(name), style)],
  ['a list of records', (name) => recordTable([record(name)])],
  ['JSON for people', (name) => visibleJson(planDocument(planWith(name), '/p'), 2)],
]

function never(): never {
  throw new Error('there is no such layer')
}

const table = (views: typeof text) =>
  views.flatMap(([view, render]) => hostile.map(([what, name]) => [view, what, render, name] as const))

test.each(table([...markdown, ...text]))('%s obeys nothing of a name with %s', (_view, _what, render, name) => {
  const shown = withoutCommands(render(name))
  expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]|[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u)
  expect(shown.split('\n').filter((line) => /^\s*(?:::|##\[)/.test(line))).toEqual([])
  expect(shown.length).toBeLessThan(1024 * 1024)
})

test.each(table(text).filter(([view]) => !['why', 'JSON for people'].includes(view)))(
  '%s has as many lines of a name with %s as of any other',
  (_view, _what, render, name) => {
    expect(render(name).split('\n')).toHaveLength(render('x').split('\n').length)
  },
)

test.each(table(markdown))('%s makes no markup of a name with %s', (_view, _what, render, name) => {
  const own = /<\/?(?:table|tr|th|td|samp|code|sub|br|details|summary)(?: nowrap| align="(?:left|right)")*>|-->/g
  const fences = (shown: string): number => shown.split('\n').filter((line) => line.startsWith('```')).length
  // What is indented by four blanks below a blank line, and what stands between backticks, is code.
  const outside = (shown: string): string => shown.replace(/^ {4,}.*$/gm, '').replace(/(?<!`)`[^`\n]+`(?!`)/g, '')
  const shown = render(name)
  expect(outside(shown).replaceAll(own, '')).not.toMatch(/<[a-z/!]/i)
  expect(fences(shown)).toBe(fences(render('x')))
  for (const tag of ['details', 'table'])
    expect(outside(shown).split(`</${tag}>`).length, tag).toBe(outside(shown).split(`<${tag}>`).length)
})
