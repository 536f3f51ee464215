/** A process of another user that keeps or uses what its arguments say: node store-user.ts STORE save|use UMASK */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { digestOf } from '../../../src/formats/digest.ts'
import { openDirectoryStore } from '../../../src/store/directory/directory.ts'
import { messages, nameOf, recordOf, scratch } from '../contract.ts'

const [, , path = '', action = '', umask = '022'] = process.argv
process.umask(Number.parseInt(umask, 8))
const log = messages()
const store = openDirectoryStore({ path, keyPrefix: 'stack-cache', log, now: Date.now })
const content = 'what all of them use'
const blob = { digest: digestOf(content), size: content.length }
const user = String(process.getuid?.())
if (action === 'save') {
  const file = join(await scratch(), 'blob')
  writeFileSync(file, content)
  await store.writeBlob(blob.digest, blob.size, file)
  await store.writeRecord(nameOf(`of user ${user}`, 'f'), recordOf(user, [blob]))
} else {
  await store.hasBlobs([blob.digest])
  await store.findRecord(nameOf('of user 4001', 'f'))
}
await store.finish()
process.stdout.write(log.warnings.join('\n'))
