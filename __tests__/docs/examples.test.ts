// The examples, and the workflow that others call: what they give to our doors is what the doors take.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'
import { parse } from 'yaml'

const root = path.resolve(import.meta.dirname, '..', '..')
const called = '.github/workflows/build.yml'
const workflows = [...readdirSync(path.join(root, 'examples')).map((name) => `examples/${name}`), called]

interface Call {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Workflow {
  readonly jobs: Readonly<Record<string, Call & { readonly steps?: readonly Call[] }>>
}

function read(file: string): unknown {
  return parse(readFileSync(path.join(root, file), 'utf8'))
}

/** The file that says what may be given; undefined for what is not ours. */
function promised(uses: string): string | undefined {
  const [, inside] = /^org\/stack-cache(\/[^@]*)?@v1$/.exec(uses) ?? []
  if (!uses.startsWith('org/stack-cache')) return undefined
  return inside?.endsWith('.yml') === true ? inside.slice(1) : path.join(inside ?? '', 'action.yml').replace(/^\//, '')
}

function inputsIn(file: string): readonly string[] {
  const text = read(file) as {
    readonly inputs?: object
    readonly on?: { readonly workflow_call: { readonly inputs: object } }
  }
  return Object.keys(text.inputs ?? text.on?.workflow_call.inputs ?? {})
}

test.each(workflows)('%s gives to our doors what they take', (file) => {
  const { jobs } = read(file) as Workflow
  const calls = Object.values(jobs).flatMap((job) => [job, ...(job.steps ?? [])])
  const ours = calls.flatMap(({ uses = '', with: given = {} }) => {
    const promise = promised(uses)
    return promise === undefined ? [] : [{ promise, given: Object.keys(given) }]
  })
  expect(ours.length).toBeGreaterThan(0)
  for (const { promise, given } of ours) expect(inputsIn(promise)).toEqual(expect.arrayContaining(given))
})

test('who calls the whole workflow needs at most 15 lines for it', () => {
  const text = readFileSync(path.join(root, 'README.md'), 'utf8')
  const shown = [...text.matchAll(/^```yaml\n([^]*?)^```/gm)].map(([, block = '']) => block.trim().split('\n'))
  const calling = shown.filter((lines) => lines.some((line) => line.includes(`org/stack-cache/${called}@v1`)))
  expect(calling).toHaveLength(1)
  expect(calling[0]?.length).toBeLessThanOrEqual(15)
})

const hasLinter = (() => {
  try {
    execFileSync('actionlint', ['-version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()
if (!hasLinter) console.warn('SKIPPED: the examples are not linted, actionlint is not installed')

test.skipIf(!hasLinter)('actionlint finds nothing in them', () => {
  expect(execFileSync('actionlint', workflows, { cwd: root, encoding: 'utf8' })).toBe('')
})
