import { FormatError } from '../errors.ts'
import { queueBytes } from './byte-queue.ts'
import { sparseName, sparseRecords } from './sparse-map.ts'

/** One member of a tar archive. Names are bytes kept as latin1 strings, so that every byte survives. */
export interface TarMember {
  readonly kind: 'file' | 'link' | 'symlink' | 'character' | 'block' | 'directory' | 'fifo'
  readonly name: string
  /** Of link and symlink. */
  readonly target: string
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Bytes of content that follow; 0 for all but files. */
  readonly size: number
  /** Seconds, as decimal text with an optional fraction. */
  readonly mtime: string
  readonly major: number
  readonly minor: number
  /** Records of the extended header that we pass on as they are: xattrs, ACLs, sparse maps. */
  readonly records: ReadonlyMap<string, Buffer>
}

/** A tar archive as members, each with its content, which must be read before the next one is asked for. */
export interface TarPart {
  readonly member: TarMember
  readonly content: AsyncIterable<Buffer>
}

const block = 512
/**
 * Go's archive/tar, by which stacker reads its layers, takes no longer one (docs/stacker/restoring.md#51; common.go,
 * maxSpecialFileSize).
 */
const mostHeaderBytes = 1024 * 1024

const kinds: ReadonlyMap<string, TarMember['kind']> = new Map([
  ['0', 'file'],
  ['\0', 'file'],
  ['7', 'file'],
  ['1', 'link'],
  ['2', 'symlink'],
  ['3', 'character'],
  ['4', 'block'],
  ['5', 'directory'],
  ['6', 'fifo'],
])

/**
 * Reads POSIX (pax), ustar and GNU archives. An archive may end without trailer, and without the padding of its last file: that is
 * how stacker before v1.0 left its layers (docs/stacker/restoring.md#16).
 * @throws FormatError for what is not such an archive, or ends inside a member.
 */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarPart, void, undefined> {
  const bytes = queueBytes(source)
  let records = new Map<string, Buffer>()
  let longName: string | undefined
  let longTarget: string | undefined
  for (;;) {
    const header = await bytes.take(block)
    if (header === undefined || header.every((byte) => byte === 0)) return
    if (header.length < block) throw new FormatError('tar', 'expected a whole header')
    checkSum(header)
    const type = header.toString('latin1', 156, 157)
    const size = number(header, 124, 12)
    if (['x', 'g', 'L', 'K'].includes(type)) {
      if (size > mostHeaderBytes) throw new FormatError('tar', 'expected a shorter extended header')
      const content = await bytes.take(size)
      if (content?.length !== size && size > 0) throw new FormatError('tar', 'ends inside an extended header')
      await bytes.take(padding(size))
      const body = content ?? Buffer.alloc(0)
      if (type === 'x') records = readRecords(body)
      else if (type === 'L') longName = untilNul(body)
      else if (type === 'K') longTarget = untilNul(body)
      continue
    }
    const member = decodeMember(header, type, size, { records, longName, longTarget })
    records = new Map()
    longName = longTarget = undefined
    let left = member.size
    const content = async function* (): AsyncGenerator<Buffer, void, undefined> {
      while (left > 0) {
        const chunk = await bytes.some(left)
        if (chunk === undefined) throw new FormatError('tar', 'ends inside a member')
        left -= chunk.length
        yield chunk
      }
    }
    yield { member, content: content() }
    while (left > 0) {
      const chunk = await bytes.some(left)
      if (chunk === undefined) throw new FormatError('tar', 'ends inside a member')
      left -= chunk.length
    }
    await bytes.take(padding(member.size))
  }
}

/** What stood before a header and goes over it. */
interface Extended {
  readonly records: ReadonlyMap<string, Buffer>
  readonly longName: string | undefined
  readonly longTarget: string | undefined
}

function decodeMember(
  header: Buffer,
  type: string,
  size: number,
  { records, longName, longTarget }: Extended,
): TarMember {
  const kind = kinds.get(type)
  if (kind === undefined) throw new FormatError('tar', `expected a known type of member, not ${JSON.stringify(type)}`)
  const text = (name: string): string | undefined => records.get(name)?.toString('latin1')
  const prefix = header.toString('latin1', 257, 263) === 'ustar\0' ? untilNul(header.subarray(345, 500)) : ''
  const short = untilNul(header.subarray(0, 100))
  const name = sparseName(records) ?? text('path') ?? longName ?? (prefix === '' ? short : `${prefix}/${short}`)
  const isDirectory = kind === 'directory' || (kind === 'file' && name.endsWith('/'))
  const decimal = (record: string, otherwise: number): number => {
    const value = text(record)
    if (value === undefined) return otherwise
    const whole = Number(value)
    if (!/^\d+$/.test(value) || !Number.isSafeInteger(whole))
      throw new FormatError('tar', `expected a number as ${record}`)
    return whole
  }
  const mtime = text('mtime') ?? String(number(header, 136, 12))
  if (!/^-?\d{1,18}(\.\d{1,18})?$/.test(mtime)) throw new FormatError('tar', 'expected a time')
  const isDevice = kind === 'character' || kind === 'block'
  const ownSize = kind === 'file' && !isDirectory ? decimal('size', size) : 0
  return {
    kind: isDirectory ? 'directory' : kind,
    name,
    target: text('linkpath') ?? longTarget ?? untilNul(header.subarray(157, 257)),
    mode: number(header, 100, 8) & 0o7777,
    uid: decimal('uid', number(header, 108, 8)),
    gid: decimal('gid', number(header, 116, 8)),
    size: ownSize,
    mtime,
    major: isDevice ? number(header, 329, 8) : 0,
    minor: isDevice ? number(header, 337, 8) : 0,
    records: new Map([
      ...[...records].filter(([key]) => /^SCHILY\.(xattr|acl)\./.test(key)),
      ...sparseRecords(records, ownSize),
    ]),
  }
}

/** The header of a member in the POSIX format, with whatever does not fit into it in an extended header before it. */
export function encodeHeader(member: TarMember): Buffer {
  const records = new Map(member.records)
  const latin = (value: string): Buffer => Buffer.from(value, 'latin1')
  // An unfit name goes into GNU's long-name member: its bytes are taken as they are, those of a pax path are converted by charset.
  const parts: Buffer[] = []
  if (latin(member.name).length > 100) parts.push(longMember('L', latin(member.name)))
  if (latin(member.target).length > 100) parts.push(longMember('K', latin(member.target)))
  if (member.uid > 0o7777777) records.set('uid', latin(String(member.uid)))
  if (member.gid > 0o7777777) records.set('gid', latin(String(member.gid)))
  if (member.size > 0o77777777777) records.set('size', latin(String(member.size)))
  if (!/^\d{1,10}$/.test(member.mtime)) records.set('mtime', latin(member.mtime))
  if (records.size > 0) {
    const body = Buffer.concat([...records].map(([key, value]) => record(key, value)))
    parts.push(headerBlock('x', latin('././@PaxHeader'), { ...plain, size: body.length }), padded(body))
  }
  const type = [...kinds].find(([, kind]) => kind === member.kind)?.[0] ?? '0'
  parts.push(headerBlock(type, latin(member.name), member))
  return Buffer.concat(parts)
}

export function padding(size: number): number {
  return (block - (size % block)) % block
}

/** Two blocks of zeros. */
export const tarTrailer = Buffer.alloc(2 * block)

const plain: TarMember = {
  kind: 'file',
  name: '',
  target: '',
  mode: 0o644,
  uid: 0,
  gid: 0,
  size: 0,
  mtime: '0',
  major: 0,
  minor: 0,
  records: new Map(),
}

function longMember(type: string, value: Buffer): Buffer {
  const body = Buffer.concat([value, Buffer.alloc(1)])
  return Buffer.concat([headerBlock(type, Buffer.from('././@LongLink'), { ...plain, size: body.length }), padded(body)])
}

function padded(body: Buffer): Buffer {
  return Buffer.concat([body, Buffer.alloc(padding(body.length))])
}

function headerBlock(type: string, name: Buffer, member: TarMember): Buffer {
  const header = Buffer.alloc(block)
  const octal = (value: number, at: number, width: number): void => {
    header.write(
      value
        .toString(8)
        .slice(-(width - 1))
        .padStart(width - 1, '0'),
      at,
      'latin1',
    )
  }
  name.copy(header, 0, 0, 100)
  octal(member.mode, 100, 8)
  octal(member.uid > 0o7777777 ? 0 : member.uid, 108, 8)
  octal(member.gid > 0o7777777 ? 0 : member.gid, 116, 8)
  octal(member.size > 0o77777777777 ? 0 : member.size, 124, 12)
  octal(/^\d{1,10}$/.test(member.mtime) ? Number(member.mtime) : 0, 136, 12)
  header.write(type, 156, 'latin1')
  Buffer.from(member.target, 'latin1').copy(header, 157, 0, 100)
  header.write('ustar\u000000', 257, 'latin1')
  octal(member.major, 329, 8)
  octal(member.minor, 337, 8)
  header.fill(' ', 148, 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return header
}

/** `LENGTH KEY=VALUE\n`, where the length counts itself. */
function record(key: string, value: Buffer): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`, 'latin1'), value, Buffer.from('\n')])
  let length = rest.length + 1
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length
  return Buffer.concat([Buffer.from(String(length)), rest])
}

function readRecords(body: Buffer): Map<string, Buffer> {
  const records = new Map<string, Buffer>()
  let at = 0
  while (at < body.length) {
    const blank = body.indexOf(0x20, at)
    const digits = body.toString('latin1', at, blank < 0 ? at : blank)
    const end = at + Number(digits)
    const equals = body.indexOf(0x3d, blank)
    if (!/^\d{1,9}$/.test(digits) || end > body.length || equals < 0 || equals >= end || body[end - 1] !== 0x0a) {
      throw new FormatError('tar', 'expected records in the extended header')
    }
    records.set(body.toString('latin1', blank + 1, equals), Buffer.from(body.subarray(equals + 1, end - 1)))
    at = end
  }
  return records
}

function checkSum(header: Buffer): void {
  const wanted = number(header, 148, 8)
  let sum = 0
  for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 0x20 : byte
  if (sum !== wanted) throw new FormatError('tar', 'expected a header with its checksum')
}

/** Octal text, or GNU's base-256 for what does not fit. */
function number(header: Buffer, at: number, width: number): number {
  const field = header.subarray(at, at + width)
  if (field[0] === 0x80) {
    const value = field.subarray(1).reduce((total, byte) => total * 256 + byte, 0)
    if (!Number.isSafeInteger(value)) throw new FormatError('tar', 'expected a smaller number')
    return value
  }
  const text = field
    .toString('latin1')
    .replace(/[\0 ]+$/, '')
    .trimStart()
  if (!/^[0-7]*$/.test(text)) throw new FormatError('tar', 'expected an octal number')
  return text === '' ? 0 : Number.parseInt(text, 8)
}

function untilNul(bytes: Buffer): string {
  const end = bytes.indexOf(0)
  return bytes.toString('latin1', 0, end < 0 ? bytes.length : end)
}
