import { expect, test } from 'vitest'

import { showProblem, showWithout, withoutUserInfo } from '../../src/stackerfile/shown-text.ts'

test('user and password of a URL are not shown, whatever stands around it', () => {
  expect(withoutUserInfo('GET http://ann:s3c@ret@host/f?a@b and https://tok@h')).toBe(
    'GET http://host/f?a@b and https://h',
  )
  expect(withoutUserInfo('http://host/a@b stacker://p/x@y')).toBe('http://host/a@b stacker://p/x@y')
})

test('the names of substitutions stand where their values do, of parts and of nested ones', () => {
  const show = showWithout([
    'DIR=a.b/${{TOK}}',
    'TOK=s3cret',
    'LONG=s3cret-more',
    'N=7',
    'STACKER_OCI_DIR=/srv/oci',
    'NAME=TOK',
  ])
  expect(show('http://host/s3cret/f')).toBe('http://host/${{TOK}}/f')
  expect(show('s3cret-more')).toBe('${{LONG}}')
  expect(show('a.b/s3cret axb/s3cret')).toBe('${{DIR}} axb/${{TOK}}')
  expect(show('7 /srv/oci')).toBe('7 /srv/oci')
  expect(show('s3cret', ['LONG'])).toBe('s3cret')
})

test('an excerpt keeps its columns', () => {
  const excerpt = '- http://ann:pw@h/f\n  ^'
  expect(showProblem({ message: 'no http://ann:pw@h/f', excerpt }, (text) => text).excerpt).toBe(
    '- http://***:**@h/f\n  ^',
  )
})
