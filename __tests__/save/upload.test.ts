import { readFile } from 'node:fs/promises'

import { expect, test } from 'vitest'

import type { LayerRecord } from '../../src/layer/record.ts'
import { parsePublishTarget } from '../../src/registry/publish-target.ts'
import { openUpload } from '../../src/save/upload.ts'
import { writableRegistry } from '../registry/writable-registry.ts'
import { blobFile, messages, scratch } from '../store/contract.ts'
import { storeAt } from '../store/registry/opening.ts'

test('layers that are published to the registry of the cache already cost it their records alone', async () => {
  const registry = await writableRegistry()
  const blob = await blobFile(Buffer.alloc(2_000_000, 'layer'))
  registry.blobs.set(`team/app ${blob.digest}`, await readFile(blob.file))
  const record: LayerRecord = {
    release: 'v1.2.0',
    facts: {
      ...{ name: 'app', arch: 'amd64', shape: 'B', definition: '{}', epoch: null },
      ...{ base: { kind: 'known', base: '' }, imports: [], overlayDirs: [], layerTypes: ['tar'] },
    },
    ...{ entry: '{}', trees: new Map(), documents: new Map(), root: null, contents: [], buildSeconds: 1 },
    blobs: [{ digest: blob.digest, size: blob.size, kind: 'layer' }],
    ...{ owner: 0, umask: 0o022, savedAt: 1_700_000_000 },
  }
  const staging = await scratch()
  const directories = { workingDirectory: staging, stackerDir: staging, ociDir: staging, rootsDir: staging }
  const place = { directories, staging, log: messages() }
  const upload = openUpload(storeAt(registry.host), place, parsePublishTarget(`docker://${registry.host}/team`, []))
  const sent = await upload({ record, files: new Map([[blob.digest, blob.file]]) })
  expect(sent).toBeLessThan(5_000)
  expect(registry.requests.filter((request) => request.startsWith('PATCH '))).toEqual([])
  expect(registry.blobs.has(`team/cache ${blob.digest}`)).toBe(true)
})
