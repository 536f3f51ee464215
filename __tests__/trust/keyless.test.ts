import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { openFetch } from '../../src/registry/fetch.ts'
import { httpEnv } from '../../src/registry/http.ts'
import { askIdentityToken } from '../../src/trust/identity-token.ts'
import { certifiedSigners } from '../../src/trust/keyless-signer.ts'
import { originOfRun, type Origin } from '../../src/trust/origin.ts'
import { encodeSigned } from '../../src/trust/signature.ts'
import { encodeStatement } from '../../src/trust/statement.ts'
import { claimsOf, mainClaims, openedSeal, pulled, record, scoped, sealOf, signedBy, variablesOf } from './runs.ts'
import { startSigstore, type Instance } from './sigstore.ts'

let instance: Instance
beforeAll(async () => {
  instance = await startSigstore()
})
beforeEach(() => {
  instance.status = { token: 0, fulcio: 0, rekor: 0 }
  instance.asked = { token: [], fulcio: 0, rekor: 0 }
})
afterAll(() => instance.close())

test('what a run has signed a later run of its branch believes, without asking anybody', async () => {
  const annotations = await signedBy(await sealOf(instance, mainClaims))
  const before = structuredClone(instance.asked)
  const later = { ...mainClaims, sha: 'b'.repeat(40), run_id: '100' }
  expect(await (await sealOf(instance, later)).accept(annotations, record)).toEqual({ kind: 'accepted' })
  expect(instance.asked).toEqual(before)
})

test('a token is asked for once, for Sigstore, and one certificate serves for many records', async () => {
  const seal = await sealOf(instance, mainClaims)
  const layers = Array.from({ length: 12 }, (_, index) => ({ ...record, layer: index.toString(16).padStart(16, '0') }))
  const signed = await Promise.all(layers.map((one) => seal.sign(one)))
  expect(signed.map(({ kind }) => kind)).toEqual(layers.map(() => 'signed'))
  expect(instance.asked).toEqual({
    token: ['?api-version=2.0&audience=sigstore Bearer bearer-of-the-job'],
    fulcio: 1,
    rekor: layers.length,
  })
})

test('a certificate is renewed before it ends', async () => {
  let time = Date.now()
  const seal = await sealOf(instance, mainClaims, { now: () => time })
  await signedBy(seal)
  time += 6 * 60 * 1000
  await signedBy(seal)
  expect(instance.asked.fulcio).toBe(2)
})

test('a pull request believes what its base and the default branch have made, and they believe nothing of it', async () => {
  const pull = claimsOf('refs/pull/7/merge', 'pull_request')
  const wishes = { event: pulled('octo/images'), variables: { GITHUB_BASE_REF: 'release' } }
  const [ofMain, ofBase, ofOther] = await Promise.all(
    [mainClaims, claimsOf('refs/heads/release'), claimsOf('refs/heads/other')].map(async (claims) => {
      const one = await startSigstore()
      const annotations = await signedBy(await sealOf(one, claims))
      const reader = await sealOf(one, pull, wishes)
      await one.close()
      return await reader.accept(annotations, record)
    }),
  )
  expect([ofMain, ofBase]).toEqual([{ kind: 'accepted' }, { kind: 'accepted' }])
  expect(ofOther).toEqual({ kind: 'refused', why: 'it was made for another ref, "refs/heads/other"' })
  const ofPull = await signedBy(await sealOf(instance, pull, wishes))
  expect(await (await sealOf(instance, mainClaims)).accept(ofPull, record)).toEqual({
    kind: 'refused',
    why: 'it was made for another ref, "refs/pull/7/merge"',
  })
})

test.each([
  [
    'another repository',
    {
      ...mainClaims,
      repository: 'evil/images',
      workflow_ref: 'evil/images/.github/workflows/build.yml@refs/heads/main',
    },
    'it was made by another repository, "evil/images"',
  ],
  [
    'another repository that had the name',
    { ...mainClaims, repository_id: '4712' },
    'it was made by another repository, which had the name of this one',
  ],
  [
    'another workflow',
    { ...mainClaims, workflow_ref: 'octo/images/.github/workflows/label.yml@refs/heads/main' },
    'it was made by another workflow, ".github/workflows/label.yml", which trust-workflows does not name',
  ],
])('a record that %s has signed is not believed', async (_, claims, why) => {
  const annotations = await signedBy(await sealOf(instance, claims))
  expect(await (await sealOf(instance, mainClaims)).accept(annotations, record)).toEqual({ kind: 'refused', why })
})

test('another workflow of the repository is believed where trust-workflows names it', async () => {
  const label = { ...mainClaims, workflow_ref: 'octo/images/.github/workflows/label.yml@refs/heads/main' }
  const annotations = await signedBy(await sealOf(instance, label))
  const choice = { ...scoped, kind: 'scoped', verifyKeys: [], workflows: ['label.yml'] } as const
  expect(await (await sealOf(instance, mainClaims, { choice })).accept(annotations, record)).toEqual({
    kind: 'accepted',
  })
})

test.each([
  ['facts', { ...record, facts: `sha256:${'3'.repeat(64)}` }],
  ['bytes', { ...record, digest: `sha256:${'3'.repeat(64)}` }],
  ['layer', { ...record, layer: '0123456789abcdee' }],
  ['architecture', { ...record, arch: 'arm64' }],
  ['shape', { ...record, shape: 'v1.0.0' }],
] as const)('a signature replayed on a record of other %s is not believed', async (_, other) => {
  const annotations = await signedBy(await sealOf(instance, mainClaims))
  expect(await (await sealOf(instance, mainClaims)).accept(annotations, other)).toEqual({
    kind: 'refused',
    why: 'its signature is of something else',
  })
})

test.each(Object.keys(originOfRun({}, '')).filter((member) => member !== 'defaultBranch'))(
  'a run that signs a statement of another %s by its own identity is not believed',
  async (member) => {
    instance.claims = mainClaims
    const http = httpEnv(openFetch({}), 10_000, 60_000)
    const source = { url: instance.tokenUrl, bearer: 'bearer-of-the-job' }
    const signer = await certifiedSigners({
      services: instance.sigstore.services,
      askToken: () => askIdentityToken(source, http, 'main'),
      now: Date.now,
      deadline: http.deadline,
    })()
    const judged = async (origin: Origin): Promise<unknown> => {
      const bytes = encodeStatement({ document: record, origin })
      const annotations = encodeSigned({ bytes, proof: { kind: 'bundle', text: await signer.sign(bytes) } })
      return await (await sealOf(instance, mainClaims)).accept(annotations, record)
    }
    expect(await judged(signer.origin)).toEqual({ kind: 'accepted' })
    expect(await judged({ ...signer.origin, [member]: `${signer.origin[member as keyof Origin]}0` })).toEqual({
      kind: 'refused',
      why: 'its certificate is of another run than it says',
    })
  },
)

test('a resolution is signed, too, and neither stands for a record nor for another name', async () => {
  const seal = await sealOf(instance, mainClaims)
  const resolution = { resolution: '4'.repeat(64), digest: record.digest }
  const annotations = await signedBy(seal, resolution)
  expect(await seal.accept(annotations, resolution)).toEqual({ kind: 'accepted' })
  for (const other of [record, { ...resolution, resolution: '5'.repeat(64) }, { ...resolution, digest: record.facts }])
    expect(await seal.accept(annotations, other)).toEqual({
      kind: 'refused',
      why: 'its signature is of something else',
    })
})

test('a certificate of another issuer than GitHub is not believed, whatever it claims', async () => {
  for (const iss of ['https://token.actions.githubusercontent.com.evil.example', 'https://gitlab.com']) {
    const seal = await sealOf(instance, { ...mainClaims, iss })
    expect(await seal.sign(record)).toEqual({
      kind: 'unsigned',
      why: 'it was signed, and would not be believed: its certificate is not of a workflow run on GitHub',
    })
  }
  const enterprise = await sealOf(instance, { ...mainClaims, iss: `${mainClaims['iss'] ?? ''}/octo-enterprise` })
  expect(await enterprise.sign(record)).toMatchObject({ kind: 'signed' })
})

test('a bundle of an instance that is not trusted is not believed', async () => {
  const other = await startSigstore()
  const annotations = await signedBy(await sealOf(other, mainClaims))
  await other.close()
  const mine = await sealOf(instance, mainClaims)
  const [judged, ofPublic] = [
    await mine.accept(annotations, record),
    await (await openedSeal(variablesOf(mainClaims))).accept(annotations, record),
  ]
  for (const one of [judged, ofPublic])
    expect(one).toMatchObject({ kind: 'refused', why: expect.stringContaining('does not hold') as string })
})

test('a cut bundle, a missing half and no signature at all are not believed', async () => {
  const seal = await sealOf(instance, mainClaims)
  const annotations = await signedBy(seal)
  const [statement = '', bundle = ''] = Object.keys(annotations)
  const why = async (given: Record<string, string>): Promise<string> => {
    const judged = await seal.accept(given, record)
    return judged.kind === 'refused' ? judged.why : 'accepted'
  }
  const text = annotations[bundle] ?? ''
  expect(await why({ ...annotations, [bundle]: text.slice(0, text.length / 2) })).toContain('expected JSON')
  const halves: readonly Record<string, string>[] = [
    { [statement]: annotations[statement] ?? '' },
    { [bundle]: text },
    { ...annotations, note: 'x' },
  ]
  for (const given of halves) expect(await why(given)).toContain('expected two annotations')
  expect(await why({ [statement]: annotations[statement] ?? '', note: 'x' })).toContain(
    'either a bundle or a signature',
  )
  expect(await why({ [bundle]: text, note: 'x' })).toContain('expected a statement')
  expect(await why({})).toBe('it is not signed')
})

test.each([
  ['token', 'GitHub gave no identity token: it answered 403'],
  ['fulcio', 'Sigstore (Fulcio) gave no certificate: it answered 403'],
  ['rekor', "Sigstore's log (Rekor) took no entry: it answered 403"],
] as const)('where %s refuses, nothing is signed, and it is not asked again', async (service, why) => {
  instance.status = { ...instance.status, [service]: 403 }
  const seal = await sealOf(instance, mainClaims)
  const results = [await seal.sign(record), await seal.sign(record)]
  const unsigned = { kind: 'unsigned', why: `it could not be signed: ${why}` }
  expect(results).toEqual([unsigned, unsigned])
  expect([instance.asked.token.length, instance.asked.fulcio, instance.asked.rekor].every((asked) => asked <= 1)).toBe(
    true,
  )
})

test('a repository that is not public signs nothing by an identity, since that is published', async () => {
  const seal = await sealOf(instance, { ...mainClaims, repository_visibility: 'private' })
  const signed = await seal.sign(record)
  expect(signed).toMatchObject({ kind: 'unsigned', why: expect.stringContaining('sign by a key') as string })
  expect(instance.asked.fulcio).toBe(0)
})

test('what was just signed and would not be believed is told at once', async () => {
  // The token is of another ref than the variables of the job.
  const seal = await sealOf(instance, mainClaims)
  instance.claims = claimsOf('refs/heads/other')
  expect(await seal.sign(record)).toEqual({
    kind: 'unsigned',
    why: 'it was signed, and would not be believed: it was made for another ref, "refs/heads/other"',
  })
})

test.each([
  ['a job without the permission', variablesOf(mainClaims), 'id-token: write'],
  [
    'a pull request from a fork',
    variablesOf(claimsOf('refs/pull/7/merge', 'pull_request'), pulled('evil/images')),
    'from a fork',
  ],
  [
    'a pull request whose repository is gone',
    variablesOf(claimsOf('refs/pull/7/merge', 'pull_request'), pulled(null)),
    'from a fork',
  ],
  [
    'a server of an enterprise',
    variablesOf(mainClaims, undefined, { GITHUB_SERVER_URL: 'https://git.example.com' }),
    'sign-key',
  ],
  ['a terminal', {}, 'sign-key'],
])('%s can sign nothing, and says what to do', async (_, variables, why) => {
  const seal = await openedSeal(variables)
  expect(seal.unsignable).toContain(why)
  expect(await seal.sign(record)).toEqual({ kind: 'unsigned', why: seal.unsignable })
})

test('the bearer of the job is sent to nobody over plain http', async () => {
  const seal = await sealOf(instance, mainClaims, {
    variables: { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://tokens.example.com/token' },
  })
  expect(seal.unsignable).toContain('id-token: write')
})

test('at a terminal what a run has signed is not believed, since nothing says which repository is meant', async () => {
  const annotations = await signedBy(await sealOf(instance, mainClaims))
  const seal = await openedSeal({}, scoped, { sigstore: instance.sigstore })
  const judged = await seal.accept(annotations, record)
  expect(judged).toMatchObject({ kind: 'refused', why: expect.stringContaining('verify-key') as string })
})

test('in a store of its own a process believes all and signs nothing', async () => {
  const seal = await openedSeal({}, { kind: 'own' })
  expect(await seal.accept({}, record)).toEqual({ kind: 'accepted' })
  expect(await seal.sign(record)).toEqual({ kind: 'signed', annotations: {} })
})
