// The digests of images that are not built, by which jobs after the build are gated.
import { readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { playBuild } from '../stacker/played-stacker.ts'
import { openProduct, type Asked } from './product.ts'

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

test('of an image that was built for more layer types only those that are asked for are told', async () => {
  const its = openProduct()
  onTestFinished(its.remove)
  const asked: Asked = { directory: its.checkout(files), stackerfiles: ['stacker.yaml'] }
  await its.cycle({ ...asked, layerTypes: ['tar', 'squashfs'] })
  const { digests } = await its.plan({ ...asked, directory: its.checkout(files), layerTypes: ['squashfs'] })
  expect(Object.keys(digests)).toEqual(['app-squashfs', 'web-squashfs'])
})
