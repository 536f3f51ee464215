// Collects the store in argv[2] down to argv[3] bytes, sparing nothing, and kills itself before the file operation whose number is in
// argv[4]. Ends with 0 when it got through.
import fsPromises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

const [, , store = '', bytes = '', number = ''] = process.argv
let operations = 0
const functions = fsPromises as unknown as Record<string, unknown>
for (const [name, original] of Object.entries(functions)) {
  if (typeof original !== 'function') continue
  functions[name] = (...args: unknown[]): unknown => {
    if (++operations === Number(number)) process.kill(process.pid, 'SIGKILL')
    return (original as (...inner: unknown[]) => unknown)(...args)
  }
}
syncBuiltinESMExports()

const { collectGarbage } = await import('../../src/store/directory/collect.ts')
await collectGarbage(store, { bytes: Number(bytes), spare: -60_000 }, Date.now())
