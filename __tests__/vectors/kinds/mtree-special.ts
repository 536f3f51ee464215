import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { headerLines, headerTree } from '../../formats/mtree-header.ts'
import { formatTree } from '../../formats/mtree-text.ts'
import { directorySource, statusOf, walkSource, walkTree, type TreeSource } from '../../../src/formats/mtree-walk.ts'
import { fieldsOf, listOf, textOf, type Report } from '../harness.ts'

/** Roots at which go-mtree fails (docs/stacker/mtree.md#2.1), and its header lines. Where Go panics the walk has to say so. */
export async function run(data: unknown, report: Report): Promise<void> {
  const all = fieldsOf(data, 'special', ['cases'], ['format', 'note', 'tree_header', 'user_header', 'date_format'])
  for (const item of listOf(all['cases'], 'cases')) {
    const recorded = fieldsOf(item, 'case', ['name', 'root', 'as', 'expected'], ['why', 'note'])
    await report.case(textOf(recorded['name'], 'name'), (expect) => {
      const found = inPlantedWork(textOf(recorded['root'], 'root'), textOf(recorded['as'], 'as'))
      for (const item of listOf(recorded['expected'], 'expected')) {
        const row = fieldsOf(item, 'row', ['versions'], ['ok', 'tree_line', 'body', 'error', 'panic'])
        const wanted = row['ok'] === true ? { tree: row['tree_line'], body: row['body'] } : undefined
        expect(String(row['versions']), found, wanted)
      }
    })
  }
  for (const [index, item] of listOf(all['tree_header'] ?? [], 'tree_header').entries()) {
    const recorded = fieldsOf(item, 'tree_header', ['cwd', 'root', 'header'], ['why', 'note'])
    await report.case(`tree_header ${String(index)}`, (expect) => {
      const tree = headerTree(textOf(recorded['root'], 'root'), textOf(recorded['cwd'], 'cwd').replace('{WORK}', '/w'))
      const lines = headerLines({ user: 'root', machine: 'vm', tree, date: '' }).filter(
        (line) => !/^# +date:/.test(line),
      )
      expect(
        'lines',
        lines.map((line) => line.replace(': /w', ': {WORK}')),
        recorded['header'],
      )
    })
  }
  for (const item of listOf(all['user_header'] ?? [], 'user_header')) {
    const recorded = fieldsOf(item, 'user_header', ['uid', 'env', 'lines_before_keywords'], ['why', 'note'])
    await report.case(`user_header ${String(recorded['uid'])} ${JSON.stringify(recorded['env'])}`, (expect) => {
      const user = userName(recorded['uid'], recorded['env'] as Record<string, string>)
      const header = { ...(user === undefined ? {} : { user }), machine: 'vm', tree: '{WORK}/real', date: '<date>' }
      expect('lines', headerLines(header).slice(0, -1), recorded['lines_before_keywords'])
    })
  }
}

/** os/user without cgo: /etc/passwd, here that of the recording, else $USER where $HOME is set too. */
function userName(uid: unknown, { USER: user = '', HOME: home = '' }: Record<string, string>): string | undefined {
  if (uid === 0) return 'root'
  if (uid === 65534) return 'nobody'
  return user === '' || home === '' ? undefined : user
}

/** What the walk makes of the root; undefined where it fails. */
function inPlantedWork(root: string, as: string): { tree: string; body: string } | undefined {
  const work = realpathSync(mkdtempSync(path.join(tmpdir(), 'special-')))
  try {
    plant(work, root)
    const place = root.replace('{WORK}', work)
    const tree = as === 'root' ? walkAsOwner(place) : walkAsStranger(place)
    if (tree === undefined) return undefined
    // The planted tree belongs to whoever runs this.
    const body = formatTree(tree).replace(/uid=\d+ gid=\d+/g, 'uid=0 gid=0')
    const [line = ''] = headerLines({ machine: '', tree: headerTree(place, '/'), date: '' }).slice(1)
    return { tree: line.replace(work, '{WORK}'), body }
  } finally {
    rmSync(work, { recursive: true })
  }
}

function walkAsOwner(root: string): ReturnType<typeof walkSource> | undefined {
  const walked = walkTree(root, { readAttributes: () => ({ kind: 'read', attributes: new Map() }) })
  return walked.kind === 'tree' ? walked.tree : undefined
}

/** By the permissions that others have, so that it is the same whoever runs this. */
function walkAsStranger(root: string): ReturnType<typeof walkSource> | undefined {
  const real = directorySource(root, { kind: 'read', attributes: new Map() })
  const need = (name: string, bit: number): void => {
    if ((statusOf(path.join(root, name)).mode & bit) === 0) throw new Error('permission denied')
  }
  const source: TreeSource = {
    ...real,
    status(name) {
      if (name !== '.') need(path.dirname(name), 0o1)
      return real.status(name)
    },
    list(name) {
      need(name, 0o4)
      return real.list(name)
    },
    sha256(name) {
      need(name, 0o4)
      return real.sha256(name)
    },
  }
  try {
    return walkSource(source)
  } catch {
    return undefined
  }
}

/** The recorded work directory, and whatever else the name of the root says. */
function plant(work: string, root: string): void {
  const at = (...names: string[]): string => path.join(work, ...names)
  for (const directory of ['real/sub', 'unread-file', 'unread-dir/closed', 'nosearch/d', 'nolist/d'])
    mkdirSync(at(directory), { recursive: true })
  for (const directory of ['real', 'real/sub', 'unread-file', 'unread-dir', 'nosearch', 'nolist'])
    chmodSync(at(directory), 0o755)
  for (const file of ['real/f', 'file', 'unread-file/secret', 'nosearch/d/f', 'nolist/d/f']) {
    writeFileSync(at(file), 'f')
    chmodSync(at(file), 0o644)
  }
  symlinkSync('real', at('link'))
  symlinkSync('nowhere', at('dangling'))
  const name = root.split('/')[1] ?? ''
  if (name.includes('link') && name.includes('file')) symlinkSync('file', at(name))
  if (name === 'fifo') spawnSync('mkfifo', [at(name)])
  chmodSync(at('unread-file/secret'), 0)
  chmodSync(at('unread-dir/closed'), 0)
  chmodSync(at('nosearch/d'), 0o444)
  chmodSync(at('nolist/d'), 0o711)
  if (process.getuid?.() !== 0) {
    // For the removal; what counts is what others may do.
    chmodSync(at('unread-file/secret'), 0o600)
    chmodSync(at('unread-dir/closed'), 0o700)
    chmodSync(at('nosearch/d'), 0o744)
  }
}
