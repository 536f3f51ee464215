import { expect, test } from 'vitest'

import { stackerEnvironment } from '../../src/build/stacker-environment.ts'
import type { Options } from '../../src/options/options.ts'

const directories = { working: '/w' } as Options['directories']

test.each([
  ['auto', '7', false, '7'],
  ['auto', undefined, false, undefined],
  // The plan takes sudo for one that lets nothing through, and `sudo -E` would let it.
  ['auto', '7', true, undefined],
  ['none', '7', false, undefined],
  ['seconds', '7', true, '42'],
] as const)(
  'an epoch of %s, where the step has %s and through sudo: %s, is %s for stacker',
  (kind, own, sudo, seen) => {
    const epoch = kind === 'seconds' ? { kind, seconds: 42n } : { kind }
    const environment = stackerEnvironment({ SOURCE_DATE_EPOCH: own }, { epoch, directories }, sudo)
    expect(environment['SOURCE_DATE_EPOCH']).toBe(seen)
    expect(environment['PWD']).toBe('/w')
  },
)

test('what a runner gives to actions alone goes no further', () => {
  const given = {
    INPUT_STORE: 'x',
    STATE_a: 'b',
    ACTIONS_RUNTIME_TOKEN: 't',
    ACTIONS_CACHE_URL: 'u',
    ACTIONS_RESULTS_URL: 'u',
  }
  const kept = { PATH: '/bin', HOME: '/h', GITHUB_SHA: 's', ACTIONS_ID_TOKEN_REQUEST_URL: 'u', INPUTS: 'mine' }
  const environment = stackerEnvironment({ ...given, ...kept }, { epoch: { kind: 'auto' }, directories }, false)
  expect(environment).toEqual({ ...kept, PWD: '/w' })
})
