import { generateKeyPairSync } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import type { Options } from '../../src/options/options.ts'
import { planOf } from '../report/plans.ts'
import { answering, openJob, runStep, type Job } from './runner.ts'

const key = generateKeyPairSync('ed25519').privateKey
const jwk = key.export({ format: 'jwk' })
const secret = Buffer.from(jwk.d ?? '', 'base64url').toString('base64')
const open = Buffer.from(jwk.x ?? '', 'base64url').toString('base64')

/** All that a step has left below the temporary directory. */
function filesLeft(job: Job): string {
  return readdirSync(job.temporary)
    .map((name) => readFileSync(join(job.temporary, name), 'utf8'))
    .join('\n')
}

function trustOf(options: Options | undefined): unknown {
  if (options?.trust.kind !== 'scoped') throw new Error('expected a scope')
  const { signKey, verifyKeys } = options.trust
  return { signs: signKey?.equals(key) ?? false, keys: verifyKeys.length }
}

test('the post step is given sign-key anew, and no file keeps it', async () => {
  const job = openJob({ 'stacker.yaml': '' })
  const { useCases, called } = answering(planOf({}))
  const inputs = { 'sign-key': secret, 'verify-key': open }
  const main = await runStep(job, useCases, inputs)
  expect(filesLeft(job)).toContain(open)
  expect(filesLeft(job) + JSON.stringify(main)).not.toContain(secret)
  const post = await runStep(job, useCases, inputs, main.state)
  expect(post.failed).toEqual([])
  expect(called.options.map(trustOf)).toEqual([
    { signs: true, keys: 1 },
    { signs: true, keys: 1 },
  ])
})

test('the save step takes over verify-key from the restore step, and sign-key from nobody', async () => {
  const job = openJob({ 'stacker.yaml': '' })
  const { useCases, called } = answering(planOf({}))
  await runStep(job, useCases, { door: 'restore', 'verify-key': open, 'sign-key': secret })
  await runStep(job, useCases, { door: 'save' })
  await runStep(job, useCases, { door: 'save', 'sign-key': secret })
  expect(filesLeft(job)).not.toContain(secret)
  expect(called.options.map(trustOf)).toEqual([
    { signs: false, keys: 1 },
    { signs: false, keys: 1 },
    { signs: true, keys: 1 },
  ])
})
