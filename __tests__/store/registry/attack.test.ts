// Whoever may push to the repository, and has the credential of every leg, against a run of the default branch.
import { afterAll, beforeAll, expect, test } from 'vitest'

import { seededRandom } from '../../../conformance/random.ts'
import { mutateBytes } from '../../../fuzz/mutation.ts'
import { digestOf } from '../../../src/formats/digest.ts'
import { layerTag } from '../../../src/store/keys.ts'
import type { RecordName } from '../../../src/store/store.ts'
import type { Store } from '../../../src/store/store.ts'
import type { Annotations, Seal } from '../../../src/trust/seal.ts'
import { writableRegistry, type WritableRegistry } from '../../registry/writable-registry.ts'
import { claimsOf, mainClaims, pulled, sealOf, signedBy } from '../../trust/runs.ts'
import { startSigstore, type Instance } from '../../trust/sigstore.ts'
import { storeAt } from './opening.ts'

let instance: Instance
let main: Seal
let leg: Seal
beforeAll(async () => {
  instance = await startSigstore()
  leg = await sealOf(instance, claimsOf('refs/pull/7/merge', 'pull_request'), { event: pulled('octo/images') })
  await signedBy(leg)
  main = await sealOf(instance, mainClaims)
  await signedBy(main)
})
afterAll(() => instance.close())

const name: RecordName = { arch: 'amd64', layer: 'app', shape: 'v1.1.0', facts: digestOf('facts') }
const recordOf = (text: string): Buffer => Buffer.from(JSON.stringify({ text, blobs: [] }))

const at = ({ host }: WritableRegistry, seal: Seal): Store => storeAt(host, { seal })

/** The bytes that a run of the default branch takes, and why it takes none. */
async function taken(registry: WritableRegistry): Promise<string> {
  const store = at(registry, main)
  const found = await store.findRecord(name)
  return found?.bytes.toString() ?? store.refused(name) ?? 'nothing there'
}

const otherRef = 'it was made for another ref, "refs/pull/7/merge"'

test('a leg of a pull request that writes first what the default branch will ask for gains nothing', async () => {
  const registry = await writableRegistry()
  expect(await at(registry, leg).writeRecord(name, recordOf('evil'))).toMatchObject({ kind: 'written' })
  expect(await taken(registry)).toBe(otherRef)
  const other = at(registry, main)
  expect(await other.findOtherRecord(name)).toBeUndefined()
  expect(other.refused({ arch: name.arch, layer: name.layer })).toBe(otherRef)
  expect(await at(registry, main).writeRecord(name, recordOf('good'))).toMatchObject({ kind: 'written' })
  expect(await taken(registry)).toBe(recordOf('good').toString())
  // The pull request takes what the default branch has made.
  expect((await at(registry, leg).findRecord(name))?.bytes).toEqual(recordOf('good'))
})

test('a leg that overwrites what the default branch has written costs a build, and says why', async () => {
  const registry = await writableRegistry()
  await at(registry, main).writeRecord(name, recordOf('good'))
  const elsewhere = await writableRegistry()
  await at(elsewhere, leg).writeRecord(name, recordOf('evil'))
  for (const [tag, manifest] of elsewhere.manifests) registry.manifests.set(tag, manifest)
  expect(await taken(registry)).toBe(otherRef)
  await at(registry, main).writeRecord(name, recordOf('better'))
  expect(await taken(registry)).toBe(recordOf('better').toString())
})

test('a seal of the default branch on other bytes, other facts or another layer is one of something else', async () => {
  const other = { ...name, facts: digestOf('other facts') }
  const source = await writableRegistry()
  await at(source, main).writeRecord(name, recordOf('good'))
  const annotations = await signedBy(main, { ...name, layer: layerTag(name.layer), digest: digestOf(recordOf('good')) })
  const replaying: Seal = { ...leg, sign: () => Promise.resolve({ kind: 'signed', annotations }) }
  for (const [asked, bytes] of [
    [name, recordOf('evil')],
    [other, recordOf('good')],
    [{ ...name, layer: 'lib' }, recordOf('good')],
    [{ ...name, arch: 'arm64' }, recordOf('good')],
  ] as const) {
    const registry = await writableRegistry()
    await at(registry, replaying).writeRecord(asked, bytes)
    const reader = at(registry, main)
    expect(await reader.findRecord(asked)).toBeUndefined()
    expect(reader.refused(asked)).toBe('its signature is of something else')
  }
})

test('a resolution of another ref, or replayed for another name, says nothing of a base', async () => {
  const registry = await writableRegistry()
  const poisoned = Buffer.from('{"kind":"docker"}')
  await at(registry, leg).writeResolution('docker alpine', poisoned)
  expect(await at(registry, main).findResolution('docker alpine')).toBeUndefined()
  await at(registry, main).writeResolution('docker alpine', Buffer.from('{"kind":"good"}'))
  expect((await at(registry, main).findResolution('docker alpine'))?.toString()).toBe('{"kind":"good"}')
  expect(await at(registry, main).findResolution('docker debian')).toBeUndefined()
})

test('a record that nobody signed is refused', async () => {
  const registry = await writableRegistry()
  const unsigned: Annotations = {}
  await at(registry, { ...leg, sign: () => Promise.resolve({ kind: 'signed', annotations: unsigned }) }).writeRecord(
    name,
    recordOf('evil'),
  )
  expect(await taken(registry)).toBe('it is not signed')
})

test('of three hundred mutated manifests none is believed', async () => {
  const registry = await writableRegistry()
  await at(registry, main).writeRecord(name, recordOf('good'))
  const [tag, manifest] = [...registry.manifests].find(([key]) => key.includes(digestOf('facts').slice(7))) ?? []
  if (tag === undefined || manifest === undefined) throw new Error('expected the manifest of the record')
  const random = seededRandom(15)
  const believed: string[] = []
  for (let tried = 0; tried < 300; tried += 1) {
    const bytes = mutateBytes(random, manifest.bytes)
    if (bytes.equals(manifest.bytes)) continue
    registry.manifests.set(tag, { ...manifest, bytes })
    if ((await at(registry, main).findRecord(name)) !== undefined) believed.push(bytes.toString('latin1'))
  }
  expect(believed).toEqual([])
  registry.manifests.set(tag, manifest)
  expect(await taken(registry)).toBe(recordOf('good').toString())
})
