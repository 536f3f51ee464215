// The digests of images that are not built, by which jobs after the build are gated.
import { readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { registryDouble } from '../registry/loopback.ts'
import { playBuild } from '../stacker/played-stacker.ts'
import { openProduct, type Asked, type Files } from './product.ts'

const files = {
  'stacker.yaml': [
    'tools: {from: {type: scratch}, build_only: true, run: make tools}',
    'app: {from: {type: built, tag: tools}, run: make app}',
    'web: {from: {type: scratch}, imports: [web.txt]}',
    '',
  ].join('\n'),
  'web.txt': 'web\n',
}

/** Tags and digests of the output layout. */
function imagesIn({ directory }: Asked): Record<string, string> {
  const text = readFileSync(path.join(directory, 'oci', 'index.json'), 'utf8')
  const { manifests } = JSON.parse(text) as { manifests: { digest: string; annotations: Record<string, string> }[] }
  return Object.fromEntries(
    manifests.map(({ digest, annotations }) => [annotations['org.opencontainers.image.ref.name'] ?? '', digest]),
  )
}

test.each([[['tar'] as const], [['tar', 'squashfs'] as const]])(
  'digests of %j are those that stacker writes, before the restore and after it',
  async (layerTypes) => {
    const its = openProduct()
    onTestFinished(its.remove)
    const asked = (): Asked => ({
      ...{ directory: its.checkout(files), stackerfiles: ['stacker.yaml'] },
      layerTypes,
    })
    const first = asked()
    expect((await its.plan(first)).digests).toEqual({})
    await its.cycle(first)
    const built = imagesIn(first)
    expect(Object.keys(built)).toHaveLength(2 * layerTypes.length)

    const second = asked()
    expect((await its.plan(second)).digests).toEqual(built)
    const restored = JSON.parse((await its.run('restore', second, ['--json'])).out) as { digests: unknown }
    expect(restored.digests).toEqual(built)
    expect((await its.plan(second, ['--from', 'local'])).digests).toEqual(built)
    await playBuild(second)
    expect(imagesIn(second)).toEqual(built)

    const edited = { ...asked(), directory: its.checkout({ ...files, 'web.txt': 'edited\n' }) }
    const { digests } = await its.plan(edited)
    expect(digests).toEqual(Object.fromEntries(Object.entries(built).filter(([tag]) => tag.startsWith('app'))))
  },
)

test('to be published is what is built, and what the registry lacks of the rest', async () => {
  const its = openProduct()
  onTestFinished(its.remove)
  const asked = (more: Files = {}): Asked => ({
    ...{ directory: its.checkout({ ...files, ...more }), stackerfiles: ['stacker.yaml'] },
  })
  const first = asked()
  expect((await its.plan(first)).publish).toEqual(['app', 'web'])
  await its.cycle(first)
  expect((await its.plan(asked())).publish).toEqual([])

  const registry = await registryDouble()
  const to = ['--publish-to', `docker://${registry.host}/team`]
  const digest = imagesIn(first)['app'] ?? ''
  const manifest = readFileSync(path.join(first.directory, 'oci', 'blobs', 'sha256', digest.replace('sha256:', '')))
  registry.push('team/app', 'latest', { mediaType: 'application/vnd.oci.image.manifest.v1+json', bytes: manifest })
  expect((await its.plan(asked(), to)).publish).toEqual(['web'])
  const restored = JSON.parse((await its.run('restore', asked(), ['--json', ...to])).out) as { publish: unknown }
  expect(restored.publish).toEqual(['web'])
  expect((await its.plan(asked({ 'web.txt': 'edited\n' }), to)).publish).toEqual(['web'])
  expect((await its.plan(asked(), [...to, '--publish-tags', 'latest', '--publish-tags', 'v1'])).publish).toEqual([
    'app',
    'web',
  ])
  const wrong = await its.run('plan', asked(), ['--publish-to', 'docker://team'])
  expect(wrong.code).toBe(1)
  expect(wrong.said).toContain('publish-to: expected "docker://HOST/PATH", got "docker://team"')
})

test('of an image that was built for more layer types only those that are asked for are told', async () => {
  const its = openProduct()
  onTestFinished(its.remove)
  const asked: Asked = { directory: its.checkout(files), stackerfiles: ['stacker.yaml'] }
  await its.cycle({ ...asked, layerTypes: ['tar', 'squashfs'] })
  const { digests } = await its.plan({ ...asked, directory: its.checkout(files), layerTypes: ['squashfs'] })
  expect(Object.keys(digests)).toEqual(['app-squashfs', 'web-squashfs'])
})
