import { expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { digestsOf } from '../../src/report/digests.ts'
import { planOf, type Sketch } from './plans.ts'

const [one, two] = [digestOf('one'), digestOf('two')]
const file = 's.yaml'
const hit = (...images: NonNullable<Sketch['images']>): Sketch => ({ file, images })

test.each<[string, Readonly<Record<string, Sketch>>, Readonly<Record<string, string>>]>([
  [
    'images that are not built, by tag',
    { app: hit({ tag: 'app', digest: one }), web: hit({ tag: 'web', digest: two }) },
    { app: one, web: two },
  ],
  [
    'each layer type',
    { app: hit({ tag: 'app', digest: one }, { tag: 'app-squashfs', digest: two }) },
    { app: one, 'app-squashfs': two },
  ],
  ['no image, as of a build_only layer', { app: hit() }, {}],
  ...(['miss', 'always', 'unknown', 'error'] as const).map(
    (verdict) =>
      [`what is built or may be: ${verdict}`, { app: { ...hit({ tag: 'app', digest: one }), verdict } }, {}] as [
        string,
        Readonly<Record<string, Sketch>>,
        Readonly<Record<string, string>>,
      ],
  ),
  ['an image that nobody names', { app: hit({ tag: 'app', digest: null }) }, {}],
  [
    'one tag of one image',
    { 'app@a': hit({ tag: 'app', digest: one }), 'app@b': hit({ tag: 'app', digest: one }) },
    { app: one },
  ],
  [
    'one tag of two images',
    { 'app@a': hit({ tag: 'app', digest: one }), 'app@b': hit({ tag: 'app', digest: two }) },
    {},
  ],
  [
    'one tag of two images, and of the first once more',
    {
      'app@a': hit({ tag: 'app', digest: one }),
      'app@b': hit({ tag: 'app', digest: two }),
      'app@c': hit({ tag: 'app', digest: one }),
    },
    {},
  ],
  [
    'one tag of a hit and of what is built after it',
    { 'app@a': hit({ tag: 'app', digest: one }), 'app@b': { ...hit({ tag: 'app', digest: null }), verdict: 'miss' } },
    {},
  ],
  [
    'one tag of a hit and of what is built before it',
    { 'app@a': { ...hit({ tag: 'app', digest: null }), verdict: 'miss' }, 'app@b': hit({ tag: 'app', digest: one }) },
    {},
  ],
  [
    'a name that objects have',
    { x: hit({ tag: '__proto__', digest: one }) },
    JSON.parse(`{"__proto__":"${one}"}`) as Record<string, string>,
  ],
])('digests: %s', (_what, layers, digests) => {
  expect(JSON.stringify(digestsOf(planOf(layers).layers))).toBe(JSON.stringify(digests))
})
