import { userInfo } from 'node:os'

/** Of who runs this; undefined for a user without HOME and without an entry in passwd(5), as containers have them. */
export function homeDirectory(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = environment['HOME'] ?? ''
  if (named !== '') return named
  try {
    return userInfo().homedir
  } catch {
    return undefined
  }
}
