/** One path component that names something below a directory. */
export function isPlainName(name: string): boolean {
  return (
    name !== '' &&
    name !== '.' &&
    name !== '..' &&
    !name.includes('/') &&
    !name.includes('\0') &&
    Buffer.byteLength(name) <= 255
  )
}

/**
 * A path of components that stay below the directory they are joined to: no `..`, not absolute after leading slashes are dropped
 * (stacker joins `dest` and import paths the same way). Empty for the directory itself; undefined for a path that would leave it.
 */
export function pathBelow(relative: string): string | undefined {
  const parts = relative.split('/').filter((part) => part !== '' && part !== '.')
  return parts.every(isPlainName) ? parts.join('/') : undefined
}

/** Is `file` the directory or below it, by its text alone. Both absolute and normal. */
export function isWithin(directory: string, file: string): boolean {
  return file === directory || file.startsWith(directory === '/' ? '/' : `${directory}/`)
}
