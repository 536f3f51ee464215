import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { openFetch } from '../../src/registry/fetch.ts'
import { openSeal, type SealSurroundings, type TrustChoice } from '../../src/trust/open-seal.ts'
import type { Annotations, Seal } from '../../src/trust/seal.ts'
import type { SealedDocument, SealedRecord } from '../../src/trust/statement.ts'
import type { Claims, Instance } from './sigstore.ts'

export const scoped: TrustChoice = { kind: 'scoped', verifyKeys: [], workflows: [] }

export const record: SealedRecord = {
  arch: 'amd64',
  layer: '0123456789abcdef',
  shape: 'v1.1.0',
  facts: `sha256:${'1'.repeat(64)}`,
  digest: `sha256:${'2'.repeat(64)}`,
}

/** What GitHub's token says of a run of `octo/images` on its default branch. */
export const mainClaims: Claims = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:octo/images:ref:refs/heads/main',
  repository: 'octo/images',
  repository_id: '4711',
  repository_visibility: 'public',
  workflow_ref: 'octo/images/.github/workflows/build.yml@refs/heads/main',
  ref: 'refs/heads/main',
  sha: 'a'.repeat(40),
  event_name: 'push',
  run_id: '99',
  run_attempt: '1',
}

/** The same on another ref. */
export function claimsOf(ref: string, event = 'push'): Claims {
  const workflow = `octo/images/.github/workflows/build.yml@${ref}`
  return { ...mainClaims, ref, workflow_ref: workflow, event_name: event, sub: `repo:octo/images:ref:${ref}` }
}

export type Variables = Readonly<Record<string, string>>

/** Variables that GitHub gives a job whose token would say that. */
export function variablesOf(claims: Claims, event: unknown = pushed, more: Variables = {}): Variables {
  const file = join(mkdtempSync(join(tmpdir(), 'event-')), 'event.json')
  writeFileSync(file, JSON.stringify(event))
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: claims['repository'] ?? '',
    GITHUB_REPOSITORY_ID: claims['repository_id'] ?? '',
    GITHUB_WORKFLOW_REF: claims['workflow_ref'] ?? '',
    GITHUB_REF: claims['ref'] ?? '',
    GITHUB_SHA: claims['sha'] ?? '',
    GITHUB_EVENT_NAME: claims['event_name'] ?? '',
    GITHUB_RUN_ID: claims['run_id'] ?? '',
    GITHUB_RUN_ATTEMPT: claims['run_attempt'] ?? '',
    GITHUB_EVENT_PATH: file,
    ...more,
  }
}

export const pushed = { repository: { full_name: 'octo/images', default_branch: 'main' } }

export const pulled = (from: string | null): unknown => ({
  ...pushed,
  pull_request: { head: { repo: from === null ? null : { full_name: from } } },
})

/** The seal of a process with these variables. */
export async function openedSeal(
  environment: Variables,
  choice: TrustChoice = scoped,
  more: Partial<SealSurroundings> = {},
): Promise<Seal> {
  return await openSeal(choice, { environment, now: Date.now, fetch: openFetch({}), patience: 60_000, ...more })
}

/** The seal of a run that may ask for tokens. */
export async function sealOf(
  instance: Instance,
  claims: Claims,
  { choice = scoped, variables = {}, event = pushed, now = Date.now }: Partial<RunWishes> = {},
): Promise<Seal> {
  instance.claims = claims
  const environment = variablesOf(claims, event, {
    ACTIONS_ID_TOKEN_REQUEST_URL: instance.tokenUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer-of-the-job',
    ...variables,
  })
  return await openedSeal(environment, choice, { sigstore: instance.sigstore, now })
}

interface RunWishes {
  readonly choice: TrustChoice
  readonly variables: Variables
  readonly event: unknown
  readonly now: () => number
}

/** What the seal signs the record with; fails where it does not. */
export async function signedBy(seal: Seal, named: SealedDocument = record): Promise<Annotations> {
  const signed = await seal.sign(named)
  if (signed.kind === 'unsigned') throw new Error(signed.why)
  return signed.annotations
}
