// Stands where stacker would: `node example/recorded-stacker.mjs --version`, `... build -f stacker.yaml ...` in a directory with the
// sources. It says and leaves what stacker v1.2.0 did there.
import { mkdirSync } from 'node:fs'

import { layDownRecorded, recordedLayers } from './recorded-build.mjs'

if (process.argv.includes('--version')) {
  console.log('stacker version v1.2.0')
} else {
  layDownRecorded('example-edit', process.cwd())
  for (const { name, buildOnly } of recordedLayers('example-edit')) {
    mkdirSync(`roots/${name}/rootfs`)
    console.error(`preparing image ${name}...`)
    if (!buildOnly) console.error(`filesystem ${name} built successfully`)
  }
}
