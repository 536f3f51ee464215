// README, "What real projects get": each row is a case here, with its words, so that neither changes without the other.
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { digestHex } from '../../src/formats/digest.ts'
import { ociManifestOf, registryDouble, serve } from '../registry/loopback.ts'
import type { PlayedLayer } from '../stacker/played-stacker.ts'
import { openProduct, told, type Asked, type Files } from './product.ts'

const readme = readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8')
const [, section = ''] = /\n## What real projects get\n(.*?)\n## /s.exec(readme) ?? []
const rows = new Map(
  section.split('\n').flatMap((line): [string, string][] => {
    const [, pattern, says] = /^\| (.*?) +\| (.*?) +\|$/.exec(line) ?? []
    return pattern === undefined || says === undefined || /^-+$/.test(says) ? [] : [[pattern, says]]
  }),
)
const [title = '', ...patterns] = rows.keys()

const cases: string[] = []

/** A row of the table, and what makes it true. */
function row(pattern: string, says: string, holds: () => Promise<void>): void {
  cases.push(pattern)
  test(pattern, async () => {
    expect(rows.get(pattern)).toBe(says)
    await holds()
  })
}

interface Saved {
  /** Of another checkout, with these files laid over. */
  readonly plan: (edits?: Files, more?: Partial<Asked>) => ReturnType<ReturnType<typeof openProduct>['plan']>
  /** Restored and built there. */
  readonly built: (edits?: Files, more?: Partial<Asked>) => Promise<Record<string, PlayedLayer['did']>>
  readonly asked: (edits?: Files, more?: Partial<Asked>) => Asked
  /** The directory that keeps it. */
  readonly store: string
}

/** The project, built and saved once. */
async function saved(files: Files, given: Partial<Asked> = {}): Promise<Saved> {
  const its = openProduct()
  onTestFinished(its.remove)
  const asked: Saved['asked'] = (edits = {}, more = {}) => ({
    stackerfiles: ['stacker.yaml'],
    ...given,
    ...more,
    directory: its.checkout({ ...files, ...edits }),
  })
  await its.cycle(asked())
  return {
    asked,
    store: its.store,
    plan: (edits, more) => its.plan(asked(edits, more)),
    built: async (edits, more) =>
      Object.fromEntries((await its.cycle(asked(edits, more))).map(({ name, did }) => [name, did])),
  }
}

function sizeOf(directory: string): number {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(path.join(directory, name)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)
}

const root = { 'root.tar': 'a root' }
const onRoot = 'from: {type: tar, url: root.tar}'

test('the table says what a plan says when nothing changed', () => {
  expect([title, rows.get(title)]).toEqual(['pattern', 'what the plan says when nothing changed'])
})

row(
  'layers on layers, `build_only`, prerequisites in a diamond',
  'all hit; an edit builds what depends on it. Who takes files of a layer that is built again is `unknown`: restored, and stacker decides',
  async () => {
    const one = await saved(
      {
        ...root,
        'base/stacker.yaml': `base:\n  ${onRoot}\n  build_only: true\n  run: make\n`,
        'left/stacker.yaml': `config: {prerequisites: [../base/stacker.yaml]}\nleft:\n  from: {type: built, tag: base}\n  build_only: true\n  imports: [src]\n`,
        'right/stacker.yaml': `config: {prerequisites: [../base/stacker.yaml]}\nright:\n  from: {type: built, tag: base}\n  imports: [src]\n`,
        'top/stacker.yaml': `config: {prerequisites: [../left/stacker.yaml, ../right/stacker.yaml]}\ntop:\n  from: {type: built, tag: right}\n  imports: [stacker://left/made]\n`,
        'left/src': 'left',
        'right/src': 'right',
      },
      { stackerfiles: ['top/stacker.yaml'] },
    )
    expect(told(await one.plan())).toEqual({ base: 'hit', left: 'hit', right: 'hit', top: 'hit' })
    expect(told(await one.plan({ 'right/src': 'edited' }))).toMatchObject({
      base: 'hit',
      left: 'hit',
      right: 'miss, import-changed src',
      top: 'miss, base-rebuilt right',
    })
    const edited = { 'left/src': 'edited' }
    expect(told(await one.plan(edited))).toMatchObject({ right: 'hit', top: 'unknown, producer-rebuilt left' })
    expect(await one.built(edited)).toEqual({ base: 'cached', left: 'built', right: 'cached', top: 'built' })
  },
)

row(
  'several stackerfiles on one shared prerequisite',
  'all hit, each stackerfile given by itself or all together, the prerequisite too; an edit of one builds what depends on it there',
  async () => {
    const service = (name: string): string => `
config: {prerequisites: [../common/stacker.yaml]}
${name}-tools:
  from: {type: built, tag: base}
  build_only: true
  run: make tools
${name}:
  from: {type: built, tag: ${name}-tools}
  imports: [src, {path: stacker://${name}-tools/bin/tool, dest: /bin/}]
`
    const names = ['one', 'two']
    const files = {
      ...root,
      'common/stacker.yaml': `base:\n  ${onRoot}\n  run: make base\n`,
      ...Object.fromEntries(
        names.flatMap((name) => [
          [`${name}/stacker.yaml`, service(name)],
          [`${name}/src`, name],
        ]),
      ),
    }
    const services = names.map((name) => `${name}/stacker.yaml`)
    for (const given of [['common/stacker.yaml', ...services], services]) {
      const one = await saved(files, { stackerfiles: given })
      for (const stackerfiles of [given, ...services.map((stackerfile) => [stackerfile])]) {
        expect([stackerfiles, (await one.plan({}, { stackerfiles })).rebuild]).toEqual([stackerfiles, []])
      }
      expect(Object.values(await one.built())).not.toContain('built')
      expect((await one.plan({ 'one/src': 'edited' })).rebuild).toEqual(['one'])
    }
  },
)

row(
  'sources that an earlier step makes',
  'all hit when the plan stands after that step; before it, the layers that take them are `unknown`. With a job for the plan alone that is always so, unless it runs the step too',
  async () => {
    const made = { 'bin/app': 'made' }
    const files = { ...root, 'stacker.yaml': `app:\n  ${onRoot}\n  imports: [bin/app]\nother:\n  ${onRoot}\n` }
    const its = openProduct()
    onTestFinished(its.remove)
    const asked = { stackerfiles: ['stacker.yaml'] }
    await its.cycle({ ...asked, directory: its.checkout({ ...files, ...made }) })
    const plan = async (there: Files): Promise<Record<string, string>> =>
      told(await its.plan({ ...asked, directory: its.checkout(there) }))
    expect(await plan({ ...files, ...made })).toEqual({ app: 'hit', other: 'hit' })
    expect(await plan(files)).toEqual({ app: 'unknown, generated-source bin/app', other: 'hit' })
  },
)

row(
  'what an earlier layer makes in a directory that it binds',
  '`unknown`, there or not: restored, and stacker decides; an import with `dest`, which stacker never compares, is built',
  async () => {
    const text = `
compile:
  ${onRoot}
  build_only: true
  binds: [out]
  run: make
tool:
  ${onRoot}
  imports: [out/tool]
installed:
  ${onRoot}
  imports: [{path: out/tool, dest: /bin/}]
`
    const one = await saved({ ...root, 'stacker.yaml': text, 'out/tool': 'made' })
    const doubtful = { tool: 'unknown, generated-source out/tool', installed: 'miss, generated-source out/tool' }
    expect(told(await one.plan())).toMatchObject(doubtful)
    expect(await one.built()).toEqual({ compile: 'built', tool: 'cached', installed: 'built' })
    const asked = one.asked()
    rmSync(path.join(asked.directory, 'out/tool'))
    expect(told(await one.plan({}, { directory: asked.directory }))).toMatchObject(doubtful)
  },
)

row(
  'the own output as `oci` base, `${{DIR}}:name`',
  'hit when the stackerfile that makes the image is given too. With `${{STACKER_OCI_DIR}}` the definition holds a path of the checkout: hit in the same path, miss elsewhere',
  async () => {
    const files = {
      ...root,
      'a.yaml': `image:\n  ${onRoot}\n`,
      'b.yaml': `top:\n  from: {type: oci, url: '\${{DIR:oci}}:image'}\n`,
    }
    const both = { stackerfiles: ['a.yaml', 'b.yaml'] }
    const one = await saved(files, both)
    expect(told(await one.plan())).toEqual({ image: 'hit', top: 'hit' })
    const named = { ...files, 'b.yaml': files['b.yaml'].replace('DIR:oci', 'STACKER_OCI_DIR') }
    const its = openProduct()
    onTestFinished(its.remove)
    const there = { ...both, directory: its.checkout(named) }
    await its.cycle(there)
    for (const state of ['.stacker', 'oci', 'roots']) rmSync(path.join(there.directory, state), { recursive: true })
    expect(told(await its.plan(there))).toEqual({ image: 'hit', top: 'hit' })
    expect(told(await its.plan({ ...both, directory: its.checkout(named) }))).toEqual({
      image: 'hit',
      top: expect.stringMatching(/^miss, definition-changed/) as string,
    })
  },
)

row(
  'SOURCE_DATE_EPOCH (stacker v1.2.0)',
  'what stands on an image with `binds`, or on an own image as `oci` base, is `unknown` while that one is built again: restored, and kept where it comes out equal',
  async () => {
    const files = {
      ...root,
      'a.yaml': `
bound:
  ${onRoot}
  binds: [src]
  run: make
kid:
  from: {type: built, tag: bound}
image:
  ${onRoot}
  imports: [notes]
`,
      'b.yaml': `top:\n  from: {type: oci, url: 'oci:image'}\n`,
      'src/main.c': 'main',
      notes: 'one',
    }
    const epoch = { epoch: 1000n, environment: { SOURCE_DATE_EPOCH: '1000' } }
    const edited = { notes: 'two' }
    const given: Partial<Asked> = { stackerfiles: ['a.yaml', 'b.yaml'], idle: ['image'] }
    const one = await saved(files, { ...given, ...epoch })
    expect(told(await one.plan(edited))).toMatchObject({
      kid: 'unknown, base-may-be-equal bound',
      top: 'unknown, base-may-be-equal image',
    })
    expect(await one.built(edited)).toEqual({ bound: 'built', kid: 'cached', image: 'built', top: 'cached' })
    const without = await saved(files, given)
    expect(told(await without.plan(edited))).toMatchObject({
      kid: expect.stringMatching(/^miss, base-rebuilt bound/) as string,
      top: expect.stringMatching(/^miss, base-rebuilt image/) as string,
    })
  },
)

row(
  'one layer name in several stackerfiles',
  'built in one place, only the first holder can hit, and what stands on `build_only` ones: stacker keeps one entry a name. Given one stackerfile a leg, all hit',
  async () => {
    const files = {
      ...root,
      'a.yaml': `build:\n  ${onRoot}\n  imports: [a]\na:\n  from: {type: built, tag: build}\n`,
      'b.yaml': `build:\n  ${onRoot}\n  imports: [b]\nb:\n  from: {type: built, tag: build}\n`,
      a: 'a',
      b: 'b',
    }
    const its = openProduct()
    onTestFinished(its.remove)
    for (const stackerfile of ['a.yaml', 'b.yaml'])
      await its.cycle({ stackerfiles: [stackerfile], directory: its.checkout(files) })
    const plan = async (...stackerfiles: string[]): Promise<Record<string, string>> =>
      told(await its.plan({ stackerfiles, directory: its.checkout(files) }))
    expect(await plan('a.yaml')).toEqual({ build: 'hit', a: 'hit' })
    expect(await plan('b.yaml')).toEqual({ build: 'hit', b: 'hit' })
    expect(await plan('a.yaml', 'b.yaml')).toEqual({
      'build in a.yaml': 'hit',
      a: 'hit',
      'build in b.yaml': expect.stringMatching(/^miss, shared-name build/) as string,
      b: expect.stringMatching(/^miss, base-rebuilt build/) as string,
    })
  },
)

row('substitutions in layer names', 'every name has records of its own', async () => {
  const one = await saved({ ...root, 'stacker.yaml': `"app-\${{ARCH:amd64}}":\n  ${onRoot}\n` })
  const arm = { substitute: ['ARCH=arm64'] }
  expect(told(await one.plan({}, arm))).toEqual({ 'app-arm64': 'miss, not-cached' })
  expect(await one.built({}, arm)).toEqual({ 'app-arm64': 'built' })
  expect(told(await one.plan({}, arm))).toEqual({ 'app-arm64': 'hit' })
  expect(told(await one.plan())).toEqual({ 'app-amd64': 'hit' })
})

row(
  'a substitution that every commit changes, as `${{COMMIT}}`',
  'its layers and what stands on them are built every time; the plan names the substitution. Moved to the last, small layer it costs little',
  async () => {
    const label = `  labels: {commit: "\${{COMMIT}}"}\n`
    const text = (below: string, last: string): string =>
      `below:\n  ${onRoot}\n${below}top:\n  from: {type: built, tag: below}\n${last}`
    const [early, late] = await Promise.all(
      [text(label, ''), text('', label)].map((stackerfile) =>
        saved({ ...root, 'stacker.yaml': stackerfile }, { substitute: ['COMMIT=1111111'] }),
      ),
    )
    const next = { substitute: ['COMMIT=2222222'] }
    const document = await early?.plan({}, next)
    expect(document?.rebuild).toEqual(['below', 'top'])
    expect(document?.layers[0]?.reasons[0]?.changes).toMatchObject([{ substitution: 'COMMIT' }])
    expect(document?.notices.some(({ text: said }) => said.includes('the substitution COMMIT'))).toBe(true)
    expect((await late?.plan({}, next))?.rebuild).toEqual(['top'])
  },
)

row(
  'compiling over a bind of the checkout',
  'the layer is built every time, as stacker does, or `unchanged` with `binds: content`; what takes files from it is `unknown`: restored, and stacker compares. The rest hits, with the sources as before the build',
  async () => {
    const text = `
build:
  ${onRoot}
  build_only: true
  binds: [". -> /src"]
  run: make
app:
  ${onRoot}
  imports: [stacker://build/made]
docs:
  ${onRoot}
  imports: [README]
`
    const one = await saved({ ...root, 'stacker.yaml': text, README: 'read me' })
    const document = await one.plan()
    expect(document.rebuild).toEqual(['build', 'app'])
    expect(told(document)).toEqual({
      build: expect.stringMatching(/^always, binds/) as string,
      app: 'unknown, producer-rebuilt build',
      docs: 'hit',
    })
    expect(await one.built()).toEqual({ build: 'built', app: 'cached', docs: 'cached' })
  },
)

row(
  'two layer types',
  'hit for both, or for a subset of what was built, of an earlier state too; another type is a miss',
  async () => {
    const text = `base:\n  ${onRoot}\n  run: make\ntop:\n  from: {type: built, tag: base}\n`
    const both = await saved({ ...root, 'stacker.yaml': text }, { layerTypes: ['tar', 'squashfs'] })
    const hits = { base: 'hit', top: 'hit' }
    expect(told(await both.plan())).toEqual(hits)
    expect(told(await both.plan({}, { layerTypes: ['squashfs'] }))).toEqual(hits)
    const tar = await saved({ ...root, 'stacker.yaml': text }, { layerTypes: ['tar'] })
    expect(told(await tar.plan({}, { layerTypes: ['squashfs'] }))).toMatchObject({
      base: expect.stringMatching(/^miss, layer-type-missing/) as string,
    })
  },
)

row(
  '`erofs`',
  'hit, but for a layer that others stand on or take files from: it is built every time, since stacker fails to extract it again',
  async () => {
    const text = `base:\n  ${onRoot}\ntop:\n  from: {type: built, tag: base}\nalone:\n  ${onRoot}\n`
    const one = await saved({ ...root, 'stacker.yaml': text }, { layerTypes: ['erofs'] })
    const document = await one.plan()
    expect(told(document)).toMatchObject({ base: 'miss, needed-by-rebuild', alone: 'hit' })
    expect(document.rebuild).toEqual(['base', 'top'])
    expect(document.notices.map(({ text: said }) => said).filter((said) => said.includes('erofs'))).toHaveLength(1)
  },
)

row(
  'a registry image as base',
  'hit until the image of this platform changes. Schema 2 images are known once a build has seen them; while the registry does not answer, `unknown`, or `bases: recorded`',
  async () => {
    let down = false
    const registry = await registryDouble((_, response) => {
      if (down) response.writeHead(503).end()
      return down
    })
    let digest = registry.push('img', 'v1', ociManifestOf('one'))
    const url = `docker://${registry.host}/img:v1`
    const one = await saved(
      { 'stacker.yaml': `app:\n  from: {type: docker, url: '${url}', insecure: true}\n` },
      { pull: () => Promise.resolve(digestHex(digest)) },
    )
    expect(told(await one.plan())).toEqual({ app: 'hit' })
    down = true
    const hurried = { patience: { request: 300, total: 1000 } }
    expect(told(await one.plan({}, hurried))).toEqual({ app: `unknown, base-unresolved ${url}` })
    expect(told(await one.plan({}, { ...hurried, options: ['--bases', 'recorded'] }))).toEqual({ app: 'hit' })
    down = false
    digest = registry.push('img', 'v1', ociManifestOf('two'))
    expect(told(await one.plan())).toEqual({ app: `miss, base-changed ${url}` })
    // Schema 2 wants a registry that converts: registry-bases.test.ts.
  },
)

row(
  'a `build_only` toolchain on a registry image',
  'hit, and so does what stands on it or takes files from it. What it made is kept, never the image: stacker fetches that again',
  async () => {
    const registry = await registryDouble()
    const digest = registry.push('img', 'v1', ociManifestOf('one'))
    const text = `
tool:
  from: {type: docker, url: 'docker://${registry.host}/img:v1', insecure: true}
  build_only: true
  run: make
kid:
  from: {type: built, tag: tool}
  build_only: true
  imports: [src]
  run: make
app:
  ${onRoot}
  imports: [stacker://tool/bin/tool, stacker://kid/bin/kid]
`
    const baseContent = randomBytes(1_000_000).toString('hex')
    const one = await saved(
      { ...root, 'stacker.yaml': text, src: 'one' },
      { pull: () => Promise.resolve(digestHex(digest)), baseContent },
    )
    expect(told(await one.plan())).toEqual({ tool: 'hit', kid: 'hit', app: 'hit' })
    expect(sizeOf(one.store)).toBeLessThan(200_000)
    expect(await one.built()).toEqual({ tool: 'cached', kid: 'cached', app: 'cached' })
    expect(told(await one.plan({ src: 'two' }))).toMatchObject({ tool: 'hit', kid: 'miss, import-changed src' })
    expect(await one.built({ src: 'two' })).toEqual({ tool: 'cached', kid: 'built', app: 'built' })
  },
)

row(
  'a tar base or a link taken from a layer, by `stacker://`',
  'hit; `unknown` when that layer is built again: restored, and stacker decides',
  async () => {
    const text = `
maker:
  ${onRoot}
  build_only: true
  imports: [src]
  run: make
on-tar:
  from: {type: tar, url: 'stacker://maker/k.tar'}
taker:
  ${onRoot}
  imports: [stacker://maker/o/real, stacker://maker/o/link]
`
    const one = await saved({ ...root, 'stacker.yaml': text, src: 'one' })
    expect(told(await one.plan())).toEqual({ maker: 'hit', 'on-tar': 'hit', taker: 'hit' })
    expect(await one.built()).toEqual({ maker: 'cached', 'on-tar': 'cached', taker: 'cached' })
    expect(told(await one.plan({ src: 'two' }))).toEqual({
      maker: 'miss, import-changed src',
      'on-tar': 'unknown, base-unresolved maker',
      taker: 'unknown, producer-rebuilt maker',
    })
    expect(await one.built({ src: 'two' })).toEqual({ maker: 'built', 'on-tar': 'built', taker: 'built' })
    // Links to directories, broken ones and directories that hold them: recorded scenarios (stlink).
  },
)

row('layers that change nothing, as one without `run`', 'hit, and so does what stands on them', async () => {
  const text = `
made:
  ${onRoot}
  build_only: true
  run: make
alias:
  from: {type: built, tag: made}
  build_only: true
kid:
  from: {type: built, tag: alias}
  imports: [src]
work:
  from: {type: built, tag: alias}
  build_only: true
  run: make
out:
  ${onRoot}
  imports: [stacker://work/bin/out]
`
  const one = await saved({ ...root, 'stacker.yaml': text, src: 'one' }, { idle: ['alias'] })
  const { rebuild, hit } = await one.plan()
  expect([rebuild, hit]).toEqual([[], ['made', 'alias', 'kid', 'work', 'out']])
  expect(Object.values(await one.built())).not.toContain('built')
})

row(
  'http imports',
  'hit when a checksum header, a strong ETag or `hash:` vouches for the content, or a download of at most 64 MiB has it; a server that is slow, cut off or refuses makes `unknown`',
  async () => {
    let refuses = false
    const gets: string[] = []
    const host = await serve((request, response) => {
      if (request.method === 'GET') gets.push(request.url ?? '')
      if (refuses) response.writeHead(503).end()
      else {
        const headers = { 'content-length': 7, ...(request.url === '/tagged' && { etag: '"1"' }) }
        response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : 'content')
      }
    })
    const url = (name: string): string => `http://${host}/${name}`
    const one = await saved({
      'stacker.yaml': ['plain', 'tagged']
        .map((name) => `${name}:\n  from: {type: scratch}\n  imports: ['${url(name)}']\n`)
        .join(''),
    })
    gets.length = 0
    expect(told(await one.plan())).toEqual({ plain: 'hit', tagged: 'hit' })
    expect(gets).toEqual(['/plain'])
    refuses = true
    expect(told(await one.plan())).toEqual({
      plain: `unknown, import-unresolved ${url('plain')}`,
      tagged: `unknown, import-unresolved ${url('tagged')}`,
    })
    // The other ways to vouch and to fail: http-imports.test.ts.
  },
)

test('each row of the table has its case', () => {
  expect(patterns).toEqual(cases)
})
