import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import type { PlanDocument } from '../../src/report/document.ts'
import type { Fault, Method } from '../platform/cache-service.ts'
import { checkout, emptyPlace, expectGreen, expectWhole, inputsOf, leftInTemporary, recorded, step } from './job.ts'
import { startRunner } from './runner.ts'

const project = recorded('import-edit')
const methods: readonly Method[] = ['lookup', 'create', 'upload', 'finalize', 'download']

/** Takes connections and says nothing. */
async function silentPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  onTestFinished(() => {
    server.close()
  })
  return (server.address() as AddressInfo).port
}

const refused = (status: number, headers: Record<string, string> = {}): Fault => ({ kind: 'status', status, headers })

const sick: readonly (readonly [string, (port: number) => Fault])[] = [
  ['answers 503', () => refused(503)],
  ['answers 503 and to come again in a minute', () => refused(503, { 'retry-after': '60' })],
  ['answers 429', () => refused(429)],
  ['answers 429 and to come again in seven minutes', () => refused(429, { 'retry-after': '420' })],
  ['answers nothing', () => ({ kind: 'hang' })],
  ['stops in the middle of each answer', () => ({ kind: 'stall' })],
  ['sends elsewhere, where nobody answers', (port) => refused(307, { location: `http://127.0.0.1:${port}/` })],
]

const seconds = 2
/** Whoever does not end by it waits for a minute or more: as long as a service asks for, or as is usual. A busy machine takes a while, too. */
const soon = 30

test.each(sick)('a service that %s costs the patience in main, and nothing in post', async (_what, fault) => {
  const { service, nextRun } = await startRunner()
  const port = await silentPort()
  for (const method of methods) service.fail(method, fault(port))

  const job = nextRun(checkout(project, emptyPlace(), {}))
  let begun = performance.now()
  const told = await step(job, 'restore', { patience: String(seconds) })
  expect((performance.now() - begun) / 1000).toBeLessThan(soon)
  expectGreen(told, 'restore', 'sick')
  expectWhole(job, told, 'sick')
  expect(told.annotations.map(({ message }) => message)).toEqual([
    expect.stringContaining('the cache could not be reached') as string,
  ])

  expect(told.log.join('\n').split('he cache could not be reached')).toHaveLength(2)
  expect(told.summaries.join('').split('he cache could not be reached')).toHaveLength(2)
  const document = JSON.parse(readFileSync(told.outputs['plan-file'] ?? '', 'utf8')) as PlanDocument
  for (const { reasons, verdict } of document.layers) {
    expect(verdict).toBe('miss')
    expect(reasons.map(({ code }) => code)).toContain('store-unreachable')
    expect(reasons.map(({ code }) => code)).not.toContain('not-cached')
  }

  const asked = service.requests.length
  begun = performance.now()
  const saved = await step(job, 'save')
  expect((performance.now() - begun) / 1000).toBeLessThan(soon)
  expectGreen(saved, 'save', 'sick')
  expect(service.requests).toHaveLength(asked)
  expect(saved.log.join('\n')).toContain('Saved nothing to github: the cache could not be reached')
})

test.each(sick)(
  'a service that %s costs the patience in a save, which names what is not kept',
  async (_what, fault) => {
    const { service, nextRun } = await startRunner()
    const port = await silentPort()
    for (const method of methods) service.fail(method, fault(port))
    const job = nextRun(checkout(project, emptyPlace(), {}, true))
    const begun = performance.now()
    const told = await step(job, 'save', { patience: String(seconds) })
    expect((performance.now() - begun) / 1000).toBeLessThan(soon)
    expectGreen(told, 'save', 'sick')
    const log = told.log.join('\n')
    expect(log).toMatch(/not saved {2}\S+, \S+: /)
    expect(log.split('the cache could not be reached')).toHaveLength(2)
    expect(told.summaries.join('').split('the cache could not be reached')).toHaveLength(2)
    expect(JSON.parse(told.outputs['stats'] ?? '')).toMatchObject({ layers: 0 })
  },
)

test('a step ends when its patience does, though calls that were given up on are still dying', async () => {
  const { service, nextRun } = await startRunner()
  for (const method of methods) service.fail(method, refused(503))
  const job = nextRun(checkout(project, emptyPlace(), {}))
  const inputs = inputsOf(job, 'restore', { patience: String(seconds) })
  const environment = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  )
  const begun = performance.now()
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'killed-step.ts')], {
    env: { ...job.environment, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let log = ''
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  expect(code, log).toBe(0)
  expect(log).toContain('the cache could not be reached')
  expect((performance.now() - begun) / 1000).toBeLessThan(soon)
  expect(leftInTemporary(job)).toEqual([])
})

test('content that keeps moving is waited for longer than the patience', async () => {
  const { service, nextRun } = await startRunner()
  expectGreen(await step(nextRun(checkout(project, emptyPlace(), {}, true)), 'save'), 'save', 'well')
  for (const method of methods) service.fail(method, { kind: 'slow', milliseconds: 300 })
  const job = nextRun(checkout(project, emptyPlace(), {}))
  const told = await step(job, 'restore', { patience: '1' })
  expectGreen(told, 'restore', 'slow')
  expect(told.annotations).toEqual([])
  expect(told.outputs).toMatchObject({ restored: 'exact' })
})

test('of several stores one that is sick costs the patience once in a job, and nothing of what the others have', async () => {
  const { service, nextRun } = await startRunner()
  for (const method of methods) service.fail(method, refused(503))
  const near = `dir:${path.join(emptyPlace(), 'store')}`
  const filled = checkout(project, emptyPlace(), {}, true)
  expectGreen(await step(filled, 'save', { store: near }), 'save', 'filling')

  const job = nextRun(checkout(project, emptyPlace(), {}))
  const both = { store: `${near}\ngithub`, patience: String(seconds) }
  let begun = performance.now()
  const told = await step(job, 'restore', both)
  expect((performance.now() - begun) / 1000).toBeLessThan(soon)
  expectGreen(told, 'restore', 'one is sick')
  expectWhole(job, told, 'one is sick')
  expect(told.outputs['restored']).toBe('exact')

  const asked = service.requests.length
  expect(asked).toBeGreaterThan(0)
  begun = performance.now()
  const saved = await step(job, 'save')
  expect((performance.now() - begun) / 1000).toBeLessThan(soon)
  expectGreen(saved, 'save', 'one is sick')
  expect(service.requests).toHaveLength(asked)
})
