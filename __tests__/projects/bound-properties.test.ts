import * as fs from 'node:fs'
import path from 'node:path'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { openProduct, writeFiles, type Asked } from './product.ts'
import {
  plainStyle,
  randomEdit,
  randomProject,
  sources,
  stackerfiles,
  staleAfter,
  writeStackerfiles,
  type RandomProject,
} from './random-project.ts'

const chosen = { seed: 20_260_601, endOnFailure: true }
const content = ['--binds', 'content']

/** Some layers of the project bind a directory. */
function filesOf(
  project: RandomProject,
  binding: readonly string[],
  run?: { layer: number; text: string },
): Record<string, string> {
  const texts = Object.entries(writeStackerfiles(project, plainStyle, run)).map(([file, text]) => [
    file,
    text.replace(/^(l[0-9]+):\n/gm, (whole, name: string) =>
      binding.includes(name) ? `${whole}  binds: [../bound -> /bound]\n` : whole,
    ),
  ])
  return {
    ...sources,
    'bound/a.c': 'a',
    'bound/deep/b.c': 'b',
    ...(Object.fromEntries(texts) as Record<string, string>),
  }
}

const boundProject = randomProject.chain((project) =>
  fc.tuple(
    fc.constant(project),
    fc.subarray(
      project.layers.map(({ name }) => name),
      { minLength: 1 },
    ),
    fc.array(randomEdit(project), { minLength: 2, maxLength: 3 }),
  ),
)

test('with binds: content no layer is a hit that is none without, nothing is stale where nothing changed, and whatever an edit touches is', async () => {
  await fc.assert(
    fc.asyncProperty(boundProject, async ([project, binding, edits]) => {
      const product = openProduct()
      const hits = async (asked: Asked): Promise<readonly string[]> => {
        const [compared, plain] = [await product.plan(asked, content), await product.plan(asked)]
        expect(compared.hit).toEqual(plain.hit)
        expect(compared.rebuild).toEqual(plain.rebuild)
        return compared.stale
      }
      try {
        const asked = { directory: product.checkout(filesOf(project, binding)), stackerfiles: stackerfiles(project) }
        await product.cycle(asked, content)
        const elsewhere = { ...asked, directory: product.checkout(filesOf(project, binding)) }
        expect(await hits(elsewhere)).toEqual([])
        for (const edit of edits) {
          const run = edit.kind === 'run' ? { layer: edit.layer, text: 'make another' } : undefined
          const edited = edit.kind === 'file' ? { [edit.path]: 'edited' } : {}
          writeFiles(elsewhere.directory, { ...filesOf(project, binding, run), ...edited })
          const substitute = edit.kind === 'substitution' ? ['WORD=another'] : []
          const stale = await hits({ ...elsewhere, substitute })
          expect(new Set(stale)).toEqual(staleAfter(project, edit, 'store', binding))
          writeFiles(elsewhere.directory, filesOf(project, binding))
        }
        fs.appendFileSync(path.join(elsewhere.directory, 'bound/deep/b.c'), 'more')
        expect(await hits(elsewhere)).toEqual(expect.arrayContaining([...binding]))
      } finally {
        product.remove()
      }
    }),
    { ...chosen, numRuns: 5 },
  )
})
