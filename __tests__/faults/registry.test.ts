import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { brokenAnswers } from '../registry/broken-answers.ts'
import { serve, type Guard } from '../registry/loopback.ts'
import { writableRegistry, type WritableRegistry } from '../registry/writable-registry.ts'
import { claimsOf, variablesOf } from '../trust/runs.ts'
import { checkout, emptyPlace, expectGreen, expectWhole, inputsOf, recorded, step, type Workspace } from './job.ts'

const project = recorded('import-edit')
const basic = `Basic ${Buffer.from('ann:s3cret').toString('base64')}`
const seconds = 2

/** A job whose docker is logged in at the registry. */
function jobAt(host: string, built: boolean): Workspace {
  const place = emptyPlace()
  const docker = path.join(place, 'docker')
  mkdirSync(docker)
  const auths = { [host]: { auth: Buffer.from('ann:s3cret').toString('base64') } }
  writeFileSync(path.join(docker, 'config.json'), JSON.stringify({ auths }))
  return checkout(project, place, { DOCKER_CONFIG: docker, XDG_RUNTIME_DIR: place }, built)
}

const storeOf = ({ host }: WritableRegistry) => ({
  store: `oci:${host}/team/cache`,
  trust: 'own',
  patience: String(seconds),
})

/** A registry that wants the password, and breaks by `fault` once it is told to. */
async function registryWith(fault: Guard): Promise<{ registry: WritableRegistry; breakNow: () => void }> {
  let isBroken = false
  const registry = await writableRegistry({
    guard(request, response) {
      if (request.headers.authorization !== basic) {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end()
        return true
      }
      return isBroken && fault(request, response)
    },
  })
  return {
    registry,
    breakNow: () => {
      isBroken = true
    },
  }
}

test.each(brokenAnswers)(
  'a registry that answers every question by %s is a miss, and is given up on',
  async (what, fault) => {
    const carried: (string | undefined)[] = []
    const elsewhere = await serve((request, response) => {
      carried.push(request.headers.authorization)
      request.resume().on('end', () => response.writeHead(200).end('<html>'))
    })
    const { registry, breakNow } = await registryWith((_, response) => {
      fault(elsewhere, response)
      return true
    })
    const kept = await step(jobAt(registry.host, true), 'save', storeOf(registry))
    expectGreen(kept, 'save', what)
    breakNow()

    const job = jobAt(registry.host, false)
    const told = await step(job, 'restore', storeOf(registry))
    // What a layer is made of is told beside what the registry said.
    expectGreen(told, 'restore', what, 2)
    expectWhole(job, told, what)
    expect(told.outputs).toMatchObject({ any: 'true', restored: 'none' })

    const unsaved = await step(jobAt(registry.host, true), 'save', storeOf(registry))
    expectGreen(unsaved, 'save', what, 3)
    expect(carried.filter((header) => header !== undefined)).toEqual([])
  },
)

const refusedBy =
  (code: number, headers: Record<string, string> = {}): Guard =>
  (_, response) => {
    response.writeHead(code, headers).end()
    return true
  }

const requests: readonly (readonly [string, RegExp])[] = [
  ['HEAD of a blob', /^HEAD .*\/blobs\//],
  ['GET of a blob', /^GET .*\/blobs\/sha256/],
  ['POST of an upload', /^POST /],
  ['PUT of a blob', /^PUT .*\/uploads\//],
  ['PUT of a manifest', /^PUT .*\/manifests\//],
  ['GET of a manifest', /^GET .*\/manifests\//],
  ['HEAD of the mark', /^HEAD .*\/manifests\/zz\./],
]

test.each(requests)(
  'each %s that fails once, in whatever way that passes, is asked again and changes nothing',
  async (_, which) => {
    const kinds: Guard[] = [
      refusedBy(503),
      refusedBy(429, { 'retry-after': '0' }),
      (request) => {
        request.destroy()
        return true
      },
    ]
    const failed = new Set<string>()
    const { registry, breakNow } = await registryWith((request, response) => {
      // An upload that is begun anew has another address.
      const asked = `${request.method ?? ''} ${request.url ?? ''}`.replace(/uploads\/\d+/, 'uploads/N')
      const kind = kinds[failed.size % kinds.length]
      if (!which.test(asked) || failed.has(asked) || kind === undefined) return false
      failed.add(asked)
      return kind(request, response)
    })
    breakNow()
    const patient = { ...storeOf(registry), patience: '60' }
    const kept = await step(jobAt(registry.host, true), 'save', patient)
    expect(kept.annotations).toEqual([])
    const job = jobAt(registry.host, false)
    const told = await step(job, 'restore', patient)
    expect(told.annotations).toEqual([])
    expect(told.outputs).toMatchObject({ any: 'false', restored: 'exact' })
    expectWhole(job, told, 'after trouble')
  },
)

/** Inputs by which a job signs what it saves, and believes what is signed so. */
function signedAt(registry: WritableRegistry): Record<string, string> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    ...storeOf(registry),
    ...{ trust: 'scoped', patience: '60' },
    'sign-key': privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'verify-key': publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

/** A job of a run for that ref. */
function legAt({ host }: WritableRegistry, ref: string, built: boolean): Workspace {
  const job = jobAt(host, built)
  return { ...job, environment: { ...job.environment, ...variablesOf(claimsOf(ref)) } }
}

/** One leg in a process of its own, which is killed so many milliseconds after it has begun; answers its exit code. */
function savingLeg(
  job: Workspace,
  inputs: Readonly<Record<string, string>>,
  killAfter: number | undefined,
): Promise<number | null> {
  return new Promise((resolve) => {
    const given = Object.entries(inputsOf(job, 'save', { summary: 'false', ...inputs }))
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'killed-step.ts')],
      {
        env: {
          ...job.environment,
          ...Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
    child.stderr.once('data', () => {
      if (killAfter !== undefined) void sleep(killAfter).then(() => child.kill('SIGKILL'))
    })
    child.once('close', resolve)
  })
}

test('twenty legs of two branches and a tag save at once into one registry, signed and killed at random: no layer is lost, and each later leg finds all that it may believe', async () => {
  const { registry } = await registryWith(() => false)
  const signed = signedAt(registry)
  const refs = ['refs/heads/main', 'refs/heads/topic', 'refs/tags/v1'] as const
  const waiting = Array.from({ length: 20 }, (_, leg) => {
    const killAfter = leg % 4 === 3 ? undefined : (leg * 37) % 400
    return [legAt(registry, refs[leg % 3] ?? refs[0], true), killAfter] as const
  })
  const codes: (number | null)[] = []
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
      codes.push(await savingLeg(next[0], signed, next[1]))
  }
  await Promise.all(Array.from({ length: 5 }, work))
  expect(codes).toHaveLength(20)
  expect(codes.filter((code) => code === 0).length).toBeGreaterThan(3)
  expect(codes).toContain(null)

  // Whatever a record names is there.
  for (const [tag, { bytes }] of registry.manifests) {
    const [repository = ''] = tag.split(' ')
    const { layers, config } = JSON.parse(bytes.toString()) as Record<'layers', { digest: string }[]> & {
      config: { digest: string }
    }
    for (const { digest } of [...layers, config]) expect(registry.blobs.has(`${repository} ${digest}`)).toBe(true)
  }
  for (const ref of [...refs, 'refs/heads/new', 'refs/tags/v2']) {
    const job = legAt(registry, ref, false)
    const told = await step(job, 'restore', signed)
    expect(told.outputs, ref).toMatchObject({ any: 'false', restored: 'exact' })
    expectWhole(job, told, ref)
  }
})

test('what a topic branch alone has signed is believed on no other ref, and the summary begins with that', async () => {
  const { registry } = await registryWith(() => false)
  const signed = signedAt(registry)
  expectGreen(await step(legAt(registry, 'refs/heads/topic', true), 'save', signed), 'save', 'topic')
  expect((await step(legAt(registry, 'refs/heads/topic', false), 'plan', signed)).outputs).toMatchObject({
    any: 'false',
  })
  for (const ref of ['refs/heads/main', 'refs/tags/v1']) {
    const told = await step(legAt(registry, ref, false), 'plan', signed)
    expect(told.outputs, ref).toMatchObject({ any: 'true', hit: '[]' })
    expect(told.annotations.map(({ message }) => message).join('\n'), ref).toContain('refs/heads/topic')
    const [title, , alert, text = ''] = (told.summaries[0] ?? '').split('\n')
    expect(title).toMatch(/^### stack-cache: /)
    expect(alert).toBe('> [!WARNING]')
    expect(text).toContain('All that was found in the cache was refused')
  }
})
