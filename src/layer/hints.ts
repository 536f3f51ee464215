/** What names, values and shell texts suggest. Good enough for a notice; no verdict may rest on it. */

const checked = /\b(?:sha(?:1|224|256|384|512)sum|b2sum|md5sum)\s+(?:\S+\s+){0,3}?(?:-\w*c\b|--check\b)/

/** Words of each tool that fetch. */
const fetching: ReadonlyMap<string, readonly string[]> = new Map([
  ['apt-get', ['install', 'update', 'upgrade', 'dist-upgrade', 'full-upgrade', 'build-dep', 'download', 'source']],
  ['dnf', ['install', 'update', 'upgrade', 'builddep', 'groupinstall', 'reinstall', 'makecache', 'download']],
  ['zypper', ['install', 'in', 'update', 'up', 'dup', 'refresh']],
  ['pacman', ['-S', '-Sy', '-Syu', '-Syyu']],
  ['apk', ['add', 'update', 'upgrade', 'fetch']],
  ['pip', ['install', 'download']],
  ['npm', ['install', 'ci', 'i', 'update']],
  ['yarn', ['install', 'add']],
  ['go', ['get', 'install']],
  ['gem', ['install']],
  ['cargo', ['install', 'fetch']],
  ['git', ['clone']],
])

const sameTool: ReadonlyMap<string, string> = new Map([
  ['apt', 'apt-get'],
  ['aptitude', 'apt-get'],
  ['yum', 'dnf'],
  ['microdnf', 'dnf'],
  ['tdnf', 'dnf'],
  ['pip3', 'pip'],
  ['pnpm', 'npm'],
])

/** What may stand before a command, and takes no operand of its own. */
const before = new Set([
  'then',
  'do',
  'else',
  'if',
  'elif',
  'while',
  'until',
  '!',
  'exec',
  'eval',
  'time',
  'nohup',
  'env',
])

/**
 * The tools by which `run` seems to fetch from the network, each once: `apk add`, `curl`. Downloads that are held against a checksum
 * do not count: other content would fail the build.
 */
export function networkTools(run: readonly string[]): readonly string[] {
  const script = withoutTexts(run.join('\n'))
  const found = new Set<string>()
  for (const command of script.split(/[;&|(){}`\n]/)) {
    const tool = toolOf(command)
    if (tool !== undefined) found.add(tool)
  }
  if (checked.test(script)) for (const download of ['curl', 'wget']) found.delete(download)
  return [...found]
}

/** Without comments, with continued lines joined, without what `cat` and `tee` write down, and with separators inside quotes made blanks. */
function withoutTexts(script: string): string {
  const lines: string[] = []
  let end: string | undefined
  for (const line of script.replaceAll('\\\n', ' ').split('\n')) {
    if (end !== undefined) {
      if (line.trim() === end) end = undefined
      continue
    }
    if (/^\s*#/.test(line)) continue
    if (/\b(?:cat|tee)\b/.test(line)) end = /<<-?\s*["']?([A-Za-z_][A-Za-z0-9_]*)/.exec(line)?.[1]
    lines.push(
      line
        .replace(/\s#\s.*$/, '')
        .replace(/'[^']*'/g, (text) => text.replace(/[;&|(){}`]/g, ' '))
        .replace(/"[^"]*"/g, (text) => text.replace(/[;&|{}]/g, ' ')),
    )
  }
  return lines.join('\n')
}

function toolOf(command: string): string | undefined {
  const words = command
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/["']/g, ''))
  let at = 0
  for (;;) {
    const word = words[at] ?? ''
    if (before.has(word) || /^[A-Za-z_][A-Za-z0-9_]*=/.test(word)) at += 1
    else if (word === 'sudo') at += words[at + 1]?.startsWith('-') === true ? 2 : 1
    else if (word === 'chroot' || word === 'timeout') at += 2
    else if (/^(?:ba|da|a)?sh$/.test(word) && /^-\w*c$/.test(words[at + 1] ?? '')) at += 2
    else if (/^python[0-9.]*$/.test(word) && words[at + 1] === '-m') at += 2
    else break
  }
  const name = words[at]?.replace(/^.*\//, '') ?? ''
  const operands = words.slice(at + 1)
  const named = operands.filter((word) => word !== '' && !word.startsWith('-'))
  switch (name) {
    case 'curl':
    case 'wget':
      return named.length > 0 && !operands.some(isHere) ? name : undefined
    case 'debootstrap':
    case 'mmdebstrap':
      return name
    case 'yarn':
      if (operands.length === 0) return name
  }
  const word = operands.find((operand) => fetching.get(sameTool.get(name) ?? name)?.includes(operand))
  if (
    word === undefined ||
    operands.some((operand) => /^--(?:no-network|no-index|offline|no-download)$/.test(operand))
  ) {
    return undefined
  }
  const rest = operands.slice(operands.indexOf(word) + 1).filter((operand) => !operand.startsWith('-'))
  if (name === 'git' && !rest.some(isElsewhere)) return undefined
  if (name === 'go' && !rest.some((operand) => operand.includes('@') || /^[\w-]+(?:\.[\w-]+)+\//.test(operand)))
    return undefined
  return `${name} ${word}`
}

function isHere(operand: string): boolean {
  return /^file:|^--unix-socket|^(?:\w+:\/\/)?(?:localhost|127\.|0\.0\.0\.0|\[::1\])/.test(operand)
}

/** A repository that git has to go out for: a URL, `host:path`, or a variable. */
function isElsewhere(operand: string): boolean {
  return !isHere(operand) && /^\w+:\/\/|^[\w.-]+@?[\w.-]*:|^\$/.test(operand)
}

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
 * such, by its name (COMMIT, BUILD_ID), or by both (a VERSION that ends in a commit). A checksum or a plain version stays.
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
