import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { findProgram } from '../../src/store/github/client-staging.ts'
import { verifyStore } from '../../src/store/directory/inspect.ts'
import {
  build,
  checkout,
  emptyPlace,
  entriesOf,
  expectGreen,
  expectWhole,
  leftInWorkspace,
  problemsOf,
  recorded,
  step,
  thorough,
  verdictsOf,
  type Workspace,
} from './job.ts'
import { startRunner } from './runner.ts'

const project = recorded('import-edit')
const canMount = process.geteuid?.() === 0 && tryMount()
if (!canMount) console.warn('SKIPPED: full and read-only disks need root that may mount')

function tryMount(): boolean {
  const place = path.join('/tmp', `can-mount-${String(process.pid)}`)
  mkdirSync(place)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place]).status === 0
  if (mounted) spawnSync('umount', [place])
  rmSync(place, { recursive: true })
  return mounted
}

/** A file system of its own. It is emptied and grows by `resize`. */
function smallDisk(kilobytes: number): { readonly at: string; readonly remount: (options: string) => void } {
  const at = path.join(emptyPlace(), 'disk')
  mkdirSync(at)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(kilobytes)}k`, 'tmpfs', at])
  onTestFinished(() => {
    spawnSync('umount', ['-l', at])
  })
  return { at, remount: (options) => execFileSync('mount', ['-o', `remount,${options}`, at]) }
}

function kilobytesIn(directory: string): number {
  return Number(execFileSync('du', ['-s', '-k', directory]).toString().split('\t')[0])
}

/** From nothing to enough, in steps of a few writes. */
function* sizes(enough: number): Generator<number> {
  const steps = thorough ? 120 : 14
  for (let number = 0; number <= steps; number++) yield Math.max(4, Math.ceil((enough * number) / steps / 4) * 4)
}

async function filledStore(): Promise<{ inputs: { store: string }; told: Awaited<ReturnType<typeof step>> }> {
  const inputs = { store: `dir:${emptyPlace()}/store` }
  expectGreen(await step(checkout(project, emptyPlace(), {}, true), 'save', inputs), 'save', 'the first save')
  const told = await step(checkout(project, emptyPlace(), {}), 'restore', inputs)
  expect(told.outputs).toMatchObject({ any: 'false', restored: 'exact' })
  return { inputs, told }
}

describe.skipIf(!canMount)('a disk that is full', () => {
  test('at any write of a restore costs layers, not the step', async () => {
    const { inputs, told } = await filledStore()
    const disk = smallDisk(8192)
    const free = checkout(project, path.join(disk.at, 'free'), {})
    await step(free, 'restore', inputs)
    const enough = kilobytesIn(free.workspace) * 2
    rmSync(path.join(disk.at, 'free'), { recursive: true })
    const seen = new Set<string | undefined>()
    for (const old of [false, true]) {
      for (const size of sizes(enough)) {
        const about = `${String(size)} kB ${old ? 'over an old state' : ''}`
        const place = path.join(disk.at, String(size))
        const job = checkout(project, place, {}, old)
        if (old) rmSync(path.join(job.workspace, '.stacker', 'imports'), { recursive: true })
        // The runner's temporary directory is elsewhere, as it is on runners.
        job.environment['RUNNER_TEMP'] = emptyPlace()
        disk.remount(`size=${String(kilobytesIn(disk.at) + size)}k`)
        const full = await step(job, 'restore', inputs)
        expectGreen(full, 'restore', about)
        expect(problemsOf(job), about).toEqual([])
        if (!old) expectWhole(job, full, about)
        expect(leftInWorkspace(job), about).toEqual([])
        seen.add(full.outputs['restored'])

        disk.remount('size=8192k')
        const next = await step(job, 'restore', inputs)
        expect(verdictsOf(next), about).toEqual(verdictsOf(told))
        expectWhole(job, next, about)
        rmSync(place, { recursive: true })
      }
    }
    expect([...seen]).toEqual(expect.arrayContaining(['none', 'exact']))
  })

  test('at any write of a save leaves a store that tells no lies', async () => {
    const { told } = await filledStore()
    const disk = smallDisk(8192)
    const job = checkout(project, emptyPlace(), {}, true)
    const elsewhere = checkout(project, emptyPlace(), {})
    const inputs = { store: `dir:${disk.at}/store` }
    await step(job, 'save', inputs)
    const enough = kilobytesIn(disk.at) * 2
    const seen = new Set<string>()
    for (const size of sizes(enough)) {
      const about = `${String(size)} kB`
      rmSync(path.join(disk.at, 'store'), { recursive: true, force: true })
      build(job.project, project)
      disk.remount(`size=${String(size)}k`)
      const full = await step(job, 'save', inputs)
      expectGreen(full, 'save', about)
      expect(await verifyStore(path.join(disk.at, 'store')), about).toEqual([])
      const kept = await step(elsewhere, 'plan', inputs)
      expect(kept.log.join('\n'), about).not.toContain('missing in the store')
      seen.add(kept.outputs['count'] ?? '')
      disk.remount('size=8192k')
      await step(job, 'save', inputs)
      expect(verdictsOf(await step(elsewhere, 'plan', inputs)), about).toEqual(verdictsOf(told))
    }
    expect([...seen]).toEqual(expect.arrayContaining(['0', '2']))
  })

  test('in the workspace while a save makes ready there is told, and fails nothing', async () => {
    const disk = smallDisk(8192)
    const imports = recorded('sti-dir-nochange')
    const job = checkout(imports, disk.at, {})
    job.environment['RUNNER_TEMP'] = emptyPlace()
    const inputs = { store: `dir:${emptyPlace()}/store` }
    await step(job, 'restore', inputs)
    build(job.project, imports)
    disk.remount(`size=${String(kilobytesIn(disk.at))}k`)
    const told = await step(job, 'save', inputs)
    expectGreen(told, 'save', 'full')
    expect([...told.log, ...told.annotations.map(({ message }) => message)].join('\n')).toMatch(/no space/i)
    expect(leftInWorkspace(job)).toEqual([])
  })
})

describe.skipIf(!canMount)('a directory that is read-only', () => {
  test('as a store is read, and nothing is kept in it, with a word', async () => {
    const disk = smallDisk(8192)
    const inputs = { store: `dir:${disk.at}/store` }
    const job = checkout(project, emptyPlace(), {}, true)
    await step(job, 'save', inputs)
    disk.remount('ro')
    const restored = checkout(project, emptyPlace(), {})
    const told = await step(restored, 'restore', inputs)
    expectGreen(told, 'restore', 'read-only store')
    expect(told.outputs).toMatchObject({ restored: 'exact' })
    expect(told.annotations).toEqual([])
    expectWhole(restored, told, 'read-only store')
    for (const choice of ['auto', 'always']) {
      const saved = await step(job, 'save', { ...inputs, save: choice, 'key-prefix': 'other' })
      expectGreen(saved, 'save', choice)
      expect(saved.log.join('\n')).toMatch(/read-only/)
    }
  })

  test('as a workspace leaves everything to be built, with one warning', async () => {
    const { inputs } = await filledStore()
    const disk = smallDisk(8192)
    const job = checkout(project, disk.at, {})
    job.environment['RUNNER_TEMP'] = emptyPlace()
    disk.remount('ro')
    const told = await step(job, 'restore', inputs)
    expectGreen(told, 'restore', 'read-only workspace')
    expect(told.annotations.filter(({ kind }) => kind === 'warning')).toHaveLength(1)
    expect(told.outputs).toMatchObject({ restored: 'none', count: '2' })
    expect(entriesOf(job)).toEqual([])
    disk.remount('rw')
    expect((await step(job, 'restore', inputs)).outputs).toMatchObject({ restored: 'exact' })
  })
})

test('what stands in the way of a directory leaves everything to be built, with one warning', async () => {
  const { inputs } = await filledStore()
  for (const name of ['.stacker.stack-cache', '.stacker', 'oci', 'roots', '.stacker/layer-bases']) {
    const job = checkout(project, emptyPlace(), {})
    mkdirSync(path.dirname(path.join(job.workspace, name)), { recursive: true })
    writeFileSync(path.join(job.workspace, name), 'a file')
    const told = await step(job, 'restore', inputs)
    expectGreen(told, 'restore', name)
    expect(problemsOf(job), name).toEqual([])
    if (name !== '.stacker.stack-cache') expect(entriesOf(job), name).toEqual([])
    expect(leftInWorkspace(job), name).toEqual([])
  }
})

test('a store that is a file, and one that is denied, are told of once', async () => {
  const place = emptyPlace()
  writeFileSync(path.join(place, 'file'), '')
  for (const store of [`dir:${place}/file`, `dir:${place}/file/below`]) {
    const job = checkout(project, emptyPlace(), {}, true)
    expectGreen(await step(job, 'save', { store, save: 'always' }), 'save', store)
    const told = await step(checkout(project, emptyPlace(), {}), 'restore', { store })
    expectGreen(told, 'restore', store)
    expect(told.outputs).toMatchObject({ count: '2', restored: 'none' })
  }
})

describe('damage in a store', () => {
  const damages: readonly (readonly [string, (blob: string) => void])[] = [
    [
      'truncated',
      (blob) => {
        writeFileSync(blob, readFileSync(blob).subarray(0, statSync(blob).size >> 1))
      },
    ],
    [
      'altered',
      (blob) => {
        writeFileSync(
          blob,
          readFileSync(blob).map((byte) => byte ^ 1),
        )
      },
    ],
    [
      'missing',
      (blob) => {
        rmSync(blob)
      },
    ],
    [
      'a directory',
      (blob) => {
        rmSync(blob)
        mkdirSync(blob)
      },
    ],
    [
      'a link to elsewhere',
      (blob) => {
        rmSync(blob)
        symlinkSync('/etc/passwd', blob)
      },
    ],
    [
      'a pipe',
      (blob) => {
        rmSync(blob)
        execFileSync('mkfifo', [blob])
      },
    ],
  ]
  test.each(damages)(
    'a blob that is %s is a rebuild with at most one warning, and the next save mends it',
    async (_, damage) => {
      const { inputs, told } = await filledStore()
      const blobs = path.join(inputs.store.slice('dir:'.length), 'blobs', 'sha256')
      const layer =
        readdirSync(blobs)
          .map((name) => path.join(blobs, name))
          .find((file) => readFileSync(file)[0] === 0x1f) ?? ''
      chmodSync(layer, 0o644)
      damage(layer)
      const job = checkout(project, emptyPlace(), {})
      const faulty = await step(job, 'restore', inputs)
      expectGreen(faulty, 'restore', 'damaged')
      expect(Number(faulty.outputs['count'])).toBeGreaterThan(0)
      expectWhole(job, faulty, 'damaged')

      expectGreen(await step(checkout(project, emptyPlace(), {}, true), 'save', inputs), 'save', 'mending')
      const next = checkout(project, emptyPlace(), {})
      const whole = await step(next, 'restore', inputs)
      expect(verdictsOf(whole)).toEqual(verdictsOf(told))
      expectWhole(next, whole, 'mended')
    },
  )

  test.each([
    ['truncated', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['altered', (bytes: Buffer) => bytes.map((byte) => byte ^ 1)],
    ['empty', () => Buffer.alloc(0)],
  ] as const)(
    'a record that is %s is a rebuild with at most one warning, and the next save mends it',
    async (_, damage) => {
      const { inputs, told } = await filledStore()
      const records = path.join(inputs.store.slice('dir:'.length), 'records')
      const [first = ''] = readdirSync(records, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.includes('/'),
      )
      writeFileSync(path.join(records, first), damage(readFileSync(path.join(records, first))))
      const job = checkout(project, emptyPlace(), {})
      const faulty = await step(job, 'restore', inputs)
      expectGreen(faulty, 'restore', 'damaged')
      expectWhole(job, faulty, 'damaged')
      await step(checkout(project, emptyPlace(), {}, true), 'save', inputs)
      const whole = await step(checkout(project, emptyPlace(), {}), 'restore', inputs)
      expect(verdictsOf(whole)).toEqual(verdictsOf(told))
    },
  )
})

describe('over the Actions cache', () => {
  test('an evicted blob is a rebuild without a warning', async () => {
    const { service, nextRun } = await startRunner()
    await step(nextRun(checkout(project, emptyPlace(), {}, true)), 'save')
    expect(service.evict(({ key }) => key.includes('-blob-'))).toBeGreaterThan(0)
    const job = checkout(project, emptyPlace(), {})
    const told = await step(nextRun(job), 'restore')
    expectGreen(told, 'restore', 'evicted')
    expect(told.annotations).toEqual([])
    expect(told.outputs).toMatchObject({ count: '2', restored: 'none' })
    expectWhole(job, told, 'evicted')
  })

  test('what the cache has lost of layers that stand here is kept again by the next save', async () => {
    const { service, nextRun } = await startRunner()
    const job = checkout(project, emptyPlace(), {}, true)
    await step(nextRun(job), 'save')
    const lost = service.evict(({ key }) => key.includes('-blob-'))
    expect(lost).toBeGreaterThan(0)
    const run = nextRun(job)
    const told = await step(run, 'restore')
    expectGreen(told, 'restore', 'in place')
    expect(told.outputs).toMatchObject({ any: 'false', restored: 'exact' })
    expectGreen(await step(run, 'save'), 'save', 'in place')
    expect(service.entries.filter(({ key }) => key.includes('-blob-'))).toHaveLength(lost)
  })

  test.each([
    ['none', false, false],
    ['read', true, false],
    ['write-only', false, true],
  ])('the cache mode %s is no warning', async (mode, reads, writes) => {
    const { service, nextRun } = await startRunner()
    await step(nextRun(checkout(project, emptyPlace(), {}, true)), 'save')
    const inMode = (job: Workspace): Workspace => {
      process.env['ACTIONS_CACHE_MODE'] = mode
      return { ...job, environment: { ...job.environment, ACTIONS_CACHE_MODE: mode } }
    }
    const told = await step(inMode(nextRun(checkout(project, emptyPlace(), {}))), 'restore')
    expectGreen(told, 'restore', mode)
    expect(told.annotations).toEqual([])
    expect(told.outputs).toMatchObject({ restored: reads ? 'exact' : 'none' })
    service.evict(() => true)
    const saved = await step(inMode(nextRun(checkout(project, emptyPlace(), {}, true))), 'save')
    expectGreen(saved, 'save', mode)
    expect(saved.annotations).toEqual([])
    expect(service.entries.length > 0).toBe(writes)
  })

  test('reading or writing that the service denies is one warning', async () => {
    const { service, nextRun } = await startRunner()
    await step(nextRun(checkout(project, emptyPlace(), {}, true)), 'save')
    service.fail('lookup', { kind: 'status', status: 403, body: '{"msg":"cache read denied: no"}' }, { times: 1000 })
    const told = await step(nextRun(checkout(project, emptyPlace(), {})), 'restore')
    expectGreen(told, 'restore', 'denied')
    expect(told.annotations.map(({ message }) => message)).toEqual([expect.stringContaining('denied')])

    const other = await startRunner()
    other.service.fail('create', { kind: 'json', body: { ok: false, message: 'cache write denied: no' } })
    const saved = await step(other.nextRun(checkout(project, emptyPlace(), {}, true)), 'save')
    expectGreen(saved, 'save', 'denied')
    expect(saved.annotations.map(({ message }) => message)).toEqual([expect.stringContaining('cache write denied: no')])
  })

  test('without zstd, gzip and tar everything is kept, and found by machines that have them', async () => {
    const { nextRun } = await startRunner()
    const bin = emptyPlace()
    for (const name of ['sh', 'mv', 'python3', 'unshare', 'true']) {
      const program = findProgram(name, process.env['PATH'])
      if (program !== undefined) symlinkSync(program, path.join(bin, name))
    }
    const before = process.env['PATH']
    const poor = nextRun(checkout(project, emptyPlace(), {}, true))
    process.env['PATH'] = bin
    const saved = await step({ ...poor, environment: { ...poor.environment, PATH: bin } }, 'save')
    process.env['PATH'] = before
    expectGreen(saved, 'save', 'few programs')
    const job = checkout(project, emptyPlace(), {})
    const told = await step(nextRun(job), 'restore')
    expectGreen(told, 'restore', 'many programs')
    expect([...saved.annotations, ...told.annotations]).toEqual([])
    expect(told.outputs).toMatchObject({ restored: 'exact' })
    expectWhole(job, told, 'few programs')
  })
})
