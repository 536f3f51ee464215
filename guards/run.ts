// npm run guards [-- --only TEXT ...]: takes each guard away, one at a time and in a copy, and runs the one test that must then fail.
// Ends with "N passed, M failed"; a guard that nobody misses is a failure, and so is one whose text is not found any more.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import type { Guard } from './guard.ts'
import { guards } from './guards.ts'

const root = path.resolve(import.meta.dirname, '..')
const copied = [
  'src',
  '__tests__',
  'docs',
  'example',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'CONTRIBUTING.md',
]
/** A test of a guard takes seconds. */
const patience = 120_000

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } })
const { only } = values
const chosen = guards.filter(
  ({ keeps, file }) => only === undefined || only.some((text) => `${file}: ${keeps}`.includes(text)),
)

interface Answer {
  /** Below __tests__/, without `.test.ts`. */
  readonly file: string
  readonly fullName: string
  readonly status: string
}

type Told = { readonly kind: 'caught' | 'skipped' } | { readonly kind: 'failed'; readonly why: string }

function makeCopy(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'stack-cache-guards-'))
  for (const name of copied)
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true, verbatimSymlinks: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  return copy
}

/** What the tests of these names say; undefined where they say nothing for too long, a text where a file could not even be loaded. */
async function runTests(
  copy: string,
  tests: readonly string[],
  names: readonly string[],
  most: number,
): Promise<readonly Answer[] | string | undefined> {
  const report = path.join(copy, 'report.json')
  rmSync(report, { force: true })
  const args = [
    'run',
    '--project',
    'fast',
    '--project',
    'rooms',
    '--reporter=json',
    `--outputFile=${report}`,
    '--testTimeout=60000',
  ]
  const pattern = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')
  const files = tests.map((test) => `__tests__/${test}.test.ts`)
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args, '-t', pattern, ...files], {
    cwd: copy,
    stdio: 'ignore',
    detached: true,
  })
  const hung = setTimeout(() => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }, most)
  const signal = await new Promise<string | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (_, by) => {
      resolve(by)
    })
  })
  clearTimeout(hung)
  return signal === 'SIGKILL' ? undefined : readReport(copy, report)
}

function readReport(copy: string, report: string): readonly Answer[] | string {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: {
      name: string
      message: string
      status: string
      assertionResults: { fullName: string; status: string }[]
    }[]
  }
  const unloaded = testResults.find(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  if (unloaded !== undefined) return unloaded.message
  return testResults.flatMap(({ name, assertionResults }) => {
    const file = path.relative(path.join(copy, '__tests__'), name).replace(/\.test\.ts$/, '')
    return assertionResults.map(({ fullName, status }) => ({ file, fullName, status }))
  })
}

/** What all the tests say with every guard in its place. */
async function runWhole(): Promise<readonly Answer[]> {
  const copy = makeCopy()
  try {
    const tests = [...new Set(chosen.map(({ test }) => test))]
    const answers = await runTests(copy, tests, [...new Set(chosen.map(({ named }) => named))], 10 * patience)
    if (answers !== undefined && typeof answers !== 'string') return answers
    throw new Error(`the tests do not run with all guards in place: ${answers ?? 'they hang'}`)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

const whole = runWhole()

async function withoutGuard(copy: string, guard: Guard): Promise<Told> {
  const file = path.join(copy, 'src', guard.file)
  const text = readFileSync(file, 'utf8')
  const found = text.split(guard.text).length - 1
  if (found !== 1) return { kind: 'failed', why: `its text stands ${String(found)} times in the file, not once` }
  const before = (await whole).filter(({ file, fullName }) => file === guard.test && fullName.includes(guard.named))
  if (before.length === 0) return { kind: 'failed', why: 'there is no test of that name' }
  if (before.some(({ status }) => status === 'failed'))
    return { kind: 'failed', why: 'its test fails with the guard in place' }
  // Some tests need root or a tool.
  if (!before.some(({ status }) => status === 'passed')) return { kind: 'skipped' }
  writeFileSync(
    file,
    text.replace(guard.text, () => guard.without),
  )
  try {
    const after = await runTests(copy, [guard.test], [guard.named], patience)
    // Who waits for ever has noticed, too.
    if (after === undefined) return { kind: 'caught' }
    if (typeof after === 'string') return { kind: 'failed', why: `the edit breaks the file: ${after}` }
    return after.some(({ status }) => status === 'failed')
      ? { kind: 'caught' }
      : { kind: 'failed', why: 'SURVIVES: its test passes without it' }
  } finally {
    writeFileSync(file, text)
  }
}

let passed = 0
let failed = 0

async function work(queue: Guard[]): Promise<void> {
  const copy = makeCopy()
  try {
    for (let guard = queue.shift(); guard !== undefined; guard = queue.shift()) {
      const told = await withoutGuard(copy, guard)
      const name = `src/${guard.file}: ${guard.keeps}`
      if (told.kind === 'failed') {
        failed += 1
        console.log(`FAILED   ${name}: ${told.why} (__tests__/${guard.test}.test.ts, ${guard.named})`)
      } else {
        if (told.kind === 'caught') passed += 1
        console.log(`${told.kind === 'caught' ? 'caught ' : 'SKIPPED'}  ${name}`)
      }
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

const queue = [...chosen]
await whole
await Promise.all([work(queue), work(queue)])
console.log(`${String(passed)} passed, ${String(failed)} failed`)
process.exitCode = failed === 0 && chosen.length > 0 ? 0 : 1
