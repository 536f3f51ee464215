import { FormatError } from '../errors.ts'

/**
 * Members with holes, as `tar --format=posix --sparse` writes them (GNU tar manual, "Sparse Formats", PAX version 1.0): the content
 * begins with a map in decimal lines, COUNT and then OFFSET and SIZE of each piece, filled up to whole blocks. Go writes none, so
 * layers have none, and packed trees are our own: nothing older has to be understood.
 */

type Records = ReadonlyMap<string, Buffer>

const block = 512
/** A hole takes some twenty bytes. */
const mostMapBytes = 8 * 1024 * 1024
const nameRecord = 'GNU.sparse.name'
const sizeRecord = 'GNU.sparse.realsize'

/** The name that the others of such a member give way to. */
export function sparseName(records: Records): string | undefined {
  return records.get(nameRecord)?.toString('latin1')
}

/**
 * The records to pass on, none for a member without holes.
 * @throws FormatError for another format, and for what is no file with a content: there would be no map.
 */
export function sparseRecords(records: Records, size: number): readonly (readonly [string, Buffer])[] {
  if (![...records.keys()].some((key) => key.startsWith('GNU.sparse.'))) return []
  const text = (key: string): string => records.get(key)?.toString('latin1') ?? ''
  if (size === 0 || text('GNU.sparse.major') !== '1' || text('GNU.sparse.minor') !== '0') {
    throw new FormatError('sparse member', 'expected a file of the format 1.0')
  }
  decimal(text(sizeRecord))
  return [...records].filter(([key]) => key === 'GNU.sparse.major' || key === 'GNU.sparse.minor' || key === sizeRecord)
}

/**
 * The content of a member as it is, once its map is found to speak of this content. tar reads the bytes that the map promises and not
 * those of the header (sparse.c, sparse_extract_region): a map that promises more makes it take content for headers that nobody checked.
 */
export async function* withCheckedMap(
  { records, size }: { readonly records: Records; readonly size: number },
  content: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void, undefined> {
  const realSize = records.get(sizeRecord)?.toString('latin1')
  if (realSize === undefined) {
    yield* content
    return
  }
  const map = readMap()
  const held: Buffer[] = []
  for await (const chunk of content) {
    if (map.isWhole()) {
      yield chunk
      continue
    }
    held.push(chunk)
    map.read(chunk)
    if (!map.isWhole()) continue
    checkMap(map.numbers.slice(1), blocks(map.bytes()), size, decimal(realSize))
    yield* held
  }
  if (!map.isWhole()) throw new FormatError('sparse member', 'expected its map')
}

/** Takes the lines of a map out of the chunks of a content. */
function readMap() {
  const numbers: number[] = []
  let digits = ''
  let bytes = 0
  const isWhole = (): boolean => numbers[0] !== undefined && numbers.length === 1 + 2 * numbers[0]
  const read = (chunk: Buffer): void => {
    for (const byte of chunk) {
      if (isWhole()) return
      if (++bytes > mostMapBytes || digits.length > 20) throw new FormatError('sparse member', 'expected a shorter map')
      if (byte !== 0x0a) digits += String.fromCharCode(byte)
      else {
        numbers.push(decimal(digits))
        digits = ''
      }
    }
  }
  return { numbers, read, isWhole, bytes: () => bytes }
}

function checkMap(pieces: readonly number[], mapBlocks: number, size: number, realSize: number): void {
  let end = 0
  let contentBlocks = mapBlocks
  for (let at = 0; at < pieces.length; at += 2) {
    const [offset = 0, length = 0] = pieces.slice(at, at + 2)
    if (offset < end) throw new FormatError('sparse member', 'expected a map in order')
    end = offset + length
    contentBlocks += blocks(length)
  }
  if (end > realSize) throw new FormatError('sparse member', 'expected a map within its size')
  if (contentBlocks !== blocks(size)) throw new FormatError('sparse member', 'expected a map of its content')
}

function blocks(bytes: number): number {
  return Math.ceil(bytes / block)
}

function decimal(text: string): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) throw new FormatError('sparse member', 'expected a number')
  return value
}
