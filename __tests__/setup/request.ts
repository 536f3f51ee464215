import type { SetupTexts } from '../../src/setup/setup-request.ts'

/** The inputs of the door, empty but for those that are given. */
export function textsOf(given: Partial<SetupTexts>): SetupTexts {
  return { version: '', digest: '', url: '', token: '', 'user-namespaces': '', packages: '', ...given }
}
