import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import type { PlanDocument } from '../../src/report/document.ts'
import { checkout, emptyPlace, recorded, step } from './job.ts'

async function planned(
  id: string,
  edit: (at: (name: string) => string) => void,
): Promise<{ said: readonly string[]; codes: readonly string[] }> {
  const store = `dir:${path.join(emptyPlace(), 'store')}`
  await step(checkout(recorded(id), emptyPlace(), {}, true), 'save', { store })
  const job = checkout(recorded(id), emptyPlace(), {})
  edit((name) => path.join(job.workspace, name))
  const told = await step(job, 'plan', { store })
  const document = JSON.parse(readFileSync(told.outputs['plan-file'] ?? '', 'utf8')) as PlanDocument
  return {
    said: [told.log.join('\n'), told.summaries.join('\n')],
    codes: document.layers.flatMap(({ reasons }) => reasons.map(({ code }) => code)),
  }
}

test.each([
  ['import-edit', 'a.txt', 'import-changed'],
  ['import-edit', 'base.tar', 'base-changed'],
  ['dir-nochange', 'd/sub/two', 'import-changed'],
  ['overlaychild-nochange', 'tree/f', 'overlay-dir-changed'],
])('in %s the mode of %s alone is named as what changed', async (id, file, code) => {
  const { said, codes } = await planned(id, (at) => {
    chmodSync(at(file), 0o755)
  })
  expect(codes).toContain(code)
  for (const text of said) expect(text).toContain('mode 0644 -> 0755')
})

test.each(['a.txt', 'base.tar'])('where the content of %s changed, too, no mode is named', async (file) => {
  const { said, codes } = await planned('import-edit', (at) => {
    writeFileSync(at(file), 'other')
    chmodSync(at(file), 0o755)
  })
  expect(codes).toContain(file === 'a.txt' ? 'import-changed' : 'base-changed')
  for (const text of said) expect(text).not.toContain('mode ')
})
