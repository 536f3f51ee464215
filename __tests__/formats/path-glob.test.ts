import { expect, test } from 'vitest'

import { globOf, pathGlobs } from '../../src/formats/path-glob.ts'

test.each<[string, readonly string[], readonly string[]]>([
  ['build', ['build', 'build/a', 'build/a/b'], ['builds', 'a/build', 'build.o']],
  ['./build/', ['build', 'build/a'], ['a/build']],
  ['build/**', ['build/a', 'build/a/b'], ['build', 'builds/a']],
  ['*.o', ['a.o', '.o', 'a.o/below'], ['a/b.o', 'a.oo', 'a_o']],
  ['**/*.o', ['a.o', 'a/b.o', 'a/b/c.o'], ['a/o', 'a/b.ob']],
  ['a/**/z', ['a/z', 'a/b/z', 'a/b/c/z', 'a/b/z/below'], ['a', 'a/b', 'b/a/z']],
  ['a?c', ['abc', 'aéc', 'a*c'], ['ac', 'a/c', 'abbc']],
  ['**/.git', ['.git', '.git/config', 'sub/.git'], ['.gitignore', 'x.git']],
  ['a.b+[c](d){e}|$^', ['a.b+[c](d){e}|$^'], ['aXb+[c](d){e}|$^']],
  ['a***b', ['ab', 'axxb'], ['a/b']],
])('the glob %s names what it should and nothing else', (glob, named, others) => {
  const matches = pathGlobs([glob])
  expect(named.filter((path) => !matches(path))).toEqual([])
  expect(others.filter((path) => matches(path))).toEqual([])
})

test('of several globs one is enough, and none names nothing', () => {
  expect(['a', 'b', 'c'].filter(pathGlobs(['a', 'c']))).toEqual(['a', 'c'])
  expect(['a', '', 'b/c'].filter(pathGlobs(['x']))).toEqual([])
})

test('a glob for a path names that path, whatever stands in it', () => {
  for (const path of ['a', 'a/b*c', 'what?', '**', 'a\\b', 'sub/[x]'])
    expect(pathGlobs([globOf(path)])(path)).toBe(true)
})

test('many stars cost no more than the length of the path', () => {
  const begun = process.cpuUsage().user
  expect(pathGlobs([`${'*'.repeat(50)}b`])('a'.repeat(100_000))).toBe(false)
  expect(process.cpuUsage().user - begun).toBeLessThan(60_000_000)
})
