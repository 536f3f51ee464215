// Base, producer and taker, in one or several stackerfiles: all combinations. Nothing changed, so nothing is built.
import { describe, expect, onTestFinished, test } from 'vitest'

import { layerName, openProduct, told, writeFiles, type Asked, type Files, type Product } from './product.ts'

interface Shape {
  /** In which stackerfile base, producer and taker stand; each file has the one before it as prerequisite. */
  readonly files: readonly [number, number, number]
  readonly buildOnly: readonly [boolean, boolean, boolean]
  readonly takes: 'import' | 'import with dest' | 'base'
  /** Whether prerequisites are given too, or followed only. */
  readonly prerequisites: 'given' | 'followed'
  /** Small trees are laid down whole, of large ones what is needed. */
  readonly size: 'small' | 'large'
}

const yesOrNo = [false, true]
const combinations = (
  [
    [0, 0, 0],
    [0, 0, 1],
    [0, 1, 1],
    [0, 1, 2],
  ] as const
).flatMap((files) =>
  yesOrNo.flatMap((base) =>
    yesOrNo.flatMap((producer) =>
      yesOrNo.flatMap((taker) =>
        (['import', 'import with dest', 'base'] as const).flatMap((takes) =>
          (['given', 'followed'] as const)
            .filter((prerequisites) => prerequisites === 'followed' || files[2] > 0)
            .map((prerequisites) => ({ files, buildOnly: [base, producer, taker] as const, takes, prerequisites })),
        ),
      ),
    ),
  ),
)

const shapes = combinations.map((shape, index): Shape => ({ ...shape, size: index % 3 === 1 ? 'large' : 'small' }))

const names = ['base', 'producer', 'taker']
const much = '-'.repeat(2 * 1024 * 1024)

function filesOf({ files, buildOnly: [...buildOnly], takes }: Shape): Files {
  const item = takes === 'import with dest' ? '{path: stacker://producer/made, dest: /opt/}' : 'stacker://producer/made'
  const layers = [
    '  from: {type: tar, url: base.tar}\n',
    '  from: {type: built, tag: base}\n  imports: [../producer.txt]\n',
    `  from: ${takes === 'base' ? '{type: built, tag: producer}' : '{type: tar, url: base.tar}'}\n` +
      `  imports: [../taker.txt${takes === 'base' ? '' : `, ${item}`}]\n`,
  ]
  const texts = new Map<number, string>()
  for (const [at, name] of names.entries()) {
    const file = files[at] ?? 0
    const begun =
      texts.get(file) ?? (file === 0 ? '' : `config: {prerequisites: [../f${String(file - 1)}/stacker.yaml]}\n`)
    const only = buildOnly[at] === true ? '  build_only: true\n' : ''
    texts.set(file, `${begun}${name}:\n${layers[at] ?? ''}${only}  run: make ${name}\n`)
  }
  const stackerfiles = [...texts].map(([file, text]) => [`f${String(file)}/stacker.yaml`, text])
  return {
    'base.tar': 'a base',
    'producer.txt': 'p',
    'taker.txt': 't',
    ...(Object.fromEntries(stackerfiles) as Files),
  }
}

function asked(product: Product, shape: Shape): Asked {
  const last = shape.files[2]
  const given = shape.prerequisites === 'given' ? [...new Set(shape.files)] : [last]
  return {
    directory: product.checkout(filesOf(shape)),
    stackerfiles: given.map((file) => `f${String(file)}/stacker.yaml`),
    makes: (_, text) => (shape.size === 'large' ? text + much : text),
  }
}

const wordsOf = ({ files, buildOnly, takes, prerequisites, size }: Shape): string => {
  const only = names.filter((_, at) => buildOnly[at]).join(' and ')
  return `files ${files.join('')}, prerequisites ${prerequisites}, build_only ${only === '' ? 'none' : only}, taken as ${takes}, ${size}`
}

const allHit = Object.fromEntries(names.map((name) => [name, 'hit']))
/** A prerequisite that is given too is worked through once more. */
const allCached = new Set(names.map((name) => `${name}: cached`))

describe('nothing changed, so nothing is built', () => {
  test.each(shapes.map((shape) => [wordsOf(shape), shape] as const))('%s', async (_, shape) => {
    const product = openProduct()
    onTestFinished(product.remove)
    await product.cycle(asked(product, shape))
    const elsewhere = asked(product, shape)
    expect(new Set((await product.cycle(elsewhere)).map(layerName))).toEqual(allCached)
    expect(told(await product.plan(asked(product, shape)))).toEqual(allHit)
    const edited = asked(product, shape)
    writeFiles(edited.directory, { 'taker.txt': 'edited' })
    expect(told(await product.plan(edited))).toEqual({
      ...allHit,
      taker: expect.stringContaining('import-changed') as unknown,
    })
  })
})
