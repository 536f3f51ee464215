import { FormatError } from '../src/errors.ts'
import { compareTrees, type TreeChange } from '../src/formats/mtree-compare.ts'
import { parseTree } from '../src/formats/mtree-parse.ts'
import { treeDigest } from '../src/formats/mtree-tree.ts'
import { coded, isRefusal, smallerList, type Comparison } from './comparison.ts'
import type { Random } from './random.ts'

interface Texts {
  readonly old: string
  readonly new: string
}

/** Two texts, parsed and compared: whatever a build.cache may hold. Strings hold bytes (latin1). */
export const spec: Comparison<Texts> = {
  group: 'mtree',
  kind: 'spec',
  unit: 'pairs of texts',
  cases: 10_000,
  share: 0.1,
  batch: 500,
  generate(random) {
    const lines = specLines(random)
    const other = random.chance(0.1) ? specLines(random) : [...lines]
    for (let count = random.int(3); count > 0; count -= 1) mutate(random, other)
    for (let count = random.int(2); count > 0; count -= 1) mutate(random, lines)
    return { old: join(random, lines), new: join(random, other) }
  },
  question: (one) => ({ old: coded(Buffer.from(one.old, 'latin1')), new: coded(Buffer.from(one.new, 'latin1')) }),
  judge(one, theirs) {
    let ours: unknown
    let digestsEqual = false
    try {
      const [before, after] = [parseTree(one.old, '0.5.4'), parseTree(one.new, '0.5.4')]
      ours = changesOf(compareTrees(before, after, '0.5.4'))
      digestsEqual = treeDigest(before) === treeDigest(after)
    } catch (error) {
      if (!(error instanceof FormatError)) throw error
      ours = { error: error.message }
    }
    if (isRefusal(ours) && isRefusal(theirs)) return { outcome: 'refused' }
    const unsound = digestsEqual && Array.isArray(theirs) && theirs.length > 0
    if (JSON.stringify(ours) !== JSON.stringify(theirs) || unsound) {
      return { outcome: unsound ? 'equal digests' : 'different', difference: { ours, theirs } }
    }
    return { outcome: Array.isArray(ours) && ours.length === 0 ? 'unchanged' : 'changed' }
  },
  *smaller(one) {
    for (const lines of smallerList(one.old.split('\n')))
      if (lines.length < one.old.split('\n').length) yield { ...one, old: lines.join('\n') }
    for (const lines of smallerList(one.new.split('\n')))
      if (lines.length < one.new.split('\n').length) yield { ...one, new: lines.join('\n') }
    for (const side of ['old', 'new'] as const) {
      const words = one[side].split(' ')
      if (words.length < 60)
        for (const rest of smallerList(words)) if (rest.length < words.length) yield { ...one, [side]: rest.join(' ') }
    }
  },
  vector: (one, theirs) => ({
    cases: {
      name: 'found',
      old_text_b64: Buffer.from(one.old, 'latin1').toString('base64'),
      new_text_b64: Buffer.from(one.new, 'latin1').toString('base64'),
      expected: [{ versions: ['0.5.4'], diff: theirs }],
    },
  }),
}

/** Our changes in the words of the Go side. */
export function changesOf(changes: readonly TreeChange[]): unknown {
  const text = (bytes: string): unknown => coded(Buffer.from(bytes, 'latin1'))
  return changes.map(({ path, type, keys }) => ({
    path: text(path),
    type,
    keys: keys.map((key) => ({
      name: text(key.name),
      type: key.type,
      ...(key.old !== undefined && { old: text(key.old) }),
      ...(key.new !== undefined && { new: text(key.new) }),
    })),
  }))
}

const names = [
  'a',
  'b',
  'sub',
  '.',
  '..',
  'a\\040b',
  '\\141',
  'x\\057y',
  'a/b',
  './a',
  'sub/a',
  '/abs',
  'a/',
  '..a',
  '\\.\\.',
  'a\\\\',
  '\\$',
  '\\s',
  '\\M-a',
  '\\^C',
  '\\x41',
  '\\x4',
  '\\777',
  '\\8',
  '\\"',
  'a\\',
  '\\',
  '\xe9',
  '\xc3\xa9',
  '...',
  'a//b',
  'a/../b',
  '\\012',
]
const keywords = [
  'type=dir',
  'type=dir',
  'type=file',
  'type=file',
  'type=link',
  'type=fifo',
  'mode=0644',
  'mode=0664',
  'mode=0755',
  'mode=644',
  'uid=0',
  'uid=1',
  'gid=0',
  'gid=5',
  'link=a',
  'link=b\\040c',
  'sha256digest=00',
  'sha256digest=01',
  'sha256=00',
  'xattr.user.a=AA==',
  'xattr.user.a=AQ==',
  'xattr.user.b=',
  'xattr.user.x=y=AA==',
  'xattr=1',
  'size=3',
  'size=4',
  'time=1.0',
  'nlink=1',
  'optional',
  'mode',
  '=x',
  'type=',
  'TYPE=dir',
  'tar_time=1.000',
]
const blanks = [
  ' ',
  ' ',
  ' ',
  '  ',
  '\t',
  '\xa0',
  '\xc2\xa0',
  '\xc2\x85',
  '\xe2\x80\xa8',
  '\xef\xbb\xbf',
  '\v',
  '\f',
  '\r',
]

function specLines(random: Random): string[] {
  const lines = ['#          tree: /x', '', '# .', '/set type=file mode=0664 uid=0 gid=0', '. type=dir mode=0755']
  let depth = 1
  for (let count = random.int(10); count > 0; count -= 1) {
    if (random.chance(0.2) && depth > 0) {
      lines.push('..')
      depth -= 1
      continue
    }
    const isDirectory = random.chance(0.3)
    if (isDirectory) depth += 1
    const plain = random.pick(['a', 'b', 'c', 'sub', 'd\\040e'])
    lines.push(isDirectory ? `${plain} type=dir mode=0755` : `    ${plain} mode=0644 sha256digest=0${random.int(2)}`)
  }
  while (depth > 0 && random.chance(0.9)) {
    lines.push('..')
    depth -= 1
  }
  return lines
}

function mutate(random: Random, lines: string[]): void {
  const at = random.int(lines.length + 1)
  const line = lines[at] ?? ''
  switch (random.int(9)) {
    case 0:
      lines.splice(at, 1)
      return
    case 1:
      lines.splice(at, 0, line)
      return
    case 2:
      lines.splice(
        at,
        0,
        random.pick([
          '..',
          '/set type=file uid=1',
          '/set mode=0644 xattr.user.a=AA==',
          '/unset',
          '/unset uid',
          '/foo',
          '# c',
          ' # c',
          '',
          ' ',
          '  ..',
          '.. x',
          '/set',
        ]),
      )
      return
    case 3:
    case 4:
      lines[at] = line + random.pick(blanks) + random.pick(keywords)
      return
    case 5:
      lines.splice(
        at,
        0,
        `${random.pick(['', '    ', '\t'])}${random.pick(names)}${random.pick(blanks)}${random.pick(keywords)} ${random.pick(keywords)}`,
      )
      return
    case 6:
      lines[at] = line + random.pick(['\\', '\\', ' \\', '\r', '\r\r', ' '])
      return
    case 7:
      lines[at] = line.replace(/^(\s*)\S+/, (_, indent: string) => indent + random.pick(names))
      return
    default:
      lines[at] = random.chance(0.05)
        ? `${line} x=${'y'.repeat(random.pick([65400, 65520, 65530, 65536]) - line.length)}`
        : line.replace('mode=0644', 'mode=0600')
  }
}

function join(random: Random, lines: readonly string[]): string {
  return lines.join('\n') + (random.chance(0.9) ? '\n' : '')
}
