import { FormatError } from '../errors.ts'

/** Go's words for the usual errors of open and read. */
const reasons = new Map([
  ['ENOENT', 'no such file or directory'],
  ['EACCES', 'permission denied'],
  ['EISDIR', 'is a directory'],
  ['ENOTDIR', 'not a directory'],
  ['ELOOP', 'too many levels of symbolic links'],
])

/** What else may stand in a file's place. */
export function adviceFor(error: unknown): string | undefined {
  switch (codeOf(error)) {
    case 'EFTYPE':
      return 'give a regular file: what a pipe or a device holds is gone once it was read, or never ends'
    case 'EFBIG':
      return 'make it shorter'
    default:
      return undefined
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

export function reasonOf(error: unknown): string {
  const code = codeOf(error)
  if (error instanceof FormatError) return error.wanted
  return reasons.get(code) ?? (code === '' ? String(error) : code)
}
