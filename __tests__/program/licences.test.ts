import { readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, inject, test } from 'vitest'

test('beside the bundle stands the licence of each package in it', () => {
  const text = readFileSync(path.join(inject('bundle'), 'licenses.txt'), 'utf8')
  const manifest = readFileSync(path.resolve(import.meta.dirname, '..', '..', 'package.json'), 'utf8')
  const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> }
  for (const [name, version] of Object.entries(dependencies)) {
    const [, after = ''] = text.split(`${name} ${version}\n`)
    expect(after.slice(0, 1_000), name).toMatch(/^(?:MIT|ISC|Apache-2\.0)\n\n[^]*(?:Permission|License)/)
  }
  // What these need in their turn.
  for (const name of ['undici', 'semver', '@azure/storage-blob', '@protobuf-ts/runtime'])
    expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+`, 'm'))
})
