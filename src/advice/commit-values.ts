const commitWords = new Set([
  'COMMIT',
  'SHA',
  'SHA1',
  'REVISION',
  'DESCRIBE',
  'DATE',
  'DATETIME',
  'TIMESTAMP',
  'NOW',
  'GITSHA',
  'BUILDDATE',
  'BUILDTIME',
])
const commitPairs =
  /(?:^|_)(?:GIT_(?:HASH|REF|REV|TAG|VERSION|HEAD|DIRTY|ID)|VCS_(?:REF|REV)|BUILD_(?:ID|NUMBER|NUM|NO|TIME|TAG|URL|REF|REV|VERSION)|RUN_(?:ID|NUMBER|ATTEMPT)|(?:PIPELINE|JOB)_ID|SOURCE_DATE_EPOCH)$/
const versionWords = new Set(['VERSION', 'TAG', 'RELEASE', 'LABEL', 'REF', 'REV', 'GIT', 'BUILD', 'VCS', 'TIME'])
const settledValues =
  /^(?:0|none|null|unknown|undefined|dev|devel|development|local|test|testing|head|main|master|latest|stable|nightly|snapshot|release)?$/i
const plainVersion = /^v?[0-9]{1,4}(?:\.[0-9]{1,5}){1,3}(?:[-.]?(?:rc|alpha|beta|pre)[-.]?[0-9]{0,3})?$/i

/** `git describe` between tags, or of a changed checkout: nothing else looks like it. */
const described = /-[0-9]+-g[0-9a-f]{7,40}(?:-dirty)?$|-dirty$/
const hash = /(?:^|[-+.](?:g|sha[.-]?)?)(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}$/
const time =
  /^(?:1[4-9][0-9]{8}(?:[0-9]{3})?|20[0-9]{2}-[01][0-9]-[0-3][0-9](?:[T _].*)?|20[0-9]{2}[01][0-9][0-3][0-9](?:[T._-]?[0-9]{4,6}Z?)?)$/

/**
 * Does a substitution of that name and value seem to change with every commit or run? By its value where only `git describe` writes
 * such, by its name (COMMIT, BUILD_ID), or by both (a VERSION that ends in a commit). A checksum or a plain version stays. Good enough for
 * a notice; no verdict may rest on it.
 */
export function changesWithCommits(name: string, value: string): boolean {
  if (settledValues.test(value) || /^[0-9a-f]{64,}$/i.test(value)) return false
  if (described.test(value)) return true
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
  if (words.some((word) => commitWords.has(word))) return true
  // A path, a URL, a branch.
  if (value.includes('/') || plainVersion.test(value)) return false
  return (
    commitPairs.test(words.join('_')) ||
    (words.some((word) => versionWords.has(word)) && (hash.test(value) || time.test(value)))
  )
}
