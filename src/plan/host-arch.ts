import { UserError } from '../errors.ts'

/** Go's name of this machine's architecture, which stacker stores as the default of `arch` (docs/stacker/stackerfile.md#6.8). */
export function hostArch(): 'amd64' | 'arm64' {
  if (process.arch === 'x64') return 'amd64'
  if (process.arch === 'arm64') return 'arm64'
  throw new UserError(`stacker has no release for the architecture ${process.arch}`)
}
