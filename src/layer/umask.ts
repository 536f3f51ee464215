import type { Layer } from '../stackerfile/layer.ts'

/** What the umask decides of a directory that stacker makes (0755) and of a file that it downloads (0644). */
const decided = 0o755

/** May what stacker stages of the layer come out otherwise under another umask? Local files and links keep their modes. */
export function dependsOnUmask({ From: from, Imports: imports }: Layer): boolean {
  return (
    (from.Type === 'tar' && isUrl(from.Url)) ||
    (imports ?? []).some(({ Path: path, Mode: mode }) => !isUrl(path) || !mode)
  )
}

export function sameUmask(one: number, other: number): boolean {
  return (one & decided) === (other & decided)
}

/** Why nothing can be said of it. */
export const unknownUmask = 'it depends on the umask of stacker, which is not known; name it by the input umask'

function isUrl(path: string): boolean {
  return /^https?:\/\//.test(path)
}
