// Small projects made of what real stackerfiles do: what each gets is also told in the README, "What real projects get".
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { playBuild } from '../stacker/played-stacker.ts'
import { openProduct, told, writeFiles, type Asked, type Files, type Product } from './product.ts'

function product(): Product {
  const opened = openProduct()
  onTestFinished(opened.remove)
  return opened
}

/** Built and saved in one checkout; answers the same question for another checkout, where `files` are laid over. */
async function afterBuild(
  its: Product,
  files: Files,
  asked: Omit<Asked, 'directory'>,
): Promise<(edits?: Files, more?: Partial<Asked>) => Promise<Awaited<ReturnType<Product['plan']>>>> {
  await its.cycle({ ...asked, directory: its.checkout(files) })
  return (edits = {}, more = {}) => its.plan({ ...asked, ...more, directory: its.checkout({ ...files, ...edits }) })
}

describe('a project as of a registry server: one stackerfile, names made of substitutions, a binary that make builds before', () => {
  const files: Files = {
    'build/stacker.yaml': `
"\${{REPO:server}}-\${{OS:linux}}-\${{ARCH:amd64}}-base":
  from: {type: tar, url: build/rootfs.tar}
  build_only: true
  imports: [files/passwd]
  run: cp /stacker/imports/passwd /etc/passwd
"\${{REPO:server}}-\${{OS:linux}}-\${{ARCH:amd64}}":
  from: {type: built, tag: "\${{REPO:server}}-\${{OS:linux}}-\${{ARCH:amd64}}-base"}
  imports:
    - ../bin/server-\${{OS:linux}}-\${{ARCH:amd64}}
    - files/config.json
  run: |
    cp /stacker/imports/server-\${{OS:linux}}-\${{ARCH:amd64}} /usr/bin/server
  entrypoint: [/usr/bin/server]
  labels:
    org.opencontainers.image.revision: \${{COMMIT:none}}
"\${{REPO:server}}-\${{OS:linux}}-\${{ARCH:amd64}}-debug":
  from: {type: built, tag: "\${{REPO:server}}-\${{OS:linux}}-\${{ARCH:amd64}}-base"}
  imports: [files/config.json]
  run: install a debugger
`,
    'build/rootfs.tar': 'a root',
    'build/files/passwd': 'root:x:0:0',
    'build/files/config.json': '{}',
  }
  const binary = { 'bin/server-linux-amd64': 'a binary', 'bin/server-linux-arm64': 'another binary' }
  const asked = { stackerfiles: ['build/stacker.yaml'] }

  test('hits when the plan stands after the step that makes the binary, and is in doubt before it', async () => {
    const plan = await afterBuild(product(), { ...files, ...binary }, asked)
    expect(told(await plan())).toEqual({
      'server-linux-amd64-base': 'hit',
      'server-linux-amd64': 'hit',
      'server-linux-amd64-debug': 'hit',
    })
    expect(told(await plan({ 'bin/server-linux-amd64': 'a newer binary' }))).toEqual({
      'server-linux-amd64-base': 'hit',
      'server-linux-amd64': 'miss, import-changed ../bin/server-linux-amd64',
      'server-linux-amd64-debug': 'hit',
    })
  })

  test('is in doubt only in the layer that takes the binary where the binary is not there yet', async () => {
    const its = product()
    const directory = its.checkout({ ...files, ...binary })
    await its.cycle({ ...asked, directory })
    const elsewhere = its.checkout(files)
    expect(told(await its.plan({ ...asked, directory: elsewhere }))).toEqual({
      'server-linux-amd64-base': 'hit',
      'server-linux-amd64': 'unknown, generated-source ../bin/server-linux-amd64',
      'server-linux-amd64-debug': 'hit',
    })
    writeFiles(elsewhere, binary)
    expect((await its.plan({ ...asked, directory: elsewhere })).any).toBe(false)
  })

  test('builds the labelled layer again with every commit, names the substitution, and keeps the others', async () => {
    const its = product()
    const all = { ...files, ...binary }
    await its.cycle({ ...asked, substitute: ['COMMIT=1111111'], directory: its.checkout(all) })
    const directory = its.checkout(all)
    const document = await its.plan({ ...asked, substitute: ['COMMIT=2222222'], directory })
    expect(told(document)).toEqual({
      'server-linux-amd64-base': 'hit',
      'server-linux-amd64': 'miss, definition-changed',
      'server-linux-amd64-debug': 'hit',
    })
    const changes = document.layers[1]?.reasons[0]?.changes
    expect(changes).toMatchObject([{ substitution: 'COMMIT', before: '1111111', after: '2222222' }])
    const notice = document.notices.find(({ text }) => text.includes('COMMIT'))
    expect(notice?.text).toContain('server-linux-amd64')
    expect(notice?.advice).toBeDefined()
  })

  test('keeps the layers of each name that a substitution makes', async () => {
    const its = product()
    const all = { ...files, ...binary }
    await its.cycle({ ...asked, directory: its.checkout(all) })
    const arm = { ...asked, substitute: ['ARCH=arm64'] }
    await its.cycle({ ...arm, directory: its.checkout(all) })
    expect((await its.plan({ ...asked, directory: its.checkout(all) })).any).toBe(false)
    expect((await its.plan({ ...arm, directory: its.checkout(all) })).hit).toEqual([
      'server-linux-arm64-base',
      'server-linux-arm64',
      'server-linux-arm64-debug',
    ])
  })
})

describe('a project that compiles in a build_only layer over a bind of the checkout', () => {
  const files: Files = {
    'stacker.yaml': `
build:
  from: {type: tar, url: go.tar}
  build_only: true
  binds: [". -> /src"]
  run: make -C /src
tools:
  from: {type: tar, url: go.tar}
  build_only: true
  run: install tools
app:
  from: {type: built, tag: tools}
  imports: [stacker://build/src/bin/app]
  run: cp /stacker/imports/app /usr/bin/app
docs:
  from: {type: built, tag: tools}
  imports: [README]
  run: cp /stacker/imports/README /usr/share/README
`,
    'go.tar': 'a compiler',
    README: 'read me',
  }

  test('builds the bound layer every time, leaves to stacker what takes files from it, and keeps the rest', async () => {
    const plan = await afterBuild(product(), files, { stackerfiles: ['stacker.yaml'] })
    const document = await plan()
    const [build] = document.layers
    expect(build).toMatchObject({ name: 'build', verdict: 'always' })
    expect(told(document)).toMatchObject({
      tools: 'hit',
      app: 'unknown, producer-rebuilt build',
      docs: 'hit',
    })
  })
})

describe('a project that compiles into a bound directory, from which later layers import', () => {
  const stackerfile = `
early:
  from: {type: tar, url: go.tar}
  imports: [out/tool]
compile:
  from: {type: tar, url: go.tar}
  build_only: true
  binds: [src, out, tree/bin]
  run: make -C /src
tool:
  from: {type: scratch}
  imports: [out/tool, README]
all:
  from: {type: scratch}
  overlay_dirs: [{source: tree, dest: /}]
docs:
  from: {type: scratch}
  imports: [README, output]
root:
  from: {type: tar, url: out/root.tar}
installed:
  from: {type: scratch}
  imports: [{path: out/tool, dest: /usr/bin/}]
`
  const files: Files = {
    'stacker.yaml': stackerfile,
    'go.tar': 'a compiler',
    README: 'read me',
    output: 'not in out',
    'src/main.go': 'package main',
    'tree/bin/tool': 'made of package main',
    'out/tool': 'made of package main',
    'out/root.tar': 'made of package main',
  }
  const asked = { stackerfiles: ['stacker.yaml'] }
  const compiling = (directory: string) => (layer: string) => {
    if (layer !== 'compile') return
    const made = `made of ${readFileSync(path.join(directory, 'src/main.go'), 'utf8')}`
    writeFiles(directory, { 'out/tool': made, 'out/root.tar': made, 'tree/bin/tool': made })
  }
  const always = expect.stringMatching(/^always, binds /) as string
  const inDoubt = {
    early: 'hit',
    tool: 'unknown, generated-source out/tool',
    all: 'unknown, generated-source tree',
    docs: 'hit',
    root: 'unknown, base-unresolved out/root.tar',
  }

  test('is in doubt of what the bound layer may write, in place too, and stacker decides', async () => {
    const its = product()
    const directory = its.checkout(files)
    const build: Asked = { ...asked, directory, after: compiling(directory) }
    await its.cycle(build)
    const local = await its.plan(build, ['--from', 'local'])
    expect(told(local)).toEqual({ ...inDoubt, compile: always, installed: 'hit' })
    const [reason] = local.layers.find(({ name }) => name === 'tool')?.reasons ?? []
    expect(reason?.text).toContain('layer compile binds it, and may write it')
    const did = async (): Promise<Record<string, string>> =>
      Object.fromEntries((await playBuild(build)).map(({ name, did: done }) => [name, done]))
    expect(await did()).toMatchObject({
      early: 'cached',
      tool: 'cached',
      all: 'cached',
      docs: 'cached',
      root: 'cached',
    })
    writeFiles(directory, { 'src/main.go': 'package other' })
    expect(told(await its.plan(build, ['--from', 'local']))).toMatchObject({ early: 'hit', tool: inDoubt.tool })
    expect(await did()).toMatchObject({ early: 'cached', tool: 'built', all: 'built', docs: 'cached', root: 'built' })
  })

  test('builds over a store what stacker would not look at, and lays the rest down for it to decide', async () => {
    const its = product()
    const first = its.checkout(files)
    await its.cycle({ ...asked, directory: first, after: compiling(first) })
    const directory = its.checkout(files)
    const build: Asked = { ...asked, directory, after: compiling(directory) }
    expect(told(await its.plan(build))).toMatchObject({
      ...inDoubt,
      compile: always,
      installed: 'miss, generated-source out/tool',
    })
    const done = await its.cycle(build)
    expect(done.filter((layer) => layer.did === 'built').map(({ name }) => name)).toEqual(['compile', 'installed'])
  })

  test('is in no doubt where the bound layer runs nothing', async () => {
    const plan = await afterBuild(
      product(),
      { ...files, 'stacker.yaml': stackerfile.replace('  run: make -C /src\n', '') },
      asked,
    )
    expect(told(await plan())).toMatchObject({ tool: 'hit', all: 'hit', root: 'hit', installed: 'hit' })
  })
})

describe('a project of many images over shared layers: prerequisites in a diamond, own images as oci bases, two layer types', () => {
  const files: Files = {
    'images/base/stacker.yaml': `
base-rootfs:
  from: {type: tar, url: images/base/rootfs.tar}
  build_only: true
  imports: [etc]
base:
  from: {type: built, tag: base-rootfs}
  run: tidy
`,
    'images/base/rootfs.tar': 'a root',
    'images/base/etc/os-release': 'ID=own',
    'images/go/stacker.yaml': `
config: {prerequisites: [../base/stacker.yaml]}
go-devel:
  from: {type: built, tag: base}
  build_only: true
  imports: [version]
`,
    'images/go/version': '1.25',
    'images/ssl/stacker.yaml': `
config: {prerequisites: [../base/stacker.yaml]}
ssl-devel:
  from: {type: built, tag: base}
  build_only: true
  imports: [version]
`,
    'images/ssl/version': '3.5',
    'images/proxy/stacker.yaml': `
config: {prerequisites: [../go/stacker.yaml, ../ssl/stacker.yaml]}
proxy-build:
  from: {type: built, tag: go-devel}
  build_only: true
  imports: [stacker://ssl-devel/usr/lib/libssl, main.go]
proxy:
  from: {type: oci, url: '\${{IMAGES:oci}}:base'}
  imports: [stacker://proxy-build/usr/bin/proxy]
`,
    'images/proxy/main.go': 'package main',
  }
  const all = ['base', 'go', 'ssl', 'proxy'].map((name) => `images/${name}/stacker.yaml`)
  const asked = { stackerfiles: all, layerTypes: ['tar', 'squashfs'] } as const

  test('hits as a whole on another runner, for both layer types', async () => {
    const plan = await afterBuild(product(), files, asked)
    expect(told(await plan())).toEqual({
      'base-rootfs': 'hit',
      base: 'hit',
      'go-devel': 'hit',
      'ssl-devel': 'hit',
      'proxy-build': 'hit',
      proxy: 'hit',
    })
  })

  test('follows a change through one side of the diamond and leaves the other', async () => {
    const plan = await afterBuild(product(), files, asked)
    const document = await plan({ 'images/ssl/version': '3.6' })
    expect(told(document)).toEqual({
      'base-rootfs': 'hit',
      base: 'hit',
      'go-devel': 'hit',
      'ssl-devel': 'miss, import-changed version',
      'proxy-build': 'unknown, producer-rebuilt ssl-devel',
      proxy: 'unknown, producer-rebuilt proxy-build',
    })
    expect(document.waves).toEqual([['images/ssl/stacker.yaml'], ['images/proxy/stacker.yaml']])
    expect(document.matrix.include).toHaveLength(1)
  })

  test('builds all again from the base up, the image on the own output too', async () => {
    const plan = await afterBuild(product(), files, asked)
    const document = await plan({ 'images/base/etc/os-release': 'ID=new' })
    expect(document.hit).toEqual([])
    expect(told(document)['proxy']).toContain('base-rebuilt base')
  })

  test('hits in the same place only where the own output is named by a path of the checkout, and tells the substitution', async () => {
    const its = product()
    const named = {
      ...files,
      'images/proxy/stacker.yaml': (files['images/proxy/stacker.yaml'] ?? '').replace('IMAGES:oci', 'STACKER_OCI_DIR'),
    }
    const directory = its.checkout(named)
    await its.cycle({ ...asked, directory })
    for (const state of ['.stacker', 'oci', 'roots']) rmSync(path.join(directory, state), { recursive: true })
    expect((await its.plan({ ...asked, directory })).any).toBe(false)
    const elsewhere = await its.plan({ ...asked, directory: its.checkout(named) })
    expect(elsewhere.rebuild).toEqual(['proxy'])
    const changes = elsewhere.layers.find(({ name }) => name === 'proxy')?.reasons[0]?.changes
    expect(changes).toMatchObject([{ path: 'from.url', substitution: 'STACKER_OCI_DIR' }])
  })

  test('misses where a layer type is asked for that was not built', async () => {
    const plan = await afterBuild(product(), files, { ...asked, layerTypes: ['tar'] })
    expect(told(await plan({}, { layerTypes: ['tar', 'squashfs'] }))).toMatchObject({
      // Its diff is packed as tar only: it is laid down as before that, and packed again.
      'base-rootfs': 'hit',
      base: 'miss, layer-type-missing squashfs+true',
    })
    expect((await plan()).any).toBe(false)
  })
})

describe('a project with one layer name in five stackerfiles', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const files: Files = {
    'rootfs.tar': 'a root',
    ...Object.fromEntries(
      names.flatMap((name) => [
        [
          `services/${name}/stacker.yaml`,
          `
build:
  from: {type: tar, url: rootfs.tar}
  build_only: true
  imports: [main.c]
  run: cc main.c
service-${name}:
  from: {type: built, tag: build}
  run: strip
`,
        ],
        [`services/${name}/main.c`, `main of ${name}`],
      ]),
    ),
  }
  const all = names.map((name) => `services/${name}/stacker.yaml`)

  test('built one after another in one place, only the first can be a hit, as with stacker itself, which keeps one entry a name', async () => {
    const plan = await afterBuild(product(), files, { stackerfiles: all })
    const verdicts = told(await plan())
    for (const name of names.slice(1))
      expect(verdicts[`build in services/${name}/stacker.yaml`]).toMatch(/^miss, shared-name build/)
    // Built again from equal sources they leave an equal entry each, so what is built on them is kept.
    for (const name of names) expect(verdicts[`service-${name}`]).toBe('hit')
  })

  test('built by legs of their own, all of them hit in their legs', async () => {
    const its = product()
    for (const stackerfile of all) await its.cycle({ stackerfiles: [stackerfile], directory: its.checkout(files) })
    for (const stackerfile of all) {
      const document = await its.plan({ stackerfiles: [stackerfile], directory: its.checkout(files) })
      expect([stackerfile, document.rebuild]).toEqual([stackerfile, []])
    }
  })
})

describe('a project as of boot media: build_only everywhere, trees as overlays, some of them made by an earlier layer', () => {
  const files: Files = {
    'layers/kernel/stacker.yaml': `
kernel:
  from: {type: tar, url: layers/kernel/debian.tar}
  build_only: true
  imports: [config, '\${{PATCHES:patches}}']
  run: make bzImage
modules:
  from: {type: built, tag: kernel}
  build_only: true
  run: make modules
`,
    'layers/kernel/debian.tar': 'a root',
    'layers/kernel/config': 'CONFIG_A=y',
    'layers/kernel/patches/0001.patch': 'patch',
    'layers/boot/stacker.yaml': `
config: {prerequisites: [../kernel/stacker.yaml]}
initrd:
  from: {type: scratch}
  build_only: true
  imports: [stacker://modules/modules.tar, init]
bootkit:
  from: {type: scratch}
  imports: [stacker://kernel/bzImage, stacker://initrd/initrd.cpio]
  overlay_dirs: [{source: tree, dest: /}]
extras:
  from: {type: scratch}
  overlay_dirs: [{source: ../../generated, dest: /}]
`,
    'layers/boot/init': '#!/bin/sh',
    'layers/boot/tree/etc/conf': 'conf',
  }
  const asked = { stackerfiles: ['layers/boot/stacker.yaml'] }
  const generated = { 'generated/file': 'made by a step' }

  test('hits but for the overlay that is not made yet', async () => {
    const its = product()
    await its.cycle({ ...asked, directory: its.checkout({ ...files, ...generated }) })
    const directory = its.checkout({ ...files, ...generated })
    const hits = { kernel: 'hit', modules: 'hit', initrd: 'hit', bootkit: 'hit' }
    expect(told(await its.plan({ ...asked, directory }))).toEqual({ ...hits, extras: 'hit' })
    rmSync(path.join(directory, 'generated'), { recursive: true })
    expect(told(await its.plan({ ...asked, directory }))).toEqual({
      ...hits,
      extras: 'unknown, generated-source ../../generated',
    })
  })

  test('leaves to stacker who takes a file of a layer that is built again, and keeps what does not', async () => {
    const plan = await afterBuild(product(), { ...files, ...generated }, asked)
    expect(told(await plan({ 'layers/kernel/patches/0002.patch': 'one more' }))).toMatchObject({
      kernel: 'miss, import-changed patches',
      modules: 'miss, base-rebuilt kernel',
      initrd: 'unknown, producer-rebuilt modules',
      extras: 'hit',
    })
    expect(told(await plan({ 'layers/boot/init': 'other' }))).toMatchObject({
      kernel: 'hit',
      modules: 'hit',
      initrd: 'miss, import-changed init',
      bootkit: 'unknown, producer-rebuilt initrd',
    })
    expect(told(await plan({ 'layers/boot/tree/etc/conf': 'other' }))).toMatchObject({
      kernel: 'hit',
      initrd: 'hit',
      bootkit: 'miss, overlay-dir-changed tree',
    })
  })
})
