// The user's mistakes, each in a process of its own: the step fails with one sentence, and leaves everything as it was.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { outputNames } from '../../src/action/output-names.ts'
import { openJob, runPost, runStep } from './job.ts'
import { treeOf } from './tree.ts'

const good = 'app:\n  from:\n    type: tar\n    url: base.tar\n  run: echo ${{WHAT:nothing}}\n'

interface Mistake {
  readonly what: string
  readonly inputs: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
  /** The whole sentence, with the workspace as `@`. */
  readonly sentence: string
  /** Where it is shown. */
  readonly at?: Readonly<Record<string, string>>
}

const mistakes: readonly Mistake[] = [
  {
    what: 'an unknown layer type',
    inputs: { 'layer-type': 'tar\nsquash' },
    sentence: 'layer-type: expected "tar" or "squashfs" or "erofs", got "squash"',
  },
  {
    what: 'a glob without a match',
    inputs: { stackerfiles: 'stacker.yaml\nimages/*/stacker.yaml' },
    sentence:
      'stackerfiles: no file matches "images/*/stacker.yaml" in "@"; correct the path or glob, or remove the line',
  },
  {
    what: 'both stackerfiles and search-dir',
    inputs: { stackerfiles: 'stacker.yaml', 'search-dir': 'images' },
    sentence:
      'stackerfiles and search-dir exclude each other: give stackerfiles for "stacker build -f", or search-dir for "stacker recursive-build"',
  },
  {
    what: 'a search-dir that is not there',
    inputs: { 'search-dir': 'images' },
    sentence: 'search-dir: lstat images: no such file or directory; give a directory that exists',
  },
  {
    what: 'a pattern that is none',
    inputs: { 'search-dir': '.', 'stacker-file-pattern': '(' },
    sentence: 'stacker-file-pattern: "(" is not a regular expression; correct it, or leave it out for stacker\'s own',
  },
  {
    what: 'a registry as store without its repository',
    inputs: { store: 'oci:registry.example' },
    sentence:
      'store: expected "oci:REGISTRY/REPOSITORY", got "oci:registry.example": the repository in that registry is missing',
  },
  {
    what: 'an unknown store',
    inputs: { store: 's3://bucket' },
    sentence: 'store: expected "github", "dir:PATH" or "oci:REGISTRY/REPOSITORY", got "s3://bucket"',
  },
  {
    what: 'a switch that is neither on nor off',
    inputs: { 'no-verity': 'yes' },
    sentence: 'no-verity: expected "true" or "false", got "yes"',
  },
  {
    what: 'a release that is a word',
    inputs: { 'stacker-version': 'latest' },
    sentence: 'stacker-version: expected "auto" or a release as "v1.2.0", got "latest"',
  },
  {
    what: 'an unknown user',
    inputs: { 'stacker-user': 'me' },
    sentence: 'stacker-user: expected "auto" or "root" or "runner", got "me"',
  },
  {
    what: 'a date that is none',
    inputs: { 'source-date-epoch': 'yesterday' },
    sentence: 'source-date-epoch: expected "auto", "none" or seconds since 1970, got "yesterday"',
  },
  {
    what: 'a size without a meaning',
    inputs: { budget: 'lots' },
    sentence: 'budget: expected a size as "8 GB" or "512 MiB", got "lots"',
  },
  {
    what: 'a substitution without a value',
    inputs: { substitute: 'WHAT' },
    sentence: 'substitute: expected KEY=VALUE, and item 1 has no "="',
  },
  {
    what: 'a working directory that is not there',
    inputs: { 'working-directory': 'images' },
    sentence: 'working-directory: "@/images" is not a directory; give the directory in which stacker is run',
  },
  {
    what: 'a YAML error',
    inputs: {},
    files: { 'stacker.yaml': 'app:\n  from:\n    type: tar\n   url: base.tar\n' },
    sentence:
      "stacker.yaml:4:1: couldn't parse stacker file @/stacker.yaml: yaml: did not find expected key; indent all keys of a map, and all items of a list, alike",
    at: { file: 'stacker.yaml', line: '4', col: '1' },
  },
  {
    what: 'a missing substitution',
    inputs: { stackerfiles: 'images/stacker.yaml' },
    files: { 'images/stacker.yaml': 'app:\n  from:\n    type: tar\n    url: ${{BASE}}\n' },
    sentence:
      'images/stacker.yaml:4:10: no value for substitution BASE; give it with substitute: BASE=VALUE, or write a default as ${{BASE:DEFAULT}}',
    at: { file: 'images/stacker.yaml', line: '4', col: '10' },
  },
  {
    what: 'a misspelt directive',
    inputs: {},
    files: { 'stacker.yaml': good.replace('run:', 'Run:') },
    sentence: 'stacker.yaml:5:3: stackerfile: unknown directive Run; did you mean run?',
    at: { file: 'stacker.yaml', line: '5', col: '3' },
  },
  {
    what: 'a prerequisite that is not there',
    inputs: {},
    files: { 'stacker.yaml': `config:\n  prerequisites:\n    - tools.yaml\n${good}` },
    sentence:
      "stacker.yaml:3:7: couldn't read stacker file: open @/tools.yaml: no such file or directory; correct the prerequisite, or add the file",
    at: { file: 'stacker.yaml', line: '3', col: '7' },
  },
  {
    what: 'a stackerfile of another program',
    inputs: {},
    files: { 'stacker.yaml': 'namespace: x\nstacks:\n  - name: vpc\n' },
    sentence:
      'stacker.yaml:1:1: interface conversion: interface {} is string, not yaml.MapSlice: layer namespace has no directives; this looks like a configuration of the CloudFormation tool that is also called stacker, not a stackerfile: leave it out of stackerfiles',
    at: { file: 'stacker.yaml', line: '1', col: '1' },
  },
]

test.each(mistakes)('$what fails the step with one sentence, sets all outputs and changes nothing', async (mistake) => {
  const job = openJob()
  const store = path.join(job.environment['HOME'] ?? '', 'store')
  const files = { 'stacker.yaml': good, 'base.tar': 'x', '.stacker/build.cache': '{}', 'oci/index.json': '{}' }
  for (const [name, text] of Object.entries({ ...files, ...mistake.files })) {
    mkdirSync(path.dirname(path.join(job.workspace, name)), { recursive: true })
    writeFileSync(path.join(job.workspace, name), text)
  }
  const given = { store: `dir:${store}`, 'stacker-version': 'v1.2.0', ...mistake.inputs }
  const before = [treeOf(job.workspace), treeOf(job.environment['HOME'] ?? '')]

  const done = await runStep(job, 'main', given)
  expect(done.code, done.log).toBe(1)
  const sentence = mistake.sentence.replaceAll('@/', `${job.workspace}/`).replaceAll('"@"', `"${job.workspace}"`)
  expect(done.annotations).toEqual([{ kind: 'error', message: sentence, at: mistake.at ?? {} }])
  expect(Object.keys(done.outputs).sort()).toEqual([...outputNames].sort())
  // What is gated on the outputs still runs.
  expect(done.outputs).toMatchObject({ any: 'true', restored: 'none', 'plan-file': '' })
  expect(JSON.parse(done.outputs['matrix'] ?? '')).toHaveProperty('include.0.stackerfiles')
  expect([treeOf(job.workspace), treeOf(job.environment['HOME'] ?? '')]).toEqual(before)
})

test('the post step of a step that failed does nothing, and does not try it again', async () => {
  const job = openJob()
  writeFileSync(path.join(job.workspace, 'stacker.yaml'), good)
  const given = { store: `dir:${job.temporary}/store`, budget: 'lots' }
  const before = treeOf(job.workspace)
  const post = await runPost(job, given, await runStep(job, 'main', given))
  expect(post).toMatchObject({ code: 0, annotations: [], outputs: {} })
  expect(post.log).toBe('Nothing is saved: the main step ended before it knew what to build.\n')
  expect(treeOf(job.workspace)).toEqual(before)
})
