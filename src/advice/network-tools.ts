import { shellCommands } from './shell-commands.ts'

/** Words of each tool by which it fetches. */
const fetching: ReadonlyMap<string, readonly string[]> = new Map([
  ['apt-get', ['install', 'update', 'upgrade', 'dist-upgrade', 'full-upgrade', 'build-dep', 'download', 'source']],
  ['dnf', ['install', 'update', 'upgrade', 'builddep', 'groupinstall', 'reinstall', 'makecache', 'download', 'group']],
  ['zypper', ['install', 'in', 'update', 'up', 'dup', 'refresh', 'ref']],
  ['apk', ['add', 'update', 'upgrade', 'fetch']],
  ['pip', ['install', 'download', 'wheel']],
  ['pipx', ['install', 'run']],
  ['uv', ['pip', 'sync', 'add', 'tool']],
  ['conda', ['install', 'create', 'update']],
  ['npm', ['install', 'i', 'add', 'update']],
  ['yarn', ['install', 'add']],
  ['go', ['get', 'install']],
  ['gem', ['install', 'update']],
  ['bundle', ['install', 'update']],
  ['cargo', ['install', 'fetch', 'update']],
  ['rustup', ['install', 'update', 'toolchain', 'target', 'component', 'default']],
  ['composer', ['update', 'require', 'create-project']],
  ['snap', ['install', 'download']],
  ['git', ['clone', 'fetch', 'pull', 'submodule', 'ls-remote']],
  ['svn', ['checkout', 'co', 'export', 'update', 'up']],
  ['hg', ['clone', 'pull']],
  ['docker', ['pull', 'build']],
  ['skopeo', ['copy', 'sync']],
  ['oras', ['pull']],
])

const sameTool: ReadonlyMap<string, string> = new Map([
  ['apt', 'apt-get'],
  ['aptitude', 'apt-get'],
  ['yum', 'dnf'],
  ['microdnf', 'dnf'],
  ['tdnf', 'dnf'],
  ['pip3', 'pip'],
  ['mamba', 'conda'],
  ['micromamba', 'conda'],
  ['pnpm', 'npm'],
  ['bun', 'npm'],
  ['podman', 'docker'],
  ['buildah', 'docker'],
])

/** What they are called with is all that they need to be told. */
const always: ReadonlySet<string> = new Set(['debootstrap', 'mmdebstrap', 'pacstrap', 'add-apt-repository'])

/** They fetch what an operand names. */
const downloaders: ReadonlySet<string> = new Set(['curl', 'wget', 'aria2c', 'lftp', 'npx'])

/** Commands that run the rest of their line: options of theirs that take the next word, and how many operands stand before it. */
const wrappers: ReadonlyMap<string, { readonly valued: string; readonly operands: number }> = new Map([
  ...[
    'then',
    'do',
    'else',
    'if',
    'elif',
    'while',
    'until',
    '!',
    '{',
    'builtin',
    'command',
    'nohup',
    'setsid',
    'busybox',
  ].map((word) => [word, { valued: '', operands: 0 }] as const),
  ['exec', { valued: 'a', operands: 0 }],
  ['time', { valued: 'fo', operands: 0 }],
  ['env', { valued: 'uC', operands: 0 }],
  ['sudo', { valued: 'ughpCDRTrt', operands: 0 }],
  ['doas', { valued: 'uC', operands: 0 }],
  ['nice', { valued: 'n', operands: 0 }],
  ['ionice', { valued: 'cn', operands: 0 }],
  ['stdbuf', { valued: 'ioe', operands: 0 }],
  ['xargs', { valued: 'IndPLsEa', operands: 0 }],
  ['timeout', { valued: 'ks', operands: 1 }],
  ['chroot', { valued: '', operands: 1 }],
])

const shell = /^(?:ba|da|a|k|z)?sh$/
const checksum = /^(?:sha(?:1|224|256|384|512)?sum|shasum|b2sum|md5sum)$/
const commit = /^[0-9a-f]{40}$/
const settled =
  /^--(?:no-network|no-index|offline|no-download|cacheonly|frozen-lockfile|immutable|require-hashes|version|help)$/

/** `sh -c` inside `sh -c`, and no deeper. */
const mostNested = 3

/**
 * The tools by which `run` seems to fetch from the network, each once: `apk add`, `curl`. What is held against a checksum does not
 * count, as other content would fail the build: files by `sha256sum -c`, clones by the commit that is checked out, packages by a lock file.
 * Good enough for a notice; no verdict may rest on it.
 */
export function networkTools(run: readonly string[]): readonly string[] {
  const script = run.join('\n')
  if (/^#!.*\b(?:python|perl|ruby|node|lua)/.test(script)) return []
  const commands = commandsOf(script, 0)
  const isChecked = commands.some(
    ({ name, operands }) => checksum.test(name) && operands.some((word) => /^-\w*c|^--check$/.test(word)),
  )
  const isPinned = commands.some(
    ({ name, operands }) =>
      name === 'git' &&
      /^(?:checkout|reset|switch)$/m.test(operands.join('\n')) &&
      operands.some((word) => commit.test(word)),
  )
  const found = new Set<string>()
  for (const command of commands) {
    const tool = toolOf(command)
    if (tool === undefined) continue
    const isFile = downloaders.has(tool) && !command.captured
    if (!(isChecked && isFile) && !(isPinned && tool === 'git clone')) found.add(tool)
  }
  return [...found]
}

interface Command {
  /** Without its directory. */
  readonly name: string
  readonly operands: readonly string[]
  readonly captured: boolean
}

function commandsOf(script: string, depth: number): readonly Command[] {
  return shellCommands(script).flatMap(({ words, captured }): readonly Command[] => {
    const at = commandAt(words)
    const name = words[at]?.replace(/^.*\//, '') ?? ''
    // xargs adds what it reads.
    const operands = [...words.slice(at + 1), ...(words.slice(0, at).includes('xargs') ? ['$()'] : [])]
    const text = scriptOf(name, operands)
    if (text !== undefined) return depth < mostNested ? commandsOf(text, depth + 1) : []
    if (/^python[0-9.]*$/.test(name) && operands[0] === '-m')
      return [{ name: operands[1] ?? '', operands: operands.slice(2), captured }]
    return [{ name, operands, captured }]
  })
}

/** Where the command begins that the words before it only run. */
function commandAt(words: readonly string[]): number {
  let at = 0
  for (;;) {
    const word = words[at]
    if (word === undefined) return at
    if (/^[A-Za-z_]\w*\+?=/.test(word)) {
      at += 1
      continue
    }
    const wrapper = wrappers.get(word.replace(/^.*\//, ''))
    if (wrapper === undefined) return at
    at += 1
    for (let option = words[at]; option?.startsWith('-') === true; option = words[at])
      at += option.length === 2 && wrapper.valued.includes(option.charAt(1)) ? 2 : 1
    at += wrapper.operands
  }
}

/** What a shell is given to run: `sh -ec TEXT`, `su -c TEXT`, `eval TEXT`. */
function scriptOf(name: string, operands: readonly string[]): string | undefined {
  if (name === 'eval') return operands.join(' ')
  if (!shell.test(name) && name !== 'su') return undefined
  const at = operands.findIndex((word) => /^-\w*c$/.test(word))
  return at === -1 ? undefined : operands[at + 1]
}

function toolOf({ name, operands }: Command): string | undefined {
  if (operands.some((word) => settled.test(word))) return undefined
  if (always.has(name)) return name
  if (downloaders.has(name)) {
    const named = operands.some((word) => word !== '' && !word.startsWith('-'))
    return named && !operands.some(isHere) ? name : undefined
  }
  if (name === 'yarn' && operands.length === 0) return name
  if (name === 'pacman') return operands.some((word) => /^(?:-S[yuw]*|--sync)$/.test(word)) ? 'pacman -S' : undefined
  if (name === 'rpm') return operands.some((word) => /^(?:https?|ftp):/.test(word)) ? name : undefined
  if (name === 'rsync' || name === 'scp') return operands.some(isElsewhere) ? name : undefined
  const at = verbAt(operands, fetching.get(sameTool.get(name) ?? name) ?? [])
  if (at === undefined) return undefined
  const verb = operands[at] ?? ''
  const rest = operands.slice(at + 1).filter((word) => !word.startsWith('-'))
  if ((name === 'git' || name === 'hg') && verb === 'clone' && !rest.some(isElsewhere)) return undefined
  if (name === 'skopeo' && !(rest[0] ?? '').startsWith('docker:')) return undefined
  if (name === 'go' && !rest.some((word) => word.includes('@') || /^[\w-]+(?:\.[\w-]+)+\//.test(word))) return undefined
  return `${name} ${verb}`
}

/** The first operand, if it is one of the verbs; options stand before it, and what may be their values. */
function verbAt(operands: readonly string[], verbs: readonly string[]): number | undefined {
  for (const [at, word] of operands.entries()) {
    if (verbs.includes(word)) return at
    const isValue = operands[at - 1]?.startsWith('-') === true
    if (word !== '' && !word.startsWith('-') && !isValue) return undefined
  }
  return undefined
}

function isHere(operand: string): boolean {
  return /^file:|^--unix-socket|^(?:\w+:\/\/)?(?:localhost|127\.|0\.0\.0\.0|\[::1\])/.test(operand)
}

/** A place that one has to go out for: a URL, `host:path`, or a variable. */
function isElsewhere(operand: string): boolean {
  return !isHere(operand) && /^\w+:\/\/|^[\w.-]+(?:@[\w.-]*)?:|^\$/.test(operand)
}
