// The door setup, as the runner calls it with the defaults of its action.yml.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { serve } from '../registry/loopback.ts'
import { openJob, runStep, type Job } from './job.ts'

const program = '#!/bin/sh\necho stacker version v1.2.0\n'

function jobWithTools(environment: Readonly<Record<string, string>> = {}): { job: Job; tools: string } {
  const job = openJob('work/shop/shop', environment)
  const tools = path.join(job.temporary, '..', '_tool')
  return { job: { ...job, environment: { ...job.environment, RUNNER_TOOL_CACHE: tools } }, tools }
}

test('stacker is installed, found again by the next job of this runner, and on PATH', async () => {
  const asked: string[] = []
  const host = await serve((request, response) => {
    asked.push(request.url ?? '')
    response.end(program)
  })
  const { job } = jobWithTools()
  const inputs = { url: `http://${host}/{version}/{file}`, digest: digestOf(program), 'user-namespaces': 'false' }
  const first = await runStep(job, 'setup', inputs)
  expect(first, first.log).toMatchObject({ code: 0, annotations: [], state: {}, outputs: { 'cache-hit': 'false' } })
  const [directory = ''] = first.paths
  expect(first.outputs['path']).toBe(path.join(directory, 'stacker'))
  expect(execFileSync('stacker', { env: { PATH: directory }, encoding: 'utf8' })).toBe('stacker version v1.2.0\n')
  const second = await runStep(job, 'setup', inputs)
  expect(second.outputs, second.log).toEqual({ ...first.outputs, 'cache-hit': 'true' })
  expect(asked).toHaveLength(1)
  expect(readdirSync(job.temporary).sort()).toEqual(['_runner_file_commands', 'stack-cache-compiled'])
})

test('it goes through the proxy of the environment', async () => {
  const asked: string[] = []
  const proxy = await serve((request, response) => {
    asked.push(request.url ?? '')
    response.end(program)
  })
  const { job } = jobWithTools({ HTTP_PROXY: `http://${proxy}` })
  const inputs = { url: 'http://mirror.invalid/stacker', digest: digestOf(program), 'user-namespaces': 'false' }
  const done = await runStep(job, 'setup', inputs)
  expect(done, done.log).toMatchObject({ code: 0 })
  expect(asked).toEqual(['http://mirror.invalid/stacker'])
})

test('what is not what its digest says fails the step, and nothing is installed', async () => {
  const host = await serve((_, response) => response.end('evil'))
  const { job, tools } = jobWithTools()
  const inputs = { url: `http://${host}/stacker`, digest: digestOf(program), 'user-namespaces': 'false' }
  const done = await runStep(job, 'setup', inputs)
  expect(done).toMatchObject({ code: 1, paths: [], outputs: { version: '', path: '', 'cache-hit': 'false' } })
  expect(done.annotations).toMatchObject([
    { kind: 'error', message: expect.stringContaining(digestOf('evil')) as string },
  ])
  expect(existsSync(tools)).toBe(false)
})
