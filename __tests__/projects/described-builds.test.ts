// Builds of a builds file, planned in one call and restored one after the other.
import * as fs from 'node:fs'
import path from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import type { BuildsDocument } from '../../src/report/builds-document.ts'
import { playBuild } from '../stacker/played-stacker.ts'
import { openProduct, writeFiles, type Asked, type Files, type Product } from './product.ts'

function open(): Product {
  const product = openProduct()
  onTestFinished(product.remove)
  return product
}

/** Two stackerfiles on one prerequisite, for two systems: four builds. */
const server: Files = {
  'base.tar': 'a base',
  'server.c': 'server',
  'bench.c': 'bench',
  'stack-cache.yaml': `
defaults:
  variants: {os: [linux, freebsd]}
  substitute:
    OS: \${variant.os}
    NOTE: |
      made for
      \${variant.os}
builds:
  - {name: server, stackerfiles: server.yaml}
  - {name: bench, stackerfiles: bench.yaml}
`,
  'base.yaml': 'base: {from: {type: tar, url: base.tar}, run: "echo ${{OS}}"}\n',
  'server.yaml': `config: {prerequisites: [base.yaml]}
server: {from: {type: built, tag: base}, imports: [server.c], run: "make \${{OS}}", labels: {note: "\${{NOTE}}"}}
`,
  'bench.yaml': `config: {prerequisites: [base.yaml]}
bench: {from: {type: built, tag: base}, imports: [bench.c], run: "make \${{OS}}"}
`,
}

const systems = ['linux', 'freebsd']
const builds = ['server', 'bench'].flatMap((file) => systems.map((os) => ({ name: `${file}-${os}`, file, os })))

/** One leg: a machine of its own, with the named build alone. */
async function runLeg(product: Product, files: Files, { name, file, os }: (typeof builds)[number]): Promise<string[]> {
  const asked: Asked = { directory: product.checkout(files), stackerfiles: [], options: ['--build', name] }
  expect((await product.run('restore', asked)).said).toBe('')
  const substitute = [`OS=${os}`, `NOTE=made for\n${os}\n`]
  const played = await playBuild({ directory: asked.directory, stackerfiles: [`${file}.yaml`], substitute })
  expect((await product.run('save', asked)).code).toBe(0)
  return played.filter(({ did }) => did === 'built').map((layer) => layer.name)
}

async function planAll(product: Product, files: Files): Promise<BuildsDocument> {
  const asked = { directory: product.checkout(files), stackerfiles: [] }
  const { out, said, code } = await product.run('plan', asked, ['--json'])
  expect([code, said]).toEqual([0, ''])
  return JSON.parse(out) as BuildsDocument
}

const rowsOf = ({ matrix }: BuildsDocument): string[] =>
  matrix.include.map(({ build, stackerfiles, layers }) => `${build}: ${stackerfiles}: ${layers.join(' ')}`)

describe('builds that are legs of their own', () => {
  test('are planned in one call, hit once each leg was built, and are stale by their sources alone', async () => {
    const product = open()
    const cold = await planAll(product, server)
    expect(cold.builds.map(({ name, variant }) => [name, variant])).toEqual(
      builds.map(({ name, os }) => [name, { os }]),
    )
    expect(rowsOf(cold)).toEqual(builds.map(({ name, file }) => `${name}: ${file}.yaml: ${name}/base ${name}/${file}`))
    for (const build of builds) {
      const isFirst = build.file === 'server'
      expect(await runLeg(product, server, build)).toEqual(isFirst ? ['base', 'server'] : ['bench'])
    }
    const warm = await planAll(product, server)
    expect([warm.any, warm.count, rowsOf(warm)]).toEqual([false, 0, [': : ']])
    expect(warm.layers.map(({ build, name, verdict }) => `${build ?? ''}/${name} ${verdict}`)).toEqual(
      builds.flatMap(({ name, file }) => [`${name}/base hit`, `${name}/${file} hit`]),
    )
    for (const build of builds) expect(await runLeg(product, server, build)).toEqual([])
    const edited = await planAll(product, { ...server, 'bench.c': 'edited' })
    expect(rowsOf(edited)).toEqual(systems.map((os) => `bench-${os}: bench.yaml: bench-${os}/bench`))
    expect(edited.rebuild).toEqual(systems.map((os) => `bench-${os}/bench`))
  })

  test('are found and told by the terminal, each by its name', async () => {
    const product = open()
    const asked = { directory: product.checkout(server), stackerfiles: [] }
    const { out } = await product.run('plan', asked)
    expect(out).toMatch(/^8 of 8 layers will be built, in 4 of 4 builds\.\n\nserver-linux\n2 of 2 layers /)
    const { out: one } = await product.run('plan', asked, ['--build', 'bench-linux'])
    expect(one).toMatch(/^bench-linux\n2 of 2 layers will be built/)
    const { said, code } = await product.run('plan', asked, ['--build', 'bench-linus'])
    expect([code, said]).toEqual([1, 'there is no build "bench-linus"; did you mean "bench-linux"?\n'])
  })
})

describe('builds into one stacker-dir', () => {
  const kit: Files = {
    'base.tar': 'a base',
    'stack-cache.yaml': `
defaults: {stacker-dir: .stacker}
builds:
  - {name: kit, stackerfiles: kit.yaml, substitute: {KEYS: real}}
  - {name: media, stackerfiles: media.yaml, substitute: {KEYS: test}}
`,
    'kit.yaml': `
tools: {from: {type: tar, url: base.tar}, run: make tools}
keys: {from: {type: tar, url: base.tar}, run: "make \${{KEYS}}"}
`,
    'media.yaml': `
tools: {from: {type: tar, url: base.tar}, run: make tools}
keys: {from: {type: tar, url: base.tar}, run: "make \${{KEYS}}"}
disk: {from: {type: built, tag: keys}, run: make disk}
`,
  }

  async function buildBoth(directory: string): Promise<string[]> {
    const kitPlayed = await playBuild({ directory, stackerfiles: ['kit.yaml'], substitute: ['KEYS=real'] })
    const media = await playBuild({ directory, stackerfiles: ['media.yaml'], substitute: ['KEYS=test'] })
    const of = (name: string, played: typeof media): string[] =>
      played.filter(({ did }) => did === 'built').map((layer) => `${name}/${layer.name}`)
    return [...of('kit', kitPlayed), ...of('media', media)]
  }

  test('are judged as stacker comes upon them: of a name with two definitions the first holder hits, and stays', async () => {
    const product = open()
    const first: Asked = { directory: product.checkout(kit), stackerfiles: [] }
    await product.run('restore', first)
    await buildBoth(first.directory)
    expect((await product.run('save', first)).code).toBe(0)
    const second: Asked = { directory: product.checkout(kit), stackerfiles: [] }
    const planned = await planAll(product, kit)
    const { code, said } = await product.run('restore', second)
    expect([code, said]).toEqual([0, ''])
    const built = await buildBoth(second.directory)
    expect(planned.rebuild).toEqual(built)
    expect(built.filter((name) => name.startsWith('media/'))).toContain('media/keys')
    expect(built).not.toContain('media/tools')
    expect(fs.existsSync(path.join(second.directory, 'roots', 'disk'))).toBe(true)
  })
})

describe('the stackerfiles of a matrix row', () => {
  const images: Files = {
    ...server,
    'stack-cache.yaml':
      'builds: [{name: images, stackerfiles: [server.yaml, bench.yaml], substitute: {OS: linux, NOTE: n}}]\n',
  }

  async function planned(product: Product, ...lines: string[]): Promise<string[] | string> {
    const asked = { directory: product.checkout(images), stackerfiles: lines, options: ['--build', 'images'] }
    const { out, said, code } = await product.run('plan', asked, ['--json'])
    return code === 0 ? (JSON.parse(out) as BuildsDocument).rebuild.map((name) => name.replace('images/', '')) : said
  }

  test('may be a prerequisite that the build was not given by itself, as the first of several stages has it', async () => {
    const product = open()
    const { stages } = await planAll(product, images)
    expect(stages.map(({ matrix }) => matrix.include.map((row) => row.stackerfiles))).toEqual([
      ['base.yaml'],
      ['server.yaml', 'bench.yaml'],
    ])
    expect(await planned(product, 'base.yaml')).toEqual(['base'])
  })

  test('go to the build that finds them by its search, and to no other of the row', async () => {
    const product = open()
    const files: Files = {
      'base.tar': 'a base',
      'stack-cache.yaml': `
defaults: {stacker-dir: .stacker}
builds:
  - {name: kit, search-dir: layers}
  - {name: media, stackerfiles: media.yaml, layer-types: squashfs}
`,
      'layers/kernel/stacker.yaml': 'kernel: {from: {type: tar, url: base.tar}, run: make kernel}\n',
      'media.yaml': 'media: {from: {type: oci, url: "oci:kernel"}, run: make media}\n',
    }
    const row = ['layers/kernel/stacker.yaml', 'media.yaml']
    expect(
      (await planAll(product, files)).matrix.include.map(({ build, stackerfiles }) => [build, stackerfiles]),
    ).toEqual([['kit\nmedia', row.join('\n')]])
    const options = ['--build', 'kit', '--build', 'media']
    const asked = { directory: product.checkout(files), stackerfiles: row, options }
    const { out } = await product.run('plan', asked, ['--json'])
    expect((JSON.parse(out) as BuildsDocument).rebuild).toEqual(['kit/kernel', 'media/media'])
  })

  test('are taken by name or glob, and one that is not there is a mistake, not nothing to build', async () => {
    const product = open()
    expect(await planned(product, 'b*.yaml')).toEqual(['base', 'bench'])
    expect(await planned(product, 'bunch.yaml')).toMatch(/^stackerfiles: there is no file /)
  })
})

test('a build of another architecture is planned with the facts of that one, on this machine', async () => {
  const product = open()
  const files: Files = {
    'base.tar': 'a base',
    'stack-cache.yaml':
      'builds: [{name: "${variant.arch}", arch: "${variant.arch}", variants: {arch: [amd64, arm64]}}]\n',
    'stacker.yaml': 'app: {from: {type: tar, url: base.tar}, run: make}\n',
  }
  const asked: Asked = { directory: product.checkout(files), stackerfiles: ['stacker.yaml'] }
  await product.cycle(asked)
  const planned = await planAll(product, files)
  expect(planned.layers.map(({ build, verdict }) => `${build ?? ''}: ${verdict}`)).toEqual([
    'amd64: hit',
    'arm64: miss',
  ])
  expect(planned.matrix.include.map((row) => [row.build, row.arch, row['runs-on']])).toEqual([
    ['arm64', 'arm64', 'ubuntu-24.04-arm'],
  ])
})

describe('builds into one stacker-dir that meet', () => {
  /** Build, save, and again elsewhere: what was planned there, and what stacker then built. */
  async function again(
    files: Files,
    builds: readonly (Omit<Asked, 'directory'> & { name: string })[],
  ): Promise<string[][]> {
    const product = open()
    const work = async (directory: string): Promise<string[]> => {
      const built: string[] = []
      for (const { name, ...asked } of builds) {
        const played = await playBuild({ ...asked, directory })
        built.push(...played.filter(({ did }) => did === 'built').map((layer) => `${name}/${layer.name}`))
      }
      return built
    }
    const rounds: string[][] = []
    for (let round = 0; round < 2; round++) {
      const asked: Asked = { directory: product.checkout(files), stackerfiles: [] }
      const { rebuild } = await planAll(product, files)
      const { code, said } = await product.run('restore', asked)
      expect([code, said]).toEqual([0, ''])
      const built = await work(asked.directory)
      expect((await product.run('save', asked)).code).toBe(0)
      rounds.push([...rebuild], built)
    }
    return rounds
  }

  test('with images of other layer types hold each other up, as stacker keeps one entry a name', async () => {
    const files: Files = {
      'base.tar': 'a base',
      'stack-cache.yaml': `
defaults: {stacker-dir: .stacker, stackerfiles: stacker.yaml}
builds: [{name: kit, layer-types: tar}, {name: media, layer-types: squashfs}]
`,
      'stacker.yaml': 'tools: {from: {type: tar, url: base.tar}, run: make}\n',
    }
    const [, , planned, built] = await again(files, [
      { name: 'kit', stackerfiles: ['stacker.yaml'], layerTypes: ['tar'] },
      { name: 'media', stackerfiles: ['stacker.yaml'], layerTypes: ['squashfs'] },
    ])
    // Of two entries of one name build.cache has the last one when save looks.
    expect([planned, built]).toEqual([
      ['kit/tools', 'media/tools'],
      ['kit/tools', 'media/tools'],
    ])
  })

  test('with one prerequisite share its layers, down to the bottom', async () => {
    const files: Files = {
      'base.tar': 'a base',
      'stack-cache.yaml': `
defaults: {stacker-dir: .stacker}
builds: [{name: kit, stackerfiles: kit.yaml, substitute: {A: 1}}, {name: media, stackerfiles: media.yaml, substitute: {A: 2}}]
`,
      'common.yaml': `
base: {from: {type: tar, url: base.tar}, run: make base}
tools: {from: {type: built, tag: base}, run: make tools}
`,
      'kit.yaml':
        'config: {prerequisites: [common.yaml]}\nkit: {from: {type: built, tag: tools}, run: "make ${{A}}"}\n',
      'media.yaml':
        'config: {prerequisites: [common.yaml]}\nmedia: {from: {type: built, tag: tools}, run: "make ${{A}}"}\n',
    }
    const [, , planned, built] = await again(files, [
      { name: 'kit', stackerfiles: ['kit.yaml'], substitute: ['A=1'] },
      { name: 'media', stackerfiles: ['media.yaml'], substitute: ['A=2'] },
    ])
    expect([planned, built]).toEqual([[], []])
  })

  test('see nothing unchanged in a bind that the earlier one may write into', async () => {
    const product = open()
    const files: Files = {
      'base.tar': 'a base',
      'out/x': 'x',
      'stack-cache.yaml': `
defaults: {stacker-dir: .stacker, binds: content}
builds: [{name: kit, stackerfiles: kit.yaml}, {name: media, stackerfiles: media.yaml}]
`,
      'kit.yaml': 'gen: {from: {type: tar, url: base.tar}, binds: ["out -> /out"], run: make}\n',
      'media.yaml': 'pack: {from: {type: tar, url: base.tar}, binds: ["out -> /out"], run: pack}\n',
    }
    const asked: Asked = { directory: product.checkout(files), stackerfiles: [] }
    await product.run('restore', asked)
    for (const file of ['kit.yaml', 'media.yaml']) await playBuild({ ...asked, stackerfiles: [file] })
    await product.run('save', asked)
    expect((await planAll(product, files)).stale).toEqual(['media/pack'])
  })

  test('do not stand on the image that the earlier one is about to write anew', async () => {
    const product = open()
    const files: Files = {
      'base.tar': 'a base',
      'k.c': 'one',
      'stack-cache.yaml': `
defaults: {stacker-dir: .stacker}
builds: [{name: kit, stackerfiles: kit.yaml}, {name: media, stackerfiles: media.yaml}]
`,
      'kit.yaml': 'keys: {from: {type: tar, url: base.tar}, imports: [k.c], run: make}\n',
      'media.yaml': 'media: {from: {type: oci, url: "oci:keys"}, run: make}\n',
    }
    const asked: Asked = { directory: product.checkout(files), stackerfiles: [] }
    await product.run('restore', asked)
    await playBuild({ ...asked, stackerfiles: ['kit.yaml'] })
    await playBuild({ ...asked, stackerfiles: ['media.yaml'] })
    await product.run('save', asked)
    writeFiles(asked.directory, { 'k.c': 'two' })
    const { out } = await product.run('plan', asked, ['--json'])
    expect((JSON.parse(out) as BuildsDocument).rebuild).toEqual(['kit/keys', 'media/media'])
  })
})

test('what a builds file gets wrong is told with its place, and nothing is planned', async () => {
  const product = open()
  const directory = product.checkout({ 'stacker.yaml': '' })
  writeFiles(directory, { 'stack-cache.yaml': 'builds:\n  - name: a\n    stackerfile: a.yaml\n' })
  const { code, said } = await product.run('plan', { directory, stackerfiles: [] })
  expect(code).toBe(1)
  expect(said).toMatch(/^stack-cache\.yaml:3:5: .*did you mean `?"?stackerfiles/)
})
