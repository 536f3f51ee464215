// A condition of a workflow reads an output that is not set as false: whatever happens, each door sets all that its action.yml names.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { serve } from '../registry/loopback.ts'
import { writableRegistry } from '../registry/writable-registry.ts'
import { putStacker } from '../stacker/stacker-program.ts'
import { openJob, readAction, runStep, type Door } from './job.ts'

type Inputs = Readonly<Record<string, string>>

const doors = ['main', 'plan', 'restore', 'build', 'save', 'publish'] as const satisfies readonly Door[]

const good = 'app:\n  from: {type: scratch}\n  run: [make app]\n'

const ways: readonly (readonly [string, { readonly stackerfile?: string; readonly inputs?: Inputs }])[] = [
  ['all is as it should be', {}],
  ['there is nothing to do', { inputs: { stackerfiles: '' } }],
  ['the stackerfile has a mistake', { stackerfile: 'app:\n  Run: x\n' }],
  ['there is no stackerfile', { inputs: { stackerfiles: 'none.yaml' } }],
  ['an input has a wrong word', { inputs: { 'layer-type': 'zip' } }],
  ['the store cannot be reached', { inputs: { store: 'oci:127.0.0.1:1/cache', trust: 'own', patience: '1' } }],
  ['stacker is a release that nobody knows', { inputs: { 'stacker-version': 'v99.0.0' } }],
  ['names are hostile', { stackerfile: `"a|b\`<b>::error::\\e[2J":\n  from: {type: scratch}\n  run: [x]\n` }],
]

const table = ways.flatMap(([way, given]) => doors.map((door) => [door, way, given] as const))

test.each(table)('%s sets all of its outputs where %s', async (door, _, { stackerfile = good, inputs = {} }) => {
  const registry = await writableRegistry()
  const opened = openJob()
  writeFileSync(path.join(opened.workspace, 'stacker.yaml'), stackerfile)
  const PATH = `${putStacker(opened.temporary)}:${opened.environment['PATH'] ?? ''}`
  const played = JSON.stringify({ log: path.join(opened.temporary, 'runs') })
  const job = { ...opened, environment: { ...opened.environment, PATH, PLAYED: played } }
  const given = {
    ...{ store: `dir:${opened.environment['HOME'] ?? ''}/store`, 'stacker-version': 'v1.2.0', 'stacker-user': 'root' },
    ...(door === 'publish' ? { 'publish-to': `docker://${registry.host}/team` } : {}),
    ...inputs,
  }
  const done = await runStep(job, door, given)
  expect(Object.keys(done.outputs).sort(), done.log).toEqual(Object.keys(readAction(door).outputs).sort())
  // What a runner would obey is ours alone.
  expect(done.annotations.filter(({ message }) => message === '')).toEqual([])
})

test.each([
  ['what is downloaded has the digest', (program: string) => ({ digest: digestOf(program) })],
  ['it has another one', () => ({ digest: digestOf('other') })],
  ['there is no digest', () => ({})],
  ['nobody answers', (program: string) => ({ digest: digestOf(program), url: 'http://127.0.0.1:1/stacker' })],
] as const)('setup sets all of its outputs where %s', async (_, inputs) => {
  const program = '#!/bin/sh\necho stacker version v1.2.0\n'
  const host = await serve((_request, response) => response.end(program))
  const opened = openJob()
  const tools = path.join(opened.temporary, 'tools')
  mkdirSync(tools)
  const job = { ...opened, environment: { ...opened.environment, RUNNER_TOOL_CACHE: tools } }
  const given: Inputs = { url: `http://${host}/stacker`, 'user-namespaces': 'false', ...inputs(program) }
  const done = await runStep(job, 'setup', given)
  expect(Object.keys(done.outputs).sort(), done.log).toEqual(Object.keys(readAction('setup').outputs).sort())
})
