// Starting: the program as it is bundled, beside a Node that does nothing.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

import { inTurn, milliseconds, ratios, type Bench } from './rounds.ts'

const program = path.resolve(import.meta.dirname, '..', 'dist', 'index.js')

export async function run({ rounds, print, aim }: Bench): Promise<void> {
  const node = (...args: readonly string[]) => {
    return () => {
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
      if (status !== 0) throw new Error(`node ${args.join(' ')}: ${stderr}`)
    }
  }
  const times = await inTurn(rounds, {
    nothing: node('-e', '0'),
    version: node(program, '--version'),
    help: node(program, 'plan', '--help'),
  })
  print(
    `  node ${milliseconds(times.nothing)}, --version ${milliseconds(times.version)}, --help ${milliseconds(times.help)}`,
  )
  // Where Node takes 40 ms, this is 100 ms.
  aim('--version / node', ratios(times.version, times.nothing), 2.5)
  aim('plan --help / node', ratios(times.help, times.nothing), 2.5)
}
