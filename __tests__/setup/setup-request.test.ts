import { expect, test } from 'vitest'

import { UserError } from '../../src/errors.ts'
import { readSetupRequest, type SetupTexts } from '../../src/setup/setup-request.ts'
import { textsOf } from './request.ts'

function mistakesIn(given: Partial<SetupTexts>): string {
  try {
    readSetupRequest(textsOf(given))
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
  return ''
}

test('without inputs the newest release that is known is wanted, from GitHub, and user namespaces as far as they can be had', () => {
  expect(readSetupRequest(textsOf({}))).toEqual({
    version: 'v1.2.0',
    digest: undefined,
    url: undefined,
    token: undefined,
    userNamespaces: 'auto',
    packages: [],
  })
})

test('every input becomes a value', () => {
  const hex = 'AB'.repeat(32)
  const given = {
    version: '1.1.0-rc2',
    digest: hex,
    url: 'https://mirror.example/{version}/{file}',
    token: 'secret',
    'user-namespaces': 'true',
    packages: ' squashfs-tools\n\nerofs-utils\n',
  }
  expect(readSetupRequest(textsOf(given))).toEqual({
    version: 'v1.1.0-rc2',
    digest: `sha256:${hex.toLowerCase()}`,
    url: given.url,
    token: 'secret',
    userNamespaces: 'true',
    packages: ['squashfs-tools', 'erofs-utils'],
  })
})

test.each([
  ['version', 'latest'],
  ['version', 'v1.2'],
  ['version', '../../1.2.0'],
  ['version', 'v1.2.0-../x'],
  ['version', 'v1.2.0\nv1.1.0'],
  ['digest', 'sha512:00'],
  ['digest', 'ab'.repeat(31)],
  ['url', 'file:///etc/passwd'],
  ['url', 'mirror.example/stacker'],
  ['url', 'https://user:word@mirror.example/stacker'],
  ['token', 'two\nlines'],
  ['user-namespaces', 'yes'],
  ['packages', '-o=Dir::Etc=x'],
  ['packages', 'uidmap; rm -rf /'],
] as const)('%s: %j is refused by the name of the input', (name, text) => {
  expect(mistakesIn({ [name]: text })).toMatch(new RegExp(`^${name}: `))
})

test('what is wrong is told all at once, and neither a token nor a URL is repeated', () => {
  const told = mistakesIn({ version: 'new', token: 'se cret', url: 'https://me:word@mirror.example' })
  expect(told.split('\n').map((line) => line.split(':', 1)[0])).toEqual(['version', 'url', 'token'])
  expect(told).not.toMatch(/se cret|word/)
})
