import * as fs from 'node:fs'
import path from 'node:path'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { PlanDocument } from '../../src/report/document.ts'
import { openProduct, told, writeFiles } from './product.ts'
import { playBuild } from '../stacker/played-stacker.ts'
import {
  plainStyle,
  randomEdit,
  randomProject,
  randomStyle,
  sources,
  stackerfiles,
  staleAfter,
  writeStackerfiles,
  type Edit,
  type RandomProject,
} from './random-project.ts'

const chosen = { seed: 20_260_601, endOnFailure: true }

function filesOf(project: RandomProject): Record<string, string> {
  return { ...sources, ...writeStackerfiles(project, plainStyle) }
}

/** Answers how to take it back. */
function apply(edit: Edit, project: RandomProject, directory: string): { undo: () => void; substitute: string[] } {
  const change = (files: Readonly<Record<string, string>>): (() => void) => {
    const before = Object.keys(files).map((name): [string, string] => [
      name,
      fs.readFileSync(path.join(directory, name), 'utf8'),
    ])
    writeFiles(directory, files)
    return () => {
      writeFiles(directory, Object.fromEntries(before))
    }
  }
  switch (edit.kind) {
    case 'file':
      return { undo: change({ [edit.path]: 'edited' }), substitute: [] }
    case 'run':
      return {
        undo: change(writeStackerfiles(project, plainStyle, { layer: edit.layer, text: 'make another' })),
        substitute: [],
      }
    case 'substitution':
      return { undo: () => undefined, substitute: ['WORD=another'] }
  }
}

function notHit(document: PlanDocument): Set<string> {
  return new Set(document.layers.filter(({ verdict }) => verdict !== 'hit').map(({ name }) => name))
}

test('a plan after no edit is all hits, and what does not change a layer changes no verdict, from the store and in place', async () => {
  await fc.assert(
    fc.asyncProperty(randomProject, randomStyle, async (project, style) => {
      const product = openProduct()
      try {
        const asked = { directory: product.checkout(filesOf(project)), stackerfiles: stackerfiles(project) }
        await product.cycle(asked)
        const elsewhere = { ...asked, directory: product.checkout(filesOf(project)) }
        expect(told(await product.plan(elsewhere))).toEqual(allHits(project))
        for (const { directory } of [asked, elsewhere]) {
          for (const name of Object.keys(sources)) fs.utimesSync(path.join(directory, name), 2e9, 2e9)
          writeFiles(directory, writeStackerfiles(project, style))
        }
        const substitute = ['UNUSED=value', 'WORD=usual']
        expect(told(await product.plan({ ...elsewhere, substitute }))).toEqual(allHits(project))
        expect(told(await product.plan({ ...asked, substitute }, ['--from', 'local']))).toEqual(allHits(project))
        expect((await playBuild({ ...asked, substitute })).filter(({ did }) => did === 'built')).toEqual([])
      } finally {
        product.remove()
      }
    }),
    { ...chosen, numRuns: 8 },
  )
})

function allHits({ layers }: RandomProject): Record<string, string> {
  return Object.fromEntries(layers.map(({ name }) => [name, 'hit']))
}

test('an edit makes stale exactly the layers that depend on it, from the store and in place, and those are built', async () => {
  const projectAndEdits = randomProject.chain((project) =>
    fc.tuple(fc.constant(project), fc.array(randomEdit(project), { minLength: 2, maxLength: 3 })),
  )
  await fc.assert(
    fc.asyncProperty(projectAndEdits, async ([project, edits]) => {
      const product = openProduct()
      try {
        const asked = { directory: product.checkout(filesOf(project)), stackerfiles: stackerfiles(project) }
        await product.cycle(asked)
        const elsewhere = { ...asked, directory: product.checkout(filesOf(project)) }
        for (const edit of edits) {
          const { undo, substitute } = apply(edit, project, elsewhere.directory)
          const document = await product.plan({ ...elsewhere, substitute })
          expect([edit, notHit(document)]).toEqual([edit, staleAfter(project, edit, 'store')])
          undo()
          const here = apply(edit, project, asked.directory)
          const local = await product.plan({ ...asked, substitute }, ['--from', 'local'])
          expect([edit, notHit(local)]).toEqual([edit, staleAfter(project, edit, 'stacker')])
          here.undo()
        }
        // The last edit is built, and stacker does what the plan said.
        const last = edits.at(-1)
        if (last === undefined) return
        const { substitute } = apply(last, project, asked.directory)
        const built = (await playBuild({ ...asked, substitute })).filter(({ did }) => did === 'built')
        expect(new Set(built.map(({ name }) => name))).toEqual(staleAfter(project, last, 'stacker'))
      } finally {
        product.remove()
      }
    }),
    { ...chosen, numRuns: 8 },
  )
})
