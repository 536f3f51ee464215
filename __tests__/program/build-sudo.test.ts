// The build door for an ordinary user who may become root by sudo: stacker is root's then, and what it made is saved and laid down all the same.
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'

import { writableRegistry } from '../registry/writable-registry.ts'
import { putStacker, runsIn, type Played } from '../stacker/stacker-program.ts'

// Another one than those of other tests, which take their right to sudo away.
const uid = 1003
const rule = '/etc/sudoers.d/stack-cache-build-tests'
const has = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0
const able = process.geteuid?.() === 0 && has('sudo') && has('setpriv') && has('useradd')
if (!able) console.warn('SKIPPED: a build through sudo needs root, sudo, setpriv and useradd')
if (able && spawnSync('getent', ['passwd', String(uid)]).status !== 0) {
  execFileSync('useradd', ['-u', String(uid), '-M', '-N', 'stack-cache-sudoer'])
}
const gid = able ? Number(spawnSync('id', ['-g', String(uid)], { encoding: 'utf8' }).stdout.trim()) : 0
const program = path.join(import.meta.dirname, '..', '..', 'src', 'index.ts')

const layers = ['one', 'two', 'three']
const stackerfile = layers.map((name) => `${name}:\n  from: {type: scratch}\n  run: [make ${name}]\n`).join('')

let place: string
let bin: string
beforeEach(() => {
  place = fs.mkdtempSync(path.join(os.tmpdir(), 'build-sudo-'))
  fs.chmodSync(place, 0o755)
  for (const name of ['store', 'home', 'tmp']) {
    fs.mkdirSync(path.join(place, name))
    if (able) fs.chownSync(path.join(place, name), uid, gid)
  }
  bin = putStacker(place)
  if (able) fs.writeFileSync(rule, `#${String(uid)} ALL=(ALL) NOPASSWD: ALL\n`, { mode: 0o440 })
})
afterEach(() => {
  fs.rmSync(place, { recursive: true, force: true })
  fs.rmSync(rule, { force: true })
})
afterAll(() => {
  if (able) fs.rmSync(rule, { force: true })
})

function checkout(name: string, text = stackerfile): string {
  const directory = path.join(place, name)
  fs.mkdirSync(directory)
  fs.writeFileSync(path.join(directory, 'stacker.yaml'), text)
  execFileSync('chown', ['-R', `${String(uid)}:${String(gid)}`, directory])
  return directory
}

/** Starts the program in a checkout as the ordinary user; the runs of the stacker are noted in `log`. */
function start(
  directory: string,
  words: readonly string[],
  played: Omit<Played, 'log'> = {},
): { child: ChildProcess; log: string } {
  const log = path.join(place, `runs-${path.basename(directory)}`)
  const version = words[0] === 'complete' ? [] : ['--stacker-version', 'v1.2.0']
  const given = [...words, '--store', `dir:${path.join(place, 'store')}`, ...version]
  const child = spawn(
    'setpriv',
    [
      ...[`--reuid=${String(uid)}`, `--regid=${String(gid)}`, '--clear-groups', '--'],
      ...[process.execPath, program, ...given],
    ],
    {
      cwd: directory,
      env: {
        PATH: `${bin}:${process.env['PATH'] ?? ''}`,
        HOME: path.join(place, 'home'),
        TMPDIR: path.join(place, 'tmp'),
        PLAYED: JSON.stringify({ ...played, log }),
        KEPT: 'yes',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  return { child, log }
}

interface Told {
  readonly code: number | null
  readonly out: string
  readonly said: string
}

async function heard(child: ChildProcess, onSaid: (said: string) => void = () => undefined): Promise<Told> {
  let [out, said] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
    onSaid(said)
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, said }
}

const build = (...more: string[]): string[] => ['build', '--stacker-user', 'root', ...more]

describe.skipIf(!able)('an ordinary user with sudo', () => {
  test('has stacker run as root, once, with exactly what was planned; what it made is saved, and needs no stacker elsewhere', async () => {
    const options = ['--substitute', "A=it's", '--umask', '027', '--source-date-epoch', '42']
    const first = checkout('first')
    const { child, log } = start(first, build(...options))
    const built = await heard(child)
    expect(built, built.said).toMatchObject({ code: 0 })
    expect(built.out).toContain('Saved 3 layers')
    expect(fs.statSync(log).uid).toBe(0)
    expect(fs.statSync(path.join(first, 'oci', 'index.json')).uid).toBe(0)
    const [run, ...others] = runsIn(log)
    expect(others).toEqual([])
    const at = (name: string): string => path.join(first, name)
    expect(run?.args).toEqual([
      ...['--stacker-dir', at('.stacker'), '--oci-dir', at('oci'), '--roots-dir', at('roots'), 'build'],
      ...['--layer-type', 'tar', '--substitute', "A=it's", '-f', at('stacker.yaml')],
    ])
    expect(run).toMatchObject({ directory: first, umask: 0o27 })
    expect(run?.environment).toMatchObject({ PWD: first, SOURCE_DATE_EPOCH: '42', KEPT: 'yes', SUDO_UID: String(uid) })

    const second = checkout('second')
    const again = start(second, build(...options))
    const told = await heard(again.child)
    expect(told, told.said).toMatchObject({ code: 0 })
    expect(told.out).toContain('stacker was not run: nothing is to be built')
    expect(runsIn(again.log)).toEqual([])
  })

  test('has an edit built on what was restored, and a layer that fails told at its line', async () => {
    await heard(start(checkout('first'), build()).child)
    const second = checkout('second', stackerfile.replace('make three', 'make three again'))
    const failing = await heard(start(second, build(), { fails: 'three', prints: ['it broke'] }).child)
    expect(failing.code).toBe(1)
    expect(failing.said).toMatch(/^stacker\.yaml:7:1: stacker failed at layer `three`: .*; before that: it broke$/m)
    // Where stacker of root has built it stands what is root's.
    const once = await heard(start(second, build()).child)
    expect(once, once.said).toMatchObject({ code: 0 })
    expect(once.out).toContain('stacker built 1 layer')
    expect(once.out).toContain('Saved 1 layer')
  })

  test('has what nobody but root may read saved, published, and completed elsewhere', async () => {
    const registry = await writableRegistry()
    const hidden = ['--umask', '077', '--publish-to', `docker://${registry.host}/team`]
    const first = checkout('first')
    const built = await heard(start(first, build(...hidden)).child)
    expect(built, built.said).toMatchObject({ code: 0 })
    expect(built.out).toContain('Saved 3 layers')
    const { mode } = fs.statSync(path.join(first, 'oci', 'blobs', 'sha256'))
    expect((mode & 0o777).toString(8)).toBe('700')
    const tags = [...registry.manifests.keys()].filter((key) => !key.includes(' sha256:'))
    expect(tags.sort()).toEqual(['team/one latest', 'team/three latest', 'team/two latest'])
    expect(fs.readdirSync(first).filter((name) => name.includes('stack-cache'))).toEqual([])

    const second = checkout('second')
    await heard(start(second, build('--umask', '077')).child)
    const completed = await heard(start(second, ['complete']).child)
    expect(completed, completed.said).toMatchObject({ code: 0 })
    expect(completed.out).toContain('Completed 3 of 3 images: 3 layers brought')
  })

  test('is told who is at work where what root keeps cannot be copied, and whoever gives the files back hears nothing more', async () => {
    const directory = checkout('first')
    for (const name of ['.stacker', 'oci', 'roots']) fs.mkdirSync(path.join(directory, name))
    const file = path.join(directory, 'oci', 'index.json')
    fs.writeFileSync(file, '{}', { mode: 0o600 })
    fs.writeFileSync(path.join(directory, '.stacker', '.lock'), '')
    const holder = spawn('flock', [
      '--no-fork',
      '-x',
      path.join(directory, '.stacker', '.lock'),
      'sh',
      '-c',
      'echo held; exec sleep 60',
    ])
    await new Promise((resolve) => holder.stdout.once('data', resolve))
    try {
      const module = path.join(import.meta.dirname, '..', '..', 'src', 'publish', 'layout-files.ts')
      const at = (name: string): string => path.join(directory, name)
      const directories = {
        workingDirectory: directory,
        stackerDir: at('.stacker'),
        ociDir: at('oci'),
        rootsDir: at('roots'),
      }
      const script = `
        const { openLayoutFiles } = await import(${JSON.stringify(module)})
        const quiet = () => undefined
        const files = openLayoutFiles([${JSON.stringify(directories)}], { debug: quiet, info: quiet, warning: quiet })
        await files.use(${JSON.stringify(file)}, quiet).catch((error) => console.log(error.name, error.message))
        await files.close()
        console.log('closed')`
      const words = [`--reuid=${String(uid)}`, `--regid=${String(gid)}`, '--clear-groups', '--', process.execPath]
      const told = await heard(spawn('setpriv', [...words, '--input-type=module', '--eval', script]))
      expect(told, told.said).toMatchObject({ code: 0, said: '' })
      expect(told.out).toMatch(/ is at work here\nclosed\n$/)
    } finally {
      holder.kill()
    }
  })

  test.each([
    ['SIGINT', 130, false],
    ['SIGTERM', 143, true],
  ] as const)("ends root's stacker by %s, and saves what was finished", async (signal, code, deaf) => {
    const { child, log } = start(checkout('first'), build(), { stays: 'two', deaf })
    let isAsked = false
    const told = await heard(child, (said) => {
      if (isAsked || !said.includes('preparing image two...')) return
      isAsked = true
      setTimeout(() => child.kill(signal), 200)
    })
    expect(told, told.said).toMatchObject({ code })
    expect(told.out).toContain('Saved 1 layer')
    expect(runsIn(log)).toHaveLength(1)
    const left = spawnSync('pgrep', ['-f', path.join(place, 'first', '.stacker')], { encoding: 'utf8' })
    expect(left.stdout).toBe('')
  })

  test('without that right is told at once, and nothing is run', async () => {
    fs.rmSync(rule)
    const { child, log } = start(checkout('first'), build())
    const told = await heard(child)
    expect(told.code).toBe(1)
    expect(told.said).toContain('stacker-user: stacker is to run as root')
    expect(runsIn(log)).toEqual([])
  })
})
