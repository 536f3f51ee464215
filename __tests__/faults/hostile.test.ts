import { spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

import { describe, expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { decodeRecord } from '../../src/layer/record.ts'
import { openDirectoryStore } from '../../src/store/directory/directory.ts'
import { listRecords, verifyStore } from '../../src/store/directory/inspect.ts'
import { namedBlobs } from '../../src/store/named-blobs.ts'
import { cli } from './command-line.ts'
import { checkout, emptyPlace, entriesOf, expectGreen, expectWhole, recorded, step } from './job.ts'

type Json = Record<string, unknown>
const project = recorded('import-edit')

/** A store in which each record is replaced by what `change` makes of it, under the key that its own bytes ask for. */
async function storeOf(change: (record: Json, all: readonly Json[]) => unknown): Promise<string> {
  const good = path.join(emptyPlace(), 'store')
  await step(checkout(project, emptyPlace(), {}, true), 'save', { store: `dir:${good}` })
  const records = (await listRecords(good)).map(({ file, key }) => ({
    key,
    record: JSON.parse(readFileSync(file, 'utf8')) as Json,
    file,
  }))
  for (const { key, record, file } of records) {
    const changed = change(
      structuredClone(record),
      records.map((one) => one.record),
    )
    const bytes = Buffer.isBuffer(changed) ? changed : Buffer.from(JSON.stringify(changed))
    rmSync(file)
    const name = `${path.basename(file).slice(0, 17)}${key.slice(path.basename(path.dirname(file)).length + 1, -64)}${digestOf(bytes).slice(7)}`
    writeFileSync(path.join(path.dirname(file), name), bytes)
  }
  return `dir:${good}`
}

describe('a hostile record', () => {
  test.each<[string, (record: Json, all: readonly Json[]) => unknown]>([
    ['is nested a million deep', () => Buffer.from('['.repeat(1_000_000))],
    [
      'is nested deep where nothing is read',
      (record) => Buffer.from(JSON.stringify(record).replace('{', `{"more":${'['.repeat(5_000)}${']'.repeat(5_000)},`)),
    ],
    [
      'has the names of prototypes',
      (record) => Buffer.from(JSON.stringify(record).replace('{', '{"__proto__":{"format":1},"constructor":{},')),
    ],
    [
      'is of another layer',
      (record, all) => all.find((one) => one !== record && JSON.stringify(one) !== JSON.stringify(record)),
    ],
    [
      'has five thousand blobs',
      (record) => ({
        ...record,
        blobs: Array.from({ length: 5_000 }, (_, at) => ({ digest: digestOf(String(at)), size: 1, kind: 'layer' })),
      }),
    ],
    [
      'lies about sizes',
      (record) => ({ ...record, blobs: (record['blobs'] as Json[]).map((blob) => ({ ...blob, size: 7 })) }),
    ],
    [
      'has sizes beyond all numbers',
      (record) => ({ ...record, blobs: (record['blobs'] as Json[]).map((blob) => ({ ...blob, size: 1e300 })) }),
    ],
    ['names no blobs', (record) => ({ ...record, blobs: [] })],
    [
      'names blobs that are paths',
      (record) => ({ ...record, blobs: [{ digest: 'sha256:../../../etc/passwd', size: 1, kind: 'layer' }] }),
    ],
    [
      'has documents that are not what their digests say',
      (record) => ({ ...record, documents: (record['documents'] as Json[]).map((one) => ({ ...one, bytes: '{}' })) }),
    ],
    ['has no documents', (record) => ({ ...record, documents: [] })],
    ['has an entry that is none', (record) => ({ ...record, entry: '{"cache":{},"version":16}' })],
    [
      'has an entry of a directory that is no tree',
      (record) => ({ ...record, entry: (record['entry'] as string).replaceAll('"Type":0', '"Type":1') }),
    ],
    ['has metadata that is none', (record) => ({ ...record, metadata: '[[[' })],
    [
      'has metadata that stands on layers elsewhere',
      (record) => ({ ...record, metadata: '{"Manifests":{},"BuiltLayers":["../../../etc"],"HasBuiltOCIOutput":true}' }),
    ],
    [
      'takes contents to elsewhere',
      (record) => ({
        ...record,
        contents: [{ producer: '../x', path: '/../../../../etc/x', kind: 'file', mode: 0o7777, blob: digestOf('x') }],
      }),
    ],
    ['is of a release that nobody knows', (record) => ({ ...record, release: '__proto__' })],
    ['is of an owner that cannot be', (record) => ({ ...record, owner: -1 })],
    ['is null', () => null],
    ['is empty', () => Buffer.alloc(0)],
  ])('that %s is a rebuild or does no harm, and touches nothing outside', async (what, change) => {
    const store = await storeOf(change)
    const job = checkout(project, emptyPlace(), {})
    const outside = path.join(job.workspace, '..', 'victim')
    writeFileSync(outside, 'mine')
    for (const door of ['plan', 'restore'] as const) {
      const told = await step(job, door, { store })
      expect(told.failed).toEqual([])
      if (door === 'restore') expectWhole(job, told, 'hostile')
      // One for each record that is refused; of another layer it is refused as the answer to two questions.
      const most = what === 'is of another layer' ? 4 : 2
      expect(told.annotations.filter(({ kind }) => kind !== 'notice').length).toBeLessThanOrEqual(most)
    }
    expect(readFileSync(outside, 'utf8')).toBe('mine')
    expect(readdirSync(path.dirname(job.workspace)).sort()).toEqual(['project', 'temp', 'victim'])
    expect(Object.prototype).not.toHaveProperty('format')
    // Two records are damaged: a warning for each.
    expectGreen(await step(checkout(project, emptyPlace(), {}, true), 'save', { store }), 'save', 'after it', 2)
  })

  test('of another layer is not believed under the key of this one', async () => {
    const store = await storeOf((record, all) => all.find((one) => JSON.stringify(one) !== JSON.stringify(record)))
    const told = await step(checkout(project, emptyPlace(), {}), 'restore', { store })
    expect(told.outputs).toMatchObject({ count: '2', restored: 'none' })
  })

  test('nested deep is refused before memory is spent on it', () => {
    expect(() => decodeRecord(Buffer.from('['.repeat(10_000_000)))).toThrow('at most 100 levels')
    expect(() => decodeRecord(Buffer.alloc(17 * 1024 * 1024, ' '))).toThrow('bytes')
  })

  test('with more than 2 MiB or 100,000 values is not parsed, wherever it is read', async () => {
    const store = await storeOf((record) => ({ ...record, unread: Array.from({ length: 200_000 }, () => []) }))
    const directory = store.slice('dir:'.length)
    const [record] = await listRecords(directory)
    const bytes = readFileSync(record?.file ?? '')
    expect(bytes.length).toBeLessThan(2 * 1024 * 1024)
    expect(() => decodeRecord(bytes)).toThrow('at most 100000 values')
    expect(namedBlobs(bytes)).toBeUndefined()
    expect(record?.layer).toBeUndefined()
    expect(() => decodeRecord(Buffer.from(JSON.stringify({ unread: 'x'.repeat(2 * 1024 * 1024) })))).toThrow('bytes')
    const told = await step(checkout(project, emptyPlace(), {}), 'restore', { store })
    expect(told.outputs).toMatchObject({ count: '2', restored: 'none' })
  })

  test.each<[string, (text: string) => Readonly<Record<string, unknown>>]>([
    ['entry', (text) => ({ entry: text })],
    ['metadata', (text) => ({ metadata: text })],
  ])('whose %s has a million values costs no memory to speak of', async (_member, changed) => {
    const text = `{"a":[${'[],'.repeat(600_000)}[]]}`
    const store = await storeOf((record) => ({ ...record, ...changed(text) }))
    const before = process.memoryUsage().rss
    const told = await step(checkout(project, emptyPlace(), {}), 'restore', { store })
    expect(told.failed).toEqual([])
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(150)
  })
})

describe('a hostile build.cache in the workspace', () => {
  const caches: readonly (readonly [string, (text: string) => string | Buffer])[] = [
    ['is not JSON', () => '{'],
    ['is nested a million deep', () => '['.repeat(1_000_000)],
    ['has an entry of a name that leaves the roots', (text) => text.replaceAll('"base"', '"../../victim"')],
    [
      'has names of prototypes',
      (text) => text.replace('"cache":{', '"cache":{"__proto__":{"Name":"__proto__"},"constructor":{},'),
    ],
    ['has digests that are paths', (text) => text.replaceAll(/sha256:[0-9a-f]{64}/g, 'sha256:../../../../etc/passwd')],
    ['is empty', () => ''],
  ]
  test.each(caches)('that %s is none, and restoring over it is right', async (_, change) => {
    const store = `dir:${emptyPlace()}/store`
    await step(checkout(project, emptyPlace(), {}, true), 'save', { store })
    const job = checkout(project, emptyPlace(), {}, true)
    const file = path.join(job.workspace, '.stacker', 'build.cache')
    writeFileSync(path.join(job.workspace, '..', 'victim'), 'mine')
    writeFileSync(file, change(readFileSync(file, 'utf8')))
    const told = await step(job, 'restore', { store })
    expectGreen(told, 'restore', 'hostile build.cache')
    expect(told.outputs).toMatchObject({ any: 'false', restored: 'exact' })
    expectWhole(job, told, 'hostile build.cache')
    writeFileSync(file, change(readFileSync(file, 'utf8')))
    expectGreen(await step(job, 'save', { store }), 'save', 'hostile build.cache')
    expect(readFileSync(path.join(job.workspace, '..', 'victim'), 'utf8')).toBe('mine')
  })

  test.each(['a pipe', 'a directory', 'a link to elsewhere'])('that is %s fails nothing', async (kind) => {
    const store = `dir:${emptyPlace()}/store`
    await step(checkout(project, emptyPlace(), {}, true), 'save', { store })
    const job = checkout(project, emptyPlace(), {}, true)
    const file = path.join(job.workspace, '.stacker', 'build.cache')
    rmSync(file)
    if (kind === 'a pipe') spawnSync('mkfifo', [file])
    else if (kind === 'a directory') mkdirSync(file)
    else symlinkSync('/etc/passwd', file)
    expectGreen(await step(job, 'save', { store }), 'save', kind)
    const told = await step(job, 'restore', { store })
    expectGreen(told, 'restore', kind)
    expectWhole(job, told, kind)
    expect(lstatSync('/etc/passwd').isFile()).toBe(true)
  })
})

describe('names', () => {
  const esc = '\u001b'
  const names = [
    '../x',
    'a/b',
    '/etc/x',
    'n'.repeat(300),
    'line\nbreak',
    '::set-output name=any::false',
    '##[error]no',
    '| cell | `code` <b>',
    'a]-->b["x',
    `${esc}[2Jscreen${esc}]0;title\u0007`,
    'right\u202eleft',
    '__proto__',
    '-rf',
    '%0A::error::x',
  ]

  test('of layers steer neither the runner nor a terminal nor Markdown, and lead nowhere', async () => {
    const { state, scenario } = project
    const yaml = names.map((name) => `${JSON.stringify(name)}:\n  from: {type: scratch}\n  run: touch /a\n`).join('')
    const job = checkout({ state, scenario: { ...scenario, files: { 'stacker.yaml': yaml } } }, emptyPlace(), {})
    const store = `dir:${emptyPlace()}/store`
    for (const door of ['plan', 'restore', 'save'] as const) {
      const told = await step(job, door, { store })
      const shown = [...told.log, ...told.annotations.map(({ message }) => message), ...told.failed]
      for (const line of shown.flatMap((text) => text.split('\n'))) {
        expect(line).not.toMatch(/^\s*::|##\[/)
        // eslint-disable-next-line no-control-regex -- what must not be there
        expect(line).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e]/)
      }
      for (const markdown of told.summaries) {
        // eslint-disable-next-line no-control-regex -- what must not be there
        expect(markdown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e]/)
        expect(markdown).not.toContain('<b>')
      }
    }
    expect(readdirSync(path.dirname(job.workspace)).sort()).toEqual(['project', 'temp'])
    expect(entriesOf(job)).toEqual([])

    for (const terminal of [true, false]) {
      const { said } = await cli(job.workspace, ['plan', '--store', store, '--stacker-version', 'v1.2.0'], terminal)
      // eslint-disable-next-line no-control-regex -- colours are ours; nothing else of a terminal's language may be there
      expect(said.replaceAll(/\u001b\[\d+m/g, '')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e]/)
    }
  })
})

describe('looking after a store', () => {
  const actions = [['list'], ['verify'], ['gc'], ['gc', '--dry-run'], ['gc', '--budget', '1 B', '--max-age', '1']]

  async function filled(): Promise<string> {
    const store = path.join(emptyPlace(), 'store')
    await step(checkout(project, emptyPlace(), {}, true), 'save', { store: `dir:${store}` })
    return store
  }

  test.each(actions)('%s ends well over any store, and never as a fault of ours', async (...args) => {
    const place = emptyPlace()
    const file = path.join(place, 'file')
    writeFileSync(file, '')
    for (const store of [path.join(place, 'absent'), file, await filled()]) {
      const { code, said } = await cli(place, ['store', ...args, '--store', `dir:${store}`])
      expect([0, 1], `${store}: ${said}`).toContain(code)
      expect(said).not.toContain('fault in stack-cache')
    }
    expect(existsSync(path.join(place, 'absent'))).toBe(false)
  })

  test('shows a record by its layer, and says when there is none', async () => {
    const store = await filled()
    expect(await cli('/', ['store', 'show', 'child', '--store', `dir:${store}`])).toMatchObject({ code: 0 })
    expect(await cli('/', ['store', 'show', '__proto__', '--store', `dir:${store}`])).toMatchObject({ code: 1 })
  })

  test('collecting without the directory for what is taken away frees all the same', async () => {
    const store = await filled()
    rmSync(path.join(store, 'tmp'), { recursive: true })
    expect((await cli('/', ['store', 'gc', '--budget', '1 B', '--store', `dir:${store}`])).said).toContain(
      'Removed 2 records',
    )
    expect(await verifyStore(store)).toEqual([])
    const opened = openDirectoryStore({
      path: store,
      keyPrefix: 'p',
      log: { debug: () => undefined, info: () => undefined, warning: () => undefined },
      now: Date.now,
    })
    expect(opened.writable).toEqual({ kind: 'yes' })
  })
})
