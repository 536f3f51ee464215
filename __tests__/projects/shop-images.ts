// A project of three images, what is published of it, and what is said of what is not.
import { readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished } from 'vitest'

import { openProduct, type Asked, type Files, type Product } from './product.ts'

export const files = {
  'stacker.yaml': [
    'tools: {from: {type: scratch}, build_only: true, run: make tools}',
    'base: {from: {type: scratch}, imports: [base.txt]}',
    'app: {from: {type: built, tag: base}, imports: [app.txt]}',
    'web: {from: {type: built, tag: base}, imports: [web.txt]}',
    '',
  ].join('\n'),
  'base.txt': 'base\n',
  'app.txt': 'app\n',
  'web.txt': 'web\n',
}

export function openShop(): Product {
  const product = openProduct()
  onTestFinished(product.remove)
  return product
}

export const asked = (product: Product, edited: Files = {}, more: Partial<Asked> = {}): Asked => ({
  ...{ directory: product.checkout({ ...files, ...edited }), stackerfiles: ['stacker.yaml'] },
  ...more,
})

/** Tags and digests of the output layout. */
export function imagesIn({ directory }: Asked): Record<string, string> {
  const text = readFileSync(path.join(directory, 'oci', 'index.json'), 'utf8')
  const { manifests } = JSON.parse(text) as { manifests: { digest: string; annotations: Record<string, string> }[] }
  return Object.fromEntries(
    manifests.map(({ digest, annotations }) => [annotations['org.opencontainers.image.ref.name'] ?? '', digest]),
  )
}

export interface Published {
  readonly images: readonly { readonly repository: string; readonly did: string }[]
  readonly bytesUp: number
  readonly published: Readonly<Record<string, string>>
}

/** Below `HOST/team`. */
export async function publish(product: Product, build: Asked, host: string, ...more: string[]): Promise<Published> {
  const { code, out, said } = await product.run('publish', build, [
    '--publish-to',
    `docker://${host}/team`,
    '--json',
    ...more,
  ])
  expect(said).toBe('')
  expect(code).toBe(0)
  return JSON.parse(out) as Published
}

/** What was said of a publish that failed. */
export async function refused(product: Product, build: Asked, host: string, ...more: string[]): Promise<string> {
  const { code, said } = await product.run('publish', build, ['--publish-to', `docker://${host}/team`, ...more])
  expect(code).toBe(1)
  return said.replaceAll(host, 'HOST').replaceAll(build.directory, 'DIR')
}

/** Requests by method and kind, as `PUT manifests`; they are taken away. */
export function counts(requests: string[]): Record<string, number> {
  const found: Record<string, number> = {}
  for (const request of requests.splice(0)) {
    const kind = request.replace(/^(\w+) .*\/(manifests|blobs\/uploads|blobs)\/.*$/, '$1 $2')
    found[kind] = (found[kind] ?? 0) + 1
  }
  return found
}

/** What became of each image, by layer. */
export const what = (published: Published): Record<string, string> =>
  Object.fromEntries(published.images.map(({ repository, did }) => [repository.replace(/^.*\//, ''), did]))

/** Two builds for two architectures. */
export const described = (product: Product, edited: Files = {}): Asked => ({
  directory: product.checkout({
    ...files,
    'stack-cache.yaml':
      'builds:\n  - {name: one, stackerfiles: [stacker.yaml], arch: amd64, stacker-dir: .one, oci-dir: oci-one}\n  - {name: other, stackerfiles: [stacker.yaml], arch: arm64, stacker-dir: .other, oci-dir: oci-other}\n',
    ...edited,
  }),
  stackerfiles: [],
})
