import path from 'node:path'

import { expect, test } from 'vitest'

import { digestHex, digestOf } from '../../src/formats/digest.ts'
import { ociManifestOf } from '../registry/loopback.ts'
import { openProduct, told, writeFiles, type Asked, type Files, type Product } from './product.ts'

/** An OCI layout with one image, named `v1`. */
function layout(content: string): Files {
  const { mediaType, bytes } = ociManifestOf(content)
  const digest = digestOf(bytes)
  const image = {
    mediaType,
    digest,
    size: bytes.length,
    annotations: { 'org.opencontainers.image.ref.name': 'v1' },
  }
  return {
    'lay/index.json': JSON.stringify({ schemaVersion: 2, manifests: [image] }),
    [`lay/blobs/sha256/${digestHex(digest)}`]: bytes.toString('utf8'),
  }
}

const stackerfile = (layoutOf: string): Files => ({
  'stacker.yaml': `
one:
  from: {type: docker, url: 'oci:${layoutOf}:v1'}
  run: touch /one
two:
  from: {type: built, tag: one}
  run: touch /two
`,
})

/** A checkout whose stackerfile names the layout in it with an absolute path. */
function checkout(product: Product, content: string): Asked {
  const directory = product.checkout(layout(content))
  writeFiles(directory, stackerfile(path.join(directory, 'lay')))
  return { directory, stackerfiles: ['stacker.yaml'] }
}

test('a docker base that names a layout of the checkout is known by the image in it, wherever the checkout is', async () => {
  const product = openProduct()
  try {
    const first = checkout(product, 'a')
    await product.cycle(first)
    expect(told(await product.plan(first, ['--from', 'local']))).toEqual({ one: 'hit', two: 'hit' })
    const elsewhere = checkout(product, 'a')
    expect(told(await product.plan(elsewhere))).toEqual({ one: 'hit', two: 'hit' })
    expect((await product.cycle(elsewhere)).map(({ did }) => did)).toEqual(['cached', 'cached'])

    writeFiles(elsewhere.directory, layout('b'))
    expect(told(await product.plan(elsewhere))).toMatchObject({
      one: expect.stringMatching(/^miss, base-changed/) as string,
    })
  } finally {
    product.remove()
  }
})

test('in place it is as it is written: stacker compares the text', async () => {
  const product = openProduct()
  try {
    const first = checkout(product, 'a')
    await product.cycle(first)
    for (const spelled of ['lay', `${first.directory}/./lay`]) {
      writeFiles(first.directory, stackerfile(spelled))
      expect(told(await product.plan(first, ['--from', 'local']))).toMatchObject({ one: 'miss, definition-changed' })
    }
  } finally {
    product.remove()
  }
})
