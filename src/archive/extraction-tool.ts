import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { FormatError, TroubleError } from '../errors.ts'
import { machineEnvironment } from '../formats/machine-environment.ts'
import type { IdCommand } from './id-space.ts'

/** Runs a tool on files of the owner's ids, fed with `input`; answers what it complained about, or undefined. */
export async function runTool(
  ids: IdCommand,
  tool: string,
  args: readonly string[],
  input: AsyncIterable<Buffer> | undefined,
): Promise<string | undefined> {
  const [program = tool, ...rest] = [...ids.command, tool, ...args]
  const child = spawn(program, rest, {
    stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'pipe'],
    // Only LC_ALL matters: in another locale tar converts names.
    env: { ...machineEnvironment(), LC_ALL: 'C' },
  })
  const complaint: Buffer[] = []
  child.stderr?.on('data', (chunk: Buffer) => {
    if (complaint.length < 16) complaint.push(chunk)
  })
  const ended = new Promise<string | undefined>((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ENOENT' ? `${program} is not installed` : String(error))
    })
    child.on('close', (code, signal) => {
      const said = Buffer.concat(complaint).toString('utf8').trim().slice(0, 500)
      resolve(code === 0 ? undefined : `${tool} ended with ${String(code ?? signal)}${said === '' ? '' : `: ${said}`}`)
    })
  })
  if (input === undefined || child.stdin === null) return await ended
  const { stdin } = child
  try {
    await pipeline(Readable.from(input, { objectMode: false }), stdin)
  } catch (error) {
    child.kill('SIGKILL')
    const why = await ended
    // tar that ends early closes its pipe; what it said is the reason. Otherwise the archive was at fault.
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE') return why ?? String(error)
    if (error instanceof FormatError || error instanceof TroubleError || code !== undefined)
      return (error as Error).message
    throw error
  }
  return await ended
}
