import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
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
  const watch = setInterval(() => {
    treePeak = Math.max(treePeak, residentOfTree(String(child.pid)))
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

function residentOfTree(pid: string): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')
    return children.reduce((sum, below) => (below === '' ? sum : sum + residentOfTree(below)), pages * pageBytes)
  } catch {
    return 0
  }
}
