import { readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { earlierPatch } from '../../src/release/releases.ts'
import { openProduct, told, type Asked, type Files, type Product } from './product.ts'

const files: Files = {
  'stacker.yaml': `
base: {from: {type: tar, url: root.tar}, imports: [src], run: make}
app: {from: {type: built, tag: base}, run: make}
`,
  'root.tar': 'a root',
  src: 'one',
}

async function saved(): Promise<{ its: Product; asked: Asked; elsewhere: (release: string) => Asked }> {
  const its = openProduct()
  onTestFinished(its.remove)
  const asked: Asked = { stackerfiles: ['stacker.yaml'], directory: its.checkout(files) }
  await its.cycle(asked)
  return { its, asked, elsewhere: (release) => ({ ...asked, release, directory: its.checkout(files) }) }
}

const buildCache = ({ directory }: Asked): string =>
  readFileSync(path.join(directory, '.stacker', 'build.cache'), 'utf8')

test('a later patch release of a known minor version keeps its cache: what would be a hit is unknown, and laid down', async () => {
  const { its, elsewhere } = await saved()
  const later = elsewhere('v1.2.7')
  expect(told(await its.plan(later))).toEqual({
    base: 'unknown, release-unknown v1.2.7',
    app: 'unknown, base-unresolved base, release-unknown v1.2.7',
  })
  const { code, out } = await its.run('restore', later)
  expect(code).toBe(0)
  expect(out).toContain('2 of 2 layers will be built by stacker v1.2.7; its rules are taken to be those of v1.2.0.')
  expect(out.split('stacker v1.2.7 is not in the table of releases yet')).toHaveLength(2)
  expect(out).toContain('stacker-version: v1.2.0')
  expect(buildCache(later)).toContain('"app"')
})

test('of any other release that is not known nothing is restored or kept, which is said once, and what stands there stays', async () => {
  const { its, asked, elsewhere } = await saved()
  const unknown = elsewhere('v9.9.9')
  const { out } = await its.run('plan', unknown)
  expect(out.match(/stacker v9\.9\.9 is not in the table of releases/g)).toHaveLength(1)
  expect(out).toContain('stacker-version')
  expect(out).not.toContain('v1.2.0')
  const before = buildCache(asked)
  const here = { ...asked, release: 'v9.9.9' }
  expect((await its.run('restore', here)).code).toBe(0)
  expect(buildCache(asked)).toBe(before)
  expect((await its.run('save', here)).out).toContain('stacker v9.9.9 is not in the table of releases')
})

test('where no stacker is, the release that filled the cache is named as an assumption, once', async () => {
  const { its, elsewhere } = await saved()
  const { out } = await its.run('plan', elsewhere('auto'))
  expect(out.match(/no stacker is here: the plan assumes v1\.2\.0, by which the cache was filled/g)).toHaveLength(1)
  expect(told(await its.plan(elsewhere('auto')))).toEqual({ base: 'hit', app: 'hit' })
})

test('the newest earlier patch release of the same minor version stands in, and nothing else', () => {
  const standIns = [
    'v1.2.1',
    '1.1.9',
    'v1.0.7',
    'v0.40.99',
    'v1.3.0',
    'v2.0.0',
    'v1.2',
    'v1.2.1-rc1',
    'v0.15.3',
    '',
  ].map((tag) => earlierPatch(tag)?.tag)
  expect(standIns).toEqual([
    ...['v1.2.0', 'v1.1.6', 'v1.0.0', 'v0.40.5'],
    ...Array.from({ length: 6 }, () => undefined),
  ])
})
