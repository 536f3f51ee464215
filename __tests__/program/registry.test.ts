// The doors as a runner starts them, over a registry that is the store.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { brokenAnswers } from '../registry/broken-answers.ts'
import { serve } from '../registry/loopback.ts'
import { writableRegistry } from '../registry/writable-registry.ts'
import { pretendBuild, writeSources } from '../stacker/pretended-build.ts'
import { openJob, runStep, type Done, type Job } from './job.ts'

const layers = 3

async function openProject(): Promise<Job> {
  const job = openJob()
  await writeSources(job.workspace, layers)
  return job
}

function green({ code, annotations, log }: Done, warnings = 0): void {
  expect(code, log).toBe(0)
  expect(annotations.filter(({ kind }) => kind !== 'notice').length, log).toBe(warnings)
}

test('a job restores from a registry what another one has saved there, and builds all when it answers nothing any more', async () => {
  let isSilent = false
  const registry = await writableRegistry({ guard: () => isSilent })
  const given = {
    ...{ stackerfiles: 'stacker.yaml', 'stacker-version': 'v1.2.0', 'stacker-user': 'root' },
    ...{ store: `oci:${registry.host}/team/cache`, trust: 'own', patience: '3' },
  }
  const first = await openProject()
  green(await runStep(first, 'restore', given))
  await pretendBuild(first.workspace, 2000, 'random')
  green(await runStep(first, 'save', given))

  const second = await openProject()
  const planned = await runStep(second, 'plan', given)
  green(planned)
  expect(planned.outputs).toMatchObject({ any: 'false' })
  const restored = await runStep(second, 'restore', given)
  green(restored)
  expect(restored.outputs).toMatchObject({ any: 'false', restored: 'exact' })
  expect(await pretendBuild(second.workspace, 2000, 'random')).toEqual([])
  registry.requests.splice(0)
  green(await runStep(second, 'save', given))
  expect(registry.requests).toEqual([])

  isSilent = true
  const third = await openProject()
  const missed = await runStep(third, 'restore', given)
  green(missed, 1)
  expect(missed.outputs).toMatchObject({ any: 'true', restored: 'none' })
  expect(missed.log).toContain('could not be reached')
  const built = await pretendBuild(third.workspace, 2000, 'random')
  expect(built).toHaveLength(layers)
  // It was told of once, and is not tried again.
  registry.requests.splice(0)
  const unsaved = await runStep(third, 'save', given)
  green(unsaved)
  expect(unsaved.log).toContain('the cache could not be reached')
  expect(registry.requests).toEqual([])
})

const password = Buffer.from('ann:s3cret').toString('base64')

/** A job with the sources, whose docker is logged in at the registry. */
async function openLoggedIn(host: string): Promise<Job> {
  const job = await openProject()
  const docker = path.join(job.temporary, 'docker')
  mkdirSync(docker)
  writeFileSync(path.join(docker, 'config.json'), JSON.stringify({ auths: { [host]: { auth: password } } }))
  return { ...job, environment: { ...job.environment, DOCKER_CONFIG: docker } }
}

test('a plan comes to a green end whatever a registry answers, calls all of it a miss, and shows its password to nobody else', async () => {
  const carried: (string | undefined)[] = []
  const elsewhere = await serve((request, response) => {
    carried.push(request.headers.authorization)
    response.writeHead(200).end('<html>')
  })
  const registry = await writableRegistry({
    guard(request, response) {
      if (request.headers.authorization !== `Basic ${password}`) {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end()
        return true
      }
      const [, broken] = /^\/v2\/broken\/(\d+)\//.exec(request.url ?? '') ?? []
      if (broken === undefined) return false
      brokenAnswers[Number(broken)]?.[1](elsewhere, response)
      return true
    },
  })
  const given = {
    ...{ stackerfiles: 'stacker.yaml', 'stacker-version': 'v1.2.0', 'stacker-user': 'root' },
    ...{ trust: 'own', patience: '2' },
  }
  const store = (repository: string): string => `oci:${registry.host}/${repository}`
  const built = await openLoggedIn(registry.host)
  await pretendBuild(built.workspace, 2000, 'random')
  green(await runStep(built, 'save', { ...given, store: store('whole') }))
  const planned = await runStep(await openLoggedIn(registry.host), 'plan', { ...given, store: store('whole') })
  expect(planned.outputs).toMatchObject({ any: 'false', count: '0' })

  const waiting = [...brokenAnswers.entries()]
  const planSome = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [number, [what]] = next
      const job = await openLoggedIn(registry.host)
      const told = await runStep(job, 'plan', { ...given, store: store(`broken/${String(number)}`) })
      const warnings = told.annotations.filter(({ kind }) => kind !== 'notice')
      expect(told.code, `${what}: ${told.log}`).toBe(0)
      // A registry that has none is no trouble.
      expect(warnings.length, `${what}: ${told.log}`).toBe(what === '404' ? 0 : 1)
      expect(Object.keys(told.outputs).sort(), what).toEqual(Object.keys(planned.outputs).sort())
      expect(told.outputs, what).toMatchObject({ any: 'true', count: String(layers), hit: '[]' })
    }
  }
  await Promise.all([planSome(), planSome(), planSome(), planSome()])
  for (const [number, [what]] of brokenAnswers.entries())
    expect(
      registry.requests.filter((asked) => asked.includes(`/broken/${String(number)}/`)).length,
      what,
    ).toBeGreaterThan(1)
  expect(carried.length).toBeGreaterThan(0)
  expect(carried.filter((header) => header !== undefined)).toEqual([])
})
