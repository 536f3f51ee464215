import { expect, test } from 'vitest'

import { UserError } from '../../src/errors.ts'
import { parsePublishTarget, publishedReference } from '../../src/registry/publish-target.ts'
import { formatReference } from '../../src/registry/reference.ts'

test.each([
  ['docker://zot.example/team', [], 'zot.example/team', ['latest']],
  ['docker://zot.example/team/', ['v1', 'latest', 'v1'], 'zot.example/team', ['v1', 'latest']],
  ['docker://localhost:5000', [], 'localhost:5000', ['latest']],
  ['docker://127.0.0.1:5000/a/b-c/d__e', ['_x.y-z'], '127.0.0.1:5000/a/b-c/d__e', ['_x.y-z']],
  ['docker://docker.io/team', [], 'docker.io/team', ['latest']],
])('%s with tags %j is taken', (to, tags, prefix, wanted) => {
  expect(parsePublishTarget(to, tags)).toEqual({ prefix, tags: wanted })
})

test('without a registry nothing is asked', () => {
  expect(parsePublishTarget(undefined, [])).toBeUndefined()
})

test.each<[string | undefined, readonly string[], string]>([
  ['zot.example/team', [], 'expected "docker://HOST/PATH", got "zot.example/team"'],
  ['https://zot.example/team', [], 'expected "docker://HOST/PATH"'],
  ['oci:layout', [], 'expected "docker://HOST/PATH"'],
  ['docker://', [], "name the registry's host first"],
  ['docker://team', [], 'as in "docker://docker.io/PATH"'],
  ['docker:///team', [], "name the registry's host first"],
  ['docker://zot.example/Team', [], 'a path has small letters and digits'],
  ['docker://zot.example/team:v1', [], 'tags are given by publish-tags'],
  ['docker://zot.example/a//b', [], 'a path has small letters'],
  ['docker://zot.example/ a', [], 'a path has small letters'],
  [`docker://zot.example/${'a/'.repeat(130)}`, [], 'must not be more than 255 characters'],
  ['docker://zot.example:port/team', [], 'invalid reference format'],
  ['docker://zot.example/team', ['.x'], 'publish-tags: expected at most 128 letters'],
  ['docker://zot.example/team', ['a:b'], 'got "a:b"'],
  ['docker://zot.example/team', ['x'.repeat(129)], 'publish-tags: expected at most 128'],
  [undefined, ['v1'], 'publish-tags: say by publish-to'],
])('%s with tags %j is a mistake that says what to do', (to, tags, wanted) => {
  expect(() => parsePublishTarget(to, tags)).toThrow(UserError)
  expect(() => parsePublishTarget(to, tags)).toThrow(wanted)
})

test('a password that was written into the address is not shown', () => {
  const read = (): unknown => parsePublishTarget('docker://ann:secret@zot.example/team', [])
  expect(read).toThrow('publish-to: expected "docker://HOST/PATH" without "@"')
  expect(read).not.toThrow('secret')
})

test.each([
  ['zot.example/team', 'app', 'v1', 'zot.example/team/app:v1', false],
  ['localhost:5000', 'app', 'v1', 'localhost:5000/app:v1', true],
  ['127.0.0.1:5000/x', 'app', 'v1', '127.0.0.1:5000/x/app:v1', true],
  ['docker.io/team', 'app', 'v1', 'docker.io/team/app:v1', false],
])('below %s the image of layer %s is %s', (prefix, layer, tag, name, insecure) => {
  const found = publishedReference({ prefix }, layer, tag)
  expect(found.kind === 'reference' && [formatReference(found.reference), found.insecure]).toEqual([name, insecure])
})

test.each(['App', 'a:b', 'a/b', `a@sha256:${'0'.repeat(64)}`, 'a b', ''])(
  'no registry has an image called %j',
  (layer) => {
    expect(publishedReference({ prefix: 'zot.example/team' }, layer, 'v1').kind).toBe('invalid')
  },
)
