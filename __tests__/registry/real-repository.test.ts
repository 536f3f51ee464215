import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { openFetch } from '../../src/registry/fetch.ts'
import { openMachineRepositories } from '../../src/registry/machine-repositories.ts'
import { ociManifestOf } from './loopback.ts'
import { missingRegistry, realRegistries } from './real-registries.ts'

for (const { name, program, start } of realRegistries) {
  const missing = missingRegistry(program)
  if (missing !== undefined) console.warn(missing)

  describe.skipIf(missing !== undefined)(name, () => {
    test('takes and gives back blobs and manifests, mounts, lists and deletes', async () => {
      const { host, variables } = await start()
      const directory = await mkdtemp(path.join(tmpdir(), 'real-'))
      onTestFinished(() => rm(directory, { recursive: true }))
      const machine = {
        fetch: openFetch({}),
        variables: { XDG_RUNTIME_DIR: directory, ...variables },
        home: directory,
        uid: 1,
      }
      const limits = { request: 30_000, total: 30_000 }
      const repository = openMachineRepositories({ ...machine, debug: () => undefined }, limits)
      const cache = repository({ domain: host, path: 'team/cache', insecure: true })
      const images = repository({ domain: host, path: 'team/images', insecure: true })

      for (const content of [Buffer.alloc(0), Buffer.from('small'), Buffer.alloc(5_000_000, 'large ')]) {
        const file = path.join(directory, `${String(content.length)}.blob`)
        await writeFile(file, content)
        const blob = { digest: digestOf(content), size: content.length, content: file }
        expect(await images.hasBlob(blob.digest)).toMatchObject({ kind: 'missing' })
        expect(await images.pushBlob(blob)).toEqual({ kind: 'pushed' })
        expect(await images.hasBlob(blob.digest)).toEqual({ kind: 'present' })
        const mounted = await cache.pushBlob(blob, 'team/images')
        expect(['mounted', 'pushed']).toContain(mounted.kind)
        expect(await cache.fetchBlob(blob, `${file}.fetched`)).toEqual({ kind: 'fetched' })
        expect(digestOf(await readFile(`${file}.fetched`))).toBe(blob.digest)
      }
      const other = path.join(directory, 'other')
      await writeFile(other, 'what it is')
      expect(await cache.pushBlob({ digest: digestOf('what it was'), size: 10, content: other })).toMatchObject({
        kind: 'failed',
      })

      for (const content of [Buffer.from('{}'), Buffer.from('one')])
        expect(await cache.pushBlob({ digest: digestOf(content), size: content.length, content })).toEqual({
          kind: 'pushed',
        })
      const { bytes, mediaType } = ociManifestOf('one')
      const manifest = { bytes, mediaType, digest: digestOf(bytes) }
      expect(await cache.listTags(100)).not.toMatchObject({ tags: ['v1'] })
      expect(await cache.headManifest('v1')).toMatchObject({ kind: 'missing' })
      expect(await cache.putManifest('v1', manifest)).toEqual({ kind: 'put' })
      expect(await cache.putManifest('v1', manifest)).toEqual({ kind: 'put' })
      expect(await cache.getManifest('v1')).toEqual({ kind: 'manifest', ...manifest })
      expect(await cache.listTags(100)).toEqual({ kind: 'tags', tags: ['v1'], isWhole: true })
      expect(await cache.deleteManifest(manifest.digest)).toEqual({ kind: 'deleted' })
    })
  })
}
