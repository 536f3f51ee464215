import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Ran {
  readonly seconds: number
  /** Peak of the process's own resident memory, in bytes. */
  readonly peak: number
  /** Highest sum of the resident memory of the process and all below it, as far as looking every 50 ms shows. */
  readonly treePeak: number
  readonly output: string
}

/** Runs a JavaScript file in a process of its own and measures it. @throws when it fails. */
export async function runChild(
  file: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly environment: Readonly<Record<string, string>> },
): Promise<Ran> {
  const place = await mkdtemp(join(tmpdir(), 'bench-child-'))
  const report = join(place, 'report')
  const preload = fileURLToPath(new URL('./report-memory.mjs', import.meta.url))
  const begun = performance.now()
  const child = spawn(process.execPath, ['--import', preload, file, ...args], {
    cwd: options.cwd,
    env: { ...options.environment, BENCH_REPORT: report },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  let treePeak = 0
  const look = lookAtTree(String(child.pid))
  const watch = setInterval(() => {
    treePeak = Math.max(treePeak, look())
  }, 50)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const seconds = (performance.now() - begun) / 1000
  clearInterval(watch)
  if (code !== 0) throw new Error(`${file} ended with ${String(code)}:\n${output}`)
  const peak = Number(await readFile(report, 'utf8')) * 1024
  rmSync(place, { recursive: true })
  return { seconds, peak, treePeak: Math.max(treePeak, peak), output }
}

const pageBytes = 4096

/**
 * A look: bytes of resident memory of a process and all below it. Between fork and exec a child has its parent's pages, be it that they are
 * shared until one writes or that both run in the same memory (vfork(2)), and its parent's command line with them. Counted as its own they
 * would make two parents of one for the moment of a start. So a child with its parent's words counts from the second look on that finds it:
 * one that stays like that is a program of its own, which has been given the same words.
 */
function lookAtTree(root: string): () => number {
  let starting = new Set<string>()
  const residentOf = (pid: string, parentWords: string | undefined, seen: Set<string>): number => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      if (words === parentWords) {
        seen.add(pid)
        if (!starting.has(pid)) return 0
      }
      const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
      return childrenOf(pid).reduce((sum, child) => sum + residentOf(child, words, seen), pages * pageBytes)
    } catch {
      return 0
    }
  }
  return () => {
    const seen = new Set<string>()
    const resident = residentOf(root, undefined, seen)
    starting = seen
    return resident
  }
}

/** Each thread of a process has its own children, and threads end between two looks. */
function childrenOf(pid: string): readonly string[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) => {
    try {
      const children = readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
      return children.split(' ').filter((child) => child !== '')
    } catch {
      return []
    }
  })
}
