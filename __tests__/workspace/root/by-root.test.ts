import { execFileSync, spawn, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'

import { digestOf } from '../../../src/formats/digest.ts'
import { decodeBuildState, umaskOf } from '../../../src/workspace/build-state.ts'
import { encodeLayDownRequest, type LayDownRequest } from '../../../src/workspace/lay-down/lay-down-request.ts'
import { checkLaidDown } from '../../scenarios/checker.ts'
import type { Job } from './as-runner.ts'
import { directoriesIn, readStates, requestFor } from '../recorded-states.ts'

const uid = 1001
const rule = '/etc/sudoers.d/stack-cache-workspace-tests'
/** newuidmap serves a process only under its user's own group. */
const gid = (): number => Number(spawnSync('id', ['-g', String(uid)], { encoding: 'utf8' }).stdout.trim() || uid)
const script = path.join(import.meta.dirname, 'as-runner.ts')
const has = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0
const able = process.geteuid?.() === 0 && has('sudo') && has('setpriv') && has('useradd')
if (!able) console.warn('SKIPPED: laying down as another user needs root, sudo, setpriv and useradd')

if (able && spawnSync('getent', ['passwd', String(uid)]).status !== 0) {
  execFileSync('useradd', ['-u', String(uid), '-M', '-N', 'stack-cache-runner'])
}

let place: string
let project: string
const states = readStates('v1.2.0')
const owner = { uid: 0, gid: 0 }

function runner(job: Job, sudo = true): { answer: unknown; warnings: string[] } {
  if (sudo) fs.writeFileSync(rule, `#${String(uid)} ALL=(ALL) NOPASSWD: ALL\n`, { mode: 0o440 })
  else fs.rmSync(rule, { force: true })
  const ended = spawnSync(
    'setpriv',
    [`--reuid=${String(uid)}`, `--regid=${String(gid())}`, '--clear-groups', process.execPath, script],
    {
      input: JSON.stringify(job),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { PATH: process.env['PATH'] ?? '', HOME: place },
    },
  )
  if (ended.status !== 0) throw new Error(ended.stderr)
  return JSON.parse(ended.stdout) as { answer: unknown; warnings: string[] }
}

function give(...directories: string[]): void {
  for (const directory of directories) execFileSync('chown', ['-R', `${String(uid)}:${String(gid())}`, directory])
}

function requestOf(id: string, options: { owner?: { uid: number; gid: number } } = { owner }): LayDownRequest {
  const state = states[id]
  if (state === undefined) throw new Error(`no state ${id}`)
  const { request } = requestFor(state, project, { extractsOnDemand: true, ...options })
  give(request.staging)
  return request
}

afterAll(() => {
  if (able) fs.rmSync(rule, { force: true })
})
beforeEach(() => {
  place = fs.mkdtempSync(path.join(os.tmpdir(), 'by-root-'))
  project = path.join(place, 'project')
  fs.mkdirSync(project)
  fs.chmodSync(place, 0o755)
  if (able) give(project)
})
afterEach(() => {
  fs.rmSync(place, { recursive: true, force: true })
})

describe.skipIf(!able)('for a stacker that runs as root, an ordinary user', () => {
  test('with sudo lays everything down, and it is root that owns it', () => {
    const { answer, warnings } = runner({ kind: 'lay-down', request: encodeLayDownRequest(requestOf('nochange')) })
    expect({ answer, warnings }).toEqual({ answer: { kind: 'laid-down', keepingTags: [] }, warnings: [] })
    expect(checkLaidDown(directoriesIn(project), { extractsOnDemand: true, uid: 0 })).toEqual([])
    expect(fs.statSync(path.join(project, 'roots', 'base')).uid).toBe(0)
    expect(fs.readdirSync(project).sort()).toEqual(['.stacker', 'oci', 'roots'])
  })

  test('without sudo lays nothing down and says why', () => {
    const { answer } = runner({ kind: 'lay-down', request: encodeLayDownRequest(requestOf('nochange')) }, false)
    expect(answer).toMatchObject({ kind: 'refused', why: expect.stringMatching(/root.*sudo refused/) as string })
    expect(fs.readdirSync(project)).toEqual([])
  })

  test('replaces the state that root left', () => {
    runner({ kind: 'lay-down', request: encodeLayDownRequest(requestOf('import-edit')) })
    const { answer, warnings } = runner({ kind: 'lay-down', request: encodeLayDownRequest(requestOf('nochange')) })
    expect({ answer, warnings }).toEqual({ answer: { kind: 'laid-down', keepingTags: [] }, warnings: [] })
    expect(checkLaidDown(directoriesIn(project), { extractsOnDemand: true, uid: 0 })).toEqual([])
    expect(fs.readdirSync(project).sort()).toEqual(['.stacker', 'oci', 'roots'])
  })

  test.each([0o755, 0o700])("notices root's stacker at work in a directory of mode %o", async (mode) => {
    const directories = directoriesIn(project)
    for (const directory of [directories.stackerDir, directories.rootsDir]) fs.mkdirSync(directory, { mode })
    const lock = path.join(directories.rootsDir, '.lock')
    const stacker = spawn('flock', ['-n', lock, '-c', 'echo locked; read -r line'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const ended = new Promise((resolve) => stacker.once('close', resolve))
    await new Promise((resolve) => stacker.stdout.once('data', resolve))
    const who = mode === 0o755 ? `stacker (pid ${String(stacker.pid)})` : 'stacker, or another step of this action,'
    expect(runner({ kind: 'lock', directories }).answer).toBe(`${who} is at work here`)
    stacker.stdin.end()
    await ended
    expect(runner({ kind: 'lock', directories }).answer).toBeNull()
  })

  test('reads what root left, and not without sudo', () => {
    runner({ kind: 'lay-down', request: encodeLayDownRequest(requestOf('nochange')) })
    fs.mkdirSync(path.join(project, '.stacker', 'imports', 'base'), { recursive: true })
    fs.chmodSync(path.join(project, '.stacker', 'imports', 'base'), 0o750)
    fs.writeFileSync(path.join(project, '.stacker', 'imports', 'base', 'a.txt'), 'abc', { mode: 0o640 })
    const directories = directoriesIn(project)
    const { answer } = runner({ kind: 'read', directories })
    const state = decodeBuildState(answer)
    expect(state.buildCache?.uid).toBe(0)
    expect(state.buildCache?.bytes.equals(fs.readFileSync(path.join(project, '.stacker', 'build.cache')))).toBe(true)
    expect(state.roots.get('base')?.metadata?.toString()).toContain('"Manifests"')
    expect(state.roots.get('base')?.hasContent).toBe(false)
    expect(state.imports.get('base')?.entries.get('a.txt')).toMatchObject({ kind: 'file', size: 3, mode: 0o640 })
    expect(umaskOf(state)).toBe(0o027)
    expect(runner({ kind: 'read', directories }, false).answer).toMatchObject({
      threw: expect.stringContaining('sudo') as string,
    })
  })

  test('verifies and copies blobs that only root may read', () => {
    runner({ kind: 'lay-down', request: encodeLayDownRequest(requestOf('nochange')) })
    const directories = directoriesIn(project)
    const blobs = path.join(project, 'oci', 'blobs', 'sha256')
    const [first = '', second = ''] = fs.readdirSync(blobs)
    for (const name of [first, second]) fs.chmodSync(path.join(blobs, name), 0o600)
    fs.truncateSync(path.join(blobs, second), 1)
    const claims = [
      { digest: digestOf(fs.readFileSync(path.join(blobs, first))), size: fs.statSync(path.join(blobs, first)).size },
      { digest: `sha256:${second}` as const, size: 1 },
      { digest: digestOf('absent'), size: 1 },
    ]
    expect(runner({ kind: 'verify', directories, blobs: claims }).answer).toEqual([null, 'digest', 'missing'])
    const staging = path.join(project, '.stacker.stack-cache')
    fs.mkdirSync(staging)
    give(staging)
    const { answer } = runner({ kind: 'readable', directories, staging, file: path.join(blobs, first) })
    expect(answer).toBe(path.join(staging, 'copy'))
    expect(fs.statSync(String(answer)).uid).toBe(uid)
    // Nothing outside stacker's directories is read for whoever asks.
    fs.writeFileSync(path.join(place, 'secret'), 'secret', { mode: 0o600 })
    fs.symlinkSync(path.join(place, 'secret'), path.join(blobs, 'link'))
    for (const file of [path.join(place, 'secret'), path.join(blobs, 'link')]) {
      expect(runner({ kind: 'readable', directories, staging, file }).answer).toMatchObject({
        threw: expect.stringContaining('not in a directory of stacker') as string,
      })
    }
  })

  test('packs a root that belongs to root', () => {
    const overlay = path.join(project, 'roots', 'bo', 'overlay')
    fs.mkdirSync(overlay, { recursive: true })
    fs.writeFileSync(path.join(overlay, 'f'), 'f', { mode: 0o600 })
    const staging = path.join(project, '.stacker.stack-cache')
    fs.mkdirSync(staging)
    give(staging)
    const archive = path.join(staging, 'tree')
    const job: Job = { kind: 'pack', directories: directoriesIn(project), staging, name: 'bo', archive, owner }
    expect(runner(job).answer).toBeNull()
    expect(fs.statSync(archive).uid).toBe(uid)
    expect(execFileSync('tar', ['-tf', archive]).toString()).toContain('./f')
    expect(runner(job, false).answer).toMatch(/only root.*sudo/)
  })
})

const mapsIds =
  able &&
  has('unshare') &&
  has('newuidmap') &&
  spawnSync('setpriv', [
    ...[`--reuid=${String(uid)}`, `--regid=${String(gid())}`, '--clear-groups', '--'],
    ...['unshare', '--map-auto', '--map-root-user', '--', 'true'],
  ]).status === 0
if (!mapsIds)
  console.warn('SKIPPED: trees of subordinate ids need unshare of util-linux 2.38, newuidmap and /etc/subuid')

test.skipIf(!mapsIds)('a tree of subordinate ids is packed and laid down in the user namespace, without sudo', () => {
  const us = { uid, gid: gid() }
  const overlay = path.join(project, 'roots', 'bo', 'overlay')
  fs.mkdirSync(path.join(overlay, 'd'), { recursive: true })
  fs.writeFileSync(path.join(overlay, 'd', 'f'), 'f', { mode: 0o600 })
  execFileSync('setfattr', ['-n', 'user.overlay.opaque', '-v', 'y', path.join(overlay, 'd')])
  give(project)
  const range = fs
    .readFileSync('/etc/subuid', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${userName()}:`))
  const first = range?.split(':')[1] ?? ''
  execFileSync('chown', ['-R', `${first}:${first}`, path.join(overlay, 'd')])
  const staging = path.join(project, '.stacker.stack-cache')
  fs.mkdirSync(staging)
  give(staging)
  const archive = path.join(staging, 'tree')
  const directories = directoriesIn(project)
  expect(runner({ kind: 'pack', directories, staging, name: 'bo', archive, owner: us }, false).answer).toBeNull()
  fs.rmSync(path.join(project, 'roots'), { recursive: true })
  const request = {
    ...requestOf('nochange', { owner: us }),
    layers: [
      {
        name: 'bo',
        root: { kind: 'packed', archive, metadata: Buffer.from('{}') } as const,
        overlayDirs: [],
        extract: [],
      },
    ],
  }
  const { answer } = runner({ kind: 'lay-down', request: encodeLayDownRequest(request) }, false)
  expect(answer).toEqual({ kind: 'laid-down', keepingTags: [] })
  const found = fs.statSync(path.join(overlay, 'd', 'f'))
  expect([found.uid, found.gid, found.mode & 0o777]).toEqual([Number(first), Number(first), 0o600])
  expect(execFileSync('getfattr', ['-d', path.join(overlay, 'd')]).toString()).toContain('user.overlay.opaque="y"')
  expect(fs.existsSync(staging)).toBe(false)
})

function userName(): string {
  return (
    execFileSync('getent', ['passwd', String(uid)])
      .toString()
      .split(':')[0] ?? ''
  )
}

describe.skipIf(!able)('for a stacker that runs as the same user', () => {
  test('no sudo is needed', () => {
    const request = requestOf('nochange', { owner: { uid, gid: gid() } })
    const { answer } = runner({ kind: 'lay-down', request: encodeLayDownRequest(request) }, false)
    expect(answer).toEqual({ kind: 'laid-down', keepingTags: [] })
    expect(checkLaidDown(directoriesIn(project), { extractsOnDemand: true, uid })).toEqual([])
  })

  test('but for a state that root left', () => {
    runner({ kind: 'lay-down', request: encodeLayDownRequest(requestOf('nochange')) })
    const again = (): unknown => encodeLayDownRequest(requestOf('nochange', { owner: { uid, gid: gid() } }))
    const before = fs.readFileSync(path.join(project, '.stacker', 'build.cache'))
    expect(runner({ kind: 'lay-down', request: again() }, false).answer).toMatchObject({
      kind: 'refused',
      why: expect.stringMatching(/belongs to user 0.*sudo/) as string,
    })
    expect(fs.readFileSync(path.join(project, '.stacker', 'build.cache')).equals(before)).toBe(true)
    expect(runner({ kind: 'lay-down', request: again() }).answer).toEqual({ kind: 'laid-down', keepingTags: [] })
    expect(checkLaidDown(directoriesIn(project), { extractsOnDemand: true, uid })).toEqual([])
  })
})

test.skipIf(!able)('whether root can be had is told', () => {
  expect(runner({ kind: 'can-become-root' }).answer).toEqual({ kind: 'sudo' })
  expect(runner({ kind: 'can-become-root' }, false).answer).toMatchObject({ kind: 'no' })
})

async function child(task: unknown, parentLives: boolean): Promise<{ code: number | null; said: string }> {
  const started = spawn(process.execPath, [script, 'as-root'], { stdio: ['pipe', 'ignore', 'pipe'] })
  let said = ''
  started.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  started.stdin.write(`${JSON.stringify(task)}\n`)
  if (!parentLives) started.stdin.end()
  return await new Promise((resolve) =>
    started.once('close', (code) => {
      resolve({ code, said })
    }),
  )
}

test.skipIf(!able)('the child refuses a staging directory that is not its own', async () => {
  const request = { ...requestOf('nochange'), staging: place }
  const { code, said } = await child({ task: 'lay-down', request: encodeLayDownRequest(request) }, true)
  expect(code).not.toBe(0)
  expect(said).toContain('not the staging directory')
})

test.skipIf(!able)('the child does not live longer than who asked', async () => {
  const task = { task: 'lay-down', request: encodeLayDownRequest(requestOf('nochange')) }
  expect((await child(task, false)).code).toBeNull()
  // Killed at whatever moment, it has left nothing that stacker would believe.
  expect(checkLaidDown(directoriesIn(project), { extractsOnDemand: true, uid: 0 })).toEqual([])
})
