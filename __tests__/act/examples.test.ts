// Examples run by act, with a stacker that is played. Left out is what needs the network: installing stacker, and logging in. Replaced is where
// things are kept: the registry is on loopback, the directory of a store beside the repository.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'
import { parse, stringify } from 'yaml'

import { hostArch } from '../../src/plan/host-arch.ts'
import { writeFiles, type Files } from '../projects/product.ts'
import { writableRegistry } from '../registry/writable-registry.ts'
import { hasAct, pushTo } from './act.ts'
import { open, serving } from './place.ts'

if (!hasAct) console.warn('SKIPPED: running the examples needs act')

interface Workflow {
  readonly jobs: Record<string, { steps: { uses?: string; run?: string }[]; env?: object; 'runs-on': string }>
}

function exampleOf(name: string, places: Readonly<Record<string, string>> = {}): string {
  const file = path.resolve(import.meta.dirname, '..', '..', 'examples', `${name}.yml`)
  let text = readFileSync(file, 'utf8')
  for (const [place, other] of Object.entries(places)) {
    if (!text.includes(place)) throw new Error(`${name} has no ${place}`)
    text = text.replaceAll(place, other)
  }
  const workflow = parse(text) as Workflow
  for (const job of Object.values(workflow.jobs)) {
    const isLeftOut = ({ uses = '', run = '' }): boolean =>
      uses.startsWith('org/stack-cache/setup@') || run.includes('docker login')
    job.steps = job.steps.filter((step) => !isLeftOut(step))
    job.env = { PLAYED_ARCH: hostArch() }
    job['runs-on'] = 'ubuntu-24.04'
  }
  return stringify(workflow)
}

const files = {
  'base.tar': 'a base',
  'stacker.yaml': `base: {from: {type: tar, url: base.tar}, run: make base}
app: {from: {type: built, tag: base}, imports: [app.c], run: make app}
`,
  'app.c': 'app',
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
})
