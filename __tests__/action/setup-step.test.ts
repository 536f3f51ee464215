import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { expect, test, vi, onTestFinished } from 'vitest'
import { parse } from 'yaml'

import { setupDoor } from '../../src/action/setup-step.ts'
import { digestOf } from '../../src/formats/digest.ts'
import { newestRelease } from '../../src/release/releases.ts'
import { readSetupRequest, setupInputs } from '../../src/setup/setup-request.ts'
import { planOf } from '../report/plans.ts'
import { closedPort, serve } from '../registry/loopback.ts'
import { textsOf } from '../setup/request.ts'
import { answering, openJob, runStep, type Job, type Told } from './runner.ts'

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, unknown>>
  readonly runs: unknown
}

const file = readFileSync(resolve(import.meta.dirname, '../../setup/action.yml'), 'utf8')
const action = parse(file) as ActionFile

function jobWithTools(): Job {
  const job = openJob()
  const tools = `${job.temporary}/tools`
  vi.stubEnv('RUNNER_TOOL_CACHE', tools)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  return { ...job, environment: { ...job.environment, RUNNER_TOOL_CACHE: tools } }
}

/** `pauses`: told how long is waited, in place of waiting. */
function runSetup(job: Job, inputs: Readonly<Record<string, string>>, pauses: number[] = []): Promise<Told> {
  const given = { door: setupDoor, 'user-namespaces': 'false', ...inputs }
  const wait = (milliseconds: number): Promise<unknown> => Promise.resolve(pauses.push(milliseconds))
  return runStep(job, answering(planOf({})).useCases, given, undefined, { wait })
}

test('setup/action.yml has the inputs that are read, and their defaults', () => {
  expect(Object.keys(action.inputs).sort()).toEqual([...setupInputs, 'door'].sort())
  expect(action.inputs['door']?.default).toBe(setupDoor)
  expect(action.inputs['version']?.default).toBe(newestRelease.tag)
  expect(action.runs).toEqual({ using: 'node24', main: '../dist/index.js' })
  const defaults = Object.fromEntries(setupInputs.map((name) => [name, action.inputs[name]?.default ?? '']))
  expect(readSetupRequest(textsOf(defaults))).toEqual(readSetupRequest(textsOf({})))
})

test('what is installed is on PATH of the steps that follow, and told by the outputs', async () => {
  const host = await serve((_, response) => response.end('#!/bin/sh\n'))
  const inputs = { url: `http://${host}/{file}`, digest: digestOf('#!/bin/sh\n') }
  const told = await runSetup(jobWithTools(), inputs)
  expect(told.failed).toEqual([])
  expect(Object.keys(told.outputs)).toEqual(Object.keys(action.outputs))
  expect(told.outputs).toEqual({ version: 'v1.2.0', path: `${told.paths.join()}/stacker`, 'cache-hit': 'false' })
})

test.each([
  ['a mistake', { version: 'newest' }, /^version: "newest" is not a version/],
  ['no digest', {}, /^digest: that of stacker-linux-/],
  ['a wrong digest', { digest: digestOf('other') }, /nothing is installed/],
])('%s fails the step by one sentence, with nothing on PATH and all outputs set', async (_, inputs, sentence) => {
  const host = await serve((_, response) => response.end('#!/bin/sh\n'))
  const told = await runSetup(jobWithTools(), { url: `http://${host}/{file}`, ...inputs })
  expect(told.failed).toEqual([expect.stringMatching(sentence)])
  expect(told).toMatchObject({ paths: [], outputs: { version: '', path: '', 'cache-hit': 'false' } })
})

test('trouble of the network fails the step too, and is called no fault of ours', async () => {
  const inputs = { url: `http://${await closedPort()}/{file}`, digest: digestOf('x') }
  const pauses: number[] = []
  const told = await runSetup(jobWithTools(), inputs, pauses)
  expect(pauses).toEqual([1000, 3000, 9000])
  expect(told.failed).toEqual([expect.stringMatching(/ECONNREFUSED.*, after 4 tries; nothing is installed$/)])
})

test('docs/setup.md has the inputs with their defaults, and the outputs', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/setup.md'), 'utf8')
  const rows = (heading: string): readonly (readonly string[])[] => {
    const [, table = ''] = page.split(`## ${heading}\n`)
    const [own = ''] = table.split(/^## /m)
    const words = (cell: string): string => cell.replaceAll('`', '').trim()
    return [...own.matchAll(/^\| (`[^|]+)\|([^|]*)\|/gm)].map(([, name = '', second = '']) => [
      words(name),
      words(second),
    ])
  }
  const inputs = Object.entries(action.inputs).filter(([name]) => name !== 'door')
  expect(rows('Inputs')).toEqual(inputs.map(([name, { default: text }]) => [name, text ?? '']))
  expect(rows('Outputs').map(([name]) => name)).toEqual(Object.keys(action.outputs))
})
