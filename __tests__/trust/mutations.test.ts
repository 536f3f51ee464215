import { generateKeyPairSync } from 'node:crypto'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { seededRandom, type Random } from '../../conformance/random.ts'
import { mutateBytes } from '../../fuzz/mutation.ts'
import type { Annotations, Seal } from '../../src/trust/seal.ts'
import { mainClaims, record, sealOf, signedBy } from './runs.ts'
import { startSigstore, type Instance } from './sigstore.ts'

/** In all; by a seed, so that each run has the same. */
const mutants = 10_000
const texts = ['', '__proto__', 'constructor', 'mediaType', 'certificate', 'ref', '0', 'x'.repeat(1000)]

let instance: Instance
let seal: Seal
let originals: readonly Annotations[]
beforeAll(async () => {
  instance = await startSigstore()
  const signKey = generateKeyPairSync('ed25519').privateKey
  const byKey = await sealOf(instance, mainClaims, {
    choice: { kind: 'scoped', signKey, verifyKeys: [], workflows: [] },
  })
  const byRun = await sealOf(instance, mainClaims)
  const other = { ...record, digest: `sha256:${'3'.repeat(64)}` } as const
  originals = [
    await signedBy(byRun),
    await signedBy(byKey),
    await signedBy(byRun, other),
    await signedBy(byKey, other),
    await signedBy(byRun),
  ]
  // One that would take both.
  seal = byKey
})
afterAll(() => instance.close())

const names = ['statement', 'bundle', 'signature'].map((name) => `vnd.stack-cache.${name}`)

function mutated(random: Random, annotations: Annotations): Annotations {
  switch (random.int(4)) {
    case 0: {
      const name = random.pick(Object.keys(annotations))
      const text = annotations[name] ?? ''
      if (!text.startsWith('{') || random.chance(0.1)) return renamed(random, annotations)
      return { ...annotations, [name]: otherJson(random, text) }
    }
    case 1: {
      const name = random.pick(Object.keys(annotations))
      return { ...annotations, [name]: mutateBytes(random, Buffer.from(annotations[name] ?? '')).toString('utf8') }
    }
    case 2: {
      const name = random.pick(Object.keys(annotations))
      return { ...annotations, [name]: otherBase64(random, annotations[name] ?? '') }
    }
    default: {
      // Of two signed records, or of two signatures of one: each part is good by itself.
      const name = random.pick(Object.keys(annotations))
      return { ...annotations, [name]: exchanged(random, annotations[name] ?? '', random.pick(originals)[name] ?? '') }
    }
  }
}

/** Without one of them, or under another's name. */
function renamed(random: Random, annotations: Annotations): Annotations {
  const [name, other] = [random.pick(Object.keys(annotations)), random.pick(names)]
  const { [name]: text = '', ...rest } = annotations
  return random.chance(0.3) ? rest : { ...rest, [other]: text }
}

type Holder = Record<string, unknown>

/** A member that is another, missing, new, moved or written otherwise. */
function otherJson(random: Random, text: string): string {
  const root: Holder = { root: JSON.parse(text) as unknown }
  const places: { holder: Holder; key: string }[] = []
  const visit = (holder: Holder): void => {
    for (const [key, value] of Object.entries(holder)) {
      places.push({ holder, key })
      if (typeof value === 'object' && value !== null) visit(value as Holder)
    }
  }
  visit(root)
  const { holder, key } = random.pick(places)
  const old = holder[key]
  switch (random.int(5)) {
    case 0:
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- any member may be missing
      delete holder[key]
      break
    case 1:
      holder[key] = typeof old === 'string' ? random.pick([`${old}0`, `0${old}`, ` ${old}`, old.toUpperCase()]) : [old]
      break
    case 2:
      holder[random.pick(texts)] = old
      break
    case 3: {
      const other = random.pick(places)
      holder[key] = structuredClone(other.holder[other.key])
      break
    }
    default:
      return JSON.stringify(root['root'], null, 1)
  }
  const written: unknown = JSON.stringify(root['root'])
  return typeof written === 'string' ? written : ''
}

/** A bit of what stands there in base64, or its spelling. */
function otherBase64(random: Random, text: string): string {
  const found = [...text.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)]
  if (found.length === 0) return `${text} `
  const { 0: base64, index } = random.pick(found)
  const bytes = Buffer.from(base64, 'base64')
  const at = random.int(bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(8))
  const other = random.pick([bytes.toString('base64'), `${base64}=`, base64.replace(/.(=*)$/, 'B$1'), `${base64}\\n`])
  return text.slice(0, index) + other + text.slice(index + base64.length)
}

/** With one of the parts that the other text has in its place. */
function exchanged(random: Random, text: string, other: string): string {
  const parts = (of: string): string[] => of.split(/(?<=[,:{}[\]])/)
  const [mine, theirs] = [parts(text), parts(other)]
  if (mine.length !== theirs.length) return other
  const differing = mine.flatMap((part, at) => (part === theirs[at] ? [] : [at]))
  if (differing.length === 0) return text
  const at = random.pick(differing)
  return mine.map((part, index) => (index === at ? (theirs[index] ?? '') : part)).join('')
}

test('of ten thousand mutated signatures none is believed', async () => {
  for (const original of [0, 1])
    expect(await seal.accept(originals[original] ?? {}, record)).toEqual({ kind: 'accepted' })
  const random = seededRandom(44)
  const believed: Annotations[] = []
  const reasons = new Set<string>()
  for (let tried = 0; tried < mutants;) {
    const mutant = mutated(random, originals[random.int(2)] ?? {})
    if (originals.some((one) => names.every((name) => one[name] === mutant[name]))) continue
    tried += 1
    const judged = await seal.accept(mutant, record)
    if (judged.kind === 'accepted') believed.push(mutant)
    else reasons.add(judged.why)
  }
  expect(believed).toEqual([])
  // They came past the first check.
  expect(reasons.size).toBeGreaterThan(50)
})
