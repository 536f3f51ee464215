// Runs the cases FROM, FROM + 1 ... below TO of a seed, some side by side: what one waits for (children, the disk) another uses.
import { renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { caseOf } from './cases.ts'
import { openSandbox } from './sandbox.ts'

const [seed = 0, from = 0, to = 0, slots = 1] = process.argv.slice(2, 6).map(Number)
const [, , , , , , notes = '.'] = process.argv

const mostMemory = Number(process.env['MOST_MEMORY'] ?? Infinity)

const tell = (message: object): void => {
  process.send?.(message)
}

let next = from

async function work(slot: number): Promise<void> {
  const sandbox = await openSandbox()
  const note = path.join(notes, String(slot))
  try {
    for (let number = next++; number < to; number = next++) {
      const one = caseOf(sandbox, seed, number)
      const kept = JSON.stringify({ ...one, bytes: one.bytes.toString('base64') })
      // Read by the parent where this process hangs or ends.
      writeFileSync(`${note}.draft`, kept)
      renameSync(`${note}.draft`, note)
      tell({ begun: number, slot })
      const why = await sandbox.attempt(one, one.bytes, one.verb)
      const rss = process.resourceUsage().maxRSS * 1024
      // The note will be the next case's before the parent reads it.
      tell({
        done: number,
        slot,
        rss,
        ...(why === undefined ? {} : { why }),
        ...(why || rss > mostMemory ? { kept } : {}),
      })
    }
  } finally {
    sandbox.remove()
  }
}

await Promise.all(Array.from({ length: slots }, (_, slot) => work(slot)))
process.disconnect()
