// Archives as anybody may write them: members as ours are encoded, and headers byte by byte for what ours would not write.
import { encodeHeader, padding, type TarMember } from '../../src/archive/tar-member.ts'

export function member(name: string, more: Partial<TarMember> = {}): TarMember {
  const kind = name.endsWith('/') ? 'directory' : 'file'
  return {
    kind,
    name,
    target: '',
    mode: kind === 'file' ? 0o644 : 0o755,
    uid: 0,
    gid: 0,
    size: 0,
    mtime: '1',
    major: 0,
    minor: 0,
    records: new Map(),
    ...more,
  }
}

/** Without a trailer. Pieces of bytes are taken as they are. */
export function archive(...members: (TarMember | Buffer | [TarMember, string | Buffer])[]): Buffer {
  const parts = members.flatMap((item) => {
    if (Buffer.isBuffer(item)) return [item]
    if (!Array.isArray(item)) return [encodeHeader(item)]
    const content = Buffer.from(item[1])
    return [encodeHeader({ ...item[0], size: content.length }), content, Buffer.alloc(padding(content.length))]
  })
  return Buffer.concat(parts)
}

/** A header of any type, and its content. `change` may alter the header before its checksum is made. */
export function raw(
  type: string,
  name: string,
  content: Buffer | string = '',
  change: (header: Buffer) => void = () => undefined,
): Buffer {
  const body = Buffer.from(content)
  const header = encodeHeader(member('x', { size: body.length }))
  header.fill(0, 0, 100).write(name, 0, 100, 'latin1')
  header.write(type, 156, 'latin1')
  change(header)
  header.fill(' ', 148, 156)
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
    'latin1',
  )
  return Buffer.concat([header, body, Buffer.alloc(padding(body.length))])
}

/** An extended header of these records, for the member behind it (`x`) or all of them (`g`). */
export function extended(records: Readonly<Record<string, string>>, type: 'x' | 'g' = 'x'): Buffer {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = Buffer.from(` ${key}=${value}\n`, 'latin1')
    let length = rest.length
    while (String(length).length + rest.length !== length) length = String(length).length + rest.length
    return Buffer.concat([Buffer.from(String(length)), rest])
  })
  return raw(type, 'PaxHeaders/x', Buffer.concat(lines))
}

export const link = (name: string, target: string) => member(name, { kind: 'symlink', target })
export const hard = (name: string, target: string) => member(name, { kind: 'link', target })
/** Records of a file with holes, as tar writes them. */
export const sparse = (records: Readonly<Record<string, string>> = {}) =>
  new Map(
    Object.entries({ 'GNU.sparse.major': '1', 'GNU.sparse.minor': '0', 'GNU.sparse.realsize': '512', ...records }).map(
      ([key, value]) => [key, Buffer.from(value)],
    ),
  )
/** The content of such a file: its map, filled up to whole blocks. */
export const map = (text: string, content = ''): string =>
  text.padEnd(Math.ceil(text.length / 512) * 512, '\0') + content
