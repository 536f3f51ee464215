import type { LayerPlan, Plan, Reason, Verdict } from '../../src/layer/build-plan.ts'
import { newestRelease } from '../../src/release/releases.ts'
import type { Layer } from '../../src/stackerfile/layer.ts'

/** A layer in short: its file, verdict and the names of what it depends on. */
export interface Sketch {
  readonly file: string
  readonly verdict?: Verdict
  readonly reasons?: readonly Reason[]
  readonly on?: readonly string[]
  readonly line?: number
  /** Expected build time. */
  readonly seconds?: number | null
  /** `type` is tar where nothing is said. */
  readonly images?: readonly (Omit<LayerPlan['images'][number], 'type'> & { readonly type?: string })[]
  readonly publish?: boolean
}

export interface BuildSketch {
  readonly roots: readonly string[]
  /** Prerequisites by file; files without any need not be named. */
  readonly prerequisites?: Readonly<Record<string, readonly string[]>>
}

const noLayer: Layer = {
  From: { Type: 'scratch', Url: '', Tag: '', Insecure: false },
  Imports: null,
  OverlayDirs: null,
  Run: null,
  Cmd: null,
  Entrypoint: null,
  FullCommand: null,
  BuildEnvPt: null,
  BuildEnv: null,
  Environment: null,
  Volumes: null,
  Labels: null,
  GenerateLabels: null,
  WorkingDir: '',
  BuildOnly: false,
  Binds: null,
  RuntimeUser: '',
}

/** A plan of the project at /p; files are named relative to it. Layers in the order of the record; `name@file` where names repeat. */
export function planOf(
  layers: Readonly<Record<string, Sketch>>,
  builds?: readonly BuildSketch[],
  notices: Plan['notices'] = [],
): Plan {
  const names = Object.keys(layers)
  const given = builds ?? [...new Set(Object.values(layers).map(({ file }) => file))].map((file) => ({ roots: [file] }))
  const plans = Object.entries(layers).map(([name, sketch]): LayerPlan => {
    const verdict = sketch.verdict ?? 'hit'
    const usual: readonly Reason[] = verdict === 'hit' ? [] : [{ code: 'not-cached', subject: '' }]
    return {
      definition: {
        name: name.split('@')[0] ?? name,
        stackerfile: `/p/${sketch.file}`,
        line: sketch.line ?? 1,
        column: 1,
        written: noLayer,
        layer: noLayer,
        neverEqual: [],
        unsure: [],
        substitutions: new Map(),
      },
      build: 0,
      verdict,
      reasons: sketch.reasons ?? usual,
      dependsOn: (sketch.on ?? []).map((other) => names.indexOf(other)),
      bytes: 0,
      seconds: sketch.seconds ?? null,
      images: (sketch.images ?? []).map((image) => ({ type: 'tar+false', ...image })),
      publish: sketch.publish ?? false,
    }
  })
  return {
    release: newestRelease,
    layers: plans,
    builds: given.map(({ roots, prerequisites = {} }: BuildSketch) => ({
      roots: roots.map((file) => `/p/${file}`),
      files: filesOf(roots, prerequisites).map((file) => ({
        path: `/p/${file}`,
        prerequisites: (prerequisites[file] ?? []).map((other) => `/p/${other}`),
      })),
    })),
    notices,
  }
}

function filesOf(roots: readonly string[], prerequisites: Readonly<Record<string, readonly string[]>>): string[] {
  const files = new Set<string>()
  const add = (file: string): void => {
    for (const other of prerequisites[file] ?? []) add(other)
    files.add(file)
  }
  for (const root of roots) add(root)
  return [...files]
}
