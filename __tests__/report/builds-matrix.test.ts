import { describe, expect, test } from 'vitest'

import { gatesOfBuilds, inertMatrix } from '../../src/report/matrix.ts'
import type { Gates } from '../../src/report/matrix.ts'
import { inertRow } from '../../src/report/matrix-row.ts'
import type { PlannedBuild } from '../../src/report/planned-build.ts'
import { buildOf, folderOf, lineOf } from './planned-builds.ts'
import type { Sketch } from './plans.ts'

const rowsOf = ({ matrix }: Pick<Gates, 'matrix'>): readonly string[] => matrix.include.map(lineOf)
const stagesOf = ({ stages }: Gates): readonly (readonly string[])[] => stages.map(rowsOf)

function expectNothing(builds: readonly PlannedBuild[]): void {
  const gates = gatesOfBuilds(builds, { stages: 2 })
  expect(gates).toMatchObject({ rebuild: [], any: false, count: 0, stackerfiles: [], waves: [], matrix: inertMatrix })
  expect(gates.stages).toEqual([
    { any: false, matrix: inertMatrix },
    { any: false, matrix: inertMatrix },
  ])
}

describe('four stackerfiles for two systems and two architectures', () => {
  const legs = ['linux-amd64', 'linux-arm64', 'freebsd-amd64', 'freebsd-arm64']
  const images = ['full', 'minimal', 'bench']
  const builds = (stale: (leg: string) => readonly string[]): readonly PlannedBuild[] =>
    legs.map((leg) => {
      const { layers, builds } = folderOf({ images, base: 'base', stale: stale(leg) })
      return buildOf(leg, layers, builds, { arch: leg.split('-')[1] ?? '' })
    })

  test('nothing changed: no rows, one inert', () => {
    expectNothing(builds(() => []))
  })

  test('the source of one image edited: its row in each leg, on a runner of that architecture', () => {
    const gates = gatesOfBuilds(
      builds(() => ['bench']),
      { stages: 2 },
    )
    const rows = [
      'linux-amd64 [linux-amd64] images/base/stacker.yaml,images/bench/stacker.yaml -> linux-amd64/bench @ubuntu-latest amd64',
      'linux-arm64 [linux-arm64] images/base/stacker.yaml,images/bench/stacker.yaml -> linux-arm64/bench @ubuntu-24.04-arm arm64',
      'freebsd-amd64 [freebsd-amd64] images/base/stacker.yaml,images/bench/stacker.yaml -> freebsd-amd64/bench @ubuntu-latest amd64',
      'freebsd-arm64 [freebsd-arm64] images/base/stacker.yaml,images/bench/stacker.yaml -> freebsd-arm64/bench @ubuntu-24.04-arm arm64',
    ]
    expect(rowsOf(gates)).toEqual(rows)
    expect(stagesOf(gates)).toEqual([rows, [lineOf(inertRow)]])
    expect(gates.rebuild).toEqual(legs.map((leg) => `${leg}/bench`))
    expect(gates.hit).toContain('linux-arm64/base')
    expect(gates).toMatchObject({ any: true, count: 4, stackerfiles: ['images/bench/stacker.yaml'] })
    expect(gates.waves).toEqual([['images/bench/stacker.yaml']])
  })

  test('two images that one leg alone has to build: two rows, called after build and stackerfile', () => {
    const gates = gatesOfBuilds(
      builds((leg) => (leg === 'freebsd-amd64' ? ['full', 'minimal'] : [])),
      { stages: 1 },
    )
    expect(gates.matrix.include.map(({ name, build }) => [name, build])).toEqual([
      ['freebsd-amd64: images/full', 'freebsd-amd64'],
      ['freebsd-amd64: images/minimal', 'freebsd-amd64'],
    ])
    expect(gates.stages).toEqual([{ any: true, matrix: gates.matrix }])
  })

  test('the base edited: it first, once a leg, then all images', () => {
    const gates = gatesOfBuilds(
      builds(() => ['base', ...images]),
      { stages: 2 },
    )
    expect(gates.matrix.include.map(({ name }) => name)).toEqual(legs)
    const [first = [], second = []] = stagesOf(gates)
    expect(first).toEqual(
      legs.map((leg) => {
        const runner = leg.endsWith('arm64') ? 'ubuntu-24.04-arm arm64' : 'ubuntu-latest amd64'
        return `${leg}: images/base [${leg}] images/base/stacker.yaml -> ${leg}/base @${runner}`
      }),
    )
    expect(second).toHaveLength(12)
    expect(second[3]).toBe(
      'linux-arm64: images/full [linux-arm64] images/base/stacker.yaml,images/full/stacker.yaml -> linux-arm64/full @ubuntu-24.04-arm arm64',
    )
    expect(gates.waves).toEqual([['images/base/stacker.yaml'], images.map((image) => `images/${image}/stacker.yaml`)])
  })
})

describe('forty folders for three distributions and two architectures', () => {
  const images = Array.from({ length: 39 }, (_, index) => `image-${String(index + 1).padStart(2, '0')}`)
  const legs = ['debian', 'alpine', 'rocky'].flatMap((distro) => [`${distro}-amd64`, `${distro}-arm64`])
  const builds = (stale: (leg: string) => readonly string[]): readonly PlannedBuild[] =>
    legs.map((leg) => {
      const { layers, builds } = folderOf({ images, base: 'base', stale: stale(leg) })
      return buildOf(leg, layers, builds, {
        arch: leg.split('-')[1] ?? '',
        runsOn: leg.endsWith('arm64') ? ['self-hosted', 'arm'] : 'ubuntu-22.04',
      })
    })

  test('nothing changed: no rows, one inert', () => {
    expectNothing(builds(() => []))
  })

  test('a source that one distribution uses edited: its two rows', () => {
    const gates = gatesOfBuilds(
      builds((leg) => (leg.startsWith('alpine') ? ['image-07'] : [])),
      { stages: 2 },
    )
    expect(rowsOf(gates)).toEqual([
      'alpine-amd64 [alpine-amd64] images/base/stacker.yaml,images/image-07/stacker.yaml -> alpine-amd64/image-07 @ubuntu-22.04 amd64',
      'alpine-arm64 [alpine-arm64] images/base/stacker.yaml,images/image-07/stacker.yaml -> alpine-arm64/image-07 @["self-hosted","arm"] arm64',
    ])
    expect(gates.stages.map(({ any }) => any)).toEqual([true, false])
  })

  test('the base edited: six rows, then 234', () => {
    const gates = gatesOfBuilds(
      builds(() => ['base', ...images]),
      { stages: 2 },
    )
    expect(gates.stages.map(({ matrix }) => matrix.include.length)).toEqual([6, 234])
    expect(gates.stages[0]?.matrix.include.map(({ name }) => name)).toEqual(legs.map((leg) => `${leg}: images/base`))
    expect(new Set(gates.stages[1]?.matrix.include.map(({ name }) => name)).size).toBe(234)
    expect(gates.matrix.include.map(({ name }) => name)).toEqual(legs)
    expect(gates.stackerfiles).toHaveLength(40)
  })

  test('more rows than GitHub takes: builds keep to themselves, and nothing is lost', () => {
    const gates = gatesOfBuilds(
      [
        ...builds(() => images),
        buildOf('tools', { tool: { file: 't.yaml', verdict: 'miss' } }),
        ...builds(() => images).map((build) => ({
          ...build,
          name: `${build.name}-debug`,
          stackerDir: `${build.stackerDir}-debug`,
        })),
      ],
      { stages: 2 },
    )
    const { include } = gates.matrix
    expect(include).toHaveLength(256)
    expect(include.flatMap(({ layers }) => layers).sort()).toEqual([...gates.rebuild].sort())
    for (const { build, layers } of include)
      expect(layers.filter((layer) => !layer.startsWith(`${build}/`))).toEqual([])
    expect(include.filter(({ build }) => build === 'tools')).toHaveLength(1)
  })
})

describe('two builds into one stacker-dir', () => {
  const shared = { stackerDir: '/p/.stacker' }
  const builds = (stale: readonly string[], second: Partial<PlannedBuild> = {}): readonly PlannedBuild[] =>
    (
      [
        ['kernel', ['initrd', 'vmlinuz']],
        ['rootfs', ['system', 'live']],
      ] as const
    ).map(([name, images]) => {
      const { layers, builds } = folderOf({ images, base: 'base', stale })
      return buildOf(name, layers, builds, name === 'rootfs' ? { ...shared, ...second } : shared)
    })
  const path = (name: string): string => `images/${name}/stacker.yaml`

  test('nothing changed: no rows, one inert', () => {
    expectNothing(builds([]))
  })

  test('a source of each edited: a row each, for they share nothing that is built', () => {
    expect(rowsOf(gatesOfBuilds(builds(['live', 'initrd']), { stages: 2 }))).toEqual([
      `kernel [kernel] ${path('base')},${path('initrd')} -> kernel/initrd @ubuntu-latest amd64`,
      `rootfs [rootfs] ${path('base')},${path('live')} -> rootfs/live @ubuntu-latest amd64`,
    ])
  })

  test('the base edited: one leg for both builds; or the base for both in the first stage, and then all images', () => {
    const gates = gatesOfBuilds(builds(['base', 'initrd', 'live', 'system', 'vmlinuz']), { stages: 2 })
    expect(rowsOf(gates)).toEqual([
      `kernel and 1 more [kernel,rootfs] ${['base', 'initrd', 'vmlinuz', 'system', 'live'].map(path).join(',')} -> ` +
        'kernel/base,kernel/initrd,kernel/vmlinuz,rootfs/base,rootfs/system,rootfs/live @ubuntu-latest amd64',
    ])
    expect(stagesOf(gates)).toEqual([
      [
        `kernel and 1 more: images/base [kernel,rootfs] ${path('base')} -> kernel/base,rootfs/base @ubuntu-latest amd64`,
      ],
      [
        `kernel: images/initrd [kernel] ${path('base')},${path('initrd')} -> kernel/initrd @ubuntu-latest amd64`,
        `kernel: images/vmlinuz [kernel] ${path('base')},${path('vmlinuz')} -> kernel/vmlinuz @ubuntu-latest amd64`,
        `rootfs: images/system [rootfs] ${path('base')},${path('system')} -> rootfs/system @ubuntu-latest amd64`,
        `rootfs: images/live [rootfs] ${path('base')},${path('live')} -> rootfs/live @ubuntu-latest amd64`,
      ],
    ])
    expect(gates.stackerfiles).toEqual(['base', 'initrd', 'vmlinuz', 'system', 'live'].map(path))
  })

  test.each([{ stackerDir: '/p/other' }, { arch: 'arm64' }, { runsOn: 'large' }])(
    'where %j tells them apart, each has its own leg',
    (own) => {
      const gates = gatesOfBuilds(builds(['base', 'live'], own), { stages: 1 })
      expect(gates.matrix.include.map(({ name, build }) => [name, build])).toEqual([
        ['kernel', 'kernel'],
        ['rootfs', 'rootfs'],
      ])
      expect(gates.stackerfiles).toEqual([path('base'), path('live')])
    },
  )

  describe('of which the second stands on an image of the first', () => {
    const standing = (stale: readonly string[], tag: string, own: Partial<PlannedBuild> = {}): Gates => {
      const verdict = (name: string): 'miss' | 'hit' => (stale.includes(name) ? 'miss' : 'hit')
      const sketch = (name: string): Sketch => ({ file: `${name}.yaml`, verdict: verdict(name) })
      const first = buildOf('kit', { kernel: sketch('kernel'), tools: sketch('tools') }, undefined, shared)
      const second = { ...shared, onImages: new Map([[0, tag]]), ...own }
      return gatesOfBuilds([first, buildOf('media', { media: sketch('media') }, undefined, second)], { stages: 2 })
    }
    const row = (name: string, layers: string): string =>
      `${name} [kit,media] kernel.yaml,media.yaml -> ${layers} @ubuntu-latest amd64`
    const tools = 'kit: tools [kit] tools.yaml -> kit/tools @ubuntu-latest amd64'

    test.each(['kernel', 'kernel-squashfs'])('%s: both are stale, and one leg builds both', (tag) => {
      const gates = standing(['kernel', 'media', 'tools'], tag)
      const rows = [row('kit and 1 more: kernel and 1 more', 'kit/kernel,media/media'), tools]
      expect(rowsOf(gates)).toEqual(rows)
      expect(stagesOf(gates)).toEqual([rows, [lineOf(inertRow)]])
    })

    test('it alone is stale: its leg is given what makes the image, and that build', () => {
      expect(rowsOf(standing(['media'], 'kernel'))).toEqual([row('media', 'media/media')])
      expect(rowsOf(standing(['kernel'], 'kernel'))).toEqual([
        'kit [kit] kernel.yaml -> kit/kernel @ubuntu-latest amd64',
      ])
    })

    test('in a stacker-dir of its own, or under a name that nobody makes, it is alone', () => {
      const alone = ['media [media] media.yaml -> media/media @ubuntu-latest amd64']
      expect(rowsOf(standing(['media'], 'kernel', { stackerDir: '/p/other' }))).toEqual(alone)
      expect(rowsOf(standing(['media'], 'vmlinuz'))).toEqual(alone)
    })
  })

  test('a leg is not given stackerfiles that its builds do not know', () => {
    const one = buildOf(
      'one',
      { a: { file: 'x.yaml', verdict: 'miss' }, b: { file: 'r.yaml' } },
      [{ roots: ['r.yaml'], prerequisites: { 'r.yaml': ['x.yaml'] } }],
      shared,
    )
    const two = buildOf(
      'two',
      { c: { file: 'x.yaml' }, d: { file: 'y.yaml' } },
      [{ roots: ['y.yaml'], prerequisites: { 'y.yaml': ['x.yaml'] } }],
      shared,
    )
    const gates = gatesOfBuilds([one, two], { stages: 2 })
    expect(rowsOf(gates)).toEqual(['one [one] r.yaml -> one/a @ubuntu-latest amd64'])
    expect(gates.stackerfiles).toEqual(['r.yaml'])
  })
})

test('an architecture that GitHub has no runner of is left to a self-hosted one', () => {
  const build = buildOf('odd', { a: { file: 'a.yaml', verdict: 'miss' } }, undefined, { arch: 'riscv64' })
  expect(gatesOfBuilds([build], { stages: 1 }).matrix.include[0]?.['runs-on']).toEqual([
    'self-hosted',
    'linux',
    'riscv64',
  ])
})

test('more builds than GitHub takes jobs share rows as a whole', () => {
  const builds = Array.from({ length: 300 }, (_, index) =>
    buildOf(`b${index}`, {
      one: { file: 'one.yaml', verdict: 'miss' },
      two: { file: `two-${index % 7}.yaml`, verdict: 'miss' },
    }),
  )
  const { matrix } = gatesOfBuilds(builds, { stages: 1 })
  expect(matrix.include.length).toBeLessThanOrEqual(256)
  const named = matrix.include.flatMap(({ build }) => build.split('\n'))
  expect(named).toHaveLength(300)
  expect(new Set(named).size).toBe(300)
  for (const { build, layers } of matrix.include) {
    expect([...layers].sort()).toEqual(
      build
        .split('\n')
        .flatMap((name) => [`${name}/one`, `${name}/two`])
        .sort(),
    )
  }
})

test.each([0, 9, 1.5])('%d stages are refused', (stages) => {
  expect(() => gatesOfBuilds([], { stages })).toThrow(RangeError)
})
