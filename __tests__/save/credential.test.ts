import fc from 'fast-check'
import { expect, test } from 'vitest'

import { credentialIn } from '../../src/save/credential.ts'

/** The same as plain expressions, some of which take the square of a text's length. */
const plain: readonly (readonly [string, RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})/],
  ['a GitLab token', /\bglpat-[A-Za-z0-9_-]{20,}/],
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a Google API key', /\bAIza[A-Za-z0-9_-]{35}\b/],
  ['a Slack token', /\bxox[abeoprs]-[A-Za-z0-9-]{20,}/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a JSON Web Token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
  ['a password in a URL', /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'\\]{1,100}:[^\s/:@"'\\]{3,100}@/],
]

const plainly = (text: string): string | undefined => plain.find(([, pattern]) => pattern.test(text))?.[0]

// Short pieces of which tokens and what is nearly one are made.
const ten = 'Ab3dEf6h_J'
const pieces = ['eyJ', ten, ten.slice(0, 7), '.', '.', '-', '_', 'a', 'Z', '9', ' ', 'é', '"', '\\', '\n']
const urls = ['://', '://', ':', '@', '/', '+', 'http', 'user', 'pw', 'pass', 'x'.repeat(99)]
const others = [
  '-----BEGIN ',
  'RSA ',
  'PRIVATE KEY-----',
  'ghp_',
  'github_pat_',
  'glpat-',
  'AKIA',
  'AIza',
  'xoxb-',
  'npm_',
]

test.each([
  ['web tokens', pieces],
  ['URLs', [...pieces.slice(3), ...urls]],
  ['all together', [...pieces, ...urls, ...others]],
])('finds in random texts what the plain expressions find: %s', (_, parts) => {
  const found = new Set<string | undefined>()
  const text = fc.array(fc.constantFrom(...parts), { maxLength: 14 }).map((words) => words.join(''))
  fc.assert(
    fc.property(text, (random) => {
      const wanted = plainly(random)
      found.add(wanted)
      return credentialIn(random) === wanted
    }),
    { numRuns: 20_000, seed: 12, examples: [[`eyJ${ten}.eyJ${ten}.${ten}`], [`_a.eyJ${ten}.eyJ${ten}.${ten}`]] },
  )
  expect(found.size).toBeGreaterThan(1)
})

// A ratio, since a clock says nothing on a busy machine; the least of several runs, since the others were disturbed.
const cpu = (text: string): number =>
  Math.min(
    ...Array.from({ length: 5 }, () => {
      const begun = process.cpuUsage()
      credentialIn(text)
      const { user, system } = process.cpuUsage(begun)
      return user + system
    }),
  )

test.each([
  ['a.'],
  ['a-eyJ-'],
  ['eyJ-'],
  ['.eyJaaaaaaaaaa'],
  [`.eyJ${ten}.${ten}`],
  ['://a:bcd@'],
  ['-----BEGIN A'],
  ['-----BEGIN '],
  ['ghp_a-'],
])('four times the text takes no more than about four times the work: %j', (piece) => {
  const text = (size: number): string => piece.repeat(size / piece.length)
  const small = Math.max(cpu(text(500_000)), 1000)
  expect(cpu(text(2_000_000)) / small).toBeLessThan(10)
})
