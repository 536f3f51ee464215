// Writes the files in the directory argv[3] as blobs into the store in argv[2], all at once, and says what became of each.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

import { digestOf } from '../../src/formats/digest.ts'
import { openDirectoryStore } from '../../src/store/directory/directory.ts'

const [, , store = '', directory = ''] = process.argv
const log = {
  debug: () => undefined,
  info: () => undefined,
  warning: (message: string) => {
    console.error(message)
  },
}
const opened = openDirectoryStore({ path: store, keyPrefix: 'leg', log, now: Date.now })
const files = readdirSync(directory).map((name) => path.join(directory, name))
const written = await Promise.all(
  files.map(async (file) => (await opened.writeBlob(digestOf(readFileSync(file)), statSync(file).size, file)).kind),
)
console.log(JSON.stringify(written))
