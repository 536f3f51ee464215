import { showFrom } from '../../src/report/document.ts'
import type { MatrixRow } from '../../src/report/matrix-row.ts'
import type { PlannedBuild } from '../../src/report/planned-build.ts'
import { planOf } from './plans.ts'
import type { BuildSketch, Sketch } from './plans.ts'

/** A build of the project at /p, in a stacker-dir of its own, on amd64. */
export function buildOf(
  name: string,
  layers: Readonly<Record<string, Sketch>>,
  builds?: readonly BuildSketch[],
  own: Partial<Omit<PlannedBuild, 'name' | 'plan'>> = {},
): PlannedBuild {
  return {
    name,
    plan: planOf(layers, builds),
    show: showFrom('/p'),
    runsOn: undefined,
    arch: 'amd64',
    stackerDir: `/p/.stacker-${name}`,
    variant: {},
    onImages: new Map(),
    ...own,
  }
}

/** A folder of images, each with one layer `images/NAME`, on one base; what is named in `stale` is to be built. */
export interface Folder {
  readonly images: readonly string[]
  /** Name of a stackerfile that all others need. */
  readonly base: string
  readonly stale: readonly string[]
}

/** One build of a folder: the stackerfiles and what they need, in the shapes that plans are sketched in. */
export function folderOf({ images, base, stale }: Folder): {
  readonly layers: Readonly<Record<string, Sketch>>
  readonly builds: readonly BuildSketch[]
} {
  const names = [base, ...images]
  const fileOf = (name: string): string => `images/${name}/stacker.yaml`
  return {
    layers: Object.fromEntries(
      names.map((name): [string, Sketch] => [
        name,
        {
          file: fileOf(name),
          verdict: stale.includes(name) ? 'miss' : 'hit',
          on: name === base ? [] : [base],
        },
      ]),
    ),
    builds: names.map((name) => ({
      roots: [fileOf(name)],
      prerequisites: name === base ? {} : { [fileOf(name)]: [fileOf(base)] },
    })),
  }
}

/** `NAME [BUILDS] STACKERFILES -> LAYERS @RUNNER ARCH`, lists by commas. */
export function lineOf(row: MatrixRow): string {
  const list = (text: string): string => text.split('\n').join(',')
  const runner = typeof row['runs-on'] === 'string' ? row['runs-on'] : JSON.stringify(row['runs-on'])
  return `${row.name} [${list(row.build)}] ${list(row.stackerfiles)} -> ${row.layers.join(',')} @${runner} ${row.arch}`
}
