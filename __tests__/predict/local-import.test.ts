import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'

import { expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { readAttributes } from '../../src/formats/extended-attributes.ts'
import { formatTree } from '../formats/mtree-text.ts'
import type { ContentFact } from '../../src/layer/facts.ts'
import { predictImports } from '../../src/predict/foreseen-imports.ts'
import type { StagingEnvironment } from '../../src/predict/staging-environment.ts'
import { openOwnDirectories } from '../../src/predict/own-directories.ts'
import { openSourceScan } from '../../src/predict/source-scan.ts'
import { newestRelease } from '../../src/release/releases.ts'
import type { Import } from '../../src/stackerfile/layer.ts'
import { layerFrom, project, release, stagedHash } from './base-project.ts'

type Source = Partial<Omit<Import, 'Path'>> & { readonly Path: string }

/** Paths are relative to the directory. */
async function factOf(
  directory: string,
  { Path: written, ...more }: Source,
  environment: Partial<StagingEnvironment> = {},
): Promise<ContentFact> {
  const absolute = written.includes('://') ? written : `${directory}/${written}`
  const layer = { ...layerFrom({ Type: 'scratch' }), Imports: [{ Hash: '', Dest: '', ...more, Path: absolute }] }
  const [fact] = await predictImports(layer, {
    release: newestRelease,
    workingDirectory: directory,
    umask: 0o022,
    rootUser: true,
    download: () => Promise.resolve({ kind: 'broken', why: 'downloaded' }),
    readAttributes,
    ownDirectories: openOwnDirectories([`${directory}/.stacker`, `${directory}/oci`, `${directory}/roots`]),
    ...environment,
  })
  if (fact === undefined) throw new Error('there is no fact')
  return fact
}

/** What matters of a fact, on a line. */
function toldOf(fact: ContentFact): string {
  switch (fact.kind) {
    case 'file':
      return `file ${fact.hash}`
    case 'directory':
      return formatTree(fact.tree)
    case 'produced':
      return `produced ${fact.producer} ${fact.path}`
    case 'unknown':
      return `unknown ${fact.code}: ${fact.why}`
    case 'broken':
      return `broken: ${fact.why}`
  }
}

interface Row {
  readonly of: string
  readonly source: Source
  readonly make?: (directory: string) => void
  readonly environment?: Partial<StagingEnvironment>
  readonly fact: string | RegExp
}

const plain = `file ${stagedHash('f', '-rw-r--r--')}`
const makeTree = (directory: string): void => {
  mkdirSync(path.join(directory, 'tree'))
  writeFileSync(path.join(directory, 'tree/f'), 'f')
}
const own = "stacker's own directories, which every build changes"
const linkTo = (target: string) => (directory: string) => {
  symlinkSync(target.replace('@', directory), path.join(directory, 'link'))
}
const withBits = (mode: number) => (directory: string) => {
  chmodSync(path.join(directory, 'f'), mode)
}
const setgidStacker = (directory: string): void => {
  mkdirSync(path.join(directory, '.stacker'))
  chmodSync(path.join(directory, '.stacker'), 0o2755)
}

const rows: readonly Row[] = [
  { of: 'a download is what the download says', source: { Path: 'http://host/f' }, fact: 'broken: downloaded' },
  { of: "another layer's file is produced", source: { Path: 'stacker://app/a/b' }, fact: 'produced app /a/b' },
  {
    of: 'another scheme is refused',
    source: { Path: 'ftp://host/f' },
    fact: 'broken: unsupported url scheme ftp://host/f',
  },
  { of: 'a file is its content and its mode', source: { Path: 'f' }, fact: plain },
  {
    of: 'a file of the demanded content is taken',
    source: { Path: 'f', Hash: digestOf('f').slice('sha256:'.length).toUpperCase() },
    fact: plain,
  },
  {
    of: 'a file of other content than demanded stops stacker',
    source: { Path: 'f', Hash: '0'.repeat(64) },
    fact: 'broken: its content is not what `hash:` demands',
  },
  {
    of: 'what does not exist may be made before the build',
    source: { Path: 'absent' },
    fact: 'unknown generated-source: it does not exist before the build',
  },
  {
    of: 'what lies below a file does not exist',
    source: { Path: 'f/below' },
    fact: 'unknown generated-source: it does not exist before the build',
  },
  {
    of: 'a name that is too long stops stacker',
    source: { Path: 'n'.repeat(300) },
    fact: 'broken: it cannot be read (ENAMETOOLONG)',
  },
  {
    of: 'a FIFO lets stacker wait for ever',
    source: { Path: 'fifo' },
    make: (directory) => execFileSync('mkfifo', [path.join(directory, 'fifo')]),
    fact: 'broken: stacker waits for ever for the writer of a FIFO',
  },
  {
    of: "a file in stacker's directories is another at every run",
    source: { Path: 'oci/index.json' },
    make: (directory) => {
      mkdirSync(path.join(directory, 'oci'))
      writeFileSync(path.join(directory, 'oci/index.json'), '{}')
    },
    fact: `unknown import-unresolved: it lies in ${own}`,
  },
  {
    of: "a directory around stacker's is another at every run",
    source: { Path: '.', Dest: '/' },
    fact: `unknown import-unresolved: it holds ${own}`,
  },
  {
    of: 'a setuid bit is taken away by the chown of staging',
    source: { Path: 'f' },
    make: withBits(0o4755),
    environment: { rootUser: false },
    fact: `file ${stagedHash('f', '-rwxr-xr-x')}`,
  },
  {
    of: 'before staging had a chown, the bit of a user was in doubt',
    source: { Path: 'f' },
    make: withBits(0o4755),
    environment: { rootUser: false, release: release('v0.22.1') },
    fact: 'unknown import-unresolved: whether its setuid and setgid bits survive is not known',
  },
  {
    of: 'a link that leads nowhere may lead somewhere later',
    source: { Path: 'link' },
    make: linkTo('@/absent'),
    fact: 'unknown generated-source: it does not exist before the build',
  },
  {
    of: 'a link to a directory cannot be hashed',
    source: { Path: 'link' },
    make: linkTo('@/d'),
    fact: "broken: couldn't copy it for hashing: it is a link to a directory",
  },
  {
    of: 'a relative link leads elsewhere once it is staged',
    source: { Path: 'link' },
    make: linkTo('f'),
    fact: 'unknown import-unresolved: it is a link that leads elsewhere once staged',
  },
  { of: 'an absolute link to a file is that file', source: { Path: 'link' }, make: linkTo('@/f'), fact: plain },
  {
    of: 'an absolute link is in doubt where it goes to a `dest`',
    source: { Path: 'link', Dest: '/' },
    make: linkTo('@/f'),
    fact: 'unknown import-unresolved: it is a link',
  },
  {
    of: "a link into stacker's directories leads to what every run changes",
    source: { Path: 'link' },
    make: (directory) => {
      mkdirSync(path.join(directory, 'roots'))
      writeFileSync(path.join(directory, 'roots/f'), 'f')
      linkTo('@/roots/f')(directory)
    },
    fact: "unknown import-unresolved: it is a link into stacker's own directories",
  },
  {
    of: 'a directory is made anew by stacker, with its umask and as its own',
    source: { Path: 'tree', Uid: 7n },
    make: makeTree,
    environment: { umask: 0o027 },
    fact: /^\/set .*uid=0 gid=0\n\. type=dir mode=0750\n *f uid=7 mode=0644 sha256digest=/m,
  },
  {
    of: 'a directory is in doubt where the umask is',
    source: { Path: 'tree' },
    make: makeTree,
    environment: { umask: undefined },
    fact: /^unknown import-unresolved: .*umask/,
  },
  {
    of: 'a directory is in doubt where staging would inherit a group',
    source: { Path: 'tree' },
    make: (directory) => {
      makeTree(directory)
      setgidStacker(directory)
    },
    fact: 'unknown import-unresolved: its staging directory would inherit a group',
  },
  {
    of: 'a directory for a `dest` is staged in a place of its own, whatever group that has',
    source: { Path: 'tree', Dest: '/' },
    make: (directory) => {
      makeTree(directory)
      setgidStacker(directory)
    },
    fact: /mode=0755/,
  },
  {
    of: 'an owner beyond what a user namespace maps is in doubt',
    source: { Path: 'tree', Gid: 65_536n },
    make: makeTree,
    environment: { rootUser: false },
    fact: "unknown import-unresolved: whether stacker's user namespace has its owner is not known",
  },
  {
    of: 'a FIFO in a directory stops stacker',
    source: { Path: 'tree' },
    make: (directory) => {
      makeTree(directory)
      execFileSync('mkfifo', [path.join(directory, 'tree/fifo')])
    },
    fact: 'broken: stacker waits for ever for the writer of a FIFO',
  },
  {
    of: 'a setgid bit in a directory of a user is in doubt before staging had a chown',
    source: { Path: 'tree' },
    make: (directory) => {
      makeTree(directory)
      chmodSync(path.join(directory, 'tree/f'), 0o2755)
    },
    environment: { rootUser: false, release: release('v0.22.1') },
    fact: 'unknown import-unresolved: whether setuid and setgid bits in it survive is not known',
  },
  {
    of: 'a directory with a trailing slash is spread where stacker does not look for it',
    source: { Path: 'tree/' },
    make: makeTree,
    fact: 'broken: a directory written with a trailing slash is staged where stacker does not look for it',
  },
  {
    of: 'a directory with a trailing slash that holds its own name may be taken for it',
    source: { Path: 'tree/' },
    make: (directory) => {
      makeTree(directory)
      writeFileSync(path.join(directory, 'tree/tree'), 'f')
    },
    fact: /^unknown import-unresolved: stacker spreads a directory/,
  },
]

test.each(rows)('$of', async ({ source, make, environment, fact }) => {
  const directory = await project({ f: 'f', 'd/f': 'f' })
  make?.(directory)
  const told = toldOf(await factOf(directory, source, environment))
  if (typeof fact === 'string') expect(told).toBe(fact)
  else expect(told).toMatch(fact)
})

/** Looks at the source in threads first: what stands before it is large enough to start them. */
async function scannedFactOf(
  directory: string,
  source: Source,
  environment: Partial<StagingEnvironment> = {},
): Promise<ContentFact> {
  const ownDirectories = openOwnDirectories([`${directory}/.stacker`, `${directory}/oci`, `${directory}/roots`])
  const scan = openSourceScan({ workingDirectory: directory, ownDirectories })
  try {
    writeFileSync(path.join(directory, 'large'), '')
    truncateSync(path.join(directory, 'large'), 32 * 1024 * 1024)
    const wanted = [{ Path: 'large' }, source].map((one) => ({ Hash: '', Dest: '', ...one }))
    scan.begin(wanted, environment.release ?? newestRelease)
    await scan.finish()
    if (availableParallelism() > 1) expect(scan.find(path.join(directory, 'large'))?.type).toBe('file')
    return await factOf(directory, source, { ...environment, ownDirectories, scan })
  } finally {
    await scan.close()
  }
}

test.each(rows)('$of, also where threads looked at it before', async ({ source, make, environment, fact }) => {
  const directory = await project({ f: 'f', 'd/f': 'f' })
  make?.(directory)
  const told = toldOf(await scannedFactOf(directory, source, environment))
  if (typeof fact === 'string') expect(told).toBe(fact)
  else expect(told).toMatch(fact)
})

test('of a device nothing is said', async () => {
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  const directory = await project()
  const fact = await factOf(directory, { Path: path.relative(directory, '/dev/null') })
  expect(toldOf(fact)).toBe('unknown import-unresolved: it is a device')
})
