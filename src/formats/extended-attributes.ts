import { machineEnvironment } from './machine-environment.ts'

/** Name and value as bytes; the name is latin1-coded. */
export interface Attribute {
  readonly name: string
  readonly value: Buffer
}

/** Attributes of regular files and directories, by path relative to the root (latin1, `.` is the root). Not looking is not finding none. */
export type AttributesRead =
  | { readonly kind: 'read'; readonly attributes: ReadonlyMap<string, readonly Attribute[]> }
  | { readonly kind: 'unseen'; readonly why: string }

/**
 * Reads what a walk by this process would see, or, with `asRoot`, what root would: `trusted.*` is shown to nobody else
 * (docs/stacker/platform.md#5.1).
 */
export type AttributesReader = (root: string | Buffer, options?: { readonly asRoot?: boolean }) => AttributesRead

/** A line for each file with attributes: its path, then names and values by turns, all in hexadecimal digits. */
const script = `
import os, sys, stat
root = sys.stdin.buffer.read()
out = []
def look(path, name):
    try:
        names = os.listxattr(path, follow_symlinks=False)
        found = [(os.fsencode(n), os.getxattr(path, n, follow_symlinks=False)) for n in names]
    except FileNotFoundError:
        return
    except OSError as e:
        if e.errno in (95, 61):
            return
        raise
    if found:
        out.append(' '.join([name.hex()] + [b.hex() or '-' for pair in found for b in pair]))
def walk(path, name):
    look(path, name)
    with os.scandir(path) as entries:
        below = list(entries)
    for e in below:
        child = e.name if name == b'.' else name + b'/' + e.name
        if e.is_dir(follow_symlinks=False):
            walk(e.path, child)
        elif e.is_file(follow_symlinks=False):
            look(e.path, child)
sys.setrecursionlimit(100000)
walk(root, b'.')
out.append('done')
print('\\n'.join(out))
`

/** One python3 for a tree; standard library only. */
export const readAttributes: AttributesReader = (root, options) => {
  const other = options?.asRoot === true && process.getuid?.() !== 0
  const python = ['python3', '-I', '-S', '-c', script]
  const [command = '', ...args] = other ? ['sudo', '-n', ...python] : python
  // Most plans look at no attributes, and start nothing.
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  const result = spawnSync(command, args, {
    env: machineEnvironment(),
    input: typeof root === 'string' ? Buffer.from(root) : root,
    maxBuffer: 256 * 1024 * 1024,
    timeout: 120_000,
    killSignal: 'SIGKILL',
  })
  const text = result.error === undefined ? result.stdout.toString('latin1') : ''
  if (result.error !== undefined || result.status !== 0 || !text.endsWith('done\n')) {
    return { kind: 'unseen', why: `${command} could not read the extended attributes` }
  }
  return parseListing(text)
}

function parseListing(text: string): AttributesRead {
  const attributes = new Map<string, readonly Attribute[]>()
  for (const line of text.split('\n')) {
    if (line === 'done' || line === '') continue
    const [path, ...fields] = line.split(' ').map((field) => Buffer.from(field === '-' ? '' : field, 'hex'))
    const found: Attribute[] = []
    for (let at = 0; at + 1 < fields.length; at += 2) {
      found.push({ name: fields[at]?.toString('latin1') ?? '', value: fields[at + 1] ?? Buffer.alloc(0) })
    }
    attributes.set(path?.toString('latin1') ?? '', found)
  }
  return { kind: 'read', attributes }
}

/**
 * go-mtree reads names and each value into 1024 bytes; what does not fit is an error there, and the file then has no attributes
 * (docs/stacker/mtree.md#1.4; xattr/xattr.go).
 */
export function shownAttributes(attributes: readonly Attribute[]): readonly Attribute[] {
  const names = attributes.reduce((sum, { name }) => sum + name.length + 1, 0)
  return names > 1024 || attributes.some(({ value }) => value.length > 1024) ? [] : attributes
}
