import { describe, expect, test } from 'vitest'

import {
  bindTreeOf,
  compareBindTrees,
  excludingGlobs,
  packBindTree,
  unpackBindTree,
  type BindEntry,
} from '../../src/layer/bind-tree.ts'
import { digestOf } from '../../src/formats/digest.ts'

const [one, two] = ['1'.repeat(64), '2'.repeat(64)]

function file(path: string, sha256 = one, mode = 0o644): BindEntry {
  return { path, type: 'file', mode, sha256 }
}

function dir(path: string, mode = 0o755): BindEntry {
  return { path, type: 'dir', mode }
}

const plain = [dir(''), file('a.c'), dir('lib'), file('lib/b.c')]

describe('a tree', () => {
  test('is the same in whatever order things were found', () => {
    expect(bindTreeOf([...plain].reverse(), ['b', 'a', 'b'])).toEqual(bindTreeOf(plain, ['a', 'b']))
  })

  test.each<[string, readonly BindEntry[], readonly string[]]>([
    ['content', [dir(''), file('a.c', two), dir('lib'), file('lib/b.c')], []],
    ['a mode', [dir(''), file('a.c', one, 0o755), dir('lib'), file('lib/b.c')], []],
    ['a name', [dir(''), file('a.h'), dir('lib'), file('lib/b.c')], []],
    ['an empty directory', [...plain, dir('empty')], []],
    ['the type', [dir(''), { path: 'a.c', type: 'link', target: 'b' }, dir('lib'), file('lib/b.c')], []],
    ['what is left out', plain, ['build']],
  ])('is another by %s', (_, entries, excluded) => {
    expect(bindTreeOf(entries, excluded).digest).not.toBe(bindTreeOf(plain, []).digest)
  })

  test('is told from one whose names hold the lines of the other', () => {
    const sly = bindTreeOf([file(`x file 0644 ${one}\n/y`)], [])
    expect(sly.digest).not.toBe(bindTreeOf([file('x'), file('y')], []).digest)
    expect(sly.text.toString('latin1').split('\n')).toHaveLength(2)
  })
})

describe('a difference', () => {
  const changes = (after: readonly BindEntry[], excluded: readonly string[] = []): unknown =>
    compareBindTrees(bindTreeOf(plain, []), bindTreeOf(after, excluded)).map(({ path, before, after: now }) =>
      [path, before, now].join(' '),
    )

  test.each<[string, readonly BindEntry[], readonly string[]]>([
    [
      'content',
      [dir(''), file('a.c', two), dir('lib'), file('lib/b.c')],
      ['a.c content 111111111111 content 222222222222'],
    ],
    ['a mode', [dir(''), file('a.c'), dir('lib', 0o700), file('lib/b.c')], ['lib mode 0755 mode 0700']],
    ['a file that is gone', [dir(''), dir('lib'), file('lib/b.c')], ['a.c present absent']],
    ['a directory that is gone, as a whole', [dir(''), file('a.c')], ['lib present absent']],
    [
      'a directory that is new, as a whole, whatever is sorted in between',
      [...plain, dir('lib/n'), file('lib/n/x'), dir('lib/n.d'), file('lib/n.d/y'), dir('lib/n/z'), file('lib/n/z/z')],
      ['lib/n absent present', 'lib/n.d absent present'],
    ],
    [
      'a link in place of a file',
      [dir(''), { path: 'a.c', type: 'link', target: 'x y' }, dir('lib'), file('lib/b.c')],
      ['a.c file link'],
    ],
    ['a name that is no ASCII', [...plain, file(Buffer.from('ä\n').toString('latin1'))], ['ä\n absent present']],
  ])('of %s is told', (_, after, told) => {
    expect(changes(after)).toEqual(told)
  })

  test('of what is left out is told as such', () => {
    expect(changes(plain, ['build'])).toEqual(['option binds-exclude nothing build'])
  })

  test('of equal trees is none', () => {
    expect(changes(plain)).toEqual([])
  })
})

describe('a packed tree', () => {
  const tree = bindTreeOf(plain, [])

  test('comes back', () => {
    expect(unpackBindTree(new Map([[tree.digest, packBindTree(tree)]]), tree.digest)).toEqual(tree)
  })

  test.each([
    ['is not there', new Map()],
    ['is another', new Map([[tree.digest, packBindTree(bindTreeOf([], []))]])],
    ['is none', new Map([[tree.digest, 'bm90IGRlZmxhdGVk']])],
  ])('that %s is no tree', (_, trees) => {
    expect(unpackBindTree(trees, tree.digest)).toBeUndefined()
  })

  test('of lines that no tree has says nothing and ends nothing', () => {
    const text = Buffer.from('hello\n/x file 9\n')
    expect(compareBindTrees({ digest: digestOf(text), text }, tree)).toHaveLength(1)
  })
})

test.each<[readonly string[], readonly string[]]>([
  [['build'], ['build']],
  [
    ['a.o', 'b.o'],
    ['a.o', 'b.o'],
  ],
  [['lib/a.o', 'lib/b.o', 'lib/c.o'], ['lib/*.o']],
  [
    ['lib/a.o', 'lib/b.o', 'lib/c.d', '.'],
    ['lib/*.o', 'lib/*.d'],
  ],
  [['what*', 'option binds-exclude'], ['what?']],
  [
    ['a/1', 'b/2', 'c/3', 'd/4', 'e/5', 'e/6'],
    ['a', 'b', 'c', 'd', 'e'],
  ],
])('what changed in %j is left out by %j', (paths, globs) => {
  expect(excludingGlobs(paths.map((path) => ({ path })))).toEqual(globs)
})
