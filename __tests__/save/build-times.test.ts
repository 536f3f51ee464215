import { expect, test } from 'vitest'
import { openBuildTimes } from '../../src/save/build-times.ts'
import type { BuildState, RootState, StagedImports } from '../../src/workspace/build-state.ts'

/** Times in seconds; roots and staging by layer, `base` and `app` where nothing else is said. */
interface Seen {
  readonly begun?: Readonly<Record<string, number | null>>
  readonly script?: Readonly<Record<string, number>>
  readonly staged?: Readonly<Record<string, number>>
  readonly images?: Readonly<Record<string, number>>
  /** When build.cache was written; null where there is none. */
  readonly written?: number | null
  readonly fresh?: boolean
}

function root(begun: number | null, script: number | undefined): RootState {
  return {
    ...{ metadata: undefined, hasContent: false, isSmall: true, metadataAt: 999_000 },
    begunAt: begun === null ? null : begun * 1000,
    scriptAt: script === undefined ? null : script * 1000,
  }
}

function staging(at: number): StagedImports {
  const staged = { kind: 'file', mode: 0o644, size: 1, file: '/staged', stagedAt: at * 1000 } as const
  return { mode: 0o755, entries: new Map([['file', staged]]) }
}

function secondsOf(
  name: string,
  { begun = {}, script = {}, staged = {}, images = {}, written = 900, fresh = true }: Seen,
): number | null {
  const state: Pick<BuildState, 'buildCache' | 'roots' | 'imports'> = {
    buildCache: written === null ? undefined : { bytes: Buffer.alloc(0), uid: 0, gid: 0, writtenAt: written * 1000 },
    roots: new Map(Object.entries(begun).map(([layer, at]) => [layer, root(at, script[layer])])),
    imports: new Map(Object.entries(staged).map(([layer, at]) => [layer, staging(at)])),
  }
  const times = new Map(Object.entries(images).map(([layer, at]) => [layer, at * 1000]))
  return openBuildTimes(state, times)({ name, imageAt: times.get(name), fresh })
}

test.each<[string, Seen, number | null]>([
  ['an image, from its root to its manifest', { begun: { app: 100 }, images: { app: 130 } }, 30],
  [
    'with a script, which comes after its base was unpacked',
    { begun: { app: 100 }, script: { app: 120 }, images: { app: 130 } },
    30,
  ],
  [
    'without a directory to tell, from its script',
    { begun: { app: null }, script: { app: 120 }, images: { app: 130 } },
    10,
  ],
  [
    'without script and directory, from the image before it',
    { begun: { app: null }, images: { base: 90, app: 130 } },
    40,
  ],
  [
    'without script and directory, from its own staging after that',
    { begun: { app: null }, staged: { app: 95 }, images: { base: 90, app: 130 } },
    35,
  ],
  ['the first of all, without any of that', { begun: { app: null }, images: { app: 130 } }, null],
  ['no root at all, as after a cleaning', { images: { base: 90, app: 130 } }, 40],
  ['an image whose time may not be seen, by the root of the next', { begun: { app: 100, next: 170 } }, 70],
  [
    'an image that another one made once more later, by the root of that',
    { begun: { app: 100, next: 140 }, images: { app: 300, next: 300 } },
    40,
  ],
  [
    'an image of an earlier build, which stands in no time',
    { begun: { app: 100, next: 5000 }, images: { app: 130 }, fresh: false },
    30,
  ],
  ['a build_only layer, to the staging of the next', { begun: { app: 100, next: 170 }, staged: { next: 150 } }, 50],
  ['a build_only layer, to the root of the next', { begun: { app: 100, next: 170 } }, 70],
  [
    'a build_only layer, to the next that is hit, by what it stages',
    { begun: { app: 100 }, staged: { next: 150 } },
    50,
  ],
  ['a build_only layer that staged before it began', { begun: { app: 100, next: 170 }, staged: { app: 99 } }, 70],
  ['the last build_only layer, to build.cache', { begun: { base: 40, app: 100 }, written: 125 }, 25],
  [
    'a build_only layer of an earlier build, which may have ended long before the next began',
    { begun: { app: 100, next: 5000 }, fresh: false },
    null,
  ],
  ['a build_only layer that took no time', { begun: { app: 100 }, written: 100 }, 0],
  ['a clock that was set back', { begun: { app: 100 }, images: { app: 50 }, written: 60 }, null],
  [
    'a clock that was set back, but for the next layer',
    { begun: { app: 100, next: 120 }, images: { app: 50 }, written: 60 },
    null,
  ],
  ['nothing after it', { begun: { app: 100 }, written: null }, null],
])('what building took is told of %s', (_what, seen, seconds) => {
  expect(secondsOf('app', seen)).toBe(seconds)
})

test('the metadata that packing a layer above has written is no end', () => {
  expect(secondsOf('app', { begun: { app: 100, next: 170 }, images: { next: 960 } })).toBe(70)
})
