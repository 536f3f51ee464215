// Random projects as data, how they are written down, and what depends on what in them, told without any of the product's code.
import fc from 'fast-check'

export interface RandomLayer {
  readonly name: string
  /** Index of its stackerfile. */
  readonly file: number
  readonly from:
    { readonly kind: 'scratch' } | { readonly kind: 'tar' } | { readonly kind: 'built'; readonly layer: number }
  /** Indexes of the files and directories that it imports. */
  readonly files: readonly number[]
  readonly directories: readonly number[]
  readonly withDest: number | undefined
  readonly overlay: boolean
  /** Indexes of layers of which it takes a file. */
  readonly takes: readonly number[]
  readonly buildOnly: boolean
  readonly substituted: boolean
}

export interface RandomProject {
  readonly layers: readonly RandomLayer[]
  /** Indexes of the prerequisites of each stackerfile; those come before it. */
  readonly prerequisites: readonly (readonly number[])[]
}

const [manyFiles, manyDirectories] = [4, 2]

const sketch = fc.record({
  file: fc.nat({ max: 2 }),
  from: fc.nat(),
  files: fc.subarray([0, 1, 2, 3], { maxLength: 2 }),
  directories: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    fc.nat({ max: manyDirectories - 1 }).map((one) => [one]),
  ),
  withDest: fc.option(fc.nat({ max: manyFiles - 1 }), { freq: 4, nil: undefined }),
  overlay: fc.nat({ max: 5 }).map((one) => one === 0),
  takes: fc.option(fc.nat(), { freq: 2, nil: undefined }),
  buildOnly: fc.boolean(),
  substituted: fc.boolean(),
})

export const randomProject: fc.Arbitrary<RandomProject> = fc
  .tuple(fc.array(sketch, { minLength: 2, maxLength: 7 }), fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }))
  .map(([sketches, edges]) => {
    const [ontoFirst = false, ontoSecond = false, ontoBoth = false] = edges
    const prerequisites = [[], ontoFirst ? [0] : [], [...(ontoSecond ? [1] : []), ...(ontoBoth ? [0] : [])]]
    const layers: RandomLayer[] = []
    for (const one of [...sketches].sort((a, b) => a.file - b.file)) {
      const seen = seenFrom(one.file, prerequisites)
      const visible = layers.flatMap((layer, index) => (seen.has(layer.file) ? [index] : []))
      const kinds = [{ kind: 'scratch' }, { kind: 'tar' }] as const
      const base = visible[one.from % (visible.length + kinds.length)]
      const taken = one.takes === undefined ? undefined : visible[one.takes % Math.max(1, visible.length)]
      layers.push({
        ...one,
        name: `l${String(layers.length)}`,
        from: base === undefined ? (kinds[one.from % 2] ?? kinds[0]) : { kind: 'built', layer: base },
        takes: taken === undefined ? [] : [taken],
        withDest: one.withDest !== undefined && one.files.includes(one.withDest) ? undefined : one.withDest,
      })
    }
    return { layers, prerequisites }
  })

function seenFrom(file: number, prerequisites: readonly (readonly number[])[]): ReadonlySet<number> {
  const seen = new Set([file])
  for (const at of seen) for (const other of prerequisites[at] ?? []) seen.add(other)
  return seen
}

/** Stackerfiles that hold layers; the others would be refused. */
export function stackerfiles({ layers, prerequisites }: RandomProject): string[] {
  const used = new Set(layers.flatMap(({ file }) => [...seenFrom(file, prerequisites)]))
  return [...used].sort().map((file) => `f${String(file)}/stacker.yaml`)
}

/** What does not change a layer. */
export interface Style {
  readonly reversed: boolean
  readonly comments: boolean
  readonly quoted: boolean
  readonly flow: boolean
}

export const plainStyle: Style = { reversed: false, comments: false, quoted: false, flow: false }

export const randomStyle: fc.Arbitrary<Style> = fc.record({
  reversed: fc.boolean(),
  comments: fc.boolean(),
  quoted: fc.boolean(),
  flow: fc.boolean(),
})

/** The stackerfiles' texts. `run` changes what the layer of that index runs. */
export function writeStackerfiles(
  project: RandomProject,
  style: Style,
  run?: { readonly layer: number; readonly text: string },
): Record<string, string> {
  const scalar = (text: string): string => (style.quoted ? `'${text}'` : text)
  const list = (items: readonly string[]): string =>
    style.flow ? ` [${items.join(', ')}]` : items.map((item) => `\n    - ${item}`).join('')
  const layerText = (layer: RandomLayer, index: number): string => {
    const { from, takes, withDest } = layer
    const imports = [
      ...layer.files.map((file) => scalar(`../src/file${String(file)}`)),
      ...layer.directories.map((directory) => scalar(`../src/dir${String(directory)}`)),
      ...takes.map((taken) => scalar(`stacker://${project.layers[taken]?.name ?? ''}/made/${layer.name}`)),
      ...(withDest === undefined ? [] : [`{path: ../src/file${String(withDest)}, dest: /opt/}`]),
    ]
    const own = run?.layer === index ? run.text : `make ${layer.name}`
    const directives = [
      from.kind === 'scratch'
        ? `from: {type: ${scalar('scratch')}}`
        : from.kind === 'tar'
          ? 'from:\n    type: tar\n    url: src/base.tar'
          : `from: {tag: ${scalar(project.layers[from.layer]?.name ?? '')}, type: built}`,
      ...(imports.length === 0 ? [] : [`imports:${list(imports)}`]),
      ...(layer.overlay ? ['overlay_dirs:\n    - {source: ../src/tree, dest: /opt}'] : []),
      ...(layer.buildOnly ? ['build_only: true'] : []),
      `run:${list([layer.substituted ? '"' + own + ' ${{WORD:usual}}"' : scalar(own)])}`,
      `environment: {${(style.reversed ? ['B: 2', 'A: 1'] : ['A: 1', 'B: 2']).join(', ')}}`,
    ]
    const body = (style.reversed ? directives.reverse() : directives).map(
      (text) => `  ${text}\n${style.comments ? '  # a comment\n' : ''}`,
    )
    return `${layer.name}:\n${body.join('')}`
  }
  return Object.fromEntries(
    stackerfiles(project).map((path) => {
      const file = Number(path.slice(1, path.indexOf('/')))
      const needed = (project.prerequisites[file] ?? []).map((other) => `../f${String(other)}/stacker.yaml`)
      const config = needed.length === 0 ? '' : `config:\n  prerequisites: [${needed.join(', ')}]\n`
      const layers = project.layers.flatMap((layer, index) => (layer.file === file ? [layerText(layer, index)] : []))
      return [path, `${style.comments ? '# a comment\n' : ''}${config}${layers.join(style.comments ? '\n\n' : '')}`]
    }),
  )
}

/** The files that layers are made of, below the checkout. */
export const sources: Readonly<Record<string, string>> = {
  'src/base.tar': 'a base',
  ...Object.fromEntries(
    Array.from({ length: manyFiles }, (_, index) => [`src/file${String(index)}`, `file ${String(index)}`]),
  ),
  'src/dir0/one': 'one',
  'src/dir0/below/two': 'two',
  'src/dir1/one': 'one',
  'src/dir1/below/two': 'two',
  'src/tree/etc/conf': 'conf',
}

export type Edit =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'run'; readonly layer: number }
  | { readonly kind: 'substitution' }

export function randomEdit({ layers }: RandomProject): fc.Arbitrary<Edit> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...Object.keys(sources)).map((path): Edit => ({ kind: 'file', path })) },
    { weight: 2, arbitrary: fc.nat({ max: layers.length - 1 }).map((layer): Edit => ({ kind: 'run', layer })) },
    { weight: 1, arbitrary: fc.constant<Edit>({ kind: 'substitution' }) },
  )
}

/**
 * Names of the layers that an edit makes stale. stacker itself, in place, does not compare imports with `dest`. Layers that are `binding` bind
 * one directory: what one of them writes there the later ones see.
 */
export function staleAfter(
  { layers }: RandomProject,
  edit: Edit,
  by: 'store' | 'stacker',
  binding: readonly string[] = [],
): Set<string> {
  const own = (layer: RandomLayer, index: number): boolean => {
    switch (edit.kind) {
      case 'run':
        return edit.layer === index
      case 'substitution':
        return layer.substituted
      case 'file': {
        const { path } = edit
        if (path === 'src/base.tar') return layer.from.kind === 'tar'
        if (path.startsWith('src/tree/')) return layer.overlay
        const directory = /^src\/dir(\d)\//.exec(path)?.[1]
        if (directory !== undefined) return layer.directories.includes(Number(directory))
        const file = Number(path.slice('src/file'.length))
        return layer.files.includes(file) || (by === 'store' && layer.withDest === file)
      }
    }
  }
  const stale = new Set<number>()
  for (const [index, layer] of layers.entries()) {
    const below = layer.from.kind === 'built' ? [layer.from.layer, ...layer.takes] : layer.takes
    const isBound = binding.includes(layer.name)
    const sees = isBound ? [...stale].some((other) => binding.includes(layers[other]?.name ?? '')) : false
    if (own(layer, index) || sees || below.some((other) => stale.has(other))) stale.add(index)
  }
  return new Set([...stale].flatMap((index) => layers[index]?.name ?? []))
}
