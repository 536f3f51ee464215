import { describe, expect, test } from 'vitest'
import { formatReference, isLoopback, parseReference } from '../../src/registry/reference.ts'

const digest = `sha256:${'a'.repeat(64)}`

function whole(text: string): string {
  const parsed = parseReference(text)
  return parsed.kind === 'reference' ? formatReference(parsed.reference) : parsed.why
}

describe('a docker reference', () => {
  test.each([
    ['ubuntu', 'docker.io/library/ubuntu:latest'],
    ['ubuntu:22.04', 'docker.io/library/ubuntu:22.04'],
    ['docker.io/centos:7', 'docker.io/library/centos:7'],
    ['index.docker.io/centos:7', 'docker.io/library/centos:7'],
    ['org/app', 'docker.io/org/app:latest'],
    ['localhost/app', 'localhost/app:latest'],
    ['localhost:5000/app:v1', 'localhost:5000/app:v1'],
    ['127.0.0.1:5000/a/b-c/d__e:v1', '127.0.0.1:5000/a/b-c/d__e:v1'],
    ['r.example/x/img@' + digest, 'r.example/x/img@' + digest],
    ['R.Example/x/img', 'R.Example/x/img:latest'],
  ])('%s means %s', (text, expected) => {
    expect(whole(text)).toBe(expected)
  })

  test.each([
    ['ubuntu:', /invalid reference format/],
    ['UBUNTU', /must be lowercase/],
    ['r.example/a//b', /invalid reference format/],
    ['r.example/a..b', /invalid reference format/],
    ['r.example/../x', /invalid reference format/],
    ['r.example/x?y=1', /invalid reference format/],
    ['user@r.example/x', /invalid reference format/],
    ['a'.repeat(64), /64-byte hexadecimal/],
    ['ubuntu:22.04@' + digest, /both a tag and digest/],
    ['ubuntu@sha512:' + 'a'.repeat(128), /digest/],
    [`r.example/${'a'.repeat(300)}`, /255/],
    ['', /invalid reference format/],
  ])('%s is refused', (text, why) => {
    expect(parseReference(text)).toMatchObject({ kind: 'invalid' })
    expect(whole(text)).toMatch(why)
  })
})

test('only names of this machine are loopback', () => {
  expect(['localhost', 'localhost:1', '127.0.0.1:5000', '127.1.2.3', '[::1]:80'].map(isLoopback)).not.toContain(false)
  expect(['127.0.0.1.example', 'localhost.example', '10.0.0.1', 'x127.0.0.1'].map(isLoopback)).not.toContain(true)
})
