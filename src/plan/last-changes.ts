import { execFile } from 'node:child_process'
import { lstatSync } from 'node:fs'
import path from 'node:path'

import type { LayerPlan, Plan, Reason } from '../layer/build-plan.ts'
import type { LastChange } from '../report/last-change.ts'
import type { Surroundings } from '../use-cases.ts'

/** Reasons that are asked about, files of one of them, and milliseconds for all. */
const mostReasons = 20
const mostFiles = 20
const mostTime = 5_000
/** Of one question, in characters. */
const mostText = 16 * 1024

/**
 * Who changed what reasons of these layers are about: imports, overlay dirs, and stackerfiles of changed definitions in `working`. Where
 * there is no git, no checkout, too little history, or one that git does not trust, nothing is said.
 */
export async function findLastChanges(
  layers: Plan['layers'],
  working: string,
  { environment, now }: Pick<Surroundings, 'environment' | 'now'>,
): Promise<ReadonlyMap<Reason, LastChange>> {
  const found = new Map<Reason, LastChange>()
  const git: Git = { working, environment, until: now() + mostTime, now }
  const isShallow = await ask(git, ['rev-parse', '--is-shallow-repository'])
  if (isShallow === undefined) return found
  const asked = layers.flatMap((layer) =>
    layer.reasons.map((reason) => ({ reason, files: filesOf(layer, reason, working) })),
  )
  for (const { reason, files } of asked.filter((one) => one.files.length > 0).slice(0, mostReasons)) {
    const last = await lastChange(git, files, isShallow.trim() === 'true')
    if (last !== undefined) found.set(reason, last)
  }
  return found
}

/** Relative to the working directory: of an absolute path, git ls-tree knows nothing. Reasons name sources as seen from the stackerfile. */
function filesOf(
  { definition }: LayerPlan,
  { code, subject, changes = [] }: Reason,
  working: string,
): readonly string[] {
  if (code === 'definition-changed') return [path.relative(working, definition.stackerfile)]
  if (!/^(?:import|overlay-dir)-(?:changed|new|missing)$/.test(code) || subject.includes('://')) return []
  const source = path.resolve(path.dirname(definition.stackerfile), subject)
  const inside = changes.filter((change) => change.path !== subject).map((change) => path.join(source, change.path))
  const files = inside.length === 0 || inside.length > mostFiles ? [source] : inside
  return files.map((file) => path.relative(working, file))
}

interface Git {
  readonly working: string
  readonly environment: Surroundings['environment']
  /** When nothing more is asked. */
  readonly until: number
  readonly now: () => number
}

async function lastChange(git: Git, files: readonly string[], isShallow: boolean): Promise<LastChange | undefined> {
  if (await differsFromCommit(git, files))
    return (await isConverted(git, files)) ? undefined : { kind: 'not-committed' }
  const format = '--format=%H%x00%P%x00%aN%x00%as%x00%s'
  const told = await ask(git, ['log', '-1', '--no-color', '--no-decorate', '--encoding=UTF-8', format, '--', ...files])
  const [hash = '', parents = '', author, day, title] = (told ?? '').trimEnd().split('\0')
  if (author === undefined || day === undefined || title === undefined || !/^[0-9a-f]{40,64}$/.test(hash))
    return undefined
  // The oldest commit of a shallow clone looks as if it had made every file.
  return isShallow && parents === '' ? undefined : { kind: 'commit', hash, author, day, title }
}

/** By content, without the filters that a repository or a user may have configured: those are programs. */
async function differsFromCommit(git: Git, files: readonly string[]): Promise<boolean> {
  const listed = await ask(git, ['ls-tree', '-z', 'HEAD', '--', ...files])
  const here = files.filter((file) => isFile(path.resolve(git.working, file)))
  const hashed = here.length === 0 ? '' : await ask(git, ['hash-object', '--no-filters', '--', ...here])
  if (listed === undefined || hashed === undefined) return false
  const committed = listed.split('\0').flatMap((line) => /^100\d{3} blob ([0-9a-f]+)\t/.exec(line)?.[1] ?? [])
  const present = hashed.split('\n').filter((line) => line !== '')
  return committed.length !== present.length || present.some((hash) => !committed.includes(hash))
}

function isFile(file: string): boolean {
  try {
    return lstatSync(file).isFile()
  } catch {
    return false
  }
}

/** Of such files the content that is checked out is not the one that is committed, though nobody changed it: LFS, line ends, `$Id$`. */
async function isConverted(git: Git, files: readonly string[]): Promise<boolean> {
  const attributes = ['filter', 'ident', 'working-tree-encoding', 'eol']
  const told = await ask(git, ['check-attr', '-z', ...attributes, '--', ...files])
  if (told === undefined) return true
  const values = told.split('\0').filter((_, index) => index % 3 === 2)
  return values.some((value) => !['unspecified', 'unset', 'lf'].includes(value))
}

/**
 * What git answers; undefined for any trouble. It runs no program of the repository's configuration, asks for nothing, takes no lock,
 * and fetches nothing that a partial clone lacks.
 */
async function ask({ working, environment, until, now }: Git, args: readonly string[]): Promise<string | undefined> {
  const timeout = until - now()
  // A NUL, or more than a command may hold, is an error before anything is started.
  if (timeout <= 0 || args.join('').length > mostText || args.some((arg) => arg.includes('\0'))) return undefined
  const settings = [
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'log.showSignature=false',
    'protocol.allow=never',
  ]
  const given = Object.fromEntries(
    ['PATH', 'HOME', 'XDG_CONFIG_HOME'].flatMap((name) => {
      const value = environment[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
  const asked = { GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }
  return await new Promise((resolve) => {
    const child = execFile(
      'git',
      ['--no-pager', '--literal-pathspecs', ...settings.flatMap((setting) => ['-c', setting]), ...args],
      { cwd: working, env: { ...given, ...asked }, timeout, killSignal: 'SIGKILL', maxBuffer: 1024 * 1024 },
      (error, stdout) => {
        resolve(error === null ? stdout : undefined)
      },
    )
    child.stdin?.end()
  })
}
