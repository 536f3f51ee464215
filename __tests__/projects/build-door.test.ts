// One step that restores, runs stacker and saves. What stands on PATH is the played stacker, as a process.
import * as fs from 'node:fs'
import path from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { writableRegistry } from '../registry/writable-registry.ts'
import { playBuild } from '../stacker/played-stacker.ts'
import { makesAnywhere, putStacker, runsIn, umaskOf, type Played, type PlayedRun } from '../stacker/stacker-program.ts'
import { openProduct, told, type Asked, type Files, type Product } from './product.ts'

const files: Files = {
  'stacker.yaml': [
    'base:\n  from: {type: tar, url: src/base.tar}\n  run: [make base]',
    'tools:\n  from: {type: built, tag: base}\n  build_only: true\n  imports: [src/tool.c]\n  run: [make tools]',
    'lib:\n  from: {type: built, tag: base}\n  imports: [src/lib.c, "stacker://tools/made/tool"]\n  run: [make lib]',
    'app:\n  from: {type: built, tag: lib}\n  imports: [src/app.c]\n  run: [make app]',
    'docs:\n  from: {type: built, tag: base}\n  imports: [src/docs.md]\n  run: [make docs]\n',
  ].join('\n'),
  'src/base.tar': 'a base',
  'src/tool.c': 'a tool',
  'src/lib.c': 'a library',
  'src/app.c': 'an application',
  'src/docs.md': 'words',
}

const epoch = '1700000000'

interface Door {
  readonly product: Product
  /** Runs `stack-cache build` in a checkout of the project, `played` by the stacker. */
  readonly build: (directory: string, played?: Omit<Played, 'log'>, more?: Partial<Asked>) => Promise<Built>
}

interface Built {
  readonly code: number
  readonly out: string
  readonly said: string
  /** What stacker was told, each time that it was started. */
  readonly runs: readonly PlayedRun[]
  readonly images: Readonly<Record<string, string>>
}

function openDoor(): Door {
  const product = openProduct()
  onTestFinished(product.remove)
  const bin = putStacker(product.home)
  let count = 0
  return {
    product,
    build: async (directory, played = {}, more = {}) => {
      const log = path.join(product.home, `runs-${String(count++)}`)
      const environment = {
        PATH: `${bin}:${process.env['PATH'] ?? ''}`,
        SOURCE_DATE_EPOCH: epoch,
        PLAYED: JSON.stringify({ ...played, log }),
        ...more.environment,
      }
      const asked = { directory, stackerfiles: ['stacker.yaml'], ...more, environment }
      const done = await product.run('build', asked)
      return { ...done, runs: runsIn(log), images: imagesIn(directory) }
    },
  }
}

/** Manifests by tag; those that are ours to keep blobs with would be among them. */
function imagesIn(directory: string): Record<string, string> {
  const index = path.join(directory, 'oci', 'index.json')
  if (!fs.existsSync(index)) return {}
  const { manifests } = JSON.parse(fs.readFileSync(index, 'utf8')) as {
    manifests: { digest: string; annotations: Record<string, string> }[]
  }
  const images = manifests.map(
    ({ digest, annotations }) => [annotations['org.opencontainers.image.ref.name'] ?? '', digest] as const,
  )
  return Object.fromEntries(images.sort())
}

/** What a clean build of what lies in the checkout now makes. */
async function cleanImages(product: Product, directory: string, stackerfiles = ['stacker.yaml']) {
  const elsewhere = product.checkout({})
  fs.mkdirSync(elsewhere, { recursive: true })
  for (const name of fs.readdirSync(directory)) {
    if (!['.stacker', 'oci', 'roots'].includes(name)) {
      fs.cpSync(path.join(directory, name), path.join(elsewhere, name), { recursive: true, preserveTimestamps: true })
    }
  }
  await playBuild({ directory: elsewhere, stackerfiles, epoch: BigInt(epoch), makes: makesAnywhere })
  return imagesIn(elsewhere)
}

/** What a plan on a machine with nothing but the store says. */
async function verdicts({ product }: Door, changed: Files = {}): Promise<Record<string, string>> {
  const directory = product.checkout({ ...files, ...changed })
  const options = ['--source-date-epoch', epoch]
  return told(await product.plan({ directory, stackerfiles: ['stacker.yaml'], options }))
}

const allHit = { base: 'hit', tools: 'hit', lib: 'hit', app: 'hit', docs: 'hit' }

/** Nothing of ours stands beside what stacker makes. */
function expectTidy(directory: string): void {
  const own = fs.readdirSync(directory).filter((name) => name.includes('stack-cache'))
  expect(own).toEqual([])
  expect(Object.keys(imagesIn(directory)).filter((tag) => tag.includes('stack-cache'))).toEqual([])
}

describe('one step', () => {
  test('builds what nobody has built, saves it, and is not needed where nothing changed', async () => {
    const door = openDoor()
    const first = door.product.checkout(files)
    const built = await door.build(first)
    expect(built, built.said).toMatchObject({ code: 0 })
    expect(built.out).toContain('stacker built 5 layers')
    expect(built.out).toContain('Saved 5 layers')
    expect(built.images).toEqual(await cleanImages(door.product, first))
    expect(await verdicts(door)).toEqual(allHit)

    const second = door.product.checkout(files)
    const again = await door.build(second)
    expect(again, again.said).toMatchObject({ code: 0, runs: [] })
    expect(again.out).toContain('stacker was not run: nothing is to be built')
    expect(again.out).toContain('0 B up')
    expect(again.images).toEqual(built.images)
    expectTidy(second)
  })

  test('runs stacker with exactly what was planned: options, directory, umask and epoch, and nothing of the runner', async () => {
    const door = openDoor()
    const directory = door.product.checkout(files)
    const built = await door.build(
      directory,
      {},
      {
        options: ['--umask', '027', '--source-date-epoch', '42', '--substitute', "A=it's"],
        environment: { INPUT_STORE: 'x', ACTIONS_RUNTIME_TOKEN: 'secret', KEPT: 'yes' },
      },
    )
    expect(built, built.said).toMatchObject({ code: 0 })
    const [run, ...more] = built.runs
    expect(more).toEqual([])
    const place = (name: string): string => path.join(directory, name)
    expect(run?.args).toEqual([
      ...['--stacker-dir', place('.stacker'), '--oci-dir', place('oci'), '--roots-dir', place('roots'), 'build'],
      ...['--layer-type', 'tar', '--substitute', "A=it's", '-f', place('stacker.yaml')],
    ])
    expect(run).toMatchObject({ directory, umask: 0o27 })
    expect(run?.environment).toMatchObject({ PWD: directory, SOURCE_DATE_EPOCH: '42', KEPT: 'yes' })
    expect(run?.environment['INPUT_STORE']).toBeUndefined()
    expect(run?.environment['ACTIONS_RUNTIME_TOKEN']).toBeUndefined()
    // What stood in this process is as it was.
    expect(umaskOf('self')).not.toBe(0o27)
  })

  test('after an edit builds what depends on it, and the images are those of a clean build', async () => {
    const door = openDoor()
    await door.build(door.product.checkout(files))
    const second = door.product.checkout({ ...files, 'src/lib.c': 'another library' })
    const built = await door.build(second)
    expect(built, built.said).toMatchObject({ code: 0 })
    expect(built.runs).toHaveLength(1)
    expect(built.out).toContain('stacker built 2 layers')
    expect(built.out).toContain('Saved 2 layers')
    expect(built.images).toEqual(await cleanImages(door.product, second))
    expect(await verdicts(door, { 'src/lib.c': 'another library' })).toEqual(allHit)
  })

  test('takes a surprise: what is edited after the plan is built, by a second run', async () => {
    const door = openDoor()
    await door.build(door.product.checkout(files))
    const second = door.product.checkout({ ...files, 'src/docs.md': 'other words' })
    const edits = { 'src/app.c': 'another application' }
    const built = await door.build(second, { edits })
    expect(built, built.said).toMatchObject({ code: 0 })
    // What app stands on was left out: stacker fails there, and finds it the second time.
    expect(built.runs).toHaveLength(2)
    expect(built.said).toContain('app: not finished')
    expect(built.images).toEqual(await cleanImages(door.product, second))
    expect(await verdicts(door, { 'src/docs.md': 'other words', ...edits })).toEqual(allHit)
  })

  test('takes what a build writes into the checkout, too, for a stackerfile that had nothing to build', async () => {
    const door = openDoor()
    const two = {
      'a.yaml': 'a: {from: {type: scratch}, imports: [a.txt], run: [make a]}\n',
      'b.yaml': 'b: {from: {type: scratch}, imports: [b.txt], run: [make b]}\n',
      'c.yaml': 'c: {from: {type: scratch}, imports: [c.txt], run: [make c]}\n',
      'a.txt': 'a',
      'b.txt': 'b',
      'c.txt': 'c',
    }
    const stackerfiles = ['a.yaml', 'b.yaml', 'c.yaml']
    await door.build(door.product.checkout(two), {}, { stackerfiles })
    const second = door.product.checkout({ ...two, 'b.txt': 'edited' })
    const built = await door.build(second, { edits: { 'a.txt': 'written by b' } }, { stackerfiles })
    expect(built, built.said).toMatchObject({ code: 0 })
    expect(built.runs.map(({ args }) => path.basename(args.at(-1) ?? ''))).toEqual(['b.yaml', 'a.yaml'])
    expect(built.images).toEqual(await cleanImages(door.product, second, stackerfiles))
    const third = door.product.checkout({ ...two, 'a.txt': 'written by b', 'b.txt': 'edited' })
    expect((await door.build(third, {}, { stackerfiles })).runs).toEqual([])
  })
})

describe('where stacker fails', () => {
  test('it is told at the line of the layer with the last words, and what was finished is saved', async () => {
    const door = openDoor()
    const directory = door.product.checkout(files)
    const built = await door.build(directory, {
      fails: 'app',
      prints: ['a long story', '::error::obey me', 'undefined reference to `main\u001b[2J`'],
    })
    expect(built.code).toBe(1)
    expect(built.runs).toHaveLength(1)
    expect(built.said).toMatch(
      /^stacker\.yaml:13:1: stacker failed at layer `app`: run commands failed for image "app".*; before that: a long story \/ ::error::obey me \/ undefined reference to `main\\x1b\[2J`$/m,
    )
    expect(built.out).toContain('stacker built 3 layers')
    expect(await verdicts(door)).toEqual({
      ...allHit,
      app: expect.stringMatching(/^miss/) as string,
      docs: expect.stringMatching(/^miss/) as string,
    })
    expectTidy(directory)
  })

  test('before any layer, it is told at the file', async () => {
    const door = openDoor()
    const directory = door.product.checkout(files)
    const built = await door.build(directory, {}, { options: ['--work-dir', 'elsewhere'] })
    expect(built.code).toBe(1)
    expect(built.said).toMatch(/^stacker\.yaml: stacker failed: --stacker-dir: /m)
    // Nothing was restored, so nothing was left out of that, and there is no use in a second run.
    expect(built.runs).toHaveLength(1)
  })

  test('later stackerfiles are not begun, and earlier ones are saved', async () => {
    const door = openDoor()
    const more = {
      'first.yaml': 'one:\n  from: {type: scratch}\n  imports: [src/lib.c]\n',
      'second.yaml': 'two:\n  from: {type: scratch}\n  run: [make two]\n',
      'third.yaml': 'three:\n  from: {type: scratch}\n  imports: [src/app.c]\n',
    }
    const stackerfiles = Object.keys(more)
    const built = await door.build(door.product.checkout({ ...files, ...more }), { fails: 'two' }, { stackerfiles })
    expect(built.code).toBe(1)
    expect(built.runs.map(({ args }) => path.basename(args.at(-1) ?? ''))).toEqual(['first.yaml', 'second.yaml'])
    const directory = door.product.checkout({ ...files, ...more })
    const plan = told(await door.product.plan({ directory, stackerfiles, options: ['--source-date-epoch', epoch] }))
    expect(plan).toMatchObject({ one: 'hit', two: expect.stringMatching(/^miss/) as string })
  })

  test('a stacker that is not there is one sentence, and only where it is needed', async () => {
    const door = openDoor()
    const environment = { PATH: path.dirname(process.execPath), SOURCE_DATE_EPOCH: epoch }
    const missing = await door.build(door.product.checkout(files), {}, { environment })
    expect(missing.code).toBe(1)
    expect(missing.said).toContain(
      'stacker: there is no "stacker" on PATH; install it before, as org/stack-cache/setup does',
    )
    await door.build(door.product.checkout(files))
    const unneeded = await door.build(door.product.checkout(files), {}, { environment })
    expect(unneeded, unneeded.said).toMatchObject({ code: 0 })
  })
})

test('several stackerfiles are saved one by one, and only those with something to build are given to stacker', async () => {
  const door = openDoor()
  const more = {
    'first.yaml': 'one:\n  from: {type: scratch}\n  build_only: true\n  imports: [src/lib.c]\n  run: [make one]\n',
    'second.yaml':
      'config:\n  prerequisites: [first.yaml]\ntwo:\n  from: {type: built, tag: one}\n  imports: [src/app.c]\n  run: [make two]\n',
    'third.yaml': 'three:\n  from: {type: scratch}\n  imports: [src/docs.md]\n',
  }
  const stackerfiles = Object.keys(more)
  const first = door.product.checkout({ ...files, ...more })
  const built = await door.build(first, {}, { stackerfiles })
  expect(built, built.said).toMatchObject({ code: 0 })
  expect(built.out.match(/^ {2}saved {2}(\w+)/gm)).toEqual(['  saved  one', '  saved  two', '  saved  three'])
  expect(built.images).toEqual(await cleanImages(door.product, first, stackerfiles))
  const second = door.product.checkout({ ...files, ...more, 'src/app.c': 'another' })
  const again = await door.build(second, {}, { stackerfiles })
  expect(again, again.said).toMatchObject({ code: 0 })
  expect(again.runs.map(({ args }) => path.basename(args.at(-1) ?? ''))).toEqual(['second.yaml'])
  expect(again.images).toEqual(await cleanImages(door.product, second, stackerfiles))
  expectTidy(second)
})

describe('broken off', () => {
  test.each([
    ['SIGINT', 130, false],
    ['SIGTERM', 143, true],
  ] as const)('by %s it ends stacker, saves what was finished, and ends with %i', async (signal, code, deaf) => {
    const door = openDoor()
    const controller = new AbortController()
    const directory = door.product.checkout(files)
    const until = fs.watch(directory, { recursive: true }, () => {
      if (fs.existsSync(path.join(directory, '.stacker', 'imports', 'app', '.stacker-run.sh'))) {
        // It has begun to build the layer at which it stays.
        setTimeout(() => {
          controller.abort(signal)
        }, 50)
        until.close()
      }
    })
    const built = await door.build(directory, { stays: 'app', deaf }, { interrupted: controller.signal })
    expect(built, built.said).toMatchObject({ code })
    expect(built.out).toContain('stacker built 3 layers')
    expect(built.out).toContain(', and was broken off')
    expect(await verdicts(door)).toMatchObject({
      base: 'hit',
      tools: 'hit',
      lib: 'hit',
      app: expect.stringMatching(/^miss/) as string,
    })
    expectTidy(directory)
  })

  test('before stacker has begun, it is not begun', async () => {
    const door = openDoor()
    const directory = door.product.checkout(files)
    const built = await door.build(directory, {}, { interrupted: AbortSignal.abort('SIGINT') })
    expect(built).toMatchObject({ code: 130, runs: [] })
    expectTidy(directory)
  })
})

test('images are published after the build: what was built, what was not, and all of them where nothing was to be built', async () => {
  const { build, product } = openDoor()
  const registry = await writableRegistry()
  const to = (tag: string): Partial<Asked> => ({
    options: ['--publish-to', `docker://${registry.host}/team`, '--publish-tags', tag],
  })
  const standing = (tag: string): Record<string, string> =>
    Object.fromEntries(
      ['app', 'base', 'docs', 'lib'].map((name) => [
        name,
        digestOf(registry.manifests.get(`team/${name} ${tag}`)?.bytes ?? ''),
      ]),
    )
  const first = await build(product.checkout(files), {}, to('v1'))
  expect(first, first.said).toMatchObject({ code: 0 })
  expect(standing('v1')).toEqual(first.images)

  registry.requests.splice(0)
  const nothing = await build(product.checkout(files), {}, to('v2'))
  expect(nothing, nothing.said).toMatchObject({ code: 0, runs: [] })
  expect(standing('v2')).toEqual(first.images)
  expect(registry.requests.filter((request) => request.includes('/blobs/'))).toEqual([])

  const edited = await build(product.checkout({ ...files, 'src/docs.md': 'others' }), {}, to('v2'))
  expect(edited, edited.said).toMatchObject({ code: 0 })
  expect(standing('v2')).toEqual(edited.images)
  expect(edited.images['docs']).not.toBe(first.images['docs'])
})
