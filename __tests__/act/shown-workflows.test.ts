// The workflows and steps of README and docs that no other test runs, by act, with a stacker that is played. Left out is what needs the network,
// and places are replaced: the registry is on loopback, the directory of a store beside the repository.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'

import { hostArch } from '../../src/plan/host-arch.ts'
import { shown } from '../docs/shown.ts'
import { writeFiles, type Files } from '../projects/product.ts'
import { writableRegistry, type WritableRegistry } from '../registry/writable-registry.ts'
import { hasAct, pushTo, type RanWorkflow } from './act.ts'
import { calledWorkflow, offline, replaced, workflowOfSteps } from './pages.ts'
import { open, serving } from './place.ts'

if (!hasAct) console.warn('SKIPPED: running the workflows that README and docs show needs act')

const app: Files = {
  'base.tar': 'a base',
  'stacker.yaml': `base: {from: {type: tar, url: base.tar}, run: make base}
app: {from: {type: built, tag: base}, imports: [app.c], run: make app}
`,
  'app.c': 'app',
}

const images: Files = {
  'base.tar': 'a base',
  ...Object.fromEntries(
    ['api', 'web'].map((name) => [
      `images/${name}/stacker.yaml`,
      `${name}: {from: {type: tar, url: base.tar}, imports: [code.c], run: make ${name}}\n`,
    ]),
  ),
  'images/api/code.c': 'api',
  'images/web/code.c': 'web',
}

interface Ran {
  /** What stacker did of each layer, in all jobs. */
  readonly did: readonly string[]
  readonly ran: RanWorkflow
}

type Push = (edited?: Files) => Promise<Ran>

/** Pushes to a repository with that workflow; other actions are played by one that takes any inputs. */
async function repositoryWith(workflow: string, files: Files, others: readonly string[] = []): Promise<Push> {
  const { repository, machine } = open({ ...files, '.github/workflows/images.yml': workflow })
  const { environment } = await serving()
  const nothing = path.join(path.dirname(machine.home), 'nothing')
  writeFiles(nothing, {
    'action.yml':
      'name: nothing\ndescription: does nothing\nruns: {using: composite, steps: [{run: "true", shell: sh}]}\n',
  })
  return async (edited = {}) => {
    writeFiles(repository, edited)
    const played = Object.fromEntries(others.map((name) => [name, nothing]))
    const ran = await pushTo(repository, { ...machine, environment, others: played })
    expect(ran.code, ran.whole).toBe(0)
    return { ran, did: ran.jobs.flatMap(({ log }) => log.match(/^\S+\.yaml: .*: (?:built|cached)$/gm) ?? []).sort() }
  }
}

const steps = (text: string): readonly unknown[] => parse(text) as readonly unknown[]

function scratch(): string {
  const place = mkdtempSync(path.join(tmpdir(), 'shown-'))
  onTestFinished(() => {
    rmSync(place, { recursive: true, force: true })
  })
  return place
}

/** Of a repository of images, without the digests. */
function tagsIn({ manifests }: WritableRegistry): readonly string[] {
  return [...manifests.keys()]
    .filter((key) => !key.includes(' sha256:'))
    .map((key) => key.replace(/ [0-9a-f]{40}$/, ' COMMIT'))
    .sort()
}

const ours = 'docker://ghcr.io/${{ github.repository }}'
const build = { uses: 'org/stack-cache/build@v1', with: { stackerfiles: 'stacker.yaml', 'stacker-user': 'runner' } }

describe.skipIf(!hasAct)('what README shows', () => {
  test('one step plans, restores, builds and saves all stackerfiles of a glob', async () => {
    const push = await repositoryWith(offline(shown('one step')), images)
    expect((await push()).did).toEqual(['images/api/stacker.yaml: api: built', 'images/web/stacker.yaml: web: built'])
    expect((await push()).did).toEqual([])
    expect((await push({ 'images/web/code.c': 'edited' })).did).toEqual(['images/web/stacker.yaml: web: built'])
  })

  test.each([
    ['build and save apart', shown('build and save apart')],
    ['save on the default branch', shown('save on the default branch')],
  ])('%s: stacker finds what was restored, and what it builds is saved', async (_, text) => {
    const push = await repositoryWith(workflowOfSteps(steps(text)), app)
    expect((await push()).did).toEqual(['stacker.yaml: app: built', 'stacker.yaml: base: built'])
    expect((await push()).did).toEqual(['stacker.yaml: app: cached', 'stacker.yaml: base: cached'])
    expect((await push({ 'app.c': 'edited' })).did).toEqual(['stacker.yaml: app: built', 'stacker.yaml: base: cached'])
  })

  test('on another branch than the default one nothing is saved', async () => {
    const text = replaced(shown('save on the default branch'), { 'github.event.repository.default_branch': "'other'" })
    const push = await repositoryWith(workflowOfSteps(steps(text)), app)
    await push()
    expect((await push()).did).toEqual(['stacker.yaml: app: built', 'stacker.yaml: base: built'])
  })

  test('all of it, called in 15 lines, builds legs and publishes what is pushed', async () => {
    const registry = await writableRegistry()
    const text = replaced(shown('all of it'), {
      'org/stack-cache/.github/workflows/build.yml@v1': './.github/workflows/build.yml',
      "'docker://ghcr.io/{0}', github.repository": `'docker://${registry.host}/{0}', 'team'`,
    })
    const push = await repositoryWith(offline(text), { ...app, '.github/workflows/build.yml': calledWorkflow() })
    expect((await push()).did).toEqual(['stacker.yaml: app: built', 'stacker.yaml: base: built'])
    expect(tagsIn(registry)).toEqual(['team/app latest', 'team/base latest'])
    const { ran, did } = await push()
    expect(did).toEqual([])
    expect(ran.jobs.map(({ id, result }) => `${id} ${result}`)).toEqual([
      'plan success',
      'publish success',
      'done success',
    ])
  })

  test('publish puts the images of a build into a registry', async () => {
    const registry = await writableRegistry()
    const text = replaced(shown('publish'), { [ours]: `docker://${registry.host}/team` })
    const push = await repositoryWith(workflowOfSteps([build, ...steps(text)]), app)
    await push()
    expect(tagsIn(registry)).toEqual(['team/app latest', 'team/base latest'])
  })

  test('with binds: content a layer with a bind is built once, and stacker is not run until what the bind holds has changed', async () => {
    const files: Files = {
      'stacker.yaml': 'app: {from: {type: scratch}, binds: ["src -> /src"], run: make app}\n',
      'src/app.c': 'app',
    }
    const push = await repositoryWith(workflowOfSteps(steps(shown('layers with binds'))), files)
    const built = ['stacker.yaml: app: built']
    expect((await push()).did).toEqual(built)
    expect((await push()).did).toEqual([])
    expect((await push({ 'src/app.c': 'edited' })).did).toEqual(built)
  })
})

describe.skipIf(!hasAct)('what docs/publishing.md shows', () => {
  test('who logs in can publish under two tags', async () => {
    const registry = await writableRegistry()
    const text = replaced(shown('log in and publish'), { [ours]: `docker://${registry.host}/team` })
    const [login = ''] = /docker\/login-action@[0-9a-f]{40}/.exec(text) ?? []
    const push = await repositoryWith(workflowOfSteps([build, ...steps(text)]), app, [login])
    await push()
    expect(tagsIn(registry)).toEqual(['team/app COMMIT', 'team/app latest', 'team/base COMMIT', 'team/base latest'])
  })

  test('legs publish parts, and the job after them the index', async () => {
    const registry = await writableRegistry()
    const text = replaced(shown('parts and an index'), { [ours]: `docker://${registry.host}/team` })
    const [part, join] = steps(text)
    const row = { build: 'images', stackerfiles: 'stacker.yaml', arch: hostArch() }
    const inBuild = { ...build, with: { ...build.with, build: 'images' } }
    const checkout = { uses: 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8' }
    const jobs = {
      legs: { strategy: { matrix: { include: [row] } }, steps: [checkout, inBuild, part] },
      index: { needs: 'legs', steps: [checkout, join] },
    }
    const files = { ...app, 'stack-cache.yaml': 'builds: [{name: images, stackerfiles: stacker.yaml}]\n' }
    const push = await repositoryWith(offline(JSON.stringify({ on: 'push', jobs })), files)
    await push()
    expect(tagsIn(registry)).toEqual(
      ['app', 'base'].flatMap((name) => [`team/${name} latest`, `team/${name} latest-${hostArch()}`]),
    )
  })
})

describe.skipIf(!hasAct)('what docs/stores.md shows', () => {
  test('a machine keeps in its directory what it built, and reads what only the registry has', async () => {
    const [place, registry] = [scratch(), await writableRegistry()]
    const repository = 'oci:registry.example.com/cache'
    const places = { '/var/cache/stack-cache': place, [repository]: `oci:${registry.host}/cache` }
    const text = replaced(shown('several stores'), places)
    const [cache] = steps(text) as readonly { readonly with: object }[]
    const step = { ...cache, with: { ...cache?.with, trust: 'own' } }
    const push = await repositoryWith(workflowOfSteps([step, { run: 'stacker build -f stacker.yaml' }]), app)
    expect((await push()).did).toEqual(['stacker.yaml: app: built', 'stacker.yaml: base: built'])
    expect((await push()).did).toEqual(['stacker.yaml: app: cached', 'stacker.yaml: base: cached'])
    expect(registry.requests.some((request) => request.startsWith('GET /v2/cache/'))).toBe(true)
  })

  test('a push reads and writes the registry that the default branch fills', async () => {
    const registry = await writableRegistry()
    const places = { 'oci:registry.example.com/cache': `oci:${registry.host}/cache` }
    const given = parse(replaced(shown('stores of pull requests'), places)) as { readonly store: string }
    const step = { uses: 'org/stack-cache@v1', with: { ...given, trust: 'own' } }
    const push = await repositoryWith(workflowOfSteps([step, { run: 'stacker build -f stacker.yaml' }]), app)
    expect((await push()).did).toEqual(['stacker.yaml: app: built', 'stacker.yaml: base: built'])
    expect(tagsIn(registry).length).toBeGreaterThan(0)
    expect((await push()).did).toEqual(['stacker.yaml: app: cached', 'stacker.yaml: base: cached'])
  })
})
