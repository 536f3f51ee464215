import { execFileSync } from 'node:child_process'
import { symlink, truncate } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { UserError, type Problem } from '../../src/errors.ts'
import { findStackerfiles } from '../../src/stackerfile/find.ts'
import { loadProject } from '../../src/stackerfile/load.ts'
import type { ProjectRequest } from '../../src/stackerfile/project-request.ts'
import { projectWith, requestFor } from './project.ts'

async function refusalOf(request: ProjectRequest): Promise<readonly Problem[]> {
  const error: unknown = await loadProject(request).catch((thrown: unknown) => thrown)
  if (error instanceof UserError) return error.problems
  throw new Error('the project was accepted')
}

const layer = (name: string): string => `${name}:\n  from: {type: scratch}\n`

test('prerequisites come first, and their layers are known to those that build on them', async () => {
  const directory = await projectWith({
    'app/stacker.yaml': 'config:\n  prerequisites: [../base/stacker.yaml]\napp:\n  from: {type: built, tag: base}\n',
    'base/stacker.yaml': layer('base'),
  })
  const { builds } = await loadProject(requestFor(directory, [['app/stacker.yaml']]))
  expect(builds[0]?.layers.map(({ name }) => name)).toEqual(['base', 'app'])
})

test('a cycle is reported where stacker would never end', async () => {
  const directory = await projectWith({
    'a.yaml': `config: {prerequisites: [b.yaml]}\n${layer('a')}`,
    'b.yaml': `config: {prerequisites: [a.yaml]}\n${layer('b')}`,
  })
  const [problem] = await refusalOf(requestFor(directory, [['a.yaml']]))
  expect(problem?.message).toContain('cycle')
  expect(problem?.place).toMatchObject({ file: path.join(directory, 'b.yaml'), line: 1 })
})

test('a missing prerequisite is shown where it is written', async () => {
  const directory = await projectWith({ 'a.yaml': `config:\n  prerequisites:\n    - gone.yaml\n${layer('a')}` })
  const [problem] = await refusalOf(requestFor(directory, [['a.yaml']]))
  expect(problem?.message).toContain('no such file or directory')
  expect(problem?.place).toMatchObject({ line: 3, column: 7 })
})

test('a stackerfile, prerequisite or substitute-file that is a device or a pipe is refused by name, and not read', async () => {
  const directory = await projectWith({
    'a.yaml': `config: {prerequisites: [pipe.yaml, zero.yaml]}\n${layer('a')}`,
    'b.yaml': layer('b'),
  })
  await symlink('/dev/zero', path.join(directory, 'zero.yaml'))
  execFileSync('mkfifo', [path.join(directory, 'pipe.yaml')])
  const what = 'expected a regular file, and it is a'
  const opened = (name: string): string => `couldn't read stacker file: open ${path.join(directory, name)}: ${what}`
  const below = await refusalOf(requestFor(directory, [['a.yaml']]))
  expect(below.map(({ message }) => message)).toEqual([`${opened('pipe.yaml')} pipe`, `${opened('zero.yaml')} device`])
  expect(below[0]?.advice).toContain('give a regular file')
  const substituteFile = path.join(directory, 'zero.yaml')
  const [problem] = await refusalOf({ ...requestFor(directory, [['b.yaml']]), substituteFile })
  expect(problem?.message).toBe(`unable to read substitute-file:${substituteFile}, err:${what} device`)
})

test('a stackerfile longer than any that people write is in doubt, since stacker would read it', async () => {
  const directory = await projectWith({ 'a.yaml': layer('a') })
  await truncate(path.join(directory, 'a.yaml'), 5 << 20)
  const { builds } = await loadProject(requestFor(directory, [['a.yaml']]))
  expect(builds[0]?.files[0]?.unsure[0]?.message).toContain('expected at most 4194304 bytes')
})

test('problems of all files and builds come together', async () => {
  const directory = await projectWith({ 'a.yaml': 'a: x\n', 'b.yaml': `${layer('b')}  nope: 1\n` })
  const problems = await refusalOf(requestFor(directory, [['a.yaml'], ['b.yaml']]))
  expect(problems).toHaveLength(2)
})

test('equal names are refused inside one build, and are normal in two', async () => {
  const directory = await projectWith({ 'a.yaml': layer('x'), 'b.yaml': layer('x') })
  const [problem] = await refusalOf(requestFor(directory, [['a.yaml', 'b.yaml']]))
  expect(problem?.message).toMatch(/^duplicate layer name: both .*a.yaml and .*b.yaml have x$/)
  expect((await loadProject(requestFor(directory, [['a.yaml'], ['b.yaml']]))).builds).toHaveLength(2)
  expect((await loadProject(requestFor(directory, [['a.yaml', 'b.yaml']], 'v0.16.0'))).builds).toHaveLength(1)
})

test('a dependency that is not there is named with the layer that wants it', async () => {
  const directory = await projectWith({ 'a.yaml': 'a:\n  from: {type: scratch}\n  imports: [stacker://gone/x]\n' })
  const [problem] = await refusalOf(requestFor(directory, [['a.yaml']]))
  expect(problem?.message).toContain("couldn't find dependencies for a: stacker://gone/x")
})

test('what a file that cannot be read may define is not missing, but in doubt', async () => {
  const directory = await projectWith({
    'a.yaml': 'config: {prerequisites: [b.yaml]}\na:\n  from: {type: built, tag: b}\n',
    'b.yaml': 'b:\n  from: {type: scratch}\n  run: |2\n      x\n    y\n',
  })
  const { builds, notices } = await loadProject(requestFor(directory, [['a.yaml']]))
  expect(builds[0]?.files.map(({ unsure }) => unsure.length)).toEqual([1, 0])
  expect(builds[0]?.layers[0]?.unsure).not.toEqual([])
  expect(notices).not.toEqual([])
})

test('the pairs of a substitute-file keep their text, and their order must not matter', async () => {
  const directory = await projectWith({
    'a.yaml': 'a:\n  from: {type: scratch}\n  run: ${{A}} ${{B}}\n',
    'plain.yaml': 'A: yes\nB: 010\n',
    'nested.yaml': 'A: ${{B}}\nB: x$1\n',
    'ordered.yaml': 'A: ${{B:1}}\nB: x\n',
  })
  const load = (file: string) =>
    loadProject({ ...requestFor(directory, [['a.yaml']]), substituteFile: path.join(directory, file) })
  expect((await load('plain.yaml')).builds[0]?.layers[0]?.layer.Run).toEqual(['yes 010'])
  expect((await load('ordered.yaml')).builds[0]?.files[0]?.unsure[0]?.message).toContain('random')
})

test('built-in substitutions name the directories, and may be overridden', async () => {
  const directory = await projectWith({ 'a.yaml': 'a:\n  from: {type: scratch}\n  run: ${{STACKER_OCI_DIR}}\n' })
  const request = requestFor(directory, [['a.yaml']])
  expect((await loadProject(request)).builds[0]?.layers[0]?.layer.Run).toEqual([path.join(directory, 'oci')])
  const given = await loadProject({ ...request, substitutions: [' STACKER_OCI_DIR=mine '] })
  expect(given.builds[0]?.layers[0]?.layer.Run).toEqual(['mine'])
})

test('a recursive search enters hidden directories and stacker outputs, no linked ones, and says so', async () => {
  const directory = await projectWith({
    'stacker.yaml': layer('a'),
    '.hidden/stacker.yaml': layer('h'),
    'roots/x/stacker.yaml': layer('r'),
  })
  await symlink('.hidden', path.join(directory, 'link'))
  const found = await findStackerfiles('.', '\\/stacker.yaml$', directory)
  expect(found.files.map((file) => path.relative(directory, file))).toEqual([
    '.hidden/stacker.yaml',
    'roots/x/stacker.yaml',
    'stacker.yaml',
  ])
  expect(found.notices.map(({ place }) => place?.file)).toEqual([path.join(directory, 'roots/x/stacker.yaml')])
})

test('a search in a directory that is missing, or by a pattern that is none, is the user’s mistake', async () => {
  const directory = await projectWith({})
  await expect(findStackerfiles('gone', 'x', directory)).rejects.toThrow('lstat gone: no such file or directory')
  await expect(findStackerfiles('.', '(', directory)).rejects.toThrow('stacker-file-pattern')
})
