import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { digestOf } from '../../../src/formats/digest.ts'
import { findGaps } from '../../../src/workspace/lay-down/gaps.ts'
import type { LayDownRequest, StagedBlob } from '../../../src/workspace/lay-down/lay-down-request.ts'

/** A request that lays down nothing but these blobs. */
async function requestWith(blob: (staging: string) => StagedBlob): Promise<LayDownRequest> {
  const work = await mkdtemp(path.join(os.tmpdir(), 'gaps-'))
  onTestFinished(() => rm(work, { recursive: true }))
  const at = (name: string): string => path.join(work, name)
  return {
    directories: { workingDirectory: work, stackerDir: at('.stacker'), ociDir: at('oci'), rootsDir: at('roots') },
    staging: work,
    blobs: new Map([[digestOf('blob'), blob(work)]]),
    ...{ buildCache: null, storageType: 'overlay', tags: [], layers: [], removedRoots: [], baseBlobs: [] },
    ...{ extractsOnDemand: true, opaqueAttribute: 'user.overlay.opaque', owner: undefined },
  }
}

test('a blob that is not as long as its record says is not laid down', async () => {
  const request = await requestWith((staging) => ({ size: 5, file: path.join(staging, 'blob') }))
  await writeFile(path.join(request.staging, 'blob'), 'blob')
  expect(await findGaps(request)).toEqual([{ what: `blob ${digestOf('blob')} does not have its 5 bytes` }])
})

test.each(['/etc/hostname', '../blob', '.'])('a blob that lies in %s is not laid down', async (file) => {
  const request = await requestWith((staging) => ({
    size: 4,
    file: file.startsWith('/') ? file : `${staging}/${file}`,
  }))
  const [gap] = await findGaps(request)
  expect(gap?.what).toContain('is not in the staging directory')
})
