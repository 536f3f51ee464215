import { expect, test } from 'vitest'

import { shownReason, type Reason } from '../../src/layer/build-plan.ts'

const value = 'va1ue-of-a-t0ken'
const show = (text: string): string => text.replaceAll(value, '${{TOK}}')
const heldIn = (text: string): string | undefined => (text.includes(value) ? 'TOK' : undefined)

test.each<[string, Reason, Reason]>([
  [
    'a path with the name of the substitution',
    { code: 'import-changed', subject: `${value}/x`, detail: `${value} differs` },
    { code: 'import-changed', subject: '${{TOK}}/x', detail: '${{TOK}} differs' },
  ],
  [
    'what is taken of a layer by the name of that layer',
    { code: 'import-changed', subject: `stacker://${value}/${value}` },
    { code: 'import-changed', subject: `stacker://${value}/\${{TOK}}` },
  ],
  ['the name of a layer as it is', { code: 'base-rebuilt', subject: value }, { code: 'base-rebuilt', subject: value }],
  [
    'a field whose value was that of a substitution with its name, also where the placeholder is gone',
    { code: 'definition-changed', subject: '', changes: [{ path: 'run[0]', before: `echo ${value}`, after: 'true' }] },
    {
      code: 'definition-changed',
      subject: '',
      changes: [{ path: 'run[0]', before: `echo ${value}`, after: 'true', substitution: 'TOK' }],
    },
  ],
  [
    'a URL without its user and password',
    { code: 'definition-changed', subject: '', changes: [{ path: 'from.url', before: 'https://a:b@c/d', after: 'x' }] },
    { code: 'definition-changed', subject: '', changes: [{ path: 'from.url', before: 'https://c/d', after: 'x' }] },
  ],
  [
    'a doubt of its own',
    { code: 'producer-rebuilt', subject: 'tool', uncompared: true },
    { code: 'producer-rebuilt', subject: 'tool', uncompared: true },
  ],
])('a reason shows %s', (_what, reason, shown) => {
  expect(shownReason(reason, show, heldIn)).toEqual(shown)
})
