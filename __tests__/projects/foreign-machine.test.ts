// What is planned for an architecture is the same on every machine, and what a runner of it computes.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'

import { digestHex } from '../../src/formats/digest.ts'
import { amd64, arm64, indexOf, ociManifestOf, registryDouble } from '../registry/loopback.ts'
import { openProduct, told, type Asked, type Files, type Product } from './product.ts'
import { plainStyle, randomProject, sources, stackerfiles, writeStackerfiles } from './random-project.ts'

const here = process.arch

/** From now on this process says that it runs on such a machine. stacker has no release for the last one. */
function pretend(machine: 'x64' | 'arm64' | 'riscv64' | typeof here): void {
  Object.defineProperty(process, 'arch', { value: machine, configurable: true })
}

const machines = ['x64', 'arm64', 'riscv64'] as const

function open(): Product {
  const product = openProduct()
  onTestFinished(() => {
    pretend(here)
    product.remove()
  })
  return product
}

/** What its records and resolutions are called: without the time, and without the digest of a record, which holds the time of its build. */
function keysIn(store: string): readonly string[] {
  return ['records', 'resolutions'].flatMap((kind) =>
    readdirSync(path.join(store, kind), { recursive: true, encoding: 'utf8' })
      .map((name) => name.replace(/\/\d+-/, '/').replace(/-[0-9a-f]{64}$/, ''))
      .sort(),
  )
}

test('what a runner of arm64 keeps is found under the same keys by a plan for it on any machine', async () => {
  const registry = await registryDouble()
  const [own, other] = [ociManifestOf('for arm64'), ociManifestOf('for amd64')]
  const digest = registry.push('img', 'arm64', own)
  const instances = [
    { digest: registry.push('img', 'amd64', other), platform: amd64 },
    { digest, platform: arm64 },
  ]
  registry.push('img', 'v1', indexOf(instances))
  const files: Files = {
    'base.tar': 'a base',
    'conf/app.ini': 'x',
    'stacker.yaml': `
app: {from: {type: docker, url: 'docker://${registry.host}/img:v1', insecure: true}, imports: [conf], run: make app}
top: {from: {type: built, tag: app}, imports: [stacker://app/bin/app], run: make top}
tool: {from: {type: tar, url: base.tar}, build_only: true, run: make tool}
`,
  }
  const product = open()
  const asked = (store: string, ...options: string[]): Asked => ({
    ...{ directory: product.checkout(files), stackerfiles: ['stacker.yaml'], arch: 'arm64', store },
    // Images come out the same, so what stands on them has the same facts.
    ...{ epoch: 1n, options: ['--source-date-epoch', '1', ...options] },
    pull: () => Promise.resolve(digestHex(digest)),
  })
  const hits = { app: 'hit', top: 'hit', tool: 'hit' }

  pretend('arm64')
  await product.cycle(asked('store'))
  for (const machine of machines) {
    pretend(machine)
    expect([machine, told(await product.plan(asked('store', '--arch', 'arm64')))]).toEqual([machine, hits])
  }
  pretend('x64')
  expect(told(await product.plan(asked('store')))).not.toEqual(hits)
  await product.cycle(asked('other', '--arch', 'arm64'))
  const keys = keysIn(product.store)
  expect(keys.filter((key) => key.includes('/v1x2x0-'))).toHaveLength(3)
  expect(keysIn(path.join(product.store, '..', 'other'))).toEqual(keys)
})

test('no fact of a plan for an architecture comes from the machine that plans', async () => {
  await fc.assert(
    fc.asyncProperty(randomProject, fc.constantFrom('amd64', 'arm64'), async (project, arch) => {
      const product = open()
      const files = { ...sources, ...writeStackerfiles(project, plainStyle) }
      const given = stackerfiles(project)
      pretend(arch === 'amd64' ? 'x64' : 'arm64')
      await product.cycle({ directory: product.checkout(files), stackerfiles: given, arch })
      const asked = { directory: product.checkout(files), stackerfiles: given, options: ['--arch', arch] }
      const documents: unknown[] = []
      for (const machine of machines) {
        pretend(machine)
        documents.push(await product.plan(asked), await product.plan({ ...asked, store: 'empty' }))
      }
      const [warm, cold] = documents
      expect(documents).toEqual(machines.flatMap(() => [warm, cold]))
      expect(warm).toMatchObject({ any: false })
    }),
    { seed: 20_261_128, numRuns: 4 },
  )
})

test('the architecture of this machine is read in one place, and taken where none is given', () => {
  const root = path.resolve(import.meta.dirname, '../../src')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const lines = files.flatMap((file) =>
    readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .map((line) => `${file}: ${line.trim()}`),
  )
  const reading = lines.filter((line) =>
    /\bprocess\.arch\b|\bos\.(?:arch|machine)\(|\b(?:arch|machine)\b.*'node:os'/.test(line),
  )
  expect(new Set(reading.map((line) => line.slice(0, line.indexOf(':'))))).toEqual(new Set(['plan/host-arch.ts']))
  // The door that runs stacker on this machine refuses builds for another one.
  const asking = lines.filter((line) => /(?<!function )\bhostArch\(/.test(line) && !line.startsWith('build/'))
  expect(asking.length).toBeGreaterThan(0)
  expect(asking.filter((line) => !line.includes('options.arch ?? hostArch()'))).toEqual([])
})
