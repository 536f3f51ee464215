import { expect, test } from 'vitest'

import { buildNamed, readBuilds } from '../../src/builds/builds.ts'

const product = (...lists: readonly (readonly string[])[]): string[] =>
  lists
    .reduce<string[]>((names, list) => names.flatMap((name) => list.map((value) => `${name}-${value}`)), [''])
    .map((name) => name.slice(1))

test('a server of four stackerfiles for two systems and two architectures is 16 builds', () => {
  const text = `# yaml-language-server: $schema=docs/schema/stack-cache.schema.json
version: 1
defaults:
  substitute:
    COMMIT: "\${{COMMIT}}"
    OS: \${variant.os}
    ARCH: \${variant.arch}
    GO: 1.20
  arch: \${variant.arch}
  variants:
    os: [linux, freebsd]
    arch: [amd64, arm64]
    include:
      - {arch: amd64, runner: ubuntu-24.04}
      - {arch: arm64, runner: ubuntu-24.04-arm}
  runs-on: \${variant.runner}
  working-directory: build
builds:
  - name: server
    stackerfiles: stacker.yaml
  - name: minimal
    stackerfiles: stacker-minimal.yaml
    substitute: {EXTENSIONS: ""}
  - name: exporter
    stackerfiles: stacker-exporter.yaml
  - name: bench
    stackerfiles: stacker-bench.yaml
`
  const builds = readBuilds(text, 'stack-cache.yaml')
  expect(builds.map(({ name }) => name)).toEqual(
    product(['server', 'minimal', 'exporter', 'bench'], ['linux', 'freebsd'], ['amd64', 'arm64']),
  )
  expect(buildNamed(builds, 'minimal-freebsd-arm64')).toMatchObject({
    sources: { kind: 'files', lines: ['stacker-minimal.yaml'] },
    substitute: ['COMMIT=${{COMMIT}}', 'OS=freebsd', 'ARCH=arm64', 'GO=1.20', 'EXTENSIONS='],
    arch: 'arm64',
    runsOn: 'ubuntu-24.04-arm',
    directories: { working: 'build' },
  })
})

test('a collection of 40 folders for three distributions and two architectures is 240 builds', () => {
  const folders = Array.from({ length: 40 }, (_, index) => `image-${String(index + 1).padStart(2, '0')}`)
  const text = `
builds:
  - name: \${variant.folder}
    stackerfiles: images/\${variant.folder}/stacker.yaml
    arch: \${variant.arch}
    layer-types: [tar, squashfs]
    stacker-dir: .stacker/\${variant.distro}-\${variant.arch}
    substitute:
      DISTRO: \${variant.distro}
      RELEASE: \${variant.release}
      REPOSITORIES: |
        https://mirror/\${variant.distro}/\${variant.release}/main
        https://mirror/\${variant.distro}/\${variant.release}/community
      # The shell is to see this one.
      INSTALL: |-
        for name in $\${NAMES}; do
          install "$name" /\${variant.arch}
        done
    variants:
      folder:
${folders.map((folder) => `        - ${folder}\n`).join('')}      distro: [alpine, debian, ubuntu]
      arch: [amd64, arm64]
      include:
        - {distro: alpine, release: 3.20}
        - {distro: debian, release: 12}
        - {distro: ubuntu, release: 24.04}
`
  const builds = readBuilds(text, 'stack-cache.yaml')
  expect(builds.map(({ name }) => name)).toEqual(product(folders, ['alpine', 'debian', 'ubuntu'], ['amd64', 'arm64']))
  expect(buildNamed(builds, 'image-40-alpine-arm64')).toMatchObject({
    sources: { kind: 'files', lines: ['images/image-40/stacker.yaml'] },
    directories: { stacker: '.stacker/alpine-arm64' },
    substitute: [
      'DISTRO=alpine',
      'RELEASE=3.20',
      'REPOSITORIES=https://mirror/alpine/3.20/main\nhttps://mirror/alpine/3.20/community\n',
      'INSTALL=for name in ${NAMES}; do\n  install "$name" /arm64\ndone',
    ],
  })
})

test('a boot kit is two builds into one stacker-dir, each with its own options', () => {
  const text = `
defaults:
  stacker-dir: build/stacker
  oci-dir: build/oci
  roots-dir: build/roots
  stacker-version: v1.0.0
  substitute:
    KEYS: keys.d
    VERSION: 0.0.19
builds:
  - name: kit
    search-dir: layers
    pattern: \\/stacker.yaml$
  - name: media
    stackerfiles: [media/stacker.yaml]
    layer-types: squashfs
    no-verity: true
    substitute: {KEYS: test-keys.d}
`
  const builds = readBuilds(text, 'stack-cache.yaml')
  const directories = {
    working: undefined,
    work: undefined,
    stacker: 'build/stacker',
    oci: 'build/oci',
    roots: 'build/roots',
  }
  expect(builds).toMatchObject([
    {
      name: 'kit',
      sources: { kind: 'search', directory: 'layers', pattern: '\\/stacker.yaml$' },
      substitute: ['KEYS=keys.d', 'VERSION=0.0.19'],
      layerTypes: undefined,
      verity: undefined,
      directories,
      stackerVersion: 'v1.0.0',
    },
    {
      name: 'media',
      sources: { kind: 'files', lines: ['media/stacker.yaml'] },
      substitute: ['KEYS=test-keys.d', 'VERSION=0.0.19'],
      layerTypes: ['squashfs'],
      verity: false,
      directories,
      stackerVersion: 'v1.0.0',
    },
  ])
})
