const letters = 'dalTLDpSugct?'

const kindBits: ReadonlyMap<number, bigint> = new Map([
  [0o040000, 1n << 31n],
  [0o120000, 1n << 27n],
  [0o060000, 1n << 26n],
  [0o020000, (1n << 26n) | (1n << 21n)],
  [0o010000, 1n << 25n],
  [0o140000, 1n << 24n],
])

/** st_mode as Go's fs.FileMode (docs/stacker/mtree.md#6.3; os/stat_linux.go, fillFileStatFromSys). */
export function goFileMode(mode: number): bigint {
  const special =
    ((mode & 0o4000) === 0 ? 0n : 1n << 23n) |
    ((mode & 0o2000) === 0 ? 0n : 1n << 22n) |
    ((mode & 0o1000) === 0 ? 0n : 1n << 20n)
  return BigInt(mode & 0o777) | special | (kindBits.get(mode & 0o170000) ?? 0n)
}

/**
 * What os.Chmod makes of a Go FileMode (docs/stacker/mtree.md#6.3; os/file_posix.go, syscallMode). Bits 9 to 11, where 04000 would
 * be in C, mean nothing.
 */
export function chmodBits(mode: bigint): number {
  const bit = (position: bigint, value: number): number => (((mode >> position) & 1n) === 0n ? 0 : value)
  return Number(mode & 0o777n) | bit(23n, 0o4000) | bit(22n, 0o2000) | bit(20n, 0o1000)
}

/** fs.FileMode.String(), which `%v` prints (docs/stacker/mtree.md#6.2). */
export function goFileModeText(mode: bigint): string {
  const bits = Number(BigInt.asUintN(32, mode))
  const set = (all: string, highest: number, otherwise: string): string => {
    let text = ''
    for (let index = 0; index < all.length; index++) {
      text += ((bits >>> (highest - index)) & 1) === 1 ? (all[index] ?? '') : otherwise
    }
    return text
  }
  return (set(letters, 31, '') || '-') + set('rwxrwxrwx', 8, '-')
}
