// What README and docs show besides the workflows with a matrix, run by act with a stacker that is played: steps stand in a workflow around them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { writeFiles, type Files } from '../projects/product.ts'
import { writableRegistry } from '../registry/writable-registry.ts'
import { hasAct, pushTo, type RanWorkflow } from './act.ts'
import { calledWorkflow, offline } from './offline.ts'
import { describedIn, inputIn, stepsIn, workflowIn } from './pages.ts'
import { open, serving } from './place.ts'

if (!hasAct) console.warn('SKIPPED: running what README and docs show needs act')

const files: Files = {
  'base.tar': 'a base',
  'stacker.yaml': `base: {from: {type: tar, url: base.tar}, run: make base}
app: {from: {type: built, tag: base}, imports: [app.c], run: make app}
`,
  'app.c': 'app',
}

type Push = (edited?: Files) => Promise<RanWorkflow>

async function repositoryWith(more: Files): Promise<Push> {
  const { repository, machine } = open({ ...files, ...more })
  const { environment } = await serving()
  return async (edited = {}) => {
    writeFiles(repository, edited)
    const ran = await pushTo(repository, { ...machine, environment })
    expect(ran.code, ran.whole).toBe(0)
    return ran
  }
}

/** What stacker did. */
function did({ jobs }: RanWorkflow): readonly string[] {
  return jobs
    .flatMap(({ log }) => log.match(/^\S+: .*: (?:built|cached)$/gm) ?? [])
    .map((line) => line.replace(/^\S+: /, ''))
}

/** Places in the text that exist somewhere else here. */
function elsewhere(text: string, places: Readonly<Record<string, string>>): string {
  return Object.entries(places).reduce((shown, [place, other]) => {
    if (!shown.includes(place)) throw new Error(`there is no ${place} in\n${shown}`)
    return shown.replaceAll(place, other)
  }, text)
}

function around(steps: string): Files {
  const indented = steps.replace(/^(?=.)/gm, '      ')
  return {
    '.github/workflows/images.yml': offline(`on: push
jobs:
  images:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8
${indented}`),
  }
}

function directory(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'shown-'))
  onTestFinished(() => {
    rmSync(made, { recursive: true, force: true })
  })
  return made
}

const twice = async (push: Push): Promise<readonly (readonly string[])[]> => [
  did(await push()),
  did(await push()),
  did(await push({ 'app.c': 'edited' })),
]

describe.skipIf(!hasAct)('README', () => {
  test('its first workflow builds what is to be built, and the next time nothing', async () => {
    const workflow = elsewhere(offline(workflowIn('README.md', 0)), { 'images/*/stacker.yaml': 'stacker.yaml' })
    const push = await repositoryWith({ '.github/workflows/images.yml': workflow })
    expect(await twice(push)).toEqual([['base: built', 'app: built'], [], ['base: cached', 'app: built']])
  })

  test('its workflow that calls another plans, builds, publishes, and ends with the job to require', async () => {
    const registry = await writableRegistry()
    const workflow = elsewhere(workflowIn('README.md', 2), {
      'org/stack-cache/.github/workflows/build.yml@v1': './.github/workflows/build.yml',
      'docker://ghcr.io/{0}': `docker://${registry.host}/team`,
    })
    const push = await repositoryWith({
      'images/one/stacker.yaml': files['stacker.yaml'] ?? '',
      'images/one/base.tar': 'a base',
      'images/one/app.c': 'app',
      'stack-cache.yaml': describedIn('README.md', 0),
      '.github/workflows/images.yml': workflow,
      '.github/workflows/build.yml': calledWorkflow(),
    })
    const first = await push()
    expect(first.jobs.map(({ id, result }) => `${id} ${result}`)).toEqual([
      'plan success',
      'shared success',
      'publish success',
      'done success',
    ])
    expect(did(first)).toEqual(['base: built', 'app: built'])
    expect([...registry.manifests.keys()].filter((key) => /^team\/(?:app|base) latest$/.test(key))).toHaveLength(2)
    expect((await push()).jobs.map(({ id, result }) => `${id} ${result}`)).toEqual([
      ...['plan success', 'publish success', 'done success'],
    ])
  })

  test('restore and save as steps of their own', async () => {
    const push = await repositoryWith(around(stepsIn('README.md', 0)))
    expect(await twice(push)).toEqual([
      ['base: built', 'app: built'],
      ['base: cached', 'app: cached'],
      ['base: cached', 'app: built'],
    ])
  })

  test('the step that saves on the default branch alone', async () => {
    // act names no default branch.
    const steps = elsewhere(stepsIn('README.md', 1), { 'github.event.repository.default_branch': "'main'" })
    const onMain = await repositoryWith(around(steps))
    expect((await twice(onMain)).map((lines) => lines.length)).toEqual([2, 2, 2])
    expect(did(await onMain())).toEqual(['base: cached', 'app: cached'])
    const onOther = await repositoryWith(around(elsewhere(steps, { "'main'": "'other'" })))
    await onOther()
    expect(did(await onOther())).toEqual(['base: built', 'app: built'])
  })

  test('the step that publishes', async () => {
    const registry = await writableRegistry()
    const published = elsewhere(stepsIn('README.md', 3), {
      'ghcr.io/${{ github.repository }}': `${registry.host}/team`,
    })
    const push = await repositoryWith(around(stepsIn('README.md', 0) + published))
    await push()
    expect([...registry.manifests.keys()].filter((key) => key.endsWith(' latest')).sort()).toEqual([
      ...['team/app latest', 'team/base latest'],
    ])
  })

  test('steps with binds: what is unchanged is built once', async () => {
    const stackerfile = `base: {from: {type: tar, url: base.tar}, binds: [{source: src, dest: /src}], run: make base}
app: {from: {type: built, tag: base}, imports: [app.c], run: make app}
`
    const push = await repositoryWith({
      ...around(stepsIn('README.md', 4)),
      'stacker.yaml': stackerfile,
      'src/a.c': 'a',
    })
    expect(did(await push())).toEqual(['base: built', 'app: built'])
    expect(did(await push())).toEqual([])
    expect(did(await push({ 'src/a.c': 'edited' }))).toEqual(['base: built', 'app: built'])
  })
})

describe.skipIf(!hasAct)('docs/publishing.md', () => {
  test('the step that publishes under two tags', async () => {
    const registry = await writableRegistry()
    const published = elsewhere(stepsIn('docs/publishing.md', 0), {
      'ghcr.io/${{ github.repository }}': `${registry.host}/team`,
    })
    const push = await repositoryWith(around(stepsIn('README.md', 0) + published))
    await push()
    const tags = [...registry.manifests.keys()].filter((key) => !key.includes(' sha256:'))
    expect(tags.map((key) => key.replace(/ [0-9a-f]{40}$/, ' COMMIT')).sort()).toEqual([
      ...['team/app COMMIT', 'team/app latest', 'team/base COMMIT', 'team/base latest'],
    ])
  })
})

describe.skipIf(!hasAct)('docs/stores.md', () => {
  test('a list of stores, the directory before the registry', async () => {
    const registry = await writableRegistry()
    const steps = elsewhere(stepsIn('docs/stores.md', 0), {
      '/var/cache/stack-cache': directory(),
      'registry.example.com': registry.host,
    })
    const push = await repositoryWith(around(`${steps}- run: stacker build -f stacker.yaml\n`))
    expect(await twice(push)).toEqual([
      ['base: built', 'app: built'],
      ['base: cached', 'app: cached'],
      ['base: cached', 'app: built'],
    ])
  })

  test('a list whose first line is empty on a push: the registry is written to', async () => {
    const registry = await writableRegistry()
    const input = elsewhere(inputIn('docs/stores.md'), { 'registry.example.com': registry.host })
    const steps = `- uses: org/stack-cache@v1
  with:
    trust: own
${input.replace(/^(?=.)/gm, '    ')}- run: stacker build -f stacker.yaml
`
    const push = await repositoryWith(around(steps))
    expect(did(await push())).toEqual(['base: built', 'app: built'])
    expect(registry.requests.filter((request) => request.startsWith('PUT /v2/cache/manifests/'))).not.toEqual([])
    expect(did(await push())).toEqual(['base: cached', 'app: cached'])
  })
})
