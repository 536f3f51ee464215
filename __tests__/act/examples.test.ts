// Examples run by act, with a stacker that is played. Left out is what needs the network: installing stacker, and logging in. Replaced is where
// things are kept: the registry is on loopback, the directory of a store beside the repository.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'
import { stringify } from 'yaml'

import { hostArch } from '../../src/plan/host-arch.ts'
import { writeFiles, type Files } from '../projects/product.ts'
import { writableRegistry } from '../registry/writable-registry.ts'
import { hasAct, pushTo, type RanWorkflow } from './act.ts'
import { calledWorkflow, offline, replaced } from './pages.ts'
import { open, serving } from './place.ts'

if (!hasAct) console.warn('SKIPPED: running the examples needs act')

function exampleOf(name: string, places: Readonly<Record<string, string>> = {}): string {
  const file = path.resolve(import.meta.dirname, '..', '..', 'examples', `${name}.yml`)
  return offline(replaced(readFileSync(file, 'utf8'), places))
}

const files = {
  'base.tar': 'a base',
  'stacker.yaml': `base: {from: {type: tar, url: base.tar}, run: make base}
app: {from: {type: built, tag: base}, imports: [app.c], run: make app}
`,
  'app.c': 'app',
}

const shop = {
  'base.tar': 'a base',
  'common/stacker.yaml': 'common: {from: {type: tar, url: base.tar}, run: make common}\n',
  ...Object.fromEntries(
    ['app', 'web', 'tool'].flatMap((name) => [
      [
        `images/${name}/stacker.yaml`,
        `config: {prerequisites: [../../common/stacker.yaml]}
${name}: {from: {type: built, tag: common}, imports: [${name}.c], run: make ${name}}
`,
      ],
      [`images/${name}/${name}.c`, name],
    ]),
  ),
}

/** What stands for the action that builds and publishes: it takes the inputs that the example gives, and builds. */
const builder = `name: builder
description: builds
inputs:
  version: { description: of stacker, required: true }
  file: { description: a stackerfile, required: true }
  url: { description: where to, required: true }
  tags: { description: one a line, required: true }
  username: { description: of the registry, required: true }
  password: { description: of the registry, required: true }
runs:
  using: composite
  steps:
    - shell: bash
      run: stacker build -f '\${{ inputs.file }}'
`

/** Jobs that came to an end well, and of legs for what. */
function jobsOf({ jobs }: RanWorkflow): readonly string[] {
  const ends = jobs.map(({ id, row, result }) => {
    expect(result, id).toBe('success')
    return 'name' in row ? `${id} ${String(row['name'])}` : id
  })
  // Legs end in any order.
  const isLeg = (end: string): boolean => end.startsWith('images ')
  const begin = ends.findIndex(isLeg)
  if (begin === -1) return ends
  return [
    ...ends.filter((end) => !isLeg(end)).slice(0, begin),
    ...ends.filter(isLeg).sort(),
    ...ends.slice(ends.findLastIndex(isLeg) + 1),
  ]
}

const legs = (names: readonly string[]): readonly string[] => names.map((name) => `images images/${name}`)

/** The builds file that the comment above an example shows. */
function describedAbove(name: string): string {
  const file = path.resolve(import.meta.dirname, '..', '..', 'examples', `${name}.yml`)
  const lines = readFileSync(file, 'utf8').split('\n')
  const shown = lines.filter((line) => line.startsWith('#   ')).map((line) => line.slice('#   '.length))
  if (shown.length === 0) throw new Error(`${name} shows no builds file`)
  return `${shown.join('\n')}\n`
}

interface Ran {
  readonly result: string | undefined
  readonly did: readonly string[]
}

/** What a push comes to, and what stacker did of each layer; with other files first. */
type Push = (edited?: Files) => Promise<Ran>

async function repositoryWith(workflow: string): Promise<Push> {
  const { repository, machine } = open({ ...files, '.github/workflows/images.yml': workflow })
  const { environment } = await serving()
  return async (edited = {}) => {
    writeFiles(repository, edited)
    const ran = await pushTo(repository, { ...machine, environment })
    expect(ran.code, ran.whole).toBe(0)
    const [job] = ran.jobs
    return {
      result: job?.result,
      did: (job?.log.match(/^stacker\.yaml: .*: (?:built|cached)$/gm) ?? []).map((line) =>
        line.replace('stacker.yaml: ', ''),
      ),
    }
  }
}

describe.skipIf(!hasAct)('examples', () => {
  test.each(['single-file', 'read-only-pull-requests', 'self-hosted'])(
    '%s builds what is to be built, and the next time nothing',
    async (name) => {
      const store = mkdtempSync(path.join(tmpdir(), 'store-'))
      onTestFinished(() => {
        rmSync(store, { recursive: true, force: true })
      })
      const push = await repositoryWith(
        exampleOf(name, name === 'self-hosted' ? { '/var/cache/stack-cache': store } : {}),
      )
      expect(await push()).toEqual({ result: 'success', did: ['base: built', 'app: built'] })
      expect(await push()).toEqual({ result: 'success', did: [] })
      expect(await push({ 'app.c': 'edited' })).toEqual({ result: 'success', did: ['base: cached', 'app: built'] })
    },
  )

  test('publish-tags publishes every push, and sends what changed alone', async () => {
    const registry = await writableRegistry()
    const push = await repositoryWith(
      exampleOf('publish-tags', { 'docker://ghcr.io/${{ github.repository }}': `docker://${registry.host}/team` }),
    )
    expect(await push()).toMatchObject({ did: ['base: built', 'app: built'] })
    const tags = [...registry.manifests.keys()].filter((key) => !key.includes(' sha256:'))
    expect(tags.map((key) => key.replace(/ [0-9a-f]{40}$/, ' COMMIT')).sort()).toEqual([
      ...['team/app COMMIT', 'team/app latest', 'team/base COMMIT', 'team/base latest'],
    ])
    registry.requests.splice(0)
    expect(await push()).toMatchObject({ did: [] })
    expect(registry.requests.filter((request) => !/^(?:HEAD|GET) /.test(request))).toEqual([])
  })
  test('monorepo, by the workflow that it calls, builds shared layers first, then legs for what stands on them, and ends with the one job to require', async () => {
    const called = 'org/stack-cache/.github/workflows/build.yml@v1'
    const { repository, machine } = open({
      ...shop,
      '.github/workflows/images.yml': exampleOf('monorepo', { [called]: './.github/workflows/build.yml' }),
      '.github/workflows/build.yml': calledWorkflow(),
    })
    const { environment } = await serving()
    const push = async (edited: Files = {}): Promise<RanWorkflow> => {
      writeFiles(repository, edited)
      return await pushTo(repository, { ...machine, environment })
    }
    const first = await push()
    expect(first.code, first.whole).toBe(0)
    expect(jobsOf(first)).toEqual(['plan', 'shared common', ...legs(['app', 'tool', 'web']), 'done'])
    const second = await push()
    expect(second.code, second.whole).toBe(0)
    expect(jobsOf(second)).toEqual(['plan', 'done'])
    const third = await push({ 'images/web/web.c': 'edited' })
    expect(third.code, third.whole).toBe(0)
    // What nobody waits for is built in the first stage.
    expect(jobsOf(third)).toEqual(['plan', 'shared images/web', 'done'])
    const broken = await push({
      'images/app/stacker.yaml': 'app:\n  from: {type: tar, url: base.tar}\n  Run: make app\n',
    })
    expect(broken.code).not.toBe(0)
    expect(broken.jobs.map(({ id, result }) => [id, result])).toEqual([
      ['plan', 'failure'],
      ['done', 'failure'],
    ])
  })

  test('architectures publishes the images of each machine as parts, and joins them into an index', async () => {
    const registry = await writableRegistry()
    const text = exampleOf('architectures', {
      'org/stack-cache/.github/workflows/build.yml@v1': './.github/workflows/build.yml',
      "'docker://ghcr.io/{0}', github.repository": `'docker://${registry.host}/{0}', 'team'`,
    })
    const { repository, machine } = open({
      ...shop,
      'stack-cache.yaml': describedAbove('architectures').replace('[amd64, arm64]', `[${hostArch()}]`),
      '.github/workflows/images.yml': text,
      '.github/workflows/build.yml': calledWorkflow(),
    })
    const { environment } = await serving()
    const ran = await pushTo(repository, { ...machine, environment })
    expect(ran.code, ran.whole).toBe(0)
    const images = ['app', 'tool', 'web']
    for (const name of images) {
      const { mediaType, bytes } = registry.manifests.get(`team/${name} latest`) ?? {}
      expect(mediaType).toBe('application/vnd.oci.image.index.v1+json')
      const { manifests } = JSON.parse(bytes?.toString() ?? '') as { manifests: { platform: object }[] }
      expect(manifests.map(({ platform }) => platform)).toEqual([{ architecture: hostArch(), os: 'linux' }])
      expect(registry.manifests.has(`team/${name} latest-${hostArch()}`)).toBe(true)
    }
    // A leg built it, as a prerequisite, which nobody wants published.
    expect([...registry.manifests.keys()].filter((key) => key.startsWith('team/common '))).toEqual([])
  })

  test('the called workflow publishes what its inputs name, and no prerequisite that a leg of it builds', async () => {
    const registry = await writableRegistry()
    const { repository, machine } = open({
      ...shop,
      '.github/workflows/images.yml': stringify({
        on: 'push',
        jobs: {
          images: {
            uses: './.github/workflows/build.yml',
            permissions: { contents: 'read', packages: 'write' },
            with: { stackerfiles: 'images/*/stacker.yaml', 'publish-to': `docker://${registry.host}/team` },
          },
        },
      }),
      '.github/workflows/build.yml': calledWorkflow(),
    })
    const { environment } = await serving()
    const ran = await pushTo(repository, { ...machine, environment })
    expect(ran.code, ran.whole).toBe(0)
    expect(jobsOf(ran)).toContain('shared common')
    const tags = [...registry.manifests.keys()].filter((key) => !key.includes(' sha256:'))
    expect(tags.sort()).toEqual(['team/app latest', 'team/tool latest', 'team/web latest'])
  })

  test('build-push-action lets the other action build what is to be built, keeps it, and the next time does not run it', async () => {
    const text = exampleOf('build-push-action').replaceAll('v1.0.0', 'v1.2.0')
    const { repository, machine } = open({ ...files, '.github/workflows/images.yml': text })
    const other = path.join(path.dirname(machine.home), 'other')
    writeFiles(other, { 'action.yml': builder })
    const [name] = /project-stacker\/stacker-build-push-action@[0-9a-f]{40}/.exec(text) ?? []
    const { environment } = await serving()
    const push = async (): Promise<readonly string[]> => {
      const ran = await pushTo(repository, { ...machine, environment, others: { [name ?? '']: other } })
      expect(ran.code, ran.whole).toBe(0)
      return ran.jobs.flatMap(({ log }) => log.match(/^stacker\.yaml: .*: (?:built|cached)$/gm) ?? [])
    }
    expect(await push()).toEqual(['stacker.yaml: base: built', 'stacker.yaml: app: built'])
    expect(await push()).toEqual([])
    writeFiles(repository, { 'app.c': 'edited' })
    expect(await push()).toEqual(['stacker.yaml: base: cached', 'stacker.yaml: app: built'])
  })
})
