import { bytes, type Random } from './random.ts'
import { coded } from './comparison.ts'

/** A tree as vectors/mtree describes it; paths and contents as `coded` writes bytes. The root comes first, parents before children. */
export interface ManifestEntry {
  readonly path: string | { b64: string }
  readonly type: 'dir' | 'file' | 'symlink' | 'fifo' | 'char'
  readonly mode: string
  readonly uid: number
  readonly gid: number
  readonly content?: string | { b64: string }
  readonly target?: string | { b64: string }
  readonly xattrs?: readonly { readonly name: string; readonly value_b64: string }[]
}

interface Node {
  readonly parent: Node | undefined
  readonly name: Buffer
  type: ManifestEntry['type']
  mode: number
  uid: number
  gid: number
  content: Buffer
  xattrs: { name: string; value_b64: string }[]
}

export interface Abilities {
  readonly isRoot: boolean
}

/** A tree, and the same tree after none to three changes. */
export function treePair(random: Random, abilities: Abilities): { old: ManifestEntry[]; new: ManifestEntry[] } {
  const nodes: Node[] = [node(random, undefined, 'dir', abilities)]
  for (let count = random.int(12); count > 0; count -= 1) addNode(random, nodes, abilities)
  const before = manifest(nodes)
  for (let count = random.int(4); count > 0; count -= 1) change(random, nodes, abilities)
  return { old: before, new: manifest(nodes) }
}

function node(random: Random, parent: Node | undefined, type: Node['type'], { isRoot }: Abilities): Node {
  const mode = random.pick([0o755, 0o644, 0o664, 0o600, 0o777, 0o775, 0o4755, 0o1777, 0o2755, 0o6711, 0o700, 0o444])
  return {
    parent,
    name: fileName(random),
    type,
    // Without privileges a directory that cannot be entered ends the walk.
    mode: isRoot ? (random.chance(0.05) ? random.int(0o10000) : mode) : mode | 0o700,
    uid: isRoot && random.chance(0.15) ? random.pick([1, 1000, 65534, 4294967294]) : 0,
    gid: isRoot && random.chance(0.15) ? random.pick([1, 1000, 65534]) : 0,
    content: random.chance(0.2) ? Buffer.alloc(0) : bytes(random, 20),
    xattrs: type === 'file' || type === 'dir' ? attributes(random, isRoot) : [],
  }
}

function fileName(random: Random): Buffer {
  const plain = Buffer.from(
    random.pick(['a', 'b', 'c.txt', 'sub', 'A', 'a.b', 'a-b', 'a0', '..a', '.hidden', 'x=y', '#x', 'a b', 'é']),
  )
  if (random.chance(0.7)) return Buffer.concat([plain, Buffer.from(random.chance(0.4) ? String(random.int(20)) : '')])
  const wild = Buffer.from(bytes(random, 6).filter((byte) => byte !== 0x2f && byte !== 0))
  const trap = random.chance(0.15)
    ? Buffer.from(random.pick(['\n..', '\na', '\nz type=dir', '\n/set mode=0777', '\\', '\n', '\r']))
    : Buffer.alloc(0)
  const name = Buffer.concat([wild, trap])
  return name.length === 0 || name.equals(Buffer.from('.')) || name.equals(Buffer.from('..')) ? plain : name
}

function attributes(random: Random, isRoot: boolean): Node['xattrs'] {
  if (!random.chance(0.12)) return []
  const names = new Set(
    Array.from({ length: 1 + random.int(3) }, () => random.pick(isRoot ? attributeNames : attributeNames.slice(0, -1))),
  )
  if (random.chance(0.05)) names.add(`user.${'n'.repeat(200)}`)
  return [...names].map((name) => ({ name, value_b64: attributeValue(random).toString('base64') }))
}

const attributeNames = ['user.a', 'user.b.c', 'user.é', 'user.a b', 'user.x=y', 'user.\\', 'trusted.t']

function attributeValue(random: Random): Buffer {
  if (random.chance(0.1)) return Buffer.alloc(random.pick([1023, 1024, 1025, 1500]), 'v')
  return random.bytes(random.int(8))
}

function addNode(random: Random, nodes: Node[], abilities: Abilities): void {
  const parent = random.pick(nodes.filter(({ type }) => type === 'dir'))
  const added = node(
    random,
    parent,
    random.pick([
      'file',
      'file',
      'file',
      'dir',
      'dir',
      'symlink',
      'fifo',
      ...(abilities.isRoot ? (['char'] as const) : []),
    ]),
    abilities,
  )
  const taken = nodes.some((other) => other.parent === parent && other.name.equals(added.name))
  if (!taken) nodes.push(added)
}

function change(random: Random, nodes: Node[], abilities: Abilities): void {
  const changed = random.pick(nodes)
  const fresh = node(random, changed.parent, changed.type, abilities)
  switch (random.int(7)) {
    case 0:
      addNode(random, nodes, abilities)
      return
    case 1:
      if (changed.parent !== undefined) remove(nodes, changed)
      return
    case 2:
      changed.mode = fresh.mode
      return
    case 3:
      changed.content = fresh.content
      return
    case 4:
      changed.uid = fresh.uid
      changed.gid = fresh.gid
      return
    case 5:
      changed.xattrs = fresh.xattrs
      return
    default:
      if (changed.type !== 'dir') changed.type = random.pick(['file', 'symlink', 'fifo'])
      if (changed.type !== 'file' && changed.type !== 'dir') changed.xattrs = []
  }
}

function remove(nodes: Node[], gone: Node): void {
  for (const child of nodes.filter(({ parent }) => parent === gone)) remove(nodes, child)
  nodes.splice(nodes.indexOf(gone), 1)
}

function manifest(nodes: readonly Node[]): ManifestEntry[] {
  return nodes.map((one) => ({
    path: coded(pathOf(one)),
    type: one.type,
    mode: `0${one.mode.toString(8)}`,
    uid: one.uid,
    gid: one.gid,
    ...(one.type === 'file' && { content: coded(one.content) }),
    ...(one.type === 'symlink' && { target: coded(linkTarget(one.content)) }),
    ...(one.xattrs.length > 0 && { xattrs: [...one.xattrs] }),
  }))
}

function linkTarget(content: Buffer): Buffer {
  const target = Buffer.from(content.filter((byte) => byte !== 0))
  return target.length === 0 ? Buffer.from('nowhere') : target
}

function pathOf({ parent, name }: Node): Buffer {
  if (parent === undefined) return Buffer.from('.')
  return parent.parent === undefined ? name : Buffer.concat([pathOf(parent), Buffer.from('/'), name])
}
