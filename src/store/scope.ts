/**
 * Why nobody would find what is saved here in the Actions cache; undefined where somebody may. An entry belongs to the ref that
 * made it (docs/stacker/platform.md#2.3), and is found there, from pull requests into it, and if it is the default branch from
 * everywhere. The branches of a merge queue are gone with it, and what runs for a tag runs once.
 */
export function unreadScope(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const ref = environment['GITHUB_REF'] ?? ''
  if (environment['GITHUB_EVENT_NAME'] === 'merge_group' || ref.startsWith('refs/heads/gh-readonly-queue/')) {
    return 'no other run reads what a merge queue saves; "save: always" saves it all the same'
  }
  if (ref.startsWith('refs/tags/'))
    return 'no other run reads what is saved for a tag; "save: always" saves it all the same'
  return undefined
}
