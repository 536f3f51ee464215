import { PassThrough } from 'node:stream'

import { expect, test } from 'vitest'

import { digestOf } from '../../../src/formats/digest.ts'
import { firstLine } from '../../../src/workspace/root/first-line.ts'
import {
  decodeLayDownRequest,
  encodeLayDownRequest,
  type LayDownRequest,
} from '../../../src/workspace/lay-down/lay-down-request.ts'
import { decodeRootTask } from '../../../src/workspace/root/root-task.ts'

const directories = { workingDirectory: '/w', stackerDir: '/w/.stacker', ociDir: '/w/oci', rootsDir: '/w/roots' }
const owner = { uid: 0, gid: 0 }

test.each([
  { task: 'read-build-state', directories },
  { task: 'remove-keeping-tags', directories },
  { task: 'remove-keeping-tags', directories, owner },
  { task: 'verify-blobs', directories, blobs: [{ digest: digestOf('x'), size: 1 }] },
  { task: 'add-blobs', directories, staging: '/s', blobs: [{ digest: digestOf('x'), size: 1, file: '/s/x' }] },
  { task: 'copy', directories, staging: '/s', files: [{ from: '/w/oci/x', to: '/s/x' }], reader: owner },
  {
    task: 'pack',
    directories,
    staging: '/s',
    source: { kind: 'root', name: 'a' },
    archive: '/s/a',
    owner,
    reader: owner,
  },
])('the child that runs as root knows the task $task', (task) => {
  expect(decodeRootTask(task)).toBe(task)
})

test.each<[string, unknown, string]>([
  ['no object', [], 'an object'],
  ['no task that it knows', { task: 'run', directories }, 'expected one of lay-down'],
  ['a name that objects have anyway', { task: 'constructor' }, 'expected one of'],
  ['more than the task says', { task: 'read-build-state', directories, then: 'rm' }, 'no member "then"'],
  ['more directories', { task: 'read-build-state', directories: { ...directories, etc: '/etc' } }, 'no member "etc"'],
  ['a directory less', { task: 'read-build-state', directories: { ...directories, ociDir: undefined } }, 'ociDir'],
  ['an owner that is none', { task: 'remove-keeping-tags', directories, owner: { uid: -1, gid: 0 } }, 'owner.uid'],
  ['a blob that is a path', { task: 'verify-blobs', directories, blobs: [{ digest: '../x', size: 1 }] }, 'digest'],
  ['too many blobs', { task: 'verify-blobs', directories, blobs: new Array(100_001).fill(0) }, 'at most 100000'],
])('the child that runs as root refuses %s', (_, task, why) => {
  expect(() => decodeRootTask(task)).toThrow(why)
})

const request: LayDownRequest = {
  ...{ directories, staging: '/w/.stacker.stack-cache', buildCache: Buffer.from('{}'), storageType: 'overlay' },
  tags: [{ tag: 'a', descriptor: { digest: digestOf('m') } }],
  blobs: new Map([[digestOf('b'), { size: 1, file: '/w/.stacker.stack-cache/b' }]]),
  layerBases: new Map([[digestOf('c'), { size: 2, file: '/w/.stacker.stack-cache/c' }]]),
  layers: [
    { name: 'a', root: { kind: 'synthesised', metadata: Buffer.from('{}') }, overlayDirs: [], extract: [], twins: [] },
    { name: 'c', root: { kind: 'keep' }, overlayDirs: [], extract: [], awaited: [digestOf('b')] },
    {
      name: 'b',
      root: {
        kind: 'stand-in',
        content: [{ path: '/x', kind: 'file', file: '/w/.stacker.stack-cache/x', mode: 0o644 }],
      },
      overlayDirs: ['a/b'],
      extract: [{ digest: digestOf('b'), mediaType: 'm' }],
    },
  ],
  ...{ removedRoots: ['old'], baseBlobs: [digestOf('b')], extractsOnDemand: true },
  ...{ opaqueAttribute: 'user.overlay.opaque', owner },
}
const encoded = (): Record<string, unknown> =>
  JSON.parse(JSON.stringify(encodeLayDownRequest(request))) as Record<string, unknown>

test('a request to lay down comes back as it was given', () => {
  expect(decodeLayDownRequest(encoded())).toEqual(request)
  expect(decodeLayDownRequest({ ...encoded(), owner: undefined }).owner).toBeUndefined()
})

test.each<[string, Record<string, unknown>, string]>([
  ['a member that nobody knows', { run: 'x' }, 'no member "run"'],
  ['a root of a kind that nobody knows', { layers: [{ ...request.layers[0], root: { kind: 'link' } }] }, 'root.kind'],
  ['a blob without a file', { blobs: [[digestOf('b'), { size: 1 }]] }, 'blobs[0][1].file'],
  ['an attribute of its own', { opaqueAttribute: 'security.capability' }, 'opaqueAttribute'],
])('a request to lay down with %s is refused', (_, change, why) => {
  expect(() => decodeLayDownRequest({ ...encoded(), ...change })).toThrow(why)
})

test('the line with the task has a bound', async () => {
  // It stays open: its end would be the end of who asks.
  const long = new PassThrough()
  long.write(Buffer.alloc(6))
  long.write(Buffer.alloc(6))
  await expect(firstLine(long, 10)).rejects.toThrow('at most 10 bytes')
  const short = new PassThrough()
  short.write('{"ta')
  short.write('sk":1}\n')
  expect(await firstLine(short, 10)).toBe('{"task":1}')
})
