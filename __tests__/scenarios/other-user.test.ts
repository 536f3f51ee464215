// The program as a child process under an ordinary user, with sudo and without, over states that root's stacker or that user's left.
import { execFileSync, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { mutate, writeProject, type Project } from '../stacker/recorded-project.ts'
import { freshOutcome, readRecordings, type Scenario, type State } from '../stacker/recorded.ts'
import { layDown } from '../stacker/recorded-build.ts'
import { command, optionsOf, type Planned } from './replay.ts'
import { checkRestored } from './restored.ts'

// Another one than that of the tests of workspace/, which take its right to sudo away while these run.
const uid = 1002
const rule = '/etc/sudoers.d/stack-cache-scenario-tests'
const has = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0
const able = process.geteuid?.() === 0 && has('sudo') && has('setpriv') && has('useradd')
if (!able) console.warn('SKIPPED: the program as another user needs root, sudo, setpriv and useradd')
if (able && spawnSync('getent', ['passwd', String(uid)]).status !== 0) {
  execFileSync('useradd', ['-u', String(uid), '-M', '-N', 'stack-cache-builder'])
}
/** newuidmap serves a process only under its user's own group. */
const gid = able ? Number(spawnSync('id', ['-g', String(uid)], { encoding: 'utf8' }).stdout.trim()) : 0
const program = path.join(import.meta.dirname, '..', '..', 'src', 'index.ts')
const recordings = readRecordings(path.join(import.meta.dirname, 'golden'))
const release = 'v1.2.0'

// A dozen processes each, some of them through sudo.
vi.setConfig({ testTimeout: 300_000 })

let place: string
beforeEach(() => {
  place = fs.mkdtempSync(path.join(os.tmpdir(), 'other-user-'))
  fs.chmodSync(place, 0o755)
  for (const name of ['store', 'home', 'tmp']) {
    fs.mkdirSync(path.join(place, name))
    if (able) fs.chownSync(path.join(place, name), uid, gid)
  }
})
afterEach(() => {
  fs.rmSync(place, { recursive: true, force: true })
})
afterAll(() => {
  if (able) fs.rmSync(rule, { force: true })
})

interface Told {
  readonly code: number | null
  readonly out: string
  readonly said: string
}

/** Runs the program as the ordinary user, with or without the right to become root. */
function run(project: Project, stackerUser: string, sudo: boolean, verb: string, ...more: string[]): Told {
  if (sudo) fs.writeFileSync(rule, `#${String(uid)} ALL=(ALL) NOPASSWD: ALL\n`, { mode: 0o440 })
  else fs.rmSync(rule, { force: true })
  const options = ['--store', `dir:${path.join(place, 'store')}`, '--stacker-version', release]
  const words = [program, verb, ...options, '--stacker-user', stackerUser, ...optionsOf(project.command), ...more]
  const ended = spawnSync(
    'setpriv',
    [`--reuid=${String(uid)}`, `--regid=${String(gid)}`, '--clear-groups', process.execPath, ...words],
    {
      cwd: project.directory,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { PATH: process.env['PATH'] ?? '', HOME: path.join(place, 'home'), TMPDIR: path.join(place, 'tmp') },
    },
  )
  return { code: ended.status, out: ended.stdout, said: ended.stderr }
}

function planned({ code, out, said }: Told): Planned {
  if (code !== 0) throw new Error(`ended with ${String(code)}: ${said}`)
  return { code, said, layers: (JSON.parse(out) as { layers: Planned['layers'] }).layers }
}

/**
 * stacker compares the owners of overlay_dirs (docs/stacker/staging.md#7.1); an ordinary user's stacker sees only that user's own
 * files as 0:0.
 */
function open(
  id: string,
  owner: { uid: number; gid: number },
  ...below: string[]
): { scenario: Scenario; state: State; project: Project } {
  const scenario = recordings.scenarios.find((candidate) => candidate.id === id)
  const state = scenario && recordings.state(scenario, release)
  if (scenario === undefined || state === undefined) throw new Error(`no scenario ${id}`)
  const project = writeProject(scenario, recordings, state, path.join(place, ...below))
  execFileSync('chown', ['-R', `${String(owner.uid)}:${String(owner.gid)}`, project.directory])
  fs.chownSync(project.directory, uid, gid)
  return { scenario, state, project }
}

/** restore, the recorded build, save. `owner` ran stacker. */
function build(
  id: string,
  owner: { uid: number; gid: number },
  stackerUser: string,
  sudo: boolean,
): Told & { readonly project: Project } {
  const { state, project } = open(id, owner, 'first')
  expect(run(project, stackerUser, sudo, 'restore').code).toBe(0)
  layDown(project, release, recordings, state)
  for (const name of ['.stacker', 'oci', 'roots'])
    execFileSync('chown', ['-R', `${String(owner.uid)}:${String(owner.gid)}`, path.join(project.directory, name)])
  // As umoci makes them.
  for (const layout of ['oci', '.stacker/layer-bases/oci']) {
    const blobs = path.join(project.directory, layout, 'blobs', 'sha256')
    if (fs.existsSync(blobs)) for (const name of fs.readdirSync(blobs)) fs.chmodSync(path.join(blobs, name), 0o600)
  }
  return { ...run(project, stackerUser, sudo, 'save'), project }
}

/** What real stacker skipped in a fresh checkout after the change. */
function recordedHits(scenario: Scenario): string[] {
  const outcome = recordings.outcome(scenario, release)
  const layers = outcome === undefined ? {} : freshOutcome(outcome).layers
  return Object.entries(layers).flatMap(([name, { result }]) => (result === 'cached' ? [name] : []))
}

const hitsOf = ({ layers }: Planned): string[] =>
  (layers ?? []).flatMap(({ name, verdict }) => (verdict === 'hit' ? [name] : []))

async function restoreElsewhere(
  id: string,
  owner: { uid: number; gid: number },
  stackerUser: string,
  sudo: boolean,
): Promise<{ hits: string[]; expected: string[]; problems: readonly string[]; laid: number }> {
  const { scenario, state, project } = open(id, owner, 'elsewhere', 'project')
  mutate(project, scenario.mutation, recordings, state)
  const plan = planned(run(project, stackerUser, sudo, 'plan', '--json'))
  const restored = planned(run(project, stackerUser, sudo, 'restore', '--json'))
  const { problems, laid } = await checkRestored(
    {
      directory: project.directory,
      command: project.command,
      release,
      state,
      uid: owner.uid,
      // Of root's state as root, who may read everything.
      planLocally: async () => {
        if (owner.uid !== 0) return planned(run(project, stackerUser, false, 'plan', '--json', '--from', 'local'))
        const { code, out, said } = await command(project, release, path.join(place, 'root', 'store'), 'plan', [
          '--json',
          '--from',
          'local',
        ])
        return planned({ code, out, said })
      },
    },
    plan,
    restored,
    { edits: false },
  )
  return { hits: hitsOf(plan).sort(), expected: recordedHits(scenario).sort(), problems, laid }
}

const root = { uid: 0, gid: 0 }
const us = { uid, gid }

describe.skipIf(!able)("over a state of mode 0600 that root's stacker left, an ordinary user with sudo", () => {
  test.each([
    ['packed build_only layers', 'bochain-out-edit', 'root'],
    ['an unpacked chain', 'bounpacked-conf-edit', 'auto'],
    ['overlay dirs below a child', 'overlaychild-nochange', 'root'],
    ['squashfs', 'types-squashfs-nochange', 'auto'],
    ['imports with dest', 'stidest-consumer', 'root'],
    ['two stackerfiles', 'boprereq-leaf-edit', 'auto'],
  ])('saves and restores %s', async (_what, id, stackerUser) => {
    const saved = build(id, root, stackerUser, true)
    expect(saved.code).toBe(0)
    const { hits, expected, problems, laid } = await restoreElsewhere(id, root, stackerUser, true)
    expect(problems).toEqual([])
    expect(hits).toEqual(expected)
    expect(laid).toBeGreaterThan(0)
  })
})

describe.skipIf(!able)('an ordinary user whose own stacker built, without sudo', () => {
  test.each([
    ['packed build_only layers', 'bochain-out-edit', 'runner'],
    ['overlay dirs', 'overlaychild-nochange', 'auto'],
    ['two stackerfiles', 'boprereq-leaf-edit', 'runner'],
  ])('saves and restores %s', async (_what, id, stackerUser) => {
    const saved = build(id, us, stackerUser, false)
    expect(saved.code).toBe(0)
    const { hits, expected, problems } = await restoreElsewhere(id, us, stackerUser, false)
    expect(problems).toEqual([])
    expect(hits).toEqual(expected)
  })
})

describe.skipIf(!able)("over a state of mode 0600 that root's stacker left, an ordinary user without sudo", () => {
  test('saves nothing, and says what is missing', () => {
    const saved = build('bochain-out-edit', root, 'root', false)
    expect(saved.code).toBe(0)
    expect(saved.out + saved.said).toMatch(/sudo/)
    expect(fs.readdirSync(path.join(place, 'store'), { recursive: true }).join()).not.toContain('blobs/sha256/')
  })

  test.each(['root', 'auto'])('lays nothing down for stacker-user %s, and says what is missing', (stackerUser) => {
    expect(build('bochain-out-edit', root, 'root', true).code).toBe(0)
    const { project } = open('bochain-nochange', root, 'elsewhere', 'project')
    const plan = run(project, stackerUser, false, 'plan')
    expect(plan.out.match(/must belong to root/g)).toHaveLength(1)
    const restored = run(project, stackerUser, false, 'restore', '--json')
    expect(restored.code).toBe(0)
    expect(hitsOf(planned(restored))).toEqual([])
    expect(restored.said).toMatch(/root.*sudo/)
    expect(fs.readdirSync(project.directory).filter((name) => /stack|oci|roots/.test(name))).toEqual(['stacker.yaml'])
  })

  test('leaves it as it is in the workspace', () => {
    const { code, project } = build('bochain-out-edit', root, 'root', true)
    expect(code).toBe(0)
    const names = fs.readdirSync(project.directory)
    const cache = path.join(project.directory, '.stacker', 'build.cache')
    const before = fs.readFileSync(cache)
    fs.appendFileSync(path.join(project.directory, 'c.txt'), 'changed')
    const restored = run(project, 'root', false, 'restore', '--json')
    expect(restored.code).toBe(0)
    expect(restored.said).toMatch(/sudo/)
    expect(fs.readFileSync(cache).equals(before)).toBe(true)
    expect(fs.readdirSync(project.directory)).toEqual(names)
  })
})
