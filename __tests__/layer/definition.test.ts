import { describe, expect, test } from 'vitest'
import { diffDefinitions, sameDefinition } from '../../src/layer/definition.ts'
import { findRelease, newestRelease } from '../../src/release/releases.ts'
import type { Release } from '../../src/release/release.ts'
import type { Import, Layer } from '../../src/stackerfile/layer.ts'
import { lostDirectives } from './lost-directives.ts'

const plain: Layer = {
  From: { Type: 'tar', Url: '/x/base.tar', Tag: '', Insecure: false },
  Imports: null,
  OverlayDirs: null,
  Run: null,
  Cmd: null,
  Entrypoint: null,
  FullCommand: null,
  BuildEnvPt: null,
  BuildEnv: null,
  Environment: null,
  Volumes: null,
  Labels: null,
  GenerateLabels: null,
  WorkingDir: '',
  BuildOnly: false,
  Binds: null,
  RuntimeUser: '',
  OS: 'linux',
  Arch: 'amd64',
}

function layer(fields: Partial<Layer>): Layer {
  return { ...plain, ...fields }
}

function imported(Path: string, fields: Partial<Import> = {}): Import {
  return { Path, Hash: '', Dest: '', Mode: null, Uid: -1n, Gid: -1n, ...fields }
}

function release(tag: string): Release {
  const found = findRelease(tag)
  if (found === undefined) throw new Error(tag)
  return found
}

describe('equal definitions', () => {
  test('do not depend on the order of a map or on fields that were left out', () => {
    const a = layer({
      Environment: new Map([
        ['A', '1'],
        ['B', '2'],
      ]),
      Bom: null,
    })
    const b = layer({
      Environment: new Map([
        ['B', '2'],
        ['A', '1'],
      ]),
      WasBom: false,
    })
    expect(sameDefinition(a, b, newestRelease)).toBe(true)
  })

  test('tell nil from empty, as Go does', () => {
    expect(sameDefinition(layer({ Run: [] }), plain, newestRelease)).toBe(false)
    expect(sameDefinition(layer({ OS: '' }), layer({ OS: null }), newestRelease)).toBe(false)
  })

  test('see every field of an import where the release has it', () => {
    const before = layer({ Imports: [imported('/a')] })
    const after = layer({ Imports: [imported('/a', { Mode: 0o644n })] })
    expect(sameDefinition(before, after, newestRelease)).toBe(false)
    expect(sameDefinition(before, after, release('v0.22.1'))).toBe(true)
  })

  test('count the flag that rc9 to rc12 do not write', () => {
    const [legacy, modern] = [layer({ WasLegacyImport: true }), layer({ WasLegacyImport: false })]
    for (const tag of ['v1.0.0-rc9', 'v1.0.0-rc12', 'v1.0.0'])
      expect(sameDefinition(legacy, modern, release(tag))).toBe(false)
  })
})

describe('a layer that never equals its copy', () => {
  test.each<[string, Partial<Layer>]>([
    ['run', { Run: [] }],
    ['cmd', { Cmd: [] }],
    ['volumes', { Volumes: [] }],
    ['environment', { Environment: new Map() }],
    ['build_env_passthrough', { BuildEnvPt: [] }],
    ['annotations', { Annotations: new Map() }],
  ])('has an empty %s, from v1.0.0-rc1 on', (directive, fields) => {
    expect(lostDirectives(layer(fields), newestRelease)).toEqual([directive])
    expect(lostDirectives(layer(fields), release('v1.0.0-rc1'))).toEqual([directive])
    expect(lostDirectives(layer(fields), release('v0.40.5'))).toEqual([])
  })

  test('has bytes that are no UTF-8, in every release', () => {
    const broken = layer({ Run: [Buffer.of(0x80) as unknown as string] })
    for (const tag of ['v0.16.0', 'v1.2.0']) expect(lostDirectives(broken, release(tag))).toEqual(['run'])
  })

  test('has an import by its old name in rc9 to rc12', () => {
    const legacy = layer({ Imports: [imported('/a')], WasLegacyImport: true })
    const tags = ['v1.0.0-rc8', 'v1.0.0-rc9', 'v1.0.0-rc12', 'v1.0.0-rc13']
    expect(tags.map((tag) => lostDirectives(legacy, release(tag)))).toEqual([[], ['import'], ['import'], []])
  })

  test('has an empty list of packages where boms are kept', () => {
    const bom = layer({ Bom: { Generate: false, Namespace: '', Packages: [] } })
    expect(lostDirectives(bom, release('v1.1.6'))).toEqual(['bom'])
    expect(
      lostDirectives(layer({ Bom: { Generate: false, Namespace: '', Packages: null } }), release('v1.1.6')),
    ).toEqual([])
  })

  test('has a bind path that rc1 to rc5 cannot write', () => {
    const binds = layer({ Binds: [{ Source: '/a\x07', Dest: '/b' }] })
    expect(lostDirectives(binds, release('v1.0.0-rc5'))).toEqual(['binds'])
    expect(lostDirectives(binds, release('v1.0.0-rc6'))).toEqual([])
  })

  test('is none that merely is plain', () => {
    for (const tag of ['v0.16.0', 'v1.0.0-rc5', 'v1.2.0']) expect(lostDirectives(plain, release(tag))).toEqual([])
  })
})

describe('differences', () => {
  const diff = (before: Partial<Layer>, after: Partial<Layer>) =>
    diffDefinitions(layer(before), layer(after), newestRelease)

  test('are none for equal layers', () => {
    expect(diff({}, {})).toEqual([])
  })

  test('name a key of a map, and what it was and is', () => {
    const before = new Map([
      ['VERSION', '1'],
      ['OLD', ''],
      ['a b', 'x'],
    ])
    const after = new Map([
      ['VERSION', '2'],
      ['NEW', 'n'],
      ['a b', 'y'],
    ])
    expect(diff({ Environment: before }, { Environment: after })).toEqual([
      { path: 'environment.NEW', after: 'n' },
      { path: 'environment.OLD', before: '""' },
      { path: 'environment.VERSION', before: '1', after: '2' },
      { path: 'environment["a b"]', before: 'x', after: 'y' },
    ])
  })

  test('of a list begin where it differs, so that an inserted line is one change', () => {
    expect(diff({ Run: ['a', 'b', 'c'] }, { Run: ['a', 'x', 'b', 'c'] })).toEqual([{ path: 'run[1]', after: 'x' }])
    expect(diff({ Run: ['a\nb'] }, { Run: ['a\nc'] })).toEqual([
      { path: 'run[0]', before: '"a\\nb"', after: '"a\\nc"' },
    ])
  })

  test('go down into an import, and show a new one whole', () => {
    const [a, b] = [imported('/a'), imported('/b', { Mode: 0o644n })]
    expect(diff({ Imports: [a, b] }, { Imports: [a, imported('/b', { Mode: 0o755n })] })).toEqual([
      { path: 'imports[1].mode', before: '0644', after: '0755' },
    ])
    expect(diff({ Imports: [a] }, { Imports: [a, b] })).toEqual([
      { path: 'imports[1]', after: '{path: /b, mode: 0644, uid: -1, gid: -1}' },
    ])
  })

  test('show a field that is new or gone without inventing a value', () => {
    expect(diff({}, { WorkingDir: '/w' })).toEqual([{ path: 'working_dir', after: '/w' }])
    expect(diff({ OS: '' }, { OS: null })).toEqual([{ path: 'os', before: '""' }])
    expect(diff({ Run: null }, { Run: [] })).toEqual([{ path: 'run', after: '[]' }])
    expect(diff({ BuildOnly: false }, { BuildOnly: true })).toEqual([
      { path: 'build_only', before: 'false', after: 'true' },
    ])
    expect(diff({}, { From: { ...plain.From, Tag: 'x' } })).toEqual([{ path: 'from.tag', after: 'x' }])
  })
})
