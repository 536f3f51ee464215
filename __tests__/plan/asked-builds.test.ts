import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { UserError } from '../../src/errors.ts'
import type { OptionName } from '../../src/options/option-texts.ts'
import { askBuilds, type BuildsQuestion } from '../../src/plan/asked-builds.ts'

const file = `
defaults:
  substitute: {RELEASE: '9.4'}
  stacker-dir: .stacker/\${variant.arch}
builds:
  - name: image-\${variant.arch}
    stackerfiles: [build/*.yaml]
    arch: \${variant.arch}
    layer-types: [squashfs, tar]
    no-verity: true
    substitute: {NOTE: "two\\nlines"}
    variants: {arch: [amd64, arm64]}
  - name: tools
    search-dir: tools
    stacker-dir: .stacker/tools
    substitute-files: [versions.yaml]
    binds: content
    binds-exclude: ['**/bin']
`

let cwd: string
beforeEach(() => {
  cwd = fs.mkdtempSync(path.join(tmpdir(), 'asked-builds-'))
})
afterEach(() => {
  fs.rmSync(cwd, { recursive: true })
})

function question(
  given: Partial<Record<OptionName, readonly string[]>>,
  more: Partial<BuildsQuestion> = {},
): BuildsQuestion {
  const texts = new Map(Object.entries(given) as [OptionName, readonly string[]][])
  return { texts, inline: undefined, file: undefined, names: [], cwd, ...more }
}

const namesOf = async (asked: BuildsQuestion): Promise<string[]> => (await askBuilds(asked)).map(({ name }) => name)

async function mistakesOf(asked: BuildsQuestion): Promise<string> {
  const error = await askBuilds(asked).then(
    () => undefined,
    (thrown: unknown) => thrown as UserError,
  )
  return error?.message ?? 'no mistake'
}

test('without a builds file the inputs describe the one build', async () => {
  const asked = question({ stackerfiles: ['a.yaml'], substitute: ['A=1'] })
  expect(await askBuilds(asked)).toEqual([
    { name: '', texts: asked.texts, only: undefined, sharesDirectory: false, runsOn: undefined, variants: new Map() },
  ])
})

describe('a builds file', () => {
  beforeEach(() => {
    fs.writeFileSync(path.join(cwd, 'stack-cache.yaml'), file)
  })

  test('is found by itself, and its builds are asked for in its order', async () => {
    expect(await namesOf(question({}))).toEqual(['image-amd64', 'image-arm64', 'tools'])
    expect(await namesOf(question({}, { names: ['tools', 'image-arm64'] }))).toEqual(['image-arm64', 'tools'])
  })

  test('says what the options of a build are, beside what was given for all', async () => {
    const common = { 'key-prefix': ['p'], 'layer-type': ['tar'], 'no-verity': ['false'], 'working-directory': ['.'] }
    const [, arm, tools] = await askBuilds(question(common))
    expect(Object.fromEntries(arm?.texts ?? [])).toEqual({
      'key-prefix': ['p'],
      stackerfiles: ['build/*.yaml'],
      substitute: ['RELEASE=9.4', 'NOTE=two\nlines'],
      'layer-type': ['squashfs', 'tar'],
      'no-verity': ['true'],
      'stacker-dir': ['.stacker/arm64'],
      arch: ['arm64'],
    })
    expect(Object.fromEntries(tools?.texts ?? [])).toEqual({
      'key-prefix': ['p'],
      'search-dir': ['tools'],
      substitute: ['RELEASE=9.4'],
      'substitute-file': ['versions.yaml'],
      'stacker-dir': ['.stacker/tools'],
      binds: ['content'],
      'binds-exclude': ['**/bin'],
    })
  })

  test('gives way to inputs that describe a build, where nobody named it', async () => {
    for (const given of [{ stackerfiles: ['a.yaml'] }, { substitute: ['A=1'] }, { 'layer-type': ['squashfs'] }])
      expect(await namesOf(question(given))).toEqual([''])
  })

  test('is told to be set aside by what describes a build, where that names no stackerfiles', async () => {
    const setAsideBy = async (given: Parameters<typeof question>[0]): Promise<unknown> =>
      (await askBuilds(question(given)))[0]?.setAside
    const given = { substitute: ['A=1'], 'layer-type': ['squashfs'] }
    expect(await setAsideBy(given)).toEqual({ file: 'stack-cache.yaml', by: ['substitute', 'layer-type'] })
    expect(await setAsideBy({ ...given, stackerfiles: ['a.yaml'] })).toBeUndefined()
    fs.rmSync(path.join(cwd, 'stack-cache.yaml'))
    expect(await setAsideBy(given)).toBeUndefined()
  })

  test('takes the stackerfiles of a matrix row for the build that the row names', async () => {
    const [asked, ...others] = await askBuilds(question({ stackerfiles: ['build/a.yaml'] }, { names: ['image-amd64'] }))
    expect([asked?.name, asked?.only, others]).toEqual(['image-amd64', ['build/a.yaml'], []])
  })

  test.each([
    [
      'what it says is said again',
      { substitute: ['A=1'] },
      { names: ['tools'] },
      'substitute: the builds file says it, and this input says it again; leave substitute out, or write it into the builds file',
    ],
    [
      'those that are published are said besides',
      { 'publish-stackerfiles': ['a.yaml'] },
      { names: ['tools'] },
      "publish-stackerfiles: the builds file says it, and this input says it again; leave publish-stackerfiles out: the images of each build's own stackerfiles are published",
    ],
    [
      'stackerfiles are given for no build',
      { stackerfiles: ['a.yaml'] },
      { file: 'stack-cache.yaml' },
      'stackerfiles: the builds file says which, and no build is named; name the build whose stackerfiles they are by build, or leave stackerfiles out',
    ],
    ['there is no such build', {}, { names: ['tool'] }, 'there is no build "tool"; did you mean "tools"?'],
    [
      'the named file is not there',
      {},
      { file: 'builds.yaml' },
      'builds-file: there is no file "builds.yaml"; describe the builds in stack-cache.yaml, or give the path of the file that does',
    ],
    [
      'it is given twice',
      {},
      { file: 'a', inline: 'b' },
      'builds and builds-file exclude each other: give the description, or the path of a file that holds it',
    ],
    [
      'it is no file',
      {},
      { file: '.' },
      'builds-file: . cannot be read: EISDIR: illegal operation on a directory, read',
    ],
  ] as const)('is refused where %s', async (_, given, more, message) => {
    expect(await mistakesOf(question(given, more))).toBe(message)
  })
})

test('a builds file may be given as it is, and is then called so', async () => {
  expect(await namesOf(question({}, { inline: 'builds: [{name: one}]' }))).toEqual(['one'])
  expect(await mistakesOf(question({}, { inline: 'builds: [{nam: one}]' }))).toMatch(
    /^builds:1:10: this build has no name/,
  )
})
