import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { buildFields } from '../../src/builds/fields.ts'
import { readBuilds } from '../../src/builds/builds.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/matrix.md'), 'utf8')
const blocks = [...page.matchAll(/^```yaml\n([^]*?)^```/gm)].map(([, text = '']) => text)
const descriptions = blocks.filter((text) => /^builds:/m.test(text))

describe('descriptions that the page shows', () => {
  test.each([
    [0, ['server']],
    [
      1,
      ['server', 'minimal', 'exporter', 'bench'].flatMap((name) =>
        ['linux', 'freebsd'].flatMap((os) => ['amd64', 'arm64'].map((arch) => `${name}-${os}-${arch}`)),
      ),
    ],
    [
      2,
      ['base', 'tools'].flatMap((name) =>
        ['alpine', 'debian', 'ubuntu'].flatMap((os) => ['amd64', 'arm64'].map((arch) => `${name}-${os}-${arch}`)),
      ),
    ],
    [3, ['kit', 'media']],
  ])('number %i describes the builds that it is said to', (index, names) => {
    expect(readBuilds(descriptions[index] ?? '', 'docs/matrix.md').map(({ name }) => name)).toEqual(names)
  })

  test('are all there are', () => {
    expect(descriptions.length).toBe(4)
  })
})

test('the table of keys has every key that a build may have', () => {
  const table = page.slice(page.search(/\| key /), page.indexOf('`${variant.NAME}`'))
  const keys = [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, key]) => key),
  )
  expect(keys.sort()).toEqual([...buildFields].sort())
})
