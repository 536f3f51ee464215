import fc from 'fast-check'
import { expect, test } from 'vitest'

import { problemsOf } from './told.ts'

const pieces = [
  'builds:', 'defaults:', 'name: ', 'a', '\n', '\n  ', '\n    ', '- ', '{', '}', '[', ']', ', ', '&x ', '*x', '"', "'", '|', '>', '<<: ', '? ',
  '!!int ', '!t ', '#', '\t', '\r\n', '\x85', '\u2028', '${variant.', '${{', '$${', 'a}', 'variants: ', 'include: ', 'exclude: ', 'substitute: ',
  'runs-on: ', 'labels: ', 'stackerfiles: ', 'arch: ', 'amd64', '1.10', '~', '---', '...', '%YAML 1.1\n', '\\', '\ufeff', '😀', '\0', ': ',
] // prettier-ignore

test('any text made of what matters is read, or told as mistakes with their places', () => {
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.boolean(), (source, inBuild) => {
      for (const { place } of problemsOf(inBuild ? `builds: [{name: a, ${source}}]` : source)) {
        expect(place?.line).toBeGreaterThan(0)
      }
    }),
    { seed: 20_261_127, numRuns: 3000 },
  )
})
