import { FormatError } from '../../errors.ts'
import {
  decodeArray,
  decodeCount,
  decodeDigest,
  decodeObject,
  decodeOneOf,
  decodeString,
  type Decoder,
} from '../../formats/decode.ts'
import { exactly, optional, requireExactly } from '../../formats/exact-object.ts'
import type { RootTask } from './as-root.ts'
import { decodeDirectories, decodeOwner } from '../lay-down/lay-down-request.ts'

const anything: Decoder<unknown> = (value) => value

const decodeSource: Decoder<unknown> = (value, where) => {
  const kind = decodeObject(value, where)('kind', decodeOneOf('root', 'staged'))
  requireExactly(value, where, { kind: anything, [kind === 'root' ? 'name' : 'path']: decodeString })
  return value
}

/** Each task with all that it may be told; `lay-down` is decoded by itself. */
const members: Readonly<Record<RootTask['task'], Readonly<Record<string, Decoder<unknown>>>>> = {
  'lay-down': { request: anything },
  'read-build-state': { directories: decodeDirectories },
  'remove-keeping-tags': { directories: decodeDirectories, owner: optional(decodeOwner) },
  'verify-blobs': {
    directories: decodeDirectories,
    blobs: decodeArray(exactly({ digest: decodeDigest, size: decodeCount })),
  },
  'add-blobs': {
    directories: decodeDirectories,
    staging: decodeString,
    blobs: decodeArray(exactly({ digest: decodeDigest, size: decodeCount, file: decodeString })),
  },
  copy: {
    directories: decodeDirectories,
    staging: decodeString,
    files: decodeArray(exactly({ from: decodeString, to: decodeString })),
    reader: decodeOwner,
  },
  pack: {
    directories: decodeDirectories,
    staging: decodeString,
    source: decodeSource,
    archive: decodeString,
    owner: decodeOwner,
    reader: decodeOwner,
  },
}

/** @throws FormatError for what is no task, or says more than a task may. */
export function decodeRootTask(value: unknown): RootTask {
  const task = decodeObject(value, 'task')('task', decodeString)
  if (!isTask(task)) throw new FormatError('task.task', `expected one of ${Object.keys(members).join(', ')}`)
  requireExactly(value, 'task', { task: decodeString, ...members[task] })
  return value as RootTask
}

function isTask(task: string): task is RootTask['task'] {
  return Object.hasOwn(members, task)
}
