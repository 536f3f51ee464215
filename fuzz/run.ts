// npm run fuzz [-- --cases N] [--seed S]: mutates records, blobs, build.cache, notes, indexes and archives, and runs the product over them.
// A case that crashes, hangs, writes outside, shows what steers a terminal, or takes too much memory is kept in fuzz/found/, which
// __tests__/faults/found.test.ts reads. Ends with 1 where there is one.
import { fork, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { fastPlace } from './sandbox.ts'

const patience = 60_000
const mostMemory = 500_000_000
const slots = 3
/** Of one child; a new one frees what the old one kept. */
const longest = 20_000

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
})
const [cases, seed] = [Number(values.cases), Number(values.seed)]
if (!Number.isSafeInteger(cases) || cases < 1 || !Number.isSafeInteger(seed) || seed < 0 || seed > 1_000_000) {
  console.error('usage: npm run fuzz [-- --cases N] [--seed S]')
  process.exit(2)
}

const found = path.join(import.meta.dirname, 'found')
const place = mkdtempSync(path.join(fastPlace(), 'stack-cache-fuzz-'))
const begun = Date.now()
let done = 0
let findings = 0
let memory = 0

function keep(number: number, why: string, kept: string): void {
  findings += 1
  const file = path.join(found, `${String(seed)}-${String(number)}.json`)
  mkdirSync(found, { recursive: true })
  const { kind, name, verb, bytes } = JSON.parse(kept) as Record<string, string>
  writeFileSync(file, `${JSON.stringify({ why: why.slice(0, 500), kind, name, verb, bytes }, undefined, 2)}\n`)
  console.log(
    `FOUND case ${String(number)} (${String(kind)} ${String(name)}, ${String(verb)}): ${why}\n  kept as ${path.relative(process.cwd(), file)}`,
  )
}

interface Message {
  readonly begun?: number
  readonly done?: number
  readonly slot: number
  readonly rss?: number
  readonly why?: string
  readonly kept?: string
}

/** Runs a child over the cases from there; answers where the next one goes on. */
async function runChild(from: number): Promise<number> {
  const to = Math.min(cases, from + longest)
  const args = [seed, from, to, slots].map(String)
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'child.ts'), [...args, place], {
    env: { ...process.env, TMPDIR: place, MOST_MEMORY: String(mostMemory) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const running = new Map<number, number>()
  let furthest = from
  let tooMuch = false
  let watch: NodeJS.Timeout | undefined
  const listen = (): void => {
    clearTimeout(watch)
    watch = setTimeout(() => child.kill('SIGKILL'), patience)
  }
  listen()
  child.on('message', (message: Message) => {
    listen()
    if (message.begun !== undefined) {
      running.set(message.slot, message.begun)
      furthest = Math.max(furthest, message.begun + 1)
    }
    if (message.done === undefined) return
    running.delete(message.slot)
    done += 1
    memory = Math.max(memory, message.rss ?? 0)
    if (message.why !== undefined) keep(message.done, message.why, message.kept ?? '{}')
    else if ((message.rss ?? 0) > mostMemory && !tooMuch) {
      tooMuch = true
      keep(message.done, `the process takes ${String(message.rss)} bytes`, message.kept ?? '{}')
    }
    if (done % 1000 === 0) console.log(`  ${String(done)} cases, ${seconds()} s, ${megabytes()} MB`)
  })
  const code = await new Promise<number | null>((resolve) => {
    child.on('close', resolve)
  })
  clearTimeout(watch)
  if (code === 0) return to
  for (const [slot, number] of running) {
    done += 1
    keep(
      number,
      code === null ? 'hangs' : `ends the process with ${String(code)}`,
      readFileSync(path.join(place, String(slot)), 'utf8'),
    )
  }
  if (running.size === 0) throw new Error(`the child ended with ${String(code)} and did nothing`)
  return furthest
}

const seconds = (): string => ((Date.now() - begun) / 1000).toFixed(0)
const megabytes = (): string => (memory / 1e6).toFixed(0)

try {
  for (let from = 0; from < cases;) from = await runChild(from)
} finally {
  rmSync(place, { recursive: true, force: true })
}
console.log(
  `${String(done)} cases of seed ${String(seed)}: ${String(findings)} found, at most ${megabytes()} MB, ${seconds()} s`,
)
process.exitCode = findings === 0 ? 0 : 1
