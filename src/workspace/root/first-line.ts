import type { Readable } from 'node:stream'

import { FormatError } from '../../errors.ts'

/**
 * The text before the first line break. stdin that ends earlier is the end of who asks, and of this process.
 * @throws FormatError for a line of more than `most` bytes.
 */
export async function firstLine(stdin: Readable, most: number): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  return await new Promise((resolve, reject) => {
    stdin.on('data', (chunk: Buffer) => {
      const end = chunk.indexOf(0x0a)
      length += end < 0 ? chunk.length : end
      if (length > most) {
        stdin.removeAllListeners('end').destroy()
        reject(new FormatError('task', `expected at most ${String(most)} bytes`))
        return
      }
      chunks.push(end < 0 ? chunk : chunk.subarray(0, end))
      if (end >= 0) resolve(Buffer.concat(chunks).toString('utf8'))
    })
    stdin.on('end', () => process.kill(process.pid, 'SIGKILL'))
  })
}
