import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { collectGarbage } from '../../src/store/directory/collect.ts'
import { listRecords, verifyStore } from '../../src/store/directory/inspect.ts'
import { checkout, emptyPlace, expectGreen, expectWhole, recorded, step, thorough, verdictsOf } from './job.ts'

const project = recorded('import-edit')
const child = path.join(import.meta.dirname, 'killed-collector.ts')

async function filledStore(): Promise<string> {
  const store = path.join(emptyPlace(), 'store')
  expectGreen(
    await step(checkout(project, emptyPlace(), {}, true), 'save', { store: `dir:${store}` }),
    'save',
    'filling',
  )
  return store
}

/** Keys that the index shows; each must have its manifest. */
function indexed(store: string): readonly string[] {
  const file = path.join(store, 'index.json')
  if (!existsSync(file)) return []
  const { manifests } = JSON.parse(readFileSync(file, 'utf8')) as {
    manifests: { digest: string; annotations: Record<string, string> }[]
  }
  const blobs = new Set(readdirSync(path.join(store, 'blobs', 'sha256')))
  expect(manifests.filter(({ digest }) => !blobs.has(digest.slice('sha256:'.length)))).toEqual([])
  return manifests.map(({ annotations }) => annotations['org.opencontainers.image.ref.name'] ?? '').sort()
}

async function keysIn(store: string): Promise<readonly string[]> {
  return (await listRecords(store)).map(({ key }) => key).sort()
}

test.each([
  ['some layers', 0.9],
  ['all layers', 0],
])(
  'a collector of %s that is killed at any file operation costs no more than the layers it took',
  async (_, part) => {
    const full = await filledStore()
    const kept = (await collectGarbage(full, { dryRun: true }, Date.now())).kept
    const undisturbed = path.join(emptyPlace(), 'store')
    cpSync(full, undisturbed, { recursive: true })
    await collectGarbage(undisturbed, { bytes: kept * part, spare: -60_000 }, Date.now())
    const [before, after] = [await keysIn(full), await keysIn(undisturbed)]
    expect(after.length).toBeLessThan(before.length)
    expect(indexed(undisturbed)).toEqual(after)

    const seen = new Set<number>()
    for (let operation = 1; ; operation += thorough ? 1 : 4) {
      const about = `operation ${String(operation)}`
      const store = path.join(emptyPlace(), 'store')
      cpSync(full, store, { recursive: true, preserveTimestamps: true })
      const args = [child, store, String(kept * part), String(operation)]
      const ended = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
        encoding: 'utf8',
      })
      const killed = ended.signal === 'SIGKILL'
      if (!killed) expect(ended.stderr, about).toBe('')

      expect(await verifyStore(store), about).toEqual([])
      const left = await keysIn(store)
      seen.add(left.length)
      indexed(store)
      const job = checkout(project, emptyPlace(), {})
      const told = await step(job, 'restore', { store: `dir:${store}` })
      expectGreen(told, 'restore', about)
      expectWhole(job, told, about)
      if (left.length === before.length) expect(told.outputs, about).toMatchObject({ restored: 'exact' })

      await collectGarbage(store, { spare: -60_000 }, Date.now())
      expect(await verifyStore(store), about).toEqual([])
      expect(await keysIn(store), about).toEqual(left)
      expect(indexed(store), about).toEqual(left)
      expect(readdirSync(path.join(store, 'tmp')), about).toEqual([])
      expectGreen(
        await step(checkout(project, emptyPlace(), {}, true), 'save', { store: `dir:${store}` }),
        'save',
        about,
      )
      const mended = await step(checkout(project, emptyPlace(), {}), 'plan', { store: `dir:${store}` })
      expect(verdictsOf(mended), about).toMatchObject({ any: 'false' })
      rmSync(path.dirname(store), { recursive: true })
      if (!killed) break
    }
    expect(seen).toContain(before.length)
    expect(seen).toContain(after.length)
  },
  600_000,
)
