// Lays down the encoded request in argv[2] and kills itself at the file operation whose number is in argv[3]. Ends with 0 when it
// got through.
import { readFileSync } from 'node:fs'
import fsPromises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

const [, , requestFile = '', number = ''] = process.argv
const last = Number(number)
let operations = 0
const functions = fsPromises as unknown as Record<string, unknown>
for (const [name, original] of Object.entries(functions)) {
  if (typeof original !== 'function') continue
  functions[name] = (...args: unknown[]): unknown => {
    if (++operations === last) process.kill(process.pid, 'SIGKILL')
    return (original as (...inner: unknown[]) => unknown)(...args)
  }
}
syncBuiltinESMExports()

const { decodeLayDownRequest } = await import('../../src/workspace/lay-down/lay-down-request.ts')
const { layDown } = await import('../../src/workspace/root/by-root.ts')
const { closeStaging } = await import('../../src/workspace/staging-directory.ts')
const log = { debug: () => undefined, info: () => undefined, warning: () => undefined }
const request = decodeLayDownRequest(JSON.parse(readFileSync(requestFile, 'utf8')))
const result = await layDown(request, log)
await closeStaging(request.staging, log)
if (result.kind === 'refused') throw new Error(result.why)
