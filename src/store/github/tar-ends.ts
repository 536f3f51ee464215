/** What surrounds the one file of an archive. */
export interface TarEnds {
  readonly head: Buffer
  readonly tail: Buffer
}

const block = 512
const mostOctal = 0o77777777777

/**
 * The header of a regular file and the end of an archive that holds nothing else, in the format of POSIX (pax(1), "ustar"): without
 * times, owners and pids, so that the same content makes the same archive. `name` has at most 100 bytes.
 */
export function tarEnds(name: string, size: number): TarEnds {
  const head = Buffer.alloc(block)
  const put = (text: string, at: number): void => {
    head.write(text, at, 'latin1')
  }
  const octal = (value: number, length: number, at: number): void => {
    put(`${value.toString(8).padStart(length - 1, '0')}\0`, at)
  }
  put(name, 0)
  octal(0o644, 8, 100)
  octal(0, 8, 108)
  octal(0, 8, 116)
  if (size <= mostOctal) octal(size, 12, 124)
  // GNU tar's way beyond 8 GiB: base 256, marked by the first bit.
  else {
    head.writeUInt8(0x80, 124)
    head.writeBigUInt64BE(BigInt(size), 128)
  }
  octal(0, 12, 136)
  put('        0', 148)
  put('ustar\u000000', 257)
  const sum = head.reduce((total, byte) => total + byte, 0)
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return { head, tail: Buffer.alloc(((block - (size % block)) % block) + 2 * block) }
}
