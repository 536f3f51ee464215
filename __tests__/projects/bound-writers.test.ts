// What one layer writes into a bind, a later one sees: whatever lies there now, and whatever the globs leave out.
import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import type { PlanDocument } from '../../src/report/document.ts'
import { openProduct, writeFiles, type Asked, type Product } from './product.ts'

const content = ['--binds', 'content']

function open(): Product {
  const product = openProduct()
  onTestFinished(product.remove)
  return product
}

const verdicts = ({ layers }: PlanDocument): Record<string, string> =>
  Object.fromEntries(layers.map(({ name, verdict }) => [name, verdict]))

const two = {
  'base.tar': 'a base',
  'stacker.yaml': `
gen:
  from: {type: tar, url: base.tar}
  binds: [gen -> /gen, out -> /out]
  run: make
pack:
  from: {type: tar, url: base.tar}
  binds: [out -> /out]
  run: pack
`,
  'gen/main.c': 'v1',
  'out/keep': '',
}

/** gen writes what it was made from into the bind, and pack packs that. */
function asked(directory: string): Asked {
  const read = (file: string): string => {
    const place = path.join(directory, file)
    return fs.existsSync(place) ? fs.readFileSync(place, 'utf8') : 'absent'
  }
  return {
    directory,
    stackerfiles: ['stacker.yaml'],
    before: (layer) => {
      if (layer === 'gen') writeFiles(directory, { 'out/x': `from ${read('gen/main.c')}` })
    },
    makes: (layer, text) => `${text} ${layer === 'pack' ? read('out/x') : read('gen/main.c')}`,
  }
}

test('a layer that binds what an earlier one writes is stale with that one, though what lies there is as it was', async () => {
  const product = open()
  const committed = { ...two, 'out/x': 'from v1' }
  await product.cycle(asked(product.checkout(committed)), content)
  const same = await product.plan(asked(product.checkout(committed)), content)
  expect([verdicts(same), same.stale]).toEqual([{ gen: 'unchanged', pack: 'unchanged' }, []])
  const edited = await product.plan(asked(product.checkout({ ...committed, 'gen/main.c': 'v2' })), content)
  expect([verdicts(edited), edited.stale]).toEqual([{ gen: 'always', pack: 'always' }, ['gen', 'pack']])
})

test('and it comes back with the build of that one, where globs leave out what is written', async () => {
  const product = open()
  const excluded = [...content, '--binds-exclude', 'x']
  const imageOf = (directory: string, tag: string): unknown => {
    const { manifests } = JSON.parse(fs.readFileSync(path.join(directory, 'oci/index.json'), 'utf8')) as {
      manifests: { digest: string; annotations: Record<string, string> }[]
    }
    return manifests.find(({ annotations }) => annotations['org.opencontainers.image.ref.name'] === tag)?.digest
  }
  const first = product.checkout(two)
  await product.cycle(asked(first), excluded)
  await product.cycle(asked(product.checkout({ ...two, 'gen/main.c': 'v2' })), excluded)
  const again = product.checkout(two)
  const planned = await product.plan(asked(again), excluded)
  expect(planned.stale).toEqual([])
  await product.run('restore', asked(again), excluded)
  for (const tag of ['gen', 'pack']) expect(imageOf(again, tag)).toBe(imageOf(first, tag))
})

test('where nothing can be laid down nothing is unchanged: the image that lies there may be another one', async () => {
  const product = open()
  const files = { ...two, 'stacker.yaml': two['stacker.yaml'].slice(0, two['stacker.yaml'].indexOf('pack:')) }
  await product.cycle(asked(product.checkout({ ...files, 'out/x': 'from v1' })), content)
  const busy = asked(product.checkout({ ...files, 'out/x': 'from v1' }))
  expect(verdicts(await product.plan(busy, content))).toEqual({ gen: 'unchanged' })
  const lock = path.join(busy.directory, '.stacker', '.lock')
  writeFiles(busy.directory, { '.stacker/.lock': '' })
  const holder = spawn('flock', ['-x', lock, 'sh', '-c', 'echo held; cat'], { stdio: ['pipe', 'pipe', 'ignore'] })
  await new Promise((resolve) => holder.stdout.once('data', resolve))
  const { out } = await product.run('restore', busy, [...content, '--json'])
  holder.stdin.end()
  const restored = JSON.parse(out) as PlanDocument
  expect([verdicts(restored), restored.stale, restored.digests]).toEqual([{ gen: 'always' }, ['gen'], {}])
})
