import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface LocalRegistry {
  readonly port: number
  stop(): Promise<void>
}

const program = 'docker-registry'

/** Debian's docker-registry over a directory; undefined where it is not installed. */
export async function startLocalRegistry(directory: string): Promise<LocalRegistry | undefined> {
  if (spawnSync('which', [program]).status !== 0) return undefined
  const port = await freePort()
  const file = join(directory, 'config.yml')
  await writeFile(
    file,
    [
      'version: 0.1',
      'log: {level: error, accesslog: {disabled: true}}',
      `storage: {filesystem: {rootdirectory: ${join(directory, 'data')}}, delete: {enabled: true}}`,
      `http: {addr: "127.0.0.1:${String(port)}"}`,
      '',
    ].join('\n'),
  )
  const child = spawn(program, ['serve', file], { stdio: 'ignore' })
  for (let tries = 0; ; tries++) {
    try {
      await (await fetch(`http://127.0.0.1:${String(port)}/v2/`)).arrayBuffer()
      break
    } catch (error) {
      if (tries === 100) throw error
      await sleep(100)
    }
  }
  return {
    port,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
