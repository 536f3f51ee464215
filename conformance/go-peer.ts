import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

/** The Go program, running. Answers come in the order of the questions. */
export interface GoPeer {
  ask(kind: string, cases: readonly unknown[]): Promise<unknown[]>
  close(): void
}

const source = path.join(import.meta.dirname, 'go')

/** The version of the `go` command, or undefined where there is none. */
export function goVersion(): string | undefined {
  const { status, stdout } = spawnSync('go', ['version'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

/** Builds the Go program into a directory of its own and starts it. Throws an Error with the compiler's words. */
export function startGoPeer(): GoPeer {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'conformance-'))
  const program = path.join(directory, 'peer')
  const built = spawnSync('go', ['build', '-o', program, '.'], { cwd: source, encoding: 'utf8' })
  if (built.status !== 0) {
    rmSync(directory, { recursive: true, force: true })
    throw new Error(`go build: ${built.stderr}`)
  }
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting: { readonly resolve: (answer: unknown[]) => void; readonly reject: (error: Error) => void }[] = []
  createInterface({ input: child.stdout, crlfDelay: Infinity }).on('line', (line) => {
    waiting.shift()?.resolve(JSON.parse(line) as unknown[])
  })
  child.on('exit', (code) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`the Go side ended with ${String(code)}`))
  })
  return {
    ask(kind, cases) {
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        child.stdin.write(`${JSON.stringify({ kind, cases })}\n`)
      })
    },
    close() {
      child.stdin.end()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
