import { expect, test } from 'vitest'

import { usualLimits } from '../../src/archive/extraction-limits.ts'
import { guardMembers, type GuardedMember } from '../../src/archive/extraction-guard.ts'

function passed(...members: Partial<GuardedMember>[]): readonly string[] {
  const guard = guardMembers(new Map([['there', 'symlink']]), usualLimits)
  return members.map((member) => {
    const { name, target } = guard({ kind: 'file', name: '', target: '', records: new Map(), ...member })
    return target === '' ? name : `${name} -> ${target}`
  })
}

test('names come back without what leads to the root', () => {
  expect(passed({ name: '/etc/x' }, { name: './a/./b' }, { kind: 'link', name: 'l', target: '/a/b' })).toEqual([
    'etc/x',
    'a/b',
    'l -> a/b',
  ])
})

test.each<[string, ...Partial<GuardedMember>[]]>([
  ['a name above', { name: 'a/../../x' }],
  ['a hard link above', { kind: 'link', name: 'l', target: '../victim' }],
  [
    'a hard link through a link',
    { kind: 'symlink', name: 's', target: '/etc' },
    { kind: 'link', name: 'l', target: 's/passwd' },
  ],
  ['a name through a link that it makes', { kind: 'symlink', name: 's', target: '/etc' }, { name: 's/passwd' }],
  ['a name through a link that stands there', { name: 'there/passwd' }],
  ['a link in the place of a directory', { name: 'd/x' }, { kind: 'symlink', name: 'd', target: '/etc' }],
  ['a name with an end in it', { name: 'a\0b' }],
])('%s does not pass', (_, ...members) => {
  expect(() => passed(...members)).toThrow()
})
