/** errno's words, those of programs under LC_ALL=C, and what GNU tar says of a write that only began. */
const words = /\b(?:ENOSPC|EDQUOT)\b|no space left on device|disk quota exceeded|Wrote only \d+ of \d+ bytes/i

export function tellsOfFullDisk(text: string): boolean {
  return words.test(text)
}

/** The message, and a full disk by its name. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return tellsOfFullDisk(message) ? `the disk is full: ${message}` : message
}
