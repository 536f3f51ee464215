import { existsSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { isDeepStrictEqual, inspect } from 'node:util'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Says that in this case `what` is `actual` where the recording has `wanted`. Equal values say nothing. */
export type Expect = (what: string, actual: unknown, wanted: unknown) => void

export interface Report {
  /** One recorded case: passed when `check` neither found a difference nor threw. Await it; a check without promises is done at once. */
  case(name: string, check: (expect: Expect) => void | Promise<void>): Promise<void>
  /** A case that cannot be asked of this code; `reason` is printed. Only what the format's page allows to be skipped. */
  skip(name: string, reason: string): void
}

/** What a module in `kinds/` exports. `directory` is the one that holds the file, for recordings that name others beside them. */
export interface Kind {
  run(data: unknown, report: Report, directory: string): void | Promise<void>
}

export interface Outcome {
  /** Path below the given directory. */
  readonly file: string
  readonly passed: number
  /** Cases with a difference; a file that cannot be run counts as one. */
  readonly failed: number
  readonly differences: readonly string[]
  readonly skipped: readonly string[]
}

/** Runs every recording below `directory`. `mtree/trees.json` is read by `kinds/mtree-trees.ts`; a file that no kind reads is a difference. */
export async function runVectors(directory: string): Promise<readonly Outcome[]> {
  const files = (await readdir(directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .sort()
  const outcomes: Outcome[] = []
  for (const file of files) {
    if (!isBeside(file)) outcomes.push(await runFile(directory, file))
  }
  return outcomes
}

/** Explanations, and texts that another file names. */
function isBeside(file: string): boolean {
  return file.endsWith('.md') || file.endsWith('.mtree') || /(^|\/)staging-transcript-[^/]*\.txt$/.test(file)
}

async function runFile(directory: string, file: string): Promise<Outcome> {
  const differences: string[] = []
  const skipped: string[] = []
  let passed = 0
  let failed = 0
  const report: Report = {
    async case(name, check) {
      const before = differences.length
      const differ = (text: string) => differences.push(`${name}: ${text}`)
      const expect: Expect = (what, actual, wanted) => {
        if (isDeepStrictEqual(actual, wanted)) return
        const places = [...differencesOf(actual, wanted, what)]
        for (const place of places.slice(0, 5)) differ(place)
        if (places.length > 5) differ(`${String(places.length - 5)} more differences in ${what}`)
      }
      try {
        const pending = check(expect)
        if (pending !== undefined) await pending
      } catch (error) {
        differ(`threw ${error instanceof Error ? (error.stack ?? error.message) : inspect(error)}`)
      }
      if (differences.length === before) passed += 1
      else failed += 1
    },
    skip(name, reason) {
      skipped.push(`${name}: ${reason}`)
    },
  }
  try {
    const kind = await kindOf(file)
    const data: unknown = JSON.parse(readFileSync(path.join(directory, file), 'utf8'))
    await kind.run(data, report, path.dirname(path.join(directory, file)))
    if (passed + failed + skipped.length === 0) throw new Error('no cases')
  } catch (error) {
    differences.push(error instanceof Error ? (error.stack ?? error.message) : inspect(error))
    failed += 1
  }
  return { file, passed, failed, differences, skipped }
}

const kinds = fileURLToPath(new URL('./kinds/', import.meta.url))

async function kindOf(file: string): Promise<Kind> {
  const plain = file.endsWith('.json') ? file.slice(0, -'.json'.length).replaceAll(path.sep, '-') : ''
  const name = [plain, `mtree-${plain}`].find(
    (candidate) => /^[\w-]+$/.test(candidate) && existsSync(path.join(kinds, `${candidate}.ts`)),
  )
  if (name === undefined) throw new Error(`no kind reads ${file}`)
  const module: unknown = await import(pathToFileURL(path.join(kinds, `${name}.ts`)).href)
  if (isKind(module)) return module
  throw new Error(`kinds/${name}.ts exports no run`)
}

function isKind(module: unknown): module is Kind {
  return typeof module === 'object' && module !== null && 'run' in module && typeof module.run === 'function'
}

/** One line for every leaf that differs, as `layer.run[0] is "a", wanted "b"`. */
function* differencesOf(actual: unknown, wanted: unknown, path: string): Generator<string> {
  if (isDeepStrictEqual(actual, wanted)) return
  const both = [actual, wanted]
  if (both.every((value) => Array.isArray(value) && value.length > 0)) {
    const [a, b] = both as [readonly unknown[], readonly unknown[]]
    for (let i = 0; i < Math.max(a.length, b.length); i++) yield* differencesOf(a[i], b[i], `${path}[${String(i)}]`)
  } else if (both.every((value) => typeof value === 'object' && value?.constructor === Object)) {
    const [a, b] = both as [Record<string, unknown>, Record<string, unknown>]
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      yield* differencesOf(a[key], b[key], `${path}.${key}`)
  } else {
    yield `${path} is ${show(actual)}, wanted ${show(wanted)}`
  }
}

function show(value: unknown): string {
  const text =
    typeof value === 'string'
      ? JSON.stringify(value)
      : inspect(value, { depth: 12, breakLength: Infinity, maxStringLength: 2000 })
  return text.length > 1500 ? `${text.slice(0, 1500)}... (${String(text.length)} characters)` : text
}

/** An object whose every key is named; a recording that says more than the harness understands must not pass for that. */
export function fieldsOf(
  value: unknown,
  where: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${where}: not an object`)
  for (const key of Object.keys(value))
    if (!required.includes(key) && !optional.includes(key)) throw new Error(`${where}: unknown field ${key}`)
  for (const key of required) if (!(key in value)) throw new Error(`${where}: no field ${key}`)
  return value as Record<string, unknown>
}

export function listOf(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${where}: not a list`)
  return value
}

export function textOf(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new Error(`${where}: not a string`)
  return value
}

/** Every entry of an object that is used as a map. */
export function entriesOf(value: unknown, where: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${where}: not an object`)
  return Object.entries(value)
}
