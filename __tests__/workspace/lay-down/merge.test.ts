import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { digestOf, type Digest } from '../../../src/formats/digest.ts'
import type { Log } from '../../../src/log.ts'
import { layDown, removeKeepingTags } from '../../../src/workspace/root/by-root.ts'
import { extractedName } from '../../../src/workspace/directories.ts'
import type { LayDownRequest } from '../../../src/workspace/lay-down/lay-down-request.ts'
import { blobIn } from '../../../src/formats/oci/layout.ts'
import { closeStaging } from '../../../src/workspace/staging-directory.ts'
import { checkLaidDown } from '../../scenarios/checker.ts'
import { directoriesIn, readStates, requestFor } from '../recorded-states.ts'

const said: string[] = []
const log: Log = { debug: () => undefined, info: () => undefined, warning: (message) => said.push(message) }
const checks = { extractsOnDemand: true, uid: process.geteuid?.() ?? 0 }
const states = readStates('v1.2.0')

let project: string
beforeEach(() => {
  said.length = 0
  project = fs.mkdtempSync(path.join(os.tmpdir(), 'merge-'))
})
afterEach(() => {
  fs.rmSync(project, { recursive: true, force: true })
})

function requestOf(id: string): LayDownRequest {
  const state = states[id]
  if (state === undefined) throw new Error(`no state ${id}`)
  return requestFor(state, project, { extractsOnDemand: true }).request
}

async function lay(id: string, change: (request: LayDownRequest) => LayDownRequest = (request) => request) {
  const request = change(requestOf(id))
  const result = await layDown(request, log)
  await closeStaging(request.staging, log)
  return result
}

interface Index {
  manifests: { digest: string; annotations: Record<string, string> }[]
}
const at = (...parts: string[]): string => path.join(project, ...parts)
const readIndex = (): Index => JSON.parse(fs.readFileSync(at('oci', 'index.json'), 'utf8')) as Index
const tagsOf = (index: Index): (string | undefined)[] =>
  index.manifests.map(({ annotations }) => annotations['org.opencontainers.image.ref.name'])

describe('a state that is there already', () => {
  test('keeps its foreign tags, blobs and roots', async () => {
    await lay('nochange')
    const before = readIndex()
    const [first] = before.manifests
    if (first === undefined) throw new Error('no tag')
    const foreign = { ...first, annotations: { 'org.opencontainers.image.ref.name': 'foreign' } }
    fs.writeFileSync(at('oci', 'index.json'), JSON.stringify({ ...before, manifests: [foreign, ...before.manifests] }))
    fs.writeFileSync(at('oci', 'blobs', 'sha256', 'f'.repeat(64)), 'not ours')
    fs.mkdirSync(at('roots', 'stranger', 'overlay'), { recursive: true })
    await lay('nochange')
    expect(tagsOf(readIndex())).toContain('foreign')
    expect(readIndex().manifests).toHaveLength(before.manifests.length + 1)
    expect(fs.readFileSync(at('oci', 'blobs', 'sha256', 'f'.repeat(64)), 'utf8')).toBe('not ours')
    expect(checkLaidDown(directoriesIn(project), { ...checks, foreignRoots: ['stranger'] })).toEqual([])
  })

  test('loses what stacker staged, and the roots of layers that are replaced', async () => {
    await lay('nochange')
    fs.mkdirSync(at('.stacker', 'imports', 'child'), { recursive: true })
    fs.writeFileSync(at('roots', 'base', 'overlay', 'stale'), '')
    await lay('nochange')
    expect(fs.existsSync(at('.stacker', 'imports'))).toBe(false)
    expect(fs.readdirSync(at('roots', 'base', 'overlay'))).toEqual([])
    expect(checkLaidDown(directoriesIn(project), checks)).toEqual([])
  })

  test('keeps a root that is to be kept', async () => {
    await lay('nochange')
    fs.writeFileSync(at('roots', 'base', 'overlay', 'mine'), '')
    await lay('nochange', (request) => ({
      ...request,
      layers: request.layers.map((layer) => ({ ...layer, root: { kind: 'keep' } })),
    }))
    expect(fs.readdirSync(at('roots', 'base', 'overlay'))).toEqual(['mine'])
  })

  test('has damaged blobs replaced in both layouts', async () => {
    await lay('nochange')
    const blobs = at('oci', 'blobs', 'sha256')
    for (const name of fs.readdirSync(blobs)) fs.truncateSync(path.join(blobs, name), 3)
    const bases = at('.stacker', 'layer-bases', 'oci', 'blobs', 'sha256')
    for (const name of fs.readdirSync(bases)) {
      fs.rmSync(path.join(bases, name))
      fs.writeFileSync(path.join(bases, name), 'damaged')
    }
    await lay('nochange')
    expect(checkLaidDown(directoriesIn(project), checks)).toEqual([])
  })

  test('loses a tag without its manifest, which would end every build', async () => {
    await lay('nochange')
    const index = readIndex()
    const [first] = index.manifests
    const broken = {
      ...first,
      digest: digestOf('gone'),
      annotations: { 'org.opencontainers.image.ref.name': 'broken' },
    }
    fs.writeFileSync(at('oci', 'index.json'), JSON.stringify({ ...index, manifests: [...index.manifests, broken] }))
    await lay('nochange')
    expect(tagsOf(readIndex())).not.toContain('broken')
    expect(said.join()).toContain('broken')
  })

  test.each(['manifest', 'config'] as const)(
    'loses a tag whose %s is damaged: it would end every build',
    async (part) => {
      await lay('nochange')
      const index = readIndex()
      const [first] = index.manifests
      const blob = (digest: string): string => blobIn(at('oci'), digest as Digest)
      const put = (bytes: string): { digest: Digest; size: number } => {
        fs.writeFileSync(blob(digestOf(bytes)), bytes)
        return { digest: digestOf(bytes), size: bytes.length }
      }
      const config = put('{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}')
      const manifest = put(JSON.stringify({ schemaVersion: 2, config, layers: [] }))
      const other = { ...first, ...manifest, annotations: { 'org.opencontainers.image.ref.name': 'other' } }
      fs.writeFileSync(at('oci', 'index.json'), JSON.stringify({ ...index, manifests: [...index.manifests, other] }))
      await lay('nochange')
      expect(tagsOf(readIndex())).toContain('other')
      const damaged = blob(part === 'manifest' ? manifest.digest : config.digest)
      fs.writeFileSync(damaged, fs.readFileSync(damaged, 'utf8').replace('2', '3').replace('amd64', 'arm64'))
      await lay('nochange')
      expect(tagsOf(readIndex())).not.toContain('other')
      expect(said.join()).toContain(`other is taken out of index.json: its ${part}`)
    },
  )

  test('loses build.cache when no entry is left', async () => {
    await lay('nochange')
    await lay('nochange', (request) => ({ ...request, buildCache: null, layers: [], tags: [], removedRoots: ['base'] }))
    expect(fs.existsSync(at('.stacker', 'build.cache'))).toBe(false)
    expect(fs.existsSync(at('roots', 'base'))).toBe(false)
  })

  test('loses extracted layers whose link leads into a root that goes', async () => {
    await lay('nochange')
    const name = extractedName(digestOf('a layer'))
    fs.mkdirSync(at('roots', 'base', 'overlay_dirs', 'd'), { recursive: true })
    fs.mkdirSync(at('roots', name))
    fs.symlinkSync(at('roots', 'base', 'overlay_dirs', 'd'), at('roots', name, 'overlay'))
    await lay('nochange')
    expect(fs.existsSync(at('roots', name))).toBe(false)
  })

  test('is untouched by a request that lacks a blob', async () => {
    await lay('nochange')
    const before = fs.readFileSync(at('.stacker', 'build.cache'))
    fs.rmSync(at('oci', 'blobs'), { recursive: true })
    const result = await lay('nochange', (request) => ({ ...request, blobs: new Map([...request.blobs].slice(1)) }))
    expect(result.kind).toBe('refused')
    expect(fs.readFileSync(at('.stacker', 'build.cache'))).toEqual(before)
  })
})

describe('the layout', () => {
  test('has one inode for a blob that stacker may extract', async () => {
    await lay('nochange')
    const bases = at('.stacker', 'layer-bases', 'oci', 'blobs', 'sha256')
    expect(fs.readdirSync(bases).length).toBeGreaterThan(0)
    for (const name of fs.readdirSync(bases)) {
      expect(fs.statSync(path.join(bases, name)).ino).toBe(fs.statSync(at('oci', 'blobs', 'sha256', name)).ino)
    }
  })

  test('gets a tag of ours for a packed diff that no other reaches, until the build is done', async () => {
    const id = 'bind-build-only'
    const withoutChild = (request: LayDownRequest): LayDownRequest => ({
      ...request,
      tags: request.tags.filter(({ tag }) => tag !== 'kid'),
      layers: request.layers.filter(({ name }) => name !== 'kid'),
      buildCache: withoutEntry(request.buildCache, 'kid'),
    })
    const result = await lay(id, withoutChild)
    expect(result).toMatchObject({ kind: 'laid-down', keepingTags: [expect.stringMatching(/^stack-cache-keeps-/)] })
    expect(checkLaidDown(directoriesIn(project), checks)).toEqual([])
    await removeKeepingTags(directoriesIn(project), undefined, log)
    expect(tagsOf(readIndex())).toEqual(['sep'])
    // With the tag gone the check sees that nothing holds the diff.
    expect(checkLaidDown(directoriesIn(project), checks).join()).toContain('no tag reaches')
  })

  test('needs no tag of ours where the child holds the diff', async () => {
    expect(await lay('bind-build-only')).toEqual({ kind: 'laid-down', keepingTags: [] })
  })
})

test('names that leave their directory are refused', async () => {
  for (const name of ['..', 'a/b', '', 'a\0b']) {
    const result = await lay('nochange', (request) => ({
      ...request,
      layers: [{ name, root: { kind: 'stub' }, overlayDirs: [], extract: [] }],
    }))
    expect(result.kind).toBe('refused')
  }
  const result = await lay('nochange', (request) => ({
    ...request,
    layers: [{ name: 'base', root: { kind: 'stub' }, overlayDirs: ['../../x'], extract: [] }],
  }))
  expect(result.kind).toBe('refused')
  expect(fs.readdirSync(project)).toEqual([])
})

describe('the checker', () => {
  test.each<[string, () => void, string]>([
    [
      'a damaged blob',
      () => {
        const name = fs.readdirSync(at('oci', 'blobs', 'sha256'))[0] ?? ''
        fs.appendFileSync(at('oci', 'blobs', 'sha256', name), 'x')
      },
      'bytes',
    ],
    [
      'a missing index',
      () => {
        fs.rmSync(at('oci', 'index.json'))
      },
      'no index.json',
    ],
    [
      'a missing root',
      () => {
        fs.rmSync(at('roots', 'base'), { recursive: true })
      },
      'no metadata',
    ],
    [
      'a missing overlay',
      () => {
        fs.rmdirSync(at('roots', 'base', 'overlay'))
      },
      'no overlay',
    ],
    [
      'missing layer-bases',
      () => {
        fs.rmSync(at('.stacker', 'layer-bases'), { recursive: true })
      },
      'layer-bases',
    ],
    [
      'a stranger in roots',
      () => {
        fs.mkdirSync(at('roots', 'temp-snapshot-1'))
      },
      'temp-snapshot-1',
    ],
  ])('sees %s', async (_what, damage, complaint) => {
    await lay('nochange')
    expect(checkLaidDown(directoriesIn(project), checks)).toEqual([])
    damage()
    expect(checkLaidDown(directoriesIn(project), checks).join('\n')).toContain(complaint)
  })
})

function withoutEntry(buildCache: Buffer | null, name: string): Buffer {
  const cache = JSON.parse((buildCache ?? Buffer.from('{}')).toString()) as { cache: Record<string, unknown> }
  return Buffer.from(
    JSON.stringify({
      ...cache,
      cache: Object.fromEntries(Object.entries(cache.cache).filter(([key]) => key !== name)),
    }),
  )
}

test('blobs lie under their digests', () => {
  expect(blobIn('/oci', digestOf(''))).toBe(`/oci/blobs/sha256/${digestOf('').slice(7)}`)
})

describe('the layers of a second type', () => {
  const [tar, squashfs] = [digestOf('tar'), digestOf('squashfs')]
  const withTwins = (request: LayDownRequest): LayDownRequest => ({
    ...request,
    layers: request.layers.map((layer) => ({ ...layer, twins: [{ digest: squashfs, of: tar }] })),
  })

  test('lead to the directory of the first, which stacker fills', async () => {
    await lay('nochange', withTwins)
    expect(fs.readdirSync(at('roots', extractedName(squashfs)))).toEqual(['overlay'])
    fs.writeFileSync(at('roots', extractedName(tar), 'overlay', 'file'), '')
    expect(fs.readdirSync(at('roots', extractedName(squashfs), 'overlay'))).toEqual(['file'])
    await lay('nochange', withTwins)
    expect(fs.readdirSync(at('roots', extractedName(squashfs), 'overlay'))).toEqual(['file'])
  })

  test('stay the first where stacker linked them the other way round', async () => {
    await lay('nochange')
    fs.mkdirSync(at('roots', extractedName(squashfs), 'overlay'), { recursive: true })
    fs.writeFileSync(at('roots', extractedName(squashfs), 'overlay', 'file'), '')
    fs.symlinkSync(at('roots', extractedName(squashfs)), at('roots', extractedName(tar)))
    await lay('nochange', withTwins)
    expect(fs.readdirSync(at('roots', extractedName(tar), 'overlay'))).toEqual(['file'])
  })
})
